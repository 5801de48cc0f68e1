"""Taking a referral in: from any agency, from anybody, without delay and without loss."""

import datetime as dt
import secrets
from hashlib import sha256
from typing import Any

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Actor, Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import (
    Adult,
    Case,
    Element,
    ElementAnswer,
    KnownAgency,
    OtherPerson,
    ParallelProcess,
    Referral,
    ReferralDraft,
)
from sarum.cases.models.report import digest_of
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.rules import referral as rules
from sarum.kit.refusal import Refused, refuse


def begin_draft(*, by: Actor, at: dt.datetime) -> tuple[ReferralDraft, str]:
    """An empty draft and the secret that opens it, which only the browser keeps."""
    secret = secrets.token_urlsafe(32)
    draft = ReferralDraft.objects.create(secret_digest=sha256(secret.encode()).hexdigest(), begun_at=at, saved_at=at)
    return draft, secret


@operation
def save_referral_part(*, draft: ReferralDraft, part: str, answers: Any, by: Actor, at: dt.datetime) -> Done:
    """Keep one part of a referral as it was typed."""
    if draft.sent_id:
        raise Refused("This referral has been sent. Start another, or tell the Partnership Team what to add.")
    draft.answers = {**draft.answers, part: answers}
    draft.saved_at = at
    draft.save()
    return Done("saved a part of a referral", draft)


@operation
def receive_referral(
    *, draft: ReferralDraft | None = None, answers: dict[str, Any], route: str = "ONLINE", by: Actor, at: dt.datetime
) -> Done:
    """Take in a referral: open its case, keep it as it was asked and answered, and tell the Partnership Team."""
    refuse(rules.why_not_receivable(answers))
    if draft is not None and draft.sent_id:
        raise Refused("This referral has been sent already. Its receipt has its reference.")
    case = cases.open_case(at)
    referral = keep(case, answers, route, by, at)
    for position, said in enumerate(answer for answer in answers["adults"] if answer.get("name")):
        adult = add_adult(case, position, said)
        add_elements(referral, adult, said.get("elements", {}))
    case.pseudonym = " and ".join(adult.pseudonym for adult in case.adults.all())[:60]
    case.save()
    add_surroundings(case, answers, referral.referrer_agency)
    if draft is not None:
        draft.sent = referral
        draft.save()
    return Done(
        f"received referral {referral.number}", referral, case.reference,
        tell=[arrival(person, case) for person in offices.team(referral.sent_at.date())],
        detail={"digest": referral.digest},
    )  # fmt: skip


def arrival(person: Person, case: Case) -> Letter:
    return Letter(
        person,
        f"{case.reference}: a referral has arrived",
        f"A referral has arrived and has the reference {case.reference}. Sign in to read and acknowledge it.",
    )


def keep(case: Case, answers: dict[str, Any], route: str, by: Actor, at: dt.datetime) -> Referral:
    """The referral itself, with everything that was answered under the questions as they were asked."""
    referrer, what, safety = (answers["referrer"], answers["what_happened"], answers["safety"])
    return Referral.objects.create(
        case=case,
        number=f"{case.reference}-R{case.referrals.count() + 1}",
        reason=answers.get("reason") or "CRITERIA",
        route=route,
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
        digest=digest_of(answers),
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
    """Each of the four elements, not yet known where nothing was said of it."""
    for element in Element:
        answer = said.get(element, {})
        ElementAnswer.objects.create(
            referral=referral, adult=adult, element=element, answer=answer.get("answer") or "NOT_KNOWN",
            standard=answer.get("standard", ""), reasons=answer.get("reasons", ""),
        )  # fmt: skip


def add_surroundings(case: Case, answers: dict[str, Any], named_by: str) -> None:
    """The other people, the agencies and the other processes that a referral names."""
    for said in answers.get("other_people", []):
        OtherPerson.objects.create(case=case, **said)
    for said in answers.get("agencies", []):
        agency = Agency.objects.filter(name__iexact=said["name"]).first()
        KnownAgency.objects.create(case=case, agency=agency, named_by=named_by, **said)
    for said in answers.get("processes", []):
        ParallelProcess.objects.create(case=case, **said)


@operation
def acknowledge_referral(*, case: Case, by: Actor, at: dt.datetime) -> Done:
    """Tell the referrer that the Board has their referral and what happens next."""
    waiting = case.referrals.filter(acknowledged_at__isnull=True)
    numbers = ", ".join(waiting.values_list("number", flat=True))
    if not numbers:
        raise Refused("Every referral of this case has been acknowledged.")
    waiting.update(acknowledged_at=at, acknowledged_by=by)
    cases.expect(case, "verification", at)
    return Done(f"acknowledged referral {numbers}", case, case.reference)
