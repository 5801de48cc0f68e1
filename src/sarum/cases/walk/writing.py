"""The documents that a walk leaves beside its folder: the report, the decisions, the action log."""

import csv
import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone

from sarum.board.models import Board, Person
from sarum.cases.models import Action, Case, MeetingKind, Pack, RapidReview, Report
from sarum.cases.queries import pack as packs
from sarum.cases.queries import rapid_review as queries
from sarum.cases.rules import access
from sarum.cases.rules import pack as pack_rules
from sarum.cases.rules import report as report_rules
from sarum.cases.walk.walking import Walk

FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = ("Number", "Recommendation", "Action", "Owner", "Agency", "First due", "Due", "Progress", "Completed",
            "Expected outcome", "Measure", "Last word", "Evidence", "Escalated")  # fmt: skip


@dataclass(frozen=True)
class Written:
    """Where the documents are, and what had to be said about it."""

    paths: list[str]
    note: str = ""


def write_documents(walk: Walk, beside: Path, out: Path | None) -> Written:
    """Write every document that the case has come to, beside its folder or where it was asked for."""
    made = dict(documents_of(walk))
    if not made:
        return Written([])
    wanted = out or beside.resolve().parent / f"{beside.resolve().name}-documents"
    for place in (wanted, Path.cwd() / wanted.name, Path(tempfile.gettempdir()) / wanted.name):
        try:
            place.mkdir(parents=True, exist_ok=True)
            for name, text in made.items():
                (place / name).write_text(text, encoding="utf-8", newline="")
        except OSError as wrong:
            why = wrong.strerror or type(wrong).__name__
            continue
        note = "" if place == wanted else f"{wanted} could not be written ({why}), so the documents are in {place}"
        return Written([str(place / name) for name in made], note)
    return Written([], f"The documents could not be written: {why}")


def documents_of(walk: Walk) -> Iterator[tuple[str, str]]:
    """Each document of the case, by its file name."""
    case = walk.case
    if case is None:
        return
    reader = walk.officer(timezone.localdate())
    about = {"case": case, "board": Board.objects.get(pk=1), "adults": list(case.adults.all())}
    if case.meetings.filter(held_at__isnull=False).exists():
        yield f"{case.reference}-decisions.html", page("decisions", about | decisions(case, reader))
    if pack := packs.latest_pack(reader, case):
        yield f"{case.reference}-pack-{pack.number}.html", page("pack", about | held_in(pack))
    if report := Report.objects.filter(case=case).first():
        yield f"{case.reference}-report.html", page("report", about | words_of(report))
    actions = list(actions_of(case))
    if actions:
        yield f"{case.reference}-action-log.html", page("action_log", about | {"actions": actions})
        yield f"{case.reference}-action-log.csv", table(actions)


def page(name: str, told: dict[str, object]) -> str:
    return render_to_string(f"cases/walk/documents/{name}.html", told | {"written_at": timezone.now()})


def decisions(case: Case, reader: Person) -> dict[str, object]:
    """What the Board decided, who was there, what each agency thought, and on what grounds."""
    review = RapidReview.objects.filter(case=case).select_related("meeting__minuted_by", "decided_by").first()
    return {
        "verifications": case.verifications.select_related("meeting", "decided_by").prefetch_related(
            "meeting__attendance__person", "meeting__attendance__agency", "meeting__views__agency"
        ),
        "undecided": case.meetings.filter(kind=MeetingKind.VERIFICATION, verification=None).prefetch_related(
            "attendance__person", "attendance__agency", "views__agency"
        ),
        "review": review,
        "criteria": queries.criteria_of(reader, review) if review else [],
        "conflicts": case.conflicts.select_related("person"),
    }


def held_in(pack: Pack) -> dict[str, object]:
    """A pack as its page has it: the returns read back, and which of them are weak or nil."""
    return {
        "pack": pack,
        "content": pack.content,
        "returns": [(one, pack_rules.warnings(one), pack_rules.chapters(one)) for one in pack.returns],
        "weak": pack_rules.weak_returns(pack.content),
        "nil": pack_rules.nil_returns(pack.content),
        "purpose": pack_rules.PURPOSE,
        "limit": access.LIMIT,
    }


def words_of(report: Report) -> dict[str, object]:
    """The latest version, the ones before it, and every hand on each."""
    versions = list(report.versions.select_related("written_by").prefetch_related("sign_offs__person"))
    latest = versions[-1]
    sections = report_rules.words_of(latest.sections)
    return {"report": report, "latest": latest, "versions": versions, "sections": sections}


def actions_of(case: Case) -> Iterator[Action]:
    rows = case.actions.select_related("owner", "agency", "recommendation")
    yield from rows.prefetch_related("updates", "evidence", "escalations")


def table(actions: list[Action]) -> str:
    """The action log as a table that any spreadsheet opens, in which no cell is ever run as a formula."""
    text = io.StringIO()
    text.write("\ufeff")  # so that Excel reads it as UTF-8
    rows = csv.writer(text)
    rows.writerow(HEADINGS)
    for action in actions:
        rows.writerow([harmless(cell) for cell in cells(action)])
    return text.getvalue()


def cells(action: Action) -> Iterator[str]:
    said = list(action.updates.all())
    yield str(action.number)
    yield action.recommendation.number if action.recommendation else str(action.meeting or "Immediate action")
    yield action.text
    yield str(action.owner)
    yield str(action.agency)
    yield action.first_due_on.isoformat()
    yield action.due_on.isoformat()
    yield action.get_progress_display()
    yield action.completed_on.isoformat() if action.completed_on else ""
    yield action.outcome
    yield action.measure
    yield said[-1].progress if said else ""
    yield "; ".join(evidence.title for evidence in action.evidence.all())
    yield "; ".join(f"{one.escalated_at:%-d %B %Y}: {one.why}" for one in action.escalations.all())


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is kept as the text it is."""
    return f"'{cell}" if cell.lstrip(" \n\u00a0\ufeff").startswith(FORMULA) or cell.startswith(FORMULA) else cell
