"""The chain of hands on the report: quality assurance, sign-off, ratification; each on exact words, each may return it."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS, TEAM
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Outcome, RapidReview, Report, ReportVersion, SignOff, Step
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import publication
from sarum.cases.queries import report as queries
from sarum.cases.rules import report as report_rules
from sarum.cases.rules import sign_off as rules
from sarum.kit.refusal import refuse, refuse_unread
from sarum.kit.sentence import joined

GOING_ON = {Outcome.PASSED, Outcome.SIGNED, Outcome.RATIFIED, Outcome.WITH_CHANGES}


def hand(
    report: Report, place: Outcome, outcome: Outcome, *, comments: str, digest: str, acting_because: str = "",
    checks: list[dict[str, object]] | None = None, by: Person, at: dt.datetime,
) -> SignOff:  # fmt: skip
    """One hand on the report's latest version, in its place of the chain: it goes on, or does not, with reasons."""
    version, day = report.latest, timezone.localdate(at)
    office = queries.office_for(by, place, day)
    because = acting_because.strip() or offices.acting(by, office, day)
    refuse(queries.why_not_signable(by, report, place, day))
    refuse_unread(rules.why_other_words(digest, version))
    refuse(rules.why_not_acting(office, because), field="acting_because")
    refuse(rules.why_unexplained(outcome, comments), field="comments")
    if outcome in GOING_ON:
        refuse(queries.why_not_as_recorded(by, report))
    return SignOff.objects.create(
        report_version=version, office=office, person=by, outcome=outcome, digest=version.digest, comments=comments,
        checks=checks or [], acting_because=because, signed_at=at,
    )  # fmt: skip


def names_in(version: ReportVersion, by: Person) -> list[str]:
    """The names of people in the case that a version still holds."""
    return publication.names_left_in(by, version.case, report_rules.plain_words(version.sections))


def tell(report: Report, offices_told: Iterable[str], what: str, by: Person) -> list[Letter]:
    reference = report.case.reference
    return [
        Letter(
            person, f"{reference}: {what}", f"The Rapid Review report of case {reference}: {what}. Sign in to read it."
        )
        for person in offices.holders(offices_told, offices.today())
        if person != by
    ]


def done(made: SignOff, told: list[Letter]) -> Done:
    """What the history says of one hand, with the exact words it stands on."""
    report = made.report_version.report
    return Done(said(made), report, report.case.reference, tell=told, detail={"digest": made.digest})


def sent_back(made: SignOff, by: Person, at: dt.datetime) -> Done:
    """The team writes a new version, by a new day."""
    report = made.report_version.report
    cases.expect(report.case, "sign_off", at)
    what = "returned for work" if made.outcome == Outcome.RETURNED else "ratified once changes are made"
    return done(made, tell(report, TEAM, what, by))


def passed_on(made: SignOff, duty: str, next_hands: Iterable[str], what: str, by: Person, at: dt.datetime) -> Done:
    report = made.report_version.report
    cases.expect(report.case, duty, at)
    return done(made, tell(report, next_hands, what, by))


@operation
def assure_report(
    *, report: Report, is_returned: bool, comments: str = "", answers: Mapping[str, tuple[bool, str]] | None = None,
    digest: str = "", by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Quality-assure the report as Business Manager, by the checklist: pass it to the JCR Chair, or return it with comments.

    `answers` are by question of the checklist: whether it is so, and a word.
    """
    answers = answers or {}
    if not is_returned:
        refuse(queries.why_incomplete(by, report))
        refuse(rules.why_not_passed(answers, names_in(report.latest, by)))
    made = hand(
        report, Outcome.PASSED, Outcome.RETURNED if is_returned else Outcome.PASSED, comments=comments, digest=digest,
        checks=rules.answered(answers), by=by, at=at,
    )  # fmt: skip
    if is_returned:
        return sent_back(made, by, at)
    return passed_on(made, "jcr_chair_sign_off", CHAIRS, "waits for your sign-off", by, at)


@operation
def sign_report(
    *, report: Report, is_returned: bool, comments: str = "", acting_because: str = "", digest: str = "",
    by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Sign the report as JCR Chair, or as Vice-Chair where the Chair is conflicted or absent; or return it."""
    outcome = Outcome.RETURNED if is_returned else Outcome.SIGNED
    made = hand(
        report, Outcome.SIGNED, outcome, comments=comments, acting_because=acting_because, digest=digest, by=by, at=at
    )
    if is_returned:
        return sent_back(made, by, at)
    return passed_on(made, "ratification", [Office.INDEPENDENT_CHAIR], "waits for your ratification", by, at)


@operation
def ratify_report(
    *,
    report: Report,
    outcome: str = Outcome.RATIFIED,
    comments: str = "",
    digest: str = "",
    by: Person,
    at: dt.datetime,
) -> Done:
    """Ratify the report as Independent Chair, which locks it; require changes; return it; or overturn its decision."""
    chosen = Outcome(outcome)
    refuse(rules.why_not_of_the_independent_chair(chosen))
    confirmed = rules.changes_carried(queries.hands_on(by, report), report.latest)
    if confirmed and chosen == Outcome.RATIFIED:  # nobody else has looked at what was changed
        before = names_in(confirmed.report_version, by)
        refuse(queries.why_incomplete(by, report) + rules.why_named_anew(names_in(report.latest, by), before))
    made = hand(report, Outcome.RATIFIED, chosen, comments=comments, digest=digest, by=by, at=at)
    if chosen == Outcome.OVERTURNED:
        return overturned(made, by, at)
    if chosen != Outcome.RATIFIED:
        return sent_back(made, by, at)
    report.ratified_at = at
    report.save()
    cases.move(report.case, Step.RECOMMENDATIONS, at)
    return done(made, tell(report, [*TEAM, *CHAIRS], "ratified", by))


def overturned(made: SignOff, by: Person, at: dt.datetime) -> Done:
    """The decision no longer stands and is taken anew by the Joint Case Review group; what was signed stays as it was."""
    report = made.report_version.report
    review = RapidReview.objects.get(case=report.case)
    review.decision = review.grounds = review.learning_summary = review.why_no_more = ""
    review.decided_at = review.decided_by = None
    review.acting_because = ""
    review.version += 1
    review.save()
    review.dissenting.clear()
    cases.move(report.case, Step.RAPID_REVIEW, at)
    return done(made, tell(report, [*TEAM, *CHAIRS], "its decision is overturned, and is to be taken anew", by))


@operation
def take_signed_report(*, report_version: ReportVersion, digest: str, by: Person, at: dt.datetime) -> Done:
    """Record that a signed version was taken away as a file with this digest, so that the file can be known again."""
    version = report_version
    refuse(rules.why_not_taken(version.sign_offs.all()))
    said = f"took version {version.number} of the report away as a file ({digest[:12]})"
    return Done(said, version, version.case.reference, detail={"digest": digest})


def said(made: SignOff) -> str:
    """What the history says of one hand."""
    version = made.report_version
    exact = f"version {version.number} of the report ({version.digest[:12]})"
    deeds = {
        Outcome.PASSED: f"quality-assured {exact}",
        Outcome.SIGNED: f"signed {exact}",
        Outcome.RATIFIED: f"ratified {exact}",
        Outcome.WITH_CHANGES: f"ratified {exact} with changes to be made",
        Outcome.RETURNED: f"returned version {version.number} of the report for work",
        Outcome.OVERTURNED: f"overturned the decision that {exact} states",
    }
    acting = f", acting because {joined(made.acting_because)}" if made.acting_because else ""
    with_words = f": {made.comments}" if made.comments else ""
    return f"{deeds[Outcome(made.outcome)]}{acting}{with_words}"
