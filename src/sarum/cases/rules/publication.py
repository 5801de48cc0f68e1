"""What stands between a review and the public."""

import re
import unicodedata
from collections.abc import Iterable

from sarum.cases.models.publication import PublicationDecision, PublicationPlan

SHORTEST_NAME = 3


def names_left_in(text: str, names: Iterable[str]) -> list[str]:
    """Each name of somebody in the case that a text still holds: whole, or any part of three letters or more."""
    parts = {part for name in names for part in (name, *re.split(r"[\s,.]+", name)) if len(part) >= SHORTEST_NAME}
    parts -= {"Mrs", "Miss", "the", "and", "The", "Son", "name", "not", "known"}  # as in “neighbour, name not known”
    said = as_words(text)
    return sorted(part for part in parts if re.search(rf"(?<!\w){re.escape(part)}s?(?!\w)", said, re.IGNORECASE))


def as_words(text: str) -> str:
    """A text without what hides a name: marks of emphasis, wide letters, words run together."""
    plain = unicodedata.normalize("NFKC", text).replace("*", "").replace("_", " ")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain)


def why_not_planned(plan: str, family_told: str) -> list[str]:
    """The guidance gives “media planning and publication planning” to the Partnership Team; the family hears first."""
    reasons = [] if plan.strip() else ["Say who is told, when and by whom."]
    told = "Say how the adult or the family is told first, or why they are not."
    return reasons + ([] if family_told.strip() else [told])


def why_unplanned(plan: PublicationPlan) -> list[str]:
    """The plan comes first: who leads with the media, who is told, how the family hears."""
    return [] if plan.pk else ["There is no publication plan. The Partnership Team writes it first."]


def why_not_publishable(
    plan: PublicationPlan, decision: PublicationDecision | None, digest: str, tools_ready: int, names: list[str]
) -> list[str]:
    """Every reason a review cannot be published yet. The guidance: a tool is developed “prior to publication”."""
    reasons = []
    if decision is None or not decision.is_to_be_published:
        reasons.append("The Independent Chair has not decided to publish.")
    elif decision.digest != digest:
        reasons.append("The text has changed since the Independent Chair decided. Ask for the decision again.")
    if not tools_ready and not plan.tool_waived_because:
        reasons.append(
            "No learning tool is ready. Make one ready, or ask the Independent Chair to waive it with a reason."
        )
    return reasons + why_named(names)


def why_named(names: list[str]) -> list[str]:
    """What is published names nobody in the case."""
    if not names:
        return []
    return [f"The text still holds names of people in the case: {', '.join(names)}. Take them out."]
