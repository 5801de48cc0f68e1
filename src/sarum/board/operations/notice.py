"""The outbox: a notice is written with the change it tells of, and posted afterwards."""

import datetime as dt
import logging
import re
from dataclasses import dataclass
from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from sarum.board.models import Notice, Person
from sarum.board.queries import notice as queries
from sarum.board.rules import code, invitation
from sarum.board.rules import notice as rules
from sarum.board.rules.actor import Outsider

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """What somebody is to be told: a reference and what to do, never a name or a fact of the case.

    It goes to a person of the register, or to the bare address that somebody outside it gave.
    `once` makes a letter that is written at most one time, whatever the clock does. `calendar` is an invitation that goes
    with it, for the recipient's own calendar.
    """

    to: Person | str
    subject: str
    body: str
    once: str | None = None
    calendar: str = ""

    @property
    def address(self) -> str:
        return (self.to.email or "") if isinstance(self.to, Person) else self.to


def write(letter: Letter, *, about: str, at: dt.datetime) -> None:
    """Put a letter in the outbox; somebody without an address has none, and is told on their pages."""
    if not letter.address:
        return
    if letter.once and Notice.objects.filter(once=letter.once).exists():
        return
    Notice.objects.create(
        to=letter.to if isinstance(letter.to, Person) else None, address=letter.address, subject=letter.subject,
        body=letter.body, about=about, once=letter.once, written_at=at, calendar=letter.calendar,
    )  # fmt: skip


def post(*, notice: Notice, by: Person | Outsider, at: dt.datetime) -> bool:
    """Send one letter to its one recipient, if nobody else is sending it; say whether it went out.

    It is claimed before it is sent, so that two who post at once send it once. Whoever dies between sending and
    writing it down leaves it to be sent again: twice is better than never.
    """
    next_try_at = rules.next_try_at(at, notice.attempts)
    mine = queries.due(at).filter(pk=notice.pk).update(next_try_at=next_try_at, attempts=F("attempts") + 1)
    if not mine:
        return False
    body = code.with_codes(invitation.with_tokens(notice.body, settings.SECRET_KEY), settings.SECRET_KEY)
    letter = EmailMessage(notice.subject, body, to=[notice.address], headers={"Auto-Submitted": "auto-generated"})
    if notice.calendar:
        letter.attach(calendar_part(notice.calendar))
    try:
        letter.send()
    except Exception as wrong:  # one letter that cannot be sent, for whatever reason, holds up no other
        kind = type(wrong).__name__
        Notice.objects.filter(pk=notice.pk).update(last_error=kind[:200])
        log.warning("notice %s was not sent: %s", notice.pk, kind)
        return False
    Notice.objects.filter(pk=notice.pk).update(sent_at=at, last_error="")
    log.info("notice %s was sent", notice.pk)
    return True


def calendar_part(invitation_: str) -> MIMEText:
    """An invitation as a mail program recognises it."""
    part = MIMEText(invitation_, "calendar", "utf-8")
    found = re.search(r"^METHOD:(\w+)", invitation_, re.MULTILINE)
    part.set_param("method", found[1] if found else "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="meeting.ics")
    return part
