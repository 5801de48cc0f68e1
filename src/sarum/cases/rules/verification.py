"""The Board's first decision: whether to find out more, and how."""

from collections.abc import Iterable

from sarum.board.models.agency import Agency
from sarum.cases.models.meeting import View
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


def partners_without_grounds(partners: Iterable[Agency], views: Iterable[View]) -> list[str]:
    """Each statutory partner that has said what it thinks and not why. Its latest view is the one that counts."""
    latest = {view.agency: view for view in views}
    return [
        f"{partner}'s view has no grounds. Record its view again, with its reasons."
        for partner in partners
        if partner in latest and not latest[partner].grounds.strip()
    ]


def why_not_chairing(was_there: bool) -> list[str]:
    """The chair who was at the meeting takes its decision."""
    return (
        []
        if was_there
        else ["You were not at this meeting. The JCR Chair or Vice-Chair who was there records its decision."]
    )
