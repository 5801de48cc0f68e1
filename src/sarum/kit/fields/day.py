"""A date asked for in three boxes, forgiving of how it is typed and plain about what is wrong."""

import calendar
import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from sarum.kit.fields.asked import Asked

PARTS = ("day", "month", "year")
MONTHS = [name.lower() for name in calendar.month_name]


class ThreeBoxes(forms.Widget):
    """Reads the day, month and year boxes as a list of what was typed."""

    def value_from_datadict(self, data, files, name):
        return [str(data.get(f"{name}_{part}", "")) for part in range(3)]

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{part}" in data for part in range(3))


def parts_of(value) -> list[str]:
    """A date, or whatever was typed, as three texts."""
    if isinstance(value, datetime.date):
        return [str(value.day), str(value.month), str(value.year)]
    if isinstance(value, str) and value:
        return parts_of(datetime.date.fromisoformat(value))
    return list(value or ["", "", ""])


def number_of_month(typed: str) -> int:
    """3 for "3", "03", "Mar", "Sept" and "March"; 0 when it is no month."""
    if typed.isascii() and typed.isdigit() and len(typed) <= 2:
        return int(typed) if 1 <= int(typed) <= 12 else 0
    word = typed.lower().rstrip(".")
    return next(
        (number for number in range(1, 13) if len(word) >= 3 and MONTHS[number].startswith(word)),
        0,
    )


def number_of(typed: str, digits: int) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= digits else 0


class Day(Asked):
    """A day of the calendar; `not_after` and `not_before` take a date or "today"."""

    widget = ThreeBoxes
    component = "date-input"
    answer_to_a_question = "The date"

    def __init__(self, label="", *, not_after=None, not_before=None, birthday=False, **options):
        self.not_after, self.not_before, self.birthday = not_after, not_before, birthday
        super().__init__(label, **options)

    def shown(self, value):
        return parts_of(value)

    def has_changed(self, initial, data):
        return parts_of(initial) != parts_of(data)

    def clean(self, value):
        typed = [part.strip() for part in parts_of(value)]
        if not any(typed):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        missing = [number for number in range(3) if not typed[number]]
        if missing:
            self.refuse(
                f"must include a {' and '.join(PARTS[number] for number in missing)}",
                wrong(missing),
            )
        found = self.understood(typed)
        self.refuse_out_of_bounds(found)
        return found

    def understood(self, typed):
        """The date that the three texts mean."""
        day, month, year = (
            number_of(typed[0], 2),
            number_of_month(typed[1]),
            number_of(typed[2], 4),
        )
        if not 1 <= day <= 31:
            self.refuse("must have a day between 1 and 31", wrong([0]))
        if not month:
            self.refuse("must have a real month, like 3 or March", wrong([1]))
        if len(typed[2]) != 4 or not year:
            self.refuse("must have a year of 4 numbers, like 2021", wrong([2]))
        if not 1900 <= year <= 2100:
            self.refuse("must have a year between 1900 and 2100", wrong([2]))
        length = calendar.monthrange(year, month)[1]
        if day > length:
            name = f"{calendar.month_name[month]} {year}"
            raise ValidationError(
                f"{day} {name} is not a real date: {name} has {length} days",
                code=wrong([0]),
            )
        return datetime.date(year, month, day)

    def refuse_out_of_bounds(self, found):
        today = timezone.localdate()
        if self.not_after == "today" and found > today:
            self.refuse("must be today or in the past")
        if self.not_before == "today" and found < today:
            self.refuse("must be today or in the future")
        if isinstance(self.not_after, datetime.date) and found > self.not_after:
            self.refuse(f"must be on or before {self.not_after:%-d %B %Y}")
        if isinstance(self.not_before, datetime.date) and found < self.not_before:
            self.refuse(f"must be on or after {self.not_before:%-d %B %Y}")


def wrong(parts: list[int]) -> str:
    """The error code that tells the page which boxes to mark."""
    return "wrong:" + ",".join(str(part) for part in parts)
