"""Reading what the Board decided first on a case, and what it still waits for."""

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Office, Person
from sarum.board.queries import offices, settings
from sarum.cases.models import Case, Conflict, Meeting, RapidReview, Reason, Verification
from sarum.cases.queries import access
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import verification as rules

USUAL = (Office.STATUTORY_PARTNER, Office.JCR_CHAIR, Office.JCR_VICE_CHAIR)


def usual_people(reader: Reader) -> list[Person]:
    """Whoever is asked to every verification meeting, from the offices held today."""
    return offices.holders(USUAL, timezone.localdate()) if reader.pk else []


def decisions_of(reader: Reader, case: Case) -> QuerySet[Verification]:
    """Every verification decision on a case, the latest first."""
    found = Verification.objects.filter(case__in=access.cases_for(reader), case=case)
    found = found.select_related("case", "meeting", "decided_by", "superseded_by", "supersedes__meeting", "elsewhere")
    return found.prefetch_related("confirmations__agency", "confirmations__person").order_by("-decided_at", "-pk")


def decision_by(reader: Reader, reference: str, pk: int) -> Verification | None:
    found = Verification.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case", "meeting", "decided_by", "supersedes__meeting").first()


def standing_decision(reader: Reader, case: Case) -> Verification | None:
    """The decision that holds on a case."""
    return decisions_of(reader, case).filter(pk__in=Verification.objects.standing()).first()


def has_decided(reader: Reader, meeting: Meeting) -> bool:
    """Whether a verification meeting has decided."""
    return Verification.objects.filter(meeting=meeting, case__in=access.cases_for(reader)).exists()


def absent_partners(reader: Reader, meeting: Meeting) -> list[Agency]:
    """The statutory partners that were not there for a meeting, nor heard in writing where the Board allows it."""
    conflicted = meetings.conflicted_on(reader, meeting)
    came = meeting.attendance.filter(is_present=True).exclude(person__in=conflicted)
    there = set(came.values_list("agency", flat=True))
    if settings.the_board().may_verify_in_writing:
        there |= set(meeting.views.exclude(person__in=conflicted).values_list("agency", flat=True))
    return [agency for agency in settings.statutory_partners() if agency.pk not in there]


def why_cannot_decide(reader: Reader, meeting: Meeting, *, as_advisory: bool = False) -> list[str]:
    """Every reason a verification meeting cannot decide yet: quorum, and each statutory partner's view with its grounds.

    An advisory decision needs the chair, and the views of those partners that were there.
    """
    if reasons := meeting_rules.why_not_on(meeting):
        return reasons
    in_writing = is_in_writing(reader, meeting)
    if not in_writing and (reasons := meeting_rules.why_not_held(meeting)):
        return reasons
    partners, absent = settings.statutory_partners(), absent_partners(reader, meeting)
    views = list(meeting.views.select_related("agency"))
    heard = [agency for agency in partners if not as_advisory or agency not in absent]
    return [
        *meeting_rules.why_too_few_partners(partners),
        *([] if in_writing else meetings.why_not_quorate(reader, meeting, without_partners=True)),
        *([] if as_advisory or in_writing else meetings.why_unrepresented(reader, meeting, absent)),
        *meeting_rules.partners_without_view(heard, [view.agency for view in views]),
        *rules.partners_without_grounds(heard, views),
    ]


def is_in_writing(reader: Reader, meeting: Meeting) -> bool:
    """Whether a meeting that has not been held may be decided without meeting, as the Board's setting allows."""
    return not meeting.is_held and settings.the_board().may_verify_in_writing


def is_only_advisory(reader: Reader, meeting: Meeting) -> bool:
    """Whether all that is missing at a meeting is a statutory partner, so that an advisory decision can be recorded."""
    missing = meeting.is_held and absent_partners(reader, meeting)
    return bool(missing) and not why_cannot_decide(reader, meeting, as_advisory=True)


def why_not_chairing(reader: Reader, meeting: Meeting) -> list[str]:
    """Why somebody cannot record this meeting's decision: they were not there to hear it, or not asked to it."""
    there = meeting.attendance.filter(person=reader.pk)
    return rules.why_not_chairing((there if is_in_writing(reader, meeting) else there.filter(is_present=True)).exists())


def why_acting(reader: Reader, meeting: Meeting, typed: str = "") -> tuple[bool, str]:
    """Whether somebody is the JCR Chair, and else why they decide in the Chair's place."""
    day = timezone.localdate(meeting.starts_at)
    chairs = offices.holders([Office.JCR_CHAIR], day)
    is_absent = meeting.is_held and not meeting.attendance.filter(is_present=True, person__in=chairs).exists()
    declared = Conflict.objects.filter(case=meeting.case_id, person__in=chairs, is_barring=True).exclude(
        person=reader.pk
    )
    is_chair = any(chair.pk == reader.pk for chair in chairs)
    return is_chair, rules.why_acting(is_chair, is_absent, declared.select_related("person"), typed)


def awaited(reader: Reader, decision: Verification) -> list[Agency]:
    """The partners whose confirmation an advisory decision waits for; none where a later meeting has decided since."""
    if decision.stands_at or not decision.is_advisory or getattr(decision, "superseded_by", None):
        return []
    return rules.awaited(decision.absent.all(), decision.confirmations.all())


def representatives_of(reader: Reader, case: Case, agencies: list[Agency]) -> list[Person]:
    """Whoever may answer for these statutory partners today, each without a conflict of interest in the case."""
    day = timezone.localdate()
    barred = Conflict.objects.filter(case=case, is_barring=True).values_list("person", flat=True)
    partners = offices.holders([Office.STATUTORY_PARTNER], day)
    others = offices.holders(rules.ELSE_CONFIRMS, day)
    return rules.representatives(agencies, partners, others, set(barred)) if access.may_see(reader, case) else []


def is_barred(reader: Reader, case: Case, person: Person) -> bool:
    """Whether somebody has a conflict of interest for which they must not decide on a case."""
    return access.conflicts_barring(person, case).exists() and access.may_see(reader, case)


def of_awaited(reader: Reader, decision: Verification) -> QuerySet[Person]:
    """Everybody of the register who belongs to an agency that an advisory decision waits for."""
    return offices.people_for(reader).filter(agency__in=[agency.pk for agency in awaited(reader, decision)])


def why_not_standing(reader: Reader, decision: Verification) -> list[str]:
    """Why an advisory decision does not stand yet: whose confirmation it waits for, or who refused it."""
    if decision.stands_at:
        return []
    refused = rules.refusing(decision.confirmations.select_related("agency"))
    return rules.in_the_way_of_advisory(awaited(reader, decision), refused)


def advisory_of(reader: Reader, case: Case) -> Verification | None:
    """The advisory decision on a case that does not stand yet and that no later one has superseded."""
    return decisions_of(reader, case).filter(superseded_by=None, stands_at__isnull=True).first()


def is_followed(reader: Reader, case: Case) -> bool:
    """Whether later steps rest on the verification of a case."""
    rests = RapidReview.objects.filter(case=case).exists() or case.recommendations.exists()
    return rests and access.may_see(reader, case)


def is_success_referred(reader: Reader, case: Case) -> bool:
    """Whether a case was referred for good practice, so that a success review suggests itself."""
    return case.referrals.filter(reason=Reason.GOOD_PRACTICE, case__in=access.cases_for(reader)).exists()


def to_confirm(reader: Reader) -> QuerySet[Verification]:
    """Advisory decisions, on the cases somebody may see, that do not stand yet."""
    found = Verification.objects.filter(superseded_by=None, case__in=access.cases_for(reader), stands_at__isnull=True)
    found = found.filter(is_advisory=True).select_related("case", "meeting")
    return found.prefetch_related("absent", "confirmations__agency")
