"""The report while it is written: its sections as they stand, who wrote in them, and what is said of them."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from sarum.cases.models import Decision, RapidReview, Report, ReportSection, SectionComment
from sarum.cases.models.composing import SectionTurn
from sarum.cases.models.report import digest_of
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import composing as rules
from sarum.cases.rules import report as report_rules


def section_by(reader: Reader, reference: str, pk: int) -> ReportSection | None:
    """One section of a report that is theirs to read."""
    found = ReportSection.objects.filter(report__case__in=access.cases_for(reader), report__case__reference=reference)
    return found.select_related("report__case").filter(pk=pk).first()


def comment_by(reader: Reader, reference: str, pk: int) -> SectionComment | None:
    found = SectionComment.objects.filter(
        section__report__case__in=access.cases_for(reader), section__report__case__reference=reference, pk=pk
    )
    return found.select_related("section__report__case", "written_by").first()


@dataclass
class Written:
    """One section as it stands, beside the latest version."""

    section: ReportSection
    before: str
    turns: list[SectionTurn] = field(default_factory=list)
    comments: list[SectionComment] = field(default_factory=list)
    is_no_review: bool = False

    @property
    def heading(self) -> str:
        return report_rules.heading_of(self.section.section)

    @property
    def is_changed(self) -> bool:
        return self.section.words != self.before

    @property
    def is_needed(self) -> bool:
        return self.section.section in report_rules.REQUIRED or self.is_no_review

    @property
    def is_from_record(self) -> bool:
        return self.section.section in report_rules.SECTIONS

    @property
    def is_checked(self) -> bool:
        """Whether what it says is compared with what was decided."""
        return self.section.section in report_rules.DRAWN

    @property
    def measured(self) -> str:
        return rules.measured(self.section.section, self.section.words)

    @property
    def last(self) -> SectionTurn | None:
        return self.turns[-1] if self.turns else None

    @property
    def earlier(self) -> list[SectionTurn]:
        """What was written here before, the newest first: nothing that anybody wrote is lost."""
        return [turn for turn in reversed(self.turns) if turn.words != self.section.words]

    @property
    def open(self) -> list[SectionComment]:
        return [one for one in self.comments if one.is_open]


def written(reader: Reader, report: Report) -> list[Written]:
    """Each section of a report in its order, for somebody who may read it."""
    turns = SectionTurn.objects.select_related("written_by", "report_version")
    answers = SectionComment.objects.select_related("written_by")
    comments = answers.filter(answers__isnull=True).select_related("settled_by")
    rows = report.sections.select_related("report__case").prefetch_related(
        Prefetch("turns", turns),
        Prefetch("comments", comments.prefetch_related(Prefetch("answered_with", answers)), to_attr="said"),
    )
    before = report.latest.sections
    held = {row.section: row for row in rows}
    names = [*report_rules.SECTIONS, *(name for name in held if name not in report_rules.SECTIONS)]
    none = RapidReview.objects.filter(case=report.case_id, decision=Decision.NO_REVIEW).exists()
    return [
        Written(row, before.get(name, ""), list(row.turns.all()), row.said, none and name == "no_review")
        for name in names
        if (row := held.get(name))
    ]


def written_of(reader: Reader, section: ReportSection) -> Written:
    return next(one for one in written(reader, section.report) if one.section.pk == section.pk)


def words_now(reader: Reader, report: Report) -> dict[str, str]:
    """The words that a version would have if the report were put forward now."""
    return {
        row.section: row.words for row in report.sections.all() if row.words or row.section in report_rules.SECTIONS
    }


def digest_now(reader: Reader, report: Report) -> str:
    return digest_of(words_now(reader, report))


def open_comments(reader: Reader, report: Report) -> list[SectionComment]:
    """What was said of a report and is not settled."""
    found = SectionComment.objects.filter(section__report=report, answers__isnull=True, settled_at__isnull=True)
    return list(found.select_related("section", "written_by"))
