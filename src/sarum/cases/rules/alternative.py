"""What is done instead of a review, until something comes of it."""

from sarum.cases.models.alternative import Alternative, AlternativeKind
from sarum.cases.models.case import Step

GOES_TO = {
    Step.SCOPING: "A Rapid Review is needed after all: go on to scoping",
    Step.RECOMMENDATIONS: "Take its learning up as recommendations, without a Rapid Review",
    Step.CLOSED: "The case closes with this output",
}
WORDS = {
    "audit": AlternativeKind.AUDIT,
    "round table": AlternativeKind.ROUND_TABLE,
    "roundtable": AlternativeKind.ROUND_TABLE,
    "single": AlternativeKind.SINGLE_AGENCY,
    "success": AlternativeKind.SUCCESS_REVIEW,
}


def sort_of(words: str) -> AlternativeKind:
    """Which kind of alternative action somebody's words mean."""
    said = words.casefold()
    return next((kind for word, kind in WORDS.items() if word in said), AlternativeKind.OTHER)


def why_not_in_hand(alternative: Alternative, is_in_hand: bool) -> list[str]:
    """What is over is neither chased nor concluded: it has been concluded, or its decision no longer stands."""
    if alternative.concluded_at:
        return ["This alternative action has been concluded already."]
    return (
        []
        if is_in_hand
        else ["The decision to do this instead of a review does not stand. The case has gone another way."]
    )


def why_not_concluded(outcome: str, learning: str, goes_to: str) -> list[str]:
    """An alternative action ends with what came of it; learning that is to be taken up has been written down."""
    reasons = [] if outcome.strip() else ["Say what came of it."]
    if goes_to not in GOES_TO:
        reasons.append("Say where the case goes: on to scoping, to recommendations, or to its end.")
    if goes_to == Step.RECOMMENDATIONS and not learning.strip():
        reasons.append("Say what was learnt, so that it can be taken up as recommendations.")
    return reasons


def why_not_taken_up(alternative: Alternative, is_of_case: bool) -> list[str]:
    """Only what an alternative action has taught is taken up from it."""
    if not is_of_case:
        return ["That alternative action is of another case. Choose one of this case."]
    return (
        []
        if alternative.concluded_at
        else ["The alternative action has not been concluded yet, so it has taught nothing."]
    )
