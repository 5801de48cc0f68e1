"""Who may do what on a case: the offices of the Board, and the relations somebody may have to one case."""

from pathlib import Path

from sarum.board.rules import access as board
from sarum.cases.models.access import Capacity

INVITED, RESPONDENT, SENIOR_OFFICER, REVIEWER = (
    Capacity.INVITED.value,
    Capacity.RESPONDENT.value,
    Capacity.SENIOR_OFFICER.value,
    Capacity.REVIEWER.value,
)
OWNER, AGENCY_LEAD = "OWNER", "AGENCY_LEAD"
RELATIONS = {
    INVITED: "those invited to the case's meetings",
    RESPONDENT: "those who answer for the agency",
    SENIOR_OFFICER: "the agency's senior officer",
    REVIEWER: "the independent reviewer",
    OWNER: "the action's owner",
    AGENCY_LEAD: "the agency's JCR member or safeguarding lead",
}
HATS = {**board.HATS, **RELATIONS}
ACTS = board.read_table(Path(__file__).with_name("access.csv"))
ON_EVERY_CASE = frozenset(
    {"PARTNERSHIP_OFFICER", "BUSINESS_MANAGER", "JCR_CHAIR", "JCR_VICE_CHAIR", "INDEPENDENT_CHAIR"}
)
READERS = frozenset(ACTS["overview"].who)


def why_not(act: str, hats: set[str]) -> list[str]:
    """Why somebody with these offices and relations may not do this; empty when they may."""
    return board.why_not(ACTS[act], hats, HATS)


def may_read_case(hats: set[str]) -> bool:
    return bool(READERS & hats)
