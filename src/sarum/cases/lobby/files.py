"""Handing out a file that Sarum has made, to be kept by the reader."""

from django.http import HttpResponse
from django.utils.text import slugify


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep, under a name that says nothing of anybody."""
    stem, _, ending = name.rpartition(".")
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(stem)}.{ending}"'
    return answer
