"""Reading who has been told of a ratified report, and who has not."""

from dataclasses import dataclass

from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases.models import Case, Report, Step
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import telling as rules
from sarum.kit.working_days import DueDate

DUTY = "tell_ratified"


@dataclass(frozen=True)
class Round:
    """Everybody who is told of one ratified report, and by when."""

    report: Report
    lines: list[rules.ToTell]
    due: DueDate

    @property
    def waiting(self) -> list[rules.ToTell]:
        return [line for line in self.lines if line.is_waiting]

    @property
    def in_words(self) -> str:
        """The state of it in a sentence."""
        if not self.waiting:
            return "Everybody has been told who is to be told."
        return f"{len(self.waiting)} of {len(self.lines)} have still to be told, by {self.due.on:%-d %B %Y}."


def rounds(reader: Reader) -> list[Round]:
    """The open cases with a ratified report of which somebody has still to be told."""
    found = Report.objects.filter(ratified_at__isnull=False, case__in=access.cases_for(reader))
    found = found.exclude(case__step=Step.CLOSED).select_related("case").prefetch_related(
        "case__referrals", "case__requests__agency", "case__involvement", "case__tellings"
    )  # fmt: skip
    return [one for one in map(made_of, found) if one.waiting]


def round_of(reader: Reader, case: Case) -> Round | None:
    """Who is told of the report of a case; nothing while it is not ratified."""
    found = Report.objects.filter(ratified_at__isnull=False, case__in=access.cases_for(reader), case=case)
    report = found.select_related("case").first()
    return made_of(report) if report else None


def made_of(report: Report) -> Round:
    """Whoever was told before the report was ratified again, because its decision changed, is told again."""
    case, since = report.case, report.ratified_at
    day = timezone.localdate(since)
    first = next(iter(case.referrals.all()), None)
    referrer = ", ".join(part for part in (first.referrer_name, first.referrer_agency) if part) if first else ""
    agencies = [(request.agency_id, str(request.agency)) for request in case.requests.all()]
    told = [one for one in case.tellings.all() if one.told_on >= day]
    return Round(report, rules.everybody(referrer, agencies, case.involvement.all(), told), settings.due(DUTY, day))
