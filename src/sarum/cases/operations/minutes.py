"""The minutes of the group, written while it meets: who came, what was said, decided and taken on, until they are approved."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import AgendaItem, Capacity, GroupAction, GroupDecision, GroupMeeting, Place
from sarum.cases.models.report import digest_of
from sarum.cases.operations.access import operation
from sarum.cases.operations.group import seat as take_a_seat
from sarum.cases.queries import group
from sarum.cases.queries import minutes as queries
from sarum.cases.rules import group as group_rules
from sarum.cases.rules import minutes as rules
from sarum.kit.refusal import Refused, refuse


@operation
def begin_group_meeting(
    *, meeting: GroupMeeting, present: Collection[Person], also: Collection[Person] = (), by: Person, at: dt.datetime
) -> Done:
    """Begin a meeting with those who are there, or put right who is; whoever came unasked is given a seat."""
    refuse(group_rules.why_not_begun(meeting, at))
    for person in also:
        take_a_seat(meeting, person, at)
    here = {person.pk for person in (*present, *also)}
    if not here:
        raise Refused("Say who is there.", field="present")
    for one in meeting.seats.all():
        one.is_present = one.person_id in here
        one.save()
    meeting.begun_at, meeting.minuted_by = meeting.begun_at or at, by
    meeting.save()
    quorum = "it is not quorate" if group.why_not_quorate(by, meeting) else "it is quorate"
    return Done(f"recorded that {len(here)} people are at the {meeting}: {quorum}", meeting)


@operation
def minute_item(*, item: AgendaItem, discussion: str, by: Person, at: dt.datetime) -> Done:
    """Write down what is said on an item."""
    refuse(rules.why_not_minuted(item.meeting))
    item.discussion, item.minuted_at, item.minuted_by = discussion, at, by
    item.save()
    return Done(f"minuted an item of the {item.meeting}", item)


@operation
def decide_item(*, item: AgendaItem, words: str, dissent: str = "", by: Person, at: dt.datetime) -> Done:
    """Write down what the group decided on an item, and who did not agree and why."""
    refuse(rules.why_not_minuted(item.meeting))
    refuse(rules.why_not_decided(words, group.why_not_quorate(by, item.meeting, item.case)), field="words")
    GroupDecision.objects.create(item=item, words=words, dissent=dissent, recorded_at=at, recorded_by=by)
    return Done(f"recorded a decision of the {item.meeting}: {words}", item)


@operation
def take_on(*, item: AgendaItem, text: str, owner: Person, due_on: dt.date | None, by: Person, at: dt.datetime) -> Done:
    """Give somebody something to do, with the day by which: from now it is among their work and in the Action Log."""
    refuse(rules.why_not_minuted(item.meeting))
    refuse(rules.why_not_taken_on(text, due_on, timezone.localdate(at)), field="text" if not text.strip() else "due_on")
    made = GroupAction.objects.create(
        item=item, text=text, owner=owner, due_on=due_on or at.date(), recorded_at=at, recorded_by=by
    )
    letter = Letter(
        owner, "An action of the Joint Case Review group is yours",
        f"At its meeting the Joint Case Review group gave you an action, due {made.due_on:%-d %B %Y}. Sign in to read it.",
    )  # fmt: skip
    return Done(
        f"gave {owner} an action at the {item.meeting}, due {made.due_on:%-d %B %Y}: {text}", made, tell=[letter]
    )


@operation
def do_group_action(*, action: GroupAction, done_words: str, by: Person, at: dt.datetime) -> Done:
    """Say what was done of an action: its owner does, or the team for them."""
    if action.done_on:
        raise Refused("This action has been done already.")
    if action.owner_id != by.pk and not group.is_of_the_team(by):
        raise Refused(f"This is {action.owner}’s action. They, or the Partnership Team, say what was done.")
    if not done_words.strip():
        raise Refused("Say what was done.", field="done_words")
    action.done_on, action.done_words = timezone.localdate(at), done_words
    action.save()
    return Done(f"did what the group had asked: {action.text}: {done_words}", action)


@operation
def end_group_meeting(*, meeting: GroupMeeting, by: Person, at: dt.datetime) -> Done:
    """End a meeting: whoever was asked for one case sees no more of it from now."""
    refuse(rules.why_not_minuted(meeting))
    if meeting.ended_at:
        raise Refused("This meeting has ended already.")
    meeting.ended_at = at
    meeting.save()
    for one in meeting.seats.exclude(for_case=None):
        places = Place.objects.filter(case=one.for_case, person=one.person, capacity=Capacity.INVITED, until_on=None)
        places.filter(from_on__gte=timezone.localdate(meeting.arranged_at)).update(until_on=timezone.localdate(at))
    return Done(f"ended the {meeting}", meeting)


@operation
def check_minutes(*, meeting: GroupMeeting, by: Person, at: dt.datetime) -> Done:
    """Check the minutes as one of the chairs: from now their words are kept, and everybody who was asked is told."""
    refuse(rules.why_not_checked(meeting, meeting.items.all()))
    meeting.minutes = queries.content_of(by, meeting)
    meeting.digest = digest_of(meeting.minutes)
    meeting.checked_at = meeting.circulated_at = at
    meeting.checked_by = by
    meeting.save()
    when = f"{meeting.starts_at:%-d %B %Y}"
    told = [
        Letter(one.person, f"Joint Case Review group: the minutes of {when}",
               f"The minutes of the Joint Case Review group of {when} have been checked by a chair. Sign in to read them.")
        for one in meeting.seats.select_related("person")
    ]  # fmt: skip
    return Done(f"checked the minutes of the {meeting}", meeting, tell=told, detail={"digest": meeting.digest})


@operation
def approve_minutes(
    *, meeting: GroupMeeting, at_meeting: GroupMeeting, digest: str, by: Person, at: dt.datetime
) -> Done:
    """Record that a later meeting approved these minutes, in exactly these words."""
    refuse(rules.why_not_approved(meeting, at_meeting, digest))
    meeting.approved_at, meeting.approved_by, meeting.approved_in = at, by, at_meeting
    meeting.save()
    return Done(f"recorded that the minutes of the {meeting} were approved", meeting, detail={"digest": meeting.digest})
