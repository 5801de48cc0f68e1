"""What the chronology is narrowed by, and which two periods are compared."""

from collections.abc import Iterable, Mapping
from typing import Any

from sarum.cases.models import NamedPerson, Tag
from sarum.cases.rules import chronology as rules
from sarum.cases.rules.chronology import Chosen
from sarum.kit import fields

CERTAINTIES = [
    ("exact", "An exact day"), ("approximate", "About when"), ("uncertain", "An uncertain day"),
    ("span", "A month, a season, a year or several days"), ("undated", "Not dated"),
]  # fmt: skip
EXAMPLE = "For example: 3 March 2021, March 2021 or 2021"


class PeriodForm(fields.Form):
    """Days as a person writes them, each end of a period by itself."""

    ends: tuple[tuple[str, str, int], ...] = ()

    def add_ends(self) -> None:
        for name, label, _ in self.ends:
            self.fields[name] = fields.Text(label, required=False, width=10)

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        for name, _, end in self.ends:
            said[name], why = rules.day_at(said.get(name) or "", end)
            if why:
                self.add_error(name, why)
        return said

    def quieten(self) -> None:
        """Labels without “(optional)”: nothing here has to be answered."""
        for field in self.fields.values():
            field.label = str(field.label).removesuffix(" (optional)")
        self.is_valid()


class FindEntriesForm(PeriodForm):
    """By words, agency, person, time, theme and certainty."""

    ends = (("since", "From", 0), ("until", "Until", 1))

    def __init__(
        self, said: Mapping[str, Any], *, agencies: Iterable[str], people: Iterable[NamedPerson], tags: Iterable[Tag]
    ) -> None:
        super().__init__(said)
        self.fields["words"] = fields.Text("Words", required=False)
        choices = {
            "agency": ("Agency", [(one, one) for one in agencies]),
            "person": ("Person", [(str(one.pk), one.pseudonym) for one in people]),
            "tag": (
                "Theme, episode or line of enquiry",
                [(str(one.pk), f"{one.get_kind_display()}: {one}") for one in tags],
            ),
            "certainty": ("Date", CERTAINTIES),
        }
        for name, (label, offered) in choices.items():
            if offered:
                self.fields[name] = fields.Choice(label, choices=offered, as_select=True, nothing="Any", required=False)
        self.add_ends()
        self.quieten()

    @property
    def chosen(self) -> Chosen:
        said = self.cleaned_data
        return Chosen(
            agency=said.get("agency") or "", certainty=said.get("certainty") or "", words=said.get("words") or "",
            person=int(said["person"]) if said.get("person") else None, tag=int(said["tag"]) if said.get("tag") else None,
            since=said.get("since"), until=said.get("until"),
        )  # fmt: skip


class ComparePeriodsForm(PeriodForm):
    """Two periods, side by side."""

    ends = (
        ("first_since", "First period: from", 0), ("first_until", "First period: until", 1),
        ("second_since", "Second period: from", 0), ("second_until", "Second period: until", 1),
    )  # fmt: skip

    def __init__(self, said: Mapping[str, Any]) -> None:
        super().__init__(said)
        self.add_ends()
        self.quieten()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if any(said.get(name) for name, _, _ in self.ends):
            for name, label, _ in self.ends:
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, f"{label}: enter a day, a month or a year")
        return said

    @property
    def is_answered(self) -> bool:
        return not self.errors and all(self.cleaned_data.get(name) for name, _, _ in self.ends)
