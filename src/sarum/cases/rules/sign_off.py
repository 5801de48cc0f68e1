"""The chain of hands on one exact version: Business Manager, JCR Chair, Independent Chair."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from sarum.board.models.office import Office
from sarum.cases.models.report import ReportVersion
from sarum.cases.models.sign_off import Outcome, SignOff
from sarum.kit.sentence import listed

CHAIN = (
    (Outcome.PASSED, "quality-assured by the Business Manager"),
    (Outcome.SIGNED, "signed by the JCR Chair"),
    (Outcome.RATIFIED, "ratified by the Independent Chair"),
)
# Each office's place in the chain: whoever put their hand in one place puts it in no other, whatever offices they hold.
PLACES = {
    Office.BUSINESS_MANAGER: Outcome.PASSED,
    Office.JCR_CHAIR: Outcome.SIGNED,
    Office.JCR_VICE_CHAIR: Outcome.SIGNED,
    Office.INDEPENDENT_CHAIR: Outcome.RATIFIED,
}
STOPS = {  # a hand after which these words go no further, and what is done next
    Outcome.RETURNED: "This version was returned for work. Write a new version first: what is signed next is that one.",
    Outcome.WITH_CHANGES: "This version is ratified once the changes that the Independent Chair requires are made. Write "
    "the version that makes them: the Independent Chair confirms that one.",
    Outcome.OVERTURNED: "The decision that this version states was overturned. The Joint Case Review group decides anew, "
    "and a new version is drafted from that decision.",
}
DECISIVE = ("safety", "criteria", "decision", "no_review")  # what every hand must stand on
CHECKS = {
    "facts": "Does it state the facts from the record, and say which are uncertain or disputed, and what is not known?",
    "criteria": "Does it say, element by element and for each adult, whether the criteria are met, and on what grounds?",
    "views": "Does it give the view of each statutory partner, with its grounds, and any that differs?",
    "safety": "Does it answer whether anybody needed immediate action for their safety, and what was done?",
    "decision": "Does the decision follow from those grounds, and, where there is no review, does it say what was learnt and "
    "why no more is to be learnt?",
    "voice": "Does it give the voice of the adult and of the family, or say why it cannot?",
    "names": "Does it use pseudonyms only, and name nobody?",
    "plain": "Is it concise, in plain words, and without blame?",
}


def reached(sign_offs: Iterable[SignOff], digest: str) -> list[SignOff]:
    """The hands that stand on these exact words since they were last returned."""
    standing: list[SignOff] = []
    for hand in sign_offs:
        if hand.digest != digest:
            continue
        standing = [] if hand.outcome in (Outcome.RETURNED, Outcome.OVERTURNED) else [*standing, hand]
    return standing


def changes_carried(sign_offs: Iterable[SignOff], version: ReportVersion) -> SignOff | None:
    """The hand that ratified the words before these with changes, where these leave alone what the decision rests on.

    Then the hands on the words before stand, and the Independent Chair confirms the changes. A version that touches
    the safety answer, the criteria or the decision is signed by every hand afresh.
    """
    before = [hand for hand in sign_offs if hand.digest != version.digest]
    if not before or before[-1].outcome != Outcome.WITH_CHANGES:
        return None
    signed = before[-1].report_version.sections
    touched = any(signed.get(key, "").strip() != version.sections.get(key, "").strip() for key in DECISIVE)
    return None if touched else before[-1]


def standing_on(sign_offs: Iterable[SignOff], version: ReportVersion) -> list[SignOff]:
    """The hands that stand for a version: those on its words, and those on words that it changed only as was required."""
    sign_offs = list(sign_offs)
    required = changes_carried(sign_offs, version)
    before = reached(sign_offs, required.digest) if required else []
    return [*before, *reached(sign_offs, version.digest)]


def waits_for(sign_offs: Iterable[SignOff], version: ReportVersion) -> str:
    """The outcome that comes next in the chain; empty when it is complete."""
    done = {hand.outcome for hand in standing_on(sign_offs, version)}
    return next((outcome for outcome, _ in CHAIN if outcome not in done), "")


def stopped_by(sign_offs: Iterable[SignOff], digest: str) -> SignOff | None:
    """The hand after which these exact words go no further: they were returned, are to be changed, or were overturned."""
    on_these = [hand for hand in sign_offs if hand.digest == digest]
    return on_these[-1] if on_these and on_these[-1].outcome in STOPS else None


def why_amendment_waits(reopened_at: Iterable[dt.datetime | None], version: ReportVersion) -> list[str]:
    """An amendment that touches the decision is written into the report before anybody signs it again."""
    if not any(at and at > version.written_at for at in reopened_at):
        return []
    return [
        "An approved amendment that touches the decision is not in the report yet. Write the version that makes it first."
    ]


def why_not_decided_again(came_back: SignOff | None, amendment_waits: Sequence[str]) -> list[str]:
    """What a report states is decided again only where the report came back, or an approved amendment touches the decision."""
    if came_back or amendment_waits:
        return []
    return [
        "The report with this decision is going through the hands. Where the decision is to change, one of them returns the "
        "report first."
    ]


def why_not_next(outcome: str, sign_offs: Iterable[SignOff], version: ReportVersion) -> list[str]:
    """Each hand in its turn: the guidance's order is quality assurance, sign-off, ratification."""
    sign_offs = list(sign_offs)
    if stop := stopped_by(sign_offs, version.digest):
        return [STOPS[Outcome(stop.outcome)]]
    waiting = waits_for(sign_offs, version)
    if waiting == outcome:
        return []
    words = dict(CHAIN)
    if not waiting:
        return ["This version has been through the whole chain."]
    if list(words).index(Outcome(waiting)) > list(words).index(Outcome(outcome)):
        return [f"This version has already been {words[Outcome(outcome)]}."]
    return [f"This version has not yet been {words[Outcome(waiting)]}. That comes first."]


def why_not_by(
    person_pk: int, office: str, sign_offs: Iterable[SignOff], writers: Collection[int], deciders: Collection[int | None] = (),
    others: Sequence[str] = (),
) -> list[str]:  # fmt: skip
    """Nobody signs what they wrote, nobody ratifies what they decided, and nobody signs in two places of the chain.

    `others` are the names of those who may do it instead.
    """
    if person_pk in writers:
        verb = "quality-assures" if office == Office.BUSINESS_MANAGER else "signs"
        return [f"You wrote in this report, and nobody {verb} their own. {instead(office, others)}"]
    place = PLACES[Office(office)]
    if place == Outcome.RATIFIED and person_pk in deciders:
        return [f"You took the decision that this report states, so you do not ratify it. {instead(office, others)}"]
    if any(hand.person_id == person_pk and PLACES[Office(hand.office)] != place for hand in sign_offs):
        return [f"You have already signed this report in another office. {instead(office, others)}"]
    return []


def instead(office: str, others: Sequence[str]) -> str:
    """Who does it instead; or what the Board does where there is nobody."""
    if others:
        return f"{' or '.join(others)} can do it."
    label = Office(office).label
    return (
        f"Nobody else who may do it holds the office of {label} today. Ask the Board’s office to appoint a deputy "
        f"{label}, or to record to whom the office is handed over, in the register of people."
    )


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


def answered(answers: Mapping[str, tuple[bool, str]]) -> list[dict[str, object]]:
    """The checklist as it is kept with a hand: each question as it was asked, its answer, and a word."""
    return [
        {"asks": asks, "is_met": answers[key][0], "word": answers[key][1].strip()}
        for key, asks in CHECKS.items()
        if key in answers
    ]


def why_not_passed(answers: Mapping[str, tuple[bool, str]], names: Sequence[str]) -> list[str]:
    """Every question of the checklist is answered; what is not met says why the report goes on all the same."""
    reasons = [f"Answer the question of the checklist: {asks}" for key, asks in CHECKS.items() if key not in answers]
    reasons += [
        f"Say why the report goes on although this is not so, or return it: {CHECKS[key]}"
        for key, (is_met, word) in answers.items()
        if not is_met and not word.strip()
    ]
    if names and answers.get("names", (False, ""))[0]:
        reasons.append(
            f"A name of somebody in the case is still in the report: {listed(names)}. Return it, or answer no and say why it "
            "goes on all the same."
        )
    return reasons


def why_named_anew(names: Sequence[str], before: Sequence[str]) -> list[str]:
    """A change that was required brings no name into a report that was passed without it."""
    new = [name for name in names if name not in before]
    return [f"The change brings a name of somebody in the case into the report: {listed(new)}. Return it."] * bool(new)


def why_unexplained(outcome: str, comments: str) -> list[str]:
    """Whatever is not a plain yes is written down, so that it can be acted on."""
    asked = {
        Outcome.RETURNED: "Say what needs work, so that the report can be put right.",
        Outcome.WITH_CHANGES: "Write down each change that you require, so that it can be made.",
        Outcome.OVERTURNED: "Give your reasons for overturning the decision.",
    }
    said = asked.get(Outcome(outcome), "")
    return [said] if said and not comments.strip() else []


def why_not_of_the_independent_chair(outcome: str) -> list[str]:
    """What the Independent Chair may do with a report that is before them."""
    known = (Outcome.RATIFIED, Outcome.WITH_CHANGES, Outcome.RETURNED, Outcome.OVERTURNED)
    return (
        []
        if outcome in known
        else ["Choose to ratify the report, to require changes, to return it, or to overturn it."]
    )


def why_not_taken(sign_offs: Iterable[SignOff]) -> list[str]:
    """Only what somebody has put their hand to is taken away as signed."""
    if any(hand.outcome not in (Outcome.RETURNED, Outcome.OVERTURNED) for hand in sign_offs):
        return []
    return ["Nobody has signed this version. It can be taken away once the Business Manager has passed it."]


def digest_in(typed: str) -> str:
    """A digest as somebody copied it: without spaces and breaks, in small letters; empty where it cannot be one."""
    digest = "".join(typed.split()).lower()
    return digest if len(digest) == 64 and set(digest) <= set("0123456789abcdef") else ""
