"""The chain of hands on one exact version: Business Manager, JCR Chair, Independent Chair."""

from collections.abc import Iterable

from sarum.board.models.office import Office
from sarum.cases.models.report import ReportVersion
from sarum.cases.models.sign_off import Outcome, SignOff

CHAIN = (
    (Outcome.PASSED, "quality-assured by the Business Manager"),
    (Outcome.SIGNED, "signed by the JCR Chair"),
    (Outcome.RATIFIED, "ratified by the Independent Chair"),
)


def reached(sign_offs: Iterable[SignOff], digest: str) -> list[SignOff]:
    """The hands that stand on these exact words since they were last returned."""
    standing: list[SignOff] = []
    for hand in sign_offs:
        if hand.digest != digest:
            continue
        standing = [] if hand.outcome == Outcome.RETURNED else [*standing, hand]
    return standing


def waits_for(sign_offs: Iterable[SignOff], digest: str) -> str:
    """The outcome that comes next in the chain; empty when it is complete."""
    done = {hand.outcome for hand in reached(sign_offs, digest)}
    return next((outcome for outcome, _ in CHAIN if outcome not in done), "")


def was_returned(sign_offs: Iterable[SignOff], digest: str) -> SignOff | None:
    """The hand that last returned these exact words for work, if nobody has signed them since."""
    on_these = [hand for hand in sign_offs if hand.digest == digest]
    return on_these[-1] if on_these and on_these[-1].outcome == Outcome.RETURNED else None


def why_not_next(outcome: str, sign_offs: Iterable[SignOff], version: ReportVersion) -> list[str]:
    """Each hand in its turn: the guidance's order is quality assurance, sign-off, ratification."""
    sign_offs = list(sign_offs)
    if was_returned(sign_offs, version.digest):
        return ["This version was returned for work. Write a new version first: what is signed next is that one."]
    waiting = waits_for(sign_offs, version.digest)
    if waiting == outcome:
        return []
    words = dict(CHAIN)
    if not waiting:
        return ["This version has been through the whole chain."]
    if list(words).index(Outcome(waiting)) > list(words).index(Outcome(outcome)):
        return [f"This version has already been {words[Outcome(outcome)]}."]
    return [f"This version has not yet been {words[Outcome(waiting)]}. That comes first."]


def why_not_by(
    person_pk: int, office: str, version: ReportVersion, sign_offs: Iterable[SignOff], writers: set[int]
) -> list[str]:
    """Nobody assures what they wrote, and nobody signs twice in different hats."""
    if office == Office.BUSINESS_MANAGER and person_pk in writers:
        return ["You wrote in this report, and nobody quality-assures their own. The deputy Business Manager does it."]
    if any(hand.person_id == person_pk for hand in reached(sign_offs, version.digest)):
        return ["You have already signed this version in another office. Somebody else signs in this one."]
    return []


def why_not_acting(office: str, acting_because: str) -> list[str]:
    """The Vice-Chair signs where the Chair is conflicted or absent, and says which."""
    if office == Office.JCR_VICE_CHAIR and not acting_because.strip():
        return ["Say why the Vice-Chair signs: the JCR Chair is conflicted or absent."]
    return []


def why_other_words(seen: str, version: ReportVersion) -> list[str]:
    """A signature is on the words that were read: the digest sent with it is the digest of the version."""
    if seen and seen != version.digest:
        return ["The report has changed since you opened it. Read the new version before you sign."]
    return []
