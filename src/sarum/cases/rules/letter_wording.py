"""The words with which each kind of letter begins: Sarum's own, and which fields the Board may put into its own."""

import re
from collections.abc import Mapping

from sarum.cases.models.telling import LetterKind
from sarum.kit.sentence import lowered

K = LetterKind
FIELD = re.compile(r"\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}")  # on one line, as its paragraph is filled by itself
ALWAYS = {
    "reference": "the reference of the case",
    "pseudonym": "the name that is used for the adult",
    "ratified_on": "the day on which the Independent Chair ratified the report",
    "decision": "what was decided, in a sentence",
    "reasons": "why it was decided so; where there is no review, also what was learnt and why no more can be",
}
OF_FAMILY = {"key_worker": "their contact with the Board, where the plan names one"}
FIELDS: Mapping[str, Mapping[str, str]] = {
    K.REFERRER: ALWAYS | {"ending": "how a letter about a decision ends, as the Board’s settings say"},
    K.AGENCY: ALWAYS | {"thanks": "thanks for the return; or, where it sent none, that it was asked"},
    K.AGENCY_HEAD: ALWAYS,
    K.FAMILY_REVIEW: ALWAYS | OF_FAMILY | {"taking_part": "how they may take part, as the plan for them says"},
    K.FAMILY_NO_REVIEW: ALWAYS | OF_FAMILY,
    K.OTHER_BODY: ALWAYS
    | {
        "process": "what they lead, with their reference",
        "asks": "what they are asked, by what they lead; where there is no review, that they may ask for what was found",
    },
}
NEEDED = {K.REFERRER: ("decision", "reasons"), K.FAMILY_NO_REVIEW: ("reasons",)}
MET = "We looked at how agencies worked together to support the person whom we call {{ pseudonym }}."
REFERENCE = "Our reference is {{ reference }}."
DECIDED = (
    "The Joint Case Review group met for a Rapid Review, and the Independent Chair ratified its report on "
    "{{ ratified_on }}. {{ decision }}"
)
CONTACT = "Your contact with us is {{ key_worker }}."
OWN: Mapping[str, tuple[str, ...]] = {
    K.REFERRER: (REFERENCE, "Thank you for referring this case to us.", DECIDED, "{{ reasons }}", "{{ ending }}"),
    K.AGENCY: (
        REFERENCE, "{{ thanks }}", DECIDED,
        "The group agrees its recommendations next. We will write to you about any that are for your agency.",
        "What you were sent about this case is confidential, and may be used only to help the Board in its functions.",
    ),
    K.AGENCY_HEAD: (
        REFERENCE, f"{DECIDED} It is about the adult whom we call {{{{ pseudonym }}}}.",
        "Under section 44(5) of the Care Act 2014 each member of a Safeguarding Adults Board must co-operate in and "
        "contribute to the carrying out of a review.",
        "Please name a senior lead who can speak for your agency and agree what it will do, and who neither worked with the "
        "adult nor managed anybody who did. Send us their name, their post and how to reach them.",
        "Please see that every record about the adult is kept safe and that none is destroyed until the review has ended, and "
        "that staff who were involved are told and supported.",
    ),
    K.FAMILY_REVIEW: (
        REFERENCE, MET,
        "We are going to hold a Safeguarding Adults Review. A review is held to learn how agencies can work together better. "
        "It is not an inquiry into how somebody died, and it does not decide who is to blame.",
        "What you know and what you would like to ask matter to us.", "{{ taking_part }}", CONTACT,
    ),
    K.FAMILY_NO_REVIEW: (
        REFERENCE, MET,
        "We have decided not to hold a Safeguarding Adults Review. We know that this may not be what you hoped for, and we "
        "want you to know why.",
        "{{ reasons }}", "We would like to talk this through with you if you wish.", CONTACT,
    ),
    K.OTHER_BODY: (REFERENCE, "We understand that you lead this: {{ process }}.", DECIDED, "{{ asks }}"),
}  # fmt: skip


def own(kind: str) -> str:
    """Sarum's own words of a kind."""
    return "\n\n".join(OWN[kind])


def why_not_worded(kind: str, words: str) -> list[str]:
    """The words of a letter hold only fields that can be filled, and those without which it would not say what it must."""
    if not words.strip():
        return ["Write how the letter begins. To use Sarum’s own words, go back to them on the page before."]
    found = FIELD.findall(words)
    allowed = listed(FIELDS[kind])
    reasons = [
        f"The field {{{{ {name} }}}} cannot be filled in. These can be used: {allowed}."
        for name in dict.fromkeys(found)
        if name not in FIELDS[kind]
    ]
    if re.search(r"\{\{|\}\}", FIELD.sub("", words)):
        reasons.append("A field begins with {{ and ends with }}. One of them is missing its other half.")
    missing = [name for name in NEEDED.get(K(kind), ()) if name not in found]
    if missing:
        reasons.append(f"This letter must say what only a field can tell it: put in {listed(missing)}.")
    return reasons


def why_not_used(words: str, in_force: str, has_case: bool) -> list[str]:
    """Words are put in force once they were read in a letter of a real case."""
    if words == in_force:
        return ["These words are in force already."]
    return [] if has_case else ["Try these words with a case first."]


def named(kind: str) -> str:
    """A kind of letter inside a sentence."""
    return lowered(K(kind).label)


def listed(names: Mapping[str, str] | list[str]) -> str:
    return ", ".join(f"{{{{ {name} }}}}" for name in names)


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with their fields filled; a paragraph whose every field is empty is left out."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", words.replace("\r\n", "\n").strip()):
        names = FIELD.findall(paragraph)
        if not names or any(values.get(name, "") for name in names):
            paragraphs.append(FIELD.sub(lambda found: values.get(found[1], ""), paragraph))
    return "\n\n".join(paragraphs)


def stand_ins(kind: str) -> dict[str, str]:
    """What stands for each field where a case has nothing of it yet."""
    return {name: f"[{words}]" for name, words in FIELDS[kind].items()}
