"""What is worth a second look in a referral before it is sent. Nothing here stops it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sarum.cases.rules.referral import day_of, why_nhs_number_doubtful

OF_AGE = 18


def why_doubtful(answers: Mapping[str, Any], today: dt.date) -> list[str]:
    """Everything in a referral that is probably mistyped, or that cannot all be so."""
    is_adult = (answers.get("screen") or {}).get("about") == "ADULT"
    return [
        reason
        for number, adult in enumerate(answers.get("adults") or [], 1)
        for reason in (
            *why_nhs_number_doubtful(adult.get("nhs_number", "")),
            *why_death_doubtful(adult, number),
            *(why_age_doubtful(adult, number, today) if is_adult else []),
        )
    ]


def why_death_doubtful(adult: Mapping[str, Any], number: int) -> list[str]:
    """Nobody dies before they are born."""
    born, died = day_of(adult.get("date_of_birth")), day_of(adult.get("date_of_death"))
    if born is None or died is None or died >= born:
        return []
    return [
        f"{named(adult, number)}: the date of death, {in_words(died)}, is before the date of birth, {in_words(born)}."
    ]


def why_age_doubtful(adult: Mapping[str, Any], number: int, today: dt.date) -> list[str]:
    """Somebody of 18 or over when it happened is no younger now, or on the day of their death. Care Act 2014 s.44(1)."""
    born, died = day_of(adult.get("date_of_birth")), day_of(adult.get("date_of_death"))
    last = died or today
    if born is None or last < born or (age := age_on(born, last)) >= OF_AGE:
        return []
    when = "when they died" if died else "now"
    return [
        f"{named(adult, number)}: the date of birth, {in_words(born)}, makes them {age} {when}, and you said that the person "
        "was 18 or over."
    ]


def age_on(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def in_words(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"


def named(adult: Mapping[str, Any], number: int) -> str:
    return str(adult.get("name") or f"Adult {number}")
