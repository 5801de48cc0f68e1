"""The questions about what agencies sent: which files, what their headings mean, and what could not be read for certain."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from sarum.cases.models import ChronologySource
from sarum.cases.pages.sources.settling_forms import ACCEPTED, LEFT, OTHER, date_fields, unmarked
from sarum.cases.rules import chronology as rules
from sarum.chronology.files import names_apart
from sarum.kit import fields, uploads
from sarum.kit.refusal import Refused
from sarum.kit.uploads import Upload

LIMITS = (
    f"Word (.docx), Excel (.xlsx) or CSV, several at once, each of up to {uploads.LARGEST_SAID}. "
    "Without a password, and without macros."
)
ENDINGS = ".docx,.xlsx,.csv,.txt,.tsv"
NOT_READ = (
    "Only Word (.docx), Excel (.xlsx) and CSV files can be read row by row. Ask whoever sent it for one of these."
)
MOST_TABLES = 20  # whose headings are asked about


class PastedTable(fields.LongText):
    """A table copied from a document: cells are apart by tabs, of which none may go."""

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n").strip("\n ")
        return text if super().to_python(text) else ""


class BringChronologiesForm(fields.Form):
    """What agencies sent, each file judged and read by itself: `refused` is told what could not be, and why."""

    def __init__(
        self, *args: Any, agencies: Sequence[str], known: Callable[[bytes], ChronologySource | None], refused: list[str],
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.known, self.refused = known, refused
        self.fields["uploads"] = unmarked(
            fields.Uploads("Which files?", limits=LIMITS, endings=ENDINGS, required=False)
        )
        self.fields["pasted"] = PastedTable(
            "Or paste a table", rows=5, longest=1_000_000, required=False,
            hint="Copied from Word or Excel, together with its row of headings",
        )  # fmt: skip
        self.fields["agency"] = fields.Text(
            "Whose is the table that you paste?", suggestions=agencies, longest=200, required=False,
            hint="Of a file you can say so in the next step, if it does not say so itself",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        agency = said.get("agency", "")
        brought = self.read(self.given(said.get("uploads") or []), "")
        pasted = self.read(self.table(said.get("pasted", ""), agency), agency)
        if any(rules.PASTED in rules.agencies_in(reading) for _, reading in pasted):
            self.add_error("agency", "Say whose the table is that you pasted: it does not say so itself.")
        if not brought and not pasted and not self.errors:
            self.add_error("uploads", self.refused or "Choose at least one file, or paste a table.")
        return {"brought": brought, "pasted": pasted, "agency": agency}

    def given(self, judged: list[Any]) -> list[Upload]:
        """The files that may be kept and are not here yet, each under a name of its own."""
        found: list[Upload] = []
        for one in judged:
            if one.upload is None:
                reasons = [NOT_READ if "PDF" in reason else reason for reason in one.reasons]
                self.refused.append(f"{one.name}: {' '.join(dict.fromkeys(reasons))}")
            elif PurePath(one.name).suffix.lower() not in (*ENDINGS.split(","), ".pdf"):
                self.refused.append(f"{one.name}: {NOT_READ}")
            elif any(one.upload.content == other.content for other in found):
                self.refused.append(f"{one.name}: You chose the same file twice, under two names.")
            elif same := self.known(one.upload.content):
                self.refused.append(f"{one.name}: This file has been brought already, as {same.title}.")
            else:
                found.append(one.upload)
        names = names_apart([one.name for one in found])
        return [replace(one, name=name) for one, name in zip(found, names, strict=True)]

    def table(self, pasted: str, agency: str) -> list[Upload]:
        if not pasted:
            return []
        name = f"{rules.PASTED} of {agency}.txt" if agency else f"{rules.PASTED}.txt"
        try:
            return [uploads.accept(name, pasted.encode())]
        except Refused:
            self.add_error(
                "pasted", "This does not look like a table copied from Word or Excel. Bring the file itself instead."
            )
            return []

    def read(self, files: list[Upload], agency: str) -> list[tuple[Upload, rules.Reading]]:
        """What each file holds; one in which nothing can be read is told, and the others go on."""
        readings = rules.read_all([(one.name, one.content) for one in files], agency) if files else []
        found = []
        for one, reading in zip(files, readings, strict=True):
            if reasons := rules.why_not_readable_source(reading):
                self.refused.append(f"{one.name}: {' '.join(reasons)}")
            else:
                found.append((one, reading))
        return found


class TakeInForm(fields.Form):
    """What could not be read for certain, row by row, and whether an earlier version is replaced."""

    def __init__(
        self, *args: Any, source: ChronologySource, replaceable: Sequence[ChronologySource],
        like: ChronologySource | None = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.asked = rules.asked_of(source.reading)
        self.replaceable = {str(one.pk): one for one in replaceable}
        self.groups = {}
        if any(one.suggestion for one in self.asked):
            hint = "A row for which you say something else below keeps that"
            self.fields["accept_all"] = unmarked(fields.Tick("Accept every suggestion", required=False, hint=hint))
        for one in self.asked[: rules.MOST_ASKED]:
            choice, date = f"answer_{one.place}", f"date_{one.place}"
            self.groups[f"{one.where}: {one.problem['problem']}"] = [choice, date]
            self.fields[choice], self.fields[date] = date_fields(
                one.suggestion, one.entry["event"], "Nothing chosen means that it is settled later"
            )
        if replaceable:
            choices = [("", "No, it is new"), *((key, f"Yes, {one.title}") for key, one in self.replaceable.items())]
            self.fields["replaces"] = fields.Choice(
                "Does it correct one that is in already?", choices=choices, required=False, as_select=True,
                hint="Its rows then take the place of the earlier ones. What was noted on a row that is still there is kept.",
            )  # fmt: skip
            unmarked(self.fields["replaces"])
            self.fields["replaces"].initial = str(like.pk) if like else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        settled, left = {}, []
        for one in self.asked:
            answer, date = said.get(f"answer_{one.place}", ""), said.get(f"date_{one.place}", "")
            if date and answer in ("", OTHER):
                settled[one.place] = self.read(f"date_{one.place}", date)
            elif answer == OTHER:
                self.add_error(f"date_{one.place}", f"{one.where}: enter the date, or choose another answer")
            elif answer == LEFT:
                left.append(one.place)
            elif one.suggestion and (answer == ACCEPTED or said.get("accept_all")):
                settled[one.place] = one.problem["suggestion"]
        return {"settled": settled, "left": left, "replaces": self.replaceable.get(said.get("replaces") or "")}

    def read(self, field: str, date: str) -> str:
        found, why = rules.settled_date(date)
        if why:
            self.add_error(field, why)
        return found


class ReadAgainForm(fields.Form):
    """Whose a source is, and what each heading of its tables means."""

    def __init__(
        self, *args: Any, source: ChronologySource, agencies: Sequence[str],
        read: Callable[[str, dict[int, dict[str, str]]], rules.Reading], **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.source, self.read = source, read
        self.tables = source.reading["tables"][:MOST_TABLES]
        self.groups = {}
        self.fields["agency"] = fields.Text(
            "Whose is it?", suggestions=agencies, longest=200, required=False,
            hint="Leave this empty to go by what the file says. What you give here overrules it.",
        )  # fmt: skip
        for table in self.tables:
            names = []
            for place, (heading, role) in enumerate(table["headings"]):
                name = f"table_{table['table']}_{place}"
                self.fields[name] = fields.Choice(
                    f"“{heading}”", choices=rules.MEANINGS.items(), as_select=True, required=False, initial=role,
                    hint=sample(table, place),
                )  # fmt: skip
                unmarked(self.fields[name])
                names.append(name)
            self.groups[legend(table)] = names

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        roles: dict[int, dict[str, str]] = {}
        for table in self.tables:
            told = {
                heading: said.get(f"table_{table['table']}_{place}", "")
                for place, (heading, _) in enumerate(table["headings"])
            }
            if told != dict(table["headings"]) or str(table["table"]) in self.source.roles:
                roles[table["table"]] = told
        reading = self.read(said.get("agency", ""), roles)
        if not reading["entries"]:
            problems = [f"{one['problem'].rstrip('.')}." for one in reading["problems"]] or reading["reasons"]
            self.add_error(None, ["So no row of it would be read.", *problems[:5]])
        return {"reading": reading, "agency": said.get("agency", ""), "roles": roles}


def legend(table: dict[str, Any]) -> str:
    if not table["is_chronology"]:
        return f"Table {table['table']}, which was not taken for a chronology"
    return f"Table {table['table']}, with {table['entries']} entries"


def sample(table: dict[str, Any], place: int) -> str:
    """What stands under a heading, in the first rows."""
    cells = [row[place] for row in table["sample"] if place < len(row) and row[place]]
    return f"For example: {cells[0][:80]}" if cells else "Nothing stands under it in the first rows"


class SetAsideForm(fields.Form):
    """Why a chronology is set aside."""

    because = fields.LongText("Why is it set aside?", rows=3, required="Say why it is set aside")
