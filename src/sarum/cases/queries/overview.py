"""Reading a case: the list, one case, and its figures."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency
from sarum.board.queries import settings
from sarum.cases.models import Adult, Case, Conflict, OtherPerson, RapidReview, Step
from sarum.cases.queries import access, pause
from sarum.cases.queries.access import Reader
from sarum.cases.rules.procedure import STEPS


def cases_found(
    reader: Reader, *, words: str = "", step: str = "", late_on: dt.date | None = None, agency: str = ""
) -> QuerySet[Case]:
    """The cases a reader may see: by reference or pseudonym, at a step, overdue on a day, with an agency in them."""
    found = access.cases_for(reader)
    if words:
        found = found.filter(
            Q(reference__icontains=words) | Q(pseudonym__icontains=words) | Q(adults__pseudonym__icontains=words)
        )
    if step:
        found = found.filter(step=step)
    if late_on:
        found = found.filter(due_on__lt=late_on).exclude(step="CLOSED").exclude(pk__in=pause.paused_now(reader))
    if agency.isdigit():
        found = found.filter(Q(requests__agency=agency) | Q(known_agencies__agency=agency))
    return found.distinct()


def adults_of(reader: Reader, case: Case) -> QuerySet[Adult]:
    return Adult.objects.filter(case__in=access.cases_for(reader), case=case)


def other_people_of(reader: Reader, case: Case) -> QuerySet[OtherPerson]:
    return OtherPerson.objects.filter(case__in=access.cases_for(reader), case=case)


def names_in(reader: Reader, case: Case) -> list[str]:
    """Every name by which somebody in the case could be recognised."""
    adults = [name for adult in adults_of(reader, case) for name in adult.names]
    return adults + [person.name for person in other_people_of(reader, case)]


def agencies_in(reader: Reader) -> QuerySet[Agency]:
    """The agencies that have been asked in any case the reader may see."""
    return Agency.objects.filter(requests__case__in=access.cases_for(reader)).distinct()


def conflicts_of(reader: Reader, case: Case) -> QuerySet[Conflict]:
    return Conflict.objects.filter(case__in=access.cases_for(reader), case=case).select_related("person")


@dataclass(frozen=True)
class CaseLine:
    """One case in a list: who holds its pen, and how late it is."""

    case: Case
    pen: str
    days_late: int
    is_paused: bool = False


def lines_of(reader: Reader, cases: Iterable[Case]) -> list[CaseLine]:
    today, shut, paused = timezone.localdate(), settings.closures(), pause.paused_now(reader)
    return [
        CaseLine(
            case,
            STEPS[Step(case.step)].pen.label if not case.is_closed else "",
            0 if case.pk in paused else settings.days_late(case.due_on, today, shut),
            case.pk in paused,
        )
        for case in cases
    ]


@dataclass(frozen=True)
class Fact:
    """One line of what is known of a case, and the page where there is more."""

    name: str
    text: str
    act: str = ""
    link: str = ""


def facts_of(reader: Reader, case: Case) -> list[Fact]:
    """A case in a few lines: how it came, what was decided, who was asked."""
    if not access.may_see(reader, case):
        return []
    referral = case.referrals.first()
    facts = []
    if referral:
        by = referral.referrer_agency or referral.referrer_name
        text = f"{referral.get_reason_display()}. From {by}, {timezone.localdate(referral.sent_at):%-d %B %Y}."
        facts.append(Fact("Referral", text, "read_referral", "Read the referral"))
    adults = [f"{a.pseudonym}: {a.get_living_display().lower()}" for a in case.adults.all()]
    facts.append(Fact("Adults", "\n".join(adults), "people_in_case", "People in this case"))
    for decision in case.verifications.select_related("decided_by", "superseded_by"):
        standing = "superseded" if decision.successor else "" if decision.stands_at else "advisory"
        when = ", ".join(word for word in (f"{timezone.localdate(decision.decided_at):%-d %B %Y}", standing) if word)
        text = f"{decision} ({when}): {decision.reasons}"
        facts.append(Fact("Verification", text, "meetings", "Meetings"))
    review = RapidReview.objects.filter(case=case).first()
    if review and review.decision:
        facts.append(
            Fact(
                "Rapid Review", f"{review.get_decision_display()}: {review.grounds}", "rapid_review", "The Rapid Review"
            )
        )
    processes = [f"{p.process}: {p.status or p.get_standing_display().lower()}" for p in case.parallel_processes.all()]
    if processes:
        facts.append(Fact("Other processes", "\n".join(processes), "other_processes", "Other processes"))
    return facts
