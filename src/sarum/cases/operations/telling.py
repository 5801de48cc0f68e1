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
    *, case: Case, whom: str, to_name: str, subject: str, words: str, by: Person, at: dt.datetime
) -> Done:
    """Keep a letter about the ratified report, in the template that is in force now."""
    one = queries.to_write(by, case, whom)
    refuse(rules.why_not_written(one, to_name, subject, words))
    assert one is not None
    letter = DecisionLetter.objects.create(
        report=case.report, kind=one.kind, agency_id=one.agency_id, involvement=one.plan, process=one.process,
        to_name=to_name.strip(), subject=subject.strip(), words=words, written_by=by, written_at=at,
        template_digest=stationery.digest_in_force(by, one.kind),
    )  # fmt: skip
    return Done(f"wrote a letter about the ratified report: {one.name}", letter, case.reference)


@operation
def tell_by_letter(*, letter: DecisionLetter, told_how: str, told_on: dt.date, by: Person, at: dt.datetime) -> Done:
    """Record that a letter about the ratified report was sent, and so that whoever it is for was told."""
    found = queries.round_of(by, letter.case)
    ratified_on = timezone.localdate(found.report.ratified_at) if found and found.report.ratified_at else None
    refuse(rules.why_not_sent(letter, told_on, ratified_on, timezone.localdate(at)), field="told_on")
    key = rules.key_of_letter(letter)
    for line in found.lines if found else []:
        if line.key == key and line.is_waiting:
            tell(letter.case, line, told_how, told_on, by, at)
    letter.told_how, letter.told_on, letter.told_by = told_how, told_on, by
    letter.save()
    how = letter.get_told_how_display().lower()
    return Done(f"told {letter.to_name} by letter, {how}, on {said_day(told_on)}", letter, letter.case.reference)
