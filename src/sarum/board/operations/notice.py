"""The outbox: a notice is written with the change it tells of, and posted afterwards."""

import datetime as dt
import logging
import re
from dataclasses import dataclass
from email.mime.text import MIMEText
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce

from sarum.board.models import Ending, Notice, Person
from sarum.board.queries import notice as queries
from sarum.board.rules import code, invitation
from sarum.board.rules import notice as rules
from sarum.board.rules.actor import Outsider
from sarum.kit.mail_faults import Fault, fault_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """What somebody is to be told: a reference and what to do, never a name or a fact of the case.

    It goes to a person of the register, or to the bare address that somebody outside it gave.
    `once` makes a letter that is written at most one time, whatever the clock does. `calendar` is an invitation that goes
    with it, for the recipient's own calendar. Of several letters of one `thread` only the latest still goes out when none
    has; a letter that nobody can use after a moment (`useless_after`) does not go out after it.
    """

    to: Person | str
    subject: str
    body: str
    once: str | None = None
    calendar: str = ""
    thread: str = ""
    useless_after: dt.datetime | None = None

    @property
    def address(self) -> str:
        return (self.to.email or "") if isinstance(self.to, Person) else self.to


def write(letter: Letter, *, about: str, at: dt.datetime) -> None:
    """Put a letter in the outbox; somebody without an address has none, and is told on their pages."""
    if not letter.address:
        return
    if letter.once and Notice.objects.filter(once=letter.once).exists():
        return
    call_off(letter.thread, at=at, address=letter.address)
    Notice.objects.create(
        to=letter.to if isinstance(letter.to, Person) else None, address=letter.address, subject=letter.subject,
        body=letter.body, about=about, once=letter.once, written_at=at, calendar=letter.calendar,
        thread=letter.thread, useless_after=letter.useless_after,
    )  # fmt: skip


def call_off(thread: str, *, at: dt.datetime, address: str = "") -> None:
    """Letters of a thread that have not gone out go out no more: what they ask for has come, or a later one says it."""
    if thread:
        waiting = queries.waiting().filter(thread=thread, **({"address": address} if address else {}))
        waiting.update(ending=Ending.OVERTAKEN, ended_at=at)


def set_aside(at: dt.datetime) -> None:
    """Letters that waited until nobody could use them, such as a code that has run out, go out no more."""
    queries.useless(at).update(ending=Ending.TOO_LATE, ended_at=at)


def post(*, notice: Notice, by: Person | Outsider, at: dt.datetime) -> bool:
    """Send one letter to its one recipient, if nobody else is sending it; say whether it went out.

    It is claimed before it is sent, so that two who post at once send it once. Whoever dies between sending and
    writing it down leaves it to be sent again, under the same Message-ID: twice is better than never.
    """
    first = Coalesce("first_tried_at", Value(at, DateTimeField()))
    claim = {"next_try_at": at + rules.HOLD, "attempts": F("attempts") + 1, "first_tried_at": first, "last_error": ""}
    mine = Notice.objects.filter(pk=notice.pk)
    if not queries.due(at).filter(pk=notice.pk).update(**claim):
        return False
    try:
        message(notice).send()
    except Exception as wrong:  # one letter that cannot be sent, for whatever reason, holds up no other
        keep_back(mine.get(), fault_of(wrong), at)
        log.warning("notice %s was not sent: %s", notice.pk, type(wrong).__name__)
        return False
    mine.update(sent_at=at, last_error="", next_try_at=None, ending="", ended_at=None)
    log.info("notice %s was sent", notice.pk)
    return True


def message(notice: Notice) -> EmailMessage:
    """A letter as it goes out; a mark in it becomes its code or its token here and nowhere else."""
    body = code.with_codes(invitation.with_tokens(notice.body, settings.SECRET_KEY), settings.SECRET_KEY)
    headers = {
        "Auto-Submitted": "auto-generated",
        "Message-ID": rules.message_id(notice, settings.DEFAULT_FROM_EMAIL),
    }
    letter = EmailMessage(notice.subject, body, to=[notice.address], headers=headers)
    if notice.calendar:
        letter.attach(calendar_part(notice.calendar))
    return letter


def keep_back(notice: Notice, fault: Fault, at: dt.datetime) -> None:
    """Write down why a letter did not go out, and when it is tried again, if ever."""
    said: dict[str, Any] = {"last_error": fault.words[:200], "next_try_at": rules.next_try_at(at, notice.attempts)}
    if rules.is_given_up(fault, notice.first_tried_at or at, at) and not notice.ending:
        said |= {"ending": Ending.GIVEN_UP, "ended_at": at, "next_try_at": None}
    Notice.objects.filter(pk=notice.pk).update(**said)


def release(notice: Notice) -> None:
    """Let a letter be tried afresh, at the address that the register has today."""
    notice.address = (notice.to.email if notice.to else None) or notice.address
    notice.ending, notice.ended_at = "", None
    notice.attempts, notice.first_tried_at, notice.next_try_at, notice.last_error = 0, None, None, ""
    notice.save()


def calendar_part(invitation_: str) -> MIMEText:
    """An invitation as a mail program recognises it."""
    part = MIMEText(invitation_, "calendar", "utf-8")
    found = re.search(r"^METHOD:(\w+)", invitation_, re.MULTILINE)
    part.set_param("method", found[1] if found else "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="meeting.ics")
    return part
