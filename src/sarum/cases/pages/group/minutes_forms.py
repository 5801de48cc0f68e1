"""What is asked while a meeting goes on and of its minutes: who is there, what is said and taken on, and whether it is right."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.cases.models import GroupSeat
from sarum.cases.rules.minutes import AnyMeeting
from sarum.cases.rules.sitting import has_said
from sarum.kit import fields


class SendBackMinutesForm(fields.Form):
    """What is wrong in the minutes."""

    because = fields.LongText(
        "What is to be put right?", rows=5, required="Say what is to be put right",
        hint="The Partnership Team is told. Your words stay on the page of the meeting until the minutes are checked",
    )  # fmt: skip


class BeginForm(fields.Form):
    """Who is there."""

    def __init__(self, *args: Any, seats: Iterable[GroupSeat], others: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        asked = [seat.person_id for seat in seats]
        self.fields["present"] = fields.ModelChoice(
            "Who is here?", queryset=others.filter(pk__in=asked), many=True, named=Person.with_agency,
            required="Choose who is here",
        )  # fmt: skip
        unsaid = [seat.person_id for seat in seats if not has_said(seat)]
        if unsaid:
            self.fields["can_agree"] = fields.ModelChoice(
                "Who of these can agree actions for their organisation?", queryset=others.filter(pk__in=unsaid), many=True,
                named=Person.with_agency, required=False,
                hint="They have not said so themselves yet. Ask them now; whoever is not ticked is pointed out",
            )  # fmt: skip
        self.fields["also"] = fields.ModelChoice(
            "Who came without being asked?", queryset=others.exclude(pk__in=asked), as_select=True, required=False,
            named=Person.with_agency,
        )  # fmt: skip
        self.fields["also_authority"] = fields.YesNo("Can they agree actions for their organisation?", required=False)

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        authority = {person.pk: True for person in said.pop("can_agree", None) or []}
        can_agree, came = said.pop("also_authority", None), said.get("also")
        if came and can_agree is not None:
            authority[came.pk] = can_agree
        return said | {"also": [came] if came else [], "authority": authority}


class MinuteItemForm(fields.Form):
    """What is said on an item."""

    discussion = fields.LongText("What is said?", rows=10, longest=100_000, required=False)


class DecideItemForm(fields.Form):
    """What is decided, and who does not agree."""

    words = fields.LongText("What is decided?", rows=2, required="Write what was decided")
    dissent = fields.LongText("Who does not agree, and why?", rows=2, required=False)


class TakeOnForm(fields.Form):
    """What somebody takes on, and by when."""

    def __init__(self, *args: Any, owners: QuerySet[Person], is_tracked: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"] = fields.LongText("What will be done?", rows=2, required="Say what will be done")
        self.fields["owner"] = fields.ModelChoice(
            "Who does it?", queryset=owners, as_select=True, named=Person.with_agency, required="Select who does it"
        )
        self.fields["due_on"] = fields.Day("By when?", required="Say by when", not_before="today")
        if is_tracked:
            self.fields["outcome"] = fields.Text(
                "What should come of it?", longest=300, required=False,
                hint="An agency’s action goes onto the tracker of the case at once, with what should come of it. What "
                "somebody of no agency takes on is theirs and stands in the minutes",
            )  # fmt: skip


class DoGroupActionForm(fields.Form):
    """What was done."""

    done_words = fields.LongText("What was done?", rows=4, required="Say what was done")


class CheckMinutesForm(fields.Form):
    """Nothing is asked but whether these words, and no others, are right."""

    digest = fields.Hidden("The words you read")


class ApproveMinutesForm(fields.Form):
    """At which meeting minutes were approved."""

    def __init__(self, *args: Any, meetings: Iterable[AnyMeeting], **options: Any) -> None:
        super().__init__(*args, **options)
        self.meetings = {f"{one._meta.model_name}-{one.pk}": one for one in meetings}
        self.fields["at_meeting"] = fields.Choice(
            "At which meeting were they approved?", required="Select the meeting",
            choices=[(code, str(one)) for code, one in self.meetings.items()],
            hint="" if self.meetings else "No later meeting has begun yet. They are approved at the next one",
        )  # fmt: skip
        self.fields["digest"] = fields.Hidden()

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return said | {"at_meeting": self.meetings[said["at_meeting"]]} if said.get("at_meeting") else said
