"""The ladder goes up one rung at a time, by the day, by its own sender, and says no more than a reference."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Office
from sarum.cases.models import Case, Climb, Rung, ScopingRequest, ScopingReturn, Standing
from sarum.cases.rules import ladder as rules
from sarum.cases.rules import scoping
from sarum.kit import working_days

DUE, ASKED = dt.date(2026, 11, 23), dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 12, 22, 10, tzinfo=dt.UTC)
SET = {rung.value: days for rung, days in rules.RUNG_DAYS.items()}


def answer(standing=Standing.STARTED):
    request = ScopingRequest(agency=Agency(pk=1, name="Orchard"), case=Case(reference="WY-2026-001"), due_on=DUE)
    made = ScopingReturn(request=request, standing=standing)
    request.answer = made
    return made


def climb(rung=Rung.MEMBER, standing=Standing.STARTED, **said):
    return Climb(request=answer(standing).request, rung=rung, **said)


def on(days_late):
    return working_days.after(DUE, days_late).on


def due(days_late, climbed=(), **said):
    return rules.rung_due(DUE, ASKED, on(days_late), said.pop("days", SET), climbed, **said)


@pytest.mark.parametrize(
    ("days_late", "rung"),
    [
        (5, None),
        (6, "MEMBER"),
        (7, "MEMBER"),
        (8, "LEAD"),
        (10, "CHAIR"),
        (15, "CHIEF"),
        (20, "PARTNERS"),
        (90, "PARTNERS"),
    ],
)
def test_each_rung_has_its_day(days_late, rung):
    assert due(days_late) == rung


def test_a_rung_that_was_climbed_or_lies_below_one_is_not_climbed_again():
    assert due(9, ["LEAD"]) is None
    assert due(9, ["CHAIR"]) is None
    assert due(10, ["LEAD"]) == "CHAIR"


def test_a_refusal_leads_to_the_chair_at_once_or_to_whoever_stands_above():
    assert due(0, is_refused=True) == "CHAIR"
    assert due(0, ["CHAIR"], is_refused=True) is None
    assert due(0, is_refused=True, days={"MEMBER": 6, "CHIEF": 15}) == "CHIEF"
    assert due(0, is_refused=True, days={"MEMBER": 6}) is None


def test_a_rung_that_the_board_leaves_out_is_never_climbed():
    assert due(9, days={"MEMBER": 6, "CHAIR": 10}) == "MEMBER"


@given(st.lists(st.integers(0, 40), max_size=12))
def test_however_often_the_clock_runs_it_climbs_each_rung_once_and_only_up(runs):
    climbed = []
    for days_late in sorted(runs):
        if rung := due(days_late, climbed):
            climbed.append(rung)
    assert len(set(climbed)) == len(climbed)
    assert climbed == sorted(climbed, key=rules.ORDER.__getitem__)


def test_the_usual_ladder_is_one_that_may_be_set():
    assert rules.why_not_ladder(rules.DEFAULT) == []
    assert rules.why_not_ladder({}) == []
    assert list(rules.REMINDER_DAYS.values()) == list(scoping.REMINDERS)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"REMINDER_1": 0}, "Reminder 1 comes before or after the day a return is due. Give another number than 0"),
        ({"REMINDER_1": -1}, "Reminder 1 and reminder 2 come on the same day"),
        ({"MEMBER": -2}, "comes after a return is due"),
        ({"LEAD": 6}, "must come later than"),
        ({"LEAD": None, "CHAIR": 5}, "“The JCR Chair” must come later than “The agency’s JCR member”"),
    ],
)
def test_a_ladder_goes_up(changed, why):
    assert why in " ".join(rules.why_not_ladder({**rules.DEFAULT, **changed}))


def test_a_letter_is_written_by_hand_while_a_return_is_late_or_refused_and_once():
    late, before = DUE + dt.timedelta(days=1), DUE
    assert rules.why_not_proposed(answer(), "MEMBER", [], late) == []
    assert "is not late" in rules.why_not_proposed(answer(), "MEMBER", [], before)[0]
    assert rules.why_not_proposed(answer(Standing.DECLINED), "CHAIR", [], before) == []
    assert "already" in rules.why_not_proposed(answer(), "MEMBER", ["MEMBER"], late)[0]
    assert "has sent" in rules.why_not_proposed(answer(Standing.RETURNED), "MEMBER", [], late)[0]


@pytest.mark.parametrize(
    ("rung", "office"),
    [
        (Rung.MEMBER, Office.PARTNERSHIP_OFFICER),
        (Rung.LEAD, Office.BUSINESS_MANAGER),
        (Rung.CHAIR, Office.JCR_VICE_CHAIR),
        (Rung.CHIEF, Office.INDEPENDENT_CHAIR),
        (Rung.PARTNERS, Office.INDEPENDENT_CHAIR),
    ],
)
def test_each_rung_has_its_sender(rung, office):
    assert rules.why_not_yours(climb(rung), {office}) == []
    assert rules.why_not_yours(climb(rung), {Office.JCR_MEMBER})


def test_a_letter_waits_until_it_is_sent_or_set_aside_or_the_return_comes():
    assert rules.why_not_open(climb()) == []
    assert "was sent" in rules.why_not_open(climb(sent_at=NOW))[0]
    assert "set aside: No" in rules.why_not_open(climb(dismissed_at=NOW, dismissed_because="No"))[0]
    assert "has sent its return" in rules.why_not_open(climb(standing=Standing.RETURNED))[0]


def test_an_answer_is_recorded_once_to_a_letter_that_was_sent():
    assert rules.why_no_response(climb(sent_at=NOW), "On Thursday") == []
    assert "has not been sent" in rules.why_no_response(climb(), "On Thursday")[0]
    assert "already" in rules.why_no_response(climb(sent_at=NOW, responded_at=NOW), "On Thursday")[0]
    assert rules.why_no_response(climb(sent_at=NOW), " ") == ["Say what they answered."]


def letter(rung, **said):
    given = {
        "reference": "WY-2026-001", "sent_on": ASKED, "due_on": DUE, "to_names": ["Chloe Banks"], "is_refused": False,
        "chased": 5, "tell": "tell the Partnership Team",
    }  # fmt: skip
    return rules.letter_of(rung, **{**given, **said})


@pytest.mark.parametrize("rung", list(Rung))
def test_a_letter_says_the_reference_and_the_days_and_from_the_chair_up_the_law(rung):
    made = letter(rung)
    assert made.subject == "WY-2026-001: a scoping return is outstanding"
    assert "due by 23 November 2026" in made.body and "5 times" in made.body
    assert (rules.DUTY in made.body) == (rung in (Rung.CHAIR, Rung.CHIEF, Rung.PARTNERS))
    assert "Orchard" not in made.body


def test_a_letter_about_a_refusal_says_that_and_one_to_nobody_is_to_the_chief_officer():
    made = letter(Rung.CHIEF, is_refused=True, to_names=[])
    assert made.to_name == "The chief officer"
    assert "will not supply it" in made.body and "has not come" not in made.body


def test_a_letter_that_names_the_adult_is_refused():
    assert "Take “Vera Lindqvist” out" in rules.why_naming("About vera lindqvist", ["Vera Lindqvist"])[0]
    assert rules.why_naming("About WY-2026-001", ["Vera Lindqvist", ""]) == []


def test_the_setting_is_said_in_words():
    said = scoping.reminders_in_words([-5, -1, 1, 3, 5])
    assert said == (
        "The clock reminds each agency 5 days and 1 day before its return is due, and 1 day, 3 days and 5 days after; "
        "working days only."
    )
    assert "switched its reminders off" in scoping.reminders_in_words([])
    assert (
        scoping.reminders_in_words([2])
        == "The clock reminds each agency 2 days after its return is due; working days only."
    )


@pytest.mark.parametrize(
    ("to", "greeted"),
    [
        ("The chief officer", "Chief officer"),
        ("The Chief Executive of Wyvern NHS", "Chief Executive of Wyvern NHS"),
        ("Joan", "Joan"),
    ],
)
def test_a_letter_greets_an_office_by_its_name_as_it_is_written(to, greeted):
    assert Climb(to_name=to).dear == greeted
