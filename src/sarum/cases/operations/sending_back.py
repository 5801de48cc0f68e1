"""Minutes that a chair sends back to be put right, and that the Partnership Team puts forward again."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.models.office import CHAIRS
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.operations.access import operation
from sarum.cases.queries import minutes as queries
from sarum.cases.rules import minutes as rules
from sarum.cases.rules import sitting
from sarum.cases.rules.minutes import AnyMeeting
from sarum.kit.refusal import Refused, refuse


@operation
def send_back_minutes(*, meeting: AnyMeeting, because: str, by: Person, at: dt.datetime) -> Done:
    """Send the minutes back as one of the chairs, with what is to be put right; the Partnership Team is told."""
    refuse(rules.why_not_checked(meeting, meeting.items.all(), queries.written_whole(by, meeting)))
    refuse(sitting.why_not_checked_by(by.pk, queries.chairs_there(by, meeting)))
    if not because.strip():
        raise Refused("Say what is to be put right.", field="because")
    meeting.sent_back_at, meeting.sent_back_by, meeting.sent_back_because = at, by, because
    meeting.save()
    reference, of, when = names_of(meeting)
    body = f"A chair has sent back the minutes of the meeting of {when} ({of}). Sign in to read what to put right."
    told = [Letter(one, f"{of}: put the minutes of {when} right", body) for one in offices.team(timezone.localdate(at))]
    return Done(f"sent back the minutes of the {meeting}: {because}", meeting, reference, tell=told)


@operation
def put_minutes_forward(*, meeting: AnyMeeting, by: Person, at: dt.datetime) -> Done:
    """Put minutes that were sent back before the chairs again, put right; what was to be put right stays in the history."""
    refuse(rules.why_not_put_forward(meeting))
    sender, because = meeting.sent_back_by, meeting.sent_back_because
    meeting.sent_back_at, meeting.sent_back_by, meeting.sent_back_because = None, None, ""
    meeting.save()
    reference, of, when = names_of(meeting)
    chairs = offices.holders(CHAIRS, timezone.localdate(at))
    told = [sender] if sender in chairs else queries.who_can_check(by, meeting)
    body = f"The minutes of the meeting of {when} ({of}) that were sent back are put right. Sign in to check them."
    return Done(
        f"put the minutes of the {meeting} forward again", meeting, reference, detail={"sent_back_because": because},
        tell=[Letter(one, f"{of}: check the minutes of {when}", body) for one in told],
    )  # fmt: skip


def names_of(meeting: AnyMeeting) -> tuple[str, str, str]:
    """The reference of its case, if it is about one; whose meeting it is; and its day."""
    reference = rules.reference_of(meeting)
    return reference, reference or "Joint Case Review group", f"{timezone.localtime(meeting.starts_at):%-d %B %Y}"
