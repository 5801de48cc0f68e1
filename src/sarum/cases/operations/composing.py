"""Writing the report together: section by section, with comments, so that nothing anybody wrote is lost."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import ReportSection, SectionComment
from sarum.cases.models.composing import SectionTurn
from sarum.cases.operations.access import operation
from sarum.cases.queries import sections
from sarum.cases.rules import composing as rules
from sarum.cases.rules import report as report_rules
from sarum.kit.refusal import Refused, refuse


@operation
def write_report_section(*, section: ReportSection, words: str, by: Person, at: dt.datetime) -> Done:
    """Write one section of the report, for the version that is put forward next."""
    refuse(report_rules.why_not_writable(section.report))
    heading = report_rules.heading_of(section.section)
    if words != section.words:
        last = section.turns.last()
        if last and rules.is_going_on(last, by.pk, at):
            section.turns.filter(pk=last.pk).update(words=words, written_at=at)
        else:
            SectionTurn.objects.create(section=section, words=words, written_by=by, written_at=at)
        section.words = words
        section.save()
    return Done(f"wrote in “{heading}” of the report", section, section.case.reference)


@operation
def redraw_section(*, section: ReportSection, by: Person, at: dt.datetime) -> Done:
    """Draw a section from the record again; what stood there stays among what was written before."""
    refuse(report_rules.why_not_writable(section.report))
    words = sections.sections_from_record(by, section.case).get(section.section, "")
    refuse(rules.why_not_redrawn(section.section, words, section.words))
    SectionTurn.objects.create(section=section, words=words, written_by=by, written_at=at)
    section.words = words
    section.save()
    heading = report_rules.heading_of(section.section)
    return Done(f"drew “{heading}” of the report from the record again", section, section.case.reference)


@operation
def comment_on_section(*, section: ReportSection, words: str, by: Person, at: dt.datetime) -> Done:
    """Say something of a section of the report to those who write it."""
    refuse(report_rules.why_not_writable(section.report))
    if not words.strip():
        raise Refused("Write your comment.", field="words")
    made = SectionComment.objects.create(section=section, words=words, written_by=by, written_at=at)
    turn = section.turns.last()
    writer = turn.written_by if turn else section.report.latest.written_by
    said = f"commented on “{report_rules.heading_of(section.section)}” of the report"
    return Done(said, made, section.case.reference, tell=told(writer, by, section, "a comment on the report"))


@operation
def answer_comment(*, comment: SectionComment, words: str = "", is_settled: bool, by: Person, at: dt.datetime) -> Done:
    """Answer a comment on the report, settle it, or both."""
    refuse(rules.why_not_answerable(comment))
    if not words.strip() and not is_settled:
        raise Refused("Write an answer, or say that the comment is settled.", field="words")
    section = comment.section
    if words.strip():
        SectionComment.objects.create(section=section, answers=comment, words=words, written_by=by, written_at=at)
    if is_settled:
        comment.settled_by, comment.settled_at = by, at
        comment.save()
    done = "settled" if is_settled else "answered"
    said = f"{done} {comment.written_by}’s comment on “{report_rules.heading_of(section.section)}” of the report"
    letters = told(comment.written_by, by, section, f"your comment on the report is {done}")
    return Done(said, comment, section.case.reference, tell=letters)


def told(to: Person, by: Person, section: ReportSection, what: str) -> list[Letter]:
    reference = section.case.reference
    body = f"There is something new about the Rapid Review report of case {reference}: {what}. Sign in to read it."
    return [Letter(to, f"{reference}: {what}", body)] if to != by else []
