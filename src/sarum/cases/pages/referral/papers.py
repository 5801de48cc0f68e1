"""The receipt for a referral, as the page says it and as the PDF does; it names nobody but the Board."""

from sarum.board.models import Board
from sarum.board.queries import settings
from sarum.cases.models import Referral
from sarum.kit.paper import Facts, Heading, Items, Paper, Paragraph
from sarum.kit.templatetags.words import moment, weekday

DIGEST = "A fingerprint of exactly what was sent. It shows later that not a letter has changed."


def what_next(referral: Referral) -> list[str]:
    """What happens next and by when, and how each day was worked out."""
    start = referral.came_on
    acknowledged, verified = settings.due("referral", start), settings.due("verification", start)
    return [
        f"The Partnership Team acknowledges your referral by {weekday(acknowledged.on)} ({acknowledged.because}).",
        "The three statutory partners (the council, the NHS and the police) meet the Chair of the Joint Case Review group "
        f"and agree what to do by {weekday(verified.on)} ({verified.because}).",
        "The Partnership Team tells you what was decided, and why.",
    ]


def receipt_paper(referral: Referral, board: Board) -> Paper:
    """The receipt as something to keep."""
    facts = [
        ("Reference of the case", referral.case.reference),
        ("Number of the referral", referral.number),
        ("Sent", moment(referral.sent_at)),
        ("Digest", f"{referral.digest}\n{DIGEST}"),
    ]
    ring = " or ".join(way for way in (board.phone, board.email) if way)
    return Paper(
        "Receipt for a referral",
        [
            Facts(facts),
            Heading("What happens next"),
            Items(what_next(referral), is_numbered=True),
            Heading("If you learn more, or something changes"),
            Paragraph(
                f"Tell the Partnership Team{f' ({ring})' if ring else ''} and give the number. Leave out names in an e-mail."
            ),
            Heading("If somebody is at risk now"),
            Paragraph(board.urgent_help),
        ],
        author=board.name,
        foot=f"{board.name} · {referral.number}",
    )
