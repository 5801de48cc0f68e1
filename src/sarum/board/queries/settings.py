"""What the Board has set for itself."""

import datetime as dt

from sarum.board.models import Agency, Board, Closure, Term, Timescale
from sarum.board.rules.duties import DAYS
from sarum.kit import working_days
from sarum.kit.memory import remembered


def the_board() -> Board:
    return Board.objects.get(pk=1)


@remembered
def closures() -> list[dt.date]:
    return list(Closure.objects.values_list("on", flat=True))


def due(duty: str, start: dt.date) -> working_days.DueDate:
    """When a duty is due that begins on `start`: the Board's timescale, or else the procedure's."""
    return working_days.after(start, days_for(duty), closures())


def days_for(duty: str) -> int:
    """How many working days a duty has."""
    own = Timescale.objects.filter(duty=duty).values_list("working_days", flat=True).first()
    return DAYS[duty] if own is None else own


def timescales() -> dict[str, int]:
    """The duties to which the Board has given working days of its own."""
    return dict(Timescale.objects.values_list("duty", "working_days"))


def days_late(due_on: dt.date | None, today: dt.date, shut: list[dt.date]) -> int:
    """Working days since something was due; none when it is not late."""
    return working_days.between(due_on, today, shut) if due_on else 0


@remembered
def terms() -> dict[str, str]:
    """What the Board calls things on screen."""
    return dict(Term.objects.values_list("word", "shown_as"))


def statutory_partners() -> list[Agency]:
    return list(Agency.objects.filter(is_statutory_partner=True))
