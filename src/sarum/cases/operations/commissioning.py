"""Commissioning: three hands determine the manner of the review."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Capacity, Case, Commission, Hand, Step
from sarum.cases.models.report import digest_of
from sarum.cases.operations import access
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import commissioning as queries
from sarum.cases.rules import commissioning as rules
from sarum.cases.rules import sign_off as sign_off_rules
from sarum.kit.refusal import NotAllowed, Refused, refuse
from sarum.kit.sentence import joined


@operation
def propose_manner(
    *, case: Case, manner: str, reasons: str, terms_of_reference: str, reviewer: Person, independence: str,
    days: int | None = None, period_from: dt.date | None = None, period_to: dt.date | None = None,
    seen: int | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Propose the method, the reviewer and the terms of reference. A change asks the three to agree again."""
    refuse(rules.why_not_proposable(manner, reasons, terms_of_reference, independence))
    if period_from and period_to and period_from > period_to:
        raise Refused("The period ends before it begins.", field="period_to")
    held = offices.offices_of(reviewer, timezone.localdate(at))
    refuse(rules.why_not_independent(reviewer, queries.agencies_in(by, case), held), field="reviewer")
    version = cases.refuse_stale(Commission.objects.filter(case=case).first(), seen)
    made, _ = Commission.objects.update_or_create(
        case=case,
        defaults={
            "manner": manner, "reasons": reasons, "terms_of_reference": terms_of_reference, "reviewer": reviewer,
            "independence": independence, "days": days, "period_from": period_from, "period_to": period_to,
            "version": version,
        },
    )  # fmt: skip
    body = f"How the review of case {case.reference} is to be done has been proposed. Sign in to read and agree it."
    three = offices.holders([*rules.THREE, Office.JCR_VICE_CHAIR], offices.today())
    letters = [Letter(person, f"{case.reference}: the manner of the review", body) for person in three]
    return Done(f"proposed the manner of the review: {manner}; reviewer {reviewer}", made, case.reference, tell=letters)


@operation
def agree_manner(
    *,
    commission: Commission,
    reasons: str = "",
    acting_because: str = "",
    digest: str = "",
    by: Person,
    at: dt.datetime,
) -> Done:
    """Agree the manner of the review, as one of the three. The third hand commissions it."""
    words, case = digest_of(commission.content), commission.case
    office = queries.office_of_hand(by, timezone.localdate(at))
    if office is None:
        raise NotAllowed("The JCR Chair, the Independent Chair and the Business Manager agree the manner of a review.")
    if digest and digest != words:
        raise Refused("The proposal has changed since you opened it. Read it again before you agree.")
    acting_because = acting_because.strip() or offices.acting(by, office, timezone.localdate(at))
    refuse(
        rules.why_not_agreed_by(by.pk, office, commission.hands.all(), words)
        + sign_off_rules.why_not_acting(office, acting_because)
    )
    Hand.objects.create(
        commission=commission,
        office=office,
        person=by,
        acting_because=acting_because,
        reasons=reasons,
        digest=words,
        agreed_at=at,
    )
    acting = f", acting because {joined(acting_because)}" if acting_because else ""
    missing = rules.still_to_agree(commission.hands.all(), words)
    if missing:
        left = " and the ".join(office.label for office in missing)
        have = "have" if len(missing) > 1 else "has"
        return Done(f"agreed the manner of the review{acting}; the {left} {have} still to", commission, case.reference)
    begin(commission, at)
    return Done(
        f"agreed the manner of the review{acting}; all three have, and the review is commissioned from "
        f"{commission.reviewer}. Six-month marker: {commission.six_months_on:%-d %B %Y}",
        commission, case.reference,
    )  # fmt: skip


def begin(commission: Commission, at: dt.datetime) -> None:
    """Commission the review: its six-month marker, and the reviewer's place on the case."""
    case = commission.case
    commission.commissioned_at = at
    commission.six_months_on = rules.six_months_after(timezone.localdate(at))
    commission.save()
    access.seat(
        case,
        commission.reviewer,
        Capacity.REVIEWER,
        "commissioned to carry out the review",
        by=case_hand(commission),
        at=at,
    )
    cases.move(case, Step.REVIEW, at)
    case.due_on, case.due_because = (
        commission.six_months_on,
        "six months after it was commissioned (statutory guidance)",
    )
    case.save()


def case_hand(commission: Commission) -> Person:
    return commission.hands.latest("agreed_at").person
