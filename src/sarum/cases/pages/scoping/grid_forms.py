"""What the grid of scoping returns is narrowed and sorted by."""

from collections.abc import Iterable, Mapping
from typing import Any

from sarum.cases.rules import grid as rules
from sarum.kit import fields


class FindReturnsForm(fields.Form):
    """By agency, by where a return stands, and in which order. What is not among the choices counts as not asked for."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        given = {"sort": "agency", **{name: said[name] for name in said}}
        given["show"] = given.get("show") if given.get("show") in rules.FILTERS else ""
        given["sort"] = given["sort"] if given["sort"].removeprefix("-") in rules.COLUMNS else "agency"
        super().__init__(given)
        self.fields["words"] = fields.Text("Agency", required=False)
        shown = [(code, label) for code, (label, _) in rules.FILTERS.items()]
        self.fields["show"] = fields.Choice("Which returns", choices=shown, as_select=True, required=False)
        orders = [
            (f"{sign}{name}", f"{label}{words}")
            for name, (label, _) in rules.COLUMNS.items()
            for sign, words in (("", ""), ("-", ", the other way round"))
        ]
        self.fields["sort"] = fields.Choice("In which order", choices=orders, as_select=True, required=False)
        for field in self.fields.values():
            field.label = str(field.label).removesuffix(" (optional)")
        self.is_valid()

    @property
    def by(self) -> str:
        return self.cleaned_data.get("sort") or "agency"

    @property
    def is_narrowed(self) -> bool:
        return bool(self.cleaned_data.get("show") or self.cleaned_data.get("words"))

    def found(self, rows: Iterable[rules.Row]) -> list[rules.Row]:
        """The rows that are asked for, in the order that is asked for."""
        said = self.cleaned_data
        return rules.in_order(rules.chosen(rows, said.get("show", ""), said.get("words", "")), self.by)
