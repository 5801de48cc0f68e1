"""Learning: the plan, the tools, and each agency's word that it was passed on."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sarum.board.models import Agency, Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Cascade, Case, LearningPlan, Step, Tool
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import learning as queries
from sarum.cases.rules import learning as rules
from sarum.kit.refusal import Refused, refuse


@operation
def plan_learning(
    *, case: Case, learning: str, audience: str, how: str, measure: str, lead: Person, agencies: Iterable[Agency],
    seen: int | None = None, by: Person, at: dt.datetime,
) -> Done:  # fmt: skip
    """Plan how the learning from a case reaches the people who need it. Changing it means sharing it again."""
    chosen = list(agencies)
    refuse(rules.why_not_planned(learning, audience, how, measure, len(chosen)))
    version = cases.refuse_stale(LearningPlan.objects.filter(case=case).first(), seen)
    plan, _ = LearningPlan.objects.update_or_create(
        case=case,
        defaults={
            "learning": learning,
            "audience": audience,
            "how": how,
            "measure": measure,
            "lead": lead,
            "shared_at": None,
            "version": version,
        },
    )
    plan.agencies.set(chosen)
    return Done("planned how the learning is shared", plan, case.reference)


@operation
def share_learning_plan(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Share the learning plan with every agency in it."""
    plan = LearningPlan.objects.filter(case=case).first()
    if plan is None or plan.shared_at is not None:
        raise Refused(*rules.why_not_shared_now(plan))
    plan.shared_at = at
    plan.save()
    agencies = list(plan.agencies.all())
    leads = dict.fromkeys(person for agency in agencies for person in offices.leads_of(agency, timezone.localdate(at)))
    body = (
        f"The Board shares its plan for the learning from case {case.reference}. Sign in to read it, and to confirm "
        "when your agency has passed it on."
    )
    return Done(
        f"shared the learning plan with {', '.join(str(agency) for agency in agencies)}", plan, case.reference,
        tell=[Letter(person, f"{case.reference}: learning to share", body) for person in leads],
    )  # fmt: skip


@operation
def prepare_tool(
    *, case: Case, kind: str, title: str, text: str, expert: str = "", by: Person, at: dt.datetime
) -> Done:
    """Prepare a tool that carries the learning: a briefing, a webinar, a success review, another."""
    if not title.strip():
        raise Refused("Give the tool a title.", field="title")
    tool = Tool.objects.create(case=case, kind=kind, title=title, text=text, expert=expert)
    return Done(f"prepared a learning tool: {tool.get_kind_display()}, {title}", tool, case.reference)


@operation
def change_tool(*, tool: Tool, kind: str, title: str, text: str, expert: str = "", by: Person, at: dt.datetime) -> Done:
    """Change a learning tool while it is being prepared."""
    refuse(rules.why_not_changed(tool))
    if not title.strip():
        raise Refused("Give the tool a title.", field="title")
    tool.kind, tool.title, tool.text, tool.expert = kind, title, text, expert
    tool.save()
    return Done(f"changed the learning tool: {title}", tool, tool.case.reference)


@operation
def ready_tool(*, tool: Tool, by: Person, at: dt.datetime) -> Done:
    """Mark a learning tool as ready to be used."""
    refuse(rules.why_not_ready(tool))
    tool.ready_at = at
    tool.save()
    return Done(f"made the learning tool ready: {tool.title}", tool, tool.case.reference)


@operation
def confirm_cascade(
    *, case: Case, how: str, held_on: dt.date, people: int, reflections: str = "", by: Person, at: dt.datetime
) -> Done:
    """Confirm, for one's own agency, that the learning was shared: how, when and with how many."""
    plan = LearningPlan.objects.filter(case=case).first()
    is_in_plan = plan is not None and queries.is_for_agency_of(by, plan)
    refuse(rules.why_not_cascaded(plan, people, is_in_plan))
    if held_on > timezone.localdate(at):
        raise Refused("This day has not come yet. Confirm what has been done.", field="held_on")
    made = Cascade.objects.create(
        case=case,
        agency=Agency.objects.get(pk=by.agency_id or 0),
        how=how,
        held_on=held_on,
        people=people,
        reflections=reflections,
        person=by,
        confirmed_at=at,
    )
    return Done(f"confirmed that {by.agency} shared the learning: {how}, {people} people", made, case.reference)


@operation
def open_publication(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Go on to publication, once the learning plan has been shared."""
    if not queries.has_review(by, case):
        raise Refused("There was no review, so there is nothing to publish. Go on to assurance.")
    refuse(queries.why_not_go_on(by, case))
    cases.move(case, Step.PUBLICATION, at)
    return Done("went on to publication", case, case.reference)


@operation
def open_assurance(*, case: Case, by: Person, at: dt.datetime) -> Done:
    """Go on to assurance where there was no review to publish, once the learning plan has been shared."""
    if queries.has_review(by, case):
        raise Refused("A review is written with the aim of publication. Go on to publication.")
    refuse(queries.why_not_go_on(by, case))
    cases.move(case, Step.ASSURANCE, at)
    return Done("went on to assurance", case, case.reference)
