"""The ladder: letters about returns that do not come, checked and sent by the people whose rung it is; and its setting."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sarum.board.lobby import reader_of
from sarum.cases import lobby
from sarum.cases.lobby.files import made
from sarum.cases.models import Climb, ScopingReturn
from sarum.cases.operations import ladder as operations
from sarum.cases.operations import scoping
from sarum.cases.pages.scoping import extension_forms as forms
from sarum.cases.queries import ladder as queries
from sarum.cases.queries import returns
from sarum.cases.rules import ladder as rules
from sarum.kit import asking


@lobby.page(returns.return_by)
def chase_return(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Record that somebody chased an agency, by telephone or otherwise."""
    do = partial(scoping.chase_return, scoping_return=scoping_return)

    def said(chased: ScopingReturn) -> str:
        people = queries.reminded(reader_of(request), chased) if request.POST.get("with_letter") == "yes" else []
        names = " and ".join(str(person) for person in people)
        return f"The chase has been recorded. {f'A reminder goes by e-mail to {names}' if names else 'No reminder was sent'}."

    return lobby.ask(
        request, scoping_return.case, forms.ChaseReturnForm, do, title=f"Chase {scoping_return.agency}",
        back=lobby.url("returns", scoping_return.case), button="Record this", said=said,
        intro=queries.words(reader_of(request)),
    )  # fmt: skip


@lobby.page(returns.return_by)
def propose_rung(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """Have the letter of a rung written before its day."""
    do, case = partial(operations.propose_rung, scoping_return=scoping_return), scoping_return.case
    return lobby.ask(
        request, case, forms.ProposeRungForm, do, title=f"Write a letter about the return of {scoping_return.agency}",
        back=lobby.url("read_return", case, scoping_return.pk), then=lambda made: lobby.url("rung", case, made.pk),
        button="Write the letter", said="The letter has been written. Nobody has been written to yet.",
        intro="Nothing is sent now. Whoever sends this letter is told that it waits for them.",
    )  # fmt: skip


@lobby.page(queries.climb_by)
def rung(request: HttpRequest, climb: Climb) -> HttpResponse:
    """A letter of the ladder as it will be read, and what became of it."""
    page = {
        "climb": climb,
        "why_not_open": queries.why_not_open(reader_of(request), climb),
        "why_not_yours": queries.why_not_yours(reader_of(request), climb),
        "to": queries.people_to(reader_of(request), climb),
        "tab": "returns",
    }
    return lobby.show(request, climb.case, "scoping/rung.html", f"{climb}: {climb.agency}", **page)


@lobby.page(queries.climb_by)
def rung_word(request: HttpRequest, climb: Climb) -> HttpResponse:
    """A letter of the ladder as a Word file."""
    return rung_file(request, climb, "docx")


@lobby.page(queries.climb_by)
def rung_pdf(request: HttpRequest, climb: Climb) -> HttpResponse:
    """A letter of the ladder as a PDF: the Word letter itself, where it has the Board's template and can be printed."""
    return rung_file(request, climb, "pdf")


def rung_file(request: HttpRequest, climb: Climb, ending: str) -> HttpResponse:
    return made(
        request, rules.kind_of(climb.rung), f"{climb.case.reference} letter.{ending}",
        queries.written(reader_of(request), climb), case=climb.case, content_at=climb.sent_at or climb.proposed_at,
        template_digest=climb.template_digest,
    )  # fmt: skip


@lobby.page(queries.climb_by)
def send_rung(request: HttpRequest, climb: Climb) -> HttpResponse:
    """Check a letter of the ladder, change it, and send it."""
    there, reader = lobby.url("rung", climb.case, climb.pk), reader_of(request)
    to = queries.people_to(reader, climb)
    return lobby.ask(
        request, climb.case, forms.SendRungForm, partial(operations.send_rung, climb=climb), subject=climb,
        values=lambda now: {"to_name": now.to_name, "subject": now.subject, "body": now.body}, back=there,
        title="Check the letter and send it" if to else "Record that the letter was posted", climb=climb,
        template="cases/pages/scoping/send_rung.html", intro_template="cases/pages/scoping/rung_to.html", to=to,
        button="Send the letter" if to else "Record that it was posted",
        said="The letter has been sent." if to else "It has been recorded that the letter was posted.",
        why_not=queries.why_not_open(reader, climb) + queries.why_not_yours(reader, climb),
    )  # fmt: skip


@lobby.page(queries.climb_by)
def dismiss_rung(request: HttpRequest, climb: Climb) -> HttpResponse:
    """Set a letter of the ladder aside, for a reason."""
    do = partial(operations.dismiss_rung, climb=climb)
    return lobby.ask(
        request, climb.case, forms.DismissRungForm, do, title="Set this letter aside", subject=climb,
        back=lobby.url("rung", climb.case, climb.pk), then=lobby.url("returns", climb.case), button="Set it aside",
        said="The reason has been recorded.",
    )  # fmt: skip


@lobby.page(queries.climb_by)
def record_rung_response(request: HttpRequest, climb: Climb) -> HttpResponse:
    """Record what was answered to a letter of the ladder."""
    do = partial(operations.record_rung_response, climb=climb)
    return lobby.ask(
        request, climb.case, forms.RecordRungResponseForm, do, title=f"What did {climb.to_name} answer?", subject=climb,
        back=lobby.url("rung", climb.case, climb.pk), button="Record the answer", said="The answer has been recorded.",
    )  # fmt: skip


@lobby.page(None)
def set_ladder(request: HttpRequest) -> HttpResponse:
    """Choose when the clock reminds agencies, and when letters are written."""
    reader, there = reader_of(request), reverse("board:settings")
    first = {code: forms.signed(code, day) for code, day in queries.days(reader).items()}
    return asking.ask(
        request, forms.SetLadderForm, operations.set_ladder, by=reader, title="When are agencies reminded?", initial=first,
        then=there, back=there, button="Save", said="The days have been changed. They count from tomorrow’s run of the clock.",
        intro="The clock sends the reminders by itself. It writes the letters too, and each waits for a person who sends it.",
    )  # fmt: skip
