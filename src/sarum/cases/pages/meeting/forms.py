"""The questions asked about a meeting and a conflict of interest."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Person
from sarum.cases.models import Attendance, ComesHow
from sarum.kit import fields

CAME, APOLOGIES, ABSENT = "CAME", "APOLOGIES", "ABSENT"
CAN_AGREE = "Can they agree actions for their organisation?"
PRESENCE = [(CAME, "Came"), (APOLOGIES, "Sent apologies"), (ABSENT, "Did not come")]


class RecordAttendanceForm(fields.Form):
    """Who came: a few questions about each person asked, and who came without being asked."""

    def __init__(self, *args: Any, seats: Iterable[Attendance], others: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = {}  # its people are known only now
        for seat in seats:
            required = f"Select whether {seat.person} came"
            hint = "For example who came in their place"
            asked = {
                f"came_{seat.person_id}": fields.Choice(
                    "Did they come?", choices=PRESENCE, inline=True, required=required
                ),
                f"authority_{seat.person_id}": fields.YesNo(CAN_AGREE, required=False),
                f"note_{seat.person_id}": fields.Text("Note", longest=300, required=False, hint=hint),
            }
            self.fields.update(asked)
            self.groups[", ".join(str(part) for part in (seat.person, seat.role, seat.agency) if part)] = list(asked)
        more = {
            "also": fields.ModelChoice(
                "Who?", queryset=others, as_select=True, required=False, named=Person.with_agency
            ),
            "also_authority": fields.YesNo(CAN_AGREE, required=False),
        }
        self.fields.update(more)
        self.groups["Somebody who came without being asked"] = list(more)


def typed_attendance(seats: Iterable[Attendance]) -> dict[str, Any]:
    """What has been recorded of each person, as it was answered; before that, what they said they would do."""
    typed: dict[str, Any] = {}
    for seat in seats:
        if seat.is_present is not None:
            typed[f"came_{seat.person_id}"] = CAME if seat.is_present else APOLOGIES if seat.has_apologies else ABSENT
        elif seat.answer:
            typed[f"came_{seat.person_id}"] = CAME if seat.answer == ComesHow.COMES else APOLOGIES
        typed |= {f"authority_{seat.person_id}": seat.has_authority, f"note_{seat.person_id}": seat.note}
    return typed


def present_from(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as recording an attendance takes them: what is said of each person, and who came besides."""
    asked = [int(name.removeprefix("came_")) for name in answers if name.startswith("came_")]
    present = {
        pk: {
            "is_present": answers[f"came_{pk}"] == CAME,
            "has_apologies": answers[f"came_{pk}"] == APOLOGIES,
            "has_authority": answers[f"authority_{pk}"],
            "note": answers[f"note_{pk}"],
        }
        for pk in asked
    }
    also = [answers["also"]] if answers["also"] else []
    present |= {person.pk: {"is_present": True, "has_authority": answers["also_authority"]} for person in also}
    return {"present": present, "also": also}


class GiveViewForm(fields.Form):
    """What one agency thinks should be done, and why."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"] = fields.ModelChoice("Whose view is it?", queryset=agencies, required="Select the agency")
        self.fields["person"] = fields.ModelChoice(
            "Who gave it?", queryset=people, as_select=True, required=False, named=Person.with_agency
        )
        self.fields["view"] = fields.Text(
            "What does the agency think should be done?", longest=200, required="Say what the agency thinks should be done",
            hint="For example: a review is needed; another kind of review would do; no review is needed",
        )  # fmt: skip
        self.fields["grounds"] = fields.LongText(
            "On what grounds?", required="Give the grounds for this view",
            hint="A view that differs from the others stands like any other",
        )  # fmt: skip


class RecordMinutesForm(fields.Form):
    """The minutes of a meeting."""

    def __init__(self, *args: Any, takers: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["minutes"] = fields.LongText(
            "Minutes", rows=20, longest=200_000, required="Write the minutes first"
        )
        self.fields["minuted_by"] = fields.ModelChoice(
            "Who took them?", queryset=takers, as_select=True, required="Select who took them"
        )


class DeclareConflictForm(fields.Form):
    """A conflict of interest, and what is done about it."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Whose conflict of interest is it?",
            queryset=people,
            as_select=True,
            named=Person.with_agency,
            required="Select who it is",
        )
        self.fields["conflict"] = fields.LongText(
            "What is it?", rows=3, required="Say what the conflict of interest is"
        )
        self.fields["handled"] = fields.LongText(
            "How is it handled?", rows=3, required=False, hint="For example who acts instead"
        )
        self.fields["is_barring"] = fields.YesNo(
            "Must they not decide or sign on this case?", required="Select yes if they must not decide or sign",
            hint="If yes, the Vice-Chair, or somebody else who holds the office, decides and signs instead",
        )  # fmt: skip
