"""What a Word template is tried with: something of a real case, of the kind that is written in it."""

from dataclasses import dataclass

from sarum.cases.models import Case, PaperKind, Report, WordTemplate
from sarum.cases.queries import access, telling
from sarum.cases.queries.access import Reader
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import report as report_rules
from sarum.cases.rules import stationery as rules
from sarum.kit.paper import Block, Heading, Paper, Paragraph

NOTHING_YET = "The words of the document stand here. This case has none of this kind yet."


@dataclass(frozen=True)
class Trial:
    """One version of a template, and the case that it is tried with."""

    case: Case
    template: WordTemplate

    @property
    def pk(self) -> int:
        return self.template.pk

    def __str__(self) -> str:
        return str(self.template)


def trial_by(reader: Reader, reference: str, pk: int) -> Trial | None:
    """A template and a case that are somebody's to read."""
    case = access.cases_for(reader).filter(reference=reference).first()
    template = WordTemplate.objects.exclude(digest="").filter(pk=pk).first()
    return Trial(case, template) if case and template else None


def sample_of(reader: Reader, trial: Trial, board: str) -> Paper:
    """A document of a case to look at: its report or a letter as they begin; an agenda and minutes by their headings."""
    case, kind = trial.case, trial.template.kind
    title = f"Case {case.reference}"
    blocks: list[Block] = [Paragraph(NOTHING_YET)]
    if kind == PaperKind.REPORT:
        title, blocks = f"Rapid Review report, case {case.reference}", report_blocks(reader, case) or blocks
    elif kind in rules.LETTERS:
        one = next((one for one in telling.letters_of(reader, case) if one.kind == kind), None)
        words = telling.Begun(reader, case).to(one) if one else NOTHING_YET
        blocks = [Paragraph(line) for line in words.splitlines() if line.strip()]
    else:
        title = f"{PaperKind(kind).label}, to try the template"
        blocks = [block for words in agenda_rules.HEADINGS.values() for block in (Heading(words), Paragraph("…"))]
    return Paper(title, blocks, author=board, foot=f"{board}. {case.reference}. Only to try a template.")


def report_blocks(reader: Reader, case: Case) -> list[Block]:
    """The latest version of the report, section by section."""
    report = Report.objects.filter(case=case, case__in=access.cases_for(reader)).first()
    found: list[Block] = []
    for heading, text in report_rules.words_of(report.latest.sections) if report else []:
        found += [Heading(heading), *(Paragraph(words) for words in text.split("\n\n"))]
    return found
