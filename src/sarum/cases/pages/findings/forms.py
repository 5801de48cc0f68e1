"""What reviewers say of a chronology: findings, notes, and what abbreviations mean."""

from typing import Any

from django.db.models import QuerySet

from sarum.cases.models import ChronologyEntry, Expected, Finding, Significance, Tag, TagKind
from sarum.cases.queries.entries import in_short
from sarum.kit import fields

PARTED = "Put a semicolon between several"


class FindingForm(fields.Form):
    """A finding, and the entries on which it rests."""

    def __init__(self, *args: Any, entries: QuerySet[ChronologyEntry], named: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"] = fields.LongText(
            "What was found?", rows=4, required="Say what was found",
            hint="What the chronology shows, in a sentence or two. A name of the key becomes its pseudonym",
        )  # fmt: skip
        self.fields["entries"] = fields.ModelChoice(
            "On which entries does it rest?", queryset=entries, many=True, required="Choose at least one entry",
            named=lambda entry: in_short(entry, named), is_small=True,
        )  # fmt: skip


class WithdrawFindingForm(fields.Form):
    """Why a finding no longer stands."""

    because = fields.LongText("Why is it withdrawn?", rows=3, required="Say why it is withdrawn")


class CiteEntryForm(fields.Form):
    """Which finding rests on an entry as well."""

    def __init__(self, *args: Any, findings: QuerySet[Finding], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["finding"] = fields.ModelChoice(
            "Which finding rests on it?", queryset=findings, required="Choose a finding",
            named=lambda one: f"{one.number}: {one.words[:140]}",
        )  # fmt: skip


class NoteEntryForm(fields.Form):
    """What one reviewer thinks of an entry."""

    def __init__(self, *args: Any, tags: list[Tag], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"] = fields.LongText("Your note", rows=4, required=False)
        self.fields["significance"] = fields.Choice(
            "How much does it matter?", choices=Significance.choices, required=False
        )
        self.fields["was_expected"] = fields.Choice(
            "Was this expected practice?", choices=Expected.choices, required=False
        )
        self.fields["standard"] = fields.Text(
            "By which standard?", hint="A policy, a procedure, guidance", required=False, longest=300
        )
        for kind, name, label in (
            (TagKind.THEME, "themes", "Themes"), (TagKind.EPISODE, "episodes", "Key practice episodes"),
            (TagKind.ENQUIRY, "enquiries", "Key lines of enquiry"),
        ):  # fmt: skip
            used = [tag.name for tag in tags if tag.kind == kind]
            hint = f"{PARTED}. Used so far: {'; '.join(used)}" if used else PARTED
            self.fields[name] = fields.Text(label, hint=hint, required=False, longest=1000)


class ExplainAbbreviationForm(fields.Form):
    """What an abbreviation means."""

    short = fields.Text("Which abbreviation?", width=10, longest=30, required="Write the abbreviation")
    meaning = fields.Text("What does it mean?", longest=200, required="Write what it means")
