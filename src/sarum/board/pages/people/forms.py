"""The questions asked about a person and the offices they hold."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Agency, Office, Person
from sarum.kit import fields

OFFICES = {
    Office.PARTNERSHIP_OFFICER: "Carries cases through the procedure, in the Partnership Team",
    Office.BUSINESS_MANAGER: "Quality-assures reports, and sees to people and settings",
    Office.JCR_CHAIR: "Chairs the Joint Case Review group and signs its reports",
    Office.JCR_VICE_CHAIR: "Acts where the JCR Chair is away or conflicted",
    Office.JCR_MEMBER: "Sits on the Joint Case Review group for their agency",
    Office.STATUTORY_PARTNER: "Gives the view of the council, the police or the integrated care board",
    Office.INDEPENDENT_CHAIR: "Ratifies reports and decides on publication",
    Office.SAFEGUARDING_LEAD: "Receives requests for their agency and names who answers",
    Office.CHIEF_OFFICER: "Endorses what their agency says",
    Office.SYSTEM_ADMINISTRATOR: "Sees to people and settings, and sees no case",
}


class FindPeopleForm(fields.Form):
    """What the list of people is narrowed by."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"] = fields.Text("Name, email or agency", required=False)
        self.fields["agency"] = fields.Choice(
            "Agency", choices=[("", "Any agency"), *((a.pk, a.name) for a in agencies)], as_select=True, required=False
        )
        self.fields["gone"] = fields.Tick("Also people who have left", required=False)
        for field in self.fields.values():
            field.label = str(field.label).removesuffix(" (optional)")


class PersonForm(fields.Form):
    """What the register says of a person."""

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = fields.Text("Full name", longest=200, required="Enter the person’s name")
        self.fields["email"] = fields.Email(
            "Email address",
            hint="Their own work address. Their invitation and their letters go there, and they sign in with it.",
            required=False,
        )
        self.fields["job_title"] = fields.Text("Job title", longest=200, required=False)
        self.fields["agency"] = fields.ModelChoice("Agency", queryset=agencies, as_select=True, required=False)
        self.fields["phone"] = fields.Text("Telephone number", longest=40, width=20, required=False)


def values_of(person: Person) -> dict[str, object]:
    """The register's words, with an empty text where no address is given."""
    names = ("name", "job_title", "agency", "phone")
    return {"email": person.email or "", **{name: getattr(person, name) for name in names}}


class AppointForm(fields.Form):
    """Which office a person takes, and when."""

    office = fields.Choice(
        "Which office?", choices=[(office.value, office.label, OFFICES[office]) for office in Office],
        required="Choose an office",
    )  # fmt: skip
    is_deputy = fields.YesNo(
        "Are they a deputy in this office?",
        hint="A deputy acts when the holder cannot",
        required="Say whether they are a deputy",
    )
    from_on = fields.Day("First day in office", hint="For example, 1 4 2026", required="Enter the first day in office")
    until_on = fields.Day("Last day in office", hint="Leave this empty if it is not known yet", required=False)


class EndOfficeForm(fields.Form):
    """When an office ends."""

    until_on = fields.Day(
        "Last day in office",
        hint="They can act in this office until the end of that day",
        required="Enter the last day in office",
    )


class HandOverOfficeForm(fields.Form):
    """Who acts in an office, on which days, and why."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = fields.ModelChoice(
            "Who acts in it?", queryset=people, as_select=True, required="Choose who acts in it"
        )
        self.fields["from_on"] = fields.Day("First day", hint="Today or later", required="Enter the first day")
        self.fields["until_on"] = fields.Day(
            "Last day", hint="They can act until the end of that day", required="Enter the last day"
        )
        self.fields["because"] = fields.Text(
            "Why is it handed over?", hint="For instance: on leave. Everything they do in it will say so.",
            required="Say why it is handed over",
        )  # fmt: skip


class AppointCoverForm(fields.Form):
    """For which days a vacant post is covered, why it is vacant, and who agreed."""

    def __init__(self, *args: Any, partners: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["from_on"] = fields.Day("First day", required="Enter the first day")
        self.fields["until_on"] = fields.Day("Last day", required="Enter the last day")
        self.fields["because"] = fields.Text(
            "Why is the post vacant?", hint="For instance: Iris Calder retired, and her successor is being appointed",
            required="Say why the post is vacant",
        )  # fmt: skip
        self.fields["agreed_by"] = fields.ModelChoice(
            "Which statutory partners have agreed to this cover?", queryset=partners, many=True,
            hint="Each of them agrees before anybody is appointed", required="Select each partner that has agreed",
        )  # fmt: skip
