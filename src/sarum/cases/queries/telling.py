"""Reading who has been told of a ratified report, and who has not."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases.models import (
    Case,
    DecisionLetter,
    Involvement,
    PaperKind,
    Part,
    RapidReview,
    Referral,
    Report,
    ScopingRequest,
    Step,
    Telling,
)
from sarum.cases.models.telling import LetterKind
from sarum.cases.queries import access, letter, letter_wording
from sarum.cases.queries.access import Reader
from sarum.cases.rules import telling as rules
from sarum.cases.rules import telling_words as words
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
        "case__referrals", requests, "case__involvement__adult", "case__tellings"
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


def letters_of(reader: Reader, case: Case) -> list[rules.ToWrite]:
    """Everybody to whom a letter about the ratified report goes, with the last one that was kept for them since then."""
    found = round_of(reader, case)
    review = RapidReview.objects.filter(case=case).first()
    if found is None or review is None:
        return []
    kept = DecisionLetter.objects.filter(report=found.report, written_at__gte=found.report.ratified_at)
    agencies = [(one.agency_id, str(one.agency)) for one in found.report.case.requests.all()]
    return rules.to_write(
        found.lines, agencies, found.report.case.involvement.all(), case.parallel_processes.all(),
        kept.order_by("written_at", "pk"), review.decision,
    )  # fmt: skip


@dataclass(frozen=True)
class Addressee:
    """One to whom a letter about the report of a case goes."""

    case: Case
    one: rules.ToWrite

    def __str__(self) -> str:
        return self.one.name


def addressee_by(reader: Reader, reference: str, whom: str) -> Addressee | None:
    """One to whom a letter goes, by the key under which they are listed, on a case that is theirs to read."""
    case = access.cases_for(reader).filter(reference=reference).first()
    one = to_write(reader, case, whom) if case else None
    return Addressee(case, one) if case and one else None


def to_write(reader: Reader, case: Case, key: str) -> rules.ToWrite | None:
    """One to whom a letter goes, by the key under which they are listed."""
    return next((one for one in letters_of(reader, case) if one.key == key), None)


class Begun:
    """How the letters of a case begin, in the Board's words and from the record, without a name."""

    def __init__(self, reader: Reader, case: Case) -> None:
        review = RapidReview.objects.get(case=case)
        report = Report.objects.get(case__in=access.cases_for(reader), case=case)
        self.decided = words.Decided(
            reference=case.reference, pseudonym=case.pseudonym, decision=review.decision, grounds=review.grounds,
            learning_summary=review.learning_summary, why_no_more=review.why_no_more,
            ratified_on=timezone.localdate(report.ratified_at) if report.ratified_at else None,
        )  # fmt: skip
        asked = case.requests.select_related("answer")
        self.answered = {one.agency_id for one in asked if one.answer.is_sent}
        self.words = letter_wording.in_force(reader)
        self.ending = settings.the_board().letter_ending

    def kind_of(self, one: rules.ToWrite) -> LetterKind:
        return words.kind_of(
            self.decided, is_family=bool(one.plan), is_body=bool(one.process),
            is_head=one.kind == PaperKind.AGENCY_HEAD, is_agency=bool(one.agency_id),
        )  # fmt: skip

    def to(self, one: rules.ToWrite, own_words: str = "") -> str:
        """The letter to one of those who are told, in the Board's words that are in force, or in these."""
        kind = self.kind_of(one)
        board = own_words or self.words.get(kind, "")
        if one.plan:
            return words.to_family(self.decided, one.plan, board)
        if one.process:
            return words.to_body(self.decided, one.process, board)
        if kind == LetterKind.AGENCY_HEAD:
            return words.to_head(self.decided, board)
        if one.agency_id:
            return words.to_agency(self.decided, one.agency_id in self.answered, board)
        return words.to_referrer(self.decided, self.ending, board)


def subject_of(case: Case) -> str:
    return f"Case {case.reference}"


def letters_sent(reader: Reader, case: Case) -> QuerySet[DecisionLetter]:
    """The letters about the report, since it was ratified, of which somebody said that they were sent."""
    found = ratified(reader).filter(case=case).values("ratified_at")
    return DecisionLetter.objects.filter(report__case=case, told_on__isnull=False, written_at__gte=Subquery(found[:1]))


def letters_to_send(reader: Reader, case: Case) -> QuerySet[DecisionLetter]:
    """The letters about the ratified report that are kept, and of which nobody has said that they were sent."""
    to_send = [one.letter.pk for one in letters_of(reader, case) if one.letter and one.is_to_send]
    return DecisionLetter.objects.filter(pk__in=to_send).order_by("to_name")


def addressed(case: Case, one: rules.ToWrite) -> str:
    """How a letter to them is addressed."""
    if one.plan:
        name = rules.salutation(one.plan, case.pseudonym)
    elif one.process:
        name = one.process.lead or one.process.get_kind_display()
    else:
        name = one.name
    return name.removeprefix("The referrer, ")


def in_a_sentence(one: rules.ToWrite) -> str:
    return f"the {one.name.removeprefix('The ')}" if one.name.startswith("The ") else one.name


def report_letter_by(reader: Reader, reference: str, pk: int) -> DecisionLetter | None:
    """A letter about the ratified report of a case."""
    found = letter.letter_by(reader, reference, pk)
    return found if found and found.report else None
