"""Every request that somebody may count, with how its agency answered."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sarum.board.models import Office
from sarum.board.models.office import TEAM
from sarum.board.queries import offices, settings
from sarum.cases.models import Assurance, Pause, ScopingRequest, Standing
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import grid, quality
from sarum.cases.rules import turnaround as rules
from sarum.cases.rules.turnaround import Asked, Line

OF_REQUEST = (
    "agency", "agency__name", "case", "sent_at", "due_on", "answer", "answer__standing", "answer__first_returned_at",
    "answer__answers__involvement__kind",
)  # fmt: skip


def lines_for(reader: Reader) -> list[Line]:
    """The figures of the whole Board and of each agency: in full for the team, without small numbers for the Board's chairs."""
    return rules.lines(asked(reader), is_for_team=is_of_team(reader))


def is_of_team(reader: Reader) -> bool:
    return bool(offices.offices_of(reader, timezone.localdate()) & {Office(office) for office in TEAM})


def asked(reader: Reader) -> list[Asked]:
    """Each request of the cases that somebody may see, and of their own agency; as many questions for many as for few."""
    visible = Q(case__in=access.cases_for(reader))
    if reader.agency_id:
        visible |= Q(agency=reader.agency_id, case__in=access.cases_led(reader))
    requests = ScopingRequest.objects.filter(visible).order_by("sent_at", "pk")
    answers = requests.values("answer")
    judged = defaultdict(list)
    for one in Assurance.objects.filter(scoping_return__in=answers).order_by("judged_at", "pk"):
        judged[one.scoping_return_id].append(one)
    still = defaultdict(list)
    for case, began, ended in Pause.objects.filter(case__in=requests.values("case")).values_list(
        "case", "started_on", "ended_on"
    ):
        still[case].append((began, ended))
    today, shut = timezone.localdate(), settings.closures()
    return [
        one_of(found, judged[found["answer"]], still[found["case"]], today, shut)
        for found in requests.values(*OF_REQUEST)
    ]


def one_of(
    found: dict[str, Any], judged: list[Assurance],
    still: list[tuple[dt.date, dt.date | None]], today: dt.date, shut: list[dt.date],
) -> Asked:  # fmt: skip
    """One request as it counts."""
    sent_on, standing = timezone.localdate(found["sent_at"]), found["answer__standing"]
    came_at = found["answer__first_returned_at"]
    is_refused = standing == Standing.DECLINED
    came_on = timezone.localdate(came_at) if came_at and not is_refused else None
    is_paused = any(ended is None for _, ended in still)
    outcome = (
        rules.REFUSED if is_refused
        else rules.ON_TIME if came_on and came_on <= found["due_on"]
        else rules.CAME_LATE if came_on
        else rules.OVERDUE if found["due_on"] < today and not is_paused
        else rules.OPEN
    )  # fmt: skip
    is_accepted = standing == Standing.ASSURED
    return Asked(
        agency=found["agency__name"],
        year=sent_on.year,
        outcome=outcome,
        days=grid.working_time(sent_on, came_on, still, shut) if came_on else None,
        was_sent_back=any(not one.is_accepted for one in judged),
        is_accepted=is_accepted,
        is_weak=is_accepted and bool(judged) and bool(quality.weaknesses(judged[-1].rubric)),
        is_nil=found["answer__answers__involvement__kind"] == "NIL",
    )
