"""How an agency's people come to its return without an account, and how an agency names them itself."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations import code as codes
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.operations.register import enter_person, owner_of
from sarum.board.queries import offices
from sarum.board.rules import code as code_rules
from sarum.cases.models import AnswerCode, Place, ScopingReturn
from sarum.cases.operations import scoping
from sarum.cases.operations.access import operation
from sarum.cases.queries import access
from sarum.cases.queries import answering as queries
from sarum.cases.rules import answering as rules
from sarum.kit.refusal import Refused, refuse


@operation
def answer(*, reference: str, email: str, by: Actor, at: dt.datetime) -> Done:
    """Send a code to whoever gives the reference of a case and the address of somebody who answers in it without an account.

    Whether they belong together is told to nobody: what is recorded, and when it is done, is much the same either way.
    """
    found = queries.found_under(by, reference, email)
    if found is None:
        return Done(
            "asked for a code to answer for an agency, with a reference and an address that do not belong together"
        )
    person, scoping_return = found
    about = scoping_return.case.reference
    Person.objects.select_for_update().get(pk=person.pk)
    before = AnswerCode.objects.filter(person=person, scoping_return=scoping_return)
    if code_rules.why_no_code(list(before.values_list("made_at", flat=True)), at):
        return Done("asked again within the hour for a code to answer for an agency, and was sent none", about=about)
    sent = AnswerCode(person=person, scoping_return=scoping_return, email=person.email or "")
    letter = codes.made(sent, before, person, at)
    return Done(f"was sent a code to answer for {scoping_return.agency}: {person}", sent, about, tell=[letter])


@operation
def enter_answer_code(*, sent: AnswerCode | None, code: str, by: Actor, at: dt.datetime) -> Done:
    """Open the return that a code was sent for, once. A wrong code is counted and opens nothing, and that is recorded."""
    if sent is None or not code_rules.is_open(sent, at):
        return Done("entered a code that does not work")
    about = sent.scoping_return.case.reference
    if not codes.is_used(sent, code, at):
        return Done("entered a wrong code", about=about)
    if queries.opened_by(by, sent.pk, at) is None:
        return Done("entered a code for a return in which they have no part any more", about=about)
    used = AnswerCode.objects.filter(person=sent.person, used_at__isnull=False)
    cases = used.values("scoping_return__request__case").distinct().order_by().count()
    Person.objects.filter(pk=sent.person_id).update(cases_by_code=cases)
    return Done(f"came by a code to the return of {sent.scoping_return.agency}: {sent.person}", sent, about)


@operation
def leave_answer(*, sent: AnswerCode, by: Actor, at: dt.datetime) -> Done:
    """Leave a return: the code that opened it opens nothing more, in whatever browser it is kept."""
    sent.voided_at = sent.voided_at or at
    sent.save()
    return Done(
        f"left the return of {sent.scoping_return.agency}: {sent.person}", sent, sent.scoping_return.case.reference
    )


@operation
def introduce_respondent(
    *, scoping_return: ScopingReturn, name: str, email: str, capacity: str, job_title: str = "", is_deputy: bool = False,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Name who writes an agency's return or endorses it, by name and address; somebody new comes to stand in the register."""
    case, agency, email = scoping_return.case, scoping_return.agency, email.strip().lower()
    if not name.strip():
        raise Refused("Give their name.", field="name")
    if not email:
        raise Refused("Give their e-mail address: what they need to come here is sent to it.", field="email")
    refuse(rules.why_too_many_named(case.places.filter(agency=agency, from_on=timezone.localdate(at)).count()))
    owner = owner_of(email)
    person = owner or queries.without_address(by, scoping_return, name)
    is_shut_out = person is not None and access.is_shut_out(person, case)
    refuse(rules.why_not_introduced(person, agency, is_shut_out), field="email")
    is_new, has_part = person is None, person is not None and queries.has_part(by, scoping_return, person, capacity)
    if owner is not None and has_part:
        raise Refused(f"{owner} does this already.", field="email")
    if person is not None and owner is None:
        refuse(rules.why_not_addressed(person, offices.offices_of(person, timezone.localdate(at))), field="email")
        person.email = email
        person.save()
    person = person or enter_person(name=name, email=email, job_title=job_title, agency=agency)
    said, letters = scoping.name(
        scoping_return, person, capacity, is_deputy=is_deputy, is_seated=has_part, by=by, at=at
    )
    said += "" if is_new or owner else "; their address is new in the register"
    if is_new:
        letters += tell_team(case.reference)
        said += f"; {person} is new in the register"
    return Done(f"named {person}, who {said}", scoping_return, case.reference, tell=letters)


def tell_team(reference: str) -> list[Letter]:
    """Tells the Partnership Team that an agency named somebody whom the register did not know."""
    body = (
        f"An agency has named somebody new for its scoping return in case {reference}. They stand in the register now. Sign "
        "in to see who it is and who named them."
    )
    team = offices.team(offices.today())
    return [Letter(person, f"{reference}: an agency named somebody new", body) for person in team]


@operation
def withdraw_respondent(*, place: Place, because: str, by: Person, at: dt.datetime) -> Done:
    """End somebody's part in an agency's return, from now; somebody goes on answering."""
    if not because.strip():
        raise Refused("Say why their part ends.", field="because")
    is_mere_author = not queries.may_end_officers(by, place, at)
    others = queries.others_answering(by, place)
    refuse(rules.why_not_withdrawn(place, queries.leads(by, place), others, is_mere_author))
    place.until_on = timezone.localdate(at)
    place.save()
    body = (
        f"You are no longer named for your agency's scoping return in case {place.case.reference}. If you think that this is "
        "a mistake, ask your agency's safeguarding lead."
    )
    letter = Letter(place.person, f"{place.case.reference}: your part in a scoping return has ended", body)
    return Done(
        f"ended the part of {place.person}, who {place.because}: {because}", place, place.case.reference,
        tell=[letter] if place.person != by else [],
    )  # fmt: skip
