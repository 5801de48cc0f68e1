"""The grid of scoping returns: what one row says, in which order rows stand, which are shown, and what is done next."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sarum.cases.models.returns import ScopingReturn, Standing
from sarum.cases.models.template import Stage
from sarum.kit import working_days


@dataclass(frozen=True)
class Act:
    """What somebody can do next about one return: the page, what it is about, and the words of the link."""

    name: str
    pk: int
    words: str


@dataclass(frozen=True)
class Row:
    """Where one agency's return stands, in days and words."""

    answer: ScopingReturn
    words: str
    colour: str
    sent_on: dt.date
    opened_on: dt.date | None = None
    started_on: dt.date | None = None
    endorsed_on: dt.date | None = None
    endorsed_by: str = ""
    returned_on: dt.date | None = None
    sent_back_on: dt.date | None = None
    assured_on: dt.date | None = None
    assured_by: str = ""
    weak: tuple[str, ...] = ()
    days: int = 0
    days_late: int = 0
    next_on: dt.date | None = None
    next_words: str = ""
    notes: tuple[str, ...] = ()
    act: Act | None = None

    @property
    def agency(self) -> str:
        return str(self.answer.agency)

    @property
    def is_urgent(self) -> bool:
        """Whether it says that somebody's safety may be at risk now, sent or not."""
        return self.answer.is_anyone_at_risk


COLUMNS: dict[str, tuple[str, Callable[[Row], Any]]] = {
    "agency": ("Agency", lambda row: row.agency.casefold()),
    "sent": ("Sent", lambda row: row.sent_on),
    "opened": ("Opened", lambda row: row.opened_on),
    "started": ("Started", lambda row: row.started_on),
    "endorsed": ("Endorsed", lambda row: row.endorsed_on),
    "returned": ("Returned", lambda row: row.returned_on),
    "assured": ("Assured", lambda row: row.assured_on),
    "days": ("Days", lambda row: (row.days_late, row.days)),
    "chase": ("Next chase", lambda row: row.next_on),
}
FILTERS: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "": ("All", lambda row: True),
    "awaited": ("Not returned", lambda row: not row.answer.is_sent),
    "late": ("Late", lambda row: row.days_late > 0),
    "assure": ("To quality-assure", lambda row: row.answer.standing == Standing.RETURNED),
    "weak": ("Accepted as weak", lambda row: bool(row.weak)),
    "returned": ("Returned", lambda row: row.answer.is_sent),
    "assured": ("Assured", lambda row: row.answer.standing == Standing.ASSURED),
}


def in_order(rows: Iterable[Row], by: str) -> list[Row]:
    """The rows by one column, or with a “-” before it the other way round; what has no day yet always comes last."""
    name, backwards = by.removeprefix("-"), by.startswith("-")
    key = COLUMNS.get(name, COLUMNS["agency"])[1]
    every = sorted(rows, key=lambda row: (row.agency.casefold(), row.answer.request.stage))
    known = sorted((row for row in every if key(row) is not None), key=key, reverse=backwards)
    return known + [row for row in every if key(row) is None]


def chosen(rows: Iterable[Row], show: str, words: str = "") -> list[Row]:
    """The rows that somebody asks for: by where they stand, and by the agency's name."""
    wanted, sought = FILTERS.get(show, FILTERS[""])[1], words.casefold().split()
    return [row for row in rows if wanted(row) and all(word in row.agency.casefold() for word in sought)]


def next_act(
    answer: ScopingReturn, may: Callable[[str], bool], *, letter: int | None, extension: int | None, is_answered_for: bool,
    is_late: bool,
) -> Act | None:  # fmt: skip
    """The next sensible act about one return, for somebody who may do it: what waits for them comes first; none where there
    is nothing to read yet."""
    is_waited_for = not answer.is_sent and answer.standing != Standing.DECLINED
    offers = [
        (letter is not None, "rung", letter, "Send the waiting letter"),
        (extension is not None, "answer_extension", extension, "Answer the request for more time"),
        (answer.standing == Standing.RETURNED, "accept_return", answer.pk, "Quality-assure"),
        (is_waited_for and not is_answered_for, "name_respondent", answer.pk, "Name who answers"),
        (is_waited_for and is_late, "chase_return", answer.pk, "Chase"),
    ]
    for is_due, name, pk, words in offers:
        if is_due and pk is not None and may(name):
            return Act("read_return" if name == "accept_return" else name, pk, words)
    return None if answer.standing == Standing.ASKED else Act("read_return", answer.pk, "Read")


def stages_of(rows: Iterable[Row]) -> list[tuple[Stage, list[Row]]]:
    """The rows by what the agencies were asked for: at scoping, and in a commissioned review."""
    every = list(rows)
    found = [(stage, [row for row in every if row.answer.request.stage == stage]) for stage in Stage]
    return [(stage, some) for stage, some in found if some]


def summary(rows: Iterable[Row]) -> str:
    """The grid in a sentence that somebody who chairs a meeting understands at a glance; one for each stage."""
    stages = stages_of(rows)
    if len(stages) == 1:
        return f"{sentence(stages[0][1])}."
    return " ".join(f"{stage.label}: {sentence(some)}." for stage, some in stages)


def sentence(rows: list[Row]) -> str:
    standing = [row.answer.standing for row in rows]
    counted = [
        (sum(row.days_late > 0 for row in rows), "late"),
        (standing.count(Standing.RETURNED), "to quality-assure"),
        (standing.count(Standing.SENT_BACK), "being put right"),
        (standing.count(Standing.DECLINED), "refused"),
        (sum(bool(row.weak) for row in rows), "accepted as weak"),
    ]
    returned = f"{sum(row.answer.is_sent for row in rows)} of {len(rows)} returned"
    return ", ".join([returned, *(f"{number} {words}" for number, words in counted if number)])


def due_days(rows: Iterable[Row]) -> list[tuple[dt.date, str]]:
    """Each day by which a return is due, with how it was worked out."""
    return sorted({(row.answer.request.due_on, row.answer.request.due_because) for row in rows})


def working_time(
    began: dt.date, ended: dt.date, still: Iterable[tuple[dt.date, dt.date | None]], shut: Iterable[dt.date] = ()
) -> int:
    """The working days that somebody had from one day to another, without those on which the clock stood still."""
    closed = set(shut)
    stood = sum(working_days.between(max(since, began), min(until or ended, ended), closed) for since, until in still)
    return max(working_days.between(began, ended, closed) - stood, 0)
