"""The chain: how a link is made, and how the first that does not hold is found. Plain Python, so anyone can check."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from json.encoder import encode_basestring_ascii as quoted
from typing import Any, NamedTuple

START = "0" * 64


class Link(NamedTuple):
    """One event as the chain sees it, with its words where they are kept. Moments are whole microseconds since 1970."""

    number: int
    happened: int
    recorded: int
    act: str
    actor: str
    about: str
    subject: str
    key: str
    digest: str
    previous: str
    link: str
    salt: str | None
    who: str | None
    office: str | None
    sentence: str | None
    detail: str | None


def words_digest(salt: str, who: str, office: str, sentence: str, detail: str) -> str:
    """The salted commitment to what an event says: SHA-256 of a JSON list; it proves the words without holding them."""
    words = f"[{quoted(salt)},{quoted(who)},{quoted(office)},{quoted(sentence)},{quoted(detail)}]"
    return sha256(words.encode()).hexdigest()


def detail_text(detail: Mapping[str, Any]) -> str:
    """A detail in one canonical spelling, the same on every database."""
    return json.dumps(detail, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def link_of(
    number: int,
    happened: int,
    recorded: int,
    act: str,
    actor: str,
    about: str,
    subject: str,
    key: str,
    digest: str,
    previous: str,
) -> str:
    """SHA-256 of a JSON list of everything an event holds, and of the link before it."""
    what = f"{quoted(act)},{quoted(actor)},{quoted(about)},{quoted(subject)},{quoted(key)},{quoted(digest)}"
    return sha256(f"[{number},{happened},{recorded},{what},{quoted(previous)}]".encode()).hexdigest()


def first_broken(links: Iterable[Link], head: tuple[int, str]) -> tuple[int, str] | None:
    """The first event that does not hold, and why; none when the whole chain stands. `head` is where it should end."""
    last, previous = 0, START
    for event in links:
        last += 1
        if event.number != last:
            return (last, f"event {last} is missing: the next that is there is {event.number}")
        if event.previous != previous:
            return last, f"event {last} does not follow from event {last - 1}"
        if event.salt is None:
            return last, f"the words of event {last} are missing"
        said = words_digest(event.salt, event.who or "", event.office or "", event.sentence or "", event.detail or "")
        if said != event.digest:
            return (last, f"the words of event {last} are not the words that were recorded")
        if link_of(*event[:10]) != event.link:
            return last, f"event {last} is not as it was recorded"
        previous = event.link
    return wrong_end((last, previous), head)


def wrong_end(end: tuple[int, str], head: tuple[int, str]) -> tuple[int, str] | None:
    """The first event that is missing or too many, when the chain does not end where its head says."""
    if end[0] < head[0]:
        return (
            end[0] + 1,
            f"event {end[0] + 1} is missing: the chain should end at event {head[0]}, and ends at {end[0]}",
        )
    if end[0] > head[0]:
        return (head[0] + 1, f"event {head[0] + 1} stands beyond event {head[0]}, where the chain should end")
    if end[1] != head[1]:
        return end[0], f"event {end[0]} is not the last event that was recorded"
    return None
