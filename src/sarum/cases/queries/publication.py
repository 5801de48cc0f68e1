"""What stands between a case and the public: the plan, the text, the decision, and where it stands on the shelf."""

from dataclasses import dataclass

from django.db.models import QuerySet

from sarum.board.models import Event
from sarum.cases.models import Adult, Case, Draft, OtherPerson, PublicationDecision, PublicationPlan, Tool
from sarum.cases.models.report import digest_of
from sarum.cases.models.review import CONTENTS
from sarum.cases.queries import access
from sarum.cases.queries.access import Reader
from sarum.cases.rules import publication as rules


def plans_for(reader: Reader) -> QuerySet[PublicationPlan]:
    visible = PublicationPlan.objects.filter(case__in=access.cases_for(reader))
    return visible.select_related("case", "media_lead", "waived_by")


def plan_of(reader: Reader, case: Case) -> PublicationPlan:
    """The plan for publication; an empty one, of version 0, where none is written yet."""
    return plans_for(reader).filter(case=case).first() or PublicationPlan(case=case, version=0)


def words_of(plan: PublicationPlan) -> dict[str, object]:
    """The exact words that would be published: what the Independent Chair decides on."""
    return {"title": plan.title, "parts": plan.parts}


def digest_for(plan: PublicationPlan) -> str:
    return digest_of(words_of(plan))


def parts_of(reader: Reader, plan: PublicationPlan) -> list[tuple[str, str]]:
    """The text to be published, heading by heading, in the guidance's order."""
    return [(words, plan.parts[key]) for key, words in CONTENTS.items() if plan.parts.get(key)]


def text_to_start_from(reader: Reader, plan: PublicationPlan) -> dict[str, str]:
    """The text as it stands; or where nobody has written it, the review as it was accepted."""
    if plan.parts or plan.title:
        return {"title": plan.title, **plan.parts}
    accepted = Draft.objects.filter(case__in=access.cases_for(reader), case=plan.case, accepted_at__isnull=False)
    draft = accepted.first()
    return {"title": draft.title, **draft.parts} if draft else {}


def names_in(reader: Reader, case: Case) -> list[str]:
    """Every name by which somebody in the case could be recognised."""
    visible = access.cases_for(reader).filter(pk=case.pk)
    adults = [name for adult in Adult.objects.filter(case__in=visible) for name in adult.names]
    return adults + list(OtherPerson.objects.filter(case__in=visible).values_list("name", flat=True))


def names_left_in(reader: Reader, case: Case, texts: list[str]) -> list[str]:
    """Each name of somebody in the case that is still in these texts."""
    return rules.names_left_in("\n".join(texts), names_in(reader, case))


def decisions_of(reader: Reader, case: Case) -> list[PublicationDecision]:
    visible = PublicationDecision.objects.filter(case__in=access.cases_for(reader), case=case)
    return list(visible.select_related("decided_by"))


def shelf_of(reader: Reader, case: Case) -> str:
    """The name under which the public reads the review; empty while it does not."""
    if not access.may_see(reader, case):
        return ""
    published = Event.objects.filter(about=case.reference, act="publish").select_related("words").last()
    return str(published.words.facts.get("shelf", "")) if published else ""


@dataclass(frozen=True)
class Check:
    """One thing that stands between a case and the public, and whether it is done."""

    words: str
    is_done: bool
    more: str


def checks_of(reader: Reader, case: Case, plan: PublicationPlan) -> list[Check]:
    """Everything that must be so before the public may read a review, in the order it is done."""
    names = names_left_in(reader, case, [plan.title, *plan.parts.values()])
    decision = next(iter(reversed(decisions_of(reader, case))), None)
    tools = [tool.title for tool in tools_ready(reader, case)]
    is_decided = decision is not None and decision.is_to_be_published and decision.digest == digest_for(plan)
    learning = f"Ready: {', '.join(tools)}." if tools else "No learning tool is ready."
    if plan.tool_waived_because and not tools:
        learning = f"Waived by {plan.waived_by}: {plan.tool_waived_because}"
    left = f"Still in the text: {', '.join(names)}. Take them out."
    return [
        Check("There is a plan, with somebody to lead with the media", plan.pk is not None, led_by(plan)),
        Check("The text to be published is written", bool(plan.parts), written(plan)),
        Check("No name of anybody in the case is in the text", bool(plan.parts) and not names, left if names else ""),
        Check("A learning tool is ready, or waived with a reason", bool(tools or plan.tool_waived_because), learning),
        Check("The Independent Chair has decided to publish this text", is_decided, decided(decision, is_decided)),
    ]


def tools_ready(reader: Reader, case: Case) -> QuerySet[Tool]:
    return Tool.objects.filter(case__in=access.cases_for(reader), case=case, ready_at__isnull=False)


def led_by(plan: PublicationPlan) -> str:
    return f"{plan.media_lead} leads with the media." if plan.pk else "The Partnership Team writes it."


def written(plan: PublicationPlan) -> str:
    if not plan.parts:
        return "The Partnership Team writes it, from the review as it was accepted."
    return f"“{plan.title}”, {len(plan.parts)} of {len(CONTENTS)} parts ({digest_for(plan)[:12]})."


def decided(decision: PublicationDecision | None, is_decided: bool) -> str:
    if decision is None:
        return "The Independent Chair has not decided."
    said = f"{decision}, {decision.decided_at:%-d %B %Y}: {decision.reasons}"
    if decision.is_to_be_published and not is_decided:
        return f"The text has changed since the decision. Ask for it again. Earlier: {said}"
    return said
