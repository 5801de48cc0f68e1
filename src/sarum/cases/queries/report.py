"""The Rapid Review report and the hands on it."""

from dataclasses import dataclass

from sarum.cases.models import Case, Report, ReportVersion, SignOff
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import sign_off as rules


def report_of(reader: Reader, case: Case) -> Report | None:
    return Report.objects.filter(case__in=access.cases_for(reader), case=case).select_related("case").first()


@dataclass(frozen=True)
class Chain:
    """A report's latest version, who has signed it, and whose hand comes next."""

    version: ReportVersion
    versions: list[ReportVersion]
    hands: list[SignOff]
    waits_for: str
    steps: list[tuple[str, SignOff | None]]


def chain_of(reader: Reader, report: Report) -> Chain:
    versions = list(report.versions.select_related("written_by"))
    hands = list(SignOff.objects.filter(report_version__report=report).select_related("person", "report_version"))
    latest = versions[-1]
    standing = {hand.outcome: hand for hand in rules.reached(hands, latest.digest)}
    steps = [(words, standing.get(outcome)) for outcome, words in rules.CHAIN]
    waiting = "" if report.is_locked else rules.waits_for(hands, latest.digest)
    return Chain(latest, versions, hands, waiting, steps)
