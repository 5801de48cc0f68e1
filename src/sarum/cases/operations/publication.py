"""Publication: the plan, the text, the decision; and laying a copy on the public shelf."""

import datetime as dt

from sarum.board.models import Office, Person
from sarum.board.operations.door import Done
from sarum.board.operations.notice import Letter
from sarum.board.queries import offices
from sarum.cases.models import Case, PublicationDecision, PublicationPlan, Step
from sarum.cases.models.review import CONTENTS
from sarum.cases.operations import case as cases
from sarum.cases.operations.access import operation
from sarum.cases.queries import publication as queries
from sarum.cases.rules import publication as rules
from sarum.kit.refusal import Refused, refuse
from sarum.kit.sentence import joined
from sarum.library.operations import shelf


def plan_of(case: Case) -> PublicationPlan | None:
    return PublicationPlan.objects.filter(case=case).first()


@operation
def plan_publication(
    *, case: Case, media_lead: Person, plan: str, family_told: str, seen: int | None = None, by: Person, at: dt.datetime
) -> Done:
    """Plan the publication: who leads with the media, who is told and when, and how the family is told first."""
    refuse(rules.why_not_planned(plan, family_told))
    version = cases.refuse_stale(plan_of(case), seen)
    made, _ = PublicationPlan.objects.update_or_create(
        case=case, defaults={"media_lead": media_lead, "plan": plan, "family_told": family_told, "version": version}
    )
    return Done(f"planned the publication; {media_lead} leads with the media", made, case.reference)


@operation
def write_publication(*, plan: PublicationPlan, title: str, parts: dict[str, str], by: Person, at: dt.datetime) -> Done:
    """Write the text to be published: a text of its own, rebuilt from the accepted review."""
    if not title.strip():
        raise Refused("Give the published review a title.", field="title")
    plan.title, plan.parts = (title, {key: text for key, text in parts.items() if text.strip()})
    plan.save()
    digest, names = queries.digest_for(plan), queries.names_left_in(by, plan.case, [title, *plan.parts.values()])
    chair = [] if names else offices.holders([Office.INDEPENDENT_CHAIR], offices.today())
    body = f"The text to be published for case {plan.case.reference} waits for your decision. Sign in to read it."
    letters = [Letter(person, f"{plan.case.reference}: publication to decide", body) for person in chair]
    return Done(f"wrote the text to be published ({digest[:12]})", plan, plan.case.reference, tell=letters)


@operation
def waive_tool(*, plan: PublicationPlan, because: str, by: Person, at: dt.datetime) -> Done:
    """Let a review be published without a learning tool, for a reason."""
    if not because.strip():
        raise Refused("Say why the review should be published without a learning tool.", field="because")
    plan.tool_waived_because, plan.waived_by = because, by
    plan.save()
    return Done(f"waived the learning tool: {because}", plan, plan.case.reference)


@operation
def decide_publication(
    *, case: Case, is_to_be_published: bool, reasons: str, digest: str = "", by: Person, at: dt.datetime
) -> Done:
    """Decide, as Independent Chair, to publish the text as it stands, or not to publish and why."""
    plan = plan_of(case)
    if plan is None:
        raise Refused(*rules.why_unplanned(PublicationPlan()))
    words = queries.digest_for(plan)
    if is_to_be_published and not plan.parts:
        raise Refused("The text to be published has not been written. The Partnership Team writes it first.")
    if digest and digest != words:
        raise Refused("The text has changed since you opened it. Read it again before you decide.")
    if not reasons.strip():
        raise Refused("Give the reasons for this decision.", field="reasons")
    made = PublicationDecision.objects.create(
        case=case, is_to_be_published=is_to_be_published, reasons=reasons, decided_by=by, decided_at=at, digest=words
    )
    if not is_to_be_published:
        cases.move(case, Step.ASSURANCE, at)
    return Done(f"decided: {str(made).lower()}, because {joined(reasons)}", made, case.reference)


@operation
def publish(*, case: Case, digest: str = "", by: Person, at: dt.datetime) -> Done:
    """Lay a copy of the approved text on the public shelf, once a learning tool is ready and no name is left in it."""
    plan = plan_of(case)
    if plan is None or not plan.parts:
        raise Refused("The text to be published has not been written. Write it first.")
    words = queries.digest_for(plan)
    if digest and digest != words:
        raise Refused("The text has changed since you opened it. Read it again before you publish.")
    names = queries.names_left_in(by, case, [plan.title, *plan.parts.values()])
    tools = list(queries.tools_ready(by, case))
    refuse(rules.why_not_publishable(plan, case.publication_decisions.last(), words, len(tools), names))
    parts = [(CONTENTS[key], plan.parts[key]) for key in CONTENTS if key in plan.parts]
    shelved = shelf.lay_on_shelf(
        title=plan.title,
        parts=parts,
        tools=[(tool.get_kind_display(), tool.title, tool.text) for tool in tools],
        at=at,
        by=by,
    )
    cases.move(case, Step.ASSURANCE, at)
    return Done(
        f"published the review as “{plan.title}” ({shelved.digest[:12]})",
        plan,
        case.reference,
        detail={"shelf": shelved.slug},
    )
