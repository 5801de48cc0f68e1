"""The questions of the Rapid Review."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Agency
from sarum.cases.models import Answer, Decision, Element, ScopingReturn, Standard
from sarum.cases.models.rapid_review import BesidesKind
from sarum.kit import fields

CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def time_of(typed: str) -> dt.time | None:
    """2pm, 2:30pm, 14:30, 14.30 and midday as a time of the day; nothing when it is none."""
    text = typed.strip().lower().replace("a.m.", "am").replace("p.m.", "pm")
    if text in ("midday", "noon"):
        return dt.time(12)
    found = CLOCK.fullmatch(text)
    if not found or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def as_what(person: Any) -> str:
    """The offices somebody holds, or what they are called at work, and for whom."""
    offices = ", ".join(dict.fromkeys(str(held) for held in person.offices_held)) or person.job_title
    return ". ".join(words for words in (offices, str(person.agency or "")) if words)


class ConveneRapidReviewForm(fields.Form):
    """When and where the Rapid Review is, who is asked to it, and why it does not wait for a return that is missing."""

    def __init__(
        self, *args: Any, people: QuerySet[Any], gaps: Sequence[tuple[ScopingReturn, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.gaps = gaps
        self.fields["day"] = fields.Day(
            "On what day?", not_before="today", required="Enter the day of the Rapid Review meeting"
        )
        self.fields["time"] = fields.Text(
            "At what time?", width=10, hint="For instance: 10am or 2:30pm", required="Enter the time of the meeting"
        )
        self.fields["where"] = fields.Text(
            "Where?", hint="“Virtual”, or a place", required="Enter where it is", initial="Virtual", longest=200
        )
        self.fields["link"] = fields.Text(
            "Link to join",
            longest=2000,
            required=False,
            hint="Where it is virtual. Shown to those asked; it is in no letter",
        )
        self.fields["lasts"] = fields.Length("How long does it last?", usual=120)
        self.fields["people"] = fields.ModelChoice(
            "Who is asked?", queryset=people, many=True, hinted=as_what,
            initial=[person for person in people if person.is_expected],
            hint="The Joint Case Review group and the safeguarding lead of each agency in the case are ticked. Whoever comes must "
            "be senior enough to agree actions for their organisation.", required="Choose who is asked to the meeting",
        )  # fmt: skip
        for answer, what in gaps:
            self.fields[reason(answer)] = fields.LongText(
                f"Why does the Rapid Review not wait for {answer.agency}?", rows=3,
                hint=f"How it stands: {what}. Your reason is kept, and the report states this gap.",
                required=f"Say why the Rapid Review does not wait for {answer.agency}, or chase it first",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        time = time_of(said.pop("time", ""))
        if time is None and "time" not in self.errors:
            self.add_error("time", "Enter a time, like 10am or 2:30pm")
        day = said.pop("day", None)
        reasons = {answer.agency.name: said.pop(reason(answer), "") for answer, _ in self.gaps}
        if day and time:
            said["starts_at"] = timezone.make_aware(dt.datetime.combine(day, time))
        return said | {"reasons": reasons}


class MeetAgainForm(ConveneRapidReviewForm):
    """When and where the Rapid Review meets again, who is asked, and why."""

    def __init__(self, *args: Any, people: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, people=people, gaps=(), **options)
        self.fields["because"] = fields.LongText("Why does it meet again?", rows=3, required="Say why it meets again")
        self.order_fields(["because"])

    def clean(self) -> dict[str, Any]:
        return {name: said for name, said in super().clean().items() if name != "reasons"}


def reason(answer: ScopingReturn) -> str:
    return f"reason_{answer.pk}"


class AnswerSafetyForm(fields.Form):
    """Whether anybody needs immediate action for their safety."""

    is_action_needed = fields.YesNo(
        "Does anybody need immediate action for their safety?", required="Select yes or no",
        hint="The adult if they are alive, anybody they lived with or cared for, and anybody else in the same care.",
    )  # fmt: skip
    answer = fields.LongText(
        "Who was considered, and what is being done or why is nothing needed?", rows=6,
        required="Say who was considered, and what is being done or why nothing is needed",
    )  # fmt: skip


class RecordFactsForm(fields.Form):
    """The context, how agencies worked together, what was done well, and what a review would ask."""

    facts = fields.LongText(
        "In what context do the facts stand?", rows=8, required=False,
        hint="The person, their family and their needs, as far as the facts need it. Each fact is recorded by itself.",
    )  # fmt: skip
    analysis = fields.LongText(
        "How did agencies work together, and what could be improved?", rows=10, required=False,
        hint="The potential for identifying improvements to safeguard people and promote their wellbeing.",
    )  # fmt: skip
    good_practice = fields.LongText("What was good practice?", rows=5, required=False)
    scope = fields.LongText(
        "What should a review cover, and how?", rows=6, required=False,
        hint="The period, the method and the lines of enquiry that the meeting proposes.",
    )  # fmt: skip


class DecideLimbForm(fields.Form):
    """The decision on one element for one adult, on grounds and on evidence."""

    def __init__(
        self,
        *args: Any,
        element: Element,
        evidence: Mapping[str, tuple[QuerySet[Any], Callable[[Any], str]]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["answer"] = fields.Choice("Is it met?", choices=Answer.choices, required="Select whether it is met")
        if element == Element.CONDITION:
            self.fields["standard"] = fields.Choice(
                "If it is met: is the abuse or neglect known or suspected?", choices=Standard.choices, required=False
            )
            self.fields["standard"].label = str(self.fields["standard"].label).removesuffix(" (optional)")
        self.fields["grounds"] = fields.LongText(
            "On what grounds?", rows=6, required="Give the grounds for this answer"
        )
        for name, (rows, named) in evidence.items():
            if rows:
                self.fields[name] = fields.ModelChoice(
                    f"On which {EVIDENCE[name]} does it rest?", queryset=rows, many=True, required=False, named=named,
                    is_small=True,
                )  # fmt: skip


EVIDENCE = {
    "facts": "facts",
    "findings": "findings",
    "returns": "returns",
    "entries": "entries of the chronology",
}


class GiveLimbViewForm(fields.Form):
    """What one agency thinks of one element for one adult, and why."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"] = fields.ModelChoice(
            "Which agency?", queryset=agencies, as_select=True, required="Choose the agency"
        )
        self.fields["answer"] = fields.Choice(
            "Does it think that it is met?", choices=Answer.choices, required="Select what it thinks"
        )
        self.fields["grounds"] = fields.LongText("On what grounds?", rows=4, required="Give its grounds")


class DecideRapidReviewForm(fields.Form):
    """Whether to undertake a Safeguarding Adults Review, and why or why not."""

    def __init__(
        self, *args: Any, allowed: Sequence[tuple[Decision, list[str]]], agencies: QuerySet[Agency],
        said: Mapping[int, str], is_acting: bool = False, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.fields["decision"] = fields.Choice(
            "What is decided?", required="Select what is decided",
            choices=[(one.value, one.label, " ".join(why) or "The Act allows this.") for one, why in allowed],
        )  # fmt: skip
        self.fields["grounds"] = fields.LongText(
            "On what grounds?", rows=8, required="Give the grounds for this decision",
            hint="Answer whoever disagreed, and say what was decisive.",
        )  # fmt: skip
        if is_acting:
            self.fields["acting_because"] = fields.LongText(
                "Why do you decide in the Chair’s place?", rows=3, required=False,
                hint="Left empty, the conflict of interest that the Chair declared, or the Chair’s absence, is recorded",
            )  # fmt: skip
            self.fields["acting_because"].label = str(self.fields["acting_because"].label).removesuffix(" (optional)")
        self.fields["dissenting"] = fields.ModelChoice(
            "Which agencies disagree with this decision?", queryset=agencies, many=True, required=False, is_small=True,
            hinted=lambda agency: said.get(agency.pk, ""),
            hint="Whoever sees an element otherwise is ticked to begin with. The grounds that they gave are printed wherever the "
            "decision is.",
        )  # fmt: skip
        self.fields["learning_summary"] = fields.LongText(
            "If there is no review: what has been learnt?", rows=6, required=False,
            hint="The guidance asks for a summary of the learning where there is no Safeguarding Adults Review.",
        )  # fmt: skip
        self.fields["why_no_more"] = fields.LongText(
            "If there is no review: why is no more to be learnt?", rows=4, required=False
        )
        self.fields["besides_kind"] = fields.Choice(
            "What else will be done instead or besides?", choices=[("", "Nothing else"), *BesidesKind.choices],
            as_select=True, required=False,
        )  # fmt: skip
        self.fields["besides"] = fields.LongText(
            "What exactly?", rows=3, required=False,
            hint="It is printed in the report under its next steps. Name nobody of the case.",
        )  # fmt: skip
        self.fields["besides_lead"] = fields.Text(
            "Who leads it?", hint="A post and an agency", longest=200, required=False
        )
        self.fields["besides_by"] = fields.Day("By when?", required=False)
        for name in ("learning_summary", "why_no_more", "besides", "besides_lead", "besides_by"):
            self.fields[name].label = str(self.fields[name].label).removesuffix(" (optional)")
