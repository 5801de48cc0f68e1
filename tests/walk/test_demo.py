"""The demo: cases at every stage, of today, and somebody to sign in as for every office and every part."""

import datetime as dt
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F
from django.utils import timezone

from sarum.board.models import Board, Event, Notice, Office, Person
from sarum.board.operations import demo
from sarum.board.queries import offices
from sarum.board.queries.cast import DEMO_PASSWORD
from sarum.board.rules.actor import SETUP
from sarum.cases.management.commands import load_demo
from sarum.cases.models import (
    Action,
    Advocacy,
    Capacity,
    Case,
    EntryNote,
    Flag,
    GroupMeeting,
    ParallelProcess,
    Place,
    RapidReview,
    ScopingReturn,
    Step,
)  # fmt: skip
from sarum.cases.queries import triage
from sarum.kit.refusal import Refused
from tests import build

pytestmark = pytest.mark.django_db


def load():
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def test_the_demo_has_cases_at_every_stage_and_somebody_for_every_part():
    assert (
        load()
        == f"The demo is loaded: 15 cases, {Person.objects.filter(email__isnull=False).count()} people to sign in as.\n"
    )
    steps = set(Case.objects.values_list("step", flat=True))
    assert steps >= {
        Step.REFERRAL, Step.VERIFICATION, Step.SCOPING, Step.RAPID_REVIEW, Step.SIGN_OFF, Step.RECOMMENDATIONS, Step.REVIEW,
        Step.ASSURANCE, Step.CLOSED,
    }  # fmt: skip
    today = timezone.localdate()
    assert not Event.objects.filter(happened_at__date__gt=today).exists()
    assert Case.objects.latest("pk").step_since > today - dt.timedelta(days=7)
    assert Case.objects.filter(adults__name="Edna Rosemary Tranter").count() == 1
    standing = ScopingReturn.objects.filter(request__case__step=Step.SCOPING).values_list("standing", flat=True)
    assert {"ASSURED", "SENT_BACK"} <= set(standing)

    twins = Case.objects.filter(step=Step.REFERRAL)
    assert len(triage.duplicates_in(offices.holders([Office.PARTNERSHIP_OFFICER], today)[0], twins.first())) == 1
    assert Flag.objects.filter(code="ROUGH_SLEEPER").exists()
    assert ParallelProcess.objects.filter(kind="INQUEST", next_on__gt=today).exists()
    assert Advocacy.objects.filter(outcome="ARRANGED").exists()
    assert Board.objects.get().tell_team == (
        "ring the Partnership Team on 01632 960 118 or write to partnership.team@example.org"
    )

    assert {letter.state for letter in Notice.objects.all()} == {"SENT"}
    assert not Notice.objects.exclude(sent_at=F("written_at")).exists()

    held, to_come = GroupMeeting.objects.order_by("starts_at")
    assert held.checked_at and held.approved_at is None
    assert to_come.consulted_at and to_come.issued_at is None
    assert to_come.agenda_words.exists()
    assert {"MINUTES", "RAPID_REVIEWS"} <= set(to_come.items.exclude(case=None).values_list("heading", flat=True))

    told = Case.objects.get(adults__name="Edna Rosemary Tranter")
    assert told.chronology.filter(place__isnull=False, source__kind="FILE").count() == 317
    assert (
        told.chronology.filter(first_on__gt=today).count() == 0 < told.chronology.filter(source__kind="RETURN").count()
    )
    assert told.named_people.get(name="Edna Rosemary Tranter").pseudonym == told.pseudonym
    assert (told.findings.count(), told.abbreviations.count()) == (2, 5)
    assert EntryNote.objects.filter(entry__case=told, entry__place__isnull=False).count() == 7

    signing_in = Person.objects.filter(email__isnull=False)
    for office in Office:
        assert set(offices.holders([office], today)) & set(signing_in), office
    for capacity in set(Capacity) - {Capacity.BARRED}:
        assert Place.objects.filter(capacity=capacity, person__in=signing_in).exists(), capacity
    assert Action.objects.filter(owner__in=signing_in).exists()
    nobody = signing_in.get(name="Perry Oakes")
    assert not nobody.places.exists() and not nobody.holdings.exists()
    assert authenticate(None, username="oonagh.keely@example.org", password=DEMO_PASSWORD)

    assert load() == "There are cases here already, so the demo is left as it is.\n"


DAYS = pytest.mark.parametrize(
    "today", [dt.date(2026, 11, 26), dt.date(2026, 12, 2), dt.date(2027, 12, 30)],
    ids=["the-shortest-while-after-the-referral", "the-longest", "after-a-christmas"],
)  # fmt: skip


def played(copy, today, monkeypatch):
    """The case of one scene, as if the demo were loaded on that day."""
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(today.year, today.month, today.day, 9, tzinfo=dt.UTC))
    (scene,) = [one for one in load_demo.SCENES if one.copy == copy]
    load_demo.Command().play(scene, load_demo.PLACES[0])
    return Case.objects.get()


@DAYS
def test_on_whatever_day_it_is_loaded_a_return_of_the_case_at_scoping_was_sent_back(today, monkeypatch):
    assert played("scoping", today, monkeypatch).step == Step.SCOPING
    standing = set(ScopingReturn.objects.values_list("standing", flat=True))
    assert {"ASSURED", "SENT_BACK"} <= standing


@DAYS
def test_on_whatever_day_it_is_loaded_a_rapid_review_is_about_to_be_minuted(today, monkeypatch):
    case = played("meeting", today, monkeypatch)
    meeting = RapidReview.objects.get(case=case).meeting
    assert (case.step, case.due_on, timezone.localdate(meeting.starts_at)) == (Step.RAPID_REVIEW, today, today)
    assert meeting.issued_at and not meeting.is_held
    assert case.packs.exists()


@DAYS
def test_on_whatever_day_it_is_loaded_a_ratified_report_waits_for_its_recommendations(today, monkeypatch):
    case = played("recommendations", today, monkeypatch)
    assert case.step == Step.RECOMMENDATIONS
    assert case.report.ratified_at
    assert not case.recommendations.exclude(agreed_at=None).exists()


def test_outside_the_demo_it_is_refused(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="in demo mode only"):
        load()
    with pytest.raises(Refused, match="Only a demo"):
        demo.let_everybody_in(password="x", by=SETUP, at=timezone.now())
    with pytest.raises(Refused, match="Only a demo"):
        demo.post_all(by=SETUP)


def test_a_database_with_a_case_is_left_alone():
    case = build.case_at(Step.REFERRAL)
    assert "left as it is" in load()
    assert list(Case.objects.all()) == [case]


def test_without_its_examples_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr("sarum.cases.management.commands.load_demo.PLACES", (tmp_path,))
    with pytest.raises(CommandError, match="examples"):
        load()
