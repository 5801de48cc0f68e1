"""The learning from a case: the plan, the tools, and which agencies have passed it on."""

from dataclasses import dataclass

from django.db.models import QuerySet

from sarum.board.models import Agency
from sarum.cases.models import Cascade, Case, Decision, LearningPlan, RapidReview, Tool
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import learning as rules


def case_led(reader: Reader, reference: str) -> Case | None:
    """A case that somebody may see, or in which they lead for their own agency."""
    return access.cases_led(reader).filter(reference=reference).first()


def plan_of(reader: Reader, case: Case) -> LearningPlan:
    """The learning plan of a case; an empty one, of version 0, where none is written yet."""
    visible = LearningPlan.objects.filter(case__in=access.cases_for(reader), case=case)
    found = visible.select_related("lead").prefetch_related("agencies").first()
    return found or LearningPlan(case=case, version=0)


def shared_plan_of(reader: Reader, case: Case) -> LearningPlan | None:
    """The plan as the agencies read it, once it has been shared."""
    shared = LearningPlan.objects.filter(case__in=access.cases_led(reader), case=case, shared_at__isnull=False)
    return shared.select_related("lead").prefetch_related("agencies").first()


def tools_of(reader: Reader, case: Case) -> QuerySet[Tool]:
    return Tool.objects.filter(case__in=access.cases_for(reader), case=case)


def ready_tools_of(reader: Reader, case: Case) -> QuerySet[Tool]:
    """The tools that agencies may use."""
    return Tool.objects.filter(case__in=access.cases_led(reader), case=case, ready_at__isnull=False)


def tool_by(reader: Reader, reference: str, pk: int) -> Tool | None:
    found = Tool.objects.filter(case__in=access.cases_for(reader), case__reference=reference, pk=pk)
    return found.select_related("case").first()


@dataclass(frozen=True)
class Reach:
    """One agency of the plan, and what it has confirmed."""

    agency: Agency
    cascades: list[Cascade]

    @property
    def people(self) -> int:
        return sum(cascade.people for cascade in self.cascades)


def coverage_of(reader: Reader, case: Case, plan: LearningPlan) -> list[Reach]:
    """Each agency of a plan with its word that it shared the learning, or without."""
    if not plan.pk:
        return []
    told = Cascade.objects.filter(case__in=access.cases_for(reader), case=case).select_related("person")
    by_agency: dict[int, list[Cascade]] = {}
    for cascade in told:
        by_agency.setdefault(cascade.agency_id, []).append(cascade)
    return [Reach(agency, by_agency.get(agency.pk, [])) for agency in plan.agencies.all()]


def own_cascades_of(reader: Reader, case: Case) -> QuerySet[Cascade]:
    """What somebody's own agency has confirmed."""
    led = Cascade.objects.filter(case__in=access.cases_led(reader), case=case)
    return led.filter(agency=reader.agency_id).select_related("person", "agency")


def is_for_agency_of(reader: Reader, plan: LearningPlan) -> bool:
    return reader.agency_id in {agency.pk for agency in plan.agencies.all()}


def has_review(reader: Reader, case: Case) -> bool:
    """Whether the Rapid Review decided for a Safeguarding Adults Review, so that there is something to publish."""
    visible = RapidReview.objects.filter(case__in=access.cases_for(reader), case=case)
    return visible.exclude(decision=Decision.NO_REVIEW).exclude(decision="").exists()


def why_not_go_on(reader: Reader, case: Case) -> list[str]:
    """What is still wanted before a case goes on from learning."""
    plan = plan_of(reader, case)
    return rules.why_not_shared(plan if plan.pk else None)
