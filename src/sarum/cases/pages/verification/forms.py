"""The questions of verification: who meets when, and what is decided."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import NextStep
from sarum.cases.rules.meeting import read_time
from sarum.kit import fields

NEXT_STEPS = [
    (
        NextStep.SCOPING.value,
        NextStep.SCOPING.label,
        "The referral may meet the criteria: ask every agency, then decide",
    ),
    (
        NextStep.ALTERNATIVE.value,
        NextStep.ALTERNATIVE.label,
        "An audit, a round table or another process instead of a review",
    ),
    (NextStep.MORE_INFORMATION.value, NextStep.MORE_INFORMATION.label, "Go back to the referral, then meet again"),
    (NextStep.NOT_PROGRESSED.value, NextStep.NOT_PROGRESSED.label, "The case closes with these reasons"),
]


class TimeOfDay(fields.Text):
    """A time as it is said: 2:30pm, 14.30, midday."""

    answer_to_a_question = "The time"

    def to_python(self, value: Any) -> dt.time | None:
        typed = super().to_python(value)
        if not typed:
            return None
        found = read_time(typed)
        if found is None:
            raise ValidationError("Enter a time, like 2:30pm or 14:30", code="invalid")
        return found


def with_offices(person: Any) -> str:
    """Somebody by name, the offices they hold, and their agency."""
    return ", ".join(str(part) for part in (person.name, *person.held_today, person.agency) if part)


class ArrangeVerificationForm(fields.Form):
    """When and where the meeting is, and who is asked."""

    def __init__(self, *args: Any, people: QuerySet[Person], others: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"] = fields.Day(
            "Which day?", hint="For example, 3 March 2026", required="Enter the day of the meeting"
        )
        self.fields["time"] = TimeOfDay(
            "What time?", width=10, hint="For example, 2:30pm", required="Enter the time of the meeting"
        )
        self.fields["where"] = fields.Text(
            "Where?", longest=200, hint="“Virtual”, a room, or the link to join", required="Say where the meeting is"
        )
        self.fields["people"] = fields.ModelChoice(
            "Who is asked?", queryset=people, many=True, named=with_offices, required="Choose who is asked to the meeting",
            hint="The statutory partners, the JCR Chair and the Vice-Chair are chosen already. Each may then see the case",
        )  # fmt: skip
        self.fields["another"] = fields.ModelChoice(
            "Somebody else", queryset=others, as_select=True, required=False, hint="For example the referrer’s agency",
            named=lambda person: f"{person.name}, {person.agency}" if person.agency else person.name,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The answers as arranging a meeting takes them; while something is wrong, as they were typed."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        starts_at = timezone.make_aware(dt.datetime.combine(said["day"], said["time"]))
        people = list(dict.fromkeys([*said["people"], *([said["another"]] if said["another"] else [])]))
        return {"starts_at": starts_at, "where": said["where"], "people": people}


class DecideVerificationForm(fields.Form):
    """What the meeting decides, and why."""

    groups = {"If it is an alternative action": ["alternative", "owner", "due_on"]}

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["next_step"] = fields.Choice(
            "What are the next steps?", choices=NEXT_STEPS, required="Select the next steps"
        )
        self.fields["reasons"] = fields.LongText(
            "For what reasons?", required="Give the reasons for this decision",
            hint="They are told to the referrer. Say too why the other ways were not chosen",
        )  # fmt: skip
        self.fields["alternative"] = fields.Text(
            "What is it?", longest=200, required=False, hint="For example a round table"
        )
        self.fields["owner"] = fields.ModelChoice(
            "Who sees it through?", queryset=people, as_select=True, required=False,
            named=lambda person: f"{person.name}, {person.agency}" if person.agency else person.name,
        )  # fmt: skip
        self.fields["due_on"] = fields.Day("By when?", required=False)
        for name in self.groups["If it is an alternative action"]:  # needed when it is one, and its legend says so
            self.fields[name].label = str(self.fields[name].label).removesuffix(" (optional)")


class ConcludeAlternativeForm(fields.Form):
    """What came of an alternative action, and where the case goes."""

    outcome = fields.LongText(
        "What came of it?", rows=8, required="Say what came of it, and what was learnt", hint="And what was learnt"
    )
    goes_to_scoping = fields.YesNo(
        "Does the case go on to scoping and a Rapid Review?", required="Select yes if the case goes on to scoping",
        hint="If no, the case closes with this outcome",
    )  # fmt: skip
