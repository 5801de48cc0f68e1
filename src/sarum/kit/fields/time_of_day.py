"""A time asked for in one box."""

from django.core.exceptions import ValidationError

from sarum.kit.fields.choice import Choice
from sarum.kit.fields.text import Text
from sarum.kit.time_of_day import read_time, said_length


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


class Length(Choice):
    """How long something lasts, in minutes: one of the usual lengths; what is not said is as `usual`."""

    LENGTHS = (30, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480)

    def __init__(self, label="", *, usual=60, **options):
        self.usual = usual
        choices = [(minutes, said_length(minutes)) for minutes in self.LENGTHS]
        super().__init__(label, choices=choices, as_select=True, required=False, initial=usual, **options)
        self.label, self.nothing = label, ""

    def to_python(self, value):
        return int(super().to_python(value) or self.usual)
