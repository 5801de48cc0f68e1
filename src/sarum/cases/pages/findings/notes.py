"""Notes in a layer of their own, beside the agencies' words."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.models import ChronologyEntry, EntryNote, TagKind
from sarum.cases.operations import findings as operations
from sarum.cases.pages.findings import forms
from sarum.cases.queries import entries
from sarum.cases.queries import findings as queries
from sarum.kit import fields


@lobby.page(entries.entry_by)
def note_entry(request: HttpRequest, entry: ChronologyEntry) -> HttpResponse:
    """Write one's note on an entry, or change it."""
    reader = reader_of(request)
    note = queries.own_note(reader, entry)
    form = partial(forms.NoteEntryForm, tags=entries.tags_in(reader, entry.case))
    return lobby.ask(
        request, entry.case, form, partial(operations.note_entry, entry=entry), title="Your note on this entry",
        back=lobby.url("chronology_entry", entry.case, entry.pk), button="Keep the note", said="Your note is kept.",
        initial=said_in(note) if note else {}, template="cases/pages/findings/note.html", row=entries.shown(entry, False),
    )  # fmt: skip


def said_in(note: EntryNote) -> dict[str, str]:
    """What a note says, as its form asks for it."""
    named = {kind: "; ".join(tag.name for tag in note.tags.all() if tag.kind == kind) for kind in TagKind}
    return {
        "words": note.words, "significance": note.significance, "was_expected": note.was_expected,
        "standard": note.standard, "themes": named[TagKind.THEME], "episodes": named[TagKind.EPISODE],
        "enquiries": named[TagKind.ENQUIRY],
    }  # fmt: skip


@lobby.page(queries.note_by)
def remove_note(request: HttpRequest, note: EntryNote) -> HttpResponse:
    """Take one's own note away."""
    return lobby.ask(
        request, note.case, fields.Form, partial(operations.remove_note, note=note), title="Take your note away",
        back=lobby.url("chronology_entry", note.case, note.entry_id), button="Take it away",
        button_classes="govuk-button--warning", said="Your note is taken away.", intro=note.words,
    )  # fmt: skip
