"""The questions of a referral. Everything may be left empty but what the Board cannot act without."""

from typing import Any, ClassVar

from sarum.cases.models import Reason, Route
from sarum.cases.pages.referral.answers import KNOWN, PartForm
from sarum.kit import fields, uploads

ABUSE = [
    ("SELF_NEGLECT", "Self-neglect"),
    ("NEGLECT", "Neglect and acts of omission"),
    ("PHYSICAL", "Physical abuse"),
    ("DOMESTIC", "Domestic violence or abuse"),
    ("SEXUAL", "Sexual abuse"),
    ("PSYCHOLOGICAL", "Psychological abuse"),
    ("FINANCIAL", "Financial or material abuse"),
    ("MODERN_SLAVERY", "Modern slavery"),
    ("DISCRIMINATORY", "Discriminatory abuse"),
    ("ORGANISATIONAL", "Organisational abuse"),
]


class ReferForm(fields.Form):
    """The first question, before anything else is asked."""

    is_anyone_at_risk_now = fields.YesNo(
        "Is anybody at risk of abuse or neglect now?",
        hint="The adult, another adult, or a child. If you are not sure, answer yes",
        required="Select yes if anybody is at risk now",
    )


class SafetyForm(PartForm):
    """Whether anybody is at risk now, and who knows."""

    is_anyone_at_risk_now = ReferForm.base_fields["is_anyone_at_risk_now"]
    explanation = fields.LongText(
        "Who is at risk, or why is nobody?",
        hint="Think of other residents, children, and whoever lives there",
        required=False,
    )
    concern_raised = fields.Choice(
        "Has a safeguarding concern been raised with the council?", choices=KNOWN, inline=True, required=False,
        hint="Under section 42 of the Care Act. This form does not raise one",
    )  # fmt: skip
    concern_reference = fields.Text("Its reference, or what came of it", required=False)
    police_informed = fields.Choice("Do the police know?", choices=KNOWN, inline=True, required=False)


class ReferrerForm(PartForm):
    """Who is referring, and for whom."""

    groups: ClassVar[dict[str, list[str]]] = {
        "Your safeguarding lead": ["authorised_by", "authorised_role", "authorised_on"],
    }
    name = fields.Text(
        "Your name", longest=200, required="Enter your name, so that the Board can reply", autocomplete="name"
    )
    role = fields.Text("Your role", longest=200, required=False, hint="Or how you know the adult")
    agency = fields.Text(
        "Your agency", longest=200, required=False, hint="Leave this empty if you refer as a member of the public"
    )
    email = fields.Email("Email address", required=False, autocomplete="email")
    phone = fields.Text("Telephone number", longest=60, required=False, autocomplete="tel", width=20)
    safe_to_contact = fields.Text("When and how is it safe to contact you?", required=False)
    on_behalf_of = fields.Text("If you are referring for somebody else, who?", required=False)
    authorised_by = fields.Text(
        "Name of the safeguarding lead or senior manager who supports this referral", required=False,
        hint="Not needed from members of the public. Do not wait for it: it can follow",
    )  # fmt: skip
    authorised_role = fields.Text("Their role", required=False)
    authorised_on = fields.Day("When did they agree?", required=False, not_after="today")


class ReasonForm(PartForm):
    """Why the case is referred."""

    reason = fields.Choice(
        "Why are you referring this case?",
        choices=[
            (Reason.CRITERIA.value, Reason.CRITERIA.label, "The test in section 44 of the Care Act 2014"),
            (Reason.LEARNING.value, Reason.LEARNING.label, "Even where the test may not be met"),
            (Reason.GOOD_PRACTICE.value, Reason.GOOD_PRACTICE.label, "Something that went well, and why"),
        ],
        required="Select why you are referring this case",
    )


class WhatHappenedForm(PartForm):
    """What happened, where and when."""

    outline = fields.LongText(
        "What happened?", rows=10, required="Say what happened, even if you do not know everything",
        hint="In your own words. Start where it seems to you to begin. Say what you know and what you only suspect",
    )  # fmt: skip
    date_from = fields.Text(
        "From when?", longest=60, required=False, width=20, hint="A date, or as near as you can: “early 2021”"
    )
    date_to = fields.Text("Until when?", longest=60, required=False, width=20)
    place = fields.Text("Where?", required=False)
    abuse_types = fields.Several(
        "What kinds of abuse or neglect are known or suspected?",
        choices=ABUSE,
        required=False,
        hint="Select all that apply",
    )


class WorkingTogetherForm(PartForm):
    """How agencies worked together, what was done at once, and what went well."""

    working_together = fields.LongText(
        "How did agencies work together?",
        rows=8,
        required=False,
        hint="What was shared or not shared, agreed, done or not done",
    )
    immediate_action = fields.LongText(
        "What has been done already to keep people safe, or put right?", rows=4, required=False
    )
    good_practice = fields.LongText("What went well?", rows=4, required=False)
    public_interest = fields.LongText(
        "Is there interest from the press, councillors or the public?", rows=2, required=False
    )


class OtherPersonForm(PartForm):
    """Somebody else who matters."""

    name = fields.Text(
        "Name",
        longest=200,
        called="The person's name",
        required="Enter a name. If you do not know it, write “Not known”",
    )
    relationship = fields.Text(
        "Who are they to the adult?", longest=200, required=False, hint="For example daughter, neighbour, carer"
    )
    role = fields.Text(
        "Why do they matter here?",
        longest=200,
        required=False,
        hint="For example next of kin, witness, child in the home, may have caused harm",
    )
    date_of_birth = fields.Text(
        "When were they born?", longest=40, required=False, width=20, hint="A date, a year, or about how old they are"
    )
    is_safe_to_contact = fields.Text("Is it safe to contact them, and how?", longest=200, required=False)


class AgencyForm(PartForm):
    """An agency known to have been involved."""

    name = fields.Text(
        "Name of the agency", longest=200, called="The agency's name", required="Enter the name of the agency"
    )
    nature = fields.Text(
        "How was it involved?", longest=300, required=False, hint="For example GP, landlord, home care"
    )
    contact = fields.Text("Somebody there to speak to", longest=200, required=False)


class ProcessForm(PartForm):
    """Something else that looks at the same events."""

    process = fields.Text(
        "What is it?", longest=200, called="The process", required="Enter what it is",
        hint="For example an inquest, a section 42 enquiry, a criminal investigation, a patient safety investigation, a complaint",
    )  # fmt: skip
    lead = fields.Text("Who leads it?", longest=200, required=False)
    status = fields.Text("How far is it?", longest=200, required=False)
    contact = fields.Text("Who can be asked about it?", longest=200, required=False)


class AttachmentForm(PartForm):
    """A file that belongs to the referral, and what it is."""

    keeps: ClassVar[tuple[str, ...]] = ("name", "digest", "kind", "size")
    upload = fields.Upload("Which file?", required="Choose a file")
    about = fields.Text(
        "What is it?", longest=300, required=False, hint="For example: care plan of May 2021, photograph of the door"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.said.get("digest"):
            self.fields["upload"] = fields.Upload(
                "Another file", required=False, hint=f"To go on with {self.said['name']}, choose none."
            )

    def read_back(self) -> list[tuple[str, str]]:
        about = ("What is it?", self.said.get("about", ""))
        if not self.said.get("digest"):
            return [("Which file?", ""), about]
        kind, size = uploads.KINDS[self.said["kind"]][0], uploads.size_in_words(self.said["size"])
        return [("File", f"{self.said['name']} ({kind}, {size})"), about]


class ReceiveReferralForm(fields.Form):
    """The last word before a referral is sent; an officer who enters it for somebody says how it came."""

    is_true = fields.Tick(
        "This is true as far as I know. More may follow",
        required="Select the box to say that this is true as far as you know",
    )

    def __init__(self, *args: Any, asks_route: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if asks_route:
            route = fields.Choice(
                "How did this referral reach the Partnership Team?", choices=Route, required="Select how it came"
            )
            self.fields = {"route": route, **self.fields}


class AcknowledgeReferralForm(fields.Form):
    """How the referrer is told; Sarum itself can tell only somebody in the register."""

    def __init__(self, *args: Any, in_register: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        ways = ["by letter or e-mail from the Partnership Team", "by telephone", *["through Sarum"] * in_register]
        self.fields["how"] = fields.Choice(
            "How is the referrer told?", choices=[(way, way[0].upper() + way[1:]) for way in ways],
            required="Select how the referrer is told",
        )  # fmt: skip
