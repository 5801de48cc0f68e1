"""The report: drafted from the record, quality-assured, signed and ratified; returned, and written again, where it is."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from sarum.board.models import Office, Person
from sarum.cases.models import Outcome, Report
from sarum.cases.operations import early_learning, report, sign_off
from sarum.cases.rules import sign_off as rules
from sarum.cases.walk import people, wording
from sarum.cases.walk.carrying_meeting import conflict_of_chair
from sarum.cases.walk.carrying_rapid_review import FILE
from sarum.cases.walk.forms.rapid_review import EarlyPoint, QualityCheck, RapidReviewForm, Revision, Signature
from sarum.cases.walk.walking import Deed, Walk, in_order
from sarum.kit import working_days

UNSAID = "Not answered: the folder does not hold the checklist, only that the report was passed."
Deeds = Iterator[tuple[dt.date, Callable[[], object]]]


def carry(walk: Walk, from_scoping: list[Deed]) -> None:
    """From the decision to ratification, with what came late to scoping and what was shared early in between."""
    form = walk.folder.rapid_review
    if form.decision is None:
        walk.run(from_scoping)
        return
    drafted = drafted_on(form)
    early = [
        (max(one.on or form.held_on, form.held_on), partial(share, walk, one, place))
        for place, one in enumerate(form.early_learning)
        if one.on is None or one.on <= drafted
    ]
    for place, one in enumerate(form.early_learning):
        if one.on and one.on > drafted:
            walk.tell(
                f"{FILE}: early_learning[{place}] was shared after the report was drafted, which does not tell of it"
            )
    walk.run(in_order([*early, *((deed.day, deed.do) for deed in from_scoping if deed.day <= drafted)]))
    if any(deed.day > drafted for deed in from_scoping):
        walk.tell("What came of the returns after the report was drafted is not in it; the report states the gap")
    by = walk.officer(drafted, form.report_written_by or form.minuted_by)
    walk.act(drafted, by, report.draft_report, f"{FILE}: minuted_by", case=walk.case)
    hands = [*checking(walk, FILE, form.quality_check), *signing(walk, FILE, form.sign_off)]
    walk.run(in_order([*hands, *revising(walk, form.revisions)]))
    if walk.has_later("rapid_review"):
        ratified_or_refuse(walk, form)


def drafted_on(form: RapidReviewForm) -> dt.date:
    """The working day after the meeting, or after what was shared early; never after the quality check."""
    days = [working_days.after(form.held_on, 1).on, *(one.on for one in form.early_learning if one.on)]
    usual = form.report_written_on or max(days)
    return min([usual, *(max(check.on, form.held_on) for check in form.quality_check)])


def share(walk: Walk, one: EarlyPoint, place: int) -> None:
    """Something worth knowing at once, on the day it was shared."""
    form = walk.folder.rapid_review
    day = max(one.on or form.held_on, form.held_on)
    walk.act(
        day, walk.officer(day, form.minuted_by), early_learning.record_early_learning, f"{FILE}: early_learning[{place}]",
        rapid_review=walk.case.rapid_review, point=one.point, shared_with=one.told or "all agencies in the case",
        shared_on=one.on or form.held_on,
    )  # fmt: skip


def checking(walk: Walk, file: str, checks: list[QualityCheck]) -> Deeds:
    for place, one in enumerate(checks):
        yield one.on, partial(check, walk, one, f"{file}: quality_check[{place}]")


def check(walk: Walk, one: QualityCheck, source: str) -> None:
    """The Business Manager passes the report on, or returns it."""
    by = walk.person(one.by or "Business Manager", one.on, f"{source}.by")
    returned = one.decision is False
    walk.act(
        one.on, by, sign_off.assure_report, source, report=walk.case.report, is_returned=returned, comments=one.comments,
        digest=walk.case.report.latest.digest, answers={} if returned else checked(one.checklist),
    )  # fmt: skip


def checked(said: dict[str, str]) -> dict[str, tuple[bool, str]]:
    """The checklist as the folder answers it: yes, or a word why not; a question that it leaves out is not said to be so."""
    answers = {key: said.get(key, UNSAID).strip() for key in rules.CHECKS}
    return {key: (True, "") if word.casefold() == "yes" else (False, word) for key, word in answers.items()}


def signing(walk: Walk, file: str, signatures: list[Signature]) -> Deeds:
    for place, one in enumerate(signatures):
        yield one.on, partial(sign, walk, one, f"{file}: sign_off[{place}]")


def sign(walk: Walk, one: Signature, source: str) -> None:
    """One hand of the chain on the exact words of the latest version."""
    by = walk.person(one.name, one.on, f"{source}.name")
    office = wording.signing_office(one.office)
    returned = one.decision is False
    given = {"report": walk.case.report, "comments": one.comments, "digest": walk.case.report.latest.digest}
    if office == Office.INDEPENDENT_CHAIR:
        outcome = Outcome.RETURNED if returned else Outcome.RATIFIED
        walk.act(one.on, by, sign_off.ratify_report, source, outcome=outcome, **given)
    elif office == Office.BUSINESS_MANAGER:
        answers = {} if returned else checked({})
        walk.act(one.on, by, sign_off.assure_report, source, is_returned=returned, answers=answers, **given)
    else:
        walk.act(
            one.on,
            by,
            sign_off.sign_report,
            source,
            is_returned=returned,
            acting_because=acting(walk, by, one),
            **given,
        )


def acting(walk: Walk, by: Person, one: Signature) -> str:
    """Why the Vice-Chair signs: as the file says, or the conflict that the Chair declared. The Chair needs no reason."""
    return one.because or ("" if people.is_chair(by, walk.moment(one.on)) else conflict_of_chair(walk, by))


def revising(walk: Walk, revisions: list[Revision]) -> Deeds:
    for place, one in enumerate(revisions):
        yield one.on, partial(revise, walk, one, f"{FILE}: revisions[{place}]")


def revise(walk: Walk, one: Revision, source: str) -> None:
    """A new version of the report, with what changed in it."""
    held: Report = walk.case.report
    sections = {**held.latest.sections, **one.sections}
    by = walk.officer(one.on, one.by or walk.folder.rapid_review.minuted_by)
    walk.act(one.on, by, report.write_report, source, report=held, sections=sections, why=one.why)


def ratified_or_refuse(walk: Walk, form: RapidReviewForm) -> None:
    """What comes after the report waits for all three hands on it."""
    held = Report.objects.get(case=walk.case)
    if held.is_locked:
        return
    waiting = rules.waits_for(rules_signed(held), held.latest)
    words = dict(rules.CHAIN)[Outcome(waiting)]
    day = max([form.held_on, *(one.on for one in form.sign_off), *(one.on for one in form.quality_check)])
    reasons = [f"The report has not yet been {words}. What the folder holds after it waits for that."]
    walk.refuse(day, "The walk", "ratify_report", reasons, f"{FILE}: sign_off")


def rules_signed(held: Report) -> list:
    return [hand for version in held.versions.all() for hand in version.sign_offs.order_by("signed_at", "pk")]
