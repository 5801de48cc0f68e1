"""How a review was commissioned, whose hand is still wanted, and when six months are over."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.queries import offices, settings
from sarum.cases.models import Case, Commission, Hand
from sarum.cases.models.report import digest_of
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import commissioning as rules


def commission_of(reader: Reader, case: Case) -> Commission:
    """The manner of a case's review; an empty one, of version 0, where none is proposed yet."""
    return commissions_for(reader).filter(case=case).first() or Commission(case=case, version=0)


def commissions_for(reader: Reader) -> QuerySet[Commission]:
    hands = Prefetch("hands", Hand.objects.select_related("person"))
    visible = Commission.objects.filter(case__in=access.cases_for(reader))
    return visible.select_related("case", "reviewer__agency").prefetch_related(hands)


@dataclass(frozen=True)
class Standing:
    """A proposed manner, its digest, each of the three hands, and what came of the six months."""

    commission: Commission
    digest: str
    hands: list[tuple[str, Hand | None]]
    earlier: list[Hand]
    days_past: int

    @property
    def short_digest(self) -> str:
        return self.digest[:12]


def standing_of(reader: Reader, commission: Commission) -> Standing | None:
    """Where a proposed manner stands; none where nothing is proposed."""
    if not commission.pk:
        return None
    digest, today = digest_of(commission.content), timezone.localdate()
    on_these = {rules.hand_for(hand.office): hand for hand in commission.hands.all() if hand.digest == digest}
    earlier = [hand for hand in commission.hands.all() if hand.digest != digest]
    hands = [(office.label, on_these.get(office)) for office in rules.THREE]
    past = settings.days_late(commission.six_months_on, today, settings.closures())
    return Standing(commission, digest, hands, earlier, past)


def office_of_hand(reader: Reader, day: dt.date) -> Office | None:
    """The office in which somebody agrees the manner of a review: one of the three, or the Vice-Chair for the Chair."""
    held = offices.offices_of(reader, day)
    return next((office for office in (*rules.THREE, Office.JCR_VICE_CHAIR) if office in held), None)


def why_not_agree(reader: Reader, commission: Commission) -> list[str]:
    """Why this reader's hand is not wanted on the words as they stand."""
    office = office_of_hand(reader, timezone.localdate())
    if office is None or reader.pk is None:
        return []
    return rules.why_not_agreed_by(reader.pk, office, commission.hands.all(), digest_of(commission.content))


def agencies_in(reader: Reader, case: Case) -> set[int]:
    """The agencies that were asked about a case: nobody of theirs reviews it."""
    visible = access.cases_for(reader).filter(pk=case.pk)
    return set(visible.filter(requests__isnull=False).values_list("requests__agency", flat=True))


def reviewers_to_choose(reader: Reader, case: Case) -> QuerySet[Person]:
    """The people of the register who hold no office of the Board and work for no agency in the case."""
    held = offices.held_on(timezone.localdate()).values("person")
    return offices.people_for(reader).exclude(pk__in=held).exclude(agency__in=agencies_in(reader, case))
