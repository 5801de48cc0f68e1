"""Recording who was told what the ratified report decides."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, How, Telling
from sarum.cases.operations.access import operation
from sarum.cases.queries import telling as queries
from sarum.cases.rules import telling as rules
from sarum.kit.refusal import refuse
from sarum.kit.sentence import listed, said_day


@operation
def record_telling(
    *, case: Case, whom: Iterable[str], told_how: str, told_on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Record how and when the referrer, agencies or the family were told."""
    chosen, found = list(whom), queries.round_of(by, case)
    ratified_on = timezone.localdate(found.report.ratified_at) if found and found.report.ratified_at else None
    lines = found.lines if found else []
    refuse(rules.why_not_told(chosen, lines, told_on, ratified_on, timezone.localdate(at)))
    told = [line for line in lines if line.key in chosen]
    for line in told:
        kind, _, pk = line.key.partition("-")
        Telling.objects.create(
            case=case, agency_id=pk if kind == "agency" else None, involvement_id=pk if kind == "family" else None,
            to_name=line.name[:200], told_how=told_how, told_on=told_on, recorded_by=by, recorded_at=at,
        )  # fmt: skip
    how = How(told_how).label.lower()
    names = listed([line.name for line in told])
    return Done(f"told of the ratified report, {how}, on {said_day(told_on)}: {names}", case, case.reference)
