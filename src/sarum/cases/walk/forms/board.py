"""board.json: the Board, its statutory partners, and who holds which office."""

import re
from typing import Annotated

from pydantic import Field

from sarum.board.models import Office
from sarum.cases.walk import wording
from sarum.cases.walk.forms.entries import Day, Email, Form, Line, Name, Texts, entries, in_words


def prefix(said: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{1,11}", said):
        raise ValueError(
            f"{wording.quoted(said)} cannot stand before a reference; write 2 to 12 letters and figures, such as HSAB"
        )
    return said.upper()


class HeldOffice(Form):
    office: Annotated[Office, in_words(wording.office)]
    name: Name
    agency: Line = ""
    email: Email = ""
    job_title: Line = ""
    from_on: Day = None
    until_on: Day = None
    deputy: bool = False


class KnownTo(Form):
    """An agency, or a person without an office, that the Board knows of before the case."""

    name: Name
    agency: Line = ""
    email: Email = ""
    job_title: Line = ""


class BoardForm(Form):
    form: Line = ""
    about: str = ""
    name: Name
    reference_prefix: Annotated[str, in_words(prefix)]
    statutory_partners: Texts = []
    offices: Annotated[list[HeldOffice], Field(min_length=1), entries]
    agencies: Annotated[list[KnownTo], entries] = []
    people: Annotated[list[KnownTo], entries] = []
