"""Every request that somebody may count, with how it was answered."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.rules.actor import PUBLIC
from sarum.cases.models import Pause, Sensitivity
from sarum.cases.operations import quality, returns
from sarum.cases.queries import turnaround as queries
from sarum.cases.rules import turnaround as rules
from sarum.cases.rules.quality import RUBRIC
from tests import cast
from tests.returns import NIL, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def one(way, who="officer"):
    return queries.asked(way.people[who])[0]


def test_a_request_that_waits_is_open_and_then_overdue(way):
    answer = way.asked()
    assert (one(way).agency, one(way).outcome, one(way).days) == (cast.CARE, rules.OPEN, None)
    answer.request.due_on = timezone.localdate() - dt.timedelta(days=7)
    answer.request.save()
    assert one(way).outcome == rules.OVERDUE
    Pause.objects.create(case=way.case, reason="x", started_on=timezone.localdate(), started_by=way.people["officer"])
    assert one(way).outcome == rules.OPEN


def test_a_return_counts_from_when_it_first_came(way):
    way.sent()
    answer = way.answer
    answer.request.sent_at -= dt.timedelta(days=14)
    answer.request.save()
    assert (one(way).outcome, one(way).days, one(way).was_sent_back) == (rules.ON_TIME, 10, False)
    way.do(quality.send_back_return, "officer", comments="Say why.")
    assert (one(way).outcome, one(way).was_sent_back) == (rules.ON_TIME, True)
    answer.request.due_on = timezone.localdate() - dt.timedelta(days=1)
    answer.request.save()
    assert one(way).outcome == rules.CAME_LATE
    way.say(summary="Other words.")
    way.do(returns.endorse_return, "senior", statement="I stand by it.")
    later = timezone.now() + dt.timedelta(days=21)
    returns.send_return(scoping_return=way.answer, by=way.people["author"], at=later)
    assert one(way).days == 10 and way.answer.returned_at == later


def test_days_on_which_the_clock_stood_still_are_left_out(way):
    way.sent()
    request, today = way.answer.request, timezone.localdate()
    request.sent_at -= dt.timedelta(days=14)
    request.save()
    since = today - dt.timedelta(days=7)
    Pause.objects.create(case=way.case, reason="x", started_on=since, started_by=way.people["officer"], ended_on=today)
    assert one(way).days == 5


def test_weak_and_nil_returns_are_counted(way):
    way.endorsed(**NIL)
    way.do(returns.send_return, "author")
    way.accept(comments="It will do.", rubric=dict.fromkeys(RUBRIC, True) | {"limits": False})
    assert (one(way).is_nil, one(way).is_accepted, one(way).is_weak) == (True, True, True)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("officer", True), ("manager", True), ("chair", True), ("independent_chair", True), ("lead", True),
        ("council", True), ("housing_lead", False), ("stranger", False), ("barred", False), ("leaver", False),
    ],
)  # fmt: skip
def test_only_requests_that_somebody_may_see_are_counted(way, who, sees):
    way.asked()
    assert bool(queries.asked(way.people[who])) is sees
    assert queries.asked(PUBLIC) == []


def test_a_highly_restricted_case_is_left_out_for_those_who_may_not_see_it(way):
    way.asked()
    type(way.case).objects.filter(pk=way.case.pk).update(sensitivity=Sensitivity.HIGHLY_RESTRICTED, taken_by=None)
    assert queries.asked(way.people["officer"]) == [] and queries.asked(way.people["manager"]) != []


def test_the_team_sees_small_numbers_and_nobody_else_does(way):
    way.asked()
    assert queries.lines_for(way.people["officer"])[0].requests == "1"
    assert queries.lines_for(way.people["chair"])[0].requests == rules.NOT_SHOWN
