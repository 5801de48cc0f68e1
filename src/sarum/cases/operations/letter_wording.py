"""Keeping the words with which each kind of letter begins."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, LetterWording
from sarum.cases.operations.access import operation
from sarum.cases.queries import letter_wording as queries
from sarum.cases.rules import letter_wording as rules
from sarum.kit.refusal import refuse


@operation
def write_wording(*, kind: str, words: str, by: Person, at: dt.datetime) -> Done:
    """Write a new version of the words of a kind of letter, to be tried and then put in force."""
    refuse(rules.why_not_worded(kind, words), field="words")
    made = new_version(kind, words.strip(), by, at)
    return Done(f"wrote version {made.number} of the words of a letter {rules.named(kind)}", made)


@operation
def use_wording(*, wording: LetterWording, case: Case, by: Person, at: dt.datetime) -> Done:
    """Begin a kind of letter in these words from now on, as they were read in a letter of this case."""
    found = queries.kind_by(by, wording.kind)
    refuse(rules.why_not_used(wording.words, found.words if found else "", bool(case)))
    wording.in_force_at, wording.in_force_by, wording.tried_with = at, by, case
    wording.save()
    said = f"put version {wording.number} of the words of a letter {rules.named(wording.kind)} in force"
    return Done(f"{said}, tried with case {case.reference}", wording)


@operation
def go_back_to_own_wording(*, kind: str, by: Person, at: dt.datetime) -> Done:
    """Begin a kind of letter in Sarum's own words again; the versions that were written stay."""
    found = queries.kind_by(by, kind)
    refuse([] if found and found.in_force else ["This letter begins in Sarum’s own words already."])
    made = new_version(kind, "", by, at)
    made.in_force_at, made.in_force_by = at, by
    made.save()
    return Done(f"went back to Sarum's own words of a letter {rules.named(kind)}", made)


def new_version(kind: str, words: str, by: Person, at: dt.datetime) -> LetterWording:
    last = LetterWording.objects.select_for_update().filter(kind=kind).order_by("-number").first()
    number = last.number + 1 if last else 1
    return LetterWording.objects.create(kind=kind, number=number, words=words, written_by=by, written_at=at)
