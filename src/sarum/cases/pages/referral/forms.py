"""The questions around a referral: the first, the last, and how its referrer is told."""

from typing import Any

from sarum.cases.lobby.answers import field_of
from sarum.cases.rules.form.beginning import CAME, RISK
from sarum.kit import fields
from sarum.kit.uploads import WORD_LIMITS


class ReferForm(fields.Form):
    """The first question, before anything else is asked."""

    is_anyone_at_risk_now = field_of(RISK)


class BringFormForm(fields.Form):
    """A form filled in with Word."""

    filled = fields.Upload(
        "The form you filled in", limits=WORD_LIMITS, endings=".docx", required="Choose the form that you filled in"
    )


class EnterReferralForm(fields.Form):
    """How a referral came that did not come online, and the Word form itself if it came as one."""

    filled = fields.Upload(
        "The Word form, if it came as one", required=False,
        hint="Its answers are read into the questions, and the file itself is attached.", limits=WORD_LIMITS, endings=".docx",
    )  # fmt: skip
    scanned = fields.Upload(
        "The original, if it came as another file", required=False, hint="A scan, or an e-mail saved as a PDF. It is attached.",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields = {**{one.name: field_of(one) for one in CAME.page.questions}, **self.fields}


class ReceiveReferralForm(fields.Form):
    """The last word before a referral is sent."""

    is_true = fields.Tick(
        "This is true as far as I know. More may follow",
        required="Select the box to say that this is true as far as you know",
    )


class AcknowledgeReferralForm(fields.Form):
    """How the referrer is told; Sarum itself can tell only somebody in the register."""

    def __init__(self, *args: Any, in_register: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        ways = ["by letter or e-mail from the Partnership Team", "by telephone", *["through Sarum"] * in_register]
        self.fields["how"] = fields.Choice(
            "How is the referrer told?", choices=[(way, way[0].upper() + way[1:]) for way in ways],
            required="Select how the referrer is told",
        )  # fmt: skip
