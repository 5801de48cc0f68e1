"""Writing the Rapid Review report: drafted from the record, in versions that never change."""

import datetime as dt

from sarum.board.models import Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.cases.models import Case, Outcome, RapidReview, Report, ReportSection, ReportVersion, Step
from sarum.cases.models.composing import SectionTurn
from sarum.cases.models.report import digest_of
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import composing
from sarum.cases.queries import rapid_review as reviews
from sarum.cases.queries import report as report_queries
from sarum.cases.queries import sections as queries
from sarum.cases.rules import composing as composing_rules
from sarum.cases.rules import meeting as meeting_rules
from sarum.cases.rules import rapid_review as rapid_review_rules
from sarum.cases.rules import report as rules
from sarum.cases.rules import sign_off
from sarum.kit.refusal import ReadAgain, Refused, refuse


def keep_version(report: Report, sections: dict[str, str], why: str, by: Person, at: dt.datetime) -> ReportVersion:
    """Keep these words as a new version. Whoever wrote what went into it is a writer of it; further writing goes on from it."""
    number = report.versions.count() + 1
    version = ReportVersion.objects.create(
        report=report,
        number=number,
        sections=sections,
        digest=digest_of(sections),
        why=why,
        written_by=by,
        written_at=at,
    )
    held = {row.section: row for row in report.sections.all()}
    taken_up = [row.pk for name, row in held.items() if row.words == sections.get(name, "")]
    SectionTurn.objects.filter(section__in=taken_up, report_version__isnull=True).update(report_version=version)
    for name in {**rules.SECTIONS, **sections, **held}:
        words = sections.get(name, "")
        if name not in held:
            ReportSection.objects.create(report=report, section=name, words=words)
        elif held[name].words != words:
            held[name].words, held[name].version = words, held[name].version + 1
            held[name].save()
    return version


def to_assure(report: Report, by: Person) -> list[Letter]:
    """Tell those who can quality-assure the report: nobody who wrote in it."""
    reference = report.case.reference
    body = f"The Rapid Review report of case {reference} waits for quality assurance. Sign in to read it."
    people = report_queries.who_may(by, report, Outcome.PASSED)
    return [Letter(person, f"{reference}: a report to quality-assure", body) for person in people]


def to_confirm(report: Report, by: Person) -> list[Letter]:
    """Tell the Independent Chair that the changes they required are made."""
    reference = report.case.reference
    body = f"The changes that you required in the Rapid Review report of case {reference} are made. Sign in to confirm them."
    people = report_queries.who_may(by, report, Outcome.RATIFIED)
    return [Letter(person, f"{reference}: changes to confirm", body) for person in people]


@operation
def draft_report(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Draft the Rapid Review report from what is on record: who, when, facts, criteria, decision, gaps."""
    review = RapidReview.objects.select_related("meeting").filter(case=case).first()
    if review is None:
        raise Refused("There has been no Rapid Review to report. Convene it first.")
    limbs = rapid_review_rules.standing_limbs(review.limbs.select_related("adult"))
    refuse(
        rapid_review_rules.why_not_reportable(review, lacks_action=reviews.lacks_action(by, review))
        + rapid_review_rules.why_decision_outrun(review, limbs)
        + meeting_rules.why_not_minuted(review.meeting)
    )
    report = Report.objects.filter(case=case).first() or Report.objects.create(case=case)
    version = keep_version(report, queries.sections_from_record(by, case), "Drafted from the record", by, at)
    cases.move(case, Step.SIGN_OFF, at)
    return Done(
        f"drafted version {version.number} of the report from the record",
        report,
        case.reference,
        tell=to_assure(report, by),
    )


@operation
def write_report(
    *, report: Report, sections: dict[str, str] | None = None, seen: str = "", why: str, by: Person, at: dt.datetime
) -> Done:
    """Put a new version of the report forward; whatever was signed on the one before stays with the one before.

    Its words are those of the sections as they were written, of which `seen` is the digest; or `sections`, where they were
    written elsewhere.
    """
    refuse(rules.why_not_writable(report))
    if not why.strip():
        raise Refused("Say what is new in this version.", field="why")
    if sections is None:
        sections = composing.words_now(by, report)
        if seen and seen != digest_of(sections):
            raise ReadAgain(
                "Somebody wrote in the report since you opened this page. Read it again, then put it forward."
            )
    if composing_rules.is_same(sections, report.latest.sections):
        raise Refused("Nothing has changed since the last version. Write in a section first.")
    refuse(report_queries.why_against_record(by, report, sections))
    version = keep_version(report, sections, why, by, at)
    required = sign_off.changes_carried(report_queries.hands_on(by, report), version)
    cases.expect(report.case, "ratification" if required else "sign_off", at)
    letters = to_confirm(report, by) if required else to_assure(report, by)
    said = f"wrote version {version.number} of the report: {why}"
    return Done(said, report, report.case.reference, tell=letters)
