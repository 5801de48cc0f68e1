"""The screen before a referral; the Word form taken away and brought back; what reaches the team another way; and the
questions as they were asked, whatever becomes of the form."""

import dataclasses
import datetime as dt
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sarum.board.models import Board
from sarum.cases.models import Case, Document, Referral, ReferralDraft
from sarum.cases.pages.referral import word_form
from sarum.cases.rules.form import paper
from sarum.cases.rules.form.table import REFERRAL
from sarum.kit.fields import Day, LongText, Text
from tests import cast
from tests.pages.test_referral import begin, fill, url, words

pytestmark = pytest.mark.django_db
SAID = {
    "safety": {"is_anyone_at_risk_now": False, "explanation": "She has died.\n\nNobody lives there."},
    "referrer": {"as_who": "AGENCY", "name": "Rhiannon Ash", "agency": "Wyvern Hospital Trust"},
    "adults": [{
        "name": "Edna Marsh", "living": "DIED", "date_of_birth": "1943-08-14", "flags": ["ROUGH_SLEEPER", "PRISON"],
        "local_ids": ["Mosaic 1", "RiO 2"],
        "elements": {"NEEDS": {"answer": "MET", "reasons": "A package of care"},
                     "CONDITION": {"answer": "MET", "standard": "SUSPECTED"}},
    }],
    "agencies": [{"name": "Kestrel Homes", "nature": "Landlord"}],
    "what_happened": {"outline": "She was found on the floor.", "abuse_types": ["SELF_NEGLECT", "NEGLECT"]},
}  # fmt: skip


@pytest.fixture
def browser():
    return Client()


def board():
    return Board.objects.get(pk=1)


def uploaded(content, name="filled.docx"):
    return SimpleUploadedFile(name, content)


def changed(content, change):
    """A form in which somebody wrote something of their own."""
    word = Word(BytesIO(content))
    change(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def row_of(word, code):
    return next(row for one in word.tables for row in one.rows if row.cells[-1].text == code)


def test_a_child_is_told_whom_to_call_and_an_adult_involved_too_goes_on(browser):
    begin(browser)
    child = browser.post(url("refer_part", "screen"), {"about": "CHILD"}).url
    assert child == url("refer_part", "screen", "child")
    page = words(browser.get(child))
    assert "children’s services" in page and "18 to 25" in page and "Is an adult aged 18 or over involved too?" in page
    assert browser.post(child, {"adult_too": "no"}).url == url("referral_parts")
    stopped = words(browser.get(url("referral_parts")))
    assert "This form is for adults aged 18 or over" in stopped and "What the Board needs" not in stopped
    assert "Check and send" not in stopped
    assert browser.post(child, {"adult_too": "yes"}).url == url("refer_part", "screen", "area")
    assert "This form is for adults aged 18" not in words(browser.get(url("referral_parts")))


def test_elsewhere_explains_which_board_to_ask_and_goes_on(browser):
    begin(browser)
    here = url("refer_part", "screen", "area")
    assert f"Did it happen in {board().area_words}" in words(browser.get(here))
    assert browser.post(here, {"in_area": "NOT_KNOWN"}).url == url("referral_parts")
    elsewhere = browser.post(here, {"in_area": "NO"}).url
    assert "Each area of England has its own Safeguarding Adults Board" in words(browser.get(elsewhere))
    assert browser.post(elsewhere, {}).url == url("referral_parts")


def test_the_word_form_asks_what_the_web_form_asks_and_is_marked_for_readers(browser):
    answer = browser.get(reverse("cases:download_form"))
    assert "attachment" in answer["Content-Disposition"]
    word = Word(BytesIO(answer.content))
    codes = {row.cells[-1].text for one in word.tables for row in one.rows[1:]}
    assert codes == {row.code for matter in paper.matters(REFERRAL) for sheet in matter.sheets for row in sheet.rows}
    assert all("w:tblHeader" in one.rows[0]._tr.xml for one in word.tables)
    assert word.core_properties.language == "en-GB" and 'w:val="en-GB"' in word.styles.element.xml
    assert any(one.style.name == "Heading 1" for one in word.paragraphs)


def test_a_filled_form_gives_the_same_answers_back_and_nothing_is_left(browser):
    found = word_form.word_form(board()).read_back(word_form.word_form(board()).drawn(SAID), dt.date(2026, 3, 2))
    assert (found.answers, found.faults) == (SAID, [])


def test_anybody_brings_a_filled_form_sees_how_it_was_read_and_sends_it(browser):
    def change(word):
        row_of(word, "adults.living").cells[1].text = "perhaps"
        row_of(word, "what_happened.date_from").cells[1].text = "spring"
        word.add_paragraph("PS: she had a cat")

    filled = changed(word_form.word_form(board()).drawn(SAID), change)
    page = browser.post(reverse("cases:bring_form"), {"filled": uploaded(filled), "key": "k"}, follow=True)
    for said in (
        "What could not be placed",
        "“perhaps” is not one of the answers",
        "PS: she had a cat",
        "Edna Marsh",
        "spring",
    ):
        assert said in words(page)
    assert not Case.objects.exists()
    browser.post(url("check_referral"), {"is_true": "on"})
    referral = Referral.objects.get()
    assert (referral.outline, referral.route) == ("She was found on the floor.", "ONLINE")
    assert any("PS: she had a cat" in row["answer"] for row in referral.asked[-1]["rows"])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"words in a text file", "says it is a Word document, but it is text"),
        (b"PK\x03\x04rubbish", "part of it is damaged"),
    ],
)
def test_what_is_not_the_form_is_refused_with_a_reason(browser, content, why):
    page = browser.post(reverse("cases:bring_form"), {"filled": uploaded(content)})
    assert page.status_code == 422 and why in words(page) and not ReferralDraft.objects.exists()


def test_a_tick_that_word_keeps_as_a_symbol_is_read(browser):
    def change(word):
        cell = row_of(word, "safety.police_informed").cells[1]
        for char, label in (("F0A8", " Yes "), ("F0FE", " No")):
            symbol = OxmlElement("w:sym")
            symbol.set(qn("w:font"), "Wingdings")
            symbol.set(qn("w:char"), char)
            cell.paragraphs[0].add_run()._r.append(symbol)
            cell.paragraphs[0].add_run(label)

    found = word_form.word_form(board()).read_back(
        changed(word_form.word_form(board()).drawn(SAID), change), dt.date(2026, 3, 2)
    )
    assert (found.answers["safety"]["police_informed"], found.faults) == ("NO", [])


def test_an_empty_form_is_said_to_be_empty_and_the_form_is_a_link_away(browser):
    page = browser.post(reverse("cases:bring_form"), {"filled": uploaded(word_form.word_form(board()).drawn())})
    said = words(page)
    assert page.status_code == 422 and "This form is empty" in said and not ReferralDraft.objects.exists()
    assert f'href="{reverse("cases:download_form")}"' in said and 'accept=".docx"' in said
    assert "Excel" not in said and "Everything else you typed" not in said


def test_another_word_document_is_not_the_form(browser):
    word = Word()
    word.add_paragraph("Dear Board")
    file = BytesIO()
    word.save(file)
    page = browser.post(reverse("cases:bring_form"), {"filled": uploaded(file.getvalue())})
    assert page.status_code == 422 and "it is not this form" in words(page)


def entering(**more):
    day = {"received_on_0": "3", "received_on_1": "3", "received_on_2": "2025"}
    return {"route": "DOCUMENT", "from_whom": "Wyvern Hospital Trust", "taken_down_by": "Olive Fenn", **day, **more}


def test_an_officer_enters_a_word_referral_and_its_days_are_counted_from_the_day_it_came(browser):
    browser.force_login(cast.people()["officer"])
    filled = word_form.word_form(board()).drawn(SAID)
    page = browser.post(reverse("cases:enter_referral"), entering(filled=uploaded(filled)), follow=True)
    assert "Everything in the form found its place" in words(page) and "Edna Marsh" in words(page)
    browser.post(url("refer_part", "what-happened"), {"outline": "She was found on the kitchen floor."})
    browser.post(url("check_referral"), {"is_true": "on"})
    referral = Referral.objects.get()
    assert (referral.route, referral.from_whom, referral.taken_down_by) == (
        "DOCUMENT",
        "Wyvern Hospital Trust",
        "Olive Fenn",
    )
    assert (referral.received_on, referral.entered_by.name) == (dt.date(2025, 3, 3), "Olive Fenn")
    assert referral.case.due_on == dt.date(2025, 3, 5)
    assert (Document.objects.get().about, Document.objects.get().kind) == ("The referral as it came", "docx")
    page = words(browser.get(reverse("cases:read_referral", args=[referral.case.reference])))
    assert "As a Word form, from Wyvern Hospital Trust, taken down by Olive Fenn, entered by Olive Fenn" in page


def test_a_referral_by_telephone_needs_no_file(browser):
    browser.force_login(cast.people()["officer"])
    browser.post(reverse("cases:enter_referral"), entering(route="TELEPHONE"))
    assert ReferralDraft.objects.get().answers["provenance"]["route"] == "TELEPHONE"
    assert "How it reached the Partnership Team" in words(browser.get(url("referral_parts")))


def test_only_the_team_enters_what_came_another_way(browser):
    for who in ("chair", "lead", "referrer"):
        browser.force_login(cast.people()[who])
        assert browser.get(reverse("cases:enter_referral")).status_code == 403
    assert Client().get(reverse("cases:enter_referral")).status_code == 302
    assert "For the Partnership Team" not in words(Client().get(reverse("cases:refer")))
    browser.force_login(cast.people()["officer"])
    assert "For the Partnership Team" in words(browser.get(reverse("cases:refer")))
    browser.logout()
    fill(browser)
    assert browser.get(url("refer_part", "how-it-came")).status_code == 404


def test_the_lag_is_said_to_the_team_and_is_no_reproach_to_who_refers(browser):
    fill(browser)
    day = {"aware_on_0": "1", "aware_on_1": "2", "aware_on_2": "2020", "reason": "LEARNING"}
    browser.post(url("refer_part", "reason"), day)
    page = words(browser.get(url("check_referral")))
    assert "days later" not in page
    browser.post(url("check_referral"), {"is_true": "on"})
    browser.force_login(cast.people()["officer"])
    page = words(browser.get(reverse("cases:read_referral", args=[Case.objects.get().reference])))
    assert "Became aware on 1 February 2020; it reached the Board" in page and "days later" in page


def test_a_later_change_of_the_form_changes_no_old_referral(browser, monkeypatch):
    fill(browser)
    browser.post(url("check_referral"), {"is_true": "on"})
    browser.force_login(cast.people()["chair"])  # the team is also shown what today's form would ask of the referrer
    here = reverse("cases:read_referral", args=[Case.objects.get().reference])
    part = REFERRAL.parts["what-happened"]
    before, main = browser.get(here).content, lambda content: content.split(b"<main")[1].split(b"</main")[0]
    question = dataclasses.replace(
        part.pages[0].questions[0], label="Tell us everything", hint="", options=(("A", "B"),)
    )
    page = dataclasses.replace(part.pages[0], title="Another title", questions=(question,))
    monkeypatch.setitem(REFERRAL.parts, "what-happened", dataclasses.replace(part, title="Changed", pages=(page,)))
    monkeypatch.delitem(REFERRAL.parts, "criteria")
    assert any(row["question"] == "Tell us everything" for one in REFERRAL.as_asked({}) for row in one["rows"])
    assert main(browser.get(here).content) == main(before) and b"What happened?" in before


ODD = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["", "\x00", "a\x00b", "\ud800", "😀" * 40, "שלום \u202e אבג", "x" * 50_000, "29", "2", "2023", "yes"]
    ),
)


PAGES = [
    (part, page)
    for part in REFERRAL.parts.values()
    for page in part.pages
    if page.questions and part.slug not in ("how-it-came", "attachments", "what-went-well")
]


def chosen(value):
    """What a form shows as chosen, one answer or several, as a browser would send it."""
    return [str(one) for one in (value if isinstance(value, list | tuple) else [value])]


def test_whatever_is_typed_there_is_no_fault_and_it_is_there_again(browser):
    """Any page, any mix of answered and unanswered: kept and shown on the next visit, or refused and shown at once."""
    begin(browser)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def any_page(data):
        part, page = data.draw(st.sampled_from(PAGES))
        rest = (1, page.slug) if part.one else (page.slug,) if page.slug else ()
        here = url("refer_entry" if part.one else "refer_part", part.slug, *rest)
        shown = {bound.name: bound for bound in browser.get(here).context["form"]}
        typed = {}
        for name, bound in shown.items():
            boxes = [f"{name}_{place}" for place in range(3)] if isinstance(bound.field, Day) else [name]
            offered = [str(choice[0]) for choice in getattr(bound.field, "choices", ())]
            said = st.sampled_from(offered) if offered and data.draw(st.booleans()) else ODD
            typed |= {box: data.draw(said) for box in boxes if data.draw(st.booleans())}
        sent = {box: words.encode("utf-8", "replace").decode() for box, words in typed.items()}  # as a browser sends it
        answer = browser.post(here, sent)
        assert answer.status_code in (302, 422)
        form = (answer if answer.status_code == 422 else browser.get(here)).context["form"]
        for name, bound in shown.items():
            if name in sent and isinstance(bound.field, Text | LongText):
                assert " ".join(str(form[name].value() or "").split()) == " ".join(sent[name].split())
            if sent.get(name) in [str(choice[0]) for choice in getattr(bound.field, "choices", ())]:
                assert sent[name] in chosen(form[name].value())
        assert browser.get(url("check_referral")).status_code == browser.get(url("referral_parts")).status_code == 200

    any_page()
