"""What somebody may try in the model-based test: every act, by anybody, in each of its ways, also the wrong ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

ANYBODY = (
    "officer", "manager", "deputy_manager", "chair", "vice_chair", "independent_chair", "council", "police", "nhs", "member",
    "referrer", "lead", "chief", "author", "senior", "administrator", "barred", "leaver", "gone", "stranger",
)  # fmt: skip
PARTNERS = ("council", "police", "nhs")  # each an agency, by whoever represents it
CAME = {
    "everybody": ("chair", "vice_chair", "council", "police", "nhs"),
    "no vice-chair": ("chair", "council", "police", "nhs"),
    "no chair": ("vice_chair", "council", "police", "nhs"),
    "neither chair": ("council", "police", "nhs"),
    "no council": ("chair", "vice_chair", "police", "nhs"),
    "only chair and police": ("chair", "police"),
    "nobody": (),
}
YES_NO, NO_YES = (True, False), (False, True)
VERIFIED = ("SCOPING", "MORE_INFORMATION", "ALTERNATIVE", "NOT_PROGRESSED")
WAYS: dict[str, dict[str, tuple]] = {
    # referral and verification
    "acknowledge_referral": {},
    "arrange_verification": {"when": ("today", "next week", "yesterday")},
    "record_attendance": {"came": tuple(CAME)},
    "give_view": {"agency": PARTNERS, "grounds": YES_NO},
    "record_involvement": {"words": YES_NO},
    "record_minutes": {"words": YES_NO},
    "decide_verification": {"next": VERIFIED, "reasons": YES_NO, "advisory": NO_YES, "because": NO_YES},
    "confirm_decision": {"yes": YES_NO, "grounds": YES_NO, "which": ("last", "before")},
    "supersede_verification": {"next": VERIFIED, "reasons": YES_NO, "because": YES_NO},
    "record_challenge": {"matter": ("VERIFICATION", "CRITERIA", "REPORT", "CONDUCT"), "grounds": YES_NO},
    "answer_challenge": {"reasons": YES_NO},
    "tell_challenger": {},
    "settle_challenge": {"settled": NO_YES, "because": YES_NO},
    "write_addendum": {"words": YES_NO},
    "agree_addendum": {"yes": YES_NO, "comments": NO_YES, "seen": ("now", "before")},
    "conclude_alternative": {"goes_to": ("SCOPING", "RECOMMENDATIONS", "CLOSED"), "outcome": YES_NO, "learning": YES_NO},
    # scoping
    "send_requests": {},
    "set_aside_agency": {"because": YES_NO},
    "name_respondent": {"person": ("author", "senior")},
    "write_return": {},
    "inform_senior_officer": {},
    "endorse_return": {"seen": ("now", "before")},
    "send_return": {},
    "accept_return": {},
    "send_back_return": {"comments": YES_NO},
    "convene_rapid_review": {"when": ("today", "next week", "yesterday"), "reasons": NO_YES},
    # the Rapid Review
    "answer_safety": {"needed": NO_YES, "words": YES_NO},
    "add_action": {},
    "decide_limb": {
        "element": ("IN_AREA", "NEEDS", "CONCERN", "CONDITION"), "answer": ("MET", "NOT_MET", "NOT_KNOWN"), "grounds": YES_NO,
    },
    "decide_rapid_review": {
        "decision": ("MANDATORY", "DISCRETIONARY", "NO_REVIEW"), "grounds": YES_NO, "learning": YES_NO, "because": NO_YES,
    },
    "draft_report": {},
    "meet_again": {"because": YES_NO},
    # the chain of hands
    "write_report_section": {},
    "redraw_section": {},  # both that state the decision
    "write_report": {"words": ("facts", "decision", "against", "nothing", "a gap", "back"), "why": YES_NO},
    "assure_report": {"back": NO_YES, "comments": YES_NO, "checklist": YES_NO, "seen": ("last", "first")},
    "sign_report": {"back": NO_YES, "comments": YES_NO, "because": NO_YES, "seen": ("last", "first")},
    "ratify_report": {
        "outcome": ("RATIFIED", "WITH_CHANGES", "RETURNED", "OVERTURNED", "PASSED"), "comments": YES_NO,
        "seen": ("last", "first"),
    },
    # after ratification
    "recommend": {"text": YES_NO, "agencies": YES_NO},
    "ask_amendment": {"for": ("own", "other"), "reason": YES_NO},
    "decide_amendment": {"yes": YES_NO, "touches": NO_YES, "reasons": YES_NO, "which": ("first", "last")},
    "amend_report": {"words": ("facts", "decision", "nothing"), "which": ("first", "last")},
    "agree_recommendations": {"any": YES_NO},
    "choose_learning_method": {"reasons": YES_NO},
    "open_tracker": {},
}  # fmt: skip
# What happens around the case: to the register of people, and to the calendar.
AROUND: dict[str, dict[str, tuple]] = {
    "declare_conflict": {"person": ("chair", "vice_chair", "independent_chair", "manager", "council", "nhs")},
    "end_office": {},  # of the Independent Chair
    "appoint_cover": {"person": ("council", "member", "chair", "manager", "stranger"), "agreed": YES_NO, "because": YES_NO},
    "hand_over_office": {
        "of": ("chair", "independent_chair", "manager"), "to": ("vice_chair", "council", "manager", "independent_chair"),
        "because": YES_NO,
    },
    "days": {"pass": (1, 7, 31)},
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Deed:
    """One act that somebody tries, in one of its ways."""

    act: str
    who: str
    how: Mapping[str, object]

    def __getitem__(self, name: str):
        return self.how[name]

    def __repr__(self) -> str:
        how = ", ".join(f"{name}={value!r}" for name, value in self.how.items())
        return f"<{self.who}: {self.act}({how})>"


def changed(deed: Deed) -> list[Deed]:
    """Every deed that differs from this one in one thing of how it is done."""
    values = {**WAYS, **AROUND}[deed.act]
    return [
        Deed(deed.act, deed.who, {**deed.how, thing: value})
        for thing in deed.how for value in values[thing] if value != deed[thing]
    ]  # fmt: skip


def deeds(ways: Mapping[str, Mapping[str, tuple]]) -> Iterator[tuple[str, list[Deed]]]:
    for act, how in ways.items():
        chosen = [dict(zip(how, values, strict=True)) for values in product(*how.values())]
        yield act, [Deed(act, who, one) for one in chosen for who in ANYBODY]


EVERY = dict(deeds({**WAYS, **AROUND}))
