"""The questions about a date that could not be read for certain, about one entry's date, and about an entry typed in."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.forms import Field

from sarum.cases.models import ChronologyProblem
from sarum.kit import fields

ACCEPTED, OTHER, LEFT = "accepted", "other", "left"
Asked = TypeVar("Asked", bound=Field)


def unmarked(field: Asked) -> Asked:
    """The question without the word that says it is optional, where the page says so for all of them."""
    field.label = str(field.label).removesuffix(" (optional)")
    return field


def date_fields(suggestion: str, event: str = "", otherwise: str = "") -> tuple[fields.Choice, fields.Text]:
    """What is asked of a date that could not be read: whether the suggestion is right, or which date is."""
    offered = [(ACCEPTED, f"It was on {suggestion}, as suggested")] if suggestion else []
    offered += [(OTHER, "It has another date, given below"), (LEFT, "Leave it as it stands")]
    short = event if len(event) <= 160 else event[:159].rstrip() + "…"
    choice = fields.Choice(
        f"“{short}”" if short else "What is right?", choices=offered, is_small=True, required=False, hint=otherwise
    )
    date = fields.Text("Another date", hint="For example 3 March 2021, or about March 2021", width=20, required=False)
    return unmarked(choice), unmarked(date)


class SettleForm(fields.Form):
    """What is made of one thing that could not be read for certain."""

    def __init__(self, *args: Any, problem: ChronologyProblem, suggestion: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.problem = problem
        if problem.entry_id:
            self.fields["answer"], self.fields["date"] = date_fields(suggestion)
        self.fields["because"] = fields.Text("How do you know?", required=False, hint="It is kept beside the entry")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        answer, date = said.pop("answer", LEFT), said.get("date", "")
        if answer == OTHER and not date:
            self.add_error("date", "Enter the date, or choose another answer")
        if not answer and not date:
            self.add_error("answer", "Choose what is right")
        if answer == ACCEPTED:
            said["date"] = self.problem.suggestion
        if answer == LEFT:
            said["date"] = ""
        return said


class DateEntryForm(fields.Form):
    """The date of an entry as a person reads it, and how they know."""

    date = fields.Text(
        "When did it happen?", width=20, hint="For example 3 March 2021, about March 2021, or 3 to 5 March 2021",
        required="Enter the date",
    )  # fmt: skip
    because = fields.Text("How do you know?", hint="It is kept beside the entry", required="Say how you know")


class AddChronologyEntryForm(fields.Form):
    """An entry that is typed in."""

    def __init__(self, *args: Any, agencies: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"] = fields.Text(
            "Whose record is it?", suggestions=agencies, longest=200, required="Say whose record this is"
        )
        self.fields["date"] = fields.Text(
            "When did it happen?", width=20, required=False,
            hint="For example 3 March 2021, about March 2021, or 3 to 5 March 2021. Left empty, it stands as not dated.",
        )  # fmt: skip
        self.fields["time"] = fields.Text("At what time?", width=10, required=False, hint="For example 2.30pm or 14:30")
        self.fields["event"] = fields.LongText("What happened?", longest=20_000, required="Say what happened")
        self.fields["information"] = fields.Text(
            "Where does this come from?", required=False, hint="For example: case file, page 12"
        )
