"""The minutes of the group: item by item, as they are written and as they were checked; and what was taken on."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import AgendaItem, GroupAction, GroupDecision, GroupMeeting
from sarum.cases.queries import access, agenda, group
from sarum.cases.queries.access import Reader
from sarum.cases.rules import minutes as rules


def items_of(reader: Reader, meeting: GroupMeeting) -> QuerySet[AgendaItem]:
    """The items on the agenda that somebody may see, each with its decisions and actions."""
    decisions = Prefetch("decisions", GroupDecision.objects.select_related("recorded_by"))
    actions = Prefetch("actions", GroupAction.objects.select_related("owner__agency"))
    return agenda.items_of(reader, meeting).filter(is_left_out=False).prefetch_related(decisions, actions)


def content_of(reader: Reader, meeting: GroupMeeting) -> dict[str, Any]:
    """The whole minutes as they will be kept."""
    items = list(AgendaItem.objects.filter(meeting=meeting).select_related("case"))
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


def to_approve(reader: Reader, meeting: GroupMeeting) -> list[GroupMeeting]:
    """The checked minutes that this meeting can approve."""
    found = group.group_meetings(reader).filter(checked_at__isnull=False, approved_at=None)
    return list(found.filter(starts_at__lt=meeting.starts_at))
