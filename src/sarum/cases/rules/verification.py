"""The Board's first decision: whether to find out more, and how."""

from sarum.cases.models.verification import NextStep


def why_not_decided(next_step: str, reasons: str, alternative: str, has_owner: bool, has_due: bool) -> list[str]:
    """A verification has reasons; an alternative action says what, who and by when, so that it can be followed.

    The guidance: “review the referral and agree the next steps, this may include an alternative action”.
    """
    missing = [] if reasons.strip() else ["Give the reasons for this decision."]
    if next_step == NextStep.ALTERNATIVE:
        if not alternative.strip():
            missing.append("Say what the alternative action is: an audit, a round table, another process.")
        if not has_owner:
            missing.append("Name who will see the alternative action through.")
        if not has_due:
            missing.append("Give the date by which the alternative action is due.")
    return missing
