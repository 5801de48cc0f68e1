"""Taking a referral in: from any agency, from anybody, without delay and without loss."""

import datetime as dt
from hashlib import sha256
from typing import Any

from django.utils import timezone

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
    Referral,
    ReferralDraft,
)
from sarum.cases.models.report import digest_of
from sarum.cases.operations import case as cases
from sarum.cases.operations import flag as flags
from sarum.cases.operations import parallel
from sarum.cases.operations.access import operation
from sarum.cases.queries import referral as queries
from sarum.cases.rules import flag as flag_rules
from sarum.cases.rules import referral as rules
from sarum.kit.refusal import Refused, Stale, refuse


@operation
def begin_referral(*, secret: str, is_anyone_at_risk_now: bool, by: Actor, at: dt.datetime) -> Done:
    """Begin a referral, known only to whoever keeps its secret, with the first question answered: is anybody at risk now?"""
    draft = ReferralDraft.objects.create(
        secret_digest=sha256(secret.encode()).hexdigest(), begun_at=at, saved_at=at,
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
    now = rules.seen(draft.answers, part, number)
    if seen is not None and seen != now.version:
        raise Stale(now)
    draft.answers = rules.with_part(draft.answers, part, answers, number)
    draft.saved_at = at
    draft.save()
    return Done("saved a part of a referral", draft)


@operation
def receive_referral(
    *, draft: ReferralDraft | None = None, answers: dict[str, Any] | None = None, route: str = "ONLINE", by: Actor,
    at: dt.datetime,
) -> Done:  # fmt: skip
    """Take in a referral: open its case, keep it as it was asked and answered, and tell the Partnership Team."""
    if draft is not None and draft.sent_id:
        raise Refused("This referral has been sent already. Its receipt has its reference.")
    answers = answers or (draft.answers if draft else {})
    refuse(rules.why_not_receivable(answers))
    case = cases.open_case(at)
    referral = keep(case, answers, route, by, at)
    for position, said in enumerate(answers["adults"], start=Adult.objects.count()):
        adult = add_adult(case, position, said)
        add_elements(referral, adult, said.get("elements") or {})
    case.pseudonym = " and ".join(adult.pseudonym for adult in case.adults.all())[:60]
    case.save()
    add_surroundings(case, answers, referral.referrer_agency)
    for code in flag_rules.flags_in(answers):
        flags.raise_flag(case, code, "The referral says so.", by=by, at=at, is_from_referral=True)
    if draft is not None:
        draft.sent, draft.answers = referral, {}  # the referral holds them now, and nobody else need
        draft.save()
    return Done(
        f"received referral {referral.number}", referral, case.reference,
        tell=[arrival(person, case) for person in offices.team(timezone.localdate(at))],
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
        reason=rules.reason_of(answers),
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
        parallel.told(case, said)


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
    cases.expect(case, "verification", max(referral.sent_at for referral in waiting))
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
