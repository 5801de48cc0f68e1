"""Whom to ask: the agencies that a case, the register and other cases propose, and what each would be told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from sarum.board.models import Agency
from sarum.cases.models import Adult, Case, KnownAgency, ScopingRequest, Stage
from sarum.cases.queries import access, scoping
from sarum.cases.queries.access import Reader
from sarum.cases.rules import asking as rules
from sarum.cases.rules import procedure, template

LATELY = 10  # cases; an agency asked in more than half of the last ones is proposed


@dataclass
class Proposal:
    """One agency that somebody or something proposes to ask, and why."""

    agency: Agency
    can_answer: bool
    known: KnownAgency | None = None
    because: list[str] = field(default_factory=list)


def proposals(reader: Reader, case: Case) -> list[Proposal]:
    """Everybody who might be asked and has been neither asked nor set aside: those named in the case first."""
    unasked = {one.pk: one for one in scoping.agencies_to_ask(reader, case)}
    known = {one.agency_id: one for one in scoping.known_agencies_of(reader, case) if one.agency_id}
    found = {
        pk: Proposal(agency, agency.can_answer, known.get(pk))
        for pk, agency in unasked.items()
        if not (known.get(pk) and known[pk].set_aside_because)
    }
    for pk, one in found.items():
        if one.known:
            by = f" by {one.known.named_by}" if one.known.named_by else ""
            one.because.append(f"Named{by}{f': {one.known.nature}' if one.known.nature else ''}")
        if one.agency.is_statutory_partner:
            one.because.append("A statutory partner")
        if template.stage_at(case.step) == Stage.REVIEW and case.requests.filter(agency=pk).exists():
            one.because.append("Asked at scoping")
    for pk, why in [*about_the_same_adult(reader, case), *asked_lately(reader, case)]:
        if pk in found:
            found[pk].because.append(why)
    return sorted((one for one in found.values() if one.because), key=lambda one: (one.known is None, one.agency.name))


def about_the_same_adult(reader: Reader, case: Case) -> list[tuple[int, str]]:
    """The agencies asked in other cases about somebody with the same name and day of birth, or the same NHS number."""
    same = Q(pk__in=[])
    for adult in case.adults.all():
        if adult.date_of_birth:
            same |= Q(name__iexact=adult.name, date_of_birth=adult.date_of_birth)
        if adult.nhs_number:
            same |= Q(nhs_number=adult.nhs_number)
    cases = Adult.objects.filter(same, case__in=access.cases_for(reader)).exclude(case=case).values("case")
    requests = ScopingRequest.objects.filter(case__in=cases).select_related("case")
    return [(one.agency_id, f"Asked in {one.case.reference}, about the same adult") for one in requests]


def asked_lately(reader: Reader, case: Case) -> list[tuple[int, str]]:
    """The agencies asked in more than half of the last cases that came to scoping."""
    before = ScopingRequest.objects.filter(case__in=access.cases_for(reader)).exclude(case=case)
    last = list(before.order_by("-case").values_list("case", flat=True).distinct()[:LATELY])
    asked = Counter(
        before.filter(case__in=last).values_list("agency", "case").distinct().values_list("agency", flat=True)
    )
    return [
        (pk, f"Asked in {times} of the last {len(last)} cases")
        for pk, times in asked.items()
        if len(last) > 1 and times * 2 > len(last)
    ]


def others_to_ask(reader: Reader, case: Case, proposed: list[Proposal]) -> QuerySet[Agency]:
    """The agencies of the register that nothing proposes and that could answer."""
    rest = scoping.agencies_to_ask(reader, case).exclude(pk__in=[one.agency.pk for one in proposed])
    aside = case.known_agencies.exclude(set_aside_because="").exclude(agency=None).values("agency")
    return rest.filter(can_answer=True).exclude(pk__in=aside)


def interests(reader: Reader, case: Case) -> list[rules.Interest]:
    """Everything that an agency may be told of the people of interest in a case."""
    if not access.may_see(reader, case):
        return []
    return rules.interests(case.adults.all(), case.other_people.all())


def named_later(reader: Reader) -> Iterator[tuple[str, Case, None, str]]:
    """The cases in which somebody was named after the first requests and has been neither asked nor set aside."""
    asked = ScopingRequest.objects.filter(case=OuterRef("case"))
    left = KnownAgency.objects.filter(Exists(asked), case__in=access.cases_for(reader), set_aside_because="")
    left = left.exclude(Exists(asked.filter(agency=OuterRef("agency")))).filter(
        case__step__in=procedure.steps_of("add_late_agency")
    )
    for case in Case.objects.filter(pk__in=left.values("case")):
        yield "Ask the agencies that were named later, or set them aside", case, None, "returns"
