"""The questions about what can be learned at once."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency
from sarum.kit import fields


class ShareEarlyLearningForm(fields.Form):
    """The words that may be shared, and with whom."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["point"] = fields.LongText(
            "What can be learned already?", rows=6, required="Say what can be learned already",
            hint="For anybody to use at work tomorrow. Name nobody, and leave out dates, places and rare facts by which "
            "somebody could be known.",
        )  # fmt: skip
        self.fields["agencies"] = fields.ModelChoice(
            "With which agencies is it shared?", queryset=agencies, many=True, is_small=True,
            required="Choose the agencies with which it is shared",
            hint="Those that were asked about this case, and those of the Joint Case Review (JCR) group’s members, are ticked.",
        )  # fmt: skip


class RecordEarlyLearningForm(fields.Form):
    """Something worth knowing at once that was shared elsewhere, and who was told."""

    point = fields.LongText("What is worth knowing at once?", rows=3, required="Say what the learning is")
    shared_with = fields.Text("Who has been told?", required="Say who was told")
    shared_on = fields.Day("When?", not_after="today", required="Enter the day on which it was shared")
