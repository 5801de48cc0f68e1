"""More time that agencies ask for, and the days on which the clock of scoping stands still."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Agency
from sarum.board.queries import settings
from sarum.cases.models import (
    Case,
    Extension,
    KnownAgency,
    NextStep,
    ScopingRequest,
    ScopingReturn,
    Verification,
)
from sarum.cases.queries import access, returns, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.rules import extension as rules


def extensions_of(reader: Reader, answer: ScopingReturn) -> QuerySet[Extension]:
    """Every time that more time was asked for, the latest first; for whoever may reach the return."""
    if returns.return_to_staff(reader, answer.case.reference, answer.pk) is None:
        return Extension.objects.none()
    found = Extension.objects.filter(request=answer.request).select_related("request__agency", "asked_by", "decided_by")
    return found.order_by("-asked_at", "-pk")


def to_decide(reader: Reader) -> QuerySet[Extension]:
    """The extensions that wait for an answer, on the cases somebody may see."""
    waiting = Extension.objects.filter(decided_at=None, request__case__in=access.cases_for(reader))
    return waiting.select_related("request__case", "request__agency")


def extension_by(reader: Reader, reference: str, pk: int) -> Extension | None:
    """One extension, for whoever may read its return."""
    readable = scoping.returns_for(reader).filter(request__case__reference=reference).values("request")
    found = Extension.objects.filter(request__in=readable, pk=pk)
    return found.select_related("request__case", "request__agency", "request__answer").first()


@dataclass(frozen=True)
class Sent:
    """One request: to whom, when it was sent, and whether that was in time."""

    case: Case
    agency: Agency
    known_on: dt.date | None
    sent_on: dt.date
    is_late_identified: bool
    is_on_time: bool | None


def requests_sent(reader: Reader, case: Case | None = None) -> list[Sent]:
    """Every request, of one case or of all that somebody may see, with the day from which its time is counted.

    That is the day since which the decision for scoping stands; for an agency found later, the day on which it was named.
    """
    visible = access.cases_for(reader) if case is None else access.cases_for(reader).filter(pk=case.pk)
    decided: dict[int, list[dt.datetime]] = {}
    standing = Verification.objects.filter(case__in=visible, next_step=NextStep.SCOPING, stands_at__isnull=False)
    for decision in standing:
        if decision.stands_at:
            decided.setdefault(decision.case_id, []).append(decision.stands_at)
    found = KnownAgency.objects.filter(case__in=visible, named_at__isnull=False)
    named = {(pk, agency): at for pk, agency, at in found.values_list("case", "agency", "named_at")}
    days, shut = settings.days_for("scoping_request"), settings.closures()
    lines = []
    requests = ScopingRequest.objects.filter(case__in=visible).select_related("case", "agency")
    for request in requests.order_by("sent_at", "agency__name"):
        before = [at for at in decided.get(request.case_id, []) if at <= request.sent_at]
        late_at = named.get((request.case_id, request.agency_id))
        at = late_at if request.is_late_identified else max(before, default=None)
        known_on, sent_on = (timezone.localdate(at) if at else None), timezone.localdate(request.sent_at)
        lines.append(
            Sent(
                request.case, request.agency, known_on, sent_on, request.is_late_identified,
                rules.is_on_time(sent_on, known_on, days, shut),
            )
        )  # fmt: skip
    return lines


def on_time(reader: Reader, case: Case) -> str:
    """How many requests of a case were sent on time."""
    return rules.figure(line.is_on_time for line in requests_sent(reader, case))


def by_quarter(reader: Reader, lines: list[Sent]) -> list[tuple[str, int, str]]:
    """For each quarter in which requests were sent, the latest first: how many, and how many of them on time."""
    groups: dict[tuple[int, int], list[Sent]] = {}
    for line in lines:
        groups.setdefault((line.sent_on.year, (line.sent_on.month - 1) // 3), []).append(line)
    return [
        (rules.quarter(some[0].sent_on), len(some), rules.figure(line.is_on_time for line in some))
        for _, some in sorted(groups.items(), reverse=True)
    ]


def by_case(reader: Reader, lines: list[Sent]) -> list[tuple[Case, int, str, list[Sent]]]:
    """For each case: how many requests, how many of them on time, and those that were not."""
    groups: dict[Case, list[Sent]] = {}
    for line in lines:
        groups.setdefault(line.case, []).append(line)
    return [
        (
            case,
            len(some),
            rules.figure(line.is_on_time for line in some),
            [one for one in some if one.is_on_time is False],
        )
        for case, some in reversed(groups.items())
    ]


def asked_for(reader: Reader) -> Iterator[tuple[str, Case, dt.date, str, int]]:
    """What asks for more time and waits for an answer, as a line of work."""
    for one in to_decide(reader):
        yield f"{one.agency} asks for more time", one.case, one.request.due_on, "answer_extension", one.pk
