"""The minutes of the group: item by item, as they are written and as they were checked; and what was taken on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from sarum.board.models import Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices
from sarum.cases.models import AgendaItem, AgendaWord, GroupAction, GroupDecision, GroupMeeting, GroupSeat
from sarum.cases.queries import access, agenda, group
from sarum.cases.queries.access import Reader
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import minutes as rules


def items_of(reader: Reader, meeting: GroupMeeting) -> list[AgendaItem]:
    """The items on the agenda that somebody may see, each with its decisions and actions."""
    decisions = Prefetch("decisions", GroupDecision.objects.select_related("recorded_by"))
    actions = Prefetch("actions", GroupAction.objects.select_related("owner__agency"))
    return agenda_rules.in_line(
        agenda.items_of(reader, meeting).filter(is_left_out=False).prefetch_related(decisions, actions)
    )


def content_of(reader: Reader, meeting: GroupMeeting) -> dict[str, Any]:
    """The whole minutes as they will be kept."""
    items = agenda_rules.in_line(AgendaItem.objects.filter(meeting=meeting).select_related("case"))
    decisions: dict[int, list[GroupDecision]] = {}
    for decision in GroupDecision.objects.filter(item__meeting=meeting):
        decisions.setdefault(decision.item_id, []).append(decision)
    actions: dict[int, list[GroupAction]] = {}
    for action in GroupAction.objects.filter(item__meeting=meeting).select_related("owner"):
        actions.setdefault(action.item_id, []).append(action)
    seats = group.seats_of(reader, meeting)
    return rules.content_of(meeting, seats, items, decisions, actions)


def words_for(reader: Reader, meeting: GroupMeeting) -> dict[str, Any]:
    """The minutes as somebody may read them: the items from which they are kept are named as such and nothing more."""
    content = meeting.minutes or content_of(reader, meeting)
    seen = set(agenda.items_of(reader, meeting).values_list("case", flat=True))
    own = group.own_seat(reader, meeting)
    is_guest = bool(own and own.for_case_id and not group.is_for_the_group(reader))
    items = [
        one
        if one["case"] in seen or (one["case"] is None and not is_guest)
        else {"heading": one["heading"], "kept": True}
        for one in content["items"]
    ]
    return content | {"items": items}


def owners_for(reader: Reader, meeting: GroupMeeting) -> QuerySet[Person]:
    """Who can take something on at a meeting: those who were asked."""
    return Person.objects.filter(pk__in=group.seats_of(reader, meeting).values("person")).select_related("agency")


def group_actions_for(reader: Reader) -> QuerySet[GroupAction]:
    """The actions of the group that somebody may see: all for those who work for it, else their own."""
    found = GroupAction.objects.select_related("owner__agency", "item__meeting", "item__case")
    if not group.is_for_the_group(reader):
        return found.filter(owner=reader.pk)
    return found.exclude(item__case__in=access.barred_from(reader).values("case"))


def group_action_by(reader: Reader, pk: int) -> GroupAction | None:
    return group_actions_for(reader).filter(pk=pk).first()


def group_actions_late(reader: Reader) -> QuerySet[GroupAction]:
    return group_actions_for(reader).filter(done_on=None, due_on__lt=timezone.localdate())


@dataclass(frozen=True)
class GroupLine:
    """One thing of the group that waits for somebody: what, by when, and where."""

    text: str
    due_on: dt.date | None
    act: str
    pk: int


def work_of(reader: Reader) -> list[GroupLine]:
    """What of the group's meetings waits for somebody: to answer, to say of an agenda, to issue it, to check, to do."""
    if not isinstance(reader, Person):
        return []
    mine = GroupAction.objects.filter(owner=reader, done_on=None)
    found = [GroupLine(one.text, one.due_on, "do_group_action", one.pk) for one in mine]
    held = offices.offices_of(reader, timezone.localdate())
    own = GroupSeat.objects.filter(meeting=OuterRef("pk"), person=reader)
    spoke = Exists(AgendaWord.objects.filter(meeting=OuterRef("pk"), person=reader))
    open_ = group.group_meetings(reader).filter(cancelled_at=None, checked_at=None)
    for meeting in open_.annotate(own_answer=Subquery(own.values("answer")[:1]), spoke=spoke):
        when, day = f"{meeting.starts_at:%-d %B}", timezone.localdate(meeting.starts_at)
        if meeting.own_answer == "" and not meeting.begun_at:
            found.append(
                GroupLine(f"Say whether you come to the group on {when}", day, "answer_group_invitation", meeting.pk)
            )
        if held & {*CHAIRS} and meeting.consulted_at and not meeting.issued_at and not meeting.spoke:
            found.append(GroupLine(f"Say what you think of the agenda of {when}", None, "say_of_agenda", meeting.pk))
        if held & {*TEAM} and not meeting.issued_at:
            issue = group.issue_by(reader, meeting).on
            found.append(GroupLine(f"Issue the agenda of the group of {when}", issue, "group_meeting", meeting.pk))
        if held & {*CHAIRS} and meeting.ended_at:
            found.append(GroupLine(f"Check the minutes of {when}", None, "check_minutes", meeting.pk))
    return sorted(found, key=lambda line: line.due_on or dt.date.max)


def to_approve(reader: Reader, meeting: GroupMeeting) -> list[GroupMeeting]:
    """The checked minutes that this meeting can approve."""
    found = group.group_meetings(reader).filter(checked_at__isnull=False, approved_at=None)
    return list(found.filter(starts_at__lt=meeting.starts_at))
