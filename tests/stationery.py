"""Word templates for tests: made, brought and put in force by the operations that the pages use."""

import io

from django.utils import timezone
from docx import Document

from sarum.cases.models import PaperKind, WordTemplate
from sarum.cases.operations import stationery
from sarum.kit.uploads import accept
from tests import cast


def template(*lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def brought(*lines, kinds=("REFERRER",), who="manager"):
    """A template that was brought for some kinds of documents."""
    upload = accept("our template.docx", template(*lines))
    stationery.bring_template(kinds=kinds, upload=upload, by=cast.people()[who], at=timezone.now())
    return WordTemplate.objects.filter(kind__in=kinds).order_by("-pk").first()


def in_force(heading, kinds=tuple(PaperKind.values)):
    """A template with this heading and the content under it, in force for every kind of document."""
    brought(heading, "{{ content }}", kinds=kinds)
    for kind in kinds:
        last = WordTemplate.objects.filter(kind=kind).latest("number")
        stationery.use_template(template=last, by=cast.people()["manager"], at=timezone.now())
