"""One agency's return, as it is read, written and endorsed."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.queries import offices, settings
from sarum.cases.models import Assurance, Capacity, Case, Endorsement, Place, ReturnNote, ScopingReturn, Standing
from sarum.cases.queries import access, document, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.rules import quality
from sarum.cases.rules import returns as return_rules
from sarum.cases.rules import scoping as rules
from sarum.cases.rules.form.chapters import Chapter


def return_by(reader: Reader, reference: str, pk: int) -> ScopingReturn | None:
    """One return, if it is there and theirs to read."""
    return scoping.returns_for(reader).filter(request__case__reference=reference, pk=pk).first()


def ours(reader: Reader) -> list[ScopingReturn]:
    """Every return that somebody writes or endorses, and those that the agency for which they lead has sent; the newest
    first."""
    mine = Q(pk__in=scoping.own_returns(reader).values("pk")) | scoping.led_by(reader)
    found = ScopingReturn.objects.filter(mine).select_related("request__case", "request__agency")
    return list(found.order_by("-request__sent_at", "-pk"))


def has_any(reader: Reader) -> bool:
    mine = Q(pk__in=scoping.own_returns(reader).values("pk")) | scoping.led_by(reader)
    return ScopingReturn.objects.filter(mine).exists()


def sent_return_by(reader: Reader, reference: str, pk: int) -> ScopingReturn | None:
    """One return that has been sent at some time, for whoever may read it."""
    found = return_by(reader, reference, pk)
    return found if found and found.returned_at else None


def authors_of(answer: ScopingReturn) -> list[Person]:
    """Who wrote in a return, for whoever has reached it."""
    return list(answer.authors.order_by("name"))


def endorsement_of(answer: ScopingReturn) -> Endorsement | None:
    """Who stands for the words of a return as they are, for whoever has reached it."""
    return rules.standing_endorsement(answer.endorsements.select_related("person"), answer.digest)


def return_to_staff(reader: Reader, reference: str, pk: int) -> ScopingReturn | None:
    """One return, for whoever may name who answers it: the Partnership Team, its own people, and their agency's leads."""
    if found := return_by(reader, reference, pk):
        return found
    day = timezone.localdate()
    if reader.agency_id is None or not offices.offices_of(reader, day) & access.LEADING:
        return None
    of_agency = ScopingReturn.objects.filter(
        request__agency=reader.agency_id, request__case__reference=reference, pk=pk
    )
    visible = of_agency.filter(request__case__in=access.cases_led(reader))
    return visible.select_related("request__case", "request__agency", "request__template").first()


def colleagues_of(reader: Reader, scoping_return: ScopingReturn) -> list[Person]:
    """Everybody of the register who works for the agency of a return, for whoever may name who answers it."""
    return list(offices.people_for(reader).filter(agency=scoping_return.agency).order_by("name"))


@dataclass(frozen=True)
class Task:
    """One thing that an agency does on its return: what, where it stands, and the act by which it is done."""

    words: str
    standing: str
    act: str
    is_done: bool


@dataclass(frozen=True)
class Reading:
    """A return with everything around it: what was asked of whom, who stands for its words, what is left to do."""

    answer: ScopingReturn
    line: scoping.Line
    chapters: list[Chapter]
    endorsement: Endorsement | None
    endorsements: list[Endorsement]
    comments: list[Assurance]
    notes: list[ReturnNote]
    writers: list[Person]
    officers: list[Person]
    weaknesses: list[str]
    missing: list[str]
    why_not_assured: list[str]
    next_act: str
    tasks: list[Task]


def reading_of(reader: Reader, answer: ScopingReturn) -> Reading:
    """A return for somebody who may read it."""
    line = scoping.line(reader, answer, timezone.localdate(), settings.closures())
    seats = places_on(reader, answer)
    officers = [seat.person for seat in seats if seat.capacity == Capacity.SENIOR_OFFICER]
    comments, authors = list(answer.assurances.all()), authors_of(answer)
    can_endorse, untouched = bool({*officers} - {*authors}), is_untouched(answer, line.endorsement, comments)
    missing = rules.why_not_sendable(answer)
    return Reading(
        answer=answer,
        line=line,
        chapters=return_rules.chapters(answer),
        endorsement=line.endorsement,
        endorsements=list(answer.endorsements.all()),
        comments=comments,
        notes=notes_of(reader, answer),
        writers=[seat.person for seat in seats if seat.capacity == Capacity.RESPONDENT],
        officers=officers,
        weaknesses=quality.weaknesses(line.assurance.rubric) if line.assurance else [],
        missing=missing,
        why_not_assured=rules.why_not_assured(answer, line.endorsement),
        next_act=return_rules.next_act(answer, line.endorsement, can_endorse, untouched),
        tasks=tasks_of(answer, line.endorsement, officers, authors),
    )


def places_on(reader: Reader, answer: ScopingReturn) -> list[Place]:
    """Who writes and who endorses a return today, and since when; for whoever has reached it."""
    found = answer.case.places.filter(access.open_places(timezone.localdate()), agency=answer.agency)
    parted = found.filter(capacity__in=scoping.PARTS).select_related("person", "given_by", "agency")
    return list(parted.order_by("capacity", "pk"))


def is_untouched(answer: ScopingReturn, endorsement: Endorsement | None, comments: list[Assurance]) -> bool:
    """Whether a return was sent back and nothing has been done about it since."""
    if answer.standing != Standing.SENT_BACK or not comments or comments[-1].digest != answer.digest:
        return False
    return endorsement is None or endorsement.signed_at < comments[-1].judged_at


def tasks_of(
    answer: ScopingReturn, endorsement: Endorsement | None, officers: list[Person], authors: list[Person]
) -> list[Task]:
    """What an agency has to do, in order."""
    named = ", ".join(str(person) for person in officers)
    told = f"{answer.senior_officer_name} was informed on {answer.senior_officer_told_on:%-d %B %Y}" if (
        answer.senior_officer_told_on
    ) else "Not yet recorded"  # fmt: skip
    written = {Standing.ASKED: "Not started", Standing.STARTED: "Started", Standing.SENT_BACK: "Sent back for work"}
    endorsed = return_rules.endorsing(endorsement, officers, authors)
    return [
        Task("Write the return", written.get(Standing(answer.standing), "Written"), "write_return", answer.is_sent),
        Task(
            "Record that a senior officer was informed",
            told,
            "inform_senior_officer",
            bool(answer.senior_officer_told_on),
        ),
        Task("Name the senior officer who endorses it", named or "Nobody is named", "name_respondent", bool(named)),
        Task("The senior officer endorses the exact words", endorsed, "endorse_return", endorsement is not None),
        Task("Check and send", "Sent" if answer.is_sent else "Not sent", "send_return", answer.is_sent),
    ]


def why_not_endorsable(reader: Reader, answer: ScopingReturn) -> list[str]:
    """Why this reader cannot endorse this return."""
    if not isinstance(reader, Person):
        return []
    return rules.why_not_endorsable(answer, answer.authors.all(), reader, answer.endorsements.all())


def notes_of(reader: Reader, answer: ScopingReturn) -> list[ReturnNote]:
    """What is said beside a return: what its authors say to each other stays among them; the team's comments are both's."""
    notes = answer.notes.select_related("made_by", "settled_by")
    if not scoping.own_returns(reader).filter(pk=answer.pk).exists():
        notes = notes.filter(kind=ReturnNote.Kind.FROM_TEAM) if scoping.sees_all(reader) else notes.none()
    parts = return_rules.form_of(answer).parts
    for note in (found := list(notes)):
        note.about = parts[note.part].title if note.part in parts else ""
    return found


def note_by(reader: Reader, reference: str, pk: int) -> ReturnNote | None:
    """One comment on a return that somebody writes or endorses."""
    found = ReturnNote.objects.filter(
        scoping_return__in=scoping.own_returns(reader), scoping_return__request__case__reference=reference, pk=pk
    )
    return found.select_related("scoping_return__request__case", "scoping_return__request__agency").first()


@dataclass(frozen=True, eq=False)
class ReturnFile:
    """A file that came with a return: a document attached to it, or the Word form from which it was filled in."""

    answer: ScopingReturn
    digest: str
    kind: str
    words: str

    @property
    def case(self) -> Case:
        return self.answer.case

    @property
    def agency(self) -> Agency:
        return self.answer.agency

    def __str__(self) -> str:
        return self.words


def files_of(reader: Reader, answer: ScopingReturn) -> list[ReturnFile]:
    """The files of a return that somebody may read; the Word forms are its writers' and the team's."""
    if not scoping.returns_for(reader).filter(pk=answer.pk).exists():
        return []
    attached = [
        ReturnFile(answer, one["digest"], one["kind"], str(one.get("about") or one["name"]))
        for one in answer.answers.get("attachments", [])
    ]
    if not (scoping.sees_all(reader) or scoping.own_returns(reader).filter(pk=answer.pk).exists()):
        return attached
    used = answer.brought.filter(used_at__isnull=False).order_by("used_at")
    return [
        *attached, *(ReturnFile(answer, one.digest, "docx", f"The Word form of {one.used_at:%-d %B %Y}") for one in used),
    ]  # fmt: skip


def file_by(reader: Reader, reference: str, pk: int, digest: str) -> ReturnFile | None:
    """A file of a return that somebody may read."""
    answer = return_by(reader, reference, pk)
    return next((one for one in files_of(reader, answer) if one.digest == digest), None) if answer else None


def content_of(reader: Reader, file: ReturnFile) -> bytes:
    """What a file of a return holds, checked for viruses as it is given out; refused with the reason where it cannot be."""
    return document.checked(reader, file.digest)
