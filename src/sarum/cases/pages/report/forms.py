"""The questions asked about the report: its words, and each hand on them."""

from collections.abc import Mapping
from typing import Any

from sarum.cases.models import Report
from sarum.cases.rules.report import SECTIONS
from sarum.kit import fields

HINTS = {
    "facts": "A concise summary of the facts, so far as they can be ascertained, and the relevant context.",
    "returns": "Who was asked, and every gap, so that a reader knows what the report rests on.",
    "criteria": "A clear decision on whether the criteria are met and on what grounds and, if not, why not.",
    "no_review": "Needed where there is no Safeguarding Adults Review: the learning, and why no more is to be gained.",
}


class DraftReportForm(fields.Form):
    """Nothing is asked: the report is drafted from what is on record."""


class WriteReportForm(fields.Form):
    """Every section of the report, and what is new in this version."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for key, heading in SECTIONS.items():
            self.fields[key] = fields.LongText(heading, rows=10, required=False, hint=HINTS.get(key, ""))
            self.fields[key].label = heading
        self.fields["why"] = fields.Text(
            "What is new in this version?", required="Say what is new in this version",
            hint="Those who sign it read this first.",
        )  # fmt: skip


def typed_in(report: Report) -> dict[str, str]:
    """The latest version as the form asks for it."""
    return {key: report.latest.sections.get(key, "") for key in SECTIONS}


def sections_of(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, as a version holds it."""
    return {key: typed[key] for key in SECTIONS}


class HandForm(fields.Form):
    """One hand on the exact words of one version: it goes on, or it goes back with comments."""

    def __init__(self, *args: Any, goes_on: str, is_acting: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("on", goes_on), ("back", "Return it for work", "Say below what needs work, and where")]
        self.fields["digest"] = fields.Hidden("The words you read")
        self.fields["outcome"] = fields.Choice(
            "What do you decide?", choices=choices, required="Select what you decide"
        )
        self.fields["comments"] = fields.LongText(
            "Comments", rows=5, required=False, hint="If you return it: what needs work, in which section, and why."
        )
        self.fields["comments"].label = "Comments"
        if is_acting:
            self.fields["acting_because"] = fields.Text(
                "Why does the Vice-Chair sign?", hint="For instance: the JCR Chair has a conflict of interest, or is away",
                required="Say why the Vice-Chair signs: the JCR Chair is conflicted or absent",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        outcome = said.pop("outcome", "")
        if outcome == "back" and not said.get("comments"):
            self.add_error("comments", "Say what needs work, so that the report can be put right")
        return said | {"is_returned": outcome == "back"}
