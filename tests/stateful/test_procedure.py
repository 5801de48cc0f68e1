"""The product against a small reference of the procedure: thousands of deeds by anybody, and both say yes or both say no.

The seed is printed when it fails: `SARUM_SEED=… pytest tests/stateful` walks the same way again.
`SARUM_STEPS=…` asks for another number of deeds.
"""

import copy
import datetime as dt
import os
import secrets
from collections import Counter

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sarum.cases.models import Case, RapidReview, ReportVersion, SignOff, Step, Verification
from sarum.cases.models.report import digest_of
from sarum.kit.refusal import Refused
from tests import build, cast
from tests.stateful.deeds import ANYBODY, AROUND, EVERY, WAYS, Deed
from tests.stateful.doing import Doing
from tests.stateful.reference import TABLE, Procedure

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
STEPS_OF_ONE = 50  # deeds on one case, from wherever it begins
DEEDS = {"sqlite": 10_000, "postgresql": 1_500}
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
seen: Counter[str] = Counter()  # what the run has done so far, by act: tried, and done


def deed_of(who: str, act: str, *how: object) -> Deed:
    ways = {**WAYS, **AROUND}[act]
    return Deed(act, who, dict(zip(ways, how, strict=True)))


class Beginnings:
    """For each place on the way one case that stands there, in the product and in the reference."""

    cases: dict[str, tuple[int, Procedure]] = {}
    now = START

    @classmethod
    def make(cls) -> None:
        cls.cases = {}
        for number, place in enumerate(WAY, 1):
            deeds = [one for before in list(WAY)[:number] for one in WAY[before]]
            procedure = Procedure(START)
            with transaction.atomic():
                doing = Doing(build.case_at(Step.REFERRAL), cast.people())
                for one in deeds:
                    deed = deed_of(*one)
                    procedure.now += dt.timedelta(minutes=1)
                    cls.now = procedure.now
                    assert procedure.may(deed), deed
                    doing.do(deed, procedure.now, procedure.count)
                    procedure.do(deed)
            cls.cases[place] = (doing.pk, procedure)


@st.composite
def deeds(draw: st.DrawFn, machine: "TheProcedure") -> Deed:
    """Most may be done, and take the case on; the others are anybody's try at anything."""
    kind = draw(st.sampled_from(("may", "may", "may", "may", "here", "here", "around", "any")))
    procedure = machine.procedure
    here = [act for act in WAYS if procedure.step in TABLE[act][1]]
    if kind == "may" and (able := machine.able(here)):
        return draw(st.sampled_from(able))
    acts = {"around": list(AROUND), "any": list(WAYS)}.get(kind, here) or list(AROUND)
    return draw(st.sampled_from(EVERY[draw(st.sampled_from(acts))]))


class TheProcedure(RuleBasedStateMachine):
    """One case and the register of people around it; somebody tries something, again and again."""

    @initialize(place=st.sampled_from(sorted(WAY)))
    def begin(self, place: str) -> None:
        self.savepoint = transaction.savepoint()
        seen[f"cases begun at {place}"] += 1
        pk, procedure = Beginnings.cases[place]
        self.procedure = copy.deepcopy(procedure)
        self.doing = Doing(Case.objects.get(pk=pk), cast.people())
        self.signed: dict[int, tuple[str, str]] = {}
        self.versions: list[str] = []
        self.is_changed = True
        self.done: Counter[str] = Counter()

    def able(self, acts: list[str]) -> list[Deed]:
        """What may be done now, by anybody, of those acts that were done least: so that the case goes on."""
        hats = {who: self.procedure.hats(who) for who in ANYBODY}
        for act in sorted(acts, key=lambda act: self.done[act]):
            whose = {who for who in hats if hats[who] & TABLE[act][0]}
            if found := [deed for deed in EVERY[act] if deed.who in whose and self.procedure.may(deed)]:
                return found
        return []

    @rule(deed=st.runner().flatmap(deeds))
    def tries(self, deed: Deed) -> None:
        procedure = self.procedure
        procedure.now += dt.timedelta(minutes=1)
        Beginnings.now = procedure.now
        expected = procedure.may(deed)
        try:
            with transaction.atomic():
                self.doing.do(deed, procedure.now, procedure.count)
            refused = []
        except Refused as refusal:
            refused = refusal.reasons
        seen[f"{deed.act} tried"] += 1
        seen["deeds"] += 1
        assert expected or refused, f"The product let {deed} at {procedure.step}, and the reference does not"
        assert not expected or not refused, f"The product refused {deed} at {procedure.step}: {refused}"
        self.is_changed = expected
        if expected:
            seen[f"{deed.act} done"] += 1
            self.done[deed.act] += 1
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


def test_nobody_can_do_what_the_procedure_forbids_and_everybody_what_it_allows(monkeypatch, capsys):
    monkeypatch.setattr(timezone, "now", lambda: Beginnings.now)
    Beginnings.make()
    seen.clear()
    wanted = int(os.environ.get("SARUM_STEPS") or DEEDS[connection.vendor])
    number = int(os.environ.get("SARUM_SEED") or secrets.randbelow(2**32))
    how = settings(
        max_examples=-(-wanted // STEPS_OF_ONE), stateful_step_count=STEPS_OF_ONE + 1, deadline=None, database=None,
        print_blob=True, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    print(f"SARUM_SEED={number}")
    run_state_machine_as_test(seed(number)(TheProcedure), settings=how)
    print(sorted(seen.items()))
    assert seen["deeds"] >= wanted
    assert not [act for act in WAYS if not seen[f"{act} done"]], "Some act was never done"
