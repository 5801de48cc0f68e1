"""Whom the Board asks, what each is told and asked, and on what terms."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency
from sarum.cases.queries.asking import Proposal
from sarum.cases.rules.asking import Interest, is_first_shown
from sarum.kit import fields

ASK, ASIDE, LATER = "ASK", "ASIDE", "LATER"
DECISIONS = [(ASK, "Ask"), (ASIDE, "Do not ask"), (LATER, "Decide later")]
NO_LEAD = "Nobody in the register can answer for it. Add its safeguarding lead to the register first"


class SendRequestsForm(fields.Form):
    """For each agency that is proposed: whether it is asked, what it is told and asked; and the terms for all."""

    def __init__(
        self, *args: Any, proposals: list[Proposal], others: QuerySet[Agency], interests: list[Interest], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.proposals = {one.agency.pk: one for one in proposals}
        offered = [(one.key, one.label) for one in interests]
        for pk, one in self.proposals.items():
            self.fields[f"ask_{pk}"] = fields.Choice(
                f"Is {one.agency} asked?", choices=DECISIONS if one.can_answer else DECISIONS[1:], inline=True, is_small=True,
                hint=". ".join([*one.because, *([] if one.can_answer else [NO_LEAD])]),
                required=f"Select whether {one.agency} is asked",
            )  # fmt: skip
            self.initial.setdefault(f"ask_{pk}", ASK if one.known and one.can_answer else LATER)
            self.fields[f"shown_{pk}"] = fields.Several(
                f"What is {one.agency} told?", choices=offered, required=False, is_small=True
            )
            first = [each.key for each in interests if is_first_shown(each, one.agency.name)]
            self.initial.setdefault(f"shown_{pk}", first)
            self.fields[f"shown_{pk}"].label = f"What is {one.agency} told?"  # not optional for those who are asked
            self.fields[f"own_{pk}"] = fields.LongText(f"What is {one.agency} alone asked?", rows=2, required=False)
            self.fields[f"why_{pk}"] = fields.Text(f"Why is {one.agency} not asked?", required=False)
        self.fields["others"] = fields.ModelChoice(
            "Which other agencies of the register are asked?", queryset=others, many=True, required=False,
            hint="An agency that is not listed has to be added to the register first.",
        )  # fmt: skip
        self.fields["others_shown"] = fields.Several(
            "What are those other agencies told?", choices=offered, required=False, is_small=True
        )
        self.fields["others_shown"].label = "What are those other agencies told?"
        self.initial.setdefault("others_shown", [each.key for each in interests if is_first_shown(each, "")])
        self.fields["due_on"] = fields.Day(
            "When are the returns due?", hint="Leave this empty for the Board’s usual time.", required=False
        )
        self.fields["period_from"] = fields.Day("About which time does the Board ask? From", required=False)
        self.fields["period_to"] = fields.Day("Until", required=False)
        self.fields["questions"] = fields.LongText(
            "What else are all of them asked?",
            hint="Besides the questions of the Board’s template.",
            rows=4,
            required=False,
        )
        self.fields["supply_to"] = fields.Text(
            "To whom may they supply it instead of the Board?", required=False,
            hint="For example the independent reviewer, by name. Care Act 2014 s.45(1). Leave this empty for nobody.",
        )  # fmt: skip
        self.fields["is_checked"] = fields.Tick(
            "I have checked that each agency is told only what it needs",
            required="Check what each agency is told, then select the box",
        )

    def groups_of_panels(self) -> list[tuple[str, str, list[dict[str, Any]]]]:
        """The questions about each agency together, for the page: those named in the case first, then who else is proposed."""
        panels = self.panels()
        named = [panel for panel in panels if panel["is_named"]]
        also = [panel for panel in panels if not panel["is_named"]]
        groups = [
            ("Named in the case", "They are asked unless you say otherwise.", named),
            ("Also proposed", "Nobody has named them in this case. Ask them, or set them aside with a reason.", also),
        ]
        return [group for group in groups if group[2]]

    def panels(self) -> list[dict[str, Any]]:
        return [
            {"agency": one.agency, "is_named": one.known is not None, "is_open": f"own_{pk}" in self.errors,
             **{name: self[f"{name}_{pk}"] for name in ("ask", "shown", "own", "why")}}
            for pk, one in self.proposals.items()
        ]  # fmt: skip

    @property
    def has_errors_in_terms(self) -> bool:
        return bool({"period_from", "period_to", "questions", "supply_to"} & set(self.errors))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        chosen = {pk: one for pk, one in self.proposals.items() if said.get(f"ask_{pk}") == ASK}
        aside = {pk: said.get(f"why_{pk}", "").strip() for pk in self.proposals if said.get(f"ask_{pk}") == ASIDE}
        for pk, why in aside.items():
            if not why:
                self.add_error(f"why_{pk}", f"Say why {self.proposals[pk].agency} is not asked")
        for pk, one in chosen.items():
            if not said.get(f"shown_{pk}"):
                self.add_error(
                    f"shown_{pk}", f"Select at least one thing that {one.agency} is told, so that it can search"
                )
        others = list(said.get("others") or [])
        if others and not said.get("others_shown"):
            self.add_error(
                "others_shown", "Select at least one thing that the other agencies are told, so that they can search"
            )
        told_others = {one.pk: said.get("others_shown", []) for one in others}
        terms = ("due_on", "period_from", "period_to", "questions", "supply_to")
        return {
            **{name: said.get(name) for name in terms if name in said},
            "agencies": [*(one.agency for one in chosen.values()), *others],
            "shown": {pk: said.get(f"shown_{pk}", []) for pk in chosen} | told_others,
            "own": {pk: said.get(f"own_{pk}", "") for pk in chosen},
            "aside": aside,
        }
