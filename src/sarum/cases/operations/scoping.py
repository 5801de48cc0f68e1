"""Scoping: asking agencies, and quality-assuring what they answer."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.cases.models import (
    Capacity,
    Case,
    KnownAgency,
    ScopingRequest,
    ScopingReturn,
    Stage,
)
from sarum.cases.operations import access, template
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.operations.chase import due_by, keep_chase
from sarum.cases.operations.notice import letters, way_in
from sarum.cases.rules import asking as asking_rules
from sarum.cases.rules import scoping as rules
from sarum.cases.rules import template as template_rules
from sarum.cases.rules.extension import why_not_a_due_day
from sarum.kit.refusal import Refused, refuse


@dataclass(frozen=True)
class Terms:
    """On what terms agencies are asked: by when, about which time, and to whom they may supply it instead."""

    due_on: dt.date | None = None
    questions: str = ""
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    supply_to: str = ""


def ask(
    case: Case, agency: Agency, terms: Terms, *, shown: Collection[str] | None = None, own: str = "", through: str = "",
    is_late: bool = False, by: Person, at: dt.datetime,
) -> ScopingRequest:  # fmt: skip
    """One request to one agency, with an empty return and a place for whoever answers."""
    stage, today = template_rules.stage_at(case.step), timezone.localdate(at)
    if case.requests.filter(agency=agency, stage=stage).exists():
        raise Refused(f"{agency} has been asked already.", field="agencies")
    people = offices.leads_of(agency, today)
    if not people:
        raise Refused(
            f"{agency} has nobody who could answer. Add its safeguarding lead to the register, then ask.",
            field="agencies",
        )
    due = settings.due("scoping_return", today)
    request = ScopingRequest.objects.create(
        case=case, agency=agency, number=case.requests.count() + 1, stage=stage, template=template.in_force(at),
        shown=asking_rules.shown_of(case.adults.all(), case.other_people.all(), shown), period_from=terms.period_from,
        period_to=terms.period_to, supply_to=terms.supply_to, sent_at=at, sent_by=by, due_on=terms.due_on or due.on,
        questions="\n\n".join(words for words in (terms.questions.strip(), own.strip()) if words),
        due_because="the day that the Partnership Team set" if terms.due_on and terms.due_on != due.on else due.because,
        is_late_identified=is_late, identified_through=through,
    )  # fmt: skip
    ScopingReturn.objects.create(request=request)
    case.known_agencies.filter(name__iexact=agency.name, agency__isnull=True).update(agency=agency)
    for person in people:
        access.seat(case, person, Capacity.RESPONDENT, f"answers for {agency}", by=by, at=at, agency=agency)
    return request


def asking(request: ScopingRequest) -> list[Letter]:
    return letters(
        request,
        f"{request.case.reference}: the Board asks for your {request.what}",
        f"The Safeguarding Adults Board asks your agency for information under the Care Act 2014 section 45, about case "
        f"{request.case.reference}. Your return is due by {request.due_on:%-d %B %Y}.",
        to_do="see the questions and answer",
    )


@operation
def send_requests(
    *, case: Case, agencies: Iterable[Agency], shown: Mapping[int, Collection[str]] | None = None,
    own: Mapping[int, str] | None = None, aside: Mapping[int, str] | None = None, due_on: dt.date | None = None,
    questions: str = "", period_from: dt.date | None = None, period_to: dt.date | None = None, supply_to: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Ask agencies for their scoping information, each with the day it is due, and set others aside with a reason.

    By agency: `shown` are the people of interest it is told of (`rules.asking.interests`), `own` the questions for it alone.
    """
    chosen = list(agencies)
    if not chosen:
        raise Refused("Choose at least one agency to ask.", field="agencies")
    refuse(rules.why_not_due(due_on, timezone.localdate(at)), field="due_on")
    if due_on:
        refuse(why_not_a_due_day(due_on, timezone.localdate(at), settings.closures()), field="due_on")
    refuse(rules.why_period_backwards(period_from, period_to), field="period_to")
    terms = Terms(due_on, questions, period_from, period_to, supply_to)
    requests = [
        ask(case, one, terms, shown=(shown or {}).get(one.pk), own=(own or {}).get(one.pk, ""), by=by, at=at)
        for one in chosen
    ]
    left = [leave(case, Agency.objects.get(pk=pk), because) for pk, because in (aside or {}).items()]
    if requests[0].stage == Stage.SCOPING:
        cases.wait_for(case, max(one.due_on for one in requests), "the day by which the agencies' returns are due")
    named = ", ".join(str(agency) for agency in chosen)
    also = f"; set aside {', '.join(f'{one} ({one.set_aside_because})' for one in left)}" if left else ""
    return Done(
        f"requested scoping from {named}; due {requests[0].due_on:%-d %B %Y}{also}", case, case.reference,
        tell=[letter for request in requests for letter in asking(request)],
    )  # fmt: skip


def leave(case: Case, agency: Agency, because: str) -> KnownAgency:
    """Set an agency aside that was named or proposed."""
    known = case.known_agencies.filter(agency=agency).first() or KnownAgency(case=case, name=agency.name, agency=agency)
    known.named_by = known.named_by or "proposed by Sarum"
    known.set_aside_because = because
    known.save()
    return known


@operation
def add_late_agency(
    *, case: Case, agency: Agency, through: str, known_agency: KnownAgency | None = None,
    shown: Collection[str] | None = None, questions: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Ask an agency that was found after the first requests, on a clock of its own.

    `known_agency` is the name by which the case already knows it, where that differs from the register's.
    """
    if not through.strip():
        raise Refused("Say how this agency was found.", field="through")
    if known_agency is not None:
        case.known_agencies.filter(pk=known_agency.pk).update(agency=agency)
    first = case.requests.order_by("number").first()
    asked = Terms(questions=questions)
    if first:
        asked = replace(asked, period_from=first.period_from, period_to=first.period_to, supply_to=first.supply_to)
    request = ask(case, agency, asked, shown=shown, through=through, is_late=True, by=by, at=at)
    return Done(
        f"requested scoping from {agency}, found later ({through}); due {request.due_on:%-d %B %Y}", request, case.reference,
        tell=asking(request),
    )  # fmt: skip


@operation
def set_aside_agency(*, known_agency: KnownAgency, because: str, by: Person, at: dt.datetime) -> Done:
    """Leave a named agency unasked, for a reason."""
    if not because.strip():
        raise Refused("Say why this agency is not asked.", field="because")
    if known_agency.agency_id and known_agency.case.requests.filter(agency=known_agency.agency_id).exists():
        raise Refused(f"{known_agency} has been asked already, so it is not set aside.")
    known_agency.set_aside_because = because
    known_agency.save()
    return Done(f"set {known_agency} aside: {because}", known_agency, known_agency.case.reference)


@operation
def name_respondent(
    *, scoping_return: ScopingReturn, person: Person, capacity: str, by: Person, at: dt.datetime
) -> Done:
    """Name who writes an agency's return, or who endorses it."""
    agency, case = scoping_return.agency, scoping_return.case
    if person.agency_id != agency.pk:
        raise Refused(f"{person} does not work for {agency}. Choose somebody who does.", field="person")
    said, letters = name(scoping_return, person, capacity, by=by, at=at)
    return Done(f"named {person}, who {said}", scoping_return, case.reference, tell=letters)


def name(
    scoping_return: ScopingReturn, person: Person, capacity: str, *, is_deputy: bool = False, is_seated: bool = False,
    by: Person, at: dt.datetime,
) -> tuple[str, list[Letter]]:  # fmt: skip
    """Seat somebody for an agency's return, if they are not: what they do, and the letter that tells them."""
    case, agency = scoping_return.case, scoping_return.agency
    words = {Capacity.RESPONDENT: f"answers for {agency}", Capacity.SENIOR_OFFICER: f"endorses for {agency}"}
    if capacity not in words:
        raise Refused("Choose whether they write the return or endorse it.", field="capacity")
    said = words[Capacity(capacity)] + rules.DEPUTY * is_deputy
    if not is_seated:
        access.seat(case, person, Capacity(capacity), said, by=by, at=at, agency=agency)
    body = (
        f"You are named as the one who {said}, in case {case.reference}, about which the Safeguarding Adults Board asks your "
        f"agency for information under the Care Act 2014 section 45. The return is due by "
        f"{scoping_return.request.due_on:%-d %B %Y}. {way_in(person, case.reference, 'see what is asked of you')}"
    )
    letter = Letter(person, f"{case.reference}: a scoping return needs you", body)
    return said, [letter] if person != by else []


def remember(case: Case, said: Mapping[str, Any], named_by: str, at: dt.datetime) -> bool:
    """Keep an agency or person that a return names, unless the case knows it already."""
    name = str(said["name"]).strip()[:200]
    if (
        case.known_agencies.filter(name__iexact=name).exists()
        or case.requests.filter(agency__name__iexact=name).exists()
    ):
        return False
    KnownAgency.objects.create(
        case=case, name=name, agency=Agency.objects.filter(name__iexact=name).first(), named_by=named_by[:200],
        named_at=at, nature=str(said.get("why", ""))[:300], contact=str(said.get("contact", ""))[:200],
    )  # fmt: skip
    return True


def reminders(scoping_return: ScopingReturn) -> str:
    """What every reminder of one return has in common: a later one takes the place of those that still wait."""
    return f"scoping:{scoping_return.pk}"


@operation
def chase_return(
    *, scoping_return: ScopingReturn, what: str, how: str = "", with_whom: str = "", with_letter: bool = True,
    once: str | None = None, days: int | None = None, by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Chase an agency for its return: by the clock's reminder, or by a person who telephoned, wrote or met somebody."""
    request = scoping_return.request
    if scoping_return.is_sent:
        raise Refused(f"{request.agency} has sent its return.")
    keep_chase(request.chases, what=what, once=once, by=by, at=at, how=how, with_whom=with_whom, days=days)
    due = f"scoping return for case {request.case.reference} {due_by(request.due_on, at)}."
    subject, theirs = f"{request.case.reference}: reminder of your scoping return", rules.officers_part(scoping_return)
    body = f"Your {due} If something is in the way, tell the Partnership Team."
    thread = reminders(scoping_return)
    sent = [
        *letters(request, subject, body, once, to_do="finish and send it", thread=thread),
        *letters(
            request,
            subject,
            f"Your agency's {due} {theirs}",
            once,
            to_do="read it",
            to=Capacity.SENIOR_OFFICER,
            thread=thread,
        ),
    ]
    return Done(
        f"chased {request.agency} for its return: {what}", scoping_return, request.case.reference,
        tell=sent if with_letter else [],
    )  # fmt: skip
