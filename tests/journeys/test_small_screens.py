"""No page scrolls sideways on a small telephone, nor where a large screen is read at 400 per cent."""

from sarum.cases.models import ScopingReturn, Step
from tests import build

TELEPHONE = {"width": 320, "height": 640}
AT_400_PER_CENT = {"width": 1280 // 4, "height": 1024 // 4}  # as much as a large screen shows then
LONG = "https://example.org/" + "a-very-long-address" * 4
WORDS = {
    "outline", "summary", "facts", "analysis", "grounds", "reasons", "text", "plan", "learning", "shows", "title", "progress",
    "what_changed", "evidence", "comments", "good_practice", "family_told", "how_agencies_worked_together",
}  # fmt: skip
PUBLIC = ("cases:home", "cases:refer", "cases:answer", "account_login", "library:reviews")
OFFICES = (
    "cases:home",
    "cases:cases",
    "cases:inbox",
    "cases:account",
    "cases:action_log",
    "board:people",
    "board:agencies",
    "board:settings",
)
OF_A_CASE = (
    "overview", "people_in_case", "read_referral", "meetings", "returns", "rapid_review", "report", "recommendations",
    "documents", "tracker", "commission", "drafts", "learning", "publication", "assurance", "history", "places",
    "tracker", "commission", "drafts", "learning", "publication", "assurance", "history", "places",
    "involvement", "other_processes", "duplicates",
)  # fmt: skip
FORMS = (
    "attach_document",
    "give_place",
    "declare_conflict",
    "prepare_tool",
    "show_improvement",
    "report_impact",
    "add_action",
)
WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > room + 1)
    .map(one => `<${one.tagName.toLowerCase()} class="${one.className}"> ${one.textContent.trim().slice(0, 60)}`).slice(-3);
}"""


def test_no_page_scrolls_sideways(at_work):
    the = at_work(viewport=TELEPHONE)
    case = build.case_at(Step.ASSURANCE, done=True, files=with_long_words(build.files()))
    pages = [(the.visitor, name, ()) for name in PUBLIC]
    pages += [(the.officer, name, ()) for name in OFFICES]
    pages += [(the.officer, f"cases:{act}", (case.reference,)) for act in (*OF_A_CASE, *FORMS)]
    pages += [(the.lead, "cases:learning_plan", (case.reference,))]
    pages += [(the.officer, f"cases:{act}", (case.reference, one.pk)) for act, one in things_of(case).items()]
    sideways = {}
    for who, name, address in pages:
        who.goes_to(name, *address)
        assert who.response.status == 200, who.where
        for screen in (AT_400_PER_CENT, TELEPHONE):
            who.page.set_viewport_size(screen)
            if wider := who.page.evaluate(WIDER):
                sideways[who.where] = wider
    assert not sideways


def with_long_words(told, key=""):
    """The same case, told by people who paste long addresses into everything."""
    if isinstance(told, dict):
        return {name: with_long_words(value, name) for name, value in told.items()}
    if isinstance(told, list):
        return [with_long_words(value, key) for value in told]
    return f"{told} {LONG}" if key in WORDS and isinstance(told, str) and told else told


def things_of(case):
    """One thing of each kind that has a page of its own."""
    version = case.report.latest
    return {
        "meeting": case.meetings.first(), "read_return": ScopingReturn.objects.filter(request__case=case).first(),
        "report_version": version,
        "action": case.actions.first(), "draft": case.drafts.first(),
    }  # fmt: skip
