"""What waits around a verification and after a report: views, dates, confirmations, letters, challenges, amendments."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import settings
from sarum.cases.models import (
    AgendaWord,
    Alternative,
    Amendment,
    Attendance,
    Case,
    Confirmation,
    DateAnswer,
    Meeting,
    MeetingKind,
    Pause,
    Step,
    Unknown,
    Verification,
    View,
)
from sarum.cases.queries import access, challenge, letter, telling, verification
from sarum.cases.rules import challenge as challenge_rules
from sarum.cases.rules import verification as verification_rules
from sarum.cases.rules.meeting import kind_of
from sarum.kit import working_days
from sarum.kit.memory import remembered
from sarum.kit.sentence import said_day


@dataclass(frozen=True)
class Line:
    """One thing that waits: what to do, on which case, by when, and where."""

    text: str
    case: Case
    due_on: dt.date | None
    act: str
    pk: int | None = None
    days_late: int = 0
    is_paused: bool = False
    is_new: bool = False
    is_urgent: bool = False

    @property
    def when(self) -> str:
        """The date as a person would say it today."""
        if self.is_paused:
            return "clock paused"
        return when_due(self.due_on, timezone.localdate(), self.days_late)


def when_due(due_on: dt.date | None, today: dt.date, days_late: int) -> str:
    if due_on is None:
        return ""
    if days_late:
        return f"{days_late} working day{'s' * (days_late != 1)} late"
    if due_on == today:
        return "due today"
    return f"due {due_on:%A} {due_on.day} {due_on:%B}{'' if due_on.year == today.year else f' {due_on.year}'}"


def around_verification(person: Person, held: set[str]) -> Iterator[Line]:
    """What waits for one person before, at and after a verification meeting."""
    yield from own_invitations(person)
    yield from own_alternatives(person)
    yield from own_unknowns(person, held)
    if held & {*CHAIRS, *TEAM}:
        yield from minutes_waiting(person, held)
    if Office.STATUTORY_PARTNER in held:
        yield from own_views(person)
    if held & {Office.STATUTORY_PARTNER, *verification_rules.ELSE_CONFIRMS}:
        yield from own_confirmations(person)
    if held & {*TEAM}:
        yield from for_the_team(person)
    if held & {*CHAIRS, Office.INDEPENDENT_CHAIR, Office.BUSINESS_MANAGER}:
        for one in challenge.to_answer(person):
            yield Line(f"Answer the challenge to {one.what}", one.case, one.due_on, "challenge", one.pk)
    for addendum in challenge.to_agree(person) if Office.INDEPENDENT_CHAIR in held else []:
        yield Line("Agree the addendum to the report", addendum.case, None, "agree_addendum", addendum.pk)


def coming(person: Person) -> QuerySet[Meeting]:
    """The meetings somebody is asked to that have not been held."""
    asked = Attendance.objects.filter(meeting=OuterRef("pk"), person=person)
    found = Meeting.objects.filter(Exists(asked), case__in=access.cases_for(person), held_at=None, cancelled_at=None)
    return found.select_related("case")


def own_invitations(person: Person) -> Iterator[Line]:
    """The dates on which somebody has not said whether they can come, and the invitations that they have not answered."""
    said = DateAnswer.objects.filter(person=person, date__meeting=OuterRef("pk"))
    silent = Attendance.objects.filter(person=person, meeting=OuterRef("pk"), answer="")
    for meeting in coming(person).annotate(has_said=Exists(said), is_silent=Exists(silent)):
        first = timezone.localdate(meeting.starts_at)  # of the dates proposed, where it is not settled
        if not meeting.is_settled and not meeting.has_said:
            yield Line("Say on which dates you can come", meeting.case, first, "answer_dates", meeting.pk)
        if meeting.is_settled and meeting.is_silent and meeting.starts_at > timezone.now():
            yield Line(
                f"Say whether you come to the {kind_of(meeting)}", meeting.case, first, "answer_invitation", meeting.pk
            )


def minutes_waiting(person: Person, held: set[str]) -> Iterator[Line]:
    """Of meetings about cases: agendas that wait for a chair, those that nobody has ended, and minutes to check or put right."""
    midnight = timezone.make_aware(dt.datetime.combine(timezone.localdate(), dt.time()))
    unchecked = Meeting.objects.filter(case__in=access.cases_for(person), checked_at=None, cancelled_at=None)
    left_open = Q(ended_at=None, held_at__isnull=False, starts_at__lt=midnight) & ~Q(case__step=Step.CLOSED)
    with_chairs = Q(consulted_at__isnull=False, issued_at=None, held_at=None)
    spoke = Exists(
        AgendaWord.objects.filter(of_case=OuterRef("pk"), person=person, said_at__gte=OuterRef("consulted_at"))
    )
    found = unchecked.filter(left_open | with_chairs | Q(ended_at__isnull=False)).annotate(spoke=spoke)
    for meeting in found.select_related("case").order_by("starts_at"):
        kind = f"{kind_of(meeting)} of {said_day(meeting.starts_at)}"
        is_teams = bool(held & {*TEAM})
        if not meeting.is_held:
            if held & {*CHAIRS} and not meeting.spoke:
                text = f"Say what you think of the agenda of the {kind}"
                yield Line(text, meeting.case, None, "say_of_meeting_agenda", meeting.pk)
            continue
        if not meeting.ended_at and is_teams:
            yield Line(f"End the {kind}", meeting.case, None, "end_meeting", meeting.pk)
        if meeting.ended_at and not meeting.sent_back_at and held & {*CHAIRS}:
            yield Line(f"Check the minutes of the {kind}", meeting.case, None, "check_meeting_minutes", meeting.pk)
        if meeting.sent_back_at and is_teams:
            yield Line(f"Put right the minutes of the {kind}", meeting.case, None, "meeting", meeting.pk)


def own_views(person: Person) -> Iterator[Line]:
    """The verification meetings to come for which somebody's agency has not given its view."""
    given = set(View.objects.filter(agency=person.agency_id).values_list("meeting", flat=True))
    for meeting in coming(person):
        if meeting.kind == MeetingKind.VERIFICATION == meeting.case.step and meeting.pk not in given:
            due_on = timezone.localdate(meeting.starts_at)
            yield Line("Give your agency’s view on the referral", meeting.case, due_on, "give_view", meeting.pk)


def own_confirmations(person: Person) -> Iterator[Line]:
    answered = set(Confirmation.objects.filter(agency=person.agency_id).values_list("verification", flat=True))
    for decision in advisories(person):
        awaited = verification.awaited(person, decision) if decision.pk not in answered else []
        if person.agency in awaited and person in verification.representatives_of(person, decision.case, awaited):
            due_on = decision.case.due_on
            yield Line("Confirm the advisory decision, or not", decision.case, due_on, "confirm_decision", decision.pk)


def own_alternatives(person: Person) -> Iterator[Line]:
    mine = Alternative.objects.in_hand().filter(owner=person)
    for one in mine.filter(case__in=access.cases_for(person)).select_related("case"):
        yield Line(f"See it through: {one.kind}", one.case, one.due_on, "meetings")


def own_unknowns(person: Person, held: set[str]) -> Iterator[Line]:
    """What somebody is to find out for a Rapid Review, unless the case is kept from them."""
    found = Unknown.objects.filter(finder=person, found_out="").exclude(case__step=Step.CLOSED)
    found = found.exclude(case__in=access.barred_from(person).values("case"))
    if Office.PARTNERSHIP_OFFICER in held:  # from whom a case may be kept that is highly restricted
        found = found.filter(case__in=access.cases_for(person))
    for one in found.select_related("case"):
        yield Line(f"Find out: {one.question}", one.case, one.due_on, "settle_unknown", one.pk)


@remembered
def open_pauses(person: Person) -> list[Pause]:
    """The pauses of cases that somebody may see, which have not ended."""
    return list(Pause.objects.filter(case__in=access.cases_for(person), ended_on=None).select_related("case"))


@remembered
def advisories(person: Person) -> list[Verification]:
    """The advisory decisions that wait to be confirmed."""
    return list(verification.to_confirm(person))


def for_the_team(person: Person) -> Iterator[Line]:
    """Dates to pick, and people to tell what was decided."""
    proposed = Meeting.objects.filter(case__in=access.cases_for(person), is_settled=False, cancelled_at=None)
    for meeting in proposed.select_related("case"):
        yield Line("Pick the date of the meeting", meeting.case, meeting.case.due_on, "pick_date", meeting.pk)
    for pause in open_pauses(person):
        yield Line(
            "Ask for what the case waits for, and end the pause", pause.case, pause.case.due_on, "end_pause", pause.pk
        )
    of_case = Meeting.objects.filter(kind=MeetingKind.VERIFICATION, cancelled_at=None)
    decided_later = of_case.filter(
        case=OuterRef("case"), verification__isnull=False, starts_at__gte=OuterRef("starts_at")
    )
    to_decide = of_case.filter(~Exists(decided_later), case=OuterRef("pk"), verification=None)
    advised = Verification.objects.filter(case=OuterRef("pk"), stands_at=None, confirmations=None)
    unmet = access.cases_for(person).filter(~Exists(to_decide), ~Exists(advised), step=Step.VERIFICATION)
    for case in unmet.exclude(pk__in=[pause.case_id for pause in open_pauses(person)]):
        yield Line("Arrange the next verification meeting", case, case.due_on, "arrange_verification")
    for advisory in advisories(person):
        if awaited := " and ".join(str(agency) for agency in verification.awaited(person, advisory)):
            text = f"An advisory decision waits for {awaited}"
            yield Line(text, advisory.case, advisory.case.due_on, "decision", advisory.pk)
    days, shut = settings.days_for("tell_referrer"), settings.closures()
    for decision in letter.untold(person):
        due_on = working_days.after(timezone.localdate(decision.stands_at), days, shut).on
        yield Line("Tell the referrer what was decided", decision.case, due_on, "decision", decision.pk)
    for one in challenge.answered(person):
        if text := challenge_rules.next_for_the_team(one):
            yield Line(text, one.case, None, "challenge", one.pk)
    approved = Amendment.objects.filter(is_approved=True, touches_decision=False, applied_in=None)
    approved = approved.filter(case__in=access.cases_for(person), case__step=Step.RECOMMENDATIONS)
    for wanted in approved.select_related("case"):
        text = "Write the approved amendment into the report"
        yield Line(text, wanted.case, wanted.case.due_on, "amend_report", wanted.pk)
    for report in telling.untold(person):
        due_on = working_days.after(timezone.localdate(report.ratified_at), days, shut).on
        yield Line("Tell people what the ratified report decides", report.case, due_on, "report")


def after_verification(person: Person) -> Iterator[Line]:
    """For whom a case waits that a verification meeting has decided on: so that nobody is asked to decide it again."""
    for advisory in advisories(person):
        if awaited := " and ".join(str(agency) for agency in verification.awaited(person, advisory)):
            text = f"{awaited}, to confirm the advisory decision"
            yield Line(text, advisory.case, advisory.case.due_on, "decision", advisory.pk)
    for pause in open_pauses(person):
        yield Line(f"The case waits: {pause.reason}", pause.case, pause.case.due_on, "overview")
