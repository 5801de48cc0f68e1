"""The procedure from referral to agreed recommendations, as the guidance has it: sets and plain values, nothing of the product.

Written from the operating guidance, the Care Act 2014 s.44 and the Board's defaults, to be disagreed with. `may` says
whether somebody may do a deed now; `do` is what becomes of the case. Everything else here is what those two need.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

from tests.stateful.deeds import ANYBODY, CAME, PARTNERS, Deed

OFFICER, MANAGER, CHAIR, VICE, INDEPENDENT = "officer", "manager", "JCR chair", "vice-chair", "independent chair"
PARTNER, MEMBER, LEAD, CHIEF, ADMINISTRATOR = "partner", "member", "lead", "chief officer", "administrator"
TEAM, CHAIRS = {OFFICER, MANAGER}, {CHAIR, VICE}
HELD = {
    "officer": OFFICER, "manager": MANAGER, "deputy_manager": MANAGER, "chair": CHAIR, "vice_chair": VICE,
    "independent_chair": INDEPENDENT, "council": PARTNER, "police": PARTNER, "nhs": PARTNER, "member": MEMBER, "lead": LEAD,
    "chief": CHIEF, "administrator": ADMINISTRATOR,
}  # fmt: skip
AGENCY = {
    "chair": "police", "police": "police", "vice_chair": "nhs", "nhs": "nhs", "council": "council", "member": "trust",
    "referrer": "trust", "lead": "care", "chief": "care", "author": "care", "senior": "care",
}  # fmt: skip
ASKED = ("chair", "vice_chair", *PARTNERS, "member")  # to every meeting
LIMBS = {"IN_AREA", "NEEDS", "CONCERN", "CONDITION"}  # the Care Act 2014 s.44(1), with (2) or (3)
NEXT = {
    "SCOPING": "SCOPING",
    "MORE_INFORMATION": "VERIFICATION",
    "ALTERNATIVE": "ALTERNATIVE",
    "NOT_PROGRESSED": "CLOSED",
}

MEETING_STEPS = {"VERIFICATION", "RAPID_REVIEW"}
OPEN = {
    "REFERRAL", "VERIFICATION", "ALTERNATIVE", "SCOPING", "RAPID_REVIEW", "SIGN_OFF", "RECOMMENDATIONS", "TRACKER"
}  # fmt: skip
DECIDED = {*OPEN, "CLOSED"} - {"REFERRAL"}
ANSWERING = {"SCOPING", "RAPID_REVIEW"}
INVITED, RESPONDENT, SENIOR, LEADS = (
    "invited",
    "answers for the agency",
    "endorses for the agency",
    "leads for the agency",
)
# Whose each act is, and at which steps of the case.
TABLE: dict[str, tuple[set[str], set[str]]] = {
    "acknowledge_referral": (TEAM, {"REFERRAL"}),
    "arrange_verification": (TEAM, {"REFERRAL", "VERIFICATION"}),
    "record_attendance": (TEAM, MEETING_STEPS),
    "give_view": ({*TEAM, *CHAIRS, PARTNER, INVITED}, MEETING_STEPS),
    "record_minutes": (TEAM, {*OPEN, "CLOSED"}),
    "record_involvement": (TEAM, OPEN),
    "decide_verification": (CHAIRS, {"VERIFICATION"}),
    "confirm_decision": ({PARTNER, *CHAIRS, MEMBER, LEAD, *TEAM}, {"VERIFICATION"}),
    "supersede_verification": (CHAIRS, {"VERIFICATION", "ALTERNATIVE", "SCOPING", "CLOSED"}),
    "record_challenge": ({*TEAM, *CHAIRS, INDEPENDENT}, DECIDED),
    "answer_challenge": ({*CHAIRS, INDEPENDENT, MANAGER}, DECIDED),
    "tell_challenger": (TEAM, DECIDED),
    "settle_challenge": (TEAM, DECIDED),
    "write_addendum": (TEAM, DECIDED),
    "agree_addendum": ({INDEPENDENT}, DECIDED),
    "conclude_alternative": (TEAM, {"ALTERNATIVE"}),
    "send_requests": (TEAM, {"SCOPING"}),
    "set_aside_agency": (TEAM, {"SCOPING"}),
    "name_respondent": ({*TEAM, RESPONDENT, LEADS}, ANSWERING),
    "write_return": ({RESPONDENT}, ANSWERING),
    "inform_senior_officer": ({RESPONDENT}, ANSWERING),
    "endorse_return": ({SENIOR}, ANSWERING),
    "send_return": ({RESPONDENT}, ANSWERING),
    "accept_return": (TEAM, ANSWERING),
    "send_back_return": (TEAM, ANSWERING),
    "convene_rapid_review": (TEAM, {"SCOPING"}),
    "answer_safety": ({*TEAM, *CHAIRS}, {"RAPID_REVIEW"}),
    "add_action": (TEAM, {"RAPID_REVIEW"}),
    "decide_limb": (CHAIRS, {"RAPID_REVIEW", "SIGN_OFF"}),
    "decide_rapid_review": (CHAIRS, {"RAPID_REVIEW", "SIGN_OFF"}),
    "meet_again": (TEAM, {"RAPID_REVIEW"}),
    "draft_report": (TEAM, {"RAPID_REVIEW"}),
    "write_report_section": (TEAM, {"SIGN_OFF"}),
    "redraw_section": (TEAM, {"SIGN_OFF"}),
    "write_report": (TEAM, {"SIGN_OFF"}),
    "assure_report": ({MANAGER}, {"SIGN_OFF"}),
    "sign_report": (CHAIRS, {"SIGN_OFF"}),
    "ratify_report": ({INDEPENDENT}, {"SIGN_OFF"}),
    "recommend": ({*TEAM, *CHAIRS, INVITED}, {"RECOMMENDATIONS"}),
    "ask_amendment": ({*TEAM, *CHAIRS, INVITED}, {"RECOMMENDATIONS"}),
    "decide_amendment": (CHAIRS, {"RECOMMENDATIONS"}),
    "amend_report": (TEAM, {"RECOMMENDATIONS"}),
    "agree_recommendations": (CHAIRS, {"RECOMMENDATIONS"}),
    "choose_learning_method": ({*TEAM, *CHAIRS}, {"RECOMMENDATIONS"}),
    "open_tracker": (TEAM, {"RECOMMENDATIONS"}),
    "declare_conflict": ({*TEAM, *CHAIRS, INDEPENDENT, INVITED}, OPEN),
}
# Whoever has a conflict of interest that bars them neither decides nor signs.
DECIDES = {
    "decide_verification", "confirm_decision", "supersede_verification", "answer_challenge", "decide_limb",
    "decide_rapid_review", "assure_report", "sign_report", "ratify_report", "decide_amendment", "agree_recommendations",
    "agree_addendum",
}  # fmt: skip
# Acts that ask for nothing but some words, or nothing; and those of which only that they were done is remembered.
ASKS_ONLY = {
    "record_involvement": ("words",), "answer_safety": ("words",), "set_aside_agency": ("because",),
    "choose_learning_method": ("reasons",), "add_action": (), "write_report_section": (), "days": (),
}  # fmt: skip
MARKS = {
    "acknowledge_referral": "is_acknowledged", "record_involvement": "is_involved", "set_aside_agency": "is_set_aside",
    "add_action": "has_action", "choose_learning_method": "has_method",
}  # fmt: skip
PLACE = {"assure_report": "PASSED", "sign_report": "SIGNED", "ratify_report": "RATIFIED"}
CHAIN = ("PASSED", "SIGNED", "RATIFIED")


@dataclass
class Meeting:
    on: dt.datetime
    came: tuple[str, ...] | None = None  # None until somebody has recorded who came
    views: dict[str, bool] = field(default_factory=dict)  # by partner: whether its latest view has grounds
    spoke: set[str] = field(default_factory=set)
    is_minuted: bool = False


@dataclass
class Verification:
    by: str
    meeting: Meeting | None
    is_advisory: bool
    stands: bool
    next: str
    before: "Verification | None"
    absent: set[str] = field(default_factory=set)
    said: dict[str, bool] = field(default_factory=dict)
    confirmed_by: set[str] = field(default_factory=set)
    has_later: bool = False

    def had_a_part(self) -> set[str]:
        """Everybody who had a part in this decision, or in one that it superseded."""
        own = {self.by, *self.confirmed_by, *(self.meeting.spoke if self.meeting else ())}
        return own | (self.before.had_a_part() if self.before else set())


@dataclass
class Return:
    """What one agency answers."""

    words: int = 0  # 0 while nothing is written
    authors: set[str] = field(default_factory=set)
    endorsed: dict[str, int] = field(default_factory=dict)  # which words stand endorsed, by whom
    is_officer_told: bool = False
    standing: str = "ASKED"


@dataclass(frozen=True)
class Version:
    """One version of the report: whose draft it comes of, and what was written into it."""

    draft: int
    facts: int  # 0 as drafted, -1 left empty
    decision: int  # 0 as drawn, or which words were added to it
    drawn: int  # from which record of the decision

    @property
    def decisive(self) -> tuple[int, int, int]:
        return self.draft, self.decision, self.drawn


@dataclass
class Hand:
    """One signature: who, in which place of the chain, how it came out, and on which words."""

    who: str
    place: str
    outcome: str
    on: Version


@dataclass
class Amendment:
    by: str
    is_approved: bool | None = None
    touches: bool = False
    is_in: bool = False


@dataclass
class Challenge:
    """Somebody does not agree: with what, who had a part in it, and how far the answer is."""

    matter: str
    decision: Verification | None
    is_answered: bool = False
    is_told: bool = False
    is_settled: bool | None = None
    written_by: str = ""  # the addendum, where it stays in dispute
    words: int = 0
    is_sent_back: bool = False
    is_agreed: bool = False


@dataclass
class Holding:
    """An office that somebody has for some days, from a holder or while the post is vacant."""

    who: str
    office: str
    first: dt.date
    last: dt.date
    of: str = ""


@dataclass
class Procedure:
    """One case, and the register of people around it."""

    now: dt.datetime
    step: str = "REFERRAL"
    count: int = 0  # of deeds done: gives every text words of its own
    # around the case
    vacant_since: dt.date | None = None
    lent: list[Holding] = field(default_factory=list)
    conflicted: set[str] = field(default_factory=set)
    invited: set[str] = field(default_factory=set)
    known: tuple = (None, {})
    # referral and verification
    is_acknowledged: bool = False
    is_involved: bool = False
    verifying: list[Meeting] = field(default_factory=list)
    decisions: list[Verification] = field(default_factory=list)
    challenge: Challenge | None = None  # the latest
    # scoping
    answer: Return | None = None
    is_set_aside: bool = False
    respondents: set[str] = field(default_factory=set)
    officers: set[str] = field(default_factory=set)
    # the Rapid Review
    meeting: Meeting | None = None
    safety: bool | None = None  # whether immediate action is needed
    has_action: bool = False
    limbs: dict[str, str] = field(default_factory=dict)
    deciders: set[str] = field(default_factory=set)  # of an element
    decision: str = ""
    decided_by: str = ""
    is_outrun: bool = False  # an element was decided again since
    spoke: set[str] = field(default_factory=set)  # at a meeting before the latest
    record: int = 0  # when the elements or the decision were last decided
    recorded: dict[int, tuple] = field(default_factory=dict)  # what was decided then
    # the report
    versions: list[Version] = field(default_factory=list)
    put_forward: int = 0  # when the latest was
    drafted: Version | None = None  # what the sections say that are being written
    drafters: set[str] = field(default_factory=set)  # who wrote in them since they were last put forward
    writers: set[str] = field(default_factory=set)
    hands: list[Hand] = field(default_factory=list)
    is_ratified: bool = False
    is_reopened: bool = False  # an amendment that touches the decision was approved, and no version written since
    # after ratification
    proposed: int = 0
    agreed: int = 0
    amendments: list[Amendment] = field(default_factory=list)
    has_method: bool = False

    # ── who somebody is

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def holders(self, office: str, day: dt.date | None = None) -> set[str]:
        """Whoever is in an office on a day: its own holders, those to whom it was handed over, and cover while it is vacant."""
        day = day or self.today
        own = {who for who, held in HELD.items() if held == office and not self.has_gone(who, day)}
        lent = [one for one in self.lent if one.office == office and one.first <= day <= one.last]
        handed = {one.who for one in lent if one.of and not self.has_gone(one.of, day)}
        return own | handed | ({one.who for one in lent if not one.of} if not own else set())

    def has_gone(self, who: str, day: dt.date) -> bool:
        return who == "independent_chair" and self.vacant_since is not None and day >= self.vacant_since

    def offices(self, who: str) -> set[str]:
        """What somebody holds today; worked out once for a day and a register."""
        register = (self.today, self.vacant_since, len(self.lent))
        if self.known[0] != register:
            by_office = {office: self.holders(office) for office in {*HELD.values()}}
            self.known = (register, {who: {o for o in by_office if who in by_office[o]} for who in ANYBODY})
        return set(self.known[1].get(who, ()))

    def hats(self, who: str) -> set[str]:
        """What somebody is to this case now. Who is barred from it is nobody to it."""
        if who in ("barred", "gone", "leaver"):
            return set()
        hats = self.offices(who)
        hats |= {INVITED} if who in self.invited else set()
        hats |= {RESPONDENT} if who in self.respondents else set()
        hats |= {SENIOR} if who in self.officers else set()
        return hats | ({LEADS} if AGENCY.get(who) == "care" and hats & {LEAD, CHIEF, MEMBER, PARTNER} else set())

    # ── whether they may

    def may(self, deed: Deed) -> bool:
        """Whether somebody may do this now."""
        if deed.act in TABLE:
            whose, steps = TABLE[deed.act]
            if self.step not in steps or not self.hats(deed.who) & whose:
                return False
            if deed.act in DECIDES and deed.who in self.conflicted:
                return False
        if deed.act in ASKS_ONLY:
            return all(deed[words] for words in ASKS_ONLY[deed.act])
        return bool(getattr(self, f"may_{deed.act}")(deed))

    def may_acknowledge_referral(self, deed: Deed) -> bool:
        return not self.is_acknowledged

    def may_arrange_verification(self, deed: Deed) -> bool:
        return self.is_acknowledged and deed["when"] != "yesterday"

    @property
    def latest(self) -> Meeting | None:
        """The latest meeting about the case: of a Rapid Review, once there was one."""
        return self.meeting or (self.verifying or [None])[-1]

    def is_settled(self, meeting: Meeting) -> bool:
        """Whether a decision rests on a meeting, so that what it rests on stays as it was."""
        if meeting is self.meeting:
            return bool(self.decision)
        return any(one.meeting is meeting for one in self.decisions)

    def may_record_attendance(self, deed: Deed) -> bool:
        meeting = self.latest
        return meeting.on.date() <= self.today and not self.is_settled(meeting)

    def may_give_view(self, deed: Deed) -> bool:
        """Each for their own agency; those who work for the Board write down what others say: a chair at the meeting only."""
        offices, meeting = self.offices(deed.who), self.latest
        writes = offices & TEAM or (meeting.on <= self.now and offices & {*CHAIRS, INDEPENDENT})
        return not self.is_settled(meeting) and bool(writes or AGENCY.get(deed.who) == deed["agency"])

    def may_record_minutes(self, deed: Deed) -> bool:
        """Of a meeting that was held, until a chair has checked them: which may be after the case has moved on."""
        return self.latest is not None and self.latest.came is not None and deed["words"]

    def there(self, meeting: Meeting) -> set[str]:
        """Who came to a meeting and may decide there."""
        return set(meeting.came or ()) - self.conflicted

    def chairs_on(self, day: dt.date) -> set[str]:
        return self.holders(CHAIR, day) | self.holders(VICE, day)

    def absent(self, meeting: Meeting) -> set[str]:
        """The statutory partners of whom nobody came who may decide."""
        return {*PARTNERS} - {AGENCY.get(who) for who in self.there(meeting)}

    def is_chaired(self, meeting: Meeting) -> bool:
        return bool(self.there(meeting) & self.chairs_on(meeting.on.date()))

    def is_acting_explained(self, who: str, meeting: Meeting, said: bool) -> bool:
        """The Vice-Chair stands in for the Chair with a reason: given, or because the Chair is conflicted or was not there."""
        chairs = self.holders(CHAIR, meeting.on.date())
        return bool(who in chairs or said or chairs & self.conflicted or not chairs & set(meeting.came))

    def may_decide_verification(self, deed: Deed) -> bool:
        """Quorate, or as advice that the absent confirm; each partner heard, with grounds; a person or a reason; and reasons."""
        meeting = self.latest
        if meeting is None or meeting.came is None or self.is_settled(meeting):
            return False
        absent = self.absent(meeting)
        heard = {*PARTNERS} - (absent if deed["advisory"] else set())
        return (
            (deed["advisory"] or not absent)
            and self.is_chaired(meeting)
            and all(meeting.views.get(partner) for partner in heard)
            and deed.who in meeting.came
            and self.is_acting_explained(deed.who, meeting, deed["because"])
            and deed["reasons"]
            and (self.is_involved or deed["next"] == "MORE_INFORMATION")
        )

    def represent(self, partner: str) -> set[str]:
        """Who answers for a partner: its representatives, or else those of it in the group; nobody with a conflict."""
        free = {who for who, of in AGENCY.items() if of == partner} - self.conflicted
        first = free & self.holders(PARTNER)
        return first or free & (self.holders(CHAIR) | self.holders(VICE) | self.holders(MEMBER) | self.holders(LEAD))

    def advisory(self, which: str) -> Verification | None:
        """The decision that somebody would confirm."""
        found = [one for one in self.decisions if one.is_advisory]
        place = -1 if which == "last" else -2
        return found[place] if len(found) >= -place else None

    def may_confirm_decision(self, deed: Deed) -> bool:
        """In writing, with grounds, once, by each statutory partner that was not there; while the advice is not overtaken."""
        decision, own = self.advisory(deed["which"]), AGENCY.get(deed.who)
        if decision is None or decision.stands or decision.has_later:
            return False
        return bool(own in decision.absent - set(decision.said) and deed.who in self.represent(own) and deed["grounds"])

    def may_supersede_verification(self, deed: Deed) -> bool:
        """A decision is replaced with reasons, until later steps rest on it; advice that was confirmed, by meeting again."""
        decision = self.decisions[-1] if self.decisions else None
        if decision is None or not decision.stands or decision.is_advisory:
            return False
        meeting = self.at_meeting(decision)
        return (
            not (self.meeting or self.proposed)
            and deed.who in meeting.came
            and self.is_acting_explained(deed.who, meeting, False)
            and deed["reasons"]
            and deed["because"]
            and (self.is_involved or deed["next"] == "MORE_INFORMATION")
        )

    def at_meeting(self, decision: Verification) -> Meeting:
        while decision.meeting is None:
            decision = decision.before
        return decision.meeting

    def may_record_challenge(self, deed: Deed) -> bool:
        """To whatever has been decided, or to how the Board has acted."""
        is_decided = {
            "VERIFICATION": bool(self.decisions) and self.decisions[-1].stands, "CRITERIA": bool(self.decision),
            "REPORT": bool(self.versions), "CONDUCT": True,
        }  # fmt: skip
        return is_decided[deed["matter"]] and deed["grounds"]

    def had_a_part(self) -> set[str]:
        """Who decided, signed, wrote, confirmed or gave a view on what is challenged."""
        if self.challenge.decision:
            return self.challenge.decision.had_a_part()
        signed = {hand.who for hand in self.hands} | self.writers
        decided = {self.decided_by, *self.deciders, *self.spoke, *(self.meeting.spoke if self.meeting else ())}
        return set() if self.challenge.matter == "CONDUCT" else signed | decided

    def may_answer_challenge(self, deed: Deed) -> bool:
        """With reasons, once, by somebody who had no part in what is challenged."""
        made = self.challenge
        return bool(made and not made.is_answered and deed.who not in self.had_a_part() and deed["reasons"])

    def may_tell_challenger(self, deed: Deed) -> bool:
        return bool(self.challenge and self.challenge.is_answered and not self.challenge.is_told)

    def may_settle_challenge(self, deed: Deed) -> bool:
        made = self.challenge
        return bool(made and made.is_told and made.is_settled is None and (deed["settled"] or deed["because"]))

    def may_write_addendum(self, deed: Deed) -> bool:
        """Of a challenge that was not settled, to a report that is ratified, until it is agreed."""
        made = self.challenge
        return bool(made and made.is_settled is False and self.is_ratified and not made.is_agreed and deed["words"])

    def may_agree_addendum(self, deed: Deed) -> bool:
        """The exact words, by another than wrote them; or sent back with what should change."""
        made = self.challenge
        waits = bool(made and made.words and not made.is_agreed and not made.is_sent_back)
        return waits and deed.who != made.written_by and deed["seen"] == "now" and (deed["yes"] or deed["comments"])

    def may_conclude_alternative(self, deed: Deed) -> bool:
        return deed["outcome"] and (deed["learning"] or deed["goes_to"] != "RECOMMENDATIONS")

    # ── scoping: one agency is asked, and another set aside

    def may_send_requests(self, deed: Deed) -> bool:
        return self.answer is None

    def may_name_respondent(self, deed: Deed) -> bool:
        return self.answer is not None

    def may_write_return(self, deed: Deed) -> bool:
        return self.answer.standing != "ACCEPTED"

    def may_inform_senior_officer(self, deed: Deed) -> bool:
        return self.answer.standing != "ACCEPTED"

    def may_endorse_return(self, deed: Deed) -> bool:
        """The exact words, once, by a senior officer who did not write them."""
        answer = self.answer
        return (
            answer.words > 0
            and answer.standing != "ACCEPTED"
            and deed.who not in answer.authors
            and answer.endorsed.get(deed.who) != answer.words
            and deed["seen"] == "now"
        )

    def may_send_return(self, deed: Deed) -> bool:
        answer = self.answer
        return answer.words > 0 and answer.is_officer_told and answer.standing not in ("SENT", "ACCEPTED")

    def may_accept_return(self, deed: Deed) -> bool:
        answer = self.answer
        return answer is not None and answer.standing == "SENT" and answer.words in answer.endorsed.values()

    def may_send_back_return(self, deed: Deed) -> bool:
        return self.answer is not None and self.answer.standing in ("SENT", "ACCEPTED") and deed["comments"]

    def may_convene_rapid_review(self, deed: Deed) -> bool:
        """Every agency asked or set aside with a reason; every return assured, or why the meeting does not wait for it."""
        return (
            self.answer is not None
            and self.is_set_aside
            and (self.answer.standing == "ACCEPTED" or deed["reasons"])
            and deed["when"] != "yesterday"
        )

    # ── the Rapid Review

    @property
    def is_safe(self) -> bool:
        """Safety is answered; action that is needed has an owner and a day."""
        return self.safety is False or (self.safety is True and self.has_action)

    def may_decide_at_review(self, who: str) -> bool:
        """The meeting was held and quorate, safety is answered, and whoever records the decision was there to hear it."""
        meeting = self.meeting
        return (
            meeting.came is not None
            and not self.absent(meeting)
            and self.is_chaired(meeting)
            and self.is_safe
            and who in meeting.came
        )

    def may_decide_limb(self, deed: Deed) -> bool:
        return self.may_decide_now and self.may_decide_at_review(deed.who) and deed["grounds"]

    @property
    def may_decide_now(self) -> bool:
        """What the report states is decided again only where the report came back, or an amendment reopened it."""
        return self.step == "RAPID_REVIEW" or self.is_stopped() or self.is_reopened

    def may_meet_again(self, deed: Deed) -> bool:
        """Where the Rapid Review has met and has not decided, or its decision was overturned; with a reason."""
        return self.meeting.came is not None and not self.decision and deed["because"]

    def may_decide_rapid_review(self, deed: Deed) -> bool:
        """Every element first, each partner's view, grounds; as s.44 has it; and against a review, what was learnt and why no
        more can be. In the Chair's place with a reason."""
        if not (
            self.may_decide_now
            and self.may_decide_at_review(deed.who)
            and {*self.meeting.views} == {*PARTNERS}
            and deed["grounds"]
        ):
            return False
        if not self.is_acting_explained(deed.who, self.meeting, deed["because"]):
            return False
        met = {limb for limb, answer in self.limbs.items() if answer == "MET"}
        if {*self.limbs} != LIMBS:
            return False
        if met == LIMBS:
            return deed["decision"] == "MANDATORY"
        if deed["decision"] == "DISCRETIONARY":
            return {"IN_AREA", "NEEDS"} <= met
        return deed["decision"] == "NO_REVIEW" and deed["learning"]

    def may_draft_report(self, deed: Deed) -> bool:
        return bool(self.decision) and self.is_safe and not self.is_outrun and self.meeting.is_minuted

    # ── the chain of hands

    @property
    def version(self) -> Version:
        return self.versions[-1]

    def written(self, words: str) -> Version:
        """The next version, were this written into the sections as they stand and put forward."""
        last, new = self.drafted or self.version, self.count + 1
        return {
            "facts": replace(last, facts=new),
            "decision": replace(last, decision=new),
            "against": replace(last, decision=new),
            "nothing": last,
            "a gap": replace(last, facts=-1),
            "back": self.versions[0],
        }[words]

    def may_write_report(self, deed: Deed) -> bool:
        """Something new, that states what is decided now."""
        written = self.written(deed["words"])
        return (
            deed["why"] and deed["words"] != "against" and written != self.version and self.states_the_record(written)
        )

    def states_the_record(self, version: Version) -> bool:
        return not self.is_outrun and self.recorded[version.drawn] == self.recorded[self.record]

    def may_redraw_section(self, deed: Deed) -> bool:
        """Where the record has changed since, or something else was written there."""
        last = self.drafted or self.version
        return (last.drawn, last.decision) != (self.record, 0)

    def standing(self) -> list[Hand]:
        """The hands that stand on the latest version: on these words since they last came back; and where the Independent
        Chair ratified the words before with changes, and the decision was left alone, those on the words before."""
        others = [hand for hand in self.hands if hand.on != self.version]
        carried: list[Hand] = []
        if others and others[-1].outcome == "WITH_CHANGES" and others[-1].on.decisive == self.version.decisive:
            carried = self.on(others[-1].on)
        return carried + self.on(self.version)

    def on(self, words: Version) -> list[Hand]:
        found: list[Hand] = []
        for hand in self.hands:
            if hand.on == words:
                found = [] if hand.outcome in ("RETURNED", "OVERTURNED") else [*found, hand]
        return found

    def is_stopped(self) -> bool:
        """A report that came back is not signed until there is a new version."""
        mine = [hand for hand in self.hands if hand.on == self.version]
        return bool(mine) and mine[-1].outcome in ("RETURNED", "OVERTURNED", "WITH_CHANGES")

    def is_turn_of(self, place: str) -> bool:
        done = {hand.outcome for hand in self.standing()}
        return not self.is_stopped() and place == next((one for one in CHAIN if one not in done), "")

    def may_sign(self, deed: Deed, *, decided: set[str] = frozenset()) -> bool:
        """In their turn, on the words that were read; not what they wrote or decided; nobody twice in different hats."""
        place = PLACE[deed.act]
        read = self.version if deed["seen"] == "last" else self.versions[0]
        return (
            not self.is_reopened
            and self.is_turn_of(place)
            and read == self.version
            and deed.who not in self.writers | decided
            and not any(hand.who == deed.who and hand.place != place for hand in self.hands)
        )

    @property
    def is_as_recorded(self) -> bool:
        """A version goes on while it states what is decided, and nothing was decided again since it was put forward."""
        return self.states_the_record(self.version) and self.put_forward >= self.record

    def may_assure_report(self, deed: Deed) -> bool:
        """The Business Manager passes what is whole, by the whole checklist; or returns it and says what needs work."""
        asked = (
            deed["comments"] if deed["back"] else deed["checklist"] and self.version.facts >= 0 and self.is_as_recorded
        )
        return self.may_sign(deed) and asked

    def may_sign_report(self, deed: Deed) -> bool:
        """The JCR Chair; or the Vice-Chair, who says why."""
        explained = CHAIR in self.offices(deed.who) or deed["because"]
        return self.may_sign(deed) and explained and (deed["comments"] if deed["back"] else self.is_as_recorded)

    def may_ratify_report(self, deed: Deed) -> bool:
        """The Independent Chair ratifies, with changes or without, returns or overturns; never what they decided."""
        if deed["outcome"] == "PASSED":
            return False
        decided = {self.decided_by, *self.spoke, *self.meeting.spoke}
        goes_back = deed["outcome"] in ("RETURNED", "OVERTURNED")
        return (
            self.may_sign(deed, decided=decided)
            and (deed["comments"] or deed["outcome"] == "RATIFIED")
            and (goes_back or self.is_as_recorded)
        )

    # ── after ratification

    def may_recommend(self, deed: Deed) -> bool:
        return deed["text"] and deed["agencies"]

    def may_ask_amendment(self, deed: Deed) -> bool:
        """Of a ratified report, with a reason, for one's own agency; the team writes down what any asks."""
        is_team = bool(self.offices(deed.who) & TEAM)
        speaks = is_team or (deed["for"] == "own" and deed.who in AGENCY)
        return self.is_ratified and deed["reason"] and speaks

    def asked(self, deed: Deed, found: list[Amendment]) -> Amendment | None:
        return (found[0] if deed["which"] == "first" else found[-1]) if found else None

    def may_decide_amendment(self, deed: Deed) -> bool:
        """Once, by a chair who did not ask for it; refused with reasons."""
        amendment = self.asked(deed, self.amendments)
        if amendment is None or amendment.is_approved is not None:
            return False
        return amendment.by != deed.who and (deed["yes"] or deed["reasons"])

    def may_amend_report(self, deed: Deed) -> bool:
        """Only what was approved, once; what touches the decision goes through the whole chain instead."""
        amendment = self.asked(deed, self.amendments)
        if amendment is None or not amendment.is_approved or amendment.touches or amendment.is_in:
            return False
        return deed["words"] == "facts"

    @property
    def is_all_decided(self) -> bool:
        return all(one.is_approved is not None for one in self.amendments)

    def may_agree_recommendations(self, deed: Deed) -> bool:
        return self.is_all_decided and deed["any"] and self.proposed > self.agreed

    def may_open_tracker(self, deed: Deed) -> bool:
        """Recommendations agreed, a method chosen, every amendment decided and, if approved, in the report."""
        is_in = all(one.is_in for one in self.amendments if one.is_approved and not one.touches)
        return self.is_all_decided and is_in and self.agreed > 0 and self.has_method

    # ── around the case

    def may_declare_conflict(self, deed: Deed) -> bool:
        return deed.who == deed["person"] or bool(self.offices(deed.who) & {*TEAM, *CHAIRS, INDEPENDENT})

    def is_appointing(self, who: str) -> bool:
        return bool(self.offices(who) & {MANAGER, ADMINISTRATOR})

    def may_end_office(self, deed: Deed) -> bool:
        return self.is_appointing(deed.who) and self.vacant_since is None

    def lends(self, who: str, office: str, first: dt.date, last: dt.date) -> bool:
        """Whether somebody has an office, as its own holder or lent, in some of these days."""
        own = HELD.get(who) == office and not self.has_gone(who, first)
        return own or any(
            one.who == who and one.office == office and one.first <= last and first <= one.last for one in self.lent
        )

    def may_appoint_cover(self, deed: Deed) -> bool:
        """While the post is vacant, as each statutory partner agrees, by nobody who has a hand in what is ratified."""
        who, until = deed["person"], self.today + dt.timedelta(days=28)
        return (
            self.is_appointing(deed.who)
            and deed.who != who
            and self.vacant_since is not None
            and deed["agreed"]
            and deed["because"]
            and not self.offices(who) & {*TEAM, *CHAIRS}
            and not self.lends(who, INDEPENDENT, self.today, until)
        )

    def may_hand_over_office(self, deed: Deed) -> bool:
        """By its holder or who appoints, for days on which it is held, to somebody else who does not hold it."""
        of, to, until = deed["of"], deed["to"], self.today + dt.timedelta(days=14)
        return (
            deed.who not in ("gone",)
            and (deed.who == of or self.is_appointing(deed.who))
            and deed.who != to
            and of != to
            and not self.has_gone(of, until)
            and not self.lends(to, HELD[of], self.today, until)
            and deed["because"]
        )

    # ── what becomes of the case

    def do(self, deed: Deed) -> None:
        self.count += 1
        if deed.act in MARKS:
            setattr(self, MARKS[deed.act], True)
        else:
            getattr(self, f"do_{deed.act}")(deed)

    def at(self, when: str) -> dt.datetime:
        return self.now + {
            "today": dt.timedelta(hours=1), "next week": dt.timedelta(days=7), "yesterday": dt.timedelta(days=-1),
        }[when]  # fmt: skip

    def do_arrange_verification(self, deed: Deed) -> None:
        self.verifying.append(Meeting(self.at(deed["when"])))
        self.invited |= {*ASKED} - {who for who in ASKED if self.offices(who) & TEAM}
        self.step = "VERIFICATION"

    def do_record_attendance(self, deed: Deed) -> None:
        self.latest.came = CAME[deed["came"]]

    def do_give_view(self, deed: Deed) -> None:
        self.latest.views[deed["agency"]] = deed["grounds"]
        if AGENCY.get(deed.who) == deed["agency"]:
            self.latest.spoke.add(deed.who)

    def do_record_minutes(self, deed: Deed) -> None:
        self.latest.is_minuted = True

    def do_decide_verification(self, deed: Deed) -> None:
        absent = self.absent(self.latest) if deed["advisory"] else set()
        before = self.decisions[-1] if self.decisions else None
        if before:
            before.has_later = True
        made = Verification(deed.who, self.latest, bool(absent), not absent, deed["next"], before, absent)
        self.decisions.append(made)
        if absent:
            asked = set().union(*(self.represent(partner) for partner in absent))
            self.invited |= {who for who in asked if not self.offices(who) & TEAM} | asked
        else:
            self.step = NEXT[made.next]

    def do_confirm_decision(self, deed: Deed) -> None:
        decision = self.advisory(deed["which"])
        decision.said[AGENCY[deed.who]] = deed["yes"]
        decision.confirmed_by.add(deed.who)
        if set(decision.said) == decision.absent and all(decision.said.values()):
            decision.stands = True
            self.step = NEXT[decision.next]

    def do_supersede_verification(self, deed: Deed) -> None:
        before = self.decisions[-1]
        before.has_later = True
        self.decisions.append(Verification(deed.who, None, False, True, deed["next"], before))
        self.step = NEXT[deed["next"]]

    def do_record_challenge(self, deed: Deed) -> None:
        self.challenge = Challenge(deed["matter"], self.decisions[-1] if deed["matter"] == "VERIFICATION" else None)

    def do_answer_challenge(self, deed: Deed) -> None:
        self.challenge.is_answered = True

    def do_tell_challenger(self, deed: Deed) -> None:
        self.challenge.is_told = True

    def do_settle_challenge(self, deed: Deed) -> None:
        self.challenge.is_settled = deed["settled"]

    def do_write_addendum(self, deed: Deed) -> None:
        self.challenge.written_by, self.challenge.words, self.challenge.is_sent_back = deed.who, self.count, False

    def do_agree_addendum(self, deed: Deed) -> None:
        self.challenge.is_agreed, self.challenge.is_sent_back = deed["yes"], not deed["yes"]

    def do_conclude_alternative(self, deed: Deed) -> None:
        self.step = deed["goes_to"]

    def do_send_requests(self, deed: Deed) -> None:
        self.answer = Return()
        self.respondents.add("lead")

    def do_name_respondent(self, deed: Deed) -> None:
        (self.respondents if deed["person"] == "author" else self.officers).add(deed["person"])

    def do_write_return(self, deed: Deed) -> None:
        answer = self.answer
        answer.words = self.count
        answer.authors.add(deed.who)
        answer.endorsed.clear()
        answer.standing = "STARTED" if answer.standing in ("ASKED", "SENT") else answer.standing

    def do_inform_senior_officer(self, deed: Deed) -> None:
        self.answer.is_officer_told = True

    def do_endorse_return(self, deed: Deed) -> None:
        self.answer.endorsed[deed.who] = self.answer.words

    def do_send_return(self, deed: Deed) -> None:
        self.answer.standing = "SENT"

    def do_accept_return(self, deed: Deed) -> None:
        self.answer.standing = "ACCEPTED"

    def do_send_back_return(self, deed: Deed) -> None:
        self.answer.standing = "SENT_BACK"

    def do_convene_rapid_review(self, deed: Deed) -> None:
        self.meeting, self.step = Meeting(self.at(deed["when"])), "RAPID_REVIEW"
        self.invited |= {*ASKED} - {who for who in ASKED if self.offices(who) & TEAM}

    def do_answer_safety(self, deed: Deed) -> None:
        self.safety = deed["needed"]

    def do_decide_limb(self, deed: Deed) -> None:
        self.limbs[deed["element"]] = deed["answer"]
        self.deciders.add(deed.who)
        self.is_outrun = bool(self.decision)
        self.keep_record()

    def do_decide_rapid_review(self, deed: Deed) -> None:
        self.decision, self.decided_by, self.is_outrun = deed["decision"], deed.who, False
        self.keep_record()

    def keep_record(self) -> None:
        self.record = self.count
        self.recorded[self.count] = (self.decision, dict(self.limbs))

    def do_meet_again(self, deed: Deed) -> None:
        self.spoke |= self.meeting.spoke
        self.meeting = Meeting(self.at("today"))
        self.invited |= {*ASKED} - {who for who in ASKED if self.offices(who) & TEAM}

    def do_draft_report(self, deed: Deed) -> None:
        self.keep(Version(self.count, 0, 0, self.record), deed.who)
        self.step = "SIGN_OFF"

    def keep(self, version: Version, who: str) -> None:
        self.versions.append(version)
        self.put_forward = self.count
        self.writers.add(who)
        self.drafted, self.is_reopened = None, False

    def do_write_report_section(self, deed: Deed) -> None:
        self.drafted = replace(self.drafted or self.version, facts=self.count)
        self.drafters.add(deed.who)

    def do_redraw_section(self, deed: Deed) -> None:
        self.drafted = replace(self.drafted or self.version, decision=0, drawn=self.record)
        self.drafters.add(deed.who)

    def do_write_report(self, deed: Deed) -> None:
        self.count -= 1  # what was asked is what is written
        version = self.written(deed["words"])
        self.count += 1
        self.keep(version, deed.who)
        self.writers |= self.drafters
        self.drafters = set()

    def do_assure_report(self, deed: Deed) -> None:
        self.sign(deed, "RETURNED" if deed["back"] else "PASSED")

    def do_sign_report(self, deed: Deed) -> None:
        self.sign(deed, "RETURNED" if deed["back"] else "SIGNED")

    def do_ratify_report(self, deed: Deed) -> None:
        self.sign(deed, deed["outcome"])
        if deed["outcome"] == "RATIFIED":
            self.is_ratified, self.step = True, "RECOMMENDATIONS"
        if deed["outcome"] == "OVERTURNED":
            self.decision = self.decided_by = ""
            self.step = "RAPID_REVIEW"

    def sign(self, deed: Deed, outcome: str) -> None:
        self.hands.append(Hand(deed.who, PLACE[deed.act], outcome, self.version))

    def do_recommend(self, deed: Deed) -> None:
        self.proposed += 1

    def do_ask_amendment(self, deed: Deed) -> None:
        self.amendments.append(Amendment(deed.who))

    def do_decide_amendment(self, deed: Deed) -> None:
        amendment = self.asked(deed, self.amendments)
        amendment.is_approved, amendment.touches = deed["yes"], deed["yes"] and deed["touches"]
        if amendment.touches:
            self.is_ratified, self.is_reopened, self.step = False, True, "SIGN_OFF"

    def do_amend_report(self, deed: Deed) -> None:
        self.asked(deed, self.amendments).is_in = True
        self.keep(replace(self.version, facts=self.count), deed.who)

    def do_agree_recommendations(self, deed: Deed) -> None:
        self.agreed = self.proposed

    def do_open_tracker(self, deed: Deed) -> None:
        self.step = "TRACKER"

    def do_declare_conflict(self, deed: Deed) -> None:
        self.conflicted.add(deed["person"])

    def do_end_office(self, deed: Deed) -> None:
        self.vacant_since = self.today

    def do_appoint_cover(self, deed: Deed) -> None:
        self.lent.append(Holding(deed["person"], INDEPENDENT, self.today, self.today + dt.timedelta(days=28)))

    def do_hand_over_office(self, deed: Deed) -> None:
        until = self.today + dt.timedelta(days=14)
        self.lent.append(Holding(deed["to"], HELD[deed["of"]], self.today, until, deed["of"]))

    def do_days(self, deed: Deed) -> None:
        self.now += dt.timedelta(days=deed["pass"])
