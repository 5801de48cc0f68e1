"""The referral form as a Word document: what stands above its questions, and whose it is."""

from functools import lru_cache

from sarum.board.models import Board
from sarum.cases.rules.form.table import REFERRAL
from sarum.cases.rules.form.word import WordForm
from sarum.cases.rules.referral import FORM_VERSION


@lru_cache(maxsize=2)
def empty_form(name: str, urgent_help: str, area: str) -> bytes:
    """The empty form of a Board that says this of itself: drawn once, since anybody may ask for it."""
    return word_form(Board(name=name, urgent_help=urgent_help, area=area)).drawn()


def word_form(board: Board) -> WordForm:
    return WordForm(
        REFERRAL, f"Referral form, {board.name}", opening(board), note=f"Form {FORM_VERSION}",
        area=board.area_words,
    )  # fmt: skip


def opening(board: Board) -> tuple[tuple[int | None, str], ...]:
    """What stands above the questions."""
    return (
        (0, "Referral for a Safeguarding Adults Review"),
        (None, board.name),
        (1, "If somebody is at risk now"),
        *((None, line) for line in board.urgent_help.splitlines() if line.strip()),
        (None, "This form does not raise a safeguarding concern and nobody reads it at night or at weekends."),
        (1, "How to fill in this form"),
        (None, "Write in the column “Your answer” and leave the column “Code” as it is: it lets the form be read back. You may "
               "leave anything empty, or write “I do not know”. Only four things are needed: whether anybody is at risk now, "
               "your name, the adult’s name, and what happened. If in doubt, refer."),
        (None, "For another adult, person, agency or process than there is room for, copy the tables and fill them in again."),
        (None, "When you have finished, choose “Send a form filled in with Word” where you downloaded this one. You are shown how "
               "it was read before anything is sent. Do not send this form by e-mail: it holds what is confidential."),
        (None, f"Form version {FORM_VERSION}"),
    )  # fmt: skip
