"""How learning reaches practice."""

from sarum.cases.models.learning import LearningPlan, Tool


def why_not_shared(plan: LearningPlan | None) -> list[str]:
    """The guidance: “a clear plan for disseminating and sharing the learning …. This will be shared with all relevant agencies.”"""
    if plan is None:
        return ["There is no plan for sharing the learning. Write one first."]
    if plan.shared_at is None:
        return ["The learning plan has not been shared with the agencies. Share it first."]
    return []


def why_not_ready(tool: Tool) -> list[str]:
    reasons = ["This tool is ready already."] if tool.ready_at else []
    return reasons + ([] if tool.text.strip() else ["The tool is empty. Write it first."])


def why_not_cascaded(plan: LearningPlan | None, people: int) -> list[str]:
    """An agency confirms what it did: the guidance expects members “to ensure learning is shared across their organisation”."""
    return why_not_shared(plan) + (["Say how many people it reached: at least one."] if people < 1 else [])
