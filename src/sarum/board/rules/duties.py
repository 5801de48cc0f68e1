"""The duties that have a time to be done in: what each is called, and how many working days the procedure gives it.

The steps of the procedure take their days from here; the Board may give a duty its own on its settings page.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Duty:
    """One duty: its code, what it is in words that follow "Time to", and the procedure's working days."""

    code: str
    words: str
    days: int


ALL = (
    Duty("referral", "acknowledge a referral and arrange the verification meeting", 2),
    Duty("verification", "hold the verification meeting and agree the next steps", 10),
    Duty("tell_referrer", "tell people what was decided, at verification and in a ratified report", 5),
    Duty("challenge", "answer a challenge", 20),
    Duty("alternative", "see an alternative action through", 60),
    Duty("scoping", "gather and assure every agency’s return", 17),
    Duty("scoping_request", "send a scoping request, once it is decided or the agency is found", 2),
    Duty("scoping_return", "answer a request for scoping information", 15),
    Duty("scoping_rework", "put right a return that was sent back", 5),
    Duty("quality_assurance", "quality-assure a Rapid Review report, as Business Manager", 3),
    Duty("jcr_chair_sign_off", "sign a Rapid Review report, as JCR Chair", 5),
    Duty("ratification", "ratify a Rapid Review report, as Independent Chair", 5),
    Duty("rapid_review", "hold the Rapid Review meeting and decide", 10),
    Duty("sign_off", "write, assure, sign and ratify the Rapid Review report", 23),
    Duty("recommendations", "agree recommendations and how the learning is cascaded", 20),
    Duty("tracker", "put every recommendation on the action tracker", 10),
    Duty("commissioning", "determine the manner of the review", 20),
    Duty("review", "take in, review and accept the review’s report", 126),
    Duty("learning", "plan and share the learning", 20),
    Duty("publication", "plan the publication, decide on it, and publish", 30),
    Duty("assurance", "show that practice changed", 126),
)
DUTIES = {duty.code: duty for duty in ALL}
DAYS = {duty.code: duty.days for duty in ALL}


def why_not_known(code: str) -> list[str]:
    """Only a duty of the procedure can be given a timescale."""
    return [] if code in DUTIES else ["There is no such duty in the procedure. Choose one from the list of timescales."]
