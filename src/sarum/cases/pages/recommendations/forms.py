"""The questions asked after ratification."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Person
from sarum.cases.models import AgreedWhere, Alternative, GroupMeeting, Idea, LearningMethod, Recommendation, Source
from sarum.cases.rules.recommendations import AMENDABLE, METHODS
from sarum.kit import fields

OTHER = "Another method"


class RecommendForm(fields.Form):
    """What should change, and whose it is; the Partnership Team also says where it comes from."""

    def __init__(
        self, *args: Any, agencies: QuerySet[Agency], taught: QuerySet[Alternative], ideas: QuerySet[Idea], asks_source: bool,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.fields["text"] = fields.LongText(
            "What should change?",
            hint="One change, in words that an agency can act on.",
            required="Say what should change",
        )
        self.fields["agencies"] = fields.ModelChoice(
            "Which agencies is it for?", queryset=agencies, many=True, required="Choose the agencies it is for"
        )
        self.fields["is_multi_agency"] = fields.YesNo(
            "Do they carry it out together?",
            yes="Yes: it is multi-agency",
            no="No: it is for one agency alone, so it is single-agency",
            hint="If several are each to do the same by themselves, make a recommendation for each of them.",
            inline=False,
        )
        if ideas:
            self.fields["idea"] = fields.ModelChoice(
                "Does it take up something that the Rapid Review saw could be improved?", queryset=ideas, required=False,
                named=idea_in_short, as_select=True, hint="Leave this empty if it does not",
            )  # fmt: skip
        if taught:
            self.fields["alternative"] = fields.ModelChoice(
                "Does it take up what an alternative action taught?", queryset=taught, as_select=True, required=False,
                hint="Leave this empty if it does not", named=lambda one: f"{one.kind}: {one.learning[:80]}",
            )  # fmt: skip
        if asks_source:
            self.fields["source"] = fields.Choice("Where does it come from?", choices=Source.choices)
        self.fields["number"] = fields.Text(
            "Number", width=10, longest=20, required=False, hint="For example R4. Left empty, it is given the next one."
        )


def idea_in_short(idea: Idea) -> str:
    """A potential improvement on one line, with its themes and what took it up already."""
    themes = "; ".join(theme.name for theme in idea.themes.all())
    taken = ", ".join(made.number for made in idea.recommendations.all())
    said = f"{idea.number}. {idea.words[:100]}{f' ({themes})' if themes else ''}"
    return f"{said}: already in {taken}" if taken else said


class AskAmendmentForm(fields.Form):
    """What a partner wants changed in the ratified report, and why."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"] = fields.ModelChoice(
            "Which agency asks?", queryset=agencies, as_select=agencies.count() > 7, required="Choose the agency"
        )
        self.fields["text"] = fields.LongText(
            "What should change?",
            hint="Say where in the report, and give the words.",
            required="Say what should change",
        )
        self.fields["reason"] = fields.LongText("Why?", rows=3, required="Say why it should change")


class DecideAmendmentForm(fields.Form):
    """The Chair's decision on an amendment."""

    is_approved = fields.YesNo(
        "Do you approve this amendment?", yes="Yes, approve it", no="No, refuse it", inline=False
    )
    touches_decision = fields.YesNo(
        "Does it change the decision, or the grounds of the decision?",
        hint="If it does and you approve it, the report goes through quality assurance, sign-off and ratification again.",
    )
    reasons = fields.LongText("Your reasons", hint="Needed where you refuse it.", rows=3, required=False)


class AmendReportForm(fields.Form):
    """The sections of the report that do not state the decision, to put an approved amendment in its place."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, words in AMENDABLE.items():
            self.fields[name] = fields.Rich(words, rows=8, required=False)
            self.fields[name].label = words


class AgreeRecommendationsForm(fields.Form):
    """Which recommendations the JCR group agreed, where it did, and who disagreed."""

    def __init__(
        self, *args: Any, recommendations: QuerySet[Recommendation], meetings: QuerySet[GroupMeeting],
        partners: Sequence[Agency], agencies: QuerySet[Agency], **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.partners = partners
        self.fields["recommendations"] = fields.ModelChoice(
            "Which recommendations does the JCR group agree?",
            queryset=recommendations,
            many=True,
            named=lambda one: f"{one.number}: {one.text}",
            hinted=addressed,
            required="Tick each recommendation that is agreed",
        )
        self.fields["where"] = fields.Choice(
            "Where did the group agree them?", choices=AgreedWhere.choices, required="Select where they were agreed",
            hint="A meeting agrees where each statutory partner was represented and the JCR Chair or Vice-Chair was there.",
        )  # fmt: skip
        self.fields["group_meeting"] = fields.ModelChoice(
            "If at a meeting of the group: at which?", queryset=meetings, as_select=True, required=False,
            hint="Those that have begun since the report was ratified",
        )  # fmt: skip
        for partner in partners:
            self.fields[agreed(partner)] = fields.LongText(
                f"If outside a meeting: how did {partner} agree?", rows=2, required=False,
                hint="Who for it, in what way and when. For instance: Superintendent Holt, by email on 3 March 2026.",
            )  # fmt: skip
        self.fields["dissenting"] = fields.ModelChoice(
            "Which agencies disagreed with any of them?", queryset=agencies, many=True, required=False, is_small=True
        )
        self.fields["dissent"] = fields.LongText("With what did they disagree, and why?", rows=3, required=False)
        for name in ("group_meeting", "dissent", *(agreed(partner) for partner in partners)):
            self.fields[name].label = str(self.fields[name].label).removesuffix(" (optional)")

    def clean(self) -> dict[str, Any]:
        answers = dict(self.cleaned_data)
        return answers | {"said": {partner: answers.pop(agreed(partner), "") for partner in self.partners}}


def agreed(partner: Agency) -> str:
    return f"partner_{partner.pk}"


def addressed(recommendation: Recommendation) -> str:
    """To whom a recommendation goes, in one line."""
    kind = "Multi-agency" if recommendation.is_multi_agency else "Single-agency"
    return f"{kind}, for {', '.join(str(agency) for agency in recommendation.agencies.all())}"


class ChooseLearningMethodForm(fields.Form):
    """How the learning is cascaded, why so, and who leads it."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["methods"] = fields.Several(
            "How will the learning be identified and cascaded?",
            choices=[(method, method) for method in (*METHODS, OTHER)],
            required="Choose at least one method",
        )
        self.fields["other"] = fields.Text("If another method, which?", required=False)
        self.fields["reasons"] = fields.LongText(
            "Why does this suit the case?",
            hint="Who needs it, and what they do with it.",
            required="Say why it suits the case",
        )
        self.fields["agreed_where"] = fields.Text(
            "Where did the group agree this?", required="Say where the group agreed this",
            hint="At which meeting; or outside one, how and when", longest=300,
        )  # fmt: skip
        self.fields["lead"] = fields.ModelChoice(
            "Who leads it?", queryset=people, as_select=True, named=Person.with_agency, required="Choose who leads it"
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if OTHER in given.get("methods", []) and not given.get("other"):
            self.add_error("other", "Say which other method")
        return given


def chosen_methods(methods: list[str], other: str) -> list[str]:
    """The methods by name, the other one in the words that were given."""
    return [method for method in methods if method != OTHER] + ([other] if other else [])


def values_of_method(method: LearningMethod) -> dict[str, Any]:
    """A choice as the form shows it."""
    others = [one for one in method.methods if one not in METHODS]
    return {
        "methods": [one for one in method.methods if one in METHODS] + ([OTHER] if others else []),
        "other": ", ".join(others),
        "reasons": method.reasons,
        "agreed_where": method.agreed_where,
        "lead": method.lead if method.lead_id else None,
    }


class OpenTrackerForm(fields.Form):
    """Nothing is asked: opening the tracker is confirmed."""
