"""How the adult and those close to them are told and take part."""

import datetime as dt

import pytest

from sarum.board.models import Event
from sarum.cases.models import Involvement
from sarum.cases.operations import involvement as operations
from sarum.cases.queries import involvement as queries
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests import cast
from tests.operations.saying import refused
from tests.operations.test_verification import AT, attend, decide, met, received, speak

pytestmark = pytest.mark.django_db


def record(case, by, **given):
    given = {"who": "The son", "decision": "Told by telephone", "reasons": "He asked for it"} | given
    return operations.record_involvement(case=case, **given, by=by, at=AT)


def test_it_is_kept_with_who_and_when():
    people = cast.people()
    made = record(received(people), people["officer"])
    assert (made.recorded_by, made.recorded_at, made.reasons) == (people["officer"], AT, "He asked for it")
    assert Event.objects.latest("number").words.sentence == "recorded how The son is involved: Told by telephone"


@pytest.mark.parametrize("missing", ["who", "decision"])
def test_it_says_who_and_how(missing):
    people = cast.people()
    with pytest.raises(Refused) as refused:
        record(received(people), people["officer"], **{missing: " "})
    assert refused.value.field == missing
    assert not Involvement.objects.exists()


@pytest.mark.parametrize("who", ["chair", "independent_chair", "council", "stranger"])
def test_only_the_team_records_it(who):
    people = cast.people()
    with pytest.raises(NotAllowed):
        record(received(people), people[who])


def test_who_is_told_later_or_not_at_all_has_a_reason():
    people = cast.people()
    case = received(people)
    assert "Give the reason" in refused(lambda: record(case, people["officer"], part="LATER", reasons=""))


def test_a_contact_is_logged_and_the_next_comes_up():
    people = cast.people()
    plan = record(received(people), people["officer"])
    said = {"on": AT.date(), "how": "telephone", "said": "He asked why", "next_on": AT.date() + dt.timedelta(days=7)}
    operations.log_contact(plan=plan, **said, promised="To ring again", by=people["officer"], at=AT)
    assert queries.contacts_due(people["officer"], AT.date()) == []
    assert queries.contacts_due(people["officer"], AT.date() + dt.timedelta(days=7)) == [(plan, said["next_on"])]
    assert "comes after this one" in refused(
        operations.log_contact, plan=plan, **said | {"next_on": dt.date(2020, 1, 1)}, by=people["officer"], at=AT
    )


def alive(people):
    case = received(people)
    case.adults.update(living="ALIVE")
    return case, case.adults.get()


def advocate(adult, people, **changed):
    said = {"has_difficulty": "YES", "difficulties": ["RETAIN"], "has_supporter": "NO", "outcome": "ARRANGED"} | changed
    said = {"reasons": "Dementia", "advocate": "Ada Lowe"} | said
    return operations.answer_advocacy(adult=adult, **said, by=people["officer"], at=AT)


def test_an_advocate_is_arranged_where_both_tests_are_met():
    people = cast.people()
    case, adult = alive(people)
    assert any("advocate has not been asked" in reason for reason in queries.owed_in(people["officer"], case))
    assert "must arrange" in refused(lambda: advocate(adult, people, outcome="NOT_NEEDED"))
    made = advocate(adult, people)
    assert (made.outcome, made.advocate, made.difficulties) == ("ARRANGED", "Ada Lowe", ["RETAIN"])
    assert not any("advocate" in reason for reason in queries.owed_in(people["officer"], case))
    with pytest.raises(Stale):
        advocate(adult, people, seen=7)


def test_a_case_does_not_pass_verification_without_a_person_or_a_reason():
    people = cast.people()
    case = received(people)
    meeting = met(case, people)
    attend(meeting, people)
    for who in ("council", "nhs", "police"):
        speak(meeting, people, who)
    assert "Nobody is involved, and no reason is given" in refused(lambda: decide(meeting, people))
    case.adults.update(living="ALIVE")
    record(case, people["officer"])
    assert "is alive and has no plan of their own" in refused(lambda: decide(meeting, people))
    record(case, people["officer"], adult=case.adults.get(), part="NOT", reasons="He asks not to be")
    assert decide(meeting, people)
