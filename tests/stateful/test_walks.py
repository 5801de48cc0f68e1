"""Walks that chance seldom takes: those on which product and reference once disagreed, and hands in borrowed hats."""

import copy
from contextlib import suppress

import pytest
from django.db import transaction
from django.utils import timezone

from sarum.cases.models import Case, Step
from sarum.kit.refusal import Refused
from tests import build, cast, kept
from tests.stateful.deeds import ANYBODY
from tests.stateful.doing import Doing
from tests.stateful.reference import Procedure
from tests.stateful.ways import MINUTE, START, WAY, beginnings, clock, deed_of

pytestmark = pytest.mark.django_db
ADVISED = [
    ("officer", "acknowledge_referral"), ("officer", "arrange_verification", "today"),
    ("officer", "record_attendance", "no council"), ("officer", "give_view", "police", True),
    ("officer", "give_view", "nhs", True), ("officer", "record_involvement", True),
    ("chair", "decide_verification", "SCOPING", True, True, False),
]  # fmt: skip
MET_AGAIN = [
    ("officer", "arrange_verification", "today"), ("officer", "record_attendance", "everybody"),
    *(("officer", "give_view", partner, True) for partner in ("council", "police", "nhs")),
    ("chair", "decide_verification", "MORE_INFORMATION", True, False, False),
]  # fmt: skip


def until(place):
    return [deed for before in list(WAY)[: list(WAY).index(place) + 1] for deed in WAY[before]]


WALKS = {
    "advice that a later meeting overtook is not confirmed": (
        [*ADVISED, *MET_AGAIN], ("council", "confirm_decision", True, True, "last"),
    ),
    "a chair who was not at the Rapid Review decides no element": (
        [*until("RAPID_REVIEW"), ("officer", "record_attendance", "no vice-chair"), ("officer", "answer_safety", False, True)],
        ("vice_chair", "decide_limb", "NEEDS", "MET", True),
    ),
    "a chair who was not at the Rapid Review does not decide": (
        [
            *until("RAPID_REVIEW"), ("officer", "record_attendance", "no vice-chair"), *WAY["decided"][1:-1],
        ],
        ("vice_chair", "decide_rapid_review", "MANDATORY", True, False, True),
    ),
    "without a report there is nothing to amend": (
        [
            *until("VERIFICATION"), *WAY["SCOPING"][:-1], ("chair", "decide_verification", "ALTERNATIVE", True, False, False),
            ("officer", "conclude_alternative", "RECOMMENDATIONS", True, True),
        ],
        ("council", "ask_amendment", "own", True),
    ),
    "a report that an amendment reopened is not signed before that is written into it": (
        [
            *until("RECOMMENDATIONS"), ("council", "ask_amendment", "own", True),
            ("chair", "decide_amendment", True, False, False, "last"), ("officer", "amend_report", "facts", "last"),
            ("council", "ask_amendment", "own", True), ("chair", "decide_amendment", True, True, False, "last"),
        ],
        ("manager", "assure_report", False, False, True, "last"),
    ),
}  # fmt: skip


PASSED = [*until("SIGN_OFF"), WAY["signed"][0]]
SIGNED = until("signed")
HATS = {
    "who passed the report is lent the chair": [*PASSED, ("chair", "hand_over_office", "chair", "manager", True)],
    "the chair is conflicted": [*PASSED, ("officer", "declare_conflict", "chair")],
    "a partner who gave a view is lent the ratification": [
        *SIGNED, ("independent_chair", "hand_over_office", "independent_chair", "council", True),
    ],
    "the chair returned it": [*PASSED, ("chair", "sign_report", True, True, False, "last")],
    "the Independent Chair requires changes": [*SIGNED, ("independent_chair", "ratify_report", "WITH_CHANGES", True, "last")],
    "the Independent Chair is conflicted": [*SIGNED, ("officer", "declare_conflict", "independent_chair")],
    "the post is vacant": [*SIGNED, ("manager", "end_office")],
    "the post is vacant and covered": [
        *SIGNED, ("manager", "end_office"), ("manager", "appoint_cover", "member", True, True),
    ],
    "the cover has ended": [
        *SIGNED, ("manager", "end_office"), ("manager", "appoint_cover", "member", True, True), ("officer", "days", 31),
    ],
}  # fmt: skip
HANDS = [
    ("assure_report", False, False, True, "last"), ("sign_report", False, False, True, "last"),
    ("ratify_report", "RATIFIED", False, "last"),
]  # fmt: skip


def walked(walk):
    procedure, doing = Procedure(START), Doing(build.case_at(Step.REFERRAL), cast.people())
    for one in walk:
        deed = deed_of(*one)
        clock.now = procedure.now = procedure.now + MINUTE
        assert procedure.may(deed), deed
        doing.do(deed, procedure.now, procedure.count)
        procedure.do(deed)
        clock.now = procedure.now
        assert doing.case.step == procedure.step
    clock.now = procedure.now + MINUTE
    return procedure, doing


@pytest.mark.parametrize("walk", HATS.values(), ids=HATS)
def test_of_everybody_exactly_those_sign_who_may(walk, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    procedure, doing = walked(walk)
    may, did = set(), set()
    for act, *how in HANDS:
        for who in ANYBODY:
            deed = deed_of(who, act, *how)
            may |= {(act, who)} if procedure.may(deed) else set()
            with suppress(Refused), transaction.atomic():
                doing.do(deed, clock.now, procedure.count)
                transaction.set_rollback(True)
                did.add((act, who))
    assert did == may


@pytest.mark.parametrize(("walk", "last"), WALKS.values(), ids=WALKS)
def test_the_last_deed_of_a_walk_is_refused(walk, last, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    procedure, doing = walked(walk)
    deed = deed_of(*last)
    assert not procedure.may(deed)
    with pytest.raises(Refused), transaction.atomic():
        doing.do(deed, clock.now, procedure.count)


LEFT_OUT = [(place, act) for place in WAY for act in dict.fromkeys(deed[1] for deed in WAY[place][:-1])]


@pytest.mark.parametrize(("place", "act"), LEFT_OUT)
def test_with_one_act_left_out_the_rest_comes_out_as_the_reference_has_it(place, act, monkeypatch):
    """So that of all that a gate asks for, each thing is missing once while nothing else is."""
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    places = list(WAY)
    before = places[places.index(place) - 1]
    pk, procedure = copy.deepcopy(kept.once("beginnings of the procedure", beginnings)[before])
    doing = Doing(Case.objects.get(pk=pk), cast.people())
    for deed in [deed_of(*one) for one in WAY[place] if one[1] != act]:
        clock.now = procedure.now = procedure.now + MINUTE
        try:
            with transaction.atomic():
                doing.do(deed, procedure.now, procedure.count)
            is_done = True
        except Refused:
            is_done = False
        assert is_done == procedure.may(deed), deed
        if is_done:
            procedure.do(deed)
