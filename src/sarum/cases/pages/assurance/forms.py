"""The questions by which practice is shown to have changed."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency
from sarum.cases.models import Impact, Recommendation
from sarum.kit import fields


class ShowImprovementForm(fields.Form):
    """What changed in an agency for a recommendation, and how it is known."""

    def __init__(
        self, *args: Any, recommendations: QuerySet[Recommendation], agencies: QuerySet[Agency], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["recommendation"] = fields.ModelChoice(
            "For which recommendation?",
            queryset=recommendations,
            named=lambda one: f"{one.number}: {one.text}",
            required="Choose the recommendation",
        )
        self.fields["agency"] = fields.ModelChoice(
            "In which agency?", queryset=agencies, as_select=agencies.count() > 7, required="Choose the agency"
        )
        self.fields["what_changed"] = fields.LongText(
            "What changed in practice?",
            hint="What people now do that they did not do before.",
            required="Say what changed",
        )
        self.fields["evidence"] = fields.LongText(
            "How is it known?",
            hint="The baseline, the result and where it comes from: an audit, data, supervision, what adults say.",
            required="Say how it is known",
        )


class JudgeImpactForm(fields.Form):
    """What somebody who does not own an improvement makes of it."""

    impact = fields.Choice("What did it come to?", choices=Impact.choices, required="Choose what it came to")
    reasons = fields.LongText("What does this rest on?", required="Say what this judgement rests on")


class ReportImpactForm(fields.Form):
    """What the JCR group was told."""

    summary = fields.LongText("What changed, and what did not?", rows=8, required="Say what changed and what did not")
    reported_on = fields.Day(
        "At which JCR meeting was it reported?", not_after="today", required="Enter the date of the JCR meeting"
    )


class CloseCaseForm(fields.Form):
    """Why a case is closed; where it still owes something, that this is an exception."""

    def __init__(self, *args: Any, is_owing: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_owing:
            self.fields["is_exception"] = fields.Tick(
                "The JCR group agrees to close the case by exception, although this is still owed"
            )
        self.fields["reason"] = fields.LongText(
            "Why is the case closed by exception?" if is_owing else "Why is the case closed?",
            hint="It stays at the head of the case.",
            required="Say why the case is closed",
        )
