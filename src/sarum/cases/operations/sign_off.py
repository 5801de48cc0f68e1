"""The chain of hands on the report: quality assurance, sign-off, ratification; each on exact words, each may return it."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Outcome, RapidReview, Report, ReportVersion, SignOff, Step
from sarum.cases.models.rapid_review import Decision
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.rules import report as report_rules
from sarum.cases.rules import sign_off as rules
from sarum.kit.refusal import Refused, refuse
from sarum.kit.sentence import joined


def hand(
    report: Report, outcome: Outcome, office: Office, *, is_returned: bool, comments: str, digest: str,
    acting_because: str = "", by: Person, at: dt.datetime,
) -> tuple[ReportVersion, SignOff]:  # fmt: skip
    """One hand on the report's latest version, or its return with reasons."""
    version: ReportVersion = report.latest
    signed = list(SignOff.objects.filter(report_version__report=report))
    writers = set(report.versions.values_list("written_by", flat=True))
    refuse(
        report_rules.why_not_writable(report)
        + rules.why_other_words(digest, version)
        + rules.why_not_next(outcome, signed, version)
        + rules.why_not_by(by.pk, office, version, signed, writers)
        + rules.why_not_acting(office, acting_because)
    )
    if is_returned and not comments.strip():
        raise Refused("Say what needs work, so that the report can be put right.", field="comments")
    made = SignOff.objects.create(
        report_version=version, office=office, person=by, outcome=Outcome.RETURNED if is_returned else outcome,
        digest=version.digest, comments=comments, acting_because=acting_because, signed_at=at,
    )  # fmt: skip
    return version, made


def tell(report: Report, offices_told: Iterable[str], what: str, by: Person) -> list[Letter]:
    reference = report.case.reference
    return [
        Letter(
            person, f"{reference}: {what}", f"The Rapid Review report of case {reference}: {what}. Sign in to read it."
        )
        for person in offices.holders(offices_told, offices.today())
        if person != by
    ]


def returned(report: Report, by: Person, at: dt.datetime) -> list[Letter]:
    cases.expect(report.case, "sign_off", at)
    return tell(report, TEAM, "returned for work", by)


@operation
def assure_report(
    *, report: Report, is_returned: bool, comments: str = "", digest: str = "", by: Person, at: dt.datetime
) -> Done:
    """Quality-assure the report as Business Manager: pass it to the JCR Chair, or return it with comments."""
    if not is_returned:
        is_no_review = RapidReview.objects.get(case=report.case).decision == Decision.NO_REVIEW
        refuse(report_rules.why_incomplete(report.latest.sections, is_no_review))
    version, made = hand(
        report,
        Outcome.PASSED,
        Office.BUSINESS_MANAGER,
        is_returned=is_returned,
        comments=comments,
        digest=digest,
        by=by,
        at=at,
    )
    letters = returned(report, by, at) if is_returned else tell(report, CHAIRS, "waits for your sign-off", by)
    if not is_returned:
        cases.expect(report.case, "jcr_chair_sign_off", at)
    return Done(
        said(made, version, "quality-assured"),
        report,
        report.case.reference,
        tell=letters,
        detail={"digest": version.digest},
    )


@operation
def sign_report(
    *,
    report: Report,
    is_returned: bool,
    comments: str = "",
    acting_because: str = "",
    digest: str = "",
    by: Person,
    at: dt.datetime,
) -> Done:
    """Sign the report as JCR Chair, or as Vice-Chair where the Chair is conflicted or absent; or return it."""
    held = offices.offices_of(by, timezone.localdate(at))
    office = Office.JCR_CHAIR if Office.JCR_CHAIR in held else Office.JCR_VICE_CHAIR
    version, made = hand(
        report, Outcome.SIGNED, office, is_returned=is_returned, comments=comments, acting_because=acting_because,
        digest=digest, by=by, at=at,
    )  # fmt: skip
    letters = (
        returned(report, by, at)
        if is_returned
        else tell(report, [Office.INDEPENDENT_CHAIR], "waits for your ratification", by)
    )
    if not is_returned:
        cases.expect(report.case, "ratification", at)
    return Done(
        said(made, version, "signed"), report, report.case.reference, tell=letters, detail={"digest": version.digest}
    )


@operation
def ratify_report(
    *, report: Report, is_returned: bool, comments: str = "", digest: str = "", by: Person, at: dt.datetime
) -> Done:
    """Ratify the report as Independent Chair, which locks it; or return it with reasons."""
    version, made = hand(
        report,
        Outcome.RATIFIED,
        Office.INDEPENDENT_CHAIR,
        is_returned=is_returned,
        comments=comments,
        digest=digest,
        by=by,
        at=at,
    )
    if is_returned:
        return Done(said(made, version, "ratified"), report, report.case.reference, tell=returned(report, by, at))
    report.ratified_at = at
    report.save()
    cases.move(report.case, Step.RECOMMENDATIONS, at)
    team = [*TEAM, *CHAIRS]
    return Done(
        said(made, version, "ratified"), report, report.case.reference, tell=tell(report, team, "ratified", by),
        detail={"digest": version.digest},
    )  # fmt: skip


def said(made: SignOff, version: ReportVersion, verb: str) -> str:
    """What the history says of one hand."""
    acting = f", acting because {joined(made.acting_because)}" if made.acting_because else ""
    with_words = f": {made.comments}" if made.comments else ""
    if made.outcome == Outcome.RETURNED:
        return f"returned version {version.number} of the report for work{acting}{with_words}"
    return f"{verb} version {version.number} of the report ({version.digest[:12]}){acting}{with_words}"
