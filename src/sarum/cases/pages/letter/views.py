"""Letters about decisions: read, taken as files, and, of a ratified report, written, kept and recorded as sent."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.files import made
from sarum.cases.models import Case, DecisionLetter
from sarum.cases.operations import telling as operations
from sarum.cases.pages.letter import forms
from sarum.cases.queries import letter as queries
from sarum.cases.queries import publication, telling
from sarum.cases.rules import telling as rules
from sarum.kit import word_pdf
from sarum.kit.refusal import Refused


@lobby.page(queries.letter_by)
def letter(request: HttpRequest, letter: DecisionLetter) -> HttpResponse:
    """A letter as it will be read, to be checked, downloaded and sent."""
    reader = reader_of(request)
    page = {
        "letter": letter,
        "paper": queries.written(reader, letter).whole,
        "is_printed": word_pdf.is_there(),
        "names": publication.names_left_in(reader, letter.case, [letter.subject, letter.words]),
        "tab": "report" if letter.report else "meetings",
    }
    return lobby.show(request, letter.case, "letter/letter.html", str(letter), **page)


@lobby.page(queries.letter_by)
def letter_word(request: HttpRequest, letter: DecisionLetter) -> HttpResponse:
    """A letter as a Word file."""
    return as_file(request, letter, "docx")


@lobby.page(queries.letter_by)
def letter_pdf(request: HttpRequest, letter: DecisionLetter) -> HttpResponse:
    """A letter as a PDF: the Word letter itself, where it has the Board's template and LibreOffice is there to print it."""
    return as_file(request, letter, "pdf")


def as_file(request: HttpRequest, letter: DecisionLetter, ending: str) -> HttpResponse:
    return made(
        request, letter.kind, f"{letter.case.reference} letter.{ending}", queries.written(reader_of(request), letter),
        case=letter.case, content_at=letter.written_at, template_digest=letter.template_digest,
    )  # fmt: skip


@lobby.page()
def report_letters(request: HttpRequest, case: Case) -> HttpResponse:
    """Everybody to whom a letter about the ratified report goes, and how far each letter is."""
    reader = reader_of(request)
    lines, round_ = telling.letters_of(reader, case), telling.round_of(reader, case)
    page = {
        "lines": lines,
        "in_words": rules.in_words(lines, round_.due.on) if round_ else "",
        "to_write": sum(one.is_agencys_to_write for one in lines),
        "to_send": sum(one.is_to_send for one in lines),
        "tab": "report",
    }
    return lobby.show(request, case, "letter/report_letters.html", "Letters about the decision", **page)


@lobby.page(telling.addressee_by)
def write_report_letter(request: HttpRequest, addressee: telling.Addressee) -> HttpResponse:
    """Write to one of those who are told of the ratified report."""
    case, one = addressee.case, addressee.one
    reader, back = reader_of(request), lobby.url("report_letters", case)
    if one.why_not:
        raise Refused(f"{one.name} is not to be told: {one.why_not}", next="Open the letters to see who is written to.")
    first = {
        "to_name": telling.addressed(case, one),
        "subject": telling.subject_of(case),
        "words": telling.Begun(reader, case).to(one),
        "before": str(one.letter.pk) if one.letter else "",
    }
    return lobby.ask(
        request, case, forms.WriteReportLetterForm, partial(operations.write_report_letter, case=case, whom=one.key),
        title=f"Write to {telling.in_a_sentence(one)}", intro_template="cases/pages/letter/writing.html", one=one,
        initial=first, button="Keep the letter", back=back, then=lambda made: lobby.url("letter", case, made.pk),
        said="The letter has been kept. It has not been sent yet.",
    )  # fmt: skip


@lobby.page()
def write_agency_letters(request: HttpRequest, case: Case) -> HttpResponse:
    """Write to several agencies and their heads at once, in the Board's words."""
    there = lobby.url("report_letters", case)
    lines = [one for one in telling.letters_of(reader_of(request), case) if one.is_agencys_to_write]
    return lobby.ask(
        request, case, partial(forms.AgencyLettersForm, lines=lines), partial(operations.write_agency_letters, case=case),
        title="Write to the agencies", initial={"whom": [one.key for one in lines]}, back=there, then=there,
        button="Keep the letters", said="The letters have been kept. Read each before you send it.",
        intro="Each letter is kept in the Board’s words, with what is on record. You can read each one afterwards, and write "
        "it anew where it should say more or less.",
    )  # fmt: skip


@lobby.page()
def tell_by_letters(request: HttpRequest, case: Case) -> HttpResponse:
    """Record that several letters were sent."""
    there, letters = lobby.url("report_letters", case), telling.letters_to_send(reader_of(request), case)
    return lobby.ask(
        request, case, partial(forms.SeveralSentForm, letters=letters), partial(operations.tell_by_letters, case=case),
        title="Which letters were sent?", initial={"told_on": timezone.localdate()}, back=there, then=there,
        button="Record it", said="It has been recorded.",
    )  # fmt: skip


@lobby.page(telling.report_letter_by)
def tell_by_letter(request: HttpRequest, letter: DecisionLetter) -> HttpResponse:
    """Record that a letter about the ratified report was sent."""
    do, case = partial(operations.tell_by_letter, letter=letter), letter.case
    return lobby.ask(
        request, case, forms.SentForm, do, title=f"How was the letter to {letter.to_name} sent?", subject=letter,
        initial={"told_on": timezone.localdate()}, back=lobby.url("letter", case, letter.pk),
        then=lobby.url("report_letters", case), button="Record it", said="It has been recorded.",
    )  # fmt: skip
