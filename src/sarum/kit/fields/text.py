"""Questions answered in words or numbers."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.html import format_html

from sarum.kit.fields.asked import Asked, refuse_too_long, refuse_unkeepable

WORD = re.compile(r"\S*\w\S*")  # a dash between words is no word
BY_HAND = (
    "Leave an empty line between paragraphs. Begin a line with “- ” or “1. ” for a list, and with “### ” for a sub-heading. "
    "Write **two stars** around strong words, and *one star* around words with emphasis."
)
BREAKS = re.compile(r"\r\n?|[\x0b\x0c]")


class Text(Asked):
    """One line of words."""

    widget: type[forms.Widget] = forms.TextInput
    component = "input"
    kind = "text"

    def __init__(self, label="", *, width=None, longest=300, spellcheck=None, suggestions=(), **options):
        """`suggestions` are offered while somebody types, and nothing obliges them to take one."""
        self.width, self.longest, self.spellcheck, self.suggestions = width, longest, spellcheck, suggestions
        super().__init__(label, **options)

    def to_python(self, value):
        text = " ".join(BREAKS.sub("\n", str(value or "")).split("\n")).strip()
        refuse_unkeepable(self, text)
        refuse_too_long(self, text, self.longest)
        return text


class Code(Text):
    """A one-time code from a letter, which the browser may offer by itself."""

    def __init__(self, label="The code", **options):
        super().__init__(label, width=10, longest=20, spellcheck=False, autocomplete="one-time-code", **options)


class LongText(Asked):
    """Several lines of words, perhaps with a limit to how many."""

    widget = forms.Textarea

    def __init__(self, label="", *, rows=5, words=None, longest=50_000, **options):
        self.rows, self.words, self.longest = rows, words, longest
        self.component = "character-count" if words else "textarea"
        super().__init__(label, **options)

    def to_python(self, value):
        text = BREAKS.sub("\n", str(value or "")).strip()
        refuse_unkeepable(self, text)
        refuse_too_long(self, text, self.longest)
        over = len(WORD.findall(text)) - self.words if self.words else 0
        if over > 0:
            self.refuse(
                f"must be {self.words:,} words or fewer. It is {over:,} {'word' if over == 1 else 'words'} over"
            )
        return text


class Rich(LongText):
    """Words with light marks (see `kit/rich`), written as they will look where the browser can.

    `cites` names the place on the page where what may be cited stands as JSON.
    """

    def __init__(self, label="", *, hint="", cites="", **options):
        self.attributes = {"data-editor": label} | ({"data-cites": cites} if cites else {})
        drawn = format_html("{}<span data-by-hand>{}{}</span>", hint, " " if hint else "", BY_HAND)
        super().__init__(label, hint=drawn, **options)


class Email(Text):
    """An e-mail address."""

    kind = "email"
    well_formed = EmailValidator()

    def __init__(self, label="", *, longest=254, spellcheck=False, **options):
        super().__init__(label, longest=longest, spellcheck=spellcheck, **options)

    def to_python(self, value):
        address = super().to_python(value)
        try:
            if address:
                self.well_formed(address)
        except ValidationError:
            raise ValidationError(
                "Enter an email address in the correct format, like name@example.com",
                code="invalid",
            ) from None
        return address


class WholeNumber(Text):
    """A number without a fraction; "1,200" and "1 200" are understood."""

    def __init__(self, label="", *, at_least=0, at_most=2_147_483_647, width=5, **options):
        self.at_least, self.at_most = at_least, at_most
        super().__init__(label, width=width, **options)

    def to_python(self, value):
        typed = super().to_python(value)
        digits = typed.replace(",", "").replace(" ", "").replace("−", "-")
        if not typed:
            return None
        if not re.fullmatch(r"-?[0-9]{1,18}", digits):
            self.refuse("must be a whole number, like 12")
        if int(digits) < self.at_least:
            self.refuse(f"must be {self.at_least:,} or more")
        if int(digits) > self.at_most:
            self.refuse(f"must be {self.at_most:,} or fewer")
        return int(digits)


class Hidden(Text):
    """A value that the page carries and nobody sees."""

    widget = forms.HiddenInput
    component = ""

    def __init__(self, label="", **options):
        super().__init__(label or "This value", **options)
