"""The Board's scoping template and its versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sarum.board.models.office import TEAM
from sarum.board.queries import offices
from sarum.cases.models import ScopingTemplate
from sarum.cases.queries.access import Reader
from sarum.cases.rules import template as rules


def templates_for(reader: Reader) -> QuerySet[ScopingTemplate]:
    """Every version, the newest first, for the Partnership Team."""
    if not offices.offices_of(reader, offices.today()) & set(TEAM):
        return ScopingTemplate.objects.none()
    return ScopingTemplate.objects.select_related("issued_by", "drafted_by").order_by("-number")


def issued(reader: Reader) -> list[ScopingTemplate]:
    """The versions by which agencies are or were asked; the one that Sarum brings until the Board has issued one."""
    found = list(templates_for(reader).filter(issued_at__isnull=False))
    return found or [ScopingTemplate(number=1, sections=rules.STANDARD, changed=rules.BROUGHT)]


def draft(reader: Reader) -> ScopingTemplate | None:
    """The version being drafted, if one is."""
    return templates_for(reader).filter(issued_at__isnull=True).first()


def template_by(reader: Reader, pk: int) -> ScopingTemplate | None:
    return templates_for(reader).filter(pk=pk).first()


@dataclass(frozen=True, eq=False)
class Place:
    """A section of a draft, and one question of it; nothing where a new one is added."""

    template: ScopingTemplate
    section: Mapping[str, Any] | None = None
    question: Mapping[str, Any] | None = None


def place_by(reader: Reader, pk: int, slug: str = "", name: str = "") -> Place | None:
    """A place in a draft that is still there."""
    found = template_by(reader, pk)
    section = next((one for one in found.sections if one["slug"] == slug), None) if found else None
    question = next((one for one in section["questions"] if one["name"] == name), None) if section else None
    if found is None or (slug and section is None) or (name and question is None):
        return None
    return Place(found, section, question)
