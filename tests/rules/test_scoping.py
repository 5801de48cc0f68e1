"""What makes an agency's answer complete, endorsed, on time and good enough to rely on."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarum.board.models import Agency, Person
from sarum.cases.models import Case, Endorsement, KnownAgency, ScopingRequest, ScopingReturn, ScopingTemplate, Standing
from sarum.cases.rules import scoping as rules
from sarum.cases.rules import template
from sarum.kit import working_days

DAY = dt.timedelta(days=1)
AGENCY = Agency(pk=1, name="Orchard Home Care")
AUTHOR, OFFICER = Person(pk=1, name="Amir Stone"), Person(pk=2, name="Selina Frost")
DUE = dt.date(2026, 11, 23)
days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 6, 1))


SAID = {
    "involvement": {"kind": "INVOLVED", "records_searched": "All of them", "searched_by": "Amir Stone"},
    "answers": {"summary": "We visited."}, "safety": {"is_anyone_at_risk_now": False},
}  # fmt: skip
NIL = {
    **SAID,
    "involvement": {"kind": "NIL", "records_searched": "All of them", "searched_by": "Amir Stone"},
    "answers": {},
}
TEMPLATE = ScopingTemplate(pk=1, number=1, sections=template.STANDARD)


def answer(standing=Standing.STARTED, answers=SAID, **more):
    request = ScopingRequest(agency=AGENCY, case=Case(reference="WY-2026-001"), due_on=DUE, template=TEMPLATE)
    return ScopingReturn(request=request, standing=standing, answers=answers, **more)


def saying(**answers):
    return {**SAID, "answers": {**SAID["answers"], **answers}}


def ready(**said):
    return answer(senior_officer_name="Selina Frost", senior_officer_told_on=DUE, **said)


def endorsed(scoping_return, person=OFFICER, **said):
    return Endorsement(
        person=person, digest=scoping_return.digest, signed_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC), **said
    )


def test_an_endorsement_stands_for_exactly_the_words_it_was_made_for():
    said = answer()
    made = endorsed(said)
    assert rules.standing_endorsement([made], said.digest) is made
    said.answers = saying(summary="We visited once.")
    assert rules.standing_endorsement([made], said.digest) is None


def test_an_endorsement_that_was_voided_stands_for_nothing():
    said = answer()
    made = endorsed(said, voided_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC), voided_because="Edited")
    assert rules.standing_endorsement([made], said.digest) is None


def test_nobody_endorses_what_they_wrote():
    assert "nobody endorses their own" in rules.why_not_endorsable(answer(), [AUTHOR], AUTHOR)[0]
    assert rules.why_not_endorsable(answer(), [AUTHOR], OFFICER) == []


def test_the_same_words_are_endorsed_once_by_one_person():
    said = answer()
    assert "already" in rules.why_not_endorsable(said, [AUTHOR], OFFICER, [endorsed(said)])[0]


@pytest.mark.parametrize(
    ("standing", "words"), [(Standing.ASKED, "Nothing has been written"), (Standing.ASSURED, "accepted")]
)
def test_what_is_empty_or_accepted_is_not_endorsed(standing, words):
    assert words in rules.why_not_endorsable(answer(standing), [], OFFICER)[0]


def test_a_return_is_sent_with_a_summary_and_an_informed_officer():
    assert rules.why_not_sendable(ready()) == []
    assert "senior officer was informed" in rules.why_not_sendable(answer())[0]
    assert "summary of your involvement" in rules.why_not_sendable(ready(answers=saying(summary=" ")))[0]


def test_a_nil_return_says_what_was_searched_and_by_whom():
    assert rules.why_not_sendable(ready(answers=NIL)) == []
    for name in ("records_searched", "searched_by"):
        left_out = {key: words for key, words in NIL["involvement"].items() if key != name}
        refused = rules.why_not_sendable(ready(answers={**NIL, "involvement": left_out}))
        assert any("which records were searched, and by whom" in why for why in refused)


def test_a_return_says_whether_the_agency_was_involved_and_whether_anybody_is_at_risk():
    assert "was involved" in rules.why_not_sendable(ready(answers={**SAID, "involvement": {}}))[0]
    assert "at risk now" in rules.why_not_sendable(ready(answers={**SAID, "safety": {}}))[0]


@pytest.mark.parametrize("standing", [Standing.RETURNED, Standing.ASSURED])
def test_a_return_is_not_sent_twice(standing):
    assert rules.why_not_sendable(ready(standing=standing)) != []


def test_a_period_ends_after_it_begins():
    assert rules.why_period_backwards(DUE, DUE) == []
    assert rules.why_period_backwards(None, DUE) == []
    assert "1 November 2026" in rules.why_period_backwards(dt.date(2026, 11, 1), dt.date(2026, 10, 1))[0]


def test_an_agency_is_given_time_to_answer():
    assert rules.why_not_due(DUE, DUE) != []
    assert rules.why_not_due(DUE + DAY, DUE) == []
    assert rules.why_not_due(None, DUE) == []


def test_a_return_is_accepted_when_it_is_sent_endorsed_and_analyses():
    good = ready(standing=Standing.RETURNED, answers=saying(why="Nobody asked."))
    assert rules.why_not_assured(good, endorsed(good)) == []
    assert "endorsed these exact words" in rules.why_not_assured(good, None)[0]
    bare = ready(standing=Standing.RETURNED, answers=saying(why=" "))
    assert "describes and does not analyse" in rules.why_not_assured(bare, endorsed(bare))[0]
    assert "has not sent this return" in rules.why_not_assured(answer(), None)[0]


def test_a_nil_return_needs_no_analysis():
    nil = ready(standing=Standing.RETURNED, answers=NIL)
    assert rules.why_not_assured(nil, endorsed(nil)) == []


def test_what_is_overdue_says_by_how_much():
    assert rules.standing_in_words(answer(), 4) == "Started, 4 working days late"
    assert rules.standing_in_words(answer(Standing.ASKED), 1) == "Not started, 1 working day late"
    assert rules.standing_in_words(answer(Standing.RETURNED), 4) == "Returned"


def test_every_agency_that_was_named_is_asked_or_set_aside():
    named = [
        KnownAgency(name="orchard", agency=AGENCY),
        KnownAgency(name="The lunch club"),
        KnownAgency(name="The gas board", set_aside_because="It has no records."),
    ]
    assert [str(one) for one in rules.left_unasked(named, {"Orchard Home Care"})] == ["The lunch club"]
    assert "The lunch club was named as involved" in rules.why_not_all_asked(named, {"Orchard Home Care"})[0]


def test_the_rapid_review_waits_for_each_return_or_says_why_not():
    missing = answer(Standing.SENT_BACK)
    assert "sent back for work" in rules.why_not_ready([missing], {})[0]
    assert rules.why_not_ready([missing], {AGENCY.name: "It has closed."}) == []
    assert rules.why_not_ready([answer(Standing.ASSURED)], {}) == []


@given(due=days, day=days)
def test_days_from_the_due_day_agree_with_counting_forwards(due, day):
    count = rules.days_from(due, day)
    assert (count > 0) <= (day > due) and (count < 0) <= (day < due)
    if day > due:
        assert count == working_days.between(due, day)


@pytest.mark.parametrize(
    ("today", "rung"),
    [
        (dt.date(2026, 11, 13), None),
        (dt.date(2026, 11, 16), -5),
        (dt.date(2026, 11, 19), -5),
        (dt.date(2026, 11, 20), -1),
        (dt.date(2026, 11, 22), -1),
        (dt.date(2026, 11, 23), -1),
        (dt.date(2026, 11, 24), 1),
        (dt.date(2026, 11, 26), 3),
        (dt.date(2026, 11, 29), 3),
        (dt.date(2026, 11, 30), 5),
        (dt.date(2027, 2, 1), 5),
    ],
)
def test_the_latest_reminder_that_has_fallen_due_is_the_one_sent(today, rung):
    assert rules.reminder_due(DUE, dt.date(2026, 11, 2), today) == rung


def test_an_agency_that_was_asked_with_little_time_is_not_reminded_at_once():
    assert rules.reminder_due(DUE, dt.date(2026, 11, 18), dt.date(2026, 11, 19)) is None
    assert rules.reminder_due(DUE, dt.date(2026, 11, 18), dt.date(2026, 11, 20)) == -1


def test_a_return_sent_back_long_after_it_was_due_is_left_to_people():
    assert rules.reminder_due(DUE, dt.date(2026, 12, 7), dt.date(2026, 12, 8)) is None


@given(since=days, later=st.integers(0, 60), more=st.integers(0, 60))
def test_reminders_only_ever_go_forwards(since, later, more):
    due = since + 21 * DAY
    first = rules.reminder_due(due, since, since + later * DAY)
    second = rules.reminder_due(due, since, since + (later + more) * DAY)
    assert first is None or (second is not None and second >= first)


@given(due=days, today=days)
def test_the_next_reminder_is_the_first_day_on_which_one_falls_due(due, today):
    day = rules.next_reminder(due, today)
    if not working_days.is_working_day(due):
        return
    if day is None:
        assert rules.days_from(due, today) >= max(rules.REMINDERS)
    else:
        assert day > today and rules.days_from(due, day) in rules.REMINDERS
        assert rules.reminder_due(due, day - 90 * DAY, day) == rules.days_from(due, day)


def test_an_endorsed_return_that_was_not_sent_says_so():
    assert rules.standing_in_words(answer(), 0, is_endorsed=True) == "Endorsed, not sent"
    assert rules.standing_in_words(answer(), 2, is_endorsed=True) == "Endorsed, not sent, 2 working days late"
    assert rules.standing_in_words(answer(Standing.SENT_BACK), 0, is_endorsed=True) == "Sent back for work"
