"""The product against a small reference of the procedure: thousands of deeds by anybody, and both say yes or both say no.

The seed is printed when it fails: `SARUM_SEED=… pytest tests/stateful` walks the same way again, and `SARUM_DEEDS=…` asks
for another number of deeds. What is printed last is the shortest walk that was found on which the two disagree.
"""

import copy
import datetime as dt
import os
import secrets
import sys
from collections import Counter
from itertools import count
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sarum.cases.models import Case, RapidReview, ReportVersion, SignOff, Step, Verification
from sarum.cases.models.report import digest_of
from sarum.kit.refusal import Refused
from tests import build, cast, kept
from tests.stateful.deeds import ANYBODY, AROUND, EVERY, WAYS, Deed
from tests.stateful.doing import Doing
from tests.stateful.reference import ADMINISTRATOR, MANAGER, TABLE, Procedure

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
DEEDS = {"sqlite": 10_000, "postgresql": 1_200}
DEEDS_OF_ONE = 50  # on one case, from wherever it begins
PARTS = 4  # so that two workers share them
DEEP = ("decide_verification", "decide_rapid_review", "draft_report", "ratify_report", "agree_recommendations")
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
        ("chair", "decide_rapid_review", "MANDATORY", True, False),
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
    ("deputy_manager", "assure_report", False, False, True, "last"), ("officer", "add_action"),
    ("vice_chair", "decide_verification", "SCOPING", True, False, True),
    ("vice_chair", "sign_report", False, False, True, "last"), ("vice_chair", "decide_rapid_review", "MANDATORY", True, False),
    ("vice_chair", "agree_recommendations", True), ("nhs", "confirm_decision", True, True, "last"),
    ("council", "confirm_decision", True, True, "last"), ("council", "ratify_report", "RATIFIED", False, "last"),
    ("member", "ratify_report", "RATIFIED", False, "last"),
    ("manager", "end_office"), ("manager", "appoint_cover", "member", True, True),
    ("chair", "hand_over_office", "chair", "manager", True),
    ("independent_chair", "hand_over_office", "independent_chair", "council", True),
]  # fmt: skip
KINDS = ("on", "on", "on", "may", "may", "nearly", "nearly", "nearly", "here", "around", "any")
MINUTE = dt.timedelta(minutes=1)
seen: Counter[str] = Counter()  # how many deeds were tried so far, and which acts were done
clock = SimpleNamespace(now=START)
begin: dict[str, tuple[int, Procedure]] = {}


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


@st.composite
def deeds(draw: st.DrawFn, machine: "TheProcedure") -> Deed:
    """What takes the case on; what may be done and was done least; what differs in one thing; and anybody's try at anything."""
    kind = draw(st.sampled_from(KINDS))
    procedure = machine.procedure
    here = [act for act in WAYS if procedure.step in TABLE[act][1]]
    if kind == "on" and (deed := machine.next_on_the_way()):
        return deed
    if kind == "may" and (able := machine.able(here)):
        return draw(st.sampled_from(able))
    if kind == "nearly" and (near := [deed for deed in ALONG if deed.act in here or deed.act in AROUND]):
        deed = draw(st.sampled_from(near))
        return draw(nearly(deed, machine.those_of(deed.act)))
    acts = {"around": list(AROUND), "any": list(WAYS)}.get(kind, here) or list(AROUND)
    return draw(st.sampled_from(EVERY[draw(st.sampled_from(acts))]))


@st.composite
def nearly(draw: st.DrawFn, deed: Deed, office: list[str]) -> Deed:
    """A deed that differs in one thing, often in who of the same office does it."""
    thing = draw(st.sampled_from(("who", "who", *deed.how)))
    if thing == "who":
        return Deed(deed.act, draw(st.sampled_from(office or ANYBODY)), deed.how)
    value = draw(st.sampled_from({**WAYS, **AROUND}[deed.act][thing]))
    return Deed(deed.act, deed.who, {**deed.how, thing: value})


class TheProcedure(RuleBasedStateMachine):
    """One case and the register of people around it; somebody tries something, again and again."""

    @initialize(place=st.sampled_from(sorted(WAY)))
    def begins(self, place: str) -> None:
        self.start(place)

    @precondition(lambda self: self.procedure.step == "TRACKER")
    @rule(place=st.sampled_from(sorted(WAY)))
    def goes_on_to_another_case(self, place: str) -> None:
        transaction.savepoint_rollback(self.savepoint)
        self.start(place)

    def start(self, place: str) -> None:
        self.savepoint = transaction.savepoint()
        pk, procedure = begin[place]
        self.procedure = copy.deepcopy(procedure)
        self.doing = Doing(Case.objects.get(pk=pk), cast.people())
        self.signed: dict[int, tuple[str, str]] = {}
        self.versions: list[str] = []
        self.is_changed = True
        self.done: Counter[str] = Counter()

    def those_of(self, act: str) -> list[str]:
        """Everybody whose act it is by their office or relation."""
        whose = TABLE[act][0] if act in TABLE else {MANAGER, ADMINISTRATOR}
        return [who for who in ANYBODY if self.procedure.hats(who) & whose]

    def next_on_the_way(self) -> Deed | None:
        """Of what takes the case on and may be done, what was done least in this walk."""
        able = [deed for deed in ALONG if self.procedure.may(deed)]
        return min(able, key=lambda deed: self.done[str(deed)], default=None)

    def able(self, acts: list[str]) -> list[Deed]:
        """What may be done now, by anybody, of those acts that were done least."""
        for act in sorted(acts, key=lambda act: self.done[act]):
            whose = self.those_of(act)
            if found := [deed for deed in EVERY[act] if deed.who in whose and self.procedure.may(deed)]:
                return found
        return []

    @rule(deed=st.runner().flatmap(deeds))
    def tries(self, deed: Deed) -> None:
        procedure = self.procedure
        clock.now = procedure.now = procedure.now + MINUTE
        expected = procedure.may(deed)
        try:
            with transaction.atomic():
                self.doing.do(deed, procedure.now, procedure.count)
            refused = []
        except Refused as refusal:
            refused = refusal.reasons
        seen["deeds"] += 1
        if bool(refused) == expected:
            seen["the first disagreement"] = seen["the first disagreement"] or seen["deeds"]
            pytest.fail(f"{deed} at {procedure.step}: the reference says {expected}, the product {refused or True}")
        self.is_changed = expected
        if expected:
            seen[deed.act] += 1
            self.done.update((deed.act, str(deed)))
            procedure.do(deed)

    @invariant()
    def the_case_stands_where_the_procedure_has_it(self) -> None:
        if self.is_changed:
            assert Case.objects.values_list("step", flat=True).get(pk=self.doing.pk) == self.procedure.step

    @invariant()
    def what_is_signed_is_what_was_read_for_ever(self) -> None:
        if not self.is_changed:
            return
        found = ReportVersion.objects.filter(report__case=self.doing.pk).order_by("number")
        digests = [version.digest for version in found]
        assert digests == [digest_of(version.sections) for version in found]
        assert digests[: len(self.versions)] == self.versions
        assert [one == two for one in digests for two in digests] == [
            one == two for one in self.procedure.versions for two in self.procedure.versions
        ]
        self.versions = digests
        hands = SignOff.objects.filter(report_version__report__case=self.doing.pk).select_related("report_version")
        now = {hand.pk: (hand.digest, hand.outcome) for hand in hands}
        assert all(hand.digest == hand.report_version.digest for hand in hands)
        assert all(now.get(pk) == was for pk, was in self.signed.items())
        self.signed = now

    @invariant()
    def nobody_signs_twice_in_different_hats(self) -> None:
        if self.is_changed:
            hands = SignOff.objects.filter(report_version__report__case=self.doing.pk)
            places = {(hand.person_id, PLACES[hand.office]) for hand in hands}
            assert len(places) == len({person for person, _ in places})

    @invariant()
    def no_decision_without_reasons_quorum_and_safety(self) -> None:
        if not self.is_changed:
            return
        for decision in Verification.objects.filter(case=self.doing.pk).exclude(meeting=None):
            absent = set(decision.absent.values_list("pk", flat=True))
            confirmed = set(decision.confirmations.filter(is_confirmed=True).values_list("agency", flat=True))
            assert decision.reasons.strip()
            assert decision.stands_at is None or absent <= confirmed
        for review in RapidReview.objects.filter(case=self.doing.pk).exclude(decision=""):
            came = set(review.meeting.attendance.filter(is_present=True).values_list("agency__name", flat=True))
            assert review.grounds.strip() and review.safety_answer.strip() and {*cast.PARTNERS} <= came

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)


PLACES = {
    "BUSINESS_MANAGER": "quality assurance", "JCR_CHAIR": "sign-off", "JCR_VICE_CHAIR": "sign-off",
    "INDEPENDENT_CHAIR": "ratification",
}  # fmt: skip


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_can_do_what_the_procedure_forbids_and_everybody_what_it_allows(part, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    wanted = int(os.environ.get("SARUM_DEEDS") or DEEDS[connection.vendor]) // PARTS
    number = int(os.environ.get("SARUM_SEED") or secrets.randbelow(2**32))
    how = settings(
        max_examples=25, stateful_step_count=DEEDS_OF_ONE, deadline=None, database=None, print_blob=True,
        report_multiple_bugs=False, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    begin.update(kept.once("beginnings of the procedure", beginnings))
    seen.clear()
    try:
        for batch in count(1000 * part):
            run_state_machine_as_test(seed(number + batch)(TheProcedure), settings=how)
            if seen["deeds"] >= wanted:
                break
    finally:
        sys.stdout.write(f"SARUM_SEED={number}: {dict(seen)}\n")
    assert all(seen[act] for act in DEEP), f"These were never reached: {[act for act in DEEP if not seen[act]]}"
