"""The minutes of a meeting, written while it goes on: who came, what was said, decided and taken on, until they are approved."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import Action, AgendaItem, GroupMeeting, ItemAction, ItemDecision, Meeting, Step
from sarum.cases.models.report import digest_of
from sarum.cases.operations import sitting as sitting_operations
from sarum.cases.operations import tracker
from sarum.cases.operations.access import operation
from sarum.cases.operations.group import seat as take_a_seat
from sarum.cases.queries import access, group
from sarum.cases.queries import meeting as reading
from sarum.cases.queries import minutes as queries
from sarum.cases.rules import agenda, sitting
from sarum.cases.rules import group as group_rules
from sarum.cases.rules import minutes as rules
from sarum.cases.rules.meeting import kind_of
from sarum.cases.rules.minutes import AnyMeeting
from sarum.kit.refusal import Refused, refuse, refuse_unread


@operation
def begin_group_meeting(
    *, meeting: GroupMeeting, present: Collection[Person], also: Collection[Person] = (),
    authority: Mapping[int, bool] | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Begin a meeting with those who are there, or put right who is; whoever came unasked is given a seat.

    `authority` says of a person's key whether they can agree actions, for those who have not stated it themselves.
    """
    refuse(group_rules.why_not_begun(meeting, at))
    for person in also:
        take_a_seat(meeting, person, at)
    here = {person.pk for person in (*present, *also)}
    if not here:
        raise Refused("Say who is there.", field="present")
    for one in meeting.seats.all():
        one.is_present = one.person_id in here
        if not sitting.has_said(one):
            one.has_authority = (authority or {}).get(one.person_id)
        one.save()
    meeting.begun_at, meeting.minuted_by = meeting.begun_at or at, by
    meeting.save()
    quorum = "it is not quorate" if group.why_not_quorate(by, meeting) else "it is quorate"
    return Done(f"recorded that {len(here)} people are at the {meeting}: {quorum}", meeting)


@operation
def minute_item(*, item: AgendaItem, discussion: str, by: Person, at: dt.datetime) -> Done:
    """Write down what is said on an item."""
    refuse(queries.why_not_written(by, item))
    item.discussion = discussion
    return written(item, f"minuted an item of the {item.meeting}", by, at)


def written(
    item: AgendaItem,
    said: str,
    by: Person,
    at: dt.datetime,
    tell: Collection[Letter] = (),
    made: ItemAction | None = None,
) -> Done:
    """Something was written down of an item: whose words they are, and the minutes as one text once the meeting is over."""
    item.minuted_at, item.minuted_by = at, by
    item.save()
    meeting = item.meeting
    if isinstance(meeting, Meeting) and meeting.ended_at:
        keep_text(meeting, by)
    return Done(said, made or item, item.reference, tell=list(tell))


def keep_text(meeting: Meeting, by: Person) -> None:
    """Keep minutes that are written item by item as one text too, as the steps of a case ask for them."""
    if reading.is_by_item(by, meeting):
        meeting.minutes, meeting.minuted_by = rules.text_of(queries.content_of(by, meeting)), meeting.minuted_by or by
        meeting.save()


@operation
def note_decision(*, item: AgendaItem, words: str, dissent: str = "", by: Person, at: dt.datetime) -> Done:
    """Write down what the meeting decided on an item, and who did not agree and why."""
    refuse(queries.why_not_written(by, item))
    refuse(rules.why_not_decided(words, queries.why_not_quorate(by, item)), field="words")
    refuse(queries.why_safety_open(by, item), field="words")
    ItemDecision.objects.create(item=item, words=words, dissent=dissent, recorded_at=at, recorded_by=by)
    return written(item, f"recorded a decision of the {item.meeting}: {words}", by, at)


@operation
def take_on(
    *,
    item: AgendaItem,
    text: str,
    owner: Person,
    due_on: dt.date | None,
    outcome: str = "",
    by: Person,
    at: dt.datetime,
) -> Done:
    """Give somebody something to do, with the day by which: from now it is among their work and in the Action Log.

    At a meeting about a case an agency's is on the tracker of that case at once.
    """
    refuse(queries.why_not_written(by, item))
    refuse(rules.why_not_taken_on(text, due_on, timezone.localdate(at)), field="text" if not text.strip() else "due_on")
    due = due_on or at.date()
    tracked = track(item.of_case, item, text, owner, due, outcome) if item.of_case else None
    made = ItemAction.objects.create(
        item=item, tracked=tracked, text=text, owner=owner, due_on=due, recorded_at=at, recorded_by=by
    )
    letter = tracker.given(tracked) if tracked else Letter(
        owner, "An action of a meeting is yours",
        f"At the {item.meeting} you were given an action, due {due:%-d %B %Y}. Sign in to read it.",
    )  # fmt: skip
    number = f" {tracked.number}" if tracked else ""
    said = f"gave {owner} action{number} at the {item.meeting}, due {due:%-d %B %Y}: {text}"
    return written(item, said, by, at, [letter], made)


def track(meeting: Meeting, item: AgendaItem, text: str, owner: Person, due_on: dt.date, outcome: str) -> Action | None:
    """What an agency takes on, on the tracker of the case; what is for somebody's immediate safety counts as such."""
    is_immediate = item.heading == agenda.SAFETY and meeting.case.step == Step.RAPID_REVIEW
    if not owner.agency_id:
        refuse(rules.why_not_untracked(owner, is_immediate), field="owner")
        return None
    refuse(rules.why_not_tracked(outcome), field="outcome")
    return tracker.put_on_tracker(
        meeting.case, text=text, owner=owner, agency=owner.agency, due_on=due_on, outcome=outcome,
        meeting=None if is_immediate else meeting,
    )  # fmt: skip


@operation
def do_group_action(*, action: ItemAction, done_words: str, by: Person, at: dt.datetime) -> Done:
    """Say what was done of an action: its owner does, or the team for them."""
    if action.done_on:
        raise Refused("This action has been done already.")
    if action.owner_id != by.pk and not group.is_of_the_team(by):
        raise Refused(f"This is {action.owner}’s action. They, or the Partnership Team, say what was done.")
    if not done_words.strip():
        raise Refused("Say what was done.", field="done_words")
    action.done_on, action.done_words = timezone.localdate(at), done_words
    action.save()
    return Done(f"did what the group had asked: {action.text}: {done_words}", action, action.item.reference)


@operation
def end_group_meeting(*, meeting: GroupMeeting, by: Person, at: dt.datetime) -> Done:
    """End a meeting: whoever was asked for one case sees no more of it from now."""
    refuse(rules.why_not_ended(meeting))
    meeting.ended_at = at
    meeting.save()
    sitting_operations.recount_all(meeting, at)
    return Done(f"ended the {meeting}", meeting)


@operation
def end_meeting(*, meeting: Meeting, by: Person, at: dt.datetime) -> Done:
    """End a meeting about a case: whoever was asked to it only, and is not of the group, sees no more of the case from now."""
    refuse(rules.why_not_ended(meeting))
    meeting.ended_at, meeting.minuted_by = at, meeting.minuted_by or by
    meeting.save()
    keep_text(meeting, by)
    gone = sitting_operations.recount_all(meeting, at)
    said = f"; {gone} who were asked to it only see no more of the case" if gone else ""
    return Done(f"ended the {kind_of(meeting)}{said}", meeting, meeting.case.reference)


@operation
def check_minutes(*, meeting: AnyMeeting, digest: str = "", by: Person, at: dt.datetime) -> Done:
    """Check the minutes as one of the chairs: from now their words are kept, and everybody who was asked is told.

    `digest` is that of the words which the chair read.
    """
    refuse(rules.why_not_checked(meeting, meeting.items.all(), queries.written_whole(by, meeting)))
    refuse(rules.why_not_read_whole(queries.words_for(by, meeting), map(str, queries.who_can_check(by, meeting))))
    refuse(sitting.why_not_checked_by(by.pk, queries.chairs_there(by, meeting)))
    if isinstance(meeting, Meeting):
        keep_text(meeting, by)  # who came may have been put right since it ended
    meeting.checked_words = queries.content_of(by, meeting)
    meeting.digest = digest_of(meeting.checked_words)
    refuse_unread(rules.why_not_as_read(digest, meeting.digest))
    meeting.checked_at, meeting.checked_by = at, by
    meeting.save()
    reference = rules.reference_of(meeting)
    return Done(
        f"checked the minutes of the {meeting}", meeting, reference, tell=circulated(meeting, by),
        detail={"digest": meeting.digest},
    )  # fmt: skip


def circulated(meeting: AnyMeeting, by: Person) -> list[Letter]:
    """What everybody who was asked and may read the minutes is told."""
    when = f"{timezone.localtime(meeting.starts_at):%-d %B %Y}"
    of = "Joint Case Review group"
    seats = list(queries.seats_of(by, meeting))
    if isinstance(meeting, Meeting):
        of, readers = f"{meeting.case.reference}, {kind_of(meeting)}", access.readers_of(by, meeting.case)
        may = {reader.person.pk for reader in readers}
    else:
        may = group.readers_afterwards(by)
    seats = [seat for seat in seats if seat.person_id in may]
    body = f"The minutes of the meeting of {when} ({of}) have been checked by a chair. Sign in to read them."
    return [Letter(seat.person, f"{of}: the minutes of {when}", body) for seat in seats]


@operation
def approve_minutes(*, meeting: AnyMeeting, at_meeting: AnyMeeting, digest: str, by: Person, at: dt.datetime) -> Done:
    """Record that a later meeting approved these minutes, in exactly these words."""
    refuse(rules.why_not_approved(meeting, at_meeting, digest))
    meeting.approved_at, meeting.approved_by = at, by
    if isinstance(meeting, Meeting) and isinstance(at_meeting, GroupMeeting):
        meeting.approved_in_group = at_meeting
    else:
        meeting.approved_in = at_meeting
    meeting.save()
    reference = rules.reference_of(meeting)
    return Done(
        f"recorded that the minutes of the {meeting} were approved at the {at_meeting}", meeting, reference,
        detail={"digest": meeting.digest},
    )  # fmt: skip
