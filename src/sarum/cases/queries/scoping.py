"""Requests and returns, each for those who may see it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from sarum.board.queries import offices, settings
from sarum.cases.models import Capacity, Case, Chase, Endorsement, KnownAgency, Place, ScopingReturn, Standing
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import access as access_rules
from sarum.cases.rules import scoping as rules


def returns_for(reader: Reader) -> QuerySet[ScopingReturn]:
    """The returns somebody may see: the Board's offices all, those on a case the assured ones, an agency's people their own."""
    everything = ScopingReturn.objects.select_related("request__case", "request__agency").prefetch_related(
        Prefetch("endorsements", Endorsement.objects.select_related("person"))
    )
    visible = access.cases_for(reader)
    if offices.offices_of(reader, timezone.localdate()) & access_rules.ON_EVERY_CASE:
        return everything.filter(request__case__in=visible)
    return everything.filter(
        Q(request__case__in=visible, standing=Standing.ASSURED) | Q(pk__in=own_returns(reader).values("pk"))
    )


def own_returns(reader: Reader) -> QuerySet[ScopingReturn]:
    """The returns that somebody writes or endorses for their agency."""
    if reader.pk is None:
        return ScopingReturn.objects.none()
    day = timezone.localdate()
    barred = Place.objects.filter(access.open_places(day), person=reader.pk, capacity=Capacity.BARRED)
    seats = Place.objects.filter(
        access.open_places(day), person=reader.pk, capacity__in=[Capacity.RESPONDENT, Capacity.SENIOR_OFFICER]
    ).exclude(case__in=barred.values("case"))
    mine = Q(pk__in=[])
    for case_id, agency_id in seats.values_list("case", "agency"):
        mine |= Q(request__case=case_id, request__agency=agency_id)
    return ScopingReturn.objects.filter(mine).select_related("request__case", "request__agency")


def known_agencies_of(reader: Reader, case: Case) -> QuerySet[KnownAgency]:
    """The agencies named in a case, by the referrer or by a return."""
    return KnownAgency.objects.filter(case__in=access.cases_for(reader), case=case).select_related("agency")


def chases_of(reader: Reader, case: Case) -> QuerySet[Chase]:
    visible = returns_for(reader).filter(request__case=case).values("request")
    return Chase.objects.filter(request__in=visible).select_related("request__agency", "chased_by")


@dataclass(frozen=True)
class Line:
    """One agency on the scoping grid."""

    answer: ScopingReturn
    endorsement: Endorsement | None
    days_late: int
    words: str


def grid(reader: Reader, case: Case) -> list[Line]:
    """Where every agency's return stands today."""
    today, shut = timezone.localdate(), settings.closures()
    return [
        line(answer, today, shut)
        for answer in returns_for(reader).filter(request__case=case).order_by("request__agency__name")
    ]


def line(answer: ScopingReturn, today: dt.date, shut: list[dt.date]) -> Line:
    late = 0 if answer.is_sent else settings.days_late(answer.request.due_on, today, shut)
    endorsement = rules.standing_endorsement(answer.endorsements.all(), answer.digest)
    return Line(answer, endorsement, late, rules.standing_in_words(answer, late))


def summary(lines: list[Line]) -> str:
    """The grid in one sentence."""
    sent = sum(line.answer.is_sent for line in lines)
    late = sum(line.days_late > 0 for line in lines)
    back = sum(line.answer.standing == Standing.SENT_BACK for line in lines)
    parts = [f"{sent} of {len(lines)} returned"]
    parts += [f"{late} late"] if late else []
    parts += [f"{back} being put right"] if back else []
    return ", ".join(parts) + "."
