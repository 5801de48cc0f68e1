"""Handing out a file that Sarum has made, to be kept by the reader."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from sarum.board.lobby import reader_of
from sarum.cases.models import Case
from sarum.cases.operations import stationery
from sarum.cases.rules.stationery import Written
from sarum.kit import uploads
from sarum.kit.word import CONTENT_TYPE as WORD

CONTENT_TYPES = {"docx": WORD, "pdf": "application/pdf"}


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep, under a name that says nothing of anybody."""
    stem, _, ending = name.rpartition(".")
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(stem)}.{ending}"'
    return answer


def upload_given(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file that somebody brought, as a copy to keep: never opened in the browser."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(content, content_type=uploads.KINDS[kind][2], headers=headers)


def made(
    request: HttpRequest, kind: str, name: str, written: Written, *, case: Case | None, content_at: dt.datetime,
    template_digest: str | None = None,
) -> HttpResponse:  # fmt: skip
    """A document as a file to keep, made in its template; it is kept as it was made."""
    ending = name.rpartition(".")[2]
    content = stationery.make(
        kind=kind, ending=ending, written=written, case=case, content_at=content_at, template_digest=template_digest,
        by=reader_of(request), at=timezone.now(),
    )  # fmt: skip
    return file(content, CONTENT_TYPES[ending], name)
