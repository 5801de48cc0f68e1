"""The questions of a challenge: who does not agree with what, what is answered, and what stays in dispute."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.cases.models import ChallengeOutcome, Challenger, How
from sarum.cases.rules.challenge import Matter
from sarum.kit import fields


class RecordChallengeForm(fields.Form):
    """Who does not agree, with what, and why."""

    def __init__(self, *args: Any, matters: Iterable[Matter], people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(one.key, one.words) for one in matters]
        asked = fields.Choice("What is challenged?", choices=choices, required="Select what is challenged")
        concerns = fields.ModelChoice(
            "If it is about how somebody acted: who?", queryset=people, as_select=True, named=Person.with_agency, required=False,
            hint="They do not answer it",
        )  # fmt: skip
        self.fields = {"matter": asked, "concerns": concerns, **self.fields}

    by_whom = fields.Choice("Who challenges it?", choices=Challenger.choices, required="Select who challenges it")
    name = fields.Text("What is their name?", longest=200, required="Enter their name")
    grounds = fields.LongText(
        "On what grounds?", required="Say on what grounds", hint="In their own words where you have them"
    )
    received_on = fields.Day("When did it come?", not_after="today", required="Enter the day on which it came")


class AnswerChallengeForm(fields.Form):
    """What is made of a challenge, and why."""

    outcome = fields.Choice("What is the outcome?", choices=ChallengeOutcome.choices, required="Select the outcome")
    reasons = fields.LongText("For what reasons?", required="Give the reasons for this answer")


class TellChallengerForm(fields.Form):
    """How and when the challenger was told."""

    told_how = fields.Choice("How were they told?", choices=How.choices, required="Select how they were told")
    told_on = fields.Day("When?", not_after="today", required="Enter the day on which they were told")


class SettleChallengeForm(fields.Form):
    """Whether the answer is accepted."""

    is_settled = fields.YesNo("Do they accept the answer?", required="Select yes if they accept the answer")
    unsettled_because = fields.LongText(
        "If not, what stays in dispute, and why could it not be settled?", rows=4, required=False,
        hint="In words that can stand in the report: no names",
    )  # fmt: skip


class WriteAddendumForm(fields.Form):
    """What the report says of a challenge that was not settled."""

    words = fields.LongText(
        "What does the addendum say?", rows=12, required="Write the addendum",
        hint="Say fairly what each side holds, and why it was not settled. Use pseudonyms, and no names. It begins in words "
        "from the record.",
    )  # fmt: skip


class AgreeAddendumForm(fields.Form):
    """Whether these exact words stand beside the report."""

    digest = fields.Hidden("The words you read")
    is_agreed = fields.YesNo("Do you agree these words?", required="Select yes if you agree these words")
    comments = fields.LongText("If not, what should change?", rows=4, required=False)
