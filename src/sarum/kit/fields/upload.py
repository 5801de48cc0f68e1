"""A question answered with a file, or with several."""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError

from sarum.kit import uploads
from sarum.kit.fields.asked import Asked
from sarum.kit.refusal import Refused

AGAIN = "Choose the file again. A page that is shown a second time cannot keep it."
REST = "Everything else you typed is here."


class Upload(Asked):
    """One file, judged by what it holds; the limits are said before it is chosen. The answer is an `uploads.Upload`."""

    widget = forms.FileInput
    component = "file-upload"
    ask = "Choose"
    answer_to_a_question = "The file"
    is_many = False

    def __init__(self, label="", *, hint="", limits=uploads.LIMITS, endings=uploads.ENDINGS, **options):
        self.endings = endings
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


@dataclass(frozen=True)
class Judged:
    """One of several files: as it may be kept, or every reason why it cannot be."""

    name: str
    upload: uploads.Upload | None
    reasons: list[str] = field(default_factory=list)


class SeveralFiles(forms.FileInput):
    """Reads every file that was chosen."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])


class Uploads(Upload):
    """Several files at once, each judged by itself: one that is refused does not keep the others out."""

    widget = SeveralFiles
    is_many = True

    def to_python(self, value):
        return [judged(one) for one in value or []]


def judged(file) -> Judged:
    name = uploads.display_name(file.name or "")
    try:
        return Judged(name, uploads.accept(name, file.read(), file.size))
    except Refused as refused:
        return Judged(name, None, refused.reasons)
