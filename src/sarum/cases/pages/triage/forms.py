"""The questions of triage: who owns a case, what is asked, whether it is known already, what it is called and obliges."""

from typing import Any

from sarum.cases.models import Sameness, Sensitivity
from sarum.cases.rules import triage as rules
from sarum.cases.rules.flag import FLAGS
from sarum.kit import fields


class TakeCaseForm(fields.Form):
    """Why a case passes from its owner."""

    reasons = fields.Text("Why does it pass to you?", required=False, hint="Needed where somebody else owns it")


class WaitForReferrerForm(fields.Form):
    """What the referrer was asked."""

    asked = fields.LongText("What did you ask for?", rows=4, required="Say what was asked")
    how = fields.Text("How did you ask?", longest=200, required="Say how", hint="For example by telephone")


class EndWaitForm(fields.Form):
    """What came from the referrer."""

    answer = fields.LongText(
        "What came?",
        rows=4,
        required="Say what came, or that nothing did",
        hint="If nothing came, say why the case goes on",
    )


SAMENESS = [
    (Sameness.SAME.value, Sameness.SAME.label, "The referral joins the other case, and one of the two is closed"),
    (Sameness.RELATED.value, Sameness.RELATED.label, "Each is linked on the other’s page, for those who may see both"),
    (Sameness.DIFFERENT.value, Sameness.DIFFERENT.label, "They are not shown together again"),
]


class JudgeDuplicateForm(fields.Form):
    """What two cases are to each other."""

    sameness = fields.Choice(
        "What are they to each other?", choices=SAMENESS, required="Choose what they are to each other"
    )
    reasons = fields.LongText("For what reasons?", rows=4, required="Give the reasons, so that nobody need ask again")


class ChangePseudonymForm(fields.Form):
    """What a case is called."""

    pseudonym = fields.Text(
        "What is the case called?", longest=60, required="Give the case a pseudonym",
        hint="No part of anybody’s name. The family may like to choose",
    )  # fmt: skip
    reasons = fields.Text("Why this one, and who chose it?", required="Say why this pseudonym, and who chose it")


class ChangeSensitivityForm(fields.Form):
    """Who may see a case by their office alone."""

    sensitivity = fields.Choice(
        "Who may see the case?", required="Choose who may see the case",
        choices=[(one.value, one.label, rules.SENSITIVITY[one]) for one in Sensitivity],
    )  # fmt: skip
    reasons = fields.LongText("Why?", rows=3, required="Give the reason")


class SetFlagForm(fields.Form):
    """What obliges the Board to more."""

    def __init__(self, *args: Any, standing: set[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = fields.Choice(
            "Which flag?", required="Choose a flag",
            choices=[(one.code, one.label, one.obliges) for one in FLAGS.values() if one.code not in standing],
        )  # fmt: skip
        self.fields["reasons"] = fields.LongText("How is this known?", rows=3, required="Say how this is known")


class LiftFlagForm(fields.Form):
    """Why a flag does not apply."""

    reasons = fields.LongText("Why does it not apply?", rows=3, required="Say why the flag does not apply")
