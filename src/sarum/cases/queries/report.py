"""The Rapid Review report and the hands on it."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sarum.board.models import Office, Person
from sarum.board.models.office import CHAIRS
from sarum.board.queries import offices
from sarum.board.rules.actor import Outsider
from sarum.cases.models import (
    Amendment,
    Answer,
    Case,
    Decision,
    Element,
    MeetingKind,
    Outcome,
    RapidReview,
    Report,
    ReportVersion,
    SignOff,
    Step,
    View,
)
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import rapid_review as rapid_review_rules
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


def writers_of(reader: Reader, version: ReportVersion) -> list[str]:
    """Who wrote in a version: whoever put it forward, and whoever wrote a section of it."""
    wrote = version.turns.select_related("written_by").order_by("pk")
    return list(dict.fromkeys([*(turn.written_by.name for turn in wrote), version.written_by.name]))


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
    stopped: SignOff | None
    to_confirm: SignOff | None

    @property
    def next_act(self) -> str:
        """What is done next: a hand in its turn, or a new version where the last goes no further."""
        return "write_report" if self.stopped else ACTS.get(self.waits_for, "")

    @property
    def words(self) -> list[tuple[str, str]]:
        return report_rules.words_of(self.version.sections)

    @property
    def changed(self) -> list[tuple[str, list[report_rules.Piece]]]:
        """What the version changed in the words that were ratified with changes."""
        before = self.to_confirm.report_version.sections if self.to_confirm else self.version.sections
        return report_rules.changes(before, self.version.sections)


def chain_of(reader: Reader, report: Report) -> Chain:
    versions = list(report.versions.select_related("written_by"))
    hands = hands_on(reader, report)
    latest = versions[-1]
    standing = {hand.outcome: hand for hand in rules.standing_on(hands, latest)}
    steps = [(words, standing.get(outcome)) for outcome, words in rules.CHAIN]
    stopped = None if report.is_locked else rules.stopped_by(hands, latest.digest)
    waiting = "" if report.is_locked or stopped else rules.waits_for(hands, latest)
    to_confirm = rules.changes_carried(hands, latest) if waiting == Outcome.RATIFIED else None
    return Chain(latest, versions, hands, waiting, steps, stopped, to_confirm)


def hands_on(reader: Reader, report: Report) -> list[SignOff]:
    return list(SignOff.objects.filter(report_version__report=report).select_related("person", "report_version"))


@dataclass(frozen=True)
class Parts:
    """Who has had a part in a report, and so may not have another."""

    hands: list[SignOff]
    writers: set[int]
    deciders: set[int | None]

    def why_not(self, person: Person | Outsider, office: str, others: list[str]) -> list[str]:
        return rules.why_not_by(person.pk or 0, office, self.hands, self.writers, self.deciders, others)


def parts_in(reader: Reader, report: Report) -> Parts:
    """Who signed it, who wrote in any version of it, and who decided what it states: the chair, and whoever gave a view."""
    review = RapidReview.objects.filter(case=report.case_id).first()
    views = View.objects.filter(meeting__case=report.case_id, meeting__kind=MeetingKind.RAPID_REVIEW)
    deciders = {review.decided_by_id, *views.values_list("person", flat=True)} if review else set()
    writers = {
        *report.versions.values_list("written_by", flat=True),
        *report.versions.filter(turns__isnull=False).values_list("turns__written_by", flat=True),
    }
    return Parts(hands_on(reader, report), writers, deciders)


def why_not_signable(reader: Reader, report: Report, place: str, day: dt.date | None = None) -> list[str]:
    """Why this reader's hand cannot be put to the latest version in this place of the chain, on a day or today."""
    day, parts = day or timezone.localdate(), parts_in(reader, report)
    others = [str(person) for person in who_may(reader, report, place, day) if person != reader]
    return (
        report_rules.why_not_writable(report)
        + why_amendment_waits(reader, report)
        + rules.why_not_next(place, parts.hands, report.latest)
        + parts.why_not(reader, office_for(reader, place, day), others)
    )


def why_amendment_waits(reader: Reader, report: Report) -> list[str]:
    """Why nobody signs yet: what was approved and touches the decision has still to be written into the report."""
    reopened = Amendment.objects.filter(case=report.case_id, touches_decision=True).values_list("decided_at", flat=True)
    return rules.why_amendment_waits(reopened, report.latest)


def who_may(reader: Reader, report: Report, place: str, day: dt.date | None = None) -> list[Person]:
    """Who can put their hand to a report in one place of the chain: they hold the office, and had no part that bars them."""
    if place not in HANDS:
        return []
    parts, act, case = parts_in(reader, report), ACTS[place], report.case
    return [
        person
        for person in offices.holders(HANDS[place], day or timezone.localdate())
        if not parts.why_not(person, HANDS[place][0], [])
        and not access.is_shut_out(person, case)
        and not access.why_conflicted(person, act, case)
    ]


def office_for(reader: Reader, place: str, day: dt.date | None = None) -> str:
    """In which office somebody puts their hand to a report: the first of those whose turn it is that they hold."""
    held = offices.offices_of(reader, day or timezone.localdate())
    return next((office for office in HANDS[place] if office in held), HANDS[place][-1])


def overturned(reader: Reader, case: Case) -> SignOff | None:
    """The hand that overturned the decision of a case, until a report of the new one is drafted; for who may read it."""
    report = report_of(reader, case)
    latest = report.versions.last() if report else None
    stop = rules.stopped_by(hands_on(reader, report), latest.digest) if report and latest else None
    return stop if stop and stop.outcome == Outcome.OVERTURNED else None


def why_against_record(
    reader: Reader, report: Report, sections: Mapping[str, str], written_at: dt.datetime | None = None
) -> list[str]:
    """Why these words, or those of a version written at a moment, do not state what the Rapid Review has decided now."""
    review = RapidReview.objects.filter(case=report.case_id, case__in=access.cases_for(reader)).first()
    if review is None:
        return []
    limbs = rapid_review_rules.standing_limbs(review.limbs.select_related("adult"))
    decided = Counter((limb.element, limb.answer) for limb in limbs.values())
    answers = {
        (element.label, answer.label): decided[element.value, answer.value] for element in Element for answer in Answer
    }
    outrun = rapid_review_rules.why_decision_outrun(review, limbs)
    against = report_rules.why_against_record(sections, review.get_decision_display(), answers)
    decided_at = [review.decided_at, *(limb.decided_at for limb in limbs.values())] if written_at else []
    return outrun + (against or report_rules.why_older_than_record(written_at or dt.datetime.min, decided_at))


def why_not_decided_again(reader: Reader, case: Case) -> list[str]:
    """Why what the report of a case states is not decided again now."""
    if case.step != Step.SIGN_OFF:
        return []
    report = Report.objects.get(case=case)
    came_back = rules.stopped_by(hands_on(reader, report), report.latest.digest)
    return rules.why_not_decided_again(came_back, why_amendment_waits(reader, report))


def why_incomplete(reader: Reader, report: Report) -> list[str]:
    """What the latest version has to say before it goes on, for somebody who may read it."""
    case = access.cases_for(reader).filter(pk=report.case_id).first()
    review = getattr(case, "rapid_review", None)
    is_no_review = review is not None and review.decision == Decision.NO_REVIEW
    return report_rules.why_incomplete(report.latest.sections, is_no_review) if case else []


def why_new_version(reader: Reader, report: Report) -> list[str]:
    """Why a new version is written before anybody signs: an amendment that touches the decision, or a decision taken again."""
    return why_amendment_waits(reader, report) or why_not_as_recorded(reader, report)


def why_not_as_recorded(reader: Reader, report: Report) -> list[str]:
    """Why nobody puts their hand to the latest version: it does not state what is decided now."""
    return why_against_record(reader, report, report.latest.sections, report.latest.written_at)
