"""A case's folder: every file that the walk reads, read and understood before anything is done; and what it does not read."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sarum.cases.walk import dates
from sarum.cases.walk.forms.board import BoardForm
from sarum.cases.walk.forms.ending import (
    AssuranceForm,
    LearningForm,
    PublicationForm,
    ReviewForm,
)
from sarum.cases.walk.forms.entries import Form
from sarum.cases.walk.forms.jcr import JcrForm
from sarum.cases.walk.forms.rapid_review import RapidReviewForm
from sarum.cases.walk.forms.referral import ReferralForm
from sarum.cases.walk.forms.returns import ReturnForm
from sarum.cases.walk.forms.verification import VerificationForm
from sarum.cases.walk.reading import NotUnderstood, read_json, understand, unread

FORMS: dict[str, type[Form]] = {
    "board": BoardForm,
    "referral": ReferralForm,
    "verification": VerificationForm,
    "rapid-review": RapidReviewForm,
    "jcr": JcrForm,
    "review": ReviewForm,
    "learning": LearningForm,
    "publication": PublicationForm,
    "assurance": AssuranceForm,
}
NEEDED = ("board", "referral")
IGNORED = {"readme.md", "readme.txt", "expected.json"}


@dataclass
class Folder:
    """The forms of one case. One that is not there is None; `held` is each file as it was written."""

    name: str
    board: BoardForm
    referral: ReferralForm
    verification: VerificationForm | None = None
    returns: dict[str, ReturnForm] = field(default_factory=dict)
    rapid_review: RapidReviewForm | None = None
    jcr: JcrForm | None = None
    review: ReviewForm | None = None
    learning: LearningForm | None = None
    publication: PublicationForm | None = None
    assurance: AssuranceForm | None = None
    chronologies: list[Path] = field(default_factory=list)
    people: Path | None = None
    years_on: int = 0
    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    not_read: list[str] = field(default_factory=list)

    def days(self) -> list[dt.date]:
        """Every date that somebody did something on, the earliest first."""
        forms = [self.referral, self.verification, *self.returns.values(), self.rapid_review, self.jcr]
        forms += [self.review, self.learning, self.publication, self.assurance]
        return sorted(day for form in forms if form for key, day in days_in(form) if key not in dates.STORY)


def days_in(form: Form) -> Iterator[tuple[str, dt.date]]:
    for key in type(form).model_fields:
        held = getattr(form, key)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, dt.date):
                yield key, one
            elif isinstance(one, Form) and key not in dates.STORY:
                yield from days_in(one)


def read_folder(path: Path, *, starting: dt.date | None = None) -> Folder:
    """Read a whole folder, saying everything that cannot be understood at once."""
    if not path.is_dir():
        raise NotUnderstood(f"{path}: there is no such folder" if not path.exists() else f"{path}: it is not a folder")
    files = {f"{name}.json": path / f"{name}.json" for name in FORMS}
    held, wrong = (
        {},
        [
            f"{name}.json: it is missing, and nothing can begin without it"
            for name in NEEDED
            if not files[f"{name}.json"].exists()
        ],
    )
    returns = path / "returns"
    try:
        files |= {f"returns/{one.name}": one for one in sorted(returns.glob("*.json"))} if returns.is_dir() else {}
        not_read = [*left_aside(path)]
    except OSError as error:
        raise NotUnderstood(f"{path}: it cannot be read ({error.strerror})") from error
    for name, file in files.items():
        if file.exists() or file.is_symlink():
            try:
                held[name] = read_json(file, name)
            except NotUnderstood as error:
                wrong += error.sentences
    if wrong:
        raise NotUnderstood(*wrong)
    return folder_of(held, name=path.name, starting=starting, not_read=not_read, place=path)


def folder_of(
    held: dict[str, dict[str, Any]], *, name: str, starting: dt.date | None = None, not_read: list[str] | None = None,
    place: Path | None = None,
) -> Folder:  # fmt: skip
    """A folder from its files as they were written, by name: referral.json, returns/some-agency.json; its chronologies are
    read from `place` when their turn comes."""
    years_on = 0
    if starting:
        received = understand(ReferralForm, held["referral.json"], "referral.json").date_received
        years_on = dates.years_between(received, starting)
        held = {file: dates.moved(entries, received, starting) for file, entries in held.items()}
    forms, wrong = {}, []
    for file, entries in held.items():
        form = ReturnForm if file.startswith("returns/") else FORMS[file.removesuffix(".json")]
        try:
            forms[file] = understand(form, entries, file)
        except NotUnderstood as error:
            wrong += error.sentences
    wrong += twice({file: form for file, form in forms.items() if isinstance(form, ReturnForm)})
    if wrong:
        raise NotUnderstood(*wrong)
    parts: dict[str, Any] = {name.replace("-", "_"): forms.get(f"{name}.json") for name in FORMS}
    returns = {file: form for file, form in forms.items() if isinstance(form, ReturnForm)}
    told = [*extras(forms), *(not_read or [])]
    brought = place / "chronologies" if place else None
    return Folder(
        name=name, **parts, returns=returns, held=held, not_read=told, years_on=years_on,
        chronologies=sorted(seen(brought)) if brought and brought.is_dir() else [],
        people=place / "people.csv" if place and (place / "people.csv").is_file() else None,
    )  # fmt: skip


def seen(brought: Path) -> Iterator[Path]:
    """The files in the folder of chronologies, without those that a computer leaves there."""
    return (one for one in brought.iterdir() if one.is_file() and not one.name.startswith((".", "~$")))


def twice(returns: dict[str, ReturnForm]) -> Iterator[str]:
    """Two returns of one agency: which of them it stands by, nobody can say but the agency."""
    known: dict[str, str] = {}
    for file, form in returns.items():
        if earlier := known.get(form.agency.casefold()):
            yield f"{file}: agency: “{form.agency}” has another return, {earlier}; keep one of the two"
        known[form.agency.casefold()] = file


def extras(forms: dict[str, Form]) -> list[str]:
    """The entries that no form knows, each file once; what a referral or a return says besides is kept with it."""
    told: dict[str, list[str]] = {}
    for file, form in forms.items():
        group = "returns/*.json" if file.startswith("returns/") else file
        if group != "referral.json":
            told.setdefault(group, []).extend(entry for entry in unread(form) if entry not in told.get(group, []))
    return [f"{group}: {', '.join(dict.fromkeys(entries))}" for group, entries in told.items() if entries]


def left_aside(path: Path) -> Iterator[str]:
    """The files and folders that this walk does not read."""
    known = {f"{name}.json" for name in FORMS} | {"returns", "chronologies", "people.csv"}
    for one in sorted(path.iterdir()):
        if one.name in known or one.name.casefold() in IGNORED or one.name.startswith("."):
            continue
        if one.is_dir():
            count = sum(1 for inside in one.rglob("*") if inside.is_file())
            yield f"{one.name}/ ({count} file{'s' * (count != 1)})"
        else:
            yield one.name
    brought, returns = path / "chronologies", path / "returns"
    if brought.is_dir():
        known_here = set(seen(brought))
        yield from (f"chronologies/{one.name}" for one in sorted(brought.iterdir()) if one not in known_here)
    if returns.is_dir():
        yield from (f"returns/{one.name}" for one in sorted(returns.iterdir()) if one.suffix != ".json")
