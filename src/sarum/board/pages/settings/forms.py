"""The questions asked about the Board itself."""

from typing import Any

from sarum.board.models import Board, TellsFamily
from sarum.board.rules.duties import Duty
from sarum.board.rules.register import LONGEST_TIMESCALE
from sarum.kit import fields


class ChangeBoardForm(fields.Form):
    """What the Board says of itself."""

    name = fields.Text("Name of the Board", longest=200, required="Enter the Board’s name")
    reference_prefix = fields.Text(
        "What its references begin with", longest=12, width=10,
        hint="HSAB gives references such as HSAB-2026-001. References already given stay as they are.",
        required="Enter what references begin with",
    )  # fmt: skip
    email = fields.Email("Email address", hint="Everybody may see it", required=False)
    phone = fields.Text("Telephone number", longest=40, width=20, required=False)
    area = fields.Text("The area it serves", longest=200, required=False)
    urgent_help = fields.LongText(
        "Who to call when an adult is at risk now", rows=4, longest=2000,
        hint="Shown to everybody who refers a case or reads a published review",
        required="Say who to call when an adult is at risk now",
    )  # fmt: skip
    may_verify_in_writing = fields.YesNo(
        "May a referral be verified in writing, without meeting?", required=False,
        hint="If yes, each statutory partner gives its view and grounds in writing, and the JCR Chair decides",
    )  # fmt: skip
    letter_ending = fields.LongText(
        "How does a letter about a decision end?", rows=4, longest=2000, required=False,
        hint="For example how somebody who does not agree can say so",
    )  # fmt: skip
    tells_family = fields.Choice(
        "When are the adult or the family told of a referral?", choices=TellsFamily.choices, required=False,
        hint="A case may do otherwise, with its reason. This is what the page of involvement suggests",
    )  # fmt: skip


def values_of(board: Board) -> dict[str, object]:
    return {name: getattr(board, name) for name in ChangeBoardForm.base_fields}


class SetTimescaleForm(fields.Form):
    """How many working days a duty has."""

    def __init__(self, *args: Any, duty: Duty, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["working_days"] = fields.WholeNumber(
            "Working days", at_least=1, at_most=LONGEST_TIMESCALE, required=False,
            hint=f"Leave this empty for the procedure’s {duty.days}",
        )  # fmt: skip


class AddClosureForm(fields.Form):
    """A day on which the office is shut."""

    on = fields.Day("Which day is the office shut?", required="Enter the day on which the office is shut")
    reason = fields.Text(
        "Why?", hint="For example, “between Christmas and New Year”", longest=200, required="Say why the office is shut"
    )


class SetTermForm(fields.Form):
    """What a page is called."""

    def __init__(self, *args: Any, word: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["shown_as"] = fields.Text(
            "Show it as", longest=60, required=False, hint=f"Leave this empty for “{word}”"
        )
