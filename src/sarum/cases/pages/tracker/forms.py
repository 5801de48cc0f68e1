"""The questions asked about an action, and what the lists of actions are narrowed by."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Person
from sarum.cases.models import Recommendation
from sarum.cases.queries.tracker import SHOWN
from sarum.kit import fields

EVIDENCE = ("Document", "Training record", "Audit or dip sample", "Data", "Feedback", "List or log", "Something else")


def person_and_agency(person: Person) -> str:
    return f"{person.name}, {person.agency}" if person.agency else person.name


class AddActionForm(fields.Form):
    """An action: for which recommendation, what, whose, by when, and what should come of it."""

    def __init__(
        self, *args: Any, recommendations: QuerySet[Recommendation] | None, people: QuerySet[Person],
        agencies: QuerySet[Agency], **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        if recommendations is not None:
            self.fields["recommendation"] = fields.ModelChoice(
                "Which recommendation is it for?",
                queryset=recommendations,
                named=lambda one: f"{one.number}: {one.text}",
                required="Choose the recommendation it is for",
            )
        self.fields["text"] = fields.LongText(
            "What will be done?",
            rows=3,
            hint="One action, that somebody can show was done.",
            required="Say what will be done",
        )
        self.fields["owner"] = fields.ModelChoice(
            "Who owns it?", queryset=people, named=person_and_agency, as_select=True, required="Choose who owns it"
        )
        self.fields["agency"] = fields.ModelChoice(
            "Which agency's action is it, if not the owner's own?", queryset=agencies, as_select=True, required=False
        )
        self.fields["due_on"] = fields.Day("When is it due?", not_before="today", required="Enter the date it is due")
        self.fields["outcome"] = fields.LongText(
            "What should come of it?",
            rows=3,
            hint="What will be different for adults.",
            required="Say what should come of it",
        )
        self.fields["measure"] = fields.LongText(
            "How will it be measured?", rows=2, hint="What is counted, and from what baseline.", required=False
        )

    def clean(self) -> dict[str, Any]:
        """The action is the owner's agency's, where nobody says otherwise."""
        given = super().clean() or {}
        given["agency"] = given.get("agency") or getattr(given.get("owner"), "agency", None)
        if given.get("owner") and given["agency"] is None and "agency" not in self.errors:
            self.add_error("agency", "Choose the agency: this owner has none in the register")
        return given


class UpdateActionForm(fields.Form):
    """How an action stands: a minute's work for its owner."""

    progress = fields.LongText("How does it stand?", required="Say how the action stands")
    claims_complete = fields.YesNo(
        "Is it complete?",
        hint="Somebody outside your agency then verifies it, on the evidence given.",
        yes="Yes, it is complete",
        no="No, there is more to do",
        inline=False,
    )
    new_due_on = fields.Day("If the date has to move, to when?", not_before="today", required=False)
    slip_reason = fields.LongText("Why does the date move?", rows=2, hint="Needed where it moves.", required=False)


class GiveEvidenceForm(fields.Form):
    """What shows that an action was done."""

    kind = fields.Choice(
        "What kind of evidence is it?",
        choices=[(kind, kind) for kind in EVIDENCE],
        required="Choose the kind of evidence",
    )
    title = fields.Text(
        "What is it called, and where is it kept?",
        hint="For example: Discharge checklist v4, policy library. No names of adults or staff.",
        required="Say what it is called, and where it is kept",
    )
    shows = fields.LongText(
        "What does it show?", rows=4, hint="The result, against what was expected.", required="Say what it shows"
    )


class VerifyActionForm(fields.Form):
    """Whether a claim that an action is complete stands on its evidence."""

    is_accepted = fields.YesNo(
        "Does the evidence show that the action is complete?",
        yes="Yes, accept it as complete",
        no="No, it goes back to its owner",
        inline=False,
    )
    reasons = fields.LongText(
        "Your reasons", rows=4, hint="Needed where it goes back: say what is missing.", required=False
    )


class EscalateActionForm(fields.Form):
    """Why the Safeguarding Partners are asked, and what is done meanwhile."""

    why = fields.LongText("Why is it escalated?", required="Say why this action is escalated")
    mitigation = fields.LongText(
        "What is being done meanwhile to keep people safe?", required="Say what is being done meanwhile"
    )


class AnswerEscalationForm(fields.Form):
    """What the Safeguarding Partners did."""

    response = fields.LongText(
        "What did the Safeguarding Partners do?", required="Say what the Safeguarding Partners did"
    )


class CloseRapidReviewForm(fields.Form):
    """Nothing is asked: closing the stage is confirmed."""


class ActionLogForm(fields.Form):
    """What the Action Log is narrowed by."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["shown"] = fields.Choice(
            "Which actions?", choices=list(SHOWN.items()), as_select=True, required=False
        )
        self.fields["agency"] = fields.ModelChoice(
            "Owned by which agency?", queryset=agencies, as_select=True, required=False
        )
        self.fields["quiet_since"] = fields.Day("No update since", not_after="today", required=False)
        for field in self.fields.values():
            field.label = str(field.label).removesuffix(" (optional)")
