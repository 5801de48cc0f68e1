"""Taking a referral in: from any agency, from anybody, without delay and without loss."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.cases.models import (
    Addition,
    Adult,
    Case,
    Element,
    ElementAnswer,
    KnownAgency,
    OtherPerson,
    Referral,
    ReferralDraft,
    Route,
)
from sarum.cases.models.report import digest_of
from sarum.cases.operations import case as cases
from sarum.cases.operations import document as documents
from sarum.cases.operations import drafting, parallel
from sarum.cases.operations import flag as flags
from sarum.cases.operations import pause as pauses
from sarum.cases.operations.access import operation
from sarum.cases.queries import referral as queries
from sarum.cases.rules import flag as flag_rules
from sarum.cases.rules import referral as rules
from sarum.cases.rules.form.table import REFERRAL
from sarum.kit import files
from sarum.kit.refusal import Refused, refuse


@operation
def receive_referral(
    *, draft: ReferralDraft | None = None, answers: dict[str, Any] | None = None, by: Actor, at: dt.datetime,
) -> Done:  # fmt: skip
    """Take in a referral: open its case, keep it as it was asked and answered, and tell the Partnership Team."""
    if draft is not None and draft.sent_id:
        raise Refused("This referral has been sent already. Its receipt has its reference.")
    answers = answers or (draft.answers if draft else {})
    refuse(rules.why_not_receivable(answers) + rules.why_files_missing(answers, files.is_there))
    if answers.get("provenance") and not isinstance(by, Person):
        raise Refused("Sign in to send a referral that came to the team another way. What was written is kept.")
    case = cases.open_case(at)
    referral = keep(case, answers, by, at)
    cases.expect(case, "referral", referral.came_on)
    for position, said in enumerate(answers["adults"], start=Adult.objects.count()):
        adult = add_adult(case, position, said)
        add_elements(referral, adult, said.get("elements") or {})
    case.pseudonym = " and ".join(adult.pseudonym for adult in case.adults.all())[:60]
    case.save()
    add_surroundings(case, answers, referral.referrer_agency)
    for said in rules.attached(answers):
        came_with = f"Came with referral {referral.number}"
        documents.lay(case, said, about=said.get("about", ""), provenance=came_with, by=by, at=at)
    for code in flag_rules.flags_in(answers):
        flags.raise_flag(case, code, "The referral says so.", by=by, at=at, is_from_referral=True)
    if draft is not None:
        drafting.empty(draft, referral)
    did = "entered" if answers.get("provenance") else "sent"
    return Done(
        f"{did} referral {referral.number}", referral, case.reference,
        tell=[*(arrival(person, referral) for person in offices.team(timezone.localdate(at))), *confirmation(referral)],
        detail={"digest": referral.digest},
    )  # fmt: skip


def arrival(person: Person, referral: Referral) -> Letter:
    reference = referral.case.reference
    first = "The referrer says that somebody may be at risk now: read it first. " * referral.is_anyone_at_risk_now
    return Letter(
        person,
        f"{reference}: a referral has arrived{', read it first' if first else ''}",
        f"{first}A referral has arrived and has the reference {reference}. Sign in to read and acknowledge it.",
    )


def confirmation(referral: Referral) -> list[Letter]:
    """What a referrer who gave an address gets at once: the number, and how to come back; nobody's name and no fact."""
    if referral.route != Route.ONLINE or not referral.referrer_email:
        return []
    body = (
        f"What you sent has arrived, and has the number {referral.number}. Keep this message.\n\n"
        f"To see how far it is, or to add something, open {drafting.place()} and give this number and this e-mail "
        "address. You will be sent a code.\n\nThis message alone opens nothing. Please do not answer it."
    )
    return [Letter(referral.referrer_email, f"{referral.number} has arrived", body)]


def keep(case: Case, answers: dict[str, Any], by: Actor, at: dt.datetime) -> Referral:
    """The referral itself, with everything that was answered under the questions as they were asked."""
    asked = REFERRAL.as_asked(answers, settings.the_board().area_words)
    came, reason = answers.get("provenance") or {}, answers.get("reason")
    referrer, what, safety = (answers["referrer"], answers["what_happened"], answers["safety"])
    return Referral.objects.create(
        case=case,
        number=f"{case.reference}-R{case.referrals.count() + 1}",
        reason=rules.reason_of(answers),
        route=came.get("route") or Route.ONLINE,
        from_whom=came.get("from_whom", ""),
        taken_down_by=came.get("taken_down_by", ""),
        received_on=rules.day_of(came.get("received_on")) or timezone.localdate(at),
        aware_on=rules.day_of(reason.get("aware_on")) if isinstance(reason, dict) else None,
        form_version=rules.FORM_VERSION,
        is_anyone_at_risk_now=safety["is_anyone_at_risk_now"],
        safety_explanation=safety.get("explanation", ""),
        referrer_name=referrer["name"],
        referrer_role=referrer.get("role", ""),
        referrer_agency=referrer.get("agency", ""),
        referrer_email=referrer.get("email", ""),
        referrer_phone=referrer.get("phone", ""),
        outline=what["outline"],
        working_together=what.get("working_together", ""),
        answers=answers,
        asked=asked,
        digest=digest_of({"answers": answers, "asked": asked}),
        sent_at=at,
        entered_by=by if isinstance(by, Person) else None,
    )


def add_adult(case: Case, position: int, said: dict[str, Any]) -> Adult:
    fields = {
        "name",
        "known_as",
        "other_names",
        "date_of_birth",
        "living",
        "date_of_death",
        "address",
        "nhs_number",
        "needs",
    }
    return Adult.objects.create(
        case=case, pseudonym=cases.adult_pseudonym(position),
        **{name: said[name] for name in fields if said.get(name)},
        particulars={name: value for name, value in said.items() if name not in fields | {"elements"}},
    )  # fmt: skip


def add_elements(referral: Referral, adult: Adult, said: dict[str, dict[str, str]]) -> None:
    """Each of the four elements, without an answer where nothing was said of it."""
    for element in Element:
        answer = said.get(element, {})
        ElementAnswer.objects.create(
            referral=referral, adult=adult, element=element, answer=answer.get("answer") or "",
            standard=answer.get("standard", ""), reasons=answer.get("reasons", ""),
        )  # fmt: skip


def add_surroundings(case: Case, answers: dict[str, Any], named_by: str) -> None:
    """The other people, the agencies and the other processes that a referral names, or was about to name when it was sent."""
    fields = {"name", "relationship", "role", "date_of_birth", "is_safe_to_contact"}
    for said in named(answers, "other_people", "name"):
        OtherPerson.objects.create(
            case=case, **{name: value for name, value in said.items() if name in fields},
            particulars={name: value for name, value in said.items() if name not in fields},
        )  # fmt: skip
    for said in named(answers, "agencies", "name"):
        agency = Agency.objects.filter(name__iexact=said["name"]).first()
        KnownAgency.objects.create(case=case, agency=agency, named_by=named_by, **said)
    for said in named(answers, "processes", "process"):
        parallel.told(case, said)


def named(answers: dict[str, Any], part: str, name: str) -> list[dict[str, Any]]:
    return [said | {name: said.get(name) or "Not known"} for said in answers.get(part, [])]


@operation
def acknowledge_referral(*, case: Case, how: str = "", by: Actor, at: dt.datetime) -> Done:
    """Tell the referrer that the Board has their referral and what happens next.

    A referrer in the register is told by letter; how any other was told is recorded.
    """
    waiting = list(case.referrals.filter(acknowledged_at__isnull=True))
    if not waiting:
        raise Refused("Every referral of this case has been acknowledged.")
    numbers = ", ".join(referral.number for referral in waiting)
    case.referrals.filter(acknowledged_at__isnull=True).update(acknowledged_at=at, acknowledged_by=by)
    cases.expect(case, "verification", min(referral.came_on for referral in case.referrals.all()))
    pauses.move_on_again(case)
    known = queries.referrers_in_register(by, waiting)
    return Done(
        f"acknowledged referral {numbers}{f' ({how})' if how else ''}", case, case.reference,
        tell=[acknowledgement(person, case) for person in known],
    )  # fmt: skip


def acknowledgement(person: Person, case: Case) -> Letter:
    return Letter(
        person,
        f"{case.reference}: your referral has arrived",
        f"The Partnership Team has your referral. Its reference is {case.reference}. A verification meeting will decide "
        "what happens next, and the team will tell you what it decided and why.",
    )


@operation
def add_to_referral(*, referral: Referral, words: str, by: Actor, at: dt.datetime) -> Done:
    """Add what the referrer has learnt since they sent it; what was sent stays as it was."""
    return added(referral, words, "", by, at)


@operation
def record_addition(*, referral: Referral, words: str, how: str, by: Actor, at: dt.datetime) -> Done:
    """Record what a referrer told the Partnership Team after sending, and how it came."""
    return added(referral, words, how, by, at)


def added(referral: Referral, words: str, how: str, by: Actor, at: dt.datetime) -> Done:
    """Keep an addition beside what was sent, and tell the team."""
    addition = Addition.objects.create(
        referral=referral, number=f"{referral.number}-A{referral.additions.count() + 1}", words=words, how=how,
        digest=digest_of({"referral": referral.number, "words": words}), sent_at=at,
        entered_by=by if isinstance(by, Person) else None,
    )  # fmt: skip
    case = referral.case
    subject = f"{case.reference}: something was added to a referral"
    body = f"Something was added to referral {referral.number}. Sign in to read it: it stands under the referral."
    told = [Letter(person, subject, body) for person in offices.team(timezone.localdate(at)) if person != by]
    said = f"added to referral {referral.number}" + (f" ({how})" if how else "")
    return Done(said, addition, case.reference, tell=told, detail={"digest": addition.digest})
