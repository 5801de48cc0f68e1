"""What can be learned already: with whom it may be shared, and what was shared with somebody's agency."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Office, Person
from sarum.board.queries import offices
from sarum.cases.models import Adult, Case, EarlyLearning
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import early_learning as rules


def agencies_to_tell(reader: Reader) -> QuerySet[Agency]:
    """Every agency of the register that has somebody to be told, for somebody who is signed in."""
    return Agency.objects.filter(people__in=told_of(reader, None)).distinct() if reader.pk else Agency.objects.none()


def agencies_usual(reader: Reader, case: Case) -> QuerySet[Agency]:
    """With whom it is shared to begin with: the agencies that were asked, and those of the group's members."""
    members = offices.holders([Office.JCR_MEMBER, Office.STATUTORY_PARTNER], timezone.localdate())
    asked = Q(requests__case=case) | Q(pk__in=[person.agency_id for person in members])
    return agencies_to_tell(reader).filter(asked)


def marks_of(reader: Reader, case: Case) -> list[str]:
    """What besides a name tells of which case something is: its reference, its adults' pseudonyms, numbers and addresses."""
    adults = Adult.objects.filter(case__in=access.cases_for(reader), case=case)
    theirs = [mark for one in adults for mark in (one.pseudonym, one.nhs_number, one.address.partition(",")[0])]
    return [case.reference, case.pseudonym, *filter(None, theirs)]


def told_of(reader: Reader, agencies: Iterable[Agency] | None) -> QuerySet[Person]:
    """For these agencies, or for all, who is told."""
    held = offices.held_on(timezone.localdate()).filter(office__in=rules.TOLD)
    found = Person.objects.filter(is_active=True, pk__in=held.values("person"), agency__isnull=False)
    return found if agencies is None else found.filter(agency__in=list(agencies))


def shared_with(reader: Reader) -> QuerySet[EarlyLearning]:
    """What was shared with somebody's agency, for those who are told for it; never of a case from which they are barred."""
    is_told = isinstance(reader, Person) and told_of(reader, None).filter(pk=reader.pk).exists()
    if not is_told:
        return EarlyLearning.objects.none()
    barred = access.barred_from(reader).values("case")
    found = EarlyLearning.objects.filter(agencies=reader.agency_id).exclude(rapid_review__case__in=barred)
    return found.select_related("rapid_review__case").order_by("-shared_on", "-pk")


def early_learning_by(reader: Reader, pk: int) -> EarlyLearning | None:
    """One thing that was shared through Sarum: for those told of it, and for those who see the case."""
    theirs = Q(pk__in=shared_with(reader).values("pk")) | Q(rapid_review__case__in=access.cases_for(reader))
    found = EarlyLearning.objects.filter(theirs, pk=pk, shared_by__isnull=False)
    return found.select_related("rapid_review__case", "shared_by").first()
