"""When a letter that could not be posted is tried again, and when it is given up."""

import datetime as dt

from sarum.board.models.notice import Notice
from sarum.kit.mail_faults import Fault

HOLD = dt.timedelta(minutes=10)  # longer than any posting takes: a letter in one posting's hands is in no other's
FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=1)
PATIENCE = dt.timedelta(days=5)  # as long as mail servers try (RFC 5321, 4.5.4.1)
STUCK = dt.timedelta(hours=1)


def next_try_at(at: dt.datetime, attempts: int) -> dt.datetime:
    """One minute after the first attempt, then twice as long each time, at most an hour."""
    return at + min(FIRST_PAUSE * 2 ** min(max(attempts - 1, 0), 20), LONGEST_PAUSE)


def is_given_up(fault: Fault, first_tried_at: dt.datetime, at: dt.datetime) -> bool:
    """Whether there is no sense in trying again: it will never be taken, or five days of trying were enough."""
    return fault.is_lasting or at - first_tried_at >= PATIENCE


def why_not_posted_again(notice: Notice, at: dt.datetime) -> list[str]:
    """Why somebody cannot have a letter tried again now."""
    if notice.sent_at:
        return ["This letter has gone out already."]
    if notice.state == "WAITING" and notice.next_try_at and notice.next_try_at > at:
        return ["This letter is being posted just now. Look again in ten minutes."]
    if notice.ending == "OVERTAKEN":
        return ["This letter has been overtaken: a later one says what matters, or what it asked for has come."]
    if notice.useless_after and at >= notice.useless_after:
        return ["What this letter holds works no longer. Have a new one written instead."]
    return []


def message_id(notice: Notice, sender: str) -> str:
    """The same for the same letter, so that a mail program knows one that comes twice."""
    host = sender.rpartition("@")[2].strip("> ") or "localhost"
    return f"<sarum.{notice.pk}.{int(notice.written_at.timestamp())}@{host}>"
