"""What every question has in common: a label, a hint, and a plain sentence for whatever may be wrong."""

import re

from django import forms
from django.core.exceptions import ValidationError

UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def lower_first(words: str) -> str:
    """The words as they stand in the middle of a sentence; "NHS number" keeps its capitals."""
    return words if words[1:2].isupper() or words[:2] == "I " else words[:1].lower() + words[1:]


class Asked(forms.Field):
    """Gives a Django field the one constructor that all our fields share."""

    ask = "Enter"
    answer_to_a_question = "Your answer"

    def __init__(
        self,
        label="",
        *,
        hint="",
        required=True,
        called="",
        autocomplete=None,
        hidden_label=False,
        **options,
    ):
        """`called` is how an error names the answer, where the label is a question or long."""
        self.called = called or (self.answer_to_a_question if label.endswith("?") else label)
        self.autocomplete = autocomplete
        self.hidden_label = hidden_label
        super().__init__(
            label=label if required else f"{label} (optional)",
            help_text=hint,
            required=bool(required),
            error_messages={"required": required if isinstance(required, str) else self.demand(label)},
            label_suffix="",
            **options,
        )

    def demand(self, label: str) -> str:
        """What is said when a needed answer is missing."""
        if label.endswith("?"):
            return f"{self.ask} an answer to “{label}”"
        return f"{self.ask} {lower_first(label)}"

    def refuse(self, sentence: str, code: str = "invalid"):
        """Refuses the answer with a sentence that names it."""
        raise ValidationError(f"{self.called} {sentence}", code=code)

    def shown(self, value):
        """The value as the macros want it."""
        return "" if value is None else str(value)


def refuse_unkeepable(field, text: str) -> None:
    """Refuses what no database or document can hold: NUL, control characters, half of a character."""
    if UNKEEPABLE.search(text):
        field.refuse("contains a character that cannot be kept. Delete it, or type the words again")


def refuse_too_long(field, text: str, longest: int) -> None:
    if len(text) > longest:
        field.refuse(f"must be {longest:,} characters or fewer. It has {len(text):,}")
