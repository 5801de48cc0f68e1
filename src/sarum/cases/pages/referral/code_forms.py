"""The questions asked of somebody who leaves a referral, comes back to it, or adds to it."""

from typing import Any

from django.db.models import QuerySet

from sarum.cases.models import Referral
from sarum.kit import fields


class SaveForLaterForm(fields.Form):
    email = fields.Email(
        "Your email address", required="Enter your email address", autocomplete="email",
        hint="We send the reference there, and later the codes. Choose one that only you read",
    )  # fmt: skip


class AskForCodeForm(fields.Form):
    reference = fields.Text(
        "Your reference", longest=60, width=20, spellcheck=False, required="Enter your reference",
        hint="From the e-mail or the receipt. For example BDFG-3467, or the number of a referral that was sent",
    )  # fmt: skip
    email = fields.Email("Your email address", required="Enter your email address", autocomplete="email")


class EnterCodeForm(fields.Form):
    code = fields.Code(required="Enter the code", hint="8 digits")


class AddToReferralForm(fields.Form):
    words = fields.LongText(
        "What do you want to add?", rows=8, required="Say what you want to add",
        hint="What you have learnt, or what has changed. If somebody is at risk now, call first: nobody reads this at night",
    )  # fmt: skip


class RecordAdditionForm(fields.Form):
    """What a referrer told the team; of which referral is asked where there are several."""

    words = fields.LongText("What did they say?", rows=8, required="Say what the referrer added")
    how = fields.Text(
        "How did it come?", longest=200, required="Say how it came", hint="For example, by telephone from the referrer"
    )

    def __init__(self, *args: Any, referrals: QuerySet[Referral], **options: Any) -> None:
        super().__init__(*args, **options)
        which = fields.ModelChoice("Which referral?", queryset=referrals, required="Select the referral")
        if len(referrals) == 1:
            self.initial["referral"] = referrals[0].pk
        self.fields = {"referral": which, **self.fields}
