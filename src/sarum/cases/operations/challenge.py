"""A challenge: recorded, answered by somebody uninvolved, told on; and the addendum to the report where it stays unsettled."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices, settings
from sarum.cases.models import About, Addendum, Case, Challenge
from sarum.cases.models.report import digest_of
from sarum.cases.operations.access import operation
from sarum.cases.queries import access
from sarum.cases.queries import challenge as queries
from sarum.cases.rules import challenge as rules
from sarum.kit.refusal import Refused, refuse, refuse_unread
from sarum.kit.sentence import lowered

ANSWERING = (*CHAIRS, Office.INDEPENDENT_CHAIR, Office.BUSINESS_MANAGER)


@operation
def record_challenge(
    *, case: Case, matter: str, concerns: Person | None = None, by_whom: str, name: str, grounds: str, received_on: dt.date,
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Record that somebody does not agree, and tell those who may answer.

    `matter` is the key of one of the case's matters; `concerns` is whose conduct it is about.
    """
    found = next((one for one in queries.matters_of(by, case) if one.key == matter), None)
    if found is None:
        raise Refused(
            "This has not been decided on this case, or does not stand. Choose what is challenged.", field="matter"
        )
    refuse(rules.why_not_recorded(name, grounds, received_on, found.decided_on, timezone.localdate(at)))
    due = settings.due("challenge", received_on)
    made = Challenge.objects.create(
        case=case, about=found.about, verification=found.verification, by_whom=by_whom, name=name, grounds=grounds,
        concerns=concerns if found.about == About.CONDUCT else None,
        received_on=received_on, recorded_by=by, recorded_at=at, due_on=due.on, due_because=due.because,
    )  # fmt: skip
    deciders = queries.deciders_of(by, made)
    body = (
        f"Somebody makes a challenge on case {case.reference}. It is due an answer by {due.on:%-d %B %Y}, from somebody who "
        "had no part in what is challenged. Sign in to read it."
    )
    return Done(
        f"recorded that {lowered(made.get_by_whom_display())} challenges {made.what}", made, case.reference,
        tell=[
            Letter(person, f"{case.reference}: a challenge to answer", body)
            for person in offices.holders(ANSWERING, timezone.localdate(at))
            if person not in deciders and person != by and not access.why_conflicted(person, "answer_challenge", case)
        ],
    )  # fmt: skip


@operation
def answer_challenge(*, challenge: Challenge, outcome: str, reasons: str, by: Person, at: dt.datetime) -> Done:
    """Answer a challenge, as somebody who had no part in what is challenged."""
    refuse(rules.why_not_answered_by(by, queries.deciders_of(by, challenge)))
    refuse(rules.why_not_answered(challenge, reasons))
    challenge.outcome, challenge.reasons, challenge.answered_by, challenge.answered_at = outcome, reasons, by, at
    challenge.save()
    said = lowered(challenge.get_outcome_display())
    return Done(f"answered the challenge: {said}. {reasons}", challenge, challenge.case.reference)


@operation
def tell_challenger(*, challenge: Challenge, told_how: str, told_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Record how and when the challenger was told the answer."""
    answered_on = timezone.localdate(challenge.answered_at) if challenge.answered_at else None
    refuse(rules.why_not_told(challenge, told_on, answered_on, timezone.localdate(at)))
    challenge.told_how, challenge.told_on = told_how, told_on
    challenge.save()
    how = challenge.get_told_how_display().lower()
    return Done(f"told the challenger the answer, {how}, on {told_on:%-d %B %Y}", challenge, challenge.case.reference)


@operation
def settle_challenge(
    *, challenge: Challenge, is_settled: bool, unsettled_because: str = "", by: Person, at: dt.datetime
) -> Done:
    """Record whether the challenger accepts the answer; where not, what stays in dispute."""
    refuse(rules.why_not_settled(challenge, is_settled, unsettled_because), field="unsettled_because")
    challenge.is_settled, challenge.unsettled_because = is_settled, "" if is_settled else unsettled_because
    challenge.save()
    said = "accepts the answer" if is_settled else f"does not accept the answer: {unsettled_because}"
    return Done(f"recorded that the challenger {said}", challenge, challenge.case.reference)


@operation
def write_addendum(*, challenge: Challenge, words: str, by: Person, at: dt.datetime) -> Done:
    """Write, or write anew, what the report says of a challenge that was not settled; the Independent Chair agrees it."""
    report, before = queries.ratified_of(by, challenge.case), queries.addendum_of(by, challenge)
    refuse(rules.why_not_addable(challenge, report is not None, before))
    if report is None or not words.strip():
        raise Refused("Write the addendum.", field="words")
    made, _ = Addendum.objects.update_or_create(
        challenge=challenge,
        defaults={
            "report": report, "words": words, "digest": digest_of(words), "written_by": by, "written_at": at,
            "sent_back_because": "", "version": before.version + 1 if before else 1,
        },
    )  # fmt: skip
    reference = challenge.case.reference
    body = f"An addendum to the report of case {reference} waits for your agreement. Sign in to read it."
    chairs = offices.holders((Office.INDEPENDENT_CHAIR,), timezone.localdate(at))
    return Done(
        "wrote an addendum to the report, of a challenge that was not settled", made, reference,
        tell=[Letter(person, f"{reference}: an addendum to agree", body) for person in chairs if person != by],
        detail={"digest": made.digest},
    )  # fmt: skip


@operation
def agree_addendum(
    *, addendum: Addendum, is_agreed: bool, comments: str = "", digest: str = "", by: Person, at: dt.datetime
) -> Done:
    """Agree the exact words of an addendum as Independent Chair, or send it back with what should change."""
    refuse_unread(rules.why_other_addendum(addendum, digest))
    refuse(rules.why_not_agreed(addendum, by, is_agreed, comments))
    if is_agreed:
        addendum.agreed_by, addendum.agreed_at = by, at
        addendum.acting_because = offices.acting(by, Office.INDEPENDENT_CHAIR, timezone.localdate(at))
        said = f"agreed the addendum to the report ({addendum.short_digest})"
    else:
        addendum.sent_back_because, said = comments, f"sent the addendum back: {comments}"
    addendum.save()
    return Done(said, addendum, addendum.case.reference, detail={"digest": addendum.digest})
