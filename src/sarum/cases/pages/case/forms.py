"""The questions asked about a case as a whole."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Person
from sarum.cases.models import Capacity
from sarum.kit import fields

PLACES = [
    (Capacity.INVITED.value, "They may see the case", "For somebody invited to its meetings, such as a JCR member"),
    (
        Capacity.BARRED.value,
        "They must not see the case",
        "Whatever office they hold, for instance because they are part of it",
    ),
]


class GivePlaceForm(fields.Form):
    """Who may see a case, or must not, and why."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Who is it?", queryset=people, as_select=True, named=Person.with_agency, required="Choose a person"
        )
        self.fields["capacity"] = fields.Choice(
            "What may they see?", choices=PLACES, required="Choose what they may see"
        )
        self.fields["because"] = fields.LongText(
            "Why?", rows=3, required="Say why, so that anybody can see the reason later"
        )


class EndPlaceForm(fields.Form):
    """Why somebody's place on a case ends."""

    because = fields.Text("Why does their place end?", required="Say why their place ends")


class FindCasesForm(fields.Form):
    """What a list of cases is narrowed by."""

    def __init__(self, *args: Any, steps: list[tuple[str, str]], agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"] = fields.Text("Reference or pseudonym", required=False)
        self.fields["step"] = fields.Choice("Step", choices=[("", "Any step"), *steps], as_select=True, required=False)
        self.fields["agency"] = fields.Choice(
            "Agency", choices=[("", "Any agency"), *((a.pk, a.name) for a in agencies)], as_select=True, required=False
        )
        self.fields["late"] = fields.Tick("Only overdue", required=False)
        for field in self.fields.values():
            field.label = str(field.label).removesuffix(" (optional)")
