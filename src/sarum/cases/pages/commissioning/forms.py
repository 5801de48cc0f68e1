"""The questions by which three hands determine the manner of a review."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.cases.models import Commission
from sarum.kit import fields

ASKED = ("manner", "reasons", "terms_of_reference", "period_from", "period_to", "independence", "days")


class ProposeMannerForm(fields.Form):
    """The method, why it is proportionate, the terms of reference and the reviewer."""

    groups = {
        "The review": ["manner", "reasons", "terms_of_reference", "period_from", "period_to"],
        "The reviewer": ["reviewer", "independence", "days"],
    }

    def __init__(self, *args: Any, reviewers: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["manner"] = fields.LongText(
            "By what method will the review be done?", rows=3, required="Describe the method of the review"
        )
        self.fields["reasons"] = fields.LongText(
            "Why is this proportionate to the case?",
            hint="The Care Act leaves the process to be determined locally, according to the specific circumstances.",
            rows=4,
            required="Say why this method is proportionate to the case",
        )
        self.fields["terms_of_reference"] = fields.LongText(
            "What are the terms of reference?",
            hint="The purpose, the lines of enquiry, and how the adult or the family takes part.",
            rows=10,
            required="Give the terms of reference",
        )
        self.fields["period_from"] = fields.Day("What period is reviewed? From", not_after="today", required=False)
        self.fields["period_to"] = fields.Day("To", not_after="today", required=False)
        self.fields["reviewer"] = fields.ModelChoice(
            "Who carries it out?",
            queryset=reviewers,
            as_select=True,
            named=lambda person: f"{person.name}, {person.job_title}" if person.job_title else person.name,
            hint="People of the register who hold no office of the Board and work for no agency in the case. "
            "Add the reviewer to the register first, if they are not here.",
            required="Choose who carries it out",
        )
        self.fields["independence"] = fields.LongText(
            "Why are they independent of the case and the agencies?", rows=2, required="Say why they are independent"
        )
        self.fields["days"] = fields.WholeNumber(
            "How many days of work?", at_least=1, at_most=400, width=4, required=False
        )


class AgreeMannerForm(fields.Form):
    """One of three hands, on the exact words."""

    def __init__(self, *args: Any, is_acting: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_acting:
            self.fields["acting_because"] = fields.LongText(
                "Why does the Vice-Chair agree in the Chair's place?",
                hint="The JCR Chair is conflicted, or absent.",
                rows=2,
                required="Say why the Vice-Chair agrees: the JCR Chair is conflicted or absent",
            )
        self.fields["reasons"] = fields.LongText("Anything you want to put on record?", rows=3, required=False)
        self.fields["is_read"] = fields.Tick("I have read these words and I agree them")
        self.fields["digest"] = fields.Hidden("The words you read")


def values_of(commission: Commission, scope: str) -> dict[str, Any]:
    """A proposal as the form shows it; a first one begins from the scope that the Rapid Review proposed."""
    values = {name: getattr(commission, name) for name in ASKED}
    values["reviewer"] = commission.reviewer if commission.reviewer_id else None
    return values if commission.pk else {**values, "terms_of_reference": scope}
