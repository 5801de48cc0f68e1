"""The Rapid Review report and the hands on it."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS
from sarum.board.queries import offices
from sarum.cases.models import Case, Decision, Report, ReportVersion, SignOff
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import report as report_rules
from sarum.cases.rules import sign_off as rules

HANDS = {
    "PASSED": (Office.BUSINESS_MANAGER,),
    "SIGNED": CHAIRS,
    "RATIFIED": (Office.INDEPENDENT_CHAIR,),
}
ACTS = {"PASSED": "assure_report", "SIGNED": "sign_report", "RATIFIED": "ratify_report"}


def report_of(reader: Reader, case: Case) -> Report | None:
    return Report.objects.filter(case__in=access.cases_for(reader), case=case).select_related("case").first()


def report_by(reader: Reader, reference: str) -> Report | None:
    """The report of a case, if there is one and it is theirs to read."""
    found = Report.objects.filter(case__in=access.cases_for(reader), case__reference=reference)
    return found.select_related("case").first()


def version_by(reader: Reader, reference: str, pk: int) -> ReportVersion | None:
    """One version of a report, if it is there and theirs to read."""
    found = ReportVersion.objects.filter(
        report__case__in=access.cases_for(reader), report__case__reference=reference, pk=pk
    )
    return found.select_related("report__case", "written_by").first()


@dataclass(frozen=True)
class Comparison:
    """Two versions of one report, and the sections in which they differ."""

    newer: ReportVersion
    older: ReportVersion

    def __str__(self) -> str:
        return f"version {self.older.number} to version {self.newer.number}"

    @property
    def case(self) -> Case:
        return self.newer.case

    @property
    def sections(self) -> list[tuple[str, list[report_rules.Piece]]]:
        return report_rules.changes(self.older.sections, self.newer.sections)


def comparison_by(reader: Reader, reference: str, pk: int, older: int) -> Any:
    """What changed from one version to a later one, if both are of one report that is theirs to read."""
    after, before = version_by(reader, reference, pk), version_by(reader, reference, older)
    return Comparison(after, before) if after and before else None


@dataclass(frozen=True)
class Chain:
    """A report's latest version, who has signed it, and whose hand comes next."""

    version: ReportVersion
    versions: list[ReportVersion]
    hands: list[SignOff]
    waits_for: str
    steps: list[tuple[str, SignOff | None]]
    returned: SignOff | None

    @property
    def next_act(self) -> str:
        """What is done next: a hand in its turn, or a new version where the last was returned."""
        return "write_report" if self.returned else ACTS.get(self.waits_for, "")

    @property
    def next_holders(self) -> list[Person]:
        """Whose hand is next."""
        return offices.holders(HANDS.get(self.waits_for, ()), timezone.localdate())

    @property
    def words(self) -> list[tuple[str, str]]:
        return report_rules.words_of(self.version.sections)


def chain_of(reader: Reader, report: Report) -> Chain:
    versions = list(report.versions.select_related("written_by"))
    hands = list(SignOff.objects.filter(report_version__report=report).select_related("person", "report_version"))
    latest = versions[-1]
    standing = {hand.outcome: hand for hand in rules.reached(hands, latest.digest)}
    steps = [(words, standing.get(outcome)) for outcome, words in rules.CHAIN]
    returned = None if report.is_locked else rules.was_returned(hands, latest.digest)
    waiting = "" if report.is_locked or returned else rules.waits_for(hands, latest.digest)
    return Chain(latest, versions, hands, waiting, steps, returned)


def why_not_signable(reader: Reader, report: Report, outcome: str) -> list[str]:
    """Why this reader's hand cannot be put to the latest version now, before anything is asked of them."""
    chain = chain_of(reader, report)
    writers = {version.written_by_id for version in chain.versions}
    office = office_for(reader, outcome)
    pk = reader.pk or 0
    return (
        report_rules.why_not_writable(report)
        + rules.why_not_next(outcome, chain.hands, chain.version)
        + rules.why_not_by(pk, office, chain.version, chain.hands, writers)
    )


def office_for(reader: Reader, outcome: str) -> str:
    """In which office somebody puts their hand to a report: the first of those whose turn it is that they hold."""
    held = offices.offices_of(reader, timezone.localdate())
    return next((office for office in HANDS[outcome] if office in held), HANDS[outcome][-1])


def why_incomplete(reader: Reader, report: Report) -> list[str]:
    """What the latest version has to say before it goes on, for somebody who may read it."""
    case = access.cases_for(reader).filter(pk=report.case_id).first()
    review = getattr(case, "rapid_review", None)
    is_no_review = review is not None and review.decision == Decision.NO_REVIEW
    return report_rules.why_incomplete(report.latest.sections, is_no_review) if case else []
