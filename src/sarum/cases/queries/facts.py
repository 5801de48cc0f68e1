"""Reading what the Rapid Review established, with what it rests on."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from sarum.board.models import Person
from sarum.cases.models import Case, ChronologyEntry, Fact, Idea, Limb, ScopingReturn, Standing, Unknown
from sarum.cases.queries import access, entries, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.queries.entries import Shown
from sarum.kit.memory import remembered


def with_sources(reader: Reader, case: Case, rows: QuerySet[Any]) -> QuerySet[Any]:
    """These facts or limbs with the entries and returns that each cites, for whoever may read them."""
    cited = entries.visible(reader, case).order_by("place", "pk")
    returns = ScopingReturn.objects.select_related("request__agency", "request__case")
    return rows.prefetch_related(Prefetch("entries", cited), Prefetch("returns", returns))


def facts_of(reader: Reader, case: Case) -> QuerySet[Fact]:
    """The facts of a case in their order, each with what it rests on; the withdrawn among them."""
    found = Fact.objects.filter(case__in=access.cases_for(reader), case=case)
    return with_sources(reader, case, found.select_related("recorded_by", "case"))


def facts_standing(reader: Reader, case: Case) -> QuerySet[Fact]:
    return facts_of(reader, case).filter(withdrawn_because="")


def fact_by(reader: Reader, reference: str, pk: int) -> Fact | None:
    case = access.cases_for(reader).filter(reference=reference).first()
    return facts_of(reader, case).filter(pk=pk).first() if case else None


def unknowns_of(reader: Reader, case: Case) -> QuerySet[Unknown]:
    found = Unknown.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("finder__agency", "settled_by", "case")


def unknown_by(reader: Reader, reference: str, pk: int) -> Unknown | None:
    """What is not known yet of a case that somebody may see; or what they are to find out, on a case not kept from them."""
    found = Unknown.objects.filter(case__reference=reference, pk=pk)
    unknown = found.select_related("finder__agency", "settled_by", "case").first()
    if unknown is None or access.may_see(reader, unknown.case):
        return unknown
    is_theirs = isinstance(reader, Person) and unknown.finder_id == reader.pk
    return unknown if is_theirs and not access.is_shut_out(unknown.finder, unknown.case) else None


def ideas_of(reader: Reader, case: Case) -> QuerySet[Idea]:
    """What could be improved, as the Rapid Review saw it; the withdrawn among them."""
    found = Idea.objects.filter(case__in=access.cases_for(reader), case=case)
    return found.select_related("recorded_by", "case").prefetch_related("themes", "recommendations")


def ideas_standing(reader: Reader, case: Case) -> QuerySet[Idea]:
    return ideas_of(reader, case).filter(withdrawn_because="")


def idea_by(reader: Reader, reference: str, pk: int) -> Idea | None:
    case = access.cases_for(reader).filter(reference=reference).first()
    return ideas_of(reader, case).filter(pk=pk).first() if case else None


@dataclass(frozen=True)
class Cited:
    """What a fact or an element rests on, as this reader may follow it."""

    entries: list[Shown]
    returns: list[tuple[ScopingReturn, bool]]


@remembered
def readable(reader: Reader, case: Case) -> set[int]:
    """The returns of a case that somebody may read."""
    return set(scoping.returns_for(reader).filter(request__case=case).values_list("pk", flat=True))


def cited_by(one: Fact | Limb, may_read: set[int]) -> Cited:
    """What something cites, entries without names."""
    rows = [entries.shown(entry, named=False) for entry in one.entries.all()]
    return Cited(rows, [(answer, answer.pk in may_read) for answer in one.returns.all()])


def entries_to_cite(reader: Reader, case: Case, chosen: list[str]) -> QuerySet[ChronologyEntry]:
    """The entries that may be cited in a form: those chosen in the chronology, and those that facts and findings rest on."""
    standing = Q(facts__withdrawn_because="") | Q(findings__withdrawn_because="")
    used = entries.in_chronology(reader, case).filter(standing)
    wanted = {*(int(pk) for pk in chosen), *used.values_list("pk", flat=True)}
    return entries.chosen_by(reader, case, wanted)


def returns_to_cite(reader: Reader, case: Case) -> QuerySet[ScopingReturn]:
    """The returns that may be cited: those that came and that this reader may read, and those that are cited already."""
    came = Q(standing__in=[Standing.RETURNED, Standing.ASSURED]) | Q(facts__isnull=False)
    return scoping.returns_for(reader).filter(came, request__case=case).distinct().order_by("request__agency__name")
