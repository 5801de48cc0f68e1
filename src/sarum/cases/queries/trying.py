"""What a Word template, and the words of a letter, are tried with: something of a real case of that kind."""

from dataclasses import dataclass

from django.utils import timezone

from sarum.board.queries import settings
from sarum.cases.models import (
    Case,
    Decision,
    Involvement,
    LetterWording,
    Meeting,
    PaperKind,
    ParallelProcess,
    Report,
    WordTemplate,
)
from sarum.cases.queries import access, agenda, letter_wording, minutes, telling
from sarum.cases.queries import meeting as meetings
from sarum.cases.queries.access import Reader
from sarum.cases.rules import agenda as agenda_rules
from sarum.cases.rules import letter_wording as wording_rules
from sarum.cases.rules import minutes_paper, telling_words
from sarum.cases.rules import report as report_rules
from sarum.cases.rules import stationery as rules
from sarum.kit.paper import Block, Heading, Paper, Paragraph

SAMPLE = (
    "Sample words: no letter of this kind is to be sent in this case yet, and nothing was decided that stands here."
)
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
        blocks = [Paragraph(line) for line in letter_words(reader, case, kind).splitlines() if line.strip()]
    elif met := meetings.meetings_of(reader, case).filter(cancelled_at=None).order_by("starts_at", "pk").last():
        made = meeting_paper(reader, met, kind, board)
        title, blocks = made.title, made.blocks
    else:
        title = f"{PaperKind(kind).label}, to try the template"
        blocks = [block for words in agenda_rules.HEADINGS.values() for block in (Heading(words), Paragraph("…"))]
    return Paper(title, blocks, author=board, foot=f"{board}. {case.reference}. Only to try a template.")


def meeting_paper(reader: Reader, meeting: Meeting, kind: str, board: str) -> Paper:
    """The agenda or the minutes of the last meeting about a case, as far as they have come."""
    if kind == PaperKind.MINUTES:
        return minutes_paper.minutes_of(meeting, minutes.words_for(reader, meeting), board)
    return minutes_paper.agenda_of(meeting, agenda_rules.in_order(meeting, agenda.on_agenda(reader, meeting)), board)


def letter_words(reader: Reader, case: Case, kind: str) -> str:
    """A letter of the case as it begins; where nobody is to be sent such a letter yet, sample words that are said to be such."""
    one = next((one for one in telling.letters_of(reader, case) if one.kind == kind), None)
    if one:
        return telling.Begun(reader, case).to(one)
    decided = telling_words.Decided(
        case.reference, case.pseudonym, Decision.MANDATORY, "The reasons of the decision stand here", "", "",
        timezone.localdate(),
    )  # fmt: skip
    match kind:
        case PaperKind.FAMILY:
            words = telling_words.to_family(decided, Involvement(case=case, who="the family"))
        case PaperKind.OTHER_BODY:
            words = telling_words.to_body(decided, ParallelProcess(case=case, process="Inquest"))
        case PaperKind.AGENCY_HEAD:
            words = telling_words.to_head(decided)
        case PaperKind.AGENCY:
            words = telling_words.to_agency(decided, has_answered=True)
        case _:
            words = telling_words.to_referrer(decided, settings.the_board().letter_ending)
    return f"{SAMPLE}\n{words}"


def report_blocks(reader: Reader, case: Case) -> list[Block]:
    """The latest version of the report, section by section."""
    report = Report.objects.filter(case=case, case__in=access.cases_for(reader)).first()
    found: list[Block] = []
    for heading, text in report_rules.words_of(report.latest.sections) if report else []:
        found += [Heading(heading), *report_rules.blocks_of(heading, text)]
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
