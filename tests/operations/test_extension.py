"""More time asked for, granted and refused; the days that a pause moves."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.cases.models import Extension, Standing
from sarum.cases.operations import extension, pause
from sarum.kit import working_days
from sarum.kit.refusal import NotAllowed
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.returns import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    made = Way()
    made.asked()
    return made


def later(way, days=5):
    return working_days.after(way.answer.request.due_on, days).on


def ask(way, who="author", **said_):
    return way.do(extension.ask_extension, who, **{"until_on": later(way), "why": "Two of us are away", **said_})


def decide(way, who="officer", **said_):
    given = {"is_granted": True, "reason": "Agreed", **said_}
    given["extension"] = given.pop("extension", None) or Extension.objects.last()
    return extension.answer_extension(by=way.people[who], at=timezone.now(), **given)


@pytest.mark.parametrize("who", ["author", "senior", "lead"])
def test_whoever_answers_or_leads_for_an_agency_asks_for_more_time_and_the_team_is_told(way, who):
    ask(way, who)
    assert said().startswith("asked for more time for Orchard Home Care, until")
    assert "Olive Fenn" in told("more time is asked for")
    assert no_names_in_letters("Vera", "Lindqvist", "away")


@pytest.mark.parametrize("who", ["officer", "chair", "housing_lead", "stranger"])
def test_nobody_else_asks(way, who):
    with pytest.raises(NotAllowed):
        ask(way, who)


def test_one_is_open_at_a_time(way):
    ask(way)
    assert "Wait for the answer" in refused(ask, way=way)


def test_a_grant_moves_the_day_and_says_how_and_everybody_is_told(way):
    before, until = way.answer.request.due_on, later(way)
    ask(way)
    decide(way)
    request, today = way.answer.request, timezone.localdate()
    assert request.due_on == until
    assert request.due_because == f"extended on {today:%-d %B %Y} from {before:%-d %B %Y}: Agreed"
    assert {"Amir Stone", "Leon Garth", "Selina Frost"} <= told("more time for your scoping return is granted")
    way.case.refresh_from_db()
    assert way.case.due_on == until


def test_another_day_may_be_granted_if_it_is_later_and_a_working_day(way):
    ask(way)
    assert "not a working day" in refused(decide, way=way, due_on=dt.date(2099, 12, 26))
    assert "Give a later day" in refused(decide, way=way, due_on=way.answer.request.due_on)
    decide(way, due_on=later(way, 2))
    assert way.answer.request.due_on == Extension.objects.get().due_on


def test_a_refusal_leaves_the_day_and_gives_its_reason(way):
    before = way.answer.request.due_on
    ask(way)
    assert "Say why" in refused(decide, way=way, reason=" ")
    decide(way, is_granted=False, reason="The meeting cannot wait")
    assert way.answer.request.due_on == before
    assert "Amir Stone" in told("more time for your scoping return is not granted")
    assert "decided already" in refused(decide, way=way)
    ask(way)  # and may ask again


def test_only_the_team_decides(way):
    ask(way)
    for who in ("author", "chair", "senior"):
        with pytest.raises(NotAllowed):
            decide(way, who)


def stop(way):
    way.do(pause.pause_clock, "officer", case=way.case, reason="The inquest", started_on=timezone.localdate())


def go_on(way):
    pause.end_pause(
        pause=way.case.pauses.last(), ended_on=timezone.localdate(), by=way.people["officer"], at=timezone.now()
    )


def test_a_pause_moves_the_days_of_what_has_not_been_sent_and_nothing_else(way, monkeypatch):
    homes = way.people["housing_lead"].agency
    way.asked(agencies=[homes])
    way.sent()
    sent, unsent = (way.case.requests.get(agency=agency) for agency in (way.agency, homes))
    began = timezone.now()
    stop(way)
    way.do(extension.ask_extension, "housing_lead", scoping_return=unsent.answer, until_on=later(way), why="Away")
    ended = working_days.after(timezone.localdate(), 3).on
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime.combine(ended, dt.time(12), dt.UTC))
    go_on(way)
    before, was = sent.due_on, unsent.due_on
    sent.refresh_from_db()
    unsent.refresh_from_db()
    assert sent.due_on == before
    assert unsent.due_on == working_days.after(was, 3).on
    assert "moved on by 3 working days because the clock was paused" in unsent.due_because
    assert began < timezone.now()


def test_while_the_clock_stands_still_a_return_is_written_chased_and_sent(way):
    stop(way)
    assert way.sent().standing == Standing.RETURNED
