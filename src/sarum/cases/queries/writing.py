"""A return as it is being written: its parts, one page of it, a Word form that was brought, and its versions."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q
from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.cases.models import BroughtReturn, Case, ReturnNote, ReturnVersion, ScopingReturn, Standing
from sarum.cases.queries import access, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.rules import procedure
from sarum.cases.rules import returns as rules
from sarum.cases.rules import scoping as scoping_rules
from sarum.cases.rules.form.questions import Page, Part


@dataclass(frozen=True, eq=False)
class Opened:
    """One part of a return, opened to be written; of a list, one entry of it."""

    answer: ScopingReturn
    part: Part
    page: Page | None = None
    number: int | None = None

    @property
    def case(self) -> Case:
        return self.answer.case

    @property
    def agency(self) -> Agency:
        return self.answer.agency


def part_by(reader: Reader, reference: str, pk: int, part: str, page: str = "") -> Opened | None:
    """A part of a return for those who write it; with the page, where the part is no list."""
    answer = own_return_by(reader, reference, pk)
    found = rules.form_of(answer).parts_of(answer.answers).get(part) if answer else None
    if answer is None or found is None:
        return None
    asked = next((one for one in found.pages if one.slug == page and one.when({}, answer.answers)), None)
    return Opened(answer, found, asked) if found.one or asked else None


def entry_by(reader: Reader, reference: str, pk: int, part: str, number: int, page: str = "") -> Opened | None:
    """One entry of a list in a return; the one after the last is a new one."""
    answer = own_return_by(reader, reference, pk)
    found = rules.form_of(answer).parts_of(answer.answers).get(part) if answer else None
    if answer is None or found is None or not found.one or not 1 <= number <= len(found.entries(answer.answers)) + 1:
        return None
    asked = next((one for one in found.pages if one.slug == page), None) if page else found.page
    return Opened(answer, found, asked, number) if asked else None


def own_return_by(reader: Reader, reference: str, pk: int) -> ScopingReturn | None:
    """One return, for those who write or endorse it."""
    return scoping.own_returns(reader).filter(request__case__reference=reference, pk=pk).first()


def notes_on(reader: Reader, opened: Opened) -> list[ReturnNote]:
    """What is said beside one part of a return and not dealt with yet, for those who write it."""
    notes = opened.answer.notes.filter(part=opened.part.slug, settled_at__isnull=True)
    return list(notes.select_related("made_by")) if scoping.own_returns(reader).filter(pk=opened.answer.pk) else []


def brought_by(reader: Reader, reference: str, pk: int) -> BroughtReturn | None:
    """A Word form that was brought for a return that somebody writes."""
    found = BroughtReturn.objects.filter(
        scoping_return__in=scoping.own_returns(reader), scoping_return__request__case__reference=reference, pk=pk
    )
    return found.select_related(
        "scoping_return__request__case", "scoping_return__request__agency", "scoping_return__request__template"
    ).first()


@dataclass(frozen=True)
class Compared:
    """Two versions of a return beside each other: each question that was answered otherwise."""

    older: ReturnVersion
    newer: ReturnVersion
    differences: list[rules.Difference]


def versions_of(reader: Reader, answer: ScopingReturn) -> Sequence[ReturnVersion]:
    """The versions of a return that were relied on, the newest first; for whoever may read the return."""
    readable = scoping.returns_for(reader).filter(pk=answer.pk)
    return list(ReturnVersion.objects.filter(scoping_return__in=readable).select_related("kept_by").order_by("-number"))


def compared(reader: Reader, answer: ScopingReturn) -> list[Compared]:
    """Each version beside the one before it, the newest first."""
    versions = versions_of(reader, answer)
    form = rules.form_of(answer)
    return [
        Compared(older, newer, rules.differences(form, older.answers, newer.answers))
        for newer, older in pairwise(versions)
    ]


def alarming(reader: Reader) -> list[ScopingReturn]:
    """The returns of which the team should hear at once: somebody may be at risk now, sent or not, or the agency refuses."""
    unjudged_risk = Q(answers__safety__is_anyone_at_risk_now=True) & ~Q(standing=Standing.ASSURED)
    found = ScopingReturn.objects.filter(Q(standing=Standing.DECLINED) | unjudged_risk)
    open_ = found.filter(
        request__case__in=access.cases_for(reader), request__case__step__in=procedure.steps_of("accept_return")
    )
    return list(open_.select_related("request__case", "request__agency"))


def at_risk(reader: Reader, found: list[ScopingReturn]) -> Iterator[tuple[str, Case, dt.date, str, int]]:
    """Each of them that says somebody may be at risk now: it is for today."""
    for answer in found:
        if answer.is_anyone_at_risk:
            words = f"Somebody may be at risk now: read what {answer.agency} says"
            yield words, answer.case, timezone.localdate(), "read_return", answer.pk


def refused(reader: Reader, found: list[ScopingReturn]) -> Iterator[tuple[str, Case, dt.date, str, int]]:
    """Each of them whose agency refuses what it is asked."""
    for answer in found:
        if answer.standing == Standing.DECLINED:
            yield f"Read why {answer.agency} refuses", answer.case, answer.request.due_on, "read_return", answer.pk


def to_endorse(person: Person) -> Iterator[tuple[str, Case, dt.date, str, int]]:
    """The returns that were sent without an endorsement and wait for this senior officer."""
    sent = scoping.own_returns(person).filter(standing=Standing.RETURNED).prefetch_related("endorsements")
    for answer in sent:
        if not scoping_rules.standing_endorsement(answer.endorsements.all(), answer.digest) and access.may(
            person, "endorse_return", answer
        ):
            yield f"Endorse the return of {answer.agency}", answer.case, answer.request.due_on, "read_return", answer.pk
