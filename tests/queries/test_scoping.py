"""Requests and returns: each for those who may see them, and no more of them than that."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Agency
from sarum.board.rules.actor import CLOCK, PUBLIC
from sarum.cases.models import Case, KnownAgency
from sarum.cases.operations import quality
from sarum.cases.operations import returns as sending
from sarum.cases.queries import grid, ladder, returns, writing
from sarum.cases.queries import scoping as queries
from sarum.cases.rules import grid as rules
from tests import cast
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer", True), ("manager", True), ("chair", True), ("independent_chair", True), ("author", True),
        ("senior", True), ("lead", True), ("council", False), ("chief", True), ("housing_lead", False),
        ("stranger", False), ("barred", False), ("leaver", False), ("administrator", False),
    ],
)  # fmt: skip
def test_a_return_that_is_not_assured_yet_is_seen_by_the_boards_offices_and_its_own_agency(way, who, sees):
    answer = way.sent()
    found = returns.return_by(way.people[who], way.case.reference, answer.pk)
    assert (found == answer) if sees else found is None


def test_whoever_leads_for_an_agency_and_does_not_write_reads_its_return_once_it_is_sent(way):
    answer = way.endorsed()
    assert returns.return_by(way.people["chief"], way.case.reference, answer.pk) is None
    way.do(sending.send_return, "author")
    assert returns.return_by(way.people["chief"], way.case.reference, answer.pk) == answer


def test_somebody_invited_reads_a_return_once_it_is_accepted(way):
    answer = way.sent()
    reader = way.people["council"]
    assert way.case.places.filter(person=reader, capacity="INVITED").exists()
    assert returns.return_by(reader, way.case.reference, answer.pk) is None
    way.accept()
    assert returns.return_by(reader, way.case.reference, answer.pk) == answer


def test_nobody_without_an_account_sees_anything(way):
    answer = way.accepted()
    assert returns.return_by(PUBLIC, way.case.reference, answer.pk) is None
    assert returns.return_to_staff(PUBLIC, way.case.reference, answer.pk) is None
    assert not ladder.to_chase(PUBLIC).exists()


def test_a_return_is_found_only_under_its_own_case(way):
    assert returns.return_by(way.people["officer"], "WY-1999-001", way.asked().pk) is None


@pytest.mark.parametrize(("who", "finds"), [("author", True), ("senior", True), ("officer", False), ("chief", False)])
def test_only_those_named_write_or_endorse(way, who, finds):
    answer = way.asked()
    assert bool(writing.own_return_by(way.people[who], way.case.reference, answer.pk)) == finds


def test_a_chief_officer_reaches_their_agencys_return_to_name_people(way):
    answer = way.asked()
    assert returns.return_to_staff(way.people["chief"], way.case.reference, answer.pk) == answer
    assert returns.return_to_staff(way.people["housing_lead"], way.case.reference, answer.pk) is None


def test_a_barred_person_does_not_find_their_own_return(way):
    answer = way.asked()
    way.case.places.filter(person=way.people["author"]).update(capacity="BARRED", agency=None)
    assert writing.own_return_by(way.people["author"], way.case.reference, answer.pk) is None


def test_agencies_to_ask_are_those_not_asked_the_named_first(way):
    found = list(queries.agencies_to_ask(way.people["officer"], way.case))
    assert {agency.name for agency in found if agency.is_named} == {cast.CARE, cast.TRUST}
    assert [agency.is_named for agency in found] == sorted((agency.is_named for agency in found), reverse=True)
    assert {agency.name for agency in found if not agency.can_answer} == {cast.TEAM}
    way.asked()
    assert cast.CARE not in {agency.name for agency in queries.agencies_to_ask(way.people["officer"], way.case)}
    assert not queries.agencies_to_ask(way.people["stranger"], way.case).exists()


def test_what_is_left_to_ask_leaves_out_what_was_set_aside(way):
    officer = way.people["officer"]
    KnownAgency.objects.create(case=way.case, name="The gas board", set_aside_because="It holds nothing.")
    assert {str(one) for one in queries.left_unasked(officer, way.case)} == {cast.CARE, cast.TRUST}
    assert [str(one) for one in queries.set_aside(officer, way.case)] == ["The gas board"]
    assert queries.left_unasked(way.people["stranger"], way.case) == []


def test_a_late_return_says_how_late_and_when_it_is_chased_next(way):
    answer = way.asked()
    answer.request.due_on = timezone.localdate() - dt.timedelta(days=7)
    answer.request.save()
    line = queries.grid(way.people["officer"], way.case)[0]
    assert line.words == "Not started, 5 working days late" and line.colour == "red"
    assert line.reminder_on is None
    assert rules.summary(grid.rows(way.people["officer"], way.case)) == "0 of 1 returned, 1 late."


def test_the_grid_shows_who_endorsed_and_who_assured(way):
    way.accepted()
    line = queries.grid(way.people["officer"], way.case)[0]
    assert (line.endorsement.person.name, line.assurance.person.name) == ("Selina Frost", "Olive Fenn")
    assert (line.colour, line.reminder_on) == ("green", None)


def test_a_return_sent_back_after_all_is_no_longer_shown_as_assured(way):
    way.accepted()
    way.do(quality.send_back_return, "officer", comments="A new fact.")
    line = queries.grid(way.people["officer"], way.case)[0]
    assert line.assurance is None
    assert rules.summary(grid.rows(way.people["officer"], way.case)) == "0 of 1 returned, 1 being put right."


def test_a_reading_says_what_is_left_to_do(way):
    way.written()
    reading = returns.reading_of(way.people["author"], way.answer)
    assert [task.is_done for task in reading.tasks] == [False, True, True, False, False]
    assert reading.next_act == "" and reading.missing == []
    assert ["Name", "Vera Lindqvist, also known as Vee"] in way.answer.request.shown[0]["facts"]


def test_a_return_that_was_sent_back_is_written_before_anything_else(way):
    way.sent()
    way.do(quality.send_back_return, "officer", comments="Say why.")
    assert returns.reading_of(way.people["author"], way.answer).next_act == "write_return"


def test_the_clock_waits_for_unsent_returns_only(way):
    answer = way.asked()
    assert list(ladder.to_chase(CLOCK)) == [answer]
    assert not ladder.to_chase(way.people["officer"]).exists()
    way.sent()
    assert not ladder.to_chase(CLOCK).exists()


def test_those_expected_at_the_rapid_review_leave_out_whoever_is_barred(way):
    way.asked()
    found = {str(person): person.is_expected for person in queries.people_to_ask(way.people["officer"], way.case)}
    assert found["Carys Holt"] and found["Leon Garth"] and found["Colin Shaw"]
    assert not found["Amir Stone"] and not found["Olive Fenn"]
    assert not {"Bruno Lacey", "Una Brandt", "Lena Moss"} & set(found)


def test_what_stands_in_the_way_of_convening_is_told(way):
    officer = way.people["officer"]
    assert "Send the requests first" in queries.why_not_convenable(officer, way.case)[-1]
    way.asked(agencies=[way.agency, Agency.objects.get(name=cast.TRUST)])
    assert queries.why_not_convenable(officer, way.case) == []
    assert {what for _, what in queries.gaps_to_explain(officer, way.case)} == {"no return"}


def test_another_case_is_another_case(way):
    other = Case.objects.create(
        reference="WY-2025-900", pseudonym="Case 900", step_since=timezone.localdate(), opened_at=timezone.now()
    )
    answer = way.asked()
    assert returns.return_by(way.people["officer"], other.reference, answer.pk) is None
    assert queries.grid(way.people["officer"], other) == []
