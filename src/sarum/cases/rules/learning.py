"""How learning reaches practice."""

from sarum.cases.models.learning import LearningPlan, Tool


def why_not_shared(plan: LearningPlan | None) -> list[str]:
    """The guidance: “a clear plan for disseminating and sharing the learning …. This will be shared with all relevant agencies.”"""
    if plan is None:
        return ["There is no plan for sharing the learning. Write one first."]
    if plan.shared_at is None:
        return ["The learning plan has not been shared with the agencies. Share it first."]
    return []


def why_not_planned(learning: str, audience: str, how: str, measure: str, agencies: int) -> list[str]:
    """A clear plan says what is to be learnt, who needs it, how it reaches them, and how the Board will know."""
    asked = {
        "Say what is to be learnt.": learning,
        "Say who needs it.": audience,
        "Say how and when it will reach them.": how,
        "Say how the Board will know that it did.": measure,
    }
    reasons = [sentence for sentence, text in asked.items() if not text.strip()]
    return reasons + ([] if agencies else ["Choose the agencies that the plan is for."])


def why_not_shared_now(plan: LearningPlan | None) -> list[str]:
    """A plan is shared once as it stands; a change asks for it to be shared again."""
    if plan is not None and plan.shared_at is not None:
        return ["This plan has been shared already. Change it first, if there is something new to share."]
    return [] if plan is not None else why_not_shared(plan)


def why_not_changed(tool: Tool) -> list[str]:
    """What agencies are using does not change under their hands."""
    return ["This tool is ready and in use. Prepare another one instead."] if tool.ready_at else []


def why_not_ready(tool: Tool) -> list[str]:
    reasons = ["This tool is ready already."] if tool.ready_at else []
    return reasons + ([] if tool.text.strip() else ["The tool is empty. Write it first."])


def why_not_cascaded(plan: LearningPlan | None, people: int, is_in_plan: bool) -> list[str]:
    """An agency confirms what it did: the guidance expects members “to ensure learning is shared across their organisation”."""
    if reasons := why_not_shared(plan):
        return reasons
    if not is_in_plan:
        return ["Your agency is not in this learning plan. Ask the Partnership Team to add it."]
    return ["Say how many people it reached: at least one."] if people < 1 else []
