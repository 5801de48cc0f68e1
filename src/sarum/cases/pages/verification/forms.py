"""The questions of verification: who meets when, and what is decided."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import AlternativeKind, NextStep
from sarum.cases.rules.alternative import GOES_TO
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
    (
        NextStep.ELSEWHERE.value,
        NextStep.ELSEWHERE.label,
        "A DARDR, a child safeguarding review, another Board: the right place is not here",
    ),
    (
        NextStep.MORE_INFORMATION.value,
        NextStep.MORE_INFORMATION.label,
        "The clock is paused until there is, then the meeting decides again",
    ),
    (NextStep.NOT_PROGRESSED.value, NextStep.NOT_PROGRESSED.label, "The case closes with these reasons"),
]


def with_offices(person: Any) -> str:
    """Somebody by name, the offices they hold, and their agency."""
    return ", ".join(str(part) for part in (person.name, *person.held_today, person.agency) if part)


class ArrangeVerificationForm(fields.Form):
    """When and where the meeting is, and who is asked; perhaps with other dates for them to choose from."""

    OTHERS = ("second", "third")
    groups = {
        "Propose other dates too, if those asked are to say which they can": [
            f"{part}_{name}" for name in OTHERS for part in ("day", "time")
        ]
    }

    def __init__(self, *args: Any, people: QuerySet[Person], others: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"] = fields.Day(
            "Which day?", hint="For example, 3 March 2026", required="Enter the day of the meeting"
        )
        self.fields["time"] = fields.TimeOfDay(
            "What time?", width=10, hint="For example, 2:30pm", required="Enter the time of the meeting"
        )
        self.fields["where"] = fields.Text(
            "Where?", longest=200, hint="“Virtual”, or a room", required="Say where the meeting is"
        )
        self.fields["link"] = fields.Text(
            "Link to join", longest=2000, required=False, hint="Shown to those asked and to you. It is in no letter"
        )
        self.fields["lasts"] = fields.Length("How long does it last?")
        self.fields["is_held_already"] = fields.Tick(
            "It was held already", required=False, hint="Then it is recorded, and nobody is invited"
        )
        for number, name in enumerate(self.OTHERS, 2):
            self.fields[f"day_{name}"] = fields.Day(f"Day of date {number}", required=False)
            self.fields[f"time_{name}"] = fields.TimeOfDay(f"Time of date {number}", width=10, required=False)
        self.fields["people"] = fields.ModelChoice(
            "Who is asked?", queryset=people, many=True, named=with_offices, required="Choose who is asked to the meeting",
            hint="The statutory partners, the JCR Chair and the Vice-Chair are chosen already. Each may then see the case",
        )  # fmt: skip
        self.fields["another"] = fields.ModelChoice(
            "Somebody else", queryset=others, as_select=True, required=False, hint="For example the referrer’s agency",
            named=Person.with_agency,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The answers as arranging a meeting takes them; while something is wrong, as they were typed."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        people = list(dict.fromkeys([*said["people"], *([said["another"]] if said["another"] else [])]))
        others = [(said[f"day_{name}"], said[f"time_{name}"]) for name in self.OTHERS]
        for name, (day, time) in zip(self.OTHERS, others, strict=True):
            if bool(day) != bool(time):
                self.add_error(f"day_{name}", "Give both the day and the time of this date, or neither")
        or_else = [moment(day, time) for day, time in others if day and time]
        starts_at = moment(said["day"], said["time"])
        return {
            "starts_at": starts_at,
            "where": said["where"],
            "link": said["link"],
            "lasts": said["lasts"],
            "people": people,
            "or_else": or_else,
            "is_held_already": said["is_held_already"],
        }


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))


class DecideVerificationForm(fields.Form):
    """What the meeting decides, and why."""

    groups = {
        "If it is an alternative action": ["sort", "alternative", "owner", "due_on"],
        "If it is referred to another process or Board": ["process", "to_whom", "told_on", "is_waiting"],
        "If you are not the JCR Chair": ["acting_because"],
    }

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["next_step"] = fields.Choice(
            "What are the next steps?", choices=NEXT_STEPS, required="Select the next steps"
        )
        self.fields["reasons"] = fields.LongText(
            "For what reasons?", required="Give the reasons for this decision",
            hint="Say too why the other ways were not chosen. The team chooses the words in which the referrer is told",
        )  # fmt: skip
        self.fields["sort"] = fields.Choice("Which?", choices=AlternativeKind.choices, required=False)
        self.fields["alternative"] = fields.Text(
            "What is it, in a few words?", longest=200, required=False, hint="Left empty, it is called as above"
        )
        self.fields["owner"] = fields.ModelChoice(
            "Who sees it through?", queryset=people, as_select=True, required=False, named=Person.with_agency
        )
        self.fields["due_on"] = fields.Day("By when?", required=False)
        self.fields["process"] = fields.Text("To which process or Board?", longest=200, required=False)
        self.fields["to_whom"] = fields.Text("Who was told there?", longest=200, required=False)
        self.fields["told_on"] = fields.Day("When were they told?", required=False, not_after="today")
        self.fields["is_waiting"] = fields.YesNo(
            "What does the case do?", yes="It waits for them, with its clock paused", no="It closes", inline=False,
            required=False,
        )  # fmt: skip
        self.fields["acting_because"] = fields.LongText(
            "Why do you decide in the Chair’s place?", rows=3, required=False,
            hint="Left empty, the conflict of interest that the Chair declared, or the Chair’s absence, is recorded",
        )  # fmt: skip
        for name in [name for names in self.groups.values() for name in names if name in self.fields]:
            self.fields[name].label = str(self.fields[name].label).removesuffix(" (optional)")  # their legend says when

    def clean(self) -> dict[str, Any]:
        """An alternative action without words of its own is called by its kind."""
        said = super().clean() or self.cleaned_data
        if said.get("sort") and not said.get("alternative") and said["sort"] != AlternativeKind.OTHER:
            said["alternative"] = AlternativeKind(said["sort"]).label
        return said


class SupersedeVerificationForm(DecideVerificationForm):
    """The new decision, and why the earlier one no longer stands."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        because = fields.LongText(
            "Why does the earlier decision no longer stand?", rows=4,
            required="Say why the earlier decision no longer stands",
        )  # fmt: skip
        self.fields = {"superseding_because": because} | self.fields


class ConfirmDecisionForm(fields.Form):
    """What a partner that was not there says of an advisory decision."""

    is_confirmed = fields.YesNo(
        "Does your organisation confirm this decision?", yes="Yes, we confirm it", no="No, we do not confirm it",
        required="Select yes if your organisation confirms it", inline=False,
    )  # fmt: skip
    grounds = fields.LongText("On what grounds?", required="Give your grounds")


class RecordConfirmationForm(fields.Form):
    """What a partner that was not there wrote of an advisory decision, as the Partnership Team received it."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Who said it?", queryset=people, as_select=True, named=Person.with_agency, required="Choose who said it",
            hint="Somebody of the organisation that was not there. Not listed? Add them to the people of the Board first",
        )  # fmt: skip
        self.fields["how"] = fields.Text(
            "How did it come?", longest=200, hint="For example, by letter of 3 March", required="Say how it came"
        )
        self.fields["is_confirmed"] = fields.YesNo(
            "Does their organisation confirm this decision?", yes="Yes, it confirms it", no="No, it does not confirm it",
            required="Select yes if their organisation confirms it", inline=False,
        )  # fmt: skip
        self.fields["grounds"] = fields.LongText("On what grounds?", required="Give their grounds")


class ConcludeAlternativeForm(fields.Form):
    """What came of an alternative action, what was learnt, and where the case goes."""

    outcome = fields.LongText(
        "What came of it?", rows=8, required="Say what came of it", hint="Its output: what was found, agreed or written"
    )
    learning = fields.LongText(
        "What was learnt?",
        rows=6,
        required=False,
        hint="It can be taken up as recommendations, now or after a Rapid Review",
    )
    goes_to = fields.Choice(
        "Where does the case go?", choices=[(step.value, words) for step, words in GOES_TO.items()],
        required="Select where the case goes",
    )  # fmt: skip


class ChaseAlternativeForm(fields.Form):
    """How somebody was reminded."""

    what = fields.Text("How did you chase, and what did they say?", longest=300, required="Say how you chased")
    with_letter = fields.YesNo("Send a reminder by e-mail too?", required="Select yes or no")
