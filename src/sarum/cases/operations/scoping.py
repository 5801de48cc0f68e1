"""Scoping: asking agencies, and quality-assuring what they answer."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.cases.models import Assurance, Capacity, Case, KnownAgency, ScopingRequest, ScopingReturn, Standing
from sarum.cases.operations import access
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.operations.chase import due_by, keep_chase
from sarum.cases.rules import scoping as rules
from sarum.kit.refusal import Refused, refuse


def ask(
    case: Case, agency: Agency, *, due_on: dt.date | None, questions: str = "", through: str = "",
    is_late: bool = False, by: Person, at: dt.datetime,
) -> ScopingRequest:  # fmt: skip
    """One request to one agency, with an empty return and a place for whoever answers."""
    if case.requests.filter(agency=agency).exists():
        raise Refused(f"{agency} has been asked already.", field="agencies")
    people = offices.leads_of(agency, timezone.localdate(at))
    if not people:
        raise Refused(
            f"{agency} has nobody who could answer. Add its safeguarding lead to the register, then ask.",
            field="agencies",
        )
    due = settings.due("scoping_return", timezone.localdate(at))
    request = ScopingRequest.objects.create(
        case=case, agency=agency, sent_at=at, sent_by=by, due_on=due_on or due.on, questions=questions,
        due_because="the day that the Partnership Team set" if due_on and due_on != due.on else due.because,
        is_late_identified=is_late, identified_through=through,
    )  # fmt: skip
    ScopingReturn.objects.create(request=request)
    case.known_agencies.filter(name__iexact=agency.name, agency__isnull=True).update(agency=agency)
    for person in people:
        access.seat(case, person, Capacity.RESPONDENT, f"answers for {agency}", by=by, at=at, agency=agency)
    return request


def letters(
    request: ScopingRequest, subject: str, body: str, once: str | None = None, thread: str = ""
) -> list[Letter]:
    """The same letter to each who answers for an agency."""
    day = offices.today()
    seats = request.case.places.filter(
        agency=request.agency, capacity=Capacity.RESPONDENT, until_on=None, person__is_active=True
    )
    people = [seat.person for seat in seats.select_related("person")] or offices.leads_of(request.agency, day)
    return [Letter(p, subject, body, f"{once}:{p.pk}" if once else None, thread=thread) for p in people]


def asking(request: ScopingRequest) -> list[Letter]:
    return letters(
        request,
        f"{request.case.reference}: the Board asks for your scoping return",
        f"The Safeguarding Adults Board asks your agency for information under the Care Act 2014 section 45, about case "
        f"{request.case.reference}. Your return is due by {request.due_on:%-d %B %Y}. Sign in to see the questions and answer.",
    )


@operation
def send_requests(
    *,
    case: Case,
    agencies: Iterable[Agency],
    due_on: dt.date | None = None,
    questions: str = "",
    by: Person,
    at: dt.datetime,
) -> Done:
    """Ask agencies for their scoping information, each with the day it is due."""
    chosen = list(agencies)
    if not chosen:
        raise Refused("Choose at least one agency to ask.", field="agencies")
    refuse(rules.why_not_due(due_on, timezone.localdate(at)), field="due_on")
    requests = [ask(case, agency, due_on=due_on, questions=questions, by=by, at=at) for agency in chosen]
    cases.wait_for(case, max(request.due_on for request in requests), "the day by which the agencies' returns are due")
    named = ", ".join(str(agency) for agency in chosen)
    return Done(
        f"requested scoping from {named}; due {requests[0].due_on:%-d %B %Y}", case, case.reference,
        tell=[letter for request in requests for letter in asking(request)],
    )  # fmt: skip


@operation
def add_late_agency(
    *, case: Case, agency: Agency, through: str, known_agency: KnownAgency | None = None, questions: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Ask an agency that was found after the first requests, on a clock of its own.

    `known_agency` is the name by which the case already knows it, where that differs from the register's.
    """
    if not through.strip():
        raise Refused("Say how this agency was found.", field="through")
    if known_agency is not None:
        case.known_agencies.filter(pk=known_agency.pk).update(agency=agency)
    request = ask(case, agency, due_on=None, questions=questions, through=through, is_late=True, by=by, at=at)
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
    words = {Capacity.RESPONDENT: f"answers for {agency}", Capacity.SENIOR_OFFICER: f"endorses for {agency}"}
    if capacity not in words:
        raise Refused("Choose whether they write the return or endorse it.", field="capacity")
    said = words[Capacity(capacity)]
    access.seat(case, person, Capacity(capacity), said, by=by, at=at, agency=agency)
    body = (
        f"You are named as the one who {said} in case {case.reference}, about which the Safeguarding Adults Board asks your "
        f"agency for information under the Care Act 2014 section 45. The return is due by "
        f"{scoping_return.request.due_on:%-d %B %Y}. Sign in to see what is asked of you."
    )
    return Done(
        f"named {person}, who {said}", scoping_return, case.reference,
        tell=[Letter(person, f"{case.reference}: a scoping return needs you", body)] if person != by else [],
    )  # fmt: skip


@operation
def accept_return(
    *, scoping_return: ScopingReturn, comments: str = "", named: Iterable[str] = (), by: Person, at: dt.datetime
) -> Done:
    """Accept a return that is endorsed and analyses as well as describes.

    `named` are other agencies that it names: each has then to be asked, or set aside with a reason.
    """
    endorsement = rules.standing_endorsement(scoping_return.endorsements.all(), scoping_return.digest)
    refuse(rules.why_not_assured(scoping_return, endorsement))
    judge(scoping_return, True, comments, by, at)
    case, agency = scoping_return.case, scoping_return.agency
    new = [name for name in named if name.strip() and remember(case, name.strip(), str(agency))]
    also = f"; it names {', '.join(new)}" if new else ""
    return Done(
        f"accepted the return of {agency}{also}", scoping_return, case.reference,
        tell=letters(
            scoping_return.request, f"{case.reference}: your scoping return is accepted",
            f"The Partnership Team has accepted your scoping return for case {case.reference}. Thank you. Nothing more is "
            "asked of you about it.",
        ),
    )  # fmt: skip


def remember(case: Case, name: str, named_by: str) -> bool:
    """Keep an agency that a return names, unless the case knows it already."""
    if (
        case.known_agencies.filter(name__iexact=name).exists()
        or case.requests.filter(agency__name__iexact=name).exists()
    ):
        return False
    agency = Agency.objects.filter(name__iexact=name).first()
    KnownAgency.objects.create(case=case, name=name, agency=agency, named_by=named_by)
    return True


@operation
def send_back_return(*, scoping_return: ScopingReturn, comments: str, by: Person, at: dt.datetime) -> Done:
    """Send a return back for work, with what is needed."""
    if not scoping_return.is_sent:
        raise Refused(f"{scoping_return.agency} has not sent its return, so there is nothing to send back.")
    if not comments.strip():
        raise Refused("Say what needs work, so that the agency can put it right.", field="comments")
    judge(scoping_return, False, comments, by, at)
    return Done(
        f"sent the return of {scoping_return.agency} back for work: {comments}", scoping_return, scoping_return.case.reference,
        tell=letters(
            scoping_return.request, f"{scoping_return.case.reference}: your scoping return needs more work",
            f"The Partnership Team has sent back your scoping return for case {scoping_return.case.reference}, with "
            "comments. Sign in to read them and put it right.",
        ),
    )  # fmt: skip


def judge(scoping_return: ScopingReturn, is_accepted: bool, comments: str, by: Person, at: dt.datetime) -> None:
    Assurance.objects.create(
        scoping_return=scoping_return, is_accepted=is_accepted, comments=comments, digest=scoping_return.digest,
        person=by, judged_at=at,
    )  # fmt: skip
    scoping_return.standing = Standing.ASSURED if is_accepted else Standing.SENT_BACK
    scoping_return.save()


def reminders(scoping_return: ScopingReturn) -> str:
    """What every reminder of one return has in common: a later one takes the place of those that still wait."""
    return f"scoping:{scoping_return.pk}"


@operation
def chase_return(
    *, scoping_return: ScopingReturn, what: str, with_letter: bool = True, once: str | None = None,
    by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Chase an agency for its return: by the clock's reminder, or by a person who telephoned or wrote."""
    request = scoping_return.request
    if scoping_return.is_sent:
        raise Refused(f"{request.agency} has sent its return.")
    keep_chase(request.chases, what=what, once=once, by=by, at=at)
    body = (
        f"Your scoping return for case {request.case.reference} {due_by(request.due_on, at)}. Sign in to "
        "finish and send it, or tell the Partnership Team what is in the way."
    )
    subject = f"{request.case.reference}: reminder of your scoping return"
    return Done(
        f"chased {request.agency} for its return: {what}", scoping_return, request.case.reference,
        tell=letters(request, subject, body, once, reminders(scoping_return)) if with_letter else [],
    )  # fmt: skip
