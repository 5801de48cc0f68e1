"""The questions asked about how learning reaches practice."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Person
from sarum.cases.models import LearningPlan, Tool, ToolKind
from sarum.kit import fields

PLANNED = ("learning", "audience", "how", "measure")


class PlanLearningForm(fields.Form):
    """What is to be learnt, by whom, how it reaches them, and how the Board will know."""

    def __init__(self, *args: Any, people: QuerySet[Person], agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["learning"] = fields.LongText(
            "What is to be learnt?",
            hint="Agencies read this. Leave out the names of people in the case.",
            rows=6,
            required="Say what is to be learnt",
        )
        self.fields["audience"] = fields.LongText("Who needs it?", rows=3, required="Say who needs it")
        self.fields["how"] = fields.LongText(
            "How and when will it reach them?", rows=4, required="Say how and when it will reach them"
        )
        self.fields["measure"] = fields.LongText(
            "How will the Board know that it did?", rows=3, required="Say how the Board will know that it did"
        )
        self.fields["lead"] = fields.ModelChoice(
            "Who leads it?", queryset=people, as_select=True, named=Person.with_agency, required="Choose who leads it"
        )
        self.fields["agencies"] = fields.ModelChoice(
            "Which agencies is the plan for?", queryset=agencies, many=True, required="Choose the agencies it is for"
        )


def values_of_plan(plan: LearningPlan) -> dict[str, Any]:
    """A plan as the form shows it."""
    return {
        **{name: getattr(plan, name) for name in PLANNED},
        "lead": plan.lead if plan.lead_id else None,
        "agencies": list(plan.agencies.all()) if plan.pk else [],
    }


class ShareLearningPlanForm(fields.Form):
    """Nothing is asked: sharing the plan is confirmed."""


class PrepareToolForm(fields.Form):
    """A tool that carries the learning."""

    kind = fields.Choice("What kind of tool is it?", choices=ToolKind.choices, required="Choose the kind of tool")
    title = fields.Text("What is it called?", longest=200, required="Give the tool a title")
    text = fields.LongText(
        "What does it say?",
        hint="The text of the briefing or the success review; for a webinar, its outline and where to join. It may be "
        "published with the review, so it names nobody.",
        rows=14,
        required="Write what the tool says",
    )
    expert = fields.Text("Which subject expert contributed?", longest=200, required=False)


def values_of_tool(tool: Tool) -> dict[str, Any]:
    return {"kind": tool.kind, "title": tool.title, "text": tool.text, "expert": tool.expert}


class ChangeToolForm(PrepareToolForm):
    """The same questions, answered again."""


class ReadyToolForm(fields.Form):
    """Nothing is asked: that the tool is ready is confirmed."""


class ConfirmCascadeForm(fields.Form):
    """How an agency shared the learning, when, and with how many."""

    how = fields.Text(
        "How was the learning shared?",
        hint="For example in team meetings, supervision, reflective sessions or a workshop; and with which tool.",
        longest=200,
        required="Say how the learning was shared",
    )
    held_on = fields.Day(
        "When?", not_after="today", hint="The last day, if there were several.", required="Enter the date"
    )
    people = fields.WholeNumber(
        "How many people did it reach?", at_least=1, required="Enter how many people it reached"
    )
    reflections = fields.LongText(
        "What did they take from it, and what will they do differently?", rows=4, required=False
    )


class OpenPublicationForm(fields.Form):
    """Nothing is asked: going on is confirmed."""


class OpenAssuranceForm(fields.Form):
    """Nothing is asked: going on is confirmed."""
