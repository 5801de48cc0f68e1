"""What is asked about a meeting of the group: when, who, the agenda, and what is said at it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sarum.board.models import Person
from sarum.cases.models import Case, ComesHow, Document, GroupKind
from sarum.cases.rules.agenda import HEADINGS
from sarum.kit import fields

CAN_AGREE = "Can you agree actions for your organisation?"


class WhenForm(fields.Form):
    """A day, a time and a place."""

    day = fields.Day("On which day?", required="Enter the day", not_before="today")
    time = fields.TimeOfDay("At what time?", hint="For example, 2pm", required="Enter the time")
    where = fields.Text(
        "Where?", hint="“Virtual”, or a place. If this is empty, it is virtual", longest=200, required=False,
        initial="Virtual",
    )  # fmt: skip
    link = fields.Text("What is the link to join?", longest=500, required=False)
    lasts = fields.Length("How long does it last?")

    def clean(self) -> dict[str, Any]:
        said = {**self.cleaned_data, "where": self.cleaned_data.get("where") or "Virtual"}
        if said.get("day") and said.get("time"):
            said["starts_at"] = timezone.make_aware(dt.datetime.combine(said.pop("day"), said.pop("time")))
        return said


class ArrangeGroupMeetingForm(WhenForm):
    """When the group meets, and who is asked."""

    def __init__(self, *args: Any, people: QuerySet[Person], usual: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        kind = fields.Choice("What kind of meeting?", choices=GroupKind.choices, required="Select the kind")
        self.fields = {"kind": kind, **self.fields}
        self.fields["people"] = fields.ModelChoice(
            "Who is asked?", queryset=people, many=True, required="Choose at least one person", named=Person.with_agency,
            is_small=True,
        )  # fmt: skip
        self.initial.setdefault("people", usual)


class AskToGroupMeetingForm(fields.Form):
    """Somebody else, for the whole meeting or for one case."""

    def __init__(self, *args: Any, people: QuerySet[Person], cases: QuerySet[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Who?", queryset=people, as_select=True, named=Person.with_agency, required="Select who is asked"
        )
        self.fields["for_case"] = fields.ModelChoice(
            "For one case only?", queryset=cases, as_select=True, required=False,
            hint="Then they see this case and nothing else of the meeting, until it ends. Leave this empty for all of it",
        )  # fmt: skip


class TakeOffForm(fields.Form):
    """Who is not asked any more."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Who need not come?", queryset=people, as_select=True, named=Person.with_agency, required="Select who need not come",
            hint="They are told, their calendar takes the meeting out, and what they see of a case for this meeting only ends",
        )  # fmt: skip


class AnswerGroupInvitationForm(fields.Form):
    """Whether somebody comes, and with what authority."""

    def __init__(self, *args: Any, deputies: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"] = fields.Choice(
            "Do you come?",
            choices=list(zip(ComesHow.values, ("I come", "I send a deputy", "I send apologies"), strict=True)),
            required="Select whether you come",
        )
        self.fields["has_authority"] = fields.YesNo(
            CAN_AGREE,
            required=False,
            hint="Answer this if you come. Actions are agreed at the meeting, for organisations, by date",
        )
        self.fields["has_authority"].label = CAN_AGREE  # whoever comes has to say
        self.fields["statement"] = fields.Text(
            "What should the others know about that?",
            hint="For example: up to the budget of my service",
            required=False,
        )
        self.fields["deputy"] = fields.ModelChoice(
            "If you send a deputy: who comes?", queryset=deputies, as_select=True, required=False
        )


class BecauseForm(fields.Form):
    """Why."""

    because = fields.LongText("Why?", rows=3, required="Say why")


class IssueAgendaForm(fields.Form):
    """Why an agenda is issued although a chair has said nothing."""

    because = fields.LongText(
        "Why is it issued before both chairs have said something?", rows=3, required=False,
        hint="Leave this empty where both have",
    )  # fmt: skip


class ItemForm(fields.Form):
    """Something else for an agenda."""

    def __init__(self, *args: Any, headings: Mapping[str, str] = HEADINGS, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["heading"] = fields.Choice(
            "Under which heading?", choices=list(headings.items()), as_select=True, required="Select the heading"
        )
        self.fields["title"] = fields.Text("What is it called?", longest=300, required="Say what it is called")
        self.fields["note"] = fields.LongText("What should those who meet know?", rows=3, required=False)


class AgendaItemForm(ItemForm):
    """Something else for the agenda of the group, perhaps about a case."""

    def __init__(self, *args: Any, cases: QuerySet[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["case"] = fields.ModelChoice("Is it about a case?", queryset=cases, as_select=True, required=False)


class LeaveOutForm(fields.Form):
    """What is meant with an item, as the page said it when it was read: off the agenda, or on it."""

    meant = fields.Hidden()

    def clean(self) -> dict[str, Any]:
        return {"is_left_out": self.cleaned_data.get("meant") == "off"}


class MoveItemForm(fields.Form):
    """Which way an item moves."""

    is_up = fields.YesNo("Where to?", yes="One up", no="One down")


class ChangeAgendaItemForm(fields.Form):
    """What an item is called, and what those who meet should know."""

    title = fields.Text("What is it called?", longest=300, required="Say what it is called")
    note = fields.LongText("What should those who meet know?", rows=3, required=False)


class AddItemPaperForm(fields.Form):
    """A paper of an item: a file, or a document of its case."""

    def __init__(self, *args: Any, documents: QuerySet[Document], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["upload"] = fields.Upload("Which file?", required=False)
        self.fields["about"] = fields.Text(
            "What is it?", longest=300, required=False,
            hint="So it is called on the agenda. For example: minutes of the last meeting, or impact report on self-neglect",
        )  # fmt: skip
        if documents:
            self.fields["document"] = fields.ModelChoice(
                "Or which document of the case?", queryset=documents, as_select=True, required=False,
                named=lambda one: one.about or one.name,
            )  # fmt: skip


class SayOfAgendaForm(fields.Form):
    """What a chair thinks of the agenda."""

    words = fields.LongText(
        "What do you think of it?",
        rows=4,
        hint="That it is right is an answer too",
        required="Say what you think of it",
    )
