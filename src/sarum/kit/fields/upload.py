"""A question answered with a file."""

from django import forms
from django.core.exceptions import ValidationError

from sarum.kit import uploads
from sarum.kit.fields.asked import Asked
from sarum.kit.refusal import Refused

AGAIN = "Choose the file again. A page that is shown a second time cannot keep it; everything else you typed is here."


class Upload(Asked):
    """One file, judged by what it holds; the limits are said before it is chosen. The answer is an `uploads.Upload`."""

    widget = forms.FileInput
    component = "file-upload"
    ask = "Choose"
    answer_to_a_question = "The file"

    def __init__(self, label="", *, hint="", limits=uploads.LIMITS, **options):
        super().__init__(label, hint=" ".join(filter(None, [hint, limits])), **options)

    def to_python(self, value):
        if value is None:
            return None
        try:
            return uploads.accept(value.name or "", value.read(), value.size)
        except Refused as refused:
            raise ValidationError([ValidationError(reason, code="refused") for reason in refused.reasons]) from None

    def shown(self, value):
        """No page can give a browser its file back."""
        return ""
