"""What is due for a meeting of the group: every source of its agenda brings what it has, under its heading."""

import pytest
from django.utils import timezone

from sarum.cases.models import Case, Climb, Draft, Escalation, GroupMeeting, ParallelProcess, Pause, ScopingReturn, Step
from sarum.cases.queries import agenda
from sarum.kit.working_days import DAY
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return GroupMeeting(starts_at=timezone.now() + 9 * DAY)


def due(meeting):
    return agenda.due_for(cast.people()["officer"], meeting)


@pytest.mark.parametrize(
    ("step", "heading", "words"),
    [
        (Step.REFERRAL, "REFERRALS", "new referral"),
        (Step.VERIFICATION, "REFERRALS", "referral to be verified"),
        (Step.SCOPING, "REFERRALS", "verification decided: "),
        (Step.RAPID_REVIEW, "RAPID_REVIEWS", "Rapid Review"),
        (Step.SIGN_OFF, "RAPID_REVIEWS", "to be signed off"),
        (Step.RECOMMENDATIONS, "RAPID_REVIEWS", "report ratified"),
        (Step.COMMISSIONING, "LIVE", "review to be commissioned"),
        (Step.REVIEW, "LIVE", "review under way"),
        (Step.PUBLICATION, "PUBLICATION", "publication"),
        (Step.LEARNING, "LEARNING", "learning plan"),
        (Step.ASSURANCE, "LEARNING", "impact of what was improved"),
    ],
)
def test_each_step_of_a_case_brings_it_to_the_group_under_its_heading(step, heading, words, meeting):
    case = build.case_at(step)
    assert [one.heading for one in due(meeting) if one.case_pk == case.pk and words in one.title] == [heading]
    log = next(one for one in due(meeting) if one.heading == "ACTION_LOG")
    assert log.note.startswith("Open actions: ") and "Overdue: " in log.note


def late_return(case):
    case.requests.update(due_on=timezone.localdate() - DAY)


def letter_unanswered(case):
    request, at = case.requests.first(), timezone.now()
    Climb.objects.create(
        request=request, rung="CHIEF", waited_from=at, due_on=at.date(), because="late", proposed_at=at, to_name="R",
        subject="S", body="B", sent_at=at, sent_by=cast.people()["officer"],
    )  # fmt: skip


def escalated(case):
    Escalation.objects.create(
        action=case.actions.first(), why="It does not go on", mitigation="We wait", escalated_at=timezone.now(),
        escalated_by=cast.people()["officer"],
    )  # fmt: skip


def beside(case, **more):
    ParallelProcess.objects.create(case=case, process="Inquest", **more)


def with_a_date(case):
    beside(case, next_on=timezone.localdate() + 3 * DAY, next_is="hearing")


def paused(case):
    Pause.objects.create(
        case=case, reason="The coroner asked.", started_on=timezone.localdate(), started_by=cast.people()["officer"]
    )


def overdue(case):
    case.due_on = timezone.localdate() - DAY
    case.save()


def waiting(case):
    beside(case, sequencing="REVIEW_PAUSED")


def drafted(case):
    Draft.objects.create(
        case=case, number=9, title="D", parts={}, digest="0" * 64, received_at=timezone.now(),
        sent_by=cast.people()["reviewer"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("step", "happens", "heading", "words"),
    [
        (Step.SCOPING, late_return, "RETURNS", "the return of "),
        (Step.SCOPING, letter_unanswered, "ESCALATIONS", "is not answered"),
        (Step.ASSURANCE, escalated, "ESCALATIONS", "It does not go on"),
        (Step.REVIEW, with_a_date, "PARALLEL", "Inquest, hearing on"),
        (Step.REVIEW, overdue, "LIVE", "It was due on"),
        (Step.REVIEW, paused, "LIVE", "The coroner asked."),
        (Step.REVIEW, waiting, "LIVE", "It waits until this ends: Inquest."),
        (Step.REVIEW, drafted, "LIVE", "Draft 9, received on"),
    ],
)
def test_what_is_late_or_waits_is_brought_to_the_group(step, happens, heading, words, meeting):
    case = build.case_at(step, done=step == Step.SCOPING)
    if step == Step.SCOPING:
        ScopingReturn.objects.filter(request__case=case).update(standing="STARTED")
    case.requests.update(due_on=timezone.localdate() + 9 * DAY)
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() + 9 * DAY)
    case.refresh_from_db()
    before = [one for one in due(meeting) if words in f"{one.title} {one.note}"]
    happens(case)
    found = [one for one in due(meeting) if words in f"{one.title} {one.note}"]
    assert not before and found and {one.heading for one in found} == {heading}
