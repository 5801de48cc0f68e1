"""A time asked for in one box."""

from django.core.exceptions import ValidationError

from sarum.kit.fields.text import Text
from sarum.kit.time_of_day import read_time


class TimeOfDay(Text):
    """A time as it is said: 2:30pm, 14.30, midday."""

    answer_to_a_question = "The time"

    def to_python(self, value):
        typed = super().to_python(value)
        if not typed:
            return None
        found = read_time(typed)
        if found is None:
            raise ValidationError("Enter a time, like 2:30pm or 14:30", code="invalid")
        return found
