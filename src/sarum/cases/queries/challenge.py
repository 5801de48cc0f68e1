"""Reading the challenges to verification decisions."""

from django.db.models import Q, QuerySet

from sarum.board.models import Person
from sarum.cases.models import Case, Challenge, Confirmation, Verification, View
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import challenge as rules
from sarum.kit.refusal import NotAllowed


def challenges_of(reader: Reader, case: Case) -> QuerySet[Challenge]:
    """Every challenge on a case, the first one first."""
    found = Challenge.objects.filter(verification__case__in=access.cases_for(reader), verification__case=case)
    return found.select_related("verification__case", "answered_by", "recorded_by")


def challenge_by(reader: Reader, reference: str, pk: int) -> Challenge | None:
    cases = access.cases_for(reader).filter(reference=reference)
    found = Challenge.objects.filter(verification__case__in=cases, pk=pk)
    return found.select_related("verification__case", "verification__decided_by", "answered_by", "recorded_by").first()


def deciders_of(reader: Reader, decision: Verification) -> list[Person]:
    """Whoever took a decision or one that it superseded, gave a view on it, or confirmed it."""
    line = [decision]
    while earlier := line[-1].supersedes:
        line.append(earlier)
    if not access.may_see(reader, decision.case):
        raise NotAllowed("You may not see this case, so you cannot ask who decided on it.")
    heard = View.objects.filter(meeting__in=[one.meeting_id for one in line], person__isnull=False)
    agreed = Confirmation.objects.filter(verification__in=line)
    had_a_part = Person.objects.filter(
        Q(pk__in=heard.values("person"))
        | Q(pk__in=agreed.values("person"))
        | Q(pk__in=[one.decided_by_id for one in line])
    )
    return list(had_a_part)


def why_not_answered_by(reader: Reader, challenge: Challenge) -> list[str]:
    """Why somebody cannot answer a challenge: they had a part in the decision, or a conflict of interest keeps them from it."""
    conflicts = access.why_conflicted(reader, "answer_challenge", challenge.case)
    return rules.why_not_answered_by(reader, deciders_of(reader, challenge.verification)) + conflicts


def to_answer(reader: Reader) -> list[Challenge]:
    """The challenges that wait for an answer which this reader can give."""
    return [one for one in unanswered(reader) if not why_not_answered_by(reader, one)]


def unanswered(reader: Reader) -> QuerySet[Challenge]:
    found = Challenge.objects.filter(verification__case__in=access.cases_for(reader), answered_at__isnull=True)
    return found.select_related("verification__case", "verification__decided_by")


def untold(reader: Reader) -> QuerySet[Challenge]:
    found = Challenge.objects.filter(verification__case__in=access.cases_for(reader), told_on__isnull=True)
    return found.filter(answered_at__isnull=False).select_related("verification__case")
