"""Reading the challenges to verification decisions."""

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.cases.models import Case, Challenge, Verification
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader


def challenges_of(reader: Reader, case: Case) -> QuerySet[Challenge]:
    """Every challenge on a case, the first one first."""
    found = Challenge.objects.filter(verification__case__in=access.cases_for(reader), verification__case=case)
    return found.select_related("verification__case", "answered_by", "recorded_by")


def challenge_by(reader: Reader, reference: str, pk: int) -> Challenge | None:
    cases = access.cases_for(reader).filter(reference=reference)
    found = Challenge.objects.filter(verification__case__in=cases, pk=pk)
    return found.select_related("verification__case", "verification__decided_by", "answered_by", "recorded_by").first()


def deciders_of(reader: Reader, decision: Verification) -> list[Person]:
    """Whoever took a decision, or one that it superseded."""
    found = [decision.decided_by]
    while earlier := decision.supersedes:
        found.append(earlier.decided_by)
        decision = earlier
    return found if access.may_see(reader, decision.case) else []


def unanswered(reader: Reader) -> QuerySet[Challenge]:
    found = Challenge.objects.filter(verification__case__in=access.cases_for(reader), answered_at__isnull=True)
    return found.select_related("verification__case", "verification__decided_by")


def untold(reader: Reader) -> QuerySet[Challenge]:
    found = Challenge.objects.filter(verification__case__in=access.cases_for(reader), told_on__isnull=True)
    return found.filter(answered_at__isnull=False).select_related("verification__case")
