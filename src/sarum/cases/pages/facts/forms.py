"""The questions by which the Rapid Review establishes facts, what is not known yet, and what could be improved."""

from typing import Any

from django.db.models import QuerySet

from sarum.board.models import Person
from sarum.cases.models import Certainty, ChronologyEntry, ScopingReturn
from sarum.cases.queries.entries import in_short
from sarum.kit import fields

WITHDRAW = "If it no longer stands: why is it withdrawn?"
CERTAINTY = [
    (Certainty.CERTAIN, Certainty.CERTAIN.label, "The records agree, or nobody doubts it."),
    (Certainty.UNCERTAIN, Certainty.UNCERTAIN.label, "It may be so. Say below why it is not certain."),
    (Certainty.DISPUTED, Certainty.DISPUTED.label, "Somebody says otherwise. Say below who, and what they say."),
]


class FactForm(fields.Form):
    """A fact, how certain it is, and what it rests on; one that is there already may also be withdrawn."""

    def __init__(
        self, *args: Any, entries: QuerySet[ChronologyEntry], returns: QuerySet[ScopingReturn], is_there: bool = False,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.fields["words"] = fields.LongText(
            "What is the fact?",
            rows=3,
            hint="One fact, in a sentence or two. Use pseudonyms.",
            required="Write the fact",
        )
        self.fields["certainty"] = fields.Choice(
            "How certain is it?", choices=CERTAINTY, required="Select how certain it is"
        )
        self.fields["doubt"] = fields.LongText(
            "If it is not certain: why, or who disputes it and what do they say?", rows=3, required=False
        )
        if entries:
            self.fields["entries"] = fields.ModelChoice(
                "On which entries of the chronology does it rest?", queryset=entries, many=True, required=False,
                named=in_short, is_small=True,
            )  # fmt: skip
        if returns:
            self.fields["returns"] = fields.ModelChoice(
                "On which returns does it rest?", queryset=returns, many=True, required=False, is_small=True,
                named=lambda answer: answer.as_ground,
            )  # fmt: skip
        self.fields["heard"] = fields.Text(
            "Where else is it known from?", required=False, hint="For instance, what the nurse said at the meeting"
        )
        if is_there:
            self.fields["withdrawn_because"] = fields.LongText(WITHDRAW, rows=2, required=False)
        for name in ("doubt", "withdrawn_because"):
            if name in self.fields:
                self.fields[name].label = str(self.fields[name].label).removesuffix(" (optional)")


class RecordUnknownForm(fields.Form):
    """What is not known, who finds it out, and by when."""

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["question"] = fields.LongText(
            "What do we not know yet?", rows=3, required="Say what is not known", hint="One question. Use pseudonyms."
        )
        self.fields["finder"] = fields.ModelChoice(
            "Who finds it out?",
            queryset=people,
            as_select=True,
            named=Person.with_agency,
            required="Choose who finds it out",
        )
        self.fields["due_on"] = fields.Day("By when?", not_before="today", required="Enter the day")


class SettleUnknownForm(fields.Form):
    """What was found out."""

    found_out = fields.LongText(
        "What was found out?", rows=4, hint="If it cannot be found out, say so and why.",
        required="Say what was found out, or that it cannot be and why",
    )  # fmt: skip


class SuggestionForm(fields.Form):
    """Something that could be improved; one that is there already may also be withdrawn."""

    def __init__(self, *args: Any, used: list[str], is_there: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"] = fields.LongText(
            "What could be improved?", rows=3, required="Say what could be improved",
            hint="To safeguard people and promote their wellbeing. It is no recommendation yet.",
        )  # fmt: skip
        parted = "Put a semicolon between several."
        self.fields["themes"] = fields.Text(
            "Under which themes?", required=False, longest=1000,
            hint=f"{parted} Used so far: {'; '.join(used)}" if used else parted,
        )  # fmt: skip
        self.fields["is_multi_agency"] = fields.YesNo(
            "Does it take several agencies together?", yes="Yes: it is multi-agency",
            no="No: one agency can do it by itself", inline=False,
        )  # fmt: skip
        if is_there:
            self.fields["withdrawn_because"] = fields.LongText(WITHDRAW, rows=2, required=False)
            self.fields["withdrawn_because"].label = WITHDRAW
