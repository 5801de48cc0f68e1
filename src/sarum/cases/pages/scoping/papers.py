"""A return as something to keep: its receipt, and the whole of it as Word or PDF, with what it may be used for on every page."""

from django.http import HttpRequest, HttpResponse

from sarum.board.lobby import reader_of
from sarum.board.queries import settings
from sarum.cases import lobby
from sarum.cases.lobby.files import file
from sarum.cases.models import ScopingReturn
from sarum.cases.queries import returns as queries
from sarum.cases.rules import access
from sarum.cases.rules import returns as rules
from sarum.cases.rules.form.chapters import DIGEST
from sarum.kit import uploads, word
from sarum.kit.paper import Block, Facts, Heading, Paper, Paragraph
from sarum.kit.pdf import pdf_of
from sarum.kit.templatetags.words import moment

PURPOSE = (
    "The Board asks for this under the Care Act 2014, section 45. It may use it only to enable or assist it to exercise its "
    "functions. Use what you are told here to search your records, and for nothing else."
)


@lobby.page(queries.return_by)
def return_pdf(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """The whole return as a PDF."""
    return file(pdf_of(paper_of(scoping_return)), "application/pdf", f"{scoping_return.request.reference}.pdf")


@lobby.page(queries.return_by)
def return_word(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """The whole return as a Word document."""
    return file(word.word_of(paper_of(scoping_return)), word.CONTENT_TYPE, f"{scoping_return.request.reference}.docx")


@lobby.page(queries.file_by)
def return_file(request: HttpRequest, found: queries.ReturnFile) -> HttpResponse:
    """A file that came with a return, to be kept by the reader: under a name of ours, and never opened in the browser."""
    _, ending, kind = uploads.KINDS[found.kind]
    name = f"{found.answer.request.reference}-{found.digest[:8]}.{ending}"
    answer = file(queries.content_of(reader_of(request), found), kind, name)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@lobby.page(queries.sent_return_by)
def return_receipt(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """The receipt for a return that was sent: its number, when, and the digest of its words."""
    page = {"answer": scoping_return, "facts": receipt_facts(scoping_return), "tab": "returns"}
    page["back"] = lobby.url("read_return", scoping_return.case, scoping_return.pk)
    return lobby.show(request, scoping_return.case, "scoping/return_receipt.html", "Receipt for a return", **page)


@lobby.page(queries.sent_return_by)
def return_receipt_pdf(request: HttpRequest, scoping_return: ScopingReturn) -> HttpResponse:
    """The receipt, to keep or to print."""
    board = settings.the_board()
    paper = Paper(
        "Receipt for a scoping return", [Facts(receipt_facts(scoping_return))], author=board.name,
        foot=f"{board.name} · {scoping_return.request.reference}",
    )  # fmt: skip
    return file(pdf_of(paper), "application/pdf", f"receipt-{scoping_return.request.reference}.pdf")


def receipt_facts(answer: ScopingReturn) -> list[tuple[str, str]]:
    return [
        ("Number of your return", answer.request.reference),
        ("Agency", str(answer.agency)),
        ("Sent", f"{moment(answer.returned_at)}, by {answer.returned_by}"),
        ("Digest", f"{answer.returned_digest}\n{DIGEST}"),
    ]


def paper_of(answer: ScopingReturn) -> Paper:
    """A return with its questions, who stands for it, and what it may be used for."""
    board, request = settings.the_board(), answer.request
    endorsement = queries.endorsement_of(answer)
    facts = [
        ("Case", f"{answer.case.reference}, {answer.case.pseudonym}"),
        ("Number of the return", request.reference),
        ("Asked on", f"{moment(request.sent_at)}; due by {request.due_on:%-d %B %Y}"),
        ("Where it stands", answer.get_standing_display()),
        ("Written by", rules.named(queries.authors_of(answer)) or "Nobody yet"),
        ("Senior officer informed", rules.informed(answer) or "Not recorded"),
        (
            "Endorsed by",
            f"{rules.named([endorsement.person])}; {moment(endorsement.signed_at)}" if endorsement else "Nobody yet",
        ),
        ("Digest", f"{answer.digest}\n{DIGEST}"),
    ]
    blocks: list[Block] = [Facts(facts), Paragraph(PURPOSE)]
    for chapter in rules.chapters(answer):
        blocks.append(Heading(chapter.title))
        for section in chapter.sections:
            if section.heading:
                blocks.append(Heading(section.heading, 2))
            blocks.append(Facts(section.answered))
    return Paper(
        f"Scoping return of {answer.agency}",
        blocks,
        author=board.name,
        foot=f"{request.reference}. {access.LIMIT_IN_SHORT}",
    )
