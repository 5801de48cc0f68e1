"""A letter about a ratified report, and that it was sent."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from sarum.cases.models import Case, DecisionLetter, How
from sarum.cases.rules.telling import ToWrite
from sarum.kit import fields


class WriteReportLetterForm(fields.Form):
    """To whom, about what, and what the letter says."""

    to_name = fields.Text("To whom is it addressed?", longest=200, required="Say to whom the letter is")
    subject = fields.Text("What is it about?", longest=200, required="Say what the letter is about")
    words = fields.LongText(
        "What does it say?", rows=20, longest=20_000, required="Write the letter",
        hint="It begins in the Board’s words and with what is on record. Change it, so that whoever reads it may know each "
        "thing it says. It names nobody",
    )  # fmt: skip
    before = fields.Hidden("The letter that was kept before", required=False)


class SentForm(fields.Form):
    """How and when a letter was sent."""

    told_how = fields.Choice("How was it sent?", choices=How.choices, required="Select how it was sent")
    told_on = fields.Day("When?", not_after="today", required="Enter the day on which it was sent")


class AgencyLettersForm(fields.Form):
    """To which agencies, and heads of agencies, letters are kept."""

    def __init__(self, *args: Any, lines: Iterable[ToWrite], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["whom"] = fields.Several(
            "Who is written to?", choices=[(one.key, one.name) for one in lines], required="Select who is written to"
        )


class SeveralSentForm(SentForm):
    """Which letters were sent, how and when."""

    def __init__(self, *args: Any, letters: QuerySet[DecisionLetter], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["letters"] = fields.ModelChoice(
            "Which letters?",
            queryset=letters,
            many=True,
            named=lambda one: one.to_name,
            required="Select which were sent",
        )
        self.order_fields(["letters", "told_how", "told_on"])


class WriteWordingForm(fields.Form):
    """The words with which a kind of letter begins."""

    words = fields.LongText(
        "How does the letter begin?", rows=20, required="Write how the letter begins",
        hint="An empty line begins a new paragraph. A paragraph whose fields are all empty is left out.",
    )  # fmt: skip


class WordingTrialForm(fields.Form):
    """The case with which the words of a letter are tried."""

    def __init__(self, *args: Any, cases: QuerySet[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["case"] = fields.ModelChoice(
            "With which case?", queryset=cases.order_by("-pk"), as_select=True, required="Choose a case"
        )
