"""Telling the referrer and the agencies what a verification meeting decided."""

import datetime as dt

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Done
from sarum.cases.models import DecisionLetter, PaperKind, Verification
from sarum.cases.operations.access import operation
from sarum.cases.queries import stationery
from sarum.cases.rules import letter as rules
from sarum.kit.refusal import Refused, refuse


@operation
def write_letter(
    *, verification: Verification, agency: Agency | None = None, to_name: str, words: str, by: Person, at: dt.datetime
) -> Done:
    """Write what the referrer, or an agency, is told of a decision; in words that whoever writes them has checked.

    It stays in the template that the Board has now, whatever template comes later.
    """
    to_name = to_name or str(agency or "")
    refuse(rules.why_not_written(to_name, words, verification.stands_at is not None))
    kind = PaperKind.AGENCY if agency else PaperKind.REFERRER
    letter = DecisionLetter.objects.create(
        verification=verification, kind=kind, agency=agency, to_name=to_name, words=words, written_by=by, written_at=at,
        subject=rules.subject_of(kind, verification.case.reference),
        template_digest=stationery.digest_in_force(by, kind),
    )  # fmt: skip
    who = agency or "the referrer"
    return Done(f"wrote to {who} what was decided", letter, verification.case.reference)


@operation
def tell_referrer(*, letter: DecisionLetter, told_how: str, told_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Record how and when the referrer, or an agency, was told."""
    decision = letter.verification
    if decision is None:
        raise Refused("This letter is about a ratified report. Record it on the page of the letter.")
    decided_on = timezone.localdate(decision.stands_at or decision.decided_at)
    refuse(rules.why_not_told(letter, told_on, decided_on, timezone.localdate(at)), field="told_on")
    letter.told_how, letter.told_on, letter.told_by = told_how, told_on, by
    letter.save()
    who = letter.agency or "the referrer"
    how = letter.get_told_how_display().lower()
    return Done(f"told {who} what was decided, {how}, on {told_on:%-d %B %Y}", letter, letter.case.reference)
