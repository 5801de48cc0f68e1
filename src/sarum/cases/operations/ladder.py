"""The ladder: an agency that refuses, letters that are written when none answers, and what people do with them."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.cases.models import Climb, LadderStep, Refusal, Rung, ScopingReturn, Standing
from sarum.cases.operations.access import operation
from sarum.cases.queries import ladder as queries
from sarum.cases.queries import stationery
from sarum.cases.rules import extension as refusal_rules
from sarum.cases.rules import ladder as rules
from sarum.kit.refusal import Refused, refuse


@operation
def refuse_request(*, scoping_return: ScopingReturn, is_part: bool, grounds: str, by: Person, at: dt.datetime) -> Done:
    """Tell the Board that an agency will not supply all or part of what it is asked for, with its grounds."""
    opened = scoping_return.refusals.filter(withdrawn_at__isnull=True).first()
    refuse(refusal_rules.why_not_refused(scoping_return, opened, grounds), field="grounds")
    made = Refusal.objects.create(
        scoping_return=scoping_return, is_part=is_part, grounds=grounds, refused_at=at, refused_by=by,
        stood_before=scoping_return.standing,
    )  # fmt: skip
    agency, reference = scoping_return.agency, scoping_return.case.reference
    body = f"An agency refuses what it is asked for about case {reference}. Sign in to read its grounds."
    tell = [Letter(person, f"{reference}: an agency refuses", body) for person in offices.team(timezone.localdate(at))]
    if not is_part:
        scoping_return.standing = Standing.DECLINED
        scoping_return.save()
        scoping_return.request.extensions.filter(decided_at__isnull=True).update(
            decided_at=at, decided_by=by, is_granted=False, reason="The agency refused the request instead."
        )
        if rung := rules.first_when_refused(queries.rung_days(by)):
            tell += told(write(scoping_return, rung, "The agency refused.", by=queries.CLOCK, at=at))
    what = "part of what is asked" if is_part else "the request"
    return Done(f"refused {what} for {agency}: {grounds}", made, reference, tell=tell)


@operation
def withdraw_refusal(*, scoping_return: ScopingReturn, by: Person, at: dt.datetime) -> Done:
    """Take a refusal back: the return stands where it stood, and can be written."""
    opened = scoping_return.refusals.filter(withdrawn_at__isnull=True).first()
    refuse(refusal_rules.why_not_withdrawn(opened))
    assert opened is not None
    opened.withdrawn_at, opened.withdrawn_by = at, by
    opened.save()
    if not opened.is_part:
        scoping_return.standing = Standing(opened.stood_before)
        scoping_return.save()
        set_aside(scoping_return, "The agency took its refusal back.", at)
    agency, reference = scoping_return.agency, scoping_return.case.reference
    body = f"An agency that refused to answer about case {reference} has taken that back, and goes on with its return."
    return Done(
        f"took the refusal of {agency} back", opened, reference,
        tell=[Letter(p, f"{reference}: a refusal is taken back", body) for p in offices.team(timezone.localdate(at))],
    )  # fmt: skip


@operation
def propose_rung(*, scoping_return: ScopingReturn, rung: str, by: Actor, at: dt.datetime) -> Done:
    """Write the letter of a rung for whoever sends it; by the clock on its day, or by the team."""
    since = queries.waited_from(scoping_return)
    climbed = scoping_return.request.climbs.filter(waited_from=since).values_list("rung", flat=True)
    refuse(rules.why_not_proposed(scoping_return, rung, climbed, timezone.localdate(at)), field="rung")
    days = queries.days(by).get(rung)
    because = f"{days} working days after it was due" if by == queries.CLOCK else "The Partnership Team chose it."
    climb = write(scoping_return, rung, because, by=by, at=at)
    return Done(
        f"wrote the letter of the ladder for {scoping_return.agency}: {climb}", climb, scoping_return.case.reference,
        tell=told(climb),
    )  # fmt: skip


def write(scoping_return: ScopingReturn, rung: str, because: str, *, by: Actor, at: dt.datetime) -> Climb:
    """One rung's letter, in the Board's words; a lower one that still waits is overtaken by it."""
    request, board = scoping_return.request, settings.the_board()
    people = queries.recipients(by, rung, request.agency)
    addressed = [person for person in people if person.agency_id == request.agency_id or rung == Rung.PARTNERS]
    letter = rules.letter_of(
        rung, reference=request.case.reference, sent_on=timezone.localdate(request.sent_at), due_on=request.due_on,
        to_names=[str(person) for person in addressed], is_refused=scoping_return.standing == Standing.DECLINED,
        chased=request.chases.count(), tell=board.tell_team,
        is_sent_back=scoping_return.standing == Standing.SENT_BACK,
    )  # fmt: skip
    set_aside(scoping_return, f"Overtaken by the next letter: {Rung(rung).label}.", at)
    climb = Climb.objects.create(
        request=request, rung=rung, waited_from=queries.waited_from(scoping_return), due_on=request.due_on,
        because=because, proposed_at=at, proposed_by=by if isinstance(by, Person) else None, to_name=letter.to_name,
        subject=letter.subject, body=letter.body, template_digest=stationery.digest_in_force(queries.CLOCK, rules.kind_of(rung)),
    )  # fmt: skip
    climb.to.set(people)
    return climb


def set_aside(scoping_return: ScopingReturn, because: str, at: dt.datetime) -> None:
    waiting = scoping_return.request.climbs.filter(sent_at__isnull=True, dismissed_at__isnull=True)
    waiting.update(dismissed_at=at, dismissed_because=because)


def told(climb: Climb) -> list[Letter]:
    """Tells those whose rung it is that a letter waits for them."""
    reference = climb.case.reference
    body = (
        f"A scoping return for case {reference} is late or refused, and a letter about it waits for you. Sign in to read it, "
        "change it if you like, and send it; or set it aside and say why."
    )
    people = offices.holders(rules.SENT_BY[climb.rung], offices.today())
    once = f"rung:{climb.pk}"
    return [Letter(p, f"{reference}: a letter waits for you", body, f"{once}:{p.pk}") for p in people]


@operation
def send_rung(*, climb: Climb, to_name: str, subject: str, body: str, by: Person, at: dt.datetime) -> Done:
    """Send a letter of the ladder in the words that its sender has checked: by e-mail to whoever has an address."""
    refuse(rules.why_not_open(climb) + rules.why_not_yours(climb, offices.offices_of(by, timezone.localdate(at))))
    if not (to_name.strip() and subject.strip() and body.strip()):
        raise Refused("Say to whom the letter is, what it is about, and what it says.", field="body")
    names = [name for adult in climb.case.adults.all() for name in adult.names]
    refuse(rules.why_naming(f"{subject}\n{body}", names), field="body")
    climb.to_name, climb.subject, climb.body, climb.sent_at, climb.sent_by = to_name, subject, body, at, by
    climb.save()
    signed = f"Dear {climb.dear},\n\n{body}\n\nYours sincerely,\n{by.name}, for {settings.the_board().name}"
    people = list(climb.to.all())
    how = "" if any(person.email for person in people) else ", to be posted"
    return Done(
        f"sent the letter of the ladder about {climb.agency} to {to_name}{how}: {climb}", climb, climb.case.reference,
        tell=[Letter(person, subject, signed, f"rung-sent:{climb.pk}:{person.pk}") for person in people],
    )  # fmt: skip


@operation
def dismiss_rung(*, climb: Climb, because: str, by: Person, at: dt.datetime) -> Done:
    """Set a letter of the ladder aside, for a reason."""
    refuse(rules.why_not_open(climb) + rules.why_not_yours(climb, offices.offices_of(by, timezone.localdate(at))))
    if not because.strip():
        raise Refused("Say why this letter is not sent.", field="because")
    climb.dismissed_at, climb.dismissed_because = at, because
    climb.save()
    return Done(f"set the letter about {climb.agency} aside ({climb}): {because}", climb, climb.case.reference)


@operation
def record_rung_response(*, climb: Climb, response_how: str, response: str, by: Person, at: dt.datetime) -> Done:
    """Record what was answered to a letter of the ladder."""
    refuse(rules.why_no_response(climb, response), field="response")
    climb.response_how, climb.response, climb.responded_at = response_how, response, at
    climb.save()
    return Done(f"recorded the answer to the letter about {climb.agency} ({climb})", climb, climb.case.reference)


@operation
def set_ladder(*, days: Mapping[str, int | None], by: Person, at: dt.datetime) -> Done:
    """Choose when the clock reminds agencies, and when each rung is climbed; without a day it is left out."""
    refuse(rules.why_not_ladder(days))
    for code, usual in rules.DEFAULT.items():
        day = days.get(code)
        if day == usual:
            LadderStep.objects.filter(code=code).delete()
        else:
            LadderStep.objects.update_or_create(code=code, defaults={"days": day})
    said = ", ".join(f"{code.lower()} {'left out' if day is None else day}" for code, day in queries.days(by).items())
    return Done(f"set when agencies are reminded and letters are written: {said}")
