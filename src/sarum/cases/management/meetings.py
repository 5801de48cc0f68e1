"""The demo's meetings: the group's last one with its minutes, its next one with an agenda, and a Rapid Review of today."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.models.office import CHAIRS
from sarum.board.queries import offices
from sarum.cases.models import Case, GroupMeeting, Meeting, MeetingKind, RapidReview, Step
from sarum.cases.operations import agenda, dates, group, meeting, minutes, pack
from sarum.cases.queries import group as queries
from sarum.cases.queries import minutes as minutes_queries

HOUR, WEEK = dt.timedelta(hours=1), dt.timedelta(weeks=1)
STEP_OF: dict[str, Step] = {MeetingKind.VERIFICATION: Step.VERIFICATION, MeetingKind.RAPID_REVIEW: Step.RAPID_REVIEW}
AGENDA_WORDS = ["Please leave twenty minutes for the recommendations.", "Nothing to add."]
MINUTED = "Held as convened. Each partner’s view, and the decision with its reasons, stand in the record of the case."
MOVED = "One of the statutory partners could not come on the first day."
ITEMS = (
    ("WELCOME", "Welcome, apologies and quorum", "Apologies as listed. The meeting was quorate."),
    ("ACTION_LOG", "The Action Log", "Read line by line. Two owners asked for a shorter form of evidence; none was agreed."),
    ("OTHER", "Winter pressures", "Three agencies expect fewer home visits after Christmas and say which will not be cut."),
)  # fmt: skip
DECIDED = "Each agency names by letter the visits that it will not cut."
WITHOUT = "It goes without what had not been assured in time. The reasons are below."
TAKEN_ON = "Ask every agency for its list of visits that will not be cut, and bring them to the next meeting"


def end_meetings(by: Person, at: dt.datetime) -> None:
    """Every meeting about a case that was held has its minutes and has ended; most have been checked by a chair who was there."""
    for held in Meeting.objects.filter(held_at__isnull=False, ended_at=None).exclude(case__step=Step.CLOSED):
        if not held.minutes:
            meeting.record_minutes(meeting=held, minutes=MINUTED, by=by, at=at)
        minutes.end_meeting(meeting=held, by=by, at=at)
        chair = Person.objects.filter(pk__in=[pk for pk, _ in minutes_queries.chairs_there(by, held)]).first()
        if chair and STEP_OF.get(held.kind) != held.case.step:
            minutes.check_minutes(meeting=held, by=chair, at=at)


def hold_and_arrange(by: Person, at: dt.datetime) -> None:
    """The group met six weeks ago, and meets again in two weeks."""
    chair, vice = chairs(at)
    asked = queries.usual_people(by)
    held = arranged(asked, ten_o_clock(at - 6 * WEEK), by, at - 9 * WEEK)
    for heading, title, _ in ITEMS:
        agenda.add_agenda_item(meeting=held, heading=heading, title=title, by=by, at=at - 8 * WEEK)
    issue(held, agenda.issue_agenda, by, at - 7 * WEEK)
    begun = held.starts_at
    minutes.begin_group_meeting(
        meeting=held, present=asked, authority=dict.fromkeys((one.pk for one in asked), True), by=by, at=begun
    )
    for item, (_, _, discussion) in zip(held.items.order_by("place"), ITEMS, strict=True):
        minutes.minute_item(item=item, discussion=discussion, by=by, at=begun)
    minutes.note_decision(item=item, words=DECIDED, by=by, at=begun)
    minutes.take_on(item=item, text=TAKEN_ON, owner=vice, due_on=(at + WEEK).date(), by=by, at=begun)
    minutes.end_group_meeting(meeting=held, by=by, at=begun + HOUR)
    minutes.check_minutes(meeting=held, by=chair, at=begun + WEEK)

    to_come = arranged(asked, ten_o_clock(at + 2 * WEEK), by, at - WEEK)
    agenda.build_agenda(meeting=to_come, by=by, at=at)
    agenda.put_agenda_to_chairs(meeting=to_come, by=by, at=at)
    agenda.say_of_agenda(meeting=to_come, words=AGENDA_WORDS[0], by=vice, at=at)
    group.answer_group_invitation(
        meeting=to_come, answer="COMES", has_authority=True, statement="As designated professional", by=vice, at=at
    )


def arranged(asked: list[Person], starts_at: dt.datetime, by: Person, at: dt.datetime) -> GroupMeeting:
    return group.arrange_group_meeting(kind="QUARTERLY", starts_at=starts_at, people=asked, by=by, at=at)


def issue(held: Any, act: Callable[..., object], by: Person, at: dt.datetime) -> None:
    """Both chairs are asked about the agenda, both answer, and it is issued."""
    agenda.put_agenda_to_chairs(meeting=held, by=by, at=at)
    for words, chair in zip(AGENDA_WORDS, chairs(at), strict=True):
        agenda.say_of_agenda(meeting=held, words=words, by=chair, at=at)
    act(meeting=held, by=by, at=at)


def meet_today(case: Case, by: Person, at: dt.datetime) -> None:
    """The Rapid Review is moved to the next full hour, with its pack, its agenda and some answers, and nothing minuted."""
    pack.release_pack(case=case, note=WITHOUT, by=by, at=at)
    held = RapidReview.objects.select_related("meeting").get(case=case).meeting
    starts_at = timezone.localtime(at + HOUR).replace(minute=0, second=0, microsecond=0)
    dates.rearrange_meeting(meeting=held, starts_at=starts_at, where=held.where, lasts=120, because=MOVED, by=by, at=at)
    agenda.build_meeting_agenda(meeting=held, by=by, at=at)
    issue(held, agenda.issue_meeting_agenda, by, at)
    for chair in chairs(at):
        meeting.answer_invitation(meeting=held, answer="COMES", has_authority=True, by=chair, at=at)


def chairs(at: dt.datetime) -> list[Person]:
    """The JCR Chair and the Vice-Chair."""
    return [offices.holders([office], timezone.localdate(at))[0] for office in CHAIRS]


def ten_o_clock(at: dt.datetime) -> dt.datetime:
    return timezone.localtime(at).replace(hour=10, minute=0, second=0, microsecond=0)
