"""Writing a referral: begun by anybody, saved page by page, left and come back to, and cleared away if nobody does."""

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.utils import timezone

from sarum.board.operations import code as codes
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter, call_off
from sarum.board.rules import code as code_rules
from sarum.cases.models import DraftKey, Referral, ReferralDraft, ReturnCode
from sarum.cases.operations.access import operation
from sarum.cases.queries import drafting as queries
from sarum.cases.rules import drafting as rules
from sarum.cases.rules import referral as referral_rules
from sarum.cases.rules.form import held
from sarum.kit.refusal import Refused, Stale, refuse
from sarum.kit.uploads import Upload

SAVED = """What you were writing is saved. Its reference is {reference}.

To go on, open {place} and give this reference and this e-mail address. You will be sent a code.

It is kept for 90 days from when you last change it. This message alone opens nothing. If you did not expect it, do \
nothing."""
WARNING = """What you were writing under the reference {reference} has not been changed since {since}. If nothing is \
changed before {until}, it is removed and cannot be brought back.

To go on, open {place} and give this reference and this e-mail address. You will be sent a code."""


def place() -> str:
    """The address of the page where somebody comes back; it says nothing of what they come back to."""
    return settings.SITE_ADDRESS.rstrip("/") + "/refer/return/"


@operation
def begin_referral(*, secret: str, is_anyone_at_risk_now: bool, by: Actor, at: dt.datetime) -> Done:
    """Begin a referral, known only to whoever keeps its secret, with the first question answered: is anybody at risk now?"""
    draft = ReferralDraft.objects.create(
        secret_digest=queries.digest_of(secret), begun_at=at, saved_at=at,
        answers={"safety": {"is_anyone_at_risk_now": is_anyone_at_risk_now}},
    )  # fmt: skip
    return Done("began a referral", draft)


@operation
def save_referral_part(
    *, draft: ReferralDraft, part: str, answers: dict[str, Any] | None, number: int | None = None,
    seen: int | None = None, by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Keep one part of a referral as it was typed, or one entry of a list (`number`); without answers, take the entry away.

    `seen` is the version of that part from which the form was filled in: another window's words are not replaced unseen.
    """
    if draft.sent_id:
        raise Refused("This referral has been sent. Start another, or tell the Partnership Team what to add.")
    now = held.seen(draft.answers, part, number)
    if answers and isinstance(upload := answers.pop("upload", None), Upload):
        kept = upload.kept()
        refuse(referral_rules.why_not_attachable(draft.answers.get(part) or [], kept["digest"], number), field="upload")
        answers |= kept
    answered = held.with_part(draft.answers, part, answers, number)
    if seen is not None and seen != now.version and answered != draft.answers:
        raise Stale(now)
    draft.answers = answered
    call_off(f"draft:{draft.pk}" if draft.warned_at else "", at=at)
    draft.saved_at, draft.warned_at = at, None
    draft.save()
    return Done("saved a part of a referral", draft)


@operation
def save_for_later(*, draft: ReferralDraft, email: str, by: Actor, at: dt.datetime) -> Done:
    """Send the writer a reference under which they can come back, from any browser, with a code."""
    if draft.sent_id:
        raise Refused("This referral has been sent already. Its receipt says how to add to it.")
    draft.return_reference = draft.return_reference or new_reference()
    if email != draft.email:
        codes.void(draft.codes.all(), at)
    draft.email, draft.saved_at, draft.warned_at = email, at, None
    draft.save()
    body = SAVED.format(reference=draft.return_reference, place=place())
    return Done("saved a referral to come back to", draft, tell=[Letter(email, "Your reference for coming back", body)])


def new_reference() -> str:
    """A reference that no draft has; it says nothing of anybody."""
    while True:
        made = rules.spelt("".join(secrets.choice(rules.LETTERS) for _ in range(rules.LENGTH)))
        if not ReferralDraft.objects.filter(return_reference=made).exists():
            return made


@operation
def ask_for_code(*, reference: str, email: str, by: Actor, at: dt.datetime) -> Done:
    """Send a code to whoever gives a reference and the address that belongs to it.

    Whether they belong together is told to nobody: what is recorded, and when it is done, is much the same either way.
    """
    found = queries.found_under(by, reference, email)
    if found is None:
        return Done("asked for a code with a reference and an address that do not belong together")
    found = type(found)._base_manager.select_for_update().get(pk=found.pk)
    about = found.case.reference if isinstance(found, Referral) else ""
    if code_rules.why_no_code(list(found.codes.values_list("made_at", flat=True)), at):
        return Done("asked for a code again within the hour, and was sent none", about=about)
    sent = ReturnCode()
    address = found.referrer_email if isinstance(found, Referral) else found.email
    sent.referral, sent.draft = (found, None) if isinstance(found, Referral) else (None, found)
    letter = codes.made(sent, found.codes.all(), address, at)
    return Done("was sent a code to come back with", sent, about, tell=[letter])


@operation
def enter_code(*, sent: ReturnCode | None, code: str, secret: str, by: Actor, at: dt.datetime) -> Done:
    """Open what a code was sent for, once. A wrong code is counted and opens nothing, and that is recorded, not refused."""
    if sent is None or not code_rules.is_open(sent, at):
        return Done("entered a code that does not work")
    about = sent.referral.case.reference if sent.referral else ""
    if not codes.is_used(sent, code, at):
        return Done("entered a wrong code", about=about)
    if sent.draft:
        DraftKey.objects.create(draft=sent.draft, secret_digest=queries.digest_of(secret), given_at=at)
    return Done("came back with a code", sent.draft or sent.referral, about)


def empty(draft: ReferralDraft, referral: Referral) -> None:
    """A draft that has been sent keeps nothing: the referral holds it now, and nobody else need."""
    call_off(f"draft:{draft.pk}", at=referral.sent_at)
    draft.sent, draft.answers = referral, {}
    draft.email, draft.return_reference, draft.warned_at = "", None, None
    draft.save()
    draft.codes.all().delete()


@operation
def warn_of_removal(*, draft: ReferralDraft, by: Actor, at: dt.datetime) -> Done:
    """Tell somebody that what they were writing is removed in a week."""
    if not rules.is_to_be_warned(draft, at):
        raise Refused("There is nothing to warn of.")
    days = {"since": draft.saved_at, "until": max(rules.removed_on(draft), at + rules.NOTICE)}
    words = {name: f"{timezone.localtime(moment):%-d %B %Y}" for name, moment in days.items()}
    body = WARNING.format(reference=draft.return_reference, place=place(), **words)
    once = f"draft:{draft.pk}:{draft.saved_at.isoformat()}"
    draft.warned_at = at
    draft.save()
    return Done("warned that a referral being written is removed in a week", draft, tell=[
        Letter(draft.email, "What you saved will be removed", body, once, thread=f"draft:{draft.pk}")
    ])  # fmt: skip


@operation
def remove_draft(*, draft: ReferralDraft, by: Actor, at: dt.datetime) -> Done:
    """Remove a referral that nobody has gone on with: its answers, its codes, and the address."""
    refuse(rules.why_not_removed(draft, at))
    number = draft.pk
    call_off(f"draft:{number}", at=at)
    draft.delete()
    return Done("removed a referral that had been begun and not sent", detail={"draft": number})
