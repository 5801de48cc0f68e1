"""The questions asked about letters."""

from typing import Any

from sarum.board.models import Ending
from sarum.kit import fields

STATES = [("SENT", "Sent"), ("WAITING", "Waiting"), ("TRIED", "Tried, and waiting"), *Ending.choices]


class FindLettersForm(fields.Form):
    """What a list of letters is narrowed by."""

    def __init__(self, *args: Any, every: str, is_unsent: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        states = [("", every), *STATES[is_unsent:]]
        self.fields["state"] = fields.Choice("State", choices=states, as_select=True, required=False)
        self.fields["state"].label = "State"

    @property
    def state(self) -> str:
        return str(self.cleaned_data["state"]) if self.is_valid() else ""


class PostAgainForm(fields.Form):
    """Nothing is asked but whether to."""
