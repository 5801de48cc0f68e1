"""What is asked about more time, a refusal, and the letters of the ladder."""

from typing import Any

from sarum.cases.models import ChasedHow, How, Rung
from sarum.cases.rules import ladder
from sarum.kit import fields


class AskExtensionForm(fields.Form):
    """Until when an agency needs more time, and why."""

    until_on = fields.Day(
        "Until when do you need more time?", hint="A working day, later than the one on which the return is due now.",
        required="Give the day until which you need more time",
    )  # fmt: skip
    why = fields.LongText(
        "Why do you need it?", rows=4, required="Say why your agency needs more time",
        hint="The Partnership Team reads this. Do not name the adult.",
    )  # fmt: skip


class AnswerExtensionForm(fields.Form):
    """Whether an agency is given more time, until when, and why."""

    is_granted = fields.YesNo(
        "Is more time granted?", yes="Yes", no="No: the return stays due when it is", inline=False,
        required="Choose whether more time is granted",
    )  # fmt: skip
    due_on = fields.Day(
        "Until when, if not until the day that they asked for?", hint="Leave this empty for the day they asked for.",
        required=False,
    )  # fmt: skip
    reason = fields.LongText(
        "Why?", rows=3, required="Say why, so that the agency can read it",
        hint="The agency reads this, and it stands beside the day on which its return is due.",
    )  # fmt: skip


class RefuseRequestForm(fields.Form):
    """What an agency refuses, and on what grounds."""

    is_part = fields.YesNo(
        "What does your agency refuse?", yes="Part of what is asked: we send a return without it",
        no="All of it: we send no return", inline=False, required="Choose whether you refuse part or all of it",
    )  # fmt: skip
    grounds = fields.LongText(
        "On what grounds?", rows=6, required="Give your grounds",
        hint="Which condition of section 45 is not met, or which other law forbids it; and, if you refuse a part, which.",
    )  # fmt: skip


class WithdrawRefusalForm(fields.Form):
    """Nothing is asked: the page says what happens."""


class ProposeRungForm(fields.Form):
    """Which letter the team wants written now."""

    rung = fields.Choice(
        "Which letter is to be written?", choices=[(rung.value, rung.label, f"Sent by {ladder.SENDERS[rung]}") for rung in Rung],
        required="Choose a letter",
    )  # fmt: skip


class SendRungForm(fields.Form):
    """A letter of the ladder, to be checked and changed before it goes."""

    to_name = fields.Text("To whom is it?", required="Say to whom the letter is")
    subject = fields.Text("What is it about?", required="Say what the letter is about")
    body = fields.LongText(
        "What does it say?", rows=16, required="Write the letter",
        hint="It goes by e-mail. It must say no more of the case than its reference: no names, no facts.",
    )  # fmt: skip


class DismissRungForm(fields.Form):
    """Why a letter is not sent."""

    because = fields.LongText(
        "Why is it not sent?", rows=3, required="Say why this letter is not sent",
        hint="For instance: the safeguarding lead rang, and it comes on Thursday.",
    )  # fmt: skip


class RecordRungResponseForm(fields.Form):
    """What was answered to a letter, and how."""

    response_how = fields.Choice("How did they answer?", choices=How.choices, required="Choose how they answered")
    response = fields.LongText("What did they say?", rows=4, required="Say what they answered")


class ChaseReturnForm(fields.Form):
    """How somebody chased an agency, whom they reached, and what was said."""

    how = fields.Choice("How did you chase?", choices=ChasedHow.choices, required="Choose how you chased")
    with_whom = fields.Text("With whom did you speak?", hint="Leave this empty if you reached nobody.", required=False)
    what = fields.Text(
        "What was said?", hint="For instance: the return comes on Thursday. Do not name the adult.",
        required="Say how you chased, and what they said",
    )  # fmt: skip
    with_letter = fields.YesNo(
        "Send them a reminder by e-mail as well?", required="Select whether they are sent a reminder by e-mail as well"
    )


class SetLadderForm(fields.Form):
    """On which working day each reminder and each letter comes."""

    groups = {"Reminders that the clock sends": [*ladder.REMINDER_DAYS], "Letters that people send": [*ladder.ORDER]}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code, usual in ladder.DEFAULT.items():
            self.fields[code] = fields.WholeNumber(
                question_for(code, usual), at_least=1, at_most=250, required=False, width=4,
                hint=f"Usually {abs(usual)}. Leave this empty to leave it out.", called=name_of(code),
            )  # fmt: skip
            self.fields[code].label = question_for(code, usual)

    def clean(self) -> dict[str, Any]:
        typed = {code: self.cleaned_data.get(code) for code in ladder.DEFAULT}
        return {"days": {code: signed(code, day) for code, day in typed.items()}}


def name_of(code: str) -> str:
    return f"Reminder {code[-1]}" if code in ladder.REMINDER_DAYS else str(Rung(code).label)


def question_for(code: str, usual: int) -> str:
    return f"{name_of(code)}: how many working days {'before' if usual < 0 else 'after'} the return is due?"


def signed(code: str, day: int | None) -> int | None:
    """A day as the ladder holds it, or as the form shows it: before the return is due it is below nought."""
    return day if day is None or ladder.DEFAULT[code] > 0 else -day
