"""One straight way through the procedure, what takes a case further, and where a case may begin."""

import datetime as dt
from types import SimpleNamespace

from sarum.cases.models import Step
from tests import build, cast
from tests.stateful.deeds import AROUND, WAYS, Deed
from tests.stateful.doing import Doing
from tests.stateful.reference import Procedure

START = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
clock = SimpleNamespace(now=START)
# One way through the procedure, and who goes it: where a case may begin.
WAY: dict[str, list[tuple]] = {
    "REFERRAL": [],
    "VERIFICATION": [
        ("officer", "acknowledge_referral"), ("officer", "arrange_verification", "today"),
    ],
    "SCOPING": [
        ("officer", "record_attendance", "everybody"), ("council", "give_view", "council", True),
        ("police", "give_view", "police", True), ("officer", "give_view", "nhs", True), ("officer", "record_involvement", True),
        ("chair", "decide_verification", "SCOPING", True, False, False),
    ],
    "RAPID_REVIEW": [
        ("officer", "send_requests"), ("officer", "set_aside_agency", True), ("lead", "name_respondent", "author"),
        ("lead", "name_respondent", "senior"), ("author", "write_return"), ("author", "inform_senior_officer"),
        ("senior", "endorse_return", "now"), ("author", "send_return"), ("officer", "accept_return"),
        ("officer", "convene_rapid_review", "today", False),
    ],
    "decided": [
        ("officer", "record_attendance", "everybody"), ("officer", "answer_safety", False, True),
        *(("chair", "decide_limb", limb, "MET", True) for limb in ("IN_AREA", "NEEDS", "CONCERN", "CONDITION")),
        *(("officer", "give_view", partner, True) for partner in ("council", "police", "nhs")),
        ("chair", "decide_rapid_review", "MANDATORY", True, False, False),
    ],
    "SIGN_OFF": [
        ("officer", "record_minutes", True), ("officer", "draft_report"),
    ],
    "signed": [
        ("manager", "assure_report", False, False, True, "last"), ("chair", "sign_report", False, False, False, "last"),
    ],
    "RECOMMENDATIONS": [("independent_chair", "ratify_report", "RATIFIED", False, "last")],
}  # fmt: skip
# What takes a case on from there, and where somebody else must act or something came back.
FURTHER: list[tuple] = [
    ("officer", "recommend", True, True), ("council", "ask_amendment", "own", True),
    ("chair", "decide_amendment", True, False, False, "last"), ("officer", "amend_report", "facts", "last"),
    ("chair", "agree_recommendations", True), ("chair", "choose_learning_method", True), ("officer", "open_tracker"),
    ("officer", "conclude_alternative", "SCOPING", True, True), ("officer", "write_report", "facts", True),
    ("deputy_manager", "write_report_section"), ("officer", "redraw_section"), ("officer", "meet_again", True),
    ("chair", "decide_limb", "CONCERN", "NOT_MET", True), ("chair", "decide_rapid_review", "NO_REVIEW", True, True, False),
    ("officer", "write_report", "nothing", True),
    ("manager", "assure_report", True, True, True, "last"), ("chair", "sign_report", True, True, False, "last"),
    ("independent_chair", "ratify_report", "WITH_CHANGES", True, "last"), ("officer", "answer_safety", True, True),
    ("officer", "record_challenge", "VERIFICATION", True), ("officer", "record_challenge", "CRITERIA", True),
    ("officer", "record_challenge", "REPORT", True), ("independent_chair", "answer_challenge", True),
    ("manager", "answer_challenge", True), ("chair", "answer_challenge", True), ("officer", "tell_challenger"),
    ("officer", "settle_challenge", False, True), ("officer", "write_addendum", True),
    ("independent_chair", "agree_addendum", True, False, "now"),
    ("deputy_manager", "assure_report", False, False, True, "last"), ("officer", "add_action"),
    ("vice_chair", "decide_verification", "SCOPING", True, False, True),
    ("vice_chair", "sign_report", False, False, True, "last"),
    ("vice_chair", "decide_rapid_review", "MANDATORY", True, False, True),
    ("vice_chair", "agree_recommendations", True), ("nhs", "confirm_decision", True, True, "last"),
    ("council", "confirm_decision", True, True, "last"), ("council", "ratify_report", "RATIFIED", False, "last"),
    ("member", "ratify_report", "RATIFIED", False, "last"),
    ("officer", "declare_conflict", "council"), ("officer", "declare_conflict", "vice_chair"),
    ("manager", "end_office"), ("manager", "appoint_cover", "member", True, True),
    ("chair", "hand_over_office", "chair", "manager", True),
    ("independent_chair", "hand_over_office", "independent_chair", "council", True),
]  # fmt: skip


def deed_of(who: str, act: str, *how: object) -> Deed:
    ways = {**WAYS, **AROUND}[act]
    return Deed(act, who, dict(zip(ways, how, strict=True)))


ALONG = [deed_of(*one) for one in (*(one for deeds in WAY.values() for one in deeds), *FURTHER)]


def beginnings() -> dict[str, tuple[int, Procedure]]:
    """For each place on the way one case that stands there, in the product and in the reference."""
    made = {}
    for number, place in enumerate(WAY, 1):
        procedure, doing = Procedure(START), Doing(build.case_at(Step.REFERRAL), cast.people())
        for deed in [deed_of(*one) for before in list(WAY)[:number] for one in WAY[before]]:
            clock.now = procedure.now = procedure.now + MINUTE
            assert procedure.may(deed), deed
            doing.do(deed, procedure.now, procedure.count)
            procedure.do(deed)
        made[place] = (doing.pk, procedure)
    return made
