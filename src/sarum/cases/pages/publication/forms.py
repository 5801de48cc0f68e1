"""The questions asked before the public may read a review."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.cases.models import PublicationPlan
from sarum.cases.models.review import CONTENTS
from sarum.kit import fields


class PlanPublicationForm(fields.Form):
    """Who leads with the media, who is told and when, and how the family is told first."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["media_lead"] = fields.ModelChoice(
            "Who leads with the media?",
            queryset=people,
            as_select=True,
            named=Person.with_agency,
            required="Choose who leads with the media",
        )
        self.fields["plan"] = fields.LongText(
            "Who is told, when and by whom?",
            hint="Practitioners, agencies and their press leads, members, the coroner; the day, the statement, the "
            "spokesperson; and how long the review stays public.",
            rows=8,
            required="Say who is told, when and by whom",
        )
        self.fields["family_told"] = fields.LongText(
            "How is the adult or the family told first?",
            hint="Or why they are not. Mind anniversaries.",
            rows=4,
            required="Say how the adult or the family is told first, or why they are not",
        )


def values_of_plan(plan: PublicationPlan) -> dict[str, Any]:
    """A plan as the form shows it."""
    lead = plan.media_lead if plan.media_lead_id else None
    return {"media_lead": lead, "plan": plan.plan, "family_told": plan.family_told}


class WritePublicationForm(fields.Form):
    """The text that the public will read, part by part."""

    title = fields.Text(
        "What is the published review called?",
        hint="The title becomes part of its public address, so it names nobody.",
        longest=200,
        required="Give the published review a title",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for key, words in CONTENTS.items():
            self.fields[key] = fields.LongText(words, rows=10, longest=200_000, required=False)
            self.fields[key].label = words


class WaiveToolForm(fields.Form):
    """Why a review is published without a learning tool."""

    because = fields.LongText(
        "Why should the review be published without a learning tool?",
        required="Say why the review should be published without a learning tool",
    )


class DecidePublicationForm(fields.Form):
    """The Independent Chair's decision on the exact text."""

    is_to_be_published = fields.YesNo(
        "Is this text to be published?", yes="Yes, publish it", no="No, it is not published", inline=False
    )
    reasons = fields.LongText(
        "Your reasons",
        hint="They stay in the history, and count if the decision is questioned.",
        required="Give your reasons",
    )
    digest = fields.Hidden("The words you read")


class PublishForm(fields.Form):
    """The last look before the public reads it."""

    is_checked = fields.Tick(
        "I have read this text as a stranger would, and nobody in the case can be recognised in it"
    )
    digest = fields.Hidden("The words you read")
