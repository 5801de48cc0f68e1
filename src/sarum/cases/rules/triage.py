"""What is settled before anybody meets: whether two cases are about one adult, what a case is called, and what it obliges."""

from collections.abc import Iterable, Sequence

from sarum.cases.models.case import Case, Sensitivity, Step
from sarum.cases.models.triage import Sameness
from sarum.cases.rules.alike import words_of

JOINED = "Joined with another case that is about the same events."
SENSITIVITY = {
    Sensitivity.RESTRICTED: "Every office of the Board that works on cases may see it, and whoever has a place on it.",
    Sensitivity.HIGHLY_RESTRICTED: "Only its owner, the Business Manager, the chairs, and whoever has a place on it.",
}


def why_not_pseudonym(pseudonym: str, names: Iterable[str], reasons: str) -> dict[str, str]:
    """A pseudonym gives nobody away: it holds no part of the name of anybody in the case."""
    missing = {}
    told = words_of(pseudonym)
    if not told:
        missing["pseudonym"] = "Give the case a pseudonym."
    given_away = sorted({part for name in names for part in words_of(name) if len(part) > 1} & set(told))
    if given_away:
        held = ", ".join(part.title() for part in given_away)
        missing["pseudonym"] = f"The pseudonym holds part of a name: {held}. Choose another."
    if not reasons.strip():
        missing["reasons"] = "Say why this pseudonym, and who chose it."
    return missing


def why_not_sensitive(sensitivity: str, now: str, is_taken: bool, reasons: str) -> dict[str, str]:
    missing = {}
    if sensitivity not in Sensitivity.values:
        missing["sensitivity"] = "Choose who may see the case."
    elif sensitivity == now:
        missing["sensitivity"] = "It is that already."
    elif sensitivity == Sensitivity.HIGHLY_RESTRICTED and not is_taken:
        missing["sensitivity"] = "Nobody owns this case yet. Take it first, so that somebody of the team may see it."
    if not reasons.strip():
        missing["reasons"] = "Give the reason."
    return missing


def joining(first: Case, second: Case) -> tuple[Case, Case] | None:
    """Which of two cases that are the same is emptied, and which goes on; none where neither can be emptied any more.

    The later one joins the earlier, unless only the earlier is still at its referral.
    """
    early, late = sorted((first, second), key=lambda case: case.pk)
    for emptied, goes_on in ((late, early), (early, late)):
        if emptied.step == Step.REFERRAL and goes_on.step != Step.CLOSED:
            return emptied, goes_on
    return None


def why_not_judged(
    sameness: str, reasons: str, pair: tuple[Case, Case], unacknowledged: Sequence[str]
) -> dict[str, str]:
    """A person decides what two cases are to each other, with reasons; only a case still at its referral joins another."""
    missing = {}
    if sameness not in Sameness.values:
        missing["sameness"] = "Choose whether they are the same case, related, or different."
    if not reasons.strip():
        missing["reasons"] = "Give the reasons, so that nobody need ask again."
    if sameness != Sameness.SAME:
        return missing
    way = joining(*pair)
    if way is None:
        missing["sameness"] = f"Neither case can join the other: {why_not_joined(pair)}. Choose “related” instead."
    elif len({case.sensitivity for case in pair}) > 1:
        missing["sameness"] = (
            "One of the two is highly restricted and the other is not, so joining them would change who may see them. "
            "Give both the same sensitivity first, and look at who then may see each."
        )
    elif unacknowledged and way[1].step != Step.REFERRAL:
        numbers = ", ".join(unacknowledged)
        missing["sameness"] = f"Acknowledge {numbers} first, so that its referrer knows that it has arrived."
    return missing


def why_not_joined(pair: tuple[Case, Case]) -> str:
    """Which of two cases has been closed, and which is past its referral."""
    return " and ".join(
        f"{case.reference} {'has been closed' if case.step == Step.CLOSED else 'is past its referral'}"
        for case in sorted(pair, key=lambda case: case.pk)
        if case.step != Step.REFERRAL
    )


def why_not_taken(by: str, owner: str, reasons: str) -> dict[str, str]:
    """A case that somebody owns is taken from them only with a reason."""
    if owner == by:
        return {"": "You own this case already."}
    return {"reasons": f"{owner} owns this case. Say why it passes to you."} if owner and not reasons.strip() else {}


def is_undecided(step: str) -> bool:
    """Whether a case waits for its first decision: until then its page says that somebody may be at risk now."""
    return step in (Step.REFERRAL, Step.VERIFICATION)


def place_in_inbox(has_owner: bool, is_waiting: bool, is_checked: bool) -> str:
    """Where a referral stands in the inbox."""
    if is_waiting:
        return WAITING
    if is_checked:
        return CHECKED
    return BEING_CHECKED if has_owner else NEW


NEW, BEING_CHECKED, WAITING, CHECKED = "New", "Being checked", "Waiting for the referrer", "Checked"
EMPTY = {
    NEW: "Nothing new. A referral appears here as soon as it is sent or entered.",
    BEING_CHECKED: "Nobody is checking a referral. Take one, and it moves here with your name.",
    WAITING: "No referrer has been asked for anything.",
    CHECKED: "No referral waits for its verification meeting to decide.",
}
