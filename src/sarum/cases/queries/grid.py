"""The grid of a case: every return that somebody may see, with what became of it, what comes next, and who does it."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Min
from django.utils import timezone

from sarum.board.models import Event
from sarum.board.queries import settings
from sarum.cases.models import Capacity, Case, Climb, Pause, Place, ScopingReturn, Standing
from sarum.cases.queries import access, ladder, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.rules import grid as rules
from sarum.cases.rules import ladder as ladder_rules
from sarum.cases.rules import quality
from sarum.cases.rules import scoping as scoping_rules
from sarum.cases.rules.grid import Row

OPENING = ("read_return", "write_return", "return_part", "return_entry", "endorse_return")
ANSWERING = (Capacity.RESPONDENT, Capacity.SENIOR_OFFICER)
ACTS = ("rung", "send_rung", "answer_extension", "accept_return", "name_respondent", "chase_return")


@dataclass(frozen=True)
class Around:
    """What is asked once for all rows of a grid."""

    reader: Reader
    today: dt.date
    shut: list[dt.date]
    may: dict[str, bool]
    opened: dict[int, dt.date]
    answered_for: set[int]
    letters: dict[int, Climb]
    climbs: list[Climb]
    pauses: list[tuple[dt.date, dt.date | None]]
    rungs: dict[str, int]


def rows(reader: Reader, case: Case) -> list[Row]:
    """Where every agency's return stands today; as many questions of the database for a hundred agencies as for one."""
    lines = scoping.grid(reader, case)
    if not lines:
        return []
    seats = list(Place.objects.filter(case=case, agency__isnull=False, capacity__in=ANSWERING))
    climbs = list(Climb.objects.filter(request__case=case).select_related("request__agency"))
    around = Around(
        reader=reader,
        today=timezone.localdate(),
        shut=settings.closures(),
        may={act: access.may(reader, act, case) for act in ACTS},
        opened=opened_on(reader, case, [line.answer for line in lines], seats),
        answered_for={one.agency_id or 0 for one in seats if one.capacity == Capacity.RESPONDENT and is_held(one)},
        letters={one.request_id: one for one in climbs if one.sent_at is None and one.dismissed_at is None},
        climbs=climbs,
        pauses=list(Pause.objects.filter(case=case).values_list("started_on", "ended_on")),
        rungs=ladder.rung_days(reader),
    )
    return [row(line, around) for line in lines]


def is_held(place: Place) -> bool:
    return place.until_on is None or place.until_on > timezone.localdate()


def opened_on(reader: Reader, case: Case, answers: list[ScopingReturn], seats: list[Place]) -> dict[int, dt.date]:
    """The day on which each return was first opened by somebody who answers or endorses for its agency.

    It is read from the chain of events, so nothing more is kept for it.
    """
    if not access.may_see(reader, case):
        return {}
    agencies = defaultdict(set)
    for seat in seats:
        if seat.agency_id:
            agencies[f"person:{seat.person_id}"].add(seat.agency_id)
    events = Event.objects.filter(about=case.reference, act__in=OPENING, actor__in=list(agencies)).order_by()
    found: dict[int, dt.date] = {}
    firsts = list(events.values_list("actor", "subject").annotate(first=Min("happened_at")))
    for answer in answers:
        names = {f"cases.scopingreturn:{answer.pk}", f"cases.case:{case.pk}"}  # a part is opened as a page of the case
        moments = [
            at for actor, subject, at in firsts
            if subject in names and answer.request.agency_id in agencies[actor] and at >= answer.request.sent_at
        ]  # fmt: skip
        if moments:
            found[answer.pk] = timezone.localdate(min(moments))
    return found


def row(line: scoping.Line, around: Around) -> Row:
    """One line of the grid, with its days and what comes next."""
    answer, request = line.answer, line.answer.request
    sent_on, judged = timezone.localdate(request.sent_at), list(answer.assurances.all())
    returned_on = timezone.localdate(answer.returned_at) if answer.is_sent and answer.returned_at else None
    back = judged[-1] if judged and answer.standing == Standing.SENT_BACK else None
    letter, open_ = around.letters.get(request.pk), [one for one in request.extensions.all() if one.decided_at is None]
    is_awaited = not answer.is_sent
    is_theirs = letter is not None and is_awaited and around.may["send_rung"]
    next_on, next_words = next_chase(line, letter if is_awaited else None, around)
    return Row(
        answer=answer,
        words=line.words,
        colour=line.colour,
        sent_on=sent_on,
        opened_on=around.opened.get(answer.pk),
        started_on=timezone.localdate(answer.started_at) if answer.started_at else None,
        endorsed_on=timezone.localdate(line.endorsement.signed_at) if line.endorsement else None,
        endorsed_by=str(line.endorsement.person) if line.endorsement else "",
        returned_on=returned_on,
        sent_back_on=timezone.localdate(back.judged_at) if back else None,
        assured_on=timezone.localdate(line.assurance.judged_at) if line.assurance else None,
        assured_by=str(line.assurance.person) if line.assurance else "",
        weak=tuple(quality.weaknesses(line.assurance.rubric)) if line.assurance else (),
        days=rules.working_time(sent_on, returned_on or around.today, around.pauses, around.shut),
        days_late=line.days_late,
        next_on=next_on,
        next_words=next_words,
        notes=tuple(line.notes),
        act=rules.next_act(
            answer,
            around.may.__getitem__,
            letter=letter.pk if letter and is_theirs and not ladder.why_not_yours(around.reader, letter) else None,
            extension=open_[0].pk if open_ and is_awaited else None,
            is_answered_for=request.agency_id in around.answered_for,
            is_late=line.days_late > 0,
        ),
    )


def next_chase(line: scoping.Line, letter: Climb | None, around: Around) -> tuple[dt.date | None, str]:
    """What the clock or a person does next to bring a return: on which day, and in words."""
    answer = line.answer
    if answer.is_sent:
        return None, "None"
    if letter:
        return around.today, f"A letter waits for {ladder_rules.SENDERS[ladder_rules.Rung(letter.rung)]} to send"
    if answer.standing == Standing.DECLINED:
        return None, "None"
    if any(ended_on is None for _, ended_on in around.pauses):
        return None, "None while the clock stands still"
    due_on, shut = answer.request.due_on, set(around.shut)
    coming = [(line.reminder_on, "Reminder")] if line.reminder_on else []
    since = ladder.waited_from(answer)
    mine = [one.rung for one in around.climbs if one.request_id == answer.request_id and one.waited_from == since]
    reached = max((ladder_rules.ORDER[rung] for rung in mine), default=-1)
    for code, days in around.rungs.items():
        if ladder_rules.ORDER[code] > reached and (day := scoping_rules.rung_on(due_on, days, shut)) > around.today:
            coming.append(
                (day, f"Letter: {ladder_rules.Rung(code).label[0].lower()}{ladder_rules.Rung(code).label[1:]}")
            )
    return min(coming, default=(None, "None left: chase by hand"))
