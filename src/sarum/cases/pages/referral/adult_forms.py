"""The questions of a referral about one adult."""

from collections.abc import Mapping
from typing import Any

from sarum.cases.models import Answer, Element, Living, Standard
from sarum.cases.pages.referral.answers import KNOWN, PartForm
from sarum.cases.rules import referral as rules
from sarum.kit import fields


class AdultForm(PartForm):
    """Who the adult is."""

    one_a_line = ("other_names",)
    name = fields.Text(
        "Full name", longest=200, called="The adult's name",
        required="Enter the adult's name. If you do not know it, write “Not known”",
    )  # fmt: skip
    known_as = fields.Text("What they like or liked to be called", longest=200, required=False)
    other_names = fields.LongText("Other names they have used", hint="One on each line", rows=2, required=False)
    date_of_birth = fields.Day("Date of birth", hint="For example, 3 March 1950", required=False, not_after="today")
    address = fields.LongText("Address at the time", rows=3, required=False, hint="Where they lived when this happened")
    nhs_number = fields.Text(
        "NHS number", longest=20, width=20, required=False, hint="10 digits, like 999 123 4560", spellcheck=False
    )
    living = fields.Choice("Is the adult alive?", choices=Living, required=False)


class DeathForm(PartForm):
    """How the adult died; asked only of somebody who has."""

    date_of_death = fields.Day("Date of death", required=False, not_after="today")
    place_of_death = fields.Text("Where they died", required=False)
    cause_of_death = fields.LongText(
        "Cause of death", rows=3, required=False, hint="If you know it. Say whether it is certified or provisional"
    )


class NeedsForm(PartForm):
    """What the adult needed, could decide, and wanted; and what those close to them know and want."""

    needs = fields.LongText(
        "What are or were their needs for care and support?", required=False,
        hint="Whether or not anybody was meeting them. For example washing, eating, getting about, keeping safe at home",
    )  # fmt: skip
    capacity = fields.LongText(
        "What is known of their mental capacity?", rows=3, required=False,
        hint="For which decisions it was assessed, by whom, and what was found",
    )  # fmt: skip
    consent = fields.Choice(
        "Has the adult agreed to this referral?",
        choices=[*KNOWN, ("NOT_ASKED", "They have not been asked")],
        required=False,
    )
    family_aware = fields.Choice(
        "Do their family or those close to them know of this referral?", choices=KNOWN, required=False
    )
    family_views = fields.LongText(
        "What do the adult, their family or those close to them think and want?", rows=4, required=False,
        hint="And how, and when, it is best to reach them",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.said.get("living") == Living.DIED:
            del self.fields["consent"]


class ElementsForm(PartForm):
    """The four elements of the test, for one adult. “I do not know” is an answer like any other."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = {}  # type: ignore[misc]  # its questions depend on the adult
        for element in Element:
            legend = rules.ELEMENT_WORDS.get(element) or rules.condition_for(self.said.get("living", ""))
            self.groups[legend] = list(self.ask(element))

    def ask(self, element: Element) -> dict[str, Any]:
        choices = [(Answer.MET.value, "Yes"), (Answer.NOT_MET.value, "No"), (Answer.NOT_KNOWN.value, "I do not know")]
        asked: dict[str, Any] = {
            f"{element}_answer": fields.Choice(
                "Your answer", choices=choices, inline=True, required=False,
                hint=rules.SERIOUS if element == Element.CONDITION and self.said.get("living") != Living.DIED else "",
            )
        }  # fmt: skip
        if element == Element.CONDITION:
            asked[f"{element}_standard"] = fields.Choice(
                "If yes, is the abuse or neglect known or suspected?", choices=Standard, inline=True, required=False
            )
        asked[f"{element}_reasons"] = fields.LongText("Your reasons", rows=3, required=False)
        for field in asked.values():  # it is said above that none of them need be answered
            field.label = str(field.label).removesuffix(" (optional)")
        self.fields.update(asked)
        return asked

    @classmethod
    def kept(cls, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        elements: dict[str, dict[str, str]] = {element.value: {} for element in Element}
        for name, value in cleaned.items():
            element, _, kind = name.rpartition("_")
            elements[element][kind] = value
        return {"elements": elements}

    def typed(self, said: Mapping[str, Any]) -> dict[str, Any]:
        elements = said.get("elements") or {}
        return {f"{element}_{kind}": value for element, answer in elements.items() for kind, value in answer.items()}

    def read_back(self) -> list[tuple[str, str]]:
        typed, rows = self.typed(self.said), []
        for legend, names in self.groups.items():
            said = [self.words(name, typed.get(name)) for name in names]
            rows.append((legend, ". ".join(one.rstrip(".") for one in said if one)))
        return rows
