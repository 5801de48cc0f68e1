"""The days that are named above the lanes: as many as there is room for, from days to decades."""

import datetime as dt
from collections.abc import Iterator

ROOM = 76  # that one name takes
MONTHS, YEARS = (1, 3), (1, 5, 10, 50)  # between two names


def ticks_of(first: dt.date, last: dt.date, day: float) -> Iterator[tuple[dt.date, str]]:
    """Each day that is named, and its name; `day` is how wide a day is."""
    if day >= ROOM or 7 * day >= ROOM:
        step = 1 if day >= ROOM else 7
        begin = first if step == 1 else first + dt.timedelta((7 - first.weekday()) % 7)
        for count in range(0, (last - begin).days + 1, step):
            named = begin + dt.timedelta(count)
            yield named, f"{named.day} {named:%b %Y}"
        return
    for step in MONTHS:
        if 30 * step * day >= ROOM:
            for year in range(first.year, last.year + 1):
                for month in range(1, 13, step):
                    if first <= (named := dt.date(year, month, 1)) <= last:
                        yield named, f"{named:%b %Y}"
            return
    step = next((step for step in YEARS if 365 * step * day >= ROOM), YEARS[-1])
    for year in range(first.year, last.year + 1):
        if year % step == 0 and first <= (named := dt.date(year, 1, 1)) <= last:
            yield named, str(year)
