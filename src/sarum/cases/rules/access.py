"""Who may do what on a case: the offices of the Board, and the relations somebody may have to one case."""

from collections.abc import Iterable
from pathlib import Path

from sarum.board.rules import access as board
from sarum.cases.models.access import Capacity

INVITED, RESPONDENT, SENIOR_OFFICER, REVIEWER = (
    Capacity.INVITED.value,
    Capacity.RESPONDENT.value,
    Capacity.SENIOR_OFFICER.value,
    Capacity.REVIEWER.value,
)
OWNER, AGENCY_LEAD, FINDER = "OWNER", "AGENCY_LEAD", "FINDER"
RELATIONS = {
    INVITED: "those invited to the case's meetings",
    RESPONDENT: "those who answer for the agency",
    SENIOR_OFFICER: "the agency's senior officer",
    REVIEWER: "the independent reviewer",
    OWNER: "the action's owner",
    AGENCY_LEAD: "the agency's JCR member or safeguarding lead",
    FINDER: "whoever is to find it out",
}
AS = {
    INVITED: "asked to the case's meetings",
    RESPONDENT: "answers for the agency",
    SENIOR_OFFICER: "the agency's senior officer",
    REVIEWER: "the independent reviewer",
    OWNER: "the action's owner",
    AGENCY_LEAD: "leads for the agency",
    FINDER: "is to find it out",
}
HATS = {**board.HATS, **RELATIONS}
ACTS = board.read_table(Path(__file__).with_name("access.csv"))
BY_CODE = frozenset(name for name, act in ACTS.items() if {RESPONDENT, SENIOR_OFFICER} & set(act.who))
# The pages on which something stands that an agency supplied: each says what it may be used for.
SUPPLIED = BY_CODE | {
    "returns", "accept_return", "send_back_return", "answer_extension", "rung", "key_events", "release_pack", "pack"
}  # fmt: skip
LIMIT = (
    "Care Act 2014 section 45(6): what agencies supply may be used only to enable or assist the Board to exercise its "
    "functions."
)
LIMIT_IN_SHORT = "For the Board’s functions only: Care Act 2014 section 45(6)."  # one line at the foot of a page
WORN_BY_CODE = frozenset({board.ANYONE, RESPONDENT, SENIOR_OFFICER})
ON_EVERY_CASE = frozenset(
    {"PARTNERSHIP_OFFICER", "BUSINESS_MANAGER", "JCR_CHAIR", "JCR_VICE_CHAIR", "INDEPENDENT_CHAIR"}
)
ON_HIGHLY_RESTRICTED = ON_EVERY_CASE - {"PARTNERSHIP_OFFICER"}
SOLEMN = frozenset(
    {
        "endorse_return",
        "assure_report",
        "sign_report",
        "ratify_report",
        "agree_addendum",
        "agree_manner",
        "publish",
        "close_case",
    }
)
DECIDING = frozenset(
    {
        "assure_report",
        "sign_report",
        "ratify_report",
        "accept_review",
        "confirm_decision",
        "supersede_verification",
        "answer_challenge",
    }
)


def why_not(act: str, hats: set[str]) -> list[str]:
    """Why somebody with these offices and relations may not do this; empty when they may."""
    return board.why_not(ACTS[act], hats, HATS)


def hats_on_highly_restricted(hats: set[str], is_owner: bool) -> set[str]:
    """What somebody is to a highly restricted case: an officer who neither owns it nor has a place on it is nobody to it.

    Need to know, as the Caldicott principles ask: the smallest number of people who must see it.
    """
    let_in = is_owner or hats & (ON_HIGHLY_RESTRICTED | {INVITED, REVIEWER})
    return hats if let_in else hats - ON_EVERY_CASE


def is_deciding(act: str) -> bool:
    """Whether an act decides or signs, so that a conflict of interest may keep somebody from it."""
    return act in DECIDING or act.startswith(("decide_", "agree_"))


def is_solemn(act: str) -> bool:
    """Whether somebody who does this is asked once more who they are: a signature, a publication, the end of a case."""
    return act in SOLEMN


def why_conflicted(act: str, conflicts: Iterable[str]) -> list[str]:
    """Why somebody who must not decide on this case may not do this; `conflicts` are those that bar them.

    SCIE Quality Marker 2: conflicts of interest are declared and managed; the Vice-Chair or a deputy acts instead.
    """
    if not is_deciding(act):
        return []
    return [
        f"You do not decide or sign on this case, because of a conflict of interest ({conflict}). "
        "The Vice-Chair, or somebody else who holds the office, does it instead."
        for conflict in conflicts
    ]
