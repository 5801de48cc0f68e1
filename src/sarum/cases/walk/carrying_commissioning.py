"""Commissioning: the manner of the review proposed, and agreed by three hands."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from sarum.board.models import Office, Person
from sarum.board.operations import register
from sarum.cases.models import Commission
from sarum.cases.models.report import digest_of
from sarum.cases.operations import commissioning as operations
from sarum.cases.rules import commissioning as rules
from sarum.cases.walk import people, wording
from sarum.cases.walk.carrying_jcr import FILE
from sarum.cases.walk.carrying_meeting import conflict_of_chair
from sarum.cases.walk.forms.jcr import CommissioningForm, HandGiven
from sarum.cases.walk.walking import Walk

Deeds = Iterator[tuple[dt.date, Callable[[], object]]]


def deeds(walk: Walk) -> Deeds:
    """The proposal, then each hand on its day."""
    form = walk.folder.jcr.commissioning if walk.folder.jcr else None
    if form is None:
        return
    first = form.proposed_on or min(
        [one.on for one in form.agreed_by], default=form.decided_on or walk.folder.jcr.held_on
    )
    yield first, partial(propose, walk, form, first)
    for place, one in enumerate(form.agreed_by):
        yield one.on, partial(agree, walk, one, f"{FILE}: commissioning.agreed_by[{place}]")


def propose(walk: Walk, form: CommissioningForm, day: dt.date) -> None:
    source = f"{FILE}: commissioning"
    walk.act(
        day, walk.officer(day, form.proposed_by), operations.propose_manner, source, case=walk.case, manner=form.manner,
        reasons=form.reasons, terms_of_reference=terms(walk, form), reviewer=reviewer(walk, form, day),
        independence=form.reviewer.independence, days=form.reviewer.days,
        period_from=form.period[0] if form.period else None, period_to=form.period[1] if form.period else None,
    )  # fmt: skip


def reviewer(walk: Walk, form: CommissioningForm, day: dt.date) -> Person:
    """The independent reviewer, who belongs to no agency, in the register."""
    said = form.reviewer
    found = walk.known.person_named(said.name)
    if found:
        return found
    email = "" if walk.known.with_address(said.email) else said.email
    return walk.act(
        day, walk.officer(day), register.add_person, f"{FILE}: commissioning.reviewer", name=said.name, email=email,
        job_title="Independent reviewer",
    )  # fmt: skip


def terms(walk: Walk, form: CommissioningForm) -> str:
    """The terms of reference; where they only point to the lines of enquiry of the Rapid Review, those as well."""
    said = form.terms_of_reference
    text = "\n".join(str(line) for line in said) if isinstance(said, list) else str(said or "")
    review = walk.folder.rapid_review
    lines = review.proposed_scope.lines_of_enquiry if review and review.proposed_scope else []
    if "lines of enquiry" in wording.plain(text) and lines:
        text = "\n".join([f"{text.rstrip('.:')}:", *(f"{number}. {line}" for number, line in enumerate(lines, 1))])
    return text


def agree(walk: Walk, one: HandGiven, source: str) -> None:
    by = walk.person(one.name, one.on, f"{source}.name")
    row = Commission.objects.get(case=walk.case)
    is_for_chair = wording.signing_office(one.office) == Office.JCR_CHAIR and not people.is_chair(
        by, walk.moment(one.on)
    )
    acting = one.because or (conflict_of_chair(walk, by) if is_for_chair else "")
    walk.act(
        one.on, by, operations.agree_manner, source, commission=row, reasons=one.reasons, acting_because=acting,
        digest=digest_of(row.content),
    )  # fmt: skip


def not_agreed(walk: Walk, day: dt.date) -> None:
    """Go no further: a review begins when all three hands are on the same words."""
    row = Commission.objects.filter(case=walk.case).first()
    waiting = rules.still_to_agree(row.hands.all(), digest_of(row.content)) if row else rules.THREE
    reasons = [f"The {office.label} has not agreed the manner of the review." for office in waiting]
    walk.refuse(day, "The walk", "agree_manner", reasons, f"{FILE}: commissioning")
