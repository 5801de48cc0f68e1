"""Reading one file of a folder: its bytes, its JSON, its entries; and saying in one sentence what cannot be understood."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

BIGGEST = 20_000_000
F = TypeVar("F", bound=BaseModel)


class NotUnderstood(Exception):
    """A file, or an entry in it, that cannot be understood. Each sentence names both."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = list(sentences)


def read_json(path: Path, name: str) -> dict[str, Any]:
    """The object that a file holds."""
    text = read_text(path, name)
    try:
        held = json.loads(text, object_pairs_hook=once_each, parse_constant=no_constant)
    except json.JSONDecodeError as wrong:
        raise NotUnderstood(
            f"{name}: line {wrong.lineno}, column {wrong.colno}: {wrong.msg}; it is not JSON"
        ) from wrong
    except RecursionError as wrong:
        raise NotUnderstood(f"{name}: its entries are nested too deeply to be read") from wrong
    except ValueError as wrong:
        raise NotUnderstood(f"{name}: {wrong}") from wrong
    if not isinstance(held, dict):
        raise NotUnderstood(f"{name}: it should be one object, written between {{ and }}")
    for place, words in texts_in(held):
        if bad := next((letter for letter in words if letter == "\0" or "\ud800" <= letter <= "\udfff"), None):
            raise NotUnderstood(f"{name}: {place}: it holds a character that is no letter (U+{ord(bad):04X})")
    return held


def read_text(path: Path, name: str) -> str:
    """The text of a file as UTF-8, with or without a byte-order mark, else UTF-16 by its mark, else Windows-1252."""
    try:
        if path.stat().st_size > BIGGEST:
            raise NotUnderstood(f"{name}: it is larger than {BIGGEST // 1_000_000} MB")
        held = path.read_bytes()
    except OSError as wrong:
        raise NotUnderstood(f"{name}: it cannot be read ({wrong.strerror or type(wrong).__name__})") from wrong
    if not held.strip():
        raise NotUnderstood(f"{name}: the file is empty")
    marked = held.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return held.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotUnderstood(f"{name}: it is neither UTF-8 nor Windows-1252 text")


def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no entry is written twice."""
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise ValueError(f"the entry “{key}” is written twice in the same place")
        made[key] = value
    return made


def no_constant(said: str) -> Any:
    raise ValueError(f"{said} is not JSON; leave the entry out, or write null")


def texts_in(held: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a file, and where it stands."""
    if isinstance(held, str):
        yield place, held
    elif isinstance(held, dict):
        for key, value in held.items():
            yield from texts_in(key, place)
            yield from texts_in(value, f"{place}.{key}" if place else key)
    elif isinstance(held, list):
        for position, value in enumerate(held):
            yield from texts_in(value, f"{place}[{position}]")


def understand(form: type[F], held: dict[str, Any], name: str) -> F:
    """A file's entries as its form has them."""
    try:
        return form.model_validate(held)
    except ValidationError as wrong:
        raise NotUnderstood(*dict.fromkeys(f"{name}: {sentence(error)}" for error in wrong.errors())) from wrong


SAID = {
    "missing": "is missing",
    "string_type": "should be text between quotation marks",
    "list_type": "should be a list, written between [ and ]",
    "model_type": "should be an object, written between { and }",
    "model_attributes_type": "should be an object, written between { and }",
    "dict_type": "should be an object, written between { and }",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "too_short": "should not be empty",
    "string_too_short": "should not be empty",
}


def sentence(error: Any) -> str:
    """One thing that is wrong, with the entry it is wrong with."""
    said = SAID.get(error["type"])
    if error["type"] == "value_error":
        said = str(error["ctx"]["error"])
    elif error["type"] in ("string_too_long", "too_long"):
        said = f"is longer than {error['ctx']['max_length']} letters"
    where = place_of(error["loc"])
    if where and error["type"] == "value_error" and re.match(r"[a-z_]+: ", str(said)):
        return f"{where}.{said}"
    return f"{where}: {said or error['msg'][0].lower() + error['msg'][1:]}" if where else str(said)


def place_of(path: tuple[int | str, ...]) -> str:
    """An entry's place in a file: adults[0].date_of_birth."""
    place = ""
    for part in path:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
    return place


def unread(form: BaseModel, place: str = "") -> Iterator[str]:
    """The entries of a file that its form does not know, each with its place; an entry of a list without its number."""
    for key in form.model_extra or {}:
        yield f"{place}{key}"
    for key in type(form).model_fields:
        held = getattr(form, key)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, BaseModel):
                yield from unread(one, f"{place}{key}.")
