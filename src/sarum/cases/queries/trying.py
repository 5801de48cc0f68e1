"""What a Word template, and the words of a letter, are tried with: something of a real case of that kind."""

from dataclasses import dataclass

from sarum.cases.models import Case, LetterWording, PaperKind, Report, WordTemplate
from sarum.cases.queries import access, letter_wording, telling
from sarum.cases.queries.access import Reader
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import letter_wording as wording_rules
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


@dataclass(frozen=True)
class LetterTrial:
    """One version of the words of a letter, and the case with which they are tried."""

    case: Case
    wording: LetterWording

    def __str__(self) -> str:
        return str(self.wording)


def letter_trial_by(reader: Reader, reference: str, pk: int) -> LetterTrial | None:
    """The words of a letter and a case that are somebody's to read."""
    case = access.cases_for(reader).filter(reference=reference).first()
    wording = letter_wording.wording_by(reader, pk)
    return LetterTrial(case, wording) if case and wording else None


def letter_tried(reader: Reader, trial: LetterTrial) -> tuple[str, str]:
    """To whom, and the letter as it would begin; to nobody, with what each field stands for, where the case has none yet."""
    found, kind = telling.letters_of(reader, trial.case), trial.wording.kind
    begun = telling.Begun(reader, trial.case) if found else None
    one = next((one for one in found if begun and begun.kind_of(one) == kind), None)
    if begun and one:
        return one.name, begun.to(one, trial.wording.words)
    return "", wording_rules.filled(trial.wording.words, wording_rules.stand_ins(kind))
