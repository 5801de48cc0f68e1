"""The walk itself: acts done one after another by the operations that the pages use, each told as it happens."""

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from sarum.board.models import Agency, Office, Person
from sarum.board.operations import register
from sarum.board.operations.door import Actor
from sarum.board.queries import event as events
from sarum.board.queries import offices
from sarum.cases.models import Case, Step
from sarum.cases.walk import people
from sarum.cases.walk.folder import Folder
from sarum.cases.walk.reading import NotUnderstood
from sarum.kit.refusal import Refused

MINUTE = dt.timedelta(minutes=1)
REGISTERING = {"add_agency", "add_person"}


@dataclass(frozen=True)
class Act:
    """Something that was done, as the record has it."""

    date: dt.date
    person: str
    office: str
    act: str
    sentence: str
    event: int


@dataclass(frozen=True)
class Refusal:
    """Something that was refused, why, and where in the folder it was asked for."""

    date: dt.date
    person: str
    act: str
    reasons: list[str]
    source: str


class Stopped(Exception):
    """The walk goes no further: it has arrived where it was told to."""


class Blocked(Exception):
    """A gate refused, and nothing in the folder satisfies it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(*refusal.reasons)
        self.refusal = refusal


@dataclass(frozen=True, order=True)
class Deed:
    """Something to be done on a day; on the same day, in the order in which it stands in the folder."""

    day: dt.date
    turn: int
    do: Callable[[], object] = field(compare=False)


def in_order(deeds: Iterable[tuple[dt.date, Callable[[], object]]]) -> list[Deed]:
    return sorted(Deed(day, turn, do) for turn, (day, do) in enumerate(deeds))


class Walk:
    """One case on its way. `until` is the step to stop at; with `done`, everything of that step that does not leave it."""

    def __init__(
        self, folder: Folder, *, say: Callable[[Act | Refusal | str], None] = lambda said: None,
        until: Step | None = None, done: bool = False, before: dt.date | None = None,
    ) -> None:  # fmt: skip
        self.folder, self.say, self.until, self.done, self.before = folder, say, until, done, before
        self.acts: list[Act] = []
        self.refusals: list[Refusal] = []
        self.notes: list[str] = []
        self.case: Case | None = None
        self.now: dt.datetime | None = None
        self.known = people.Known()

    # Doing

    def act(self, day: dt.date, by: Actor, operation: Callable[..., Any], source: str, /, **given: Any) -> Any:
        """Do something; where it is refused, go no further."""
        try:
            return self.enact(day, by, operation, **given)
        except Refused as refused:
            raise Blocked(self.note_refusal(day, by, operation.__name__, refused.reasons, source)) from refused

    def try_act(self, day: dt.date, by: Actor, operation: Callable[..., Any], source: str, /, **given: Any) -> Any:
        """Do something that may be refused, as things are in life: what comes of that is the caller's."""
        try:
            return self.enact(day, by, operation, **given)
        except Refused as refused:
            self.note_refusal(day, by, operation.__name__, refused.reasons, source)
            return None

    def enact(self, day: dt.date, by: Actor, operation: Callable[..., Any], /, **given: Any) -> Any:
        if self.before and day > self.before:
            raise Stopped
        at, stood = self.moment(day), self.case.step if self.case else ""
        with transaction.atomic() if self.done else nullcontext():
            result = operation(by=by, at=at, **given)
            if self.case:
                self.case.refresh_from_db()
                if self.done and stood == self.until and self.case.step != stood:
                    raise Stopped  # and the act that left the step is undone
        self.now = at
        if operation.__name__ in REGISTERING:
            self.known.forget()
        self.record(operation.__name__)
        if self.case and self.case.step == self.until and not self.done:
            raise Stopped
        return result

    def moment(self, day: dt.date) -> dt.datetime:
        """Ten o'clock on the day, and a minute later for each act; never before what went before."""
        ten = dt.datetime.combine(day, dt.time(10), tzinfo=timezone.get_current_timezone())
        if self.now is None or self.now < ten:
            return ten
        if timezone.localdate(self.now) != day:
            self.tell(
                f"what is dated {day:%-d %B %Y} comes after what is dated {timezone.localdate(self.now):%-d %B %Y}, "
                "and is entered on that day"
            )
        return self.now + MINUTE

    def record(self, act: str) -> None:
        """Tell of the act just done, as the chain has it."""
        event = events.latest()
        if event is None or event.act != act:
            return
        words = event.words
        made = Act(timezone.localdate(event.happened_at), words.who, words.office, act, words.sentence, event.number)
        self.acts.append(made)
        self.say(made)

    def note_refusal(self, day: dt.date, by: Actor, act: str, reasons: list[str], source: str) -> Refusal:
        refusal = Refusal(day, str(by), act, list(reasons), source)
        self.refusals.append(refusal)
        self.say(refusal)
        return refusal

    def refuse(self, day: dt.date, by: Actor | str, act: str, reasons: list[str], source: str) -> None:
        """Go no further, for reasons that no operation was asked for."""
        refusal = Refusal(day, str(by), act, reasons, source)
        self.refusals.append(refusal)
        self.say(refusal)
        raise Blocked(refusal)

    def tell(self, note: str) -> None:
        """Say something once that is neither an act nor a refusal."""
        if note not in self.notes:
            self.notes.append(note)
            self.say(note)

    def run(self, deeds: list[Deed]) -> None:
        for deed in deeds:
            deed.do()

    # Who

    def officer(self, day: dt.date, said: str = "") -> Person:
        """The member of the Partnership Team who is named, or else the first of them."""
        named = self.known.person_in(said) if said else None
        team = offices.holders([Office.PARTNERSHIP_OFFICER], day) + offices.holders([Office.BUSINESS_MANAGER], day)
        return named or team[0]

    def agency(self, said: str, day: dt.date) -> Agency | None:
        """The agency of this name, added to the register by the Partnership Team where it is new."""
        if said.casefold() in people.NO_AGENCY:
            return None
        found = self.known.agency_named(said)
        return found or self.act(day, self.officer(day), register.add_agency, said, name=said)

    def person(
        self, said: str, day: dt.date, source: str, *, agency: str = "", email: str = "", title: str = ""
    ) -> Person:
        """The person of this name, added to the register where they are new and their agency is known."""
        of = self.agency(agency, day) if agency else None
        found = self.known.person_named(said, of) or (
            None if agency else self.known.person_in(said) or people.holder_of(said, day)
        )
        if found:
            return found
        if not agency:
            raise NotUnderstood(
                f"{source}: “{said}” is not in board.json or in any file before, and no agency is given"
            )
        address = "" if self.known.with_address(email) else email
        return self.act(
            day, self.officer(day), register.add_person, source, name=said, email=address, job_title=title, agency=of
        )

    def give_office(
        self, person: Person, office: Office, from_on: dt.date, day: dt.date, by: Actor, source: str,
        until_on: dt.date | None = None, is_deputy: bool = False,
    ) -> None:  # fmt: skip
        """Put somebody in an office from a day on, unless they hold it; on a day of the walk."""
        if office in offices.offices_of(person, from_on):
            return
        later = people.later_holding(person, office, from_on)
        until = later.from_on - dt.timedelta(days=1) if later else until_on
        self.act(
            day, by, register.appoint, source, person=person, office=office, from_on=from_on, until_on=until,
            is_deputy=is_deputy,
        )  # fmt: skip

    # Where it stands

    def follow(self, case: Case) -> None:
        """From here on it is about this case."""
        self.case = case
        if case.step == self.until and not self.done:
            raise Stopped

    def has_later(self, name: str) -> bool:
        """Whether the folder holds anything that comes after the file of this name."""
        order = [
            "referral",
            "verification",
            "returns",
            "rapid_review",
            "jcr",
            "review",
            "learning",
            "publication",
            "assurance",
        ]
        return any(getattr(self.folder, one) for one in order[order.index(name) + 1 :])

    def as_json(self) -> dict[str, Any]:
        return {
            "acts": [{**asdict(act), "date": act.date.isoformat()} for act in self.acts],
            "refusals": [{**asdict(one), "date": one.date.isoformat()} for one in self.refusals],
            "notes": self.notes,
        }
