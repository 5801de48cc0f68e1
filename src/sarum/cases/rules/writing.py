"""Key events of a return and rows of a chronology: the one is taken for the other, and back, with nothing left behind.

What cannot be placed or dated is told, and never guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sarum.cases.rules.chronology import Reading
from sarum.chronology import Entry, Problem, certainty, in_words, read_date

Event = dict[str, Any]
SEEN, DECISION = "Was the adult seen?", "Decision"
DECIDING = ("decision", "decided", "action", "outcome", "response", "result", "follow", "rationale")
LONGEST_DATE = 100
NOTHING = {"", "-", "–", "—", "n/a", "nil", "none"}  # what a cell says that says nothing
NEEDS_NO_LOOK = {"heading", "repeated heading", "above the headings", "blank"}


def entries_of(events: Iterable[Event], agency: str, name: str) -> tuple[list[Entry], list[Problem]]:
    """The key events of a return as rows of a chronology, and what of their dates could not be read."""
    entries, problems = [], []
    for row, event in enumerate(events, 1):
        on, about, time = (str(event.get(part) or "") for part in ("on", "about_when", "time"))
        read = read_date(about)
        written = ", ".join(part for part in (in_words(on) if on else "", about, time) if part)
        columns = {
            label: str(event[part]) for part, label in (("was_seen", SEEN), ("decided", DECISION)) if event.get(part)
        }
        entries.append(
            Entry(
                agency, on or read.date, read_date(f"1 January 2001 {time}").time if time else read.time, written,
                str(event.get("source") or ""), str(event.get("event") or ""), columns, name, 1, row,
            )
        )  # fmt: skip
        if read.problem and not on:
            problems.append(Problem(name, 1, row, "When", about, read.problem, read.suggestion))
    return entries, problems


def why_no_events(reading: Reading, is_nil: bool) -> list[str]:
    """Why no key event can be taken from a file."""
    if is_nil:
        return ["This is a nil return, which has no key events. Say first that your agency was involved."]
    if reading["reasons"]:
        return list(reading["reasons"])
    if not reading["entries"]:
        return ["No row of it was understood. It needs a table with a column of dates and a column of what happened."]
    return []


def events_of(reading: Reading, held: Sequence[Event] = ()) -> tuple[list[Event], list[str]]:
    """What a file of an agency's chronology adds to the key events `held`; and a sentence for all that has no place there."""
    problems = {(one["table"], one["row"]): one["problem"] for one in reading["problems"]}
    faults = [f"{place_of(one)}: {sentence(one['problem'])}" for one in reading["problems"] if one["row"] is None]
    for one in reading["asides"]:
        if one["what"] not in NEEDS_NO_LOOK and one["said"].strip():
            faults.append(f"{place_of(one)}: {one['what'][0].lower()}{one['what'][1:]}: “{one['said']}”")
    added: list[Event] = []
    there = [words_of(one) for one in held]
    for one in reading["entries"]:
        event, why = event_of(one), problems.get((one["table"], one["row"]), "")
        why = why or ("" if one["date"] else "It has no date that can be read")
        if not one["event"].strip():
            said = "; ".join(part for part in event.values() if part)
            faults.append(f"{place_of(one)}: it does not say what happened, and was not added: “{said}”")
        elif words_of(event) not in there:
            there.append(words_of(event))
            added.append(event)
            if why:
                faults.append(f"{place_of(one)}: {sentence(why)} It was added as it is written: “{one['event'][:80]}”")
    return added, faults


def event_of(entry: Mapping[str, Any]) -> Event:
    """A row of a chronology as a key event: a whole day fills the day, anything else stays as it is written."""
    is_day, written = certainty(entry["date"]) == "exact", entry["written"].strip()
    about = "" if is_day else written
    columns = {label: said for label, said in entry["columns"].items() if said.strip().casefold() not in NOTHING}
    seen = {label: said for label, said in columns.items() if "seen" in label.casefold()}
    decided = {label: said for label, said in columns.items() if any(word in label.casefold() for word in DECIDING)}
    decided = {label: said for label, said in decided.items() if label not in seen}
    rest = [f"{label}: {said}" for label, said in columns.items() if label not in seen and label not in decided]
    rest += [about] if len(about) > LONGEST_DATE else []
    event = {
        "on": entry["date"] if is_day else "",
        "about_when": about if len(about) <= LONGEST_DATE else "",
        "time": entry["time"],
        "event": "\n".join([entry["event"], *rest] if entry["event"].strip() else rest),
        "was_seen": in_one(seen),
        "decided": in_one(decided),
        "source": entry["source"] or f"{entry['file']}, row {entry['row']}",
    }
    return {name: said for name, said in event.items() if said}


def words_of(event: Event) -> Event:
    """By what an event is known to be there already: everything but the place it was read from."""
    return {name: said for name, said in event.items() if name != "source"}


def in_one(cells: Mapping[str, str]) -> str:
    """Several cells as one answer, each under its heading; one cell as it is."""
    return "\n".join(cells.values() if len(cells) == 1 else (f"{label}: {said}" for label, said in cells.items()))


def counted(added: int) -> str:
    return f"{added} key event{'s' * (added != 1)}"


def what_came(added: int, faults: int) -> str:
    """What an author is told of the file that they brought."""
    came = (
        f"{counted(added)} {'was' if added == 1 else 'were'} added."
        if added
        else "No key event was added: all that it holds is here."
    )
    more = (
        f" {faults} thing{'s' * (faults != 1)} in the file {'needs' if faults == 1 else 'need'} a look, listed below."
    )
    return came + (more if faults else "")


def sentence(words: str) -> str:
    return words if words.endswith(("?", ".")) else f"{words}."


def place_of(one: Mapping[str, Any]) -> str:
    """Where in a file something stands."""
    table = f", table {one['table']}" if one["table"] and one["table"] > 1 else ""
    row = f", row {one['row']}" if one["row"] else ""
    return f"{one['file']}{table}{row}"
