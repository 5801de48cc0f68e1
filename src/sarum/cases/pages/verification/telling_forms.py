"""The questions of pausing the clock and of telling people what was decided."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency
from sarum.cases.models import How
from sarum.kit import fields


class PauseClockForm(fields.Form):
    """What the case waits for, and since when."""

    reason = fields.LongText("What does the case wait for?", rows=4, required="Say what the case waits for")
    started_on = fields.Day("Since when?", not_after="today", required="Enter the day from which the clock is paused")


class EndPauseForm(fields.Form):
    """When the clock goes on, and what came of the pause."""

    ended_on = fields.Day(
        "On what day did it end?", not_after="today", required="Enter the day on which the pause ended"
    )
    ended_because = fields.LongText("What came of it?", rows=4, required=False)


class WriteLetterForm(fields.Form):
    """What the referrer, or an agency, is told."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"] = fields.ModelChoice(
            "Which agency is told?",
            queryset=agencies,
            as_select=True,
            required=False,
            hint="Leave this empty for the referrer",
        )
        self.fields["to_name"] = fields.Text(
            "To whom is it addressed?", longest=200, required="Say to whom the letter is"
        )
        self.fields["words"] = fields.LongText(
            "What does it say?", rows=16, longest=20_000, required="Write the letter",
            hint="It begins in the Board’s words. Add the reasons, in words that whoever reads it may know, and no more",
        )  # fmt: skip


class ToldForm(fields.Form):
    """How and when somebody was told."""

    told_how = fields.Choice("How were they told?", choices=How.choices, required="Select how they were told")
    told_on = fields.Day("When?", not_after="today", required="Enter the day on which they were told")
