"""The standing case, as the files of its folder: Vera Lindqvist, whose care was stopped and who died. Three agencies are asked.

Hospital trust and landlord are among those the referrer knows; the provider's return names a fourth, found later.
"""

from tests import cast
from tests.cast import BOARD_NHS, CARE, COUNCIL, HOMES, PARTS, POLICE, TRUST

NAME = {who: part.name for who, part in PARTS.items()}


def seat(who: str, *, present: bool = True, can_commit: bool = True) -> dict:
    part = PARTS[who]
    return {
        "name": part.name, "role": part.title, "agency": part.agency or "Independent", "present": present,
        "can_commit": can_commit,
    }  # fmt: skip


def answer(agency: str, author: str, senior: str, *, returned: str, **more: object) -> dict:
    return {
        "agency": agency,
        "requested_on": "2025-06-12",
        "due_on": "2025-07-03",
        "returned_on": returned,
        "completed_by": {"name": NAME[author], "role": PARTS[author].title, "email": PARTS[author].email},
        "nil_return": False,
        "involvement": {"period_from": "2024-10-01", "period_to": "2025-05-19", "records_searched": ["Care notes"]},
        "summary": f"{agency} knew Vera Lindqvist from October 2024.",
        "needs_capacity_risk_and_voice": "She wanted to stay at home.",
        "analysis": {"what_could_have_been_better": "Nobody asked who else was going in.", "working_together": "By letter."},
        "immediate_safety_issues": "None now. The adult has died.",
        "view_on_criteria": {"view": "mandatory SAR", "reasons": "All elements met."},
        "senior_officer": {
            "name": NAME[senior], "role": PARTS[senior].title, "informed_on": "2025-06-13", "signed_on": returned,
            "statement": "I have read this and endorse it.",
        },
        **more,
    }  # fmt: skip


BOARD = {
    "name": "Wyvern Safeguarding Adults Board",
    "reference_prefix": "WY",
    "statutory_partners": list(cast.PARTNERS),
    "offices": [
        {
            "office": part.office.label, "name": part.name, "agency": part.agency or "Independent", "email": part.email,
            "deputy": part.is_deputy,
        }
        for part in PARTS.values()
        if part.office and part.is_active and part.until_on is None
    ],
}  # fmt: skip

REFERRAL = {
    "safety_check": {"anyone_at_risk_now": "no", "explanation": "She has died and lived alone."},
    "referrer": {"name": NAME["referrer"], "role": "Named Professional", "agency": TRUST, "email": PARTS["referrer"].email},
    "date_received": "2025-06-02",
    "adults": [
        {
            "name": "Vera Lindqvist", "known_as": "Vee", "date_of_birth": "1941-03-09", "is_alive": "no",
            "date_of_death": "2025-05-19", "address_at_time": "3 Almond Court, Wyvern", "nhs_number": "999 123 4569",
            "care_and_support_needs": "Help with washing, eating and getting about.",
        }
    ],
    "other_people": [{"name": "Nils Lindqvist", "relationship": "Brother, next of kin", "safe_to_contact": "yes"}],
    "what_happened": {"outline": "Her care stopped in April and nobody told the others. She was found on 17 May 2025."},
    "how_agencies_worked_together": "Each thought that another was still going in.",
    "criteria": [
        {"element": "adult in the area", "answer": "met", "reasons": "She lived in Wyvern."},
        {"element": "needs for care and support", "answer": "met", "reasons": "A package of care."},
        {"element": "reasonable cause for concern", "answer": "met", "reasons": "Care stopped without a word."},
        {"element": "condition 1", "answer": "suspected", "reasons": "Neglect is suspected."},
        {"element": "condition 2", "answer": "not applicable"},
    ],
    "agencies_known": [
        {"agency": CARE, "contact": PARTS["lead"].email, "nature": "Home care"},
        {"agency": TRUST, "contact": PARTS["member"].email, "nature": "District nursing"},
    ],
    "other_processes": [{"process": "Inquest", "lead": "HM Coroner", "status": "opened"}],
}  # fmt: skip

QUORUM = [seat("chair"), seat("council"), seat("police"), seat("nhs")]
VERIFICATION = {
    "meetings": [
        {
            "held_on": "2025-06-10", "arranged_by": NAME["officer"], "attendance": QUORUM,
            "conflicts_of_interest": [{"name": NAME["chair"], "conflict": "Her force was called", "handled": "Declared"}],
            "views": [
                {"agency": COUNCIL, "by": NAME["council"], "view": "scoping and Rapid Review", "grounds": "A death."},
                {"agency": BOARD_NHS, "by": NAME["nhs"], "view": "scoping and Rapid Review", "grounds": "Care stopped."},
                {"agency": POLICE, "by": NAME["police"], "view": "alternative action: round table", "grounds": "Known facts."},
            ],
            "decision": {"outcome": "scoping and Rapid Review", "by": NAME["chair"], "reasons": "The criteria may be met."},
            "agencies_to_ask": "all agencies named in the referral", "returns_due_on": "2025-07-03",
        }
    ],
}  # fmt: skip

RETURNS = {
    "returns/orchard.json": answer(
        CARE, "author", "senior", returned="2025-06-30",
        other_agencies_identified=[{"agency": HOMES, "why": "Her landlord held a key", "contact": PARTS["housing_lead"].email}],
    ),
    "returns/trust.json": answer(TRUST, "referrer", "member", returned="2025-07-01"),
    "returns/homes.json": answer(
        HOMES, "housing_lead", "owner", returned="2025-07-10", requested_on="2025-07-02", due_on=None, late_identified=True,
        note_from_partnership_team="Found through the return of Orchard Home Care.",
    ),
}  # fmt: skip

RAPID_REVIEW = {
    "held_on": "2025-07-15", "from": "10:00", "to": "12:00", "minuted_by": NAME["officer"],
    "chair": {"name": NAME["chair"], "role": "JCR Chair"},
    "attendance": [*QUORUM, seat("vice_chair"), seat("member"), seat("author", can_commit=False), seat("owner")],
    "returns": {"outstanding": [], "sent_back": []},
    "context": "As the referral.",
    "facts": [
        {"fact": "Her care stopped on 2 April 2025.", "certainty": "certain", "returns": [CARE]},
        {
            "fact": "Nobody told the district nurses.", "certainty": "disputed", "doubt": "The provider says that it rang them.",
            "heard": "The trust's member, at the meeting",
        },
    ],
    "unknowns": [{"question": "Who took the call?", "finder": NAME["member"], "due": "2025-07-29"}],
    "improvements": [{"improvement": "Whoever stops a service tells the others.", "themes": ["Closing"], "kind": "multi-agency"}],
    "analysis": "Each service measured its own visits.", "good_practice": ["The brother's calls"],
    "immediate_actions": [{"action": "Check who else lost care in April", "owner": NAME["council"], "due": "2025-07-22"}],
    "early_learning": [{"point": "Ask who is left", "told": "all members", "on": "2025-07-16"}],
    "family": {"decision": "Brother told and wishes to take part.", "wishes": "To speak at the meeting."},
    "criteria": [
        {"element": "adult in area", "outcome": "met", "grounds": "Lived in Wyvern."},
        {"element": "needs for care and support", "outcome": "met", "grounds": "A package of care."},
        {"element": "reasonable cause for concern", "outcome": "met", "grounds": "Care stopped; nobody was told."},
        {"element": "condition 1", "outcome": "met (suspected)", "grounds": "Neglect is suspected."},
        {"element": "condition 2", "outcome": "not applicable", "grounds": "She has died."},
    ],
    "views": [{"agency": agency, "view": "mandatory SAR"} for agency in cast.PARTNERS],
    "decision": {"outcome": "mandatory SAR", "reasons": "All elements of section 44(1) and condition 1 are met."},
    "proposed_scope": {"method": "Learning-together panel", "lines_of_enquiry": ["How do services decide to stop?"]},
    "recommendations": [
        {"ref": "R1", "kind": "single-agency", "text": "Orchard tells every service when care stops.", "to": [CARE]},
        {"ref": "R2", "kind": "multi-agency", "text": "One number to ring.", "to": ["All members"]},
    ],
    "quality_check": {"by": f"Business Manager: {NAME['manager']}", "on": "2025-07-21", "comments": "Clear."},
    "sign_off": [
        {"office": "JCR Chair (Vice-Chair acting)", "name": NAME["vice_chair"], "on": "2025-07-24"},
        {"office": "Independent Chair", "name": NAME["independent_chair"], "on": "2025-07-28", "decision": "ratified"},
    ],
}  # fmt: skip

JCR = {
    "held_on": "2025-08-12", "chair": NAME["chair"], "minuted_by": NAME["officer"],
    "amendments": [
        {
            "from": COUNCIL, "by": NAME["council"], "on": "2025-08-04", "text": "The duty manager closed it.",
            "reason": "Accuracy", "decision": "approved", "decided_by": NAME["chair"], "decided_on": "2025-08-06",
        }
    ],
    "recommendations_agreed": ["R1", "R2"],
    "learning_method": {"methods": ["7-minute briefing"], "reasons": "One question to ask.", "lead": NAME["officer"]},
    "actions": [
        {
            "recommendation": "R1", "action": "Write to every service when care stops", "owner": NAME["author"],
            "agency": CARE, "due": "2025-10-31", "outcome": "Nobody is left unseen", "measure": "Audit of 20",
        },
        {
            "recommendation": "R2", "action": "Put the number on every file", "owner": NAME["owner"], "agency": HOMES,
            "due": "2025-11-28", "outcome": "Everybody knows whom to ring", "measure": "Dip sample",
        },
    ],
    "updates": [],
    "commissioning": {
        "manner": "Learning-together panel", "reasons": "Proportionate to one adult.", "proposed_on": "2025-08-18",
        "agreed_by": [
            {"office": "JCR Chair", "name": NAME["chair"], "on": "2025-08-19"},
            {"office": "Business Manager", "name": NAME["manager"], "on": "2025-08-20"},
            {"office": "Independent Chair", "name": NAME["independent_chair"], "on": "2025-08-21"},
        ],
        "reviewer": {
            "name": NAME["reviewer"], "email": PARTS["reviewer"].email, "independence": "No tie to any agency", "days": 20,
        },
        "terms_of_reference": "The lines of enquiry of the Rapid Review", "period": ["2024-10-01", "2025-05-19"],
    },
}  # fmt: skip

PARTS_OF_REVIEW = {
    "overview": "An older woman's care stopped and nobody told the others.",
    "why_decisions": "Each service closed on its own rules.",
    "working_together": "By letter, and late.",
    "general_practice": "Closing without asking is common.",
    "done_differently": "Ask who is left.",
    "good_practice": "The district nurse rang back.",
    "what_next": "One number to ring.",
}
REVIEW = {
    "drafts": [
        {
            "on": "2025-11-03", "title": "Safeguarding Adults Review: Vee", "parts": {**PARTS_OF_REVIEW, "what_next": ""},
            "review": {"by": NAME["officer"], "on": "2025-11-07", "comments": "Say what is next.", "ready": False},
        },
        {
            "on": "2025-12-01", "title": "Safeguarding Adults Review: Vee", "parts": PARTS_OF_REVIEW,
            "review": {"by": NAME["officer"], "on": "2025-12-04", "comments": "Ready.", "ready": True},
        },
    ],
    "markers": {
        "by": NAME["officer"], "on": "2025-12-08",
        "judgements": [{"marker": n, "judgement": "met", "evidence": "Seen in the report"} for n in range(1, 16)],
    },
    "accepted": {"by": NAME["chair"], "on": "2025-12-10"},
}  # fmt: skip

LEARNING = {
    "plan": {
        "by": NAME["officer"], "on": "2025-12-15", "learning": "Ask who is left.", "audience": "Front-line staff",
        "how": "A briefing in January", "measure": "A dip sample in May", "lead": NAME["officer"],
        "agencies": [CARE, TRUST, HOMES], "shared_on": "2025-12-16",
    },
    "tools": [
        {
            "by": NAME["officer"], "on": "2025-12-17", "kind": "7-minute briefing", "title": "Ask who is left",
            "text": "Before you close, ask.", "ready_on": "2025-12-19",
        }
    ],
    "cascades": [
        {"agency": CARE, "by": NAME["lead"], "on": "2026-01-20", "how": "Team meetings", "held_on": "2026-01-14", "people": 22}
    ],
}  # fmt: skip

PUBLICATION = {
    "by": NAME["officer"], "on": "2026-01-26", "media_lead": NAME["manager"], "plan": "Partners first, then the website.",
    "family_told": "The brother reads it a week before.", "title": "Safeguarding Adults Review: Adult A",
    "written_on": "2026-01-27", "parts": PARTS_OF_REVIEW,
    "decisions": [{"by": NAME["independent_chair"], "on": "2026-02-02", "publish": True, "reasons": "To be learnt from."}],
    "published": {"by": NAME["officer"], "on": "2026-02-09"},
}  # fmt: skip

EVIDENCE = [{"kind": "audit", "title": "Audit of 20 files", "shows": "20 of 20"}]
ASSURANCE = {
    "updates": [
        {
            "recommendation": number, "on": "2026-03-02", "by": NAME[who], "progress": "Done.", "evidence": EVIDENCE,
            "claimed_complete": True, "verified_by": NAME["second_officer"], "verified_on": "2026-03-05",
            "verdict": "accepted",
        }
        for number, who in (("R1", "author"), ("R2", "owner"), ("immediate", "council"))
    ],
    "improvements": [
        {
            "recommendation": number, "agency": agency, "by": NAME[who], "on": "2026-03-16", "what_changed": "Every closure asks.",
            "evidence": "20 of 20 files, from 0 of 20.",
            "judged": {"by": NAME["second_officer"], "on": "2026-03-20", "impact": "practice changed", "reasons": "Audit seen."},
        }
        for number, agency, who in (("R1", CARE, "lead"), ("R2", HOMES, "housing_lead"))
    ],
    "report": {"by": NAME["officer"], "on": "2026-04-15", "reported_on": "2026-04-14", "summary": "Closures ask."},
    "closed": {"by": NAME["chair"], "on": "2026-04-21", "reason": "Practice has changed and the group is satisfied."},
}  # fmt: skip

STORY = {
    "board.json": BOARD, "referral.json": REFERRAL, "verification.json": VERIFICATION, **RETURNS,
    "rapid-review.json": RAPID_REVIEW, "jcr.json": JCR, "review.json": REVIEW, "learning.json": LEARNING,
    "publication.json": PUBLICATION, "assurance.json": ASSURANCE,
}  # fmt: skip
