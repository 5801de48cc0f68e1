"""Recording who was told what the ratified report decides."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.cases.models import Case, DecisionLetter, How, Telling
from sarum.cases.operations.access import operation
from sarum.cases.queries import stationery
from sarum.cases.queries import telling as queries
from sarum.cases.rules import telling as rules
from sarum.kit.refusal import refuse
from sarum.kit.sentence import listed, said_day


def tell(case: Case, line: rules.ToTell, told_how: str, told_on: dt.date, by: Person, at: dt.datetime) -> None:
    """The row that says that one of them was told."""
    kind, _, pk = line.key.partition("-")
    Telling.objects.create(
        case=case, agency_id=pk if kind == "agency" else None, involvement_id=pk if kind == "family" else None,
        to_name=line.name[:200], told_how=told_how, told_on=told_on, recorded_by=by, recorded_at=at,
    )  # fmt: skip


@operation
def record_telling(
    *, case: Case, whom: Iterable[str], told_how: str, told_on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Record how and when the referrer, agencies or the family were told."""
    chosen, found = list(whom), queries.round_of(by, case)
    ratified_on = timezone.localdate(found.report.ratified_at) if found and found.report.ratified_at else None
    lines = found.lines if found else []
    refuse(rules.why_not_told(chosen, lines, told_on, ratified_on, timezone.localdate(at)))
    told = [line for line in lines if line.key in chosen]
    for line in told:
        tell(case, line, told_how, told_on, by, at)
    how = How(told_how).label.lower()
    names = listed([line.name for line in told])
    return Done(f"told of the ratified report, {how}, on {said_day(told_on)}: {names}", case, case.reference)


@operation
def write_report_letter(
    *,
    case: Case,
    whom: str,
    to_name: str,
    subject: str,
    words: str,
    before: str | None = None,
    by: Person,
    at: dt.datetime,
) -> Done:
    """Keep a letter about the ratified report, in the template that is in force now.

    `before` is the key of the letter that was kept for them when the form was opened, or nothing.
    """
    one = queries.to_write(by, case, whom)
    refuse(rules.why_not_written(one, to_name, subject, words))
    refuse(rules.why_written_meanwhile(one, before))
    assert one is not None
    letter = keep_letter(case, one, to_name.strip(), subject.strip(), words, by, at)
    return Done(f"wrote a letter about the ratified report: {one.name}", letter, case.reference)


def keep_letter(
    case: Case, one: rules.ToWrite, to_name: str, subject: str, words: str, by: Person, at: dt.datetime
) -> DecisionLetter:
    """The row of a letter, in the template that is in force now."""
    return DecisionLetter.objects.create(
        report=case.report, kind=one.kind, agency_id=one.agency_id, involvement=one.plan, process=one.process,
        to_name=to_name, subject=subject, words=words, written_by=by, written_at=at,
        template_digest=stationery.digest_in_force(by, one.kind),
    )  # fmt: skip


@operation
def write_agency_letters(*, case: Case, whom: Iterable[str], by: Person, at: dt.datetime) -> Done:
    """Keep a letter to each of these agencies and heads in the Board's words; each can be read, and written anew, before it
    is sent."""
    found = {one.key: one for one in queries.letters_of(by, case)}
    chosen = [found.get(key) for key in whom]
    refuse(rules.why_not_chosen(chosen), field="whom")
    begun = queries.Begun(by, case)
    for one in filter(None, chosen):
        keep_letter(case, one, queries.addressed(case, one), queries.subject_of(case), begun.to(one), by, at)
    names = listed([one.name for one in chosen if one])
    return Done(f"wrote letters about the ratified report: {names}", case, case.reference)


@operation
def tell_by_letter(*, letter: DecisionLetter, told_how: str, told_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Record that a letter about the ratified report was sent, and so that whoever it is for was told."""
    send([letter], letter.case, told_how, told_on, by, at)
    how = letter.get_told_how_display().lower()
    return Done(f"told {letter.to_name} by letter, {how}, on {said_day(told_on)}", letter, letter.case.reference)


@operation
def tell_by_letters(
    *, case: Case, letters: Iterable[DecisionLetter], told_how: str, told_on: dt.date, by: Person, at: dt.datetime
) -> Done:
    """Record that several letters about the ratified report were sent in one way on one day."""
    chosen = list(DecisionLetter.objects.filter(pk__in=[one.pk for one in letters], report__case=case))
    send(chosen, case, told_how, told_on, by, at)
    names, how = listed([letter.to_name for letter in chosen]), How(told_how).label.lower()
    return Done(f"told by letter, {how}, on {said_day(told_on)}: {names}", case, case.reference)


def send(
    letters: Iterable[DecisionLetter], case: Case, told_how: str, told_on: dt.date, by: Person, at: dt.datetime
) -> None:
    """Mark letters as sent, and whoever waits to be told by one of them as told."""
    found = queries.round_of(by, case)
    ratified_on = timezone.localdate(found.report.ratified_at) if found and found.report.ratified_at else None
    waiting = {line.key: line for line in found.lines if line.is_waiting} if found else {}
    sent = {rules.key_of_letter(one) for one in queries.letters_sent(by, case)}
    for letter in letters:
        key = rules.key_of_letter(letter)
        refuse(rules.why_sent_otherwise(letter, key in sent), field="told_on")
        sent.add(key)
        refuse(rules.why_not_sent(letter, told_on, ratified_on, timezone.localdate(at)), field="told_on")
        if line := waiting.pop(key, None):
            tell(case, line, told_how, told_on, by, at)
        letter.told_how, letter.told_on, letter.told_by = told_how, told_on, by
        letter.save()
