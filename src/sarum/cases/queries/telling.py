"""Reading who has been told of a ratified report, and who has not."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases.models import Case, Involvement, Part, Referral, Report, ScopingRequest, Step, Telling
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import telling as rules
from sarum.kit import working_days
from sarum.kit.working_days import DueDate

DUTY = "tell_referrer"  # one timescale of the Board for telling people what was decided


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


def untold(reader: Reader) -> QuerySet[Report]:
    """The ratified reports of open cases of which somebody has still to be told."""
    told = Telling.objects.filter(case=OuterRef("case"), recorded_at__gte=OuterRef(OuterRef("ratified_at")))
    agencies = ScopingRequest.objects.filter(~Exists(told.filter(agency=OuterRef("agency"))), case=OuterRef("case"))
    family = Involvement.objects.filter(~Exists(told.filter(involvement=OuterRef("pk"))), case=OuterRef("case"))
    referrer = Referral.objects.filter(
        ~Exists(told.filter(agency=None, involvement=None)), case=OuterRef("case")
    )  # fmt: skip
    waiting = Exists(agencies) | Exists(family.exclude(part=Part.NOT)) | Exists(referrer)
    found = Report.objects.filter(waiting, ratified_at__isnull=False, case__in=access.cases_for(reader))
    return found.exclude(case__step=Step.CLOSED).select_related("case")


def is_untold(reader: Reader, case: Case) -> bool:
    """Whether somebody has still to be told of the ratified report of a case."""
    return untold(reader).filter(case=case).exists()


def round_of(reader: Reader, case: Case) -> Round | None:
    """Who is told of the report of a case; nothing while it is not ratified."""
    report = ratified(reader).filter(case=case).first()
    return made_of(report, settings.days_for(DUTY), settings.closures()) if report else None


def ratified(reader: Reader) -> QuerySet[Report]:
    """The ratified reports that somebody may read, with everybody who is told of them."""
    found = Report.objects.filter(ratified_at__isnull=False, case__in=access.cases_for(reader))
    requests = Prefetch("case__requests", ScopingRequest.objects.select_related("agency"))
    return found.select_related("case").prefetch_related(
        "case__referrals", requests, "case__involvement", "case__tellings"
    )


def made_of(report: Report, days: int, shut: list[dt.date]) -> Round:
    """Whoever was told before the report was ratified again, because its decision changed, is told again."""
    case, day = report.case, timezone.localdate(report.ratified_at)
    first = next(iter(case.referrals.all()), None)
    referrer = ", ".join(part for part in (first.referrer_name, first.referrer_agency) if part) if first else ""
    agencies = [(request.agency_id, str(request.agency)) for request in case.requests.all()]
    told = [one for one in case.tellings.all() if report.ratified_at and one.recorded_at >= report.ratified_at]
    lines = rules.everybody(referrer, agencies, case.involvement.all(), told)
    return Round(report, lines, working_days.after(day, days, shut))
