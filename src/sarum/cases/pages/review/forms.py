"""The questions asked about the review's drafts."""

from typing import Any

from sarum.cases.models import Draft, Judgement
from sarum.cases.models.review import CONTENTS, MARKERS
from sarum.kit import fields

LEFT_OUT = "_left_out"


class SendDraftForm(fields.Form):
    """A draft, part by part of the seven minimum contents, each with its text or why it is left out."""

    groups = {
        **{f"{n}. {words}": [key, key + LEFT_OUT] for n, (key, words) in enumerate(CONTENTS.items(), 1)},
        "Everything else": ["body"],
    }

    title = fields.Text("What is the review called?", longest=200, required="Give the draft a title")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number, key in enumerate(CONTENTS, 1):
            self.fields[key] = fields.LongText(f"Text of part {number}", rows=8, longest=200_000, required=False)
            self.fields[key + LEFT_OUT] = fields.LongText(f"If part {number} is left out, why?", rows=2, required=False)
        self.fields["body"] = fields.LongText(
            "What else does the report say?",
            hint="For example the terms of reference, the method, and how the family took part.",
            rows=10,
            longest=400_000,
            required=False,
        )
        for key in (*CONTENTS, *(key + LEFT_OUT for key in CONTENTS), "body"):
            self.fields[key].label = str(self.fields[key].label).removesuffix(" (optional)")


def as_draft(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers as a draft holds them: parts, and reasons for what is left out."""
    return {
        "title": answers["title"],
        "parts": {key: answers[key] for key in CONTENTS if answers[key]},
        "justified": {key: answers[key + LEFT_OUT] for key in CONTENTS if answers[key + LEFT_OUT]},
        "body": answers["body"],
    }


def values_of(draft: Draft | None) -> dict[str, Any]:
    """The draft before, for the next one to begin from."""
    if draft is None:
        return {}
    left_out = {key + LEFT_OUT: text for key, text in draft.justified.items()}
    return {"title": draft.title, "body": draft.body, **draft.parts, **left_out}


class ReviewDraftForm(fields.Form):
    """What the Partnership Team makes of a draft."""

    comments = fields.LongText(
        "Your comments on this draft",
        hint="The reviewer reads them.",
        rows=10,
        required="Write your comments on this draft",
    )
    is_ready = fields.YesNo(
        "Is it ready to be accepted?",
        yes="Yes, the JCR Chair can accept it",
        no="No, another draft is needed",
        inline=False,
    )


class JudgeMarkerForm(fields.Form):
    """How the review stands against one Quality Marker."""

    marker = fields.Choice(
        "Which Quality Marker?",
        choices=[(number, f"{number}. {name}") for number, name in MARKERS.items()],
        as_select=True,
        required="Choose the Quality Marker",
    )
    judgement = fields.Choice("How does the review stand?", choices=Judgement.choices, required="Choose how it stands")
    evidence = fields.LongText(
        "On what evidence?",
        hint="Or why the marker does not apply.",
        required="Say on what evidence, or why it does not apply",
    )

    def clean_marker(self) -> int:
        return int(self.cleaned_data["marker"])


class AcceptReviewForm(fields.Form):
    """The JCR Chair accepts the exact words of one draft."""

    is_read = fields.Tick("I have read this draft, and the JCR group accepts it")
    digest = fields.Hidden("The words you read")
