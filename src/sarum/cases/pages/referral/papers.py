"""The receipt for a referral, as the page says it and as the PDF does; it names nobody but the Board."""

from sarum.board.models import Board
from sarum.board.queries import settings
from sarum.cases.models import Referral
from sarum.cases.operations import drafting
from sarum.kit.paper import Facts, Heading, Items, Paper, Paragraph
from sarum.kit.templatetags.words import moment, weekday

DIGEST = "A fingerprint of exactly what was sent. It shows later that not a letter has changed."


def what_next(referral: Referral) -> list[str]:
    """What happens next and by when, and how each day was worked out."""
    start = referral.came_on
    acknowledged, verified = settings.due("referral", start), settings.due("verification", start)
    if not is_reachable(referral):
        first = f"The Partnership Team reads your referral by {weekday(acknowledged.on)} ({acknowledged.because})."
        last = "You gave no e-mail address or telephone number, so the team cannot tell you what was decided. Ask it."
    else:
        first = (
            f"The Partnership Team acknowledges your referral by {weekday(acknowledged.on)} ({acknowledged.because})."
        )
        last = "The Partnership Team tells you what was decided, and why."
    return [
        first,
        "The three statutory partners (the council, the NHS and the police) meet the Chair of the Joint Case Review group "
        f"and agree what to do by {weekday(verified.on)} ({verified.because}).",
        last,
    ]


def is_reachable(referral: Referral) -> bool:
    return bool(referral.referrer_email or referral.referrer_phone)


def come_back(referral: Referral, board: Board) -> list[str]:
    """How to see how far it is, or to add something."""
    tell = board.tell_team
    by_hand = f"{tell[0].upper()}{tell[1:]}, and give the number {referral.number}. Leave out names in an e-mail."
    if not referral.referrer_email:
        return [by_hand]
    return [
        f"Open {drafting.place()} and give the number {referral.number} and your e-mail address. You are sent a code. Then "
        "you can see how far your referral is, and add to it.",
        f"Or {by_hand[0].lower()}{by_hand[1:]}",
    ]


def receipt_paper(referral: Referral, board: Board) -> Paper:
    """The receipt as something to keep."""
    facts = [
        ("Number of your referral: give this one", referral.number),
        ("Sent", moment(referral.sent_at)),
        ("The case it opened, as the team calls it", referral.case.reference),
        ("Digest", f"{referral.digest}\n{DIGEST}"),
    ]
    return Paper(
        "Receipt for a referral",
        [
            Facts(facts),
            Heading("What happens next"),
            Items(what_next(referral), is_numbered=True),
            Heading("If you learn more, or something changes"),
            *(Paragraph(one) for one in come_back(referral, board)),
            Heading("If somebody is at risk now"),
            Paragraph(board.urgent_help),
        ],
        author=board.name,
        foot=f"{board.name} · {referral.number}",
    )
