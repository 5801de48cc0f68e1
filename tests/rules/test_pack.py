"""What comes into the pack for a Rapid Review, and what is said of what does not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Person
from sarum.cases.models import Assurance, Case, Endorsement, ScopingRequest, ScopingReturn, ScopingTemplate, Standing
from sarum.cases.rules import pack as rules
from sarum.cases.rules import template
from sarum.cases.rules.quality import RUBRIC

AUTHOR, OFFICER = Person(pk=1, name="Amir Stone"), Person(pk=2, name="Selina Frost")
ON = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
TEMPLATE = ScopingTemplate(pk=1, number=1, sections=template.STANDARD)
SAID = {"answers": {"summary": "We visited."}, "safety": {"is_anyone_at_risk_now": False}}
PACK = {"returns": [{"agency": "Orchard", "weaknesses": [], "is_nil": False}], "gaps": [], "unasked": []}


def answer(standing=Standing.ASSURED, agency="Orchard Home Care", **more):
    request = ScopingRequest(
        agency=Agency(pk=1, name=agency),
        case=Case(reference="WY-2026-001"),
        number=3,
        template=TEMPLATE,
        stage="SCOPING",
        due_on=dt.date(2026, 11, 23),
    )
    return ScopingReturn(request=request, standing=standing, answers={**SAID, **more})


def signed(said, person=OFFICER, **more):
    return Endorsement(person=person, digest=said.digest, signed_at=ON, **more)


def judged(said, is_accepted=True, **rubric):
    rubric = {**dict.fromkeys(RUBRIC, True), **rubric}
    return Assurance(is_accepted=is_accepted, digest=said.digest, rubric=rubric, comments="It has to do.")


def why_not(said, made=None, judged_=None, authors=(1,), grounds=""):
    made = [signed(said)] if made is None else made
    return rules.why_not_in_pack(said, made, [judged(said)] if judged_ is None else judged_, set(authors), grounds)


def test_a_return_that_was_endorsed_and_accepted_word_for_word_comes_in():
    assert why_not(answer()) == []


@pytest.mark.parametrize("standing", [one for one in Standing if one != Standing.ASSURED])
def test_no_other_standing_does(standing):
    assert len(why_not(answer(standing))) == 1


def test_of_one_that_was_refused_the_grounds_are_said():
    assert why_not(answer(Standing.DECLINED), grounds="It is privileged") == ["refused: It is privileged"]


def test_words_that_nobody_endorsed_stay_out():
    said = answer()
    other = signed(answer(answers={"summary": "We visited once."}))
    for made in ([], [other], [signed(said, voided_at=ON)], [signed(said, AUTHOR)]):
        assert why_not(said, made) == ["nobody but those who wrote it endorsed exactly these words"]
    assert why_not(said, [signed(said, AUTHOR), other, signed(said)]) == []


def test_words_that_the_team_did_not_accept_stay_out():
    said = answer()
    other = judged(answer(answers={"summary": "We visited once."}))
    for made in ([], [other], [judged(said, is_accepted=False)], [judged(said), judged(said, is_accepted=False)]):
        assert why_not(said, judged_=made) == ["the team did not accept exactly these words"]


def test_a_return_in_the_pack_says_who_stands_for_it_and_what_to_mind():
    said = answer(restrictions={"restrictions": "The name of the neighbour."})
    kept = rules.return_in_pack(said, signed(said), ON.date(), judged(said, analysis=False), "The staff files")
    assert kept["endorsed"] == "Selina Frost, 20 November 2026" and kept["reference"] == "WY-2026-001-R03"
    assert rules.warnings(kept) == [
        "Must not be shared further: The name of the neighbour.",
        "Its agency refused part of what was asked: The staff files",
        "Weak: it says little about why. It has to do.",
    ]
    assert [chapter.title for chapter in rules.chapters(kept)][:1] == ["Your involvement"]


def test_nothing_is_said_of_a_return_that_is_strong():
    said = answer()
    assert rules.warnings(rules.return_in_pack(said, signed(said), ON.date(), judged(said), "")) == []


def event(what, on="", about=""):
    return {"on": on, "about_when": about, "event": what, "source": "Notes"}


def test_key_events_of_all_agencies_stand_by_day_and_undated_ones_last():
    first = answer(events=[event("C", "2021-03-09"), event("Z"), event("A", about="early March 2021")])
    second = answer(agency="Kestrel Homes", events=[event("B", "2021-03-04")])
    found = rules.events_together([first, second])
    assert [(one["event"], one["agency"], one["when"]) for one in found] == [
        ("A", "Orchard Home Care", "early March 2021"),
        ("B", "Kestrel Homes", "4 March 2021"),
        ("C", "Orchard Home Care", "9 March 2021"),
        ("Z", "Orchard Home Care", "Not dated"),
    ]


@given(st.lists(st.one_of(st.just(""), st.dates(dt.date(2000, 1, 1), dt.date(2026, 1, 1)).map(str)), max_size=8))
def test_no_event_is_lost_and_none_stands_before_an_earlier_one(days):
    found = rules.events_together([answer(events=[event(day or "undated", day) for day in days])])
    told = [one["event"] for one in found]
    dated = sorted(day for day in days if day)
    assert told == dated + ["undated"] * (len(days) - len(dated))


def test_a_pack_needs_something_in_it_something_new_and_a_word_on_what_is_missing():
    assert rules.why_not_releasable(PACK, "", "b", "") == []
    assert "No return has been accepted" in rules.why_not_releasable({**PACK, "returns": []}, "x", "b", "")[0]
    assert "Nothing has changed" in rules.why_not_releasable(PACK, "x", "a", "a")[0]
    assert "Say what is new" in rules.why_not_releasable(PACK, " ", "b", "a")[0]
    gap, weak = {"agency": "Kestrel Homes"}, {"agency": "Orchard", "weaknesses": ["dates are missing"]}
    for lacking in ({"gaps": [gap]}, {"unasked": [gap]}, {"returns": [weak]}):
        assert "missing or weak" in rules.why_not_releasable({**PACK, **lacking}, "", "b", "")[0]
        assert rules.why_not_releasable({**PACK, **lacking}, "The meeting can do without.", "b", "") == []


def test_a_gap_says_what_is_missing_when_it_was_due_and_why_the_meeting_does_not_wait():
    said = answer(Standing.STARTED)
    gap = rules.gap(said, ["return not sent"], dt.date(2026, 11, 24), "The inquest opens.")
    assert (gap["what"], gap["because"]) == ("return not sent; it was due on 23 November 2026", "The inquest opens.")
    assert rules.gap(said, ["return not sent"], dt.date(2026, 11, 23), "")["what"].endswith(
        "it is due on 23 November 2026"
    )
    for standing in (Standing.DECLINED, Standing.RETURNED, Standing.ASSURED):
        assert rules.gap(answer(standing), ["so"], dt.date(2026, 11, 24), "")["what"] == "so"


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.ASSURED, ""),
        (Standing.SENT_BACK, "The return of Orchard Home Care was sent back."),
        (Standing.STARTED, "The return of Orchard Home Care was sent back, and is being put right."),
        (Standing.RETURNED, "was sent back, and has come in again. It has not been accepted yet."),
        (Standing.DECLINED, "Orchard Home Care refused the request."),
    ],
)
def test_a_pack_says_what_became_of_its_returns_since(standing, words):
    said = answer(standing)
    told = rules.changed_since({"digest": said.digest}, said)
    assert told.endswith(words) and bool(told) == bool(words)


def test_other_words_that_were_accepted_since_are_said_too():
    assert "in other words" in rules.changed_since({"digest": "0"}, answer())
    assert rules.come_since(answer()) == "The return of Orchard Home Care was accepted, and is not in this pack."
    assert rules.come_since(answer(Standing.RETURNED)) == ""
