"""Everything can be reached and done with a keyboard, and one always sees where one is."""

from sarum.cases.models import Step
from tests import build
from tests.journeys.people_at_work import PASSWORD, Worker, plain

HERE = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const label = one.id && document.querySelector(`label[for="${one.id}"]`);
  const marked = style.outlineStyle != 'none' || style.boxShadow != 'none';
  const seen = marked || getComputedStyle(one, '::before').boxShadow != 'none'
    || (label && getComputedStyle(label, '::before').boxShadow != 'none');
  return {words: (label || one).textContent, id: one.id, seen: !!seen, inMain: !!one.closest('main')};
}"""
FAR = 40  # the most keys that anything on these pages may be away


def test_signing_in_and_answering_a_form_by_keyboard_alone(at_work):
    the = at_work()
    case = build.case_at(Step.REFERRAL)
    officer = the.officer
    officer.has_a_password().goes_to("account_login")
    skips_to_the_main_content(officer)
    tabs_to(officer, "Email").page.keyboard.type(officer.person.email)
    tabs_to(officer, "Password").page.keyboard.type(PASSWORD)
    sends(officer, "Enter").reads("Needs you now")
    officer.goes_to("cases:acknowledge_referral", case.reference)
    skips_to_the_main_content(officer)
    tabs_to(officer, "By letter or e-mail from the Partnership Team").page.keyboard.press("ArrowDown")
    tabs_to(officer, "The referrer has been told")
    sends(officer, "Enter").reads("The referral has been acknowledged.").opens("The whole history").reads(
        "by telephone"
    )


def skips_to_the_main_content(worker: Worker) -> None:
    """The first thing on every page is a way past what is the same on every page."""
    worker.page.keyboard.press("Tab")
    here = worker.page.evaluate(HERE)
    assert plain(here["words"]) == "Skip to main content" and here["seen"], here
    worker.page.keyboard.press("Enter")
    worker.page.keyboard.press("Tab")
    assert worker.page.evaluate(HERE)["inMain"], worker.page.evaluate(HERE)


def tabs_to(worker: Worker, words: str) -> Worker:
    """Move on until the focus is on what is called this; wherever it stops on the way, it is seen."""
    for _ in range(FAR):
        here = worker.page.evaluate(HERE)
        assert here["seen"], f"The focus is not seen on “{plain(here['words'])}”, {worker.where}"
        if plain(here["words"]) == words:
            return worker
        worker.page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not come to “{words}” on {worker.where}")


def sends(worker: Worker, key: str) -> Worker:
    with worker.page.expect_navigation() as going:
        worker.page.keyboard.press(key)
    worker.response = going.value
    return worker.arrived()
