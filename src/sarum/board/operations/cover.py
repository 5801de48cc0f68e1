"""Acting for another: an office handed over for some days, and cover for a post that nobody holds."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Agency, Holding, Office, Person
from sarum.board.operations.access import operation
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.board.rules import access
from sarum.board.rules import cover as rules
from sarum.board.rules import register as register_rules
from sarum.kit.refusal import refuse
from sarum.kit.sentence import listed, said_day

APPOINTING = set(access.ACTS["appoint"].who)


@operation
def hand_over_office(
    *, holding: Holding, person: Person, from_on: dt.date, until_on: dt.date, because: str, by: Actor, at: dt.datetime
) -> Done:
    """Hand an office over to somebody for some days, for a reason. They are bound by every rule that binds its holder."""
    day = timezone.localdate(at)
    may_appoint = bool(offices.offices_of(by, day) & APPOINTING)
    refuse(rules.why_not_theirs_to_hand_over(holding.person == by, may_appoint, is_self=person == by))
    held = person.holdings.all()
    refuse(rules.why_not_handed_over(holding, person, from_on, until_on, because, held, day))
    made = Holding.objects.create(
        person=person,
        office=holding.office,
        from_on=from_on,
        until_on=until_on,
        acts_for=holding,
        because=because.strip(),
    )
    return recorded(made)


@operation
def appoint_cover(
    *, person: Person, from_on: dt.date, until_on: dt.date, agreed_by: Iterable[Agency], because: str, by: Actor,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Appoint who ratifies while the post of Independent Chair is vacant, as each statutory partner has agreed."""
    office, partners, agreed = Office.INDEPENDENT_CHAIR, settings.statutory_partners(), list(agreed_by)
    held = list(offices.held_on(from_on).filter(person=person))
    refuse(register_rules.why_not_appointed(person, office, from_on, until_on, held, is_self=person == by))
    is_vacant = offices.is_vacant(office, from_on) and offices.is_vacant(office, until_on)
    refuse(rules.why_not_covered(is_vacant, agreed, partners, because) + rules.why_not_one_who_covers(held))
    said = f"{because.strip()} (cover agreed by {listed([str(agency) for agency in partners])})"
    return recorded(
        Holding.objects.create(person=person, office=office, from_on=from_on, until_on=until_on, because=said)
    )


def recorded(made: Holding) -> Done:
    days = f"from {said_day(made.from_on)} until {said_day(made.until_on)}"
    whom = f"of {made.acts_for.person} " if made.acts_for else ""
    what = "handed over the office" if made.acts_for else "appointed cover for the vacant post"
    label = made.get_office_display()
    letter = Letter(
        made.person,
        f"You act as {label}",
        f"You act as {label} {whom and 'in place '}{whom}{days}. Sign in to see what waits.",
    )
    sentence = f"{what} {whom}({label}) {'to' if made.acts_for else 'by'} {made.person} {days}: {made.because}"
    return Done(sentence, made, tell=[letter])
