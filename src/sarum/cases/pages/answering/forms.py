"""The questions asked of somebody who comes to their agency's return by a code, and of an agency about its people."""

from typing import Any

from sarum.cases.rules.answering import WHO_WRITES
from sarum.kit import fields


class AnswerForm(fields.Form):
    """Which case, and who."""

    reference = fields.Text(
        "The reference of the case", longest=60, width=20, spellcheck=False, required="Enter the reference of the case",
        hint="From the message about it",
    )  # fmt: skip
    email = fields.Email(
        "Your email address", required="Enter your email address", autocomplete="email",
        hint="The address to which that message was sent",
    )  # fmt: skip

    def __init__(self, *args: Any, prefix_of_cases: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reference"].help_text = f"From the message about it. For example {prefix_of_cases}-2026-001"


class EnterAnswerCodeForm(fields.Form):
    code = fields.Code(required="Enter the code", hint="8 digits")


class LeaveAnswerForm(fields.Form):
    """Nothing is asked: the page says what leaving means."""


class IntroduceRespondentForm(fields.Form):
    """Somebody of the agency, and what they do on its return."""

    name = fields.Text("What is their name?", longest=200, required="Give their name", autocomplete="off")
    job_title = fields.Text("What is their job?", longest=200, required=False, hint="For instance: Registered Manager")
    email = fields.Email(
        "What is their email address?", required="Give their e-mail address", autocomplete="off",
        hint="One that only they read: whoever reads it can come to the return. If they are named in the register already, "
        "their name and job there stay as they are.",
    )  # fmt: skip
    capacity = fields.Choice(
        "What do they do?", choices=WHO_WRITES, required="Choose whether they write the return or endorse it"
    )
    is_deputy = fields.YesNo(
        "Are they a deputy for somebody who does this?", required="Select yes or no",
        hint="A deputy may do the same, and the page says that they are one.",
    )  # fmt: skip


class WithdrawRespondentForm(fields.Form):
    because = fields.LongText(
        "Why does their part end?", rows=3, required="Say why their part ends",
        hint="For instance: has moved to another team. This is kept with the case.",
    )  # fmt: skip
