"""Who may sign in: people who are invited, until they leave."""

import datetime as dt
import secrets

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from sarum.board.models import Invitation, Person
from sarum.board.operations.access import operation
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import register
from sarum.board.queries import settings as board_settings
from sarum.board.rules import invitation as rules
from sarum.board.rules import register as register_rules
from sarum.kit.refusal import Refused, refuse

PLACE = "/board/invitation/?link="
WORDS = """{board} invites you to sign in to Sarum, where it carries out its reviews.

Open this link within two days and choose a password:

{link}

The link works once. If it has stopped working, ask the Board to invite you again. If you did not expect this message, \
do nothing."""


@operation
def invite(*, person: Person, by: Actor, at: dt.datetime) -> Done:
    """Send a person a link with which to choose a password; a link sent earlier stops working."""
    refuse(rules.why_not_invited(person))
    void_invitations(person, at)
    nonce = secrets.token_hex(16)
    made = Invitation.objects.create(
        person=person,
        digest=rules.digest_of(rules.token_of(nonce, settings.SECRET_KEY)),
        invited_at=at,
        expires_at=at + rules.LIFETIME,
    )
    body = WORDS.format(
        board=board_settings.the_board().name, link=settings.SITE_ADDRESS.rstrip("/") + PLACE + rules.mark_of(nonce)
    )
    letter = Letter(
        person, "Your invitation to sign in", body, thread=f"invitation:{person.pk}", useless_after=made.expires_at
    )  # fmt: skip
    return Done(f"invited {person} to sign in", made, tell=[letter])


@operation
def accept_invitation(*, invitation: Invitation, password: str, by: Actor, at: dt.datetime) -> Done:
    """Choose a password, once; whoever was signed in as this person is signed out everywhere."""
    refuse(rules.why_not_open(invitation, at))
    person = Person.objects.select_for_update().get(pk=invitation.person_id)
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Refused(*weak.messages, field="password") from None
    person.set_password(password)
    person.is_active = True
    person.save(update_fields=["password", "is_active"])
    invitation.accepted_at = at
    invitation.save()
    return Done("accepted the invitation to sign in", invitation)


@operation
def record_leaver(*, person: Person, by: Actor, at: dt.datetime) -> Done:
    """Record that a person has left: they can sign in no more, from this moment, and hold no office after today."""
    today = timezone.localdate(at)
    refuse(rules.why_not_gone(person, is_self=person == by))
    appointing = register.who_appoints(today)
    refuse(register_rules.why_not_last(person, appointing, person.holdings.all()))
    held = person.holdings.filter(Q(until_on__isnull=True) | Q(until_on__gt=today))
    offices = [str(holding) for holding in held]
    held.filter(from_on__gt=today).delete()
    held.update(until_on=today)
    void_invitations(person, at)
    forget_sign_in(person)
    person.is_active = False
    person.set_unusable_password()
    person.save()
    ended = f", and ended their office as {', '.join(offices)}" if offices else ""
    return Done(f"recorded that {person} has left and can no longer sign in{ended}", person)


def address_changed(person: Person, before: Person, at: dt.datetime) -> list[Letter]:
    """What follows when a person signs in by another address: links to the old one die, and the old one is told."""
    void_invitations(person, at)
    EmailAddress.objects.filter(user=person).delete()
    body = (
        "The e-mail address with which you sign in to Sarum has been changed by the Board. If you did not ask for "
        "this, tell the Board's Business Manager at once."
    )
    return [Letter(before, "Your e-mail address was changed", body)]


def void_invitations(person: Person, at: dt.datetime) -> None:
    """Links that were sent to a person stop working."""
    person.invitations.filter(accepted_at__isnull=True, voided_at__isnull=True).update(voided_at=at)


def forget_sign_in(person: Person) -> None:
    """What sign-in keeps of a person, besides the password, goes: their second factors and addresses."""
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
