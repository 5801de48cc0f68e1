"""Walks on which the product and the reference once disagreed, step by step."""

import pytest
from django.db import transaction
from django.utils import timezone

from sarum.cases.models import Step
from sarum.kit.refusal import Refused
from tests import build, cast
from tests.stateful.doing import Doing
from tests.stateful.reference import Procedure
from tests.stateful.test_procedure import MINUTE, START, WAY, clock, deed_of

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
        ("vice_chair", "decide_rapid_review", "MANDATORY", True, False),
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


@pytest.mark.parametrize(("walk", "last"), WALKS.values(), ids=WALKS)
def test_the_last_deed_of_a_walk_is_refused(walk, last, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    procedure, doing = Procedure(START), Doing(build.case_at(Step.REFERRAL), cast.people())
    for one in walk:
        deed = deed_of(*one)
        clock.now = procedure.now = procedure.now + MINUTE
        assert procedure.may(deed), deed
        doing.do(deed, procedure.now, procedure.count)
        procedure.do(deed)
        assert doing.case.step == procedure.step
    deed = deed_of(*last)
    clock.now = procedure.now + MINUTE
    assert not procedure.may(deed)
    with pytest.raises(Refused), transaction.atomic():
        doing.do(deed, clock.now, procedure.count)
