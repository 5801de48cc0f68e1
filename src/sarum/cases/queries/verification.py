"""Reading what the Board decided first on a case, and the alternative action it followed."""

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Agency, Office, Person
from sarum.board.queries import offices
from sarum.cases.models import Alternative, Case, Meeting
from sarum.cases.queries import access, involvement
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.cases.rules import verification as rules

USUAL = (Office.STATUTORY_PARTNER, Office.JCR_CHAIR, Office.JCR_VICE_CHAIR)


def usual_people(reader: Reader) -> list[Person]:
    """Whoever is asked to every verification meeting, from the offices held today."""
    return offices.holders(USUAL, timezone.localdate()) if reader.pk else []


def why_cannot_decide(reader: Reader, meeting: Meeting) -> list[str]:
    """Every reason a verification meeting cannot decide yet: quorum, each statutory partner's view with its grounds, and
    a person or a reason for each who should be involved."""
    partners = Agency.objects.filter(is_statutory_partner=True)
    views = meeting.views.select_related("agency")
    heard = meetings.why_cannot_decide(reader, meeting) + rules.partners_without_grounds(partners, views)
    return heard + involvement.why_not_involved(reader, meeting.case)


def why_not_chairing(reader: Reader, meeting: Meeting) -> list[str]:
    """Why somebody cannot record this meeting's decision: they were not there to hear it."""
    return rules.why_not_chairing(meeting.attendance.filter(person=reader.pk, is_present=True).exists())


def alternatives_of(reader: Reader, case: Case) -> QuerySet[Alternative]:
    """What was done instead of a review, or is still being done."""
    found = Alternative.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("owner__agency", "verification").order_by("pk")


def alternative_by(reader: Reader, reference: str, pk: int) -> Alternative | None:
    found = Alternative.objects.filter(case__in=access.cases_for(reader).filter(reference=reference), pk=pk)
    return found.select_related("case", "owner").first()
