"""The minutes of a meeting: item by item, as they are written and as they were checked; and what was taken on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.queries import offices
from sarum.cases.models import (
    AgendaItem,
    AgendaWord,
    Attendance,
    Conflict,
    GroupSeat,
    ItemAction,
    ItemDecision,
    Meeting,
    MeetingKind,
    RapidReview,
)
from sarum.cases.models.report import digest_of
from sarum.cases.queries import access, agenda, group, on_record, overview, rapid_review
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import minutes as rules
from sarum.cases.rules import rapid_review as rapid_review_rules
from sarum.cases.rules.minutes import AnyMeeting


def items_of(reader: Reader, meeting: AnyMeeting) -> list[AgendaItem]:
    """The items on the agenda that somebody may see, each with its decisions and actions."""
    decisions = Prefetch("decisions", ItemDecision.objects.select_related("recorded_by"))
    actions = Prefetch("actions", ItemAction.objects.select_related("owner__agency", "tracked"))
    found = agenda.on_agenda(reader, meeting).filter(is_left_out=False).prefetch_related(decisions, actions)
    return agenda_rules.in_line(meeting, found)


def seats_of(reader: Reader, meeting: AnyMeeting) -> QuerySet[GroupSeat] | QuerySet[Attendance]:
    """Everybody asked to a meeting that somebody may see."""
    if isinstance(meeting, Meeting):
        return meetings.seats_of(reader, meeting)
    return group.seats_of(reader, meeting)


def why_not_written(reader: Reader, item: AgendaItem) -> list[str]:
    """Why nothing can be written down of an item."""
    meeting = item.meeting
    why = rules.why_not_minuted(meeting) or rules.why_taken_off(item)
    if why or not isinstance(meeting, Meeting):
        return why
    return meeting_rules.why_not_by_item(meeting.minutes, meetings.is_by_item(reader, meeting))


def why_not_quorate(reader: Reader, item: AgendaItem) -> list[str]:
    """Why those who are here cannot decide on an item."""
    meeting = item.meeting
    if isinstance(meeting, Meeting):
        return [] if meeting.kind == MeetingKind.PANEL else meetings.why_not_quorate(reader, meeting)
    return group.why_not_quorate(reader, meeting, item.case)


def why_safety_open(reader: Reader, item: AgendaItem) -> list[str]:
    """Why a Rapid Review decides nothing yet: nobody has answered for anybody's immediate safety."""
    review = RapidReview.objects.filter(meeting=item.of_case_id, decision="").first() if item.of_case_id else None
    immediate = rapid_review.immediate_of(reader, review).count() if review else 0
    return rapid_review_rules.why_safety_unanswered(review, immediate) if review else []


def conflicts_there(reader: Reader, item: AgendaItem) -> list[Conflict]:
    """The conflicts of interest in the case of an item, of those who are at the meeting."""
    here = [seat.person_id for seat in seats_of(reader, item.meeting) if seat.is_present]
    return list(overview.conflicts_of(reader, item.case).filter(person__in=here)) if item.case else []


def who_can_check(reader: Reader, meeting: AnyMeeting) -> list[Person]:
    """The chairs of today from whom nothing in the minutes of a meeting is kept."""
    chairs = offices.holders(CHAIRS, timezone.localdate())
    if isinstance(meeting, Meeting):
        return [one for one in chairs if access.may_see(one, meeting.case)]
    on_it = meeting.items.filter(is_left_out=False)
    return [one for one in chairs if not on_it.filter(group.kept_from(one, meeting)).exists()]


def written_whole(reader: Reader, meeting: AnyMeeting) -> str:
    """What is written of a meeting beside its items: the minutes as one text, what was decided and what was taken on."""
    whole = [meeting.minutes] if isinstance(meeting, Meeting) else []
    whole += ItemDecision.objects.filter(item__in=meeting.items.all()).values_list("words", flat=True)
    whole += ItemAction.objects.filter(item__in=meeting.items.all()).values_list("text", flat=True)
    return "\n".join(whole)


def chairs_there(reader: Reader, meeting: AnyMeeting) -> list[tuple[int, str]]:
    """Which of the chairs were at a meeting, and can check the whole of its minutes today."""
    chairs = {person.pk for person in offices.holders(CHAIRS, timezone.localdate(meeting.starts_at))}
    can = {person.pk for person in who_can_check(reader, meeting)}
    here = seats_of(reader, meeting).filter(is_present=True, person__in=chairs & can)
    return [(seat.person_id, seat.person.name) for seat in here]


def content_of(reader: Reader, meeting: AnyMeeting) -> dict[str, Any]:
    """The whole minutes as they will be kept."""
    items = agenda_rules.in_line(meeting, meeting.items.select_related("case"))
    decisions: dict[int, list[ItemDecision]] = {}
    for decision in ItemDecision.objects.filter(item__in=items):
        decisions.setdefault(decision.item_id, []).append(decision)
    actions: dict[int, list[ItemAction]] = {}
    for action in ItemAction.objects.filter(item__in=items).select_related("owner"):
        actions.setdefault(action.item_id, []).append(action)
    record = on_record.on_record(reader, meeting) if isinstance(meeting, Meeting) else {}
    content = rules.content_of(meeting, seats_of(reader, meeting), items, decisions, actions, record)
    if isinstance(meeting, Meeting):
        printed = {item.about for item in items if not item.is_left_out}
        if meeting.minutes and not any(item.minuted_at for item in items):
            content["items"], printed = rules.as_one_text(meeting), set()
        left = {heading: lines for heading, lines in record.items() if heading not in printed}
        content["items"] = rules.with_record(meeting, content["items"], left)
    return content


def digest_now(reader: Reader, meeting: AnyMeeting) -> str:
    """The digest of the minutes as they stand."""
    return meeting.digest or digest_of(content_of(reader, meeting))


def words_for(reader: Reader, meeting: AnyMeeting) -> dict[str, Any]:
    """The minutes as somebody may read them: the items from which they are kept are named as such and nothing more."""
    content = meeting.checked_words or content_of(reader, meeting)
    if isinstance(meeting, Meeting):
        return content
    seen = set(agenda.items_of(reader, meeting).values_list("case", flat=True))
    is_guest = bool(group.only_case(reader, meeting))
    items = [
        one
        if one["case"] in seen or (one["case"] is None and not is_guest)
        else {"heading": one["heading"], "kept": True}
        for one in content["items"]
    ]
    return content | {"items": items}


def minutes_begun(reader: Reader, meeting: Meeting) -> str:
    """How the minutes begin: what is on record already, so that nobody types it again."""
    seats, views = list(meetings.seats_of(reader, meeting)), meetings.views_of(reader, meeting)
    came = [rules.said_of(seat) for seat in seats if seat.is_present]
    sorry = [rules.said_of(seat) for seat in seats if seat.has_apologies]
    conflicts = [
        f"{one.person}: {one.conflict}{f' ({one.handled})' if one.handled else ''}"
        for one in meeting.case.conflicts.select_related("person")
    ]
    said = [f"{view.agency}: {view.view}{f'. {view.grounds}' if view.grounds else ''}" for view in views]
    lines = {"Present": came, "Apologies": sorry, "Conflicts of interest": conflicts, "Views": said}
    told = [f"{title}: {'; '.join(found) or 'none'}." for title, found in lines.items()]
    return "\n\n".join([*told, "What was said:", "What was decided, and why:"])


def owners_for(reader: Reader, item: AgendaItem) -> QuerySet[Person]:
    """Who can take something on at a meeting: those who were asked, and the Partnership Team; never who must not see the case."""
    asked = {seat.person_id for seat in seats_of(reader, item.meeting)}
    team = {person.pk for person in offices.team(timezone.localdate())}
    anybody = meetings.anybody(reader, item.case) if item.case else offices.people_for(reader)
    return anybody.filter(pk__in=asked | team).select_related("agency")


def group_actions_for(reader: Reader) -> QuerySet[ItemAction]:
    """The actions of the group that somebody may see: all for those who work for it, else their own."""
    found = ItemAction.objects.filter(tracked=None).select_related("owner__agency", "item__of_group", "item__case")
    if not group.is_for_the_group(reader):
        return found.filter(owner=reader.pk)
    return found.filter(Q(item__case=None) | Q(item__case__in=access.cases_for(reader)))


def in_action_log(
    reader: Reader, *, shown: str = "open", agency: Agency | None = None, quiet_since: dt.date | None = None
) -> QuerySet[ItemAction]:
    """What was taken on at meetings, narrowed as the Action Log is; none of it can slip, be claimed or be escalated."""
    today = timezone.localdate()
    kinds = {
        "all": Q(),
        "open": Q(done_on=None),
        "overdue": Q(done_on=None, due_on__lt=today),
        "complete": Q(done_on__isnull=False),
    }
    found = group_actions_for(reader).filter(kinds[shown]) if shown in kinds else ItemAction.objects.none()
    if agency:
        found = found.filter(owner__agency=agency)
    return found.filter(recorded_at__date__lt=quiet_since, done_on=None) if quiet_since else found


def group_action_by(reader: Reader, pk: int) -> ItemAction | None:
    return group_actions_for(reader).filter(pk=pk).first()


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
    mine = ItemAction.objects.filter(owner=reader, done_on=None, tracked=None)
    found = [GroupLine(one.text, one.due_on, "do_group_action", one.pk) for one in mine]
    held = offices.offices_of(reader, timezone.localdate())
    own = GroupSeat.objects.filter(meeting=OuterRef("pk"), person=reader)
    since = OuterRef("consulted_at")
    spoke = Exists(AgendaWord.objects.filter(of_group=OuterRef("pk"), person=reader, said_at__gte=since))
    hidden = group.hidden_from(reader) if held & {*CHAIRS} else Q()
    kept = AgendaItem.objects.filter(hidden, of_group=OuterRef("pk"), is_left_out=False)
    open_ = group.group_meetings(reader).filter(cancelled_at=None, checked_at=None)
    for meeting in open_.annotate(own_answer=Subquery(own.values("answer")[:1]), spoke=spoke, has_kept=Exists(kept)):
        when, day = f"{meeting.starts_at:%-d %B}", timezone.localdate(meeting.starts_at)
        if meeting.own_answer == "" and not meeting.begun_at:
            text = f"Say whether you come to the group on {when}"
            found.append(GroupLine(text, day, "answer_group_invitation", meeting.pk))
        if held & {*CHAIRS} and meeting.consulted_at and not meeting.issued_at and not meeting.spoke:
            found.append(GroupLine(f"Say what you think of the agenda of {when}", None, "say_of_agenda", meeting.pk))
        if held & {*TEAM} and not meeting.issued_at:
            issue = group.issue_by(reader, meeting).on
            found.append(GroupLine(f"Issue the agenda of the group of {when}", issue, "group_meeting", meeting.pk))
        if held & {*TEAM} and meeting.begun_at and not meeting.ended_at and day < timezone.localdate():
            found.append(GroupLine(f"End the meeting of {when}", None, "end_group_meeting", meeting.pk))
        is_to_check = held & {*CHAIRS} and meeting.ended_at and not meeting.sent_back_at
        if is_to_check and (not meeting.has_kept or not who_can_check(reader, meeting)):  # if none can: whom to ask
            found.append(GroupLine(f"Check the minutes of {when}", None, "check_minutes", meeting.pk))
        if held & {*TEAM} and meeting.sent_back_at:
            found.append(GroupLine(f"Put right the minutes of {when}", None, "group_meeting", meeting.pk))
    return sorted(found, key=lambda line: line.due_on or dt.date.max)


def later_than(reader: Reader, meeting: AnyMeeting) -> list[AnyMeeting]:
    """The meetings that can approve the minutes of one: later ones of the case or of the group, once they have begun."""
    found: list[AnyMeeting] = []
    if isinstance(meeting, Meeting):
        found += meetings.meetings_of(reader, meeting.case).filter(
            held_at__isnull=False, starts_at__gt=meeting.starts_at
        )
    found += group.group_meetings(reader).filter(starts_at__gt=meeting.starts_at, begun_at__isnull=False)
    return found
