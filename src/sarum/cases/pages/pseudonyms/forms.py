"""The questions about the key to the pseudonyms."""

from typing import Any

from django.core.exceptions import ValidationError

from sarum.cases.rules import pseudonyms as rules
from sarum.chronology import Person, read_people
from sarum.kit import fields, uploads

LIMITS = f"A CSV file of up to {uploads.LARGEST_SAID}."


class PseudonymForm(fields.Form):
    """How the records name somebody, and what they are called where names are not shown."""

    name = fields.Text(
        "How do the records name this person?", longest=200, hint="The whole name, as far as it is known",
        required="Say how the records name this person",
    )  # fmt: skip
    pseudonym = fields.Text(
        "What are they called where names are not shown?", longest=rules.LONGEST, hint="For example Neighbour 1",
        required="Say what they are called where names are not shown",
    )  # fmt: skip
    role = fields.Text(
        "What are they to the case?", longest=200, required=False, hint="For example: next-door neighbour"
    )
    also_known_as = fields.LongText(
        "How else do the records name them?", rows=4, longest=2_000, required=False,
        hint="One name a line: initials, a nickname, an earlier name, Mrs with the surname",
    )  # fmt: skip

    def clean_also_known_as(self) -> list[str]:
        return list(
            dict.fromkeys(line.strip() for line in self.cleaned_data["also_known_as"].split("\n") if line.strip())
        )


class BringPseudonymsForm(fields.Form):
    """A list of people as a file."""

    people = fields.Upload("Which file?", limits=LIMITS, endings=".csv,.txt", required="Choose a file")

    def clean_people(self) -> list[Person]:
        upload: Any = self.cleaned_data["people"]
        if upload.kind != "text":
            raise ValidationError("This is no CSV file. In Excel, choose “Save as”, and there “CSV UTF-8”.")
        try:
            return read_people(upload.content)
        except ValueError as wrong:
            raise ValidationError(
                f"This list cannot be used: {wrong}. Put it right in the file and bring it again."
            ) from None
