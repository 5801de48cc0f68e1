"""A Word template, what is written in it, and the case that it is tried with."""

from typing import Any

from django.db.models import QuerySet

from sarum.cases.models import Case, PaperKind
from sarum.kit import fields, uploads


class BringTemplateForm(fields.Form):
    """Which documents are written in a Word file, and the file."""

    kinds = fields.Several(
        "What is to be written in it?", choices=PaperKind.choices, required="Choose what is to be written in it",
        hint="One file may do for several",
    )  # fmt: skip
    upload = fields.Upload("The Word template", limits=uploads.WORD_LIMITS, required="Choose the template")


class ChooseTrialForm(fields.Form):
    """The case that a template is tried with."""

    def __init__(self, *args: Any, cases: QuerySet[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["case"] = fields.ModelChoice(
            "With which case?", queryset=cases.order_by("-pk"), as_select=True, required="Choose a case"
        )
