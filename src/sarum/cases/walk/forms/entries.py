"""The kinds of entry that every form is made of: strict about what they mean, kind about how they are written."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from sarum.cases.walk import wording

EARLIEST, LATEST = 1850, 2150


class Form(BaseModel):
    """An object of a file. What it does not know is kept aside and told, never refused."""

    model_config = ConfigDict(extra="allow", str_strip_whitespace=True)


def day(said: Any) -> Any:
    """A day written as 1940-02-28; nothing where nothing is known."""
    if said is None or isinstance(said, dt.date):
        return said
    if not isinstance(said, str):
        raise ValueError(f"{wording.quoted(said)} is not a date; write it as 1940-02-28")
    words = said.strip()
    if wording.plain(words) in wording.NEITHER:
        return None
    try:
        found = dt.date.fromisoformat(words[:10])
    except ValueError:
        raise ValueError(f"{wording.quoted(said)} is not a date; write it as 1940-02-28") from None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d([T ]\d.*)?", words):
        raise ValueError(f"{wording.quoted(said)} is not a date; write it as 1940-02-28")
    if not EARLIEST <= found.year <= LATEST:
        raise ValueError(f"{wording.quoted(said)} cannot be right; write a year from {EARLIEST} to {LATEST}")
    return found


def some_day(said: Any) -> Any:
    found = day(said)
    if found is None:
        raise ValueError("a date is needed here; write it as 1940-02-28")
    return found


def listed(said: Any) -> Any:
    """One text where a list is wanted is a list of one."""
    if said is None or said == "":
        return []
    return [said] if isinstance(said, str) else said


def email(said: str) -> str:
    if said and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", said):
        raise ValueError(
            f"{wording.quoted(said)} is not an e-mail address; write it as name@example.org, or leave it out"
        )
    return said


def in_words(read: Callable[[str], Any]) -> BeforeValidator:
    """A word of a list, read generously."""

    def reader(said: Any) -> Any:
        if not isinstance(said, str):
            raise ValueError("should be text between quotation marks")
        return read(said)

    return BeforeValidator(reader)


def signed_as(said: str) -> str:
    """The words for an office, checked: what they say besides (“Vice-Chair acting”) is kept."""
    wording.office(said)
    return said


def verdict(said: Any) -> Any:
    """Accepted or not; nothing where nothing was decided."""
    if said is None or said == "" or isinstance(said, bool):
        return None if said == "" else said
    if not isinstance(said, str):
        raise ValueError("should be text between quotation marks")
    return wording.is_accepted(said)


blank = BeforeValidator(lambda said: "" if said is None else said)
entries = BeforeValidator(lambda said: [] if said is None or said == "" else said)
Text = Annotated[str, blank]
Line = Annotated[str, Field(max_length=200), blank]
Needed = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Email = Annotated[str, Field(max_length=254), AfterValidator(email), blank]
Day = Annotated[dt.date | None, BeforeValidator(day)]
SomeDay = Annotated[dt.date, BeforeValidator(some_day)]
YesNo = Annotated[bool | None, BeforeValidator(wording.yes_or_no)]
Texts = Annotated[list[Text], BeforeValidator(listed)]
OfficeWords = Annotated[str, Field(max_length=200), AfterValidator(signed_as)]
Verdict = Annotated[bool | None, BeforeValidator(verdict)]
Whole = Annotated[int, Field(ge=0, le=30000)]


class Someone(Form):
    """A person as a file names them."""

    name: Name
    role: Line = ""
    agency: Line = ""
    email: Email = ""


def named(said: Any) -> Any:
    """A name by itself is a person of that name."""
    return {"name": said} if isinstance(said, str) and said.strip() else said


Named = Annotated[Someone, BeforeValidator(named)]
