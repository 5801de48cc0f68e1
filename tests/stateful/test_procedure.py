"""The product against a small reference of the procedure: thousands of deeds by anybody, and both say yes or both say no.

When it fails, Hypothesis prints the shortest walk it found on which the two disagree. `SARUM_SEED=… pytest tests/stateful`
walks the same way again, and `SARUM_DEEDS=…` asks for another number of deeds.
"""

import copy
import os
import secrets
import sys
from collections import Counter
from itertools import count

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from sarum.cases.models import Case, RapidReview, ReportVersion, SignOff, Verification
from sarum.cases.models.report import digest_of
from sarum.kit.refusal import Refused
from tests import cast, kept
from tests.stateful.deeds import ANYBODY, AROUND, EVERY, WAYS, Deed, changed
from tests.stateful.doing import Doing
from tests.stateful.reference import TABLE, Procedure
from tests.stateful.ways import ALONG, MINUTE, WAY, beginnings, clock

pytestmark = pytest.mark.django_db
DEEDS = {"sqlite": 10_000, "postgresql": 1_200}
DEEDS_OF_ONE = 50  # on one case, from wherever it begins
PARTS = 2  # so that two workers share them
FAR = 5_000  # after so many deeds a part has done all that decides
DEEP = ("decide_verification", "decide_rapid_review", "draft_report", "ratify_report", "agree_recommendations")
begin: dict[str, tuple[int, Procedure]] = {}
tried, done = Counter[str](), Counter[str]()


class TheProcedure(RuleBasedStateMachine):
    """One case and the register of people around it; somebody tries something, again and again."""

    @initialize(place=st.sampled_from(list(WAY)))
    def begins(self, place: str) -> None:
        self.savepoint = transaction.savepoint()
        pk, procedure = begin[place]
        self.procedure = copy.deepcopy(procedure)
        self.doing = Doing(Case.objects.get(pk=pk), cast.people())
        self.done: Counter[str] = Counter()
        self.signed: dict[int, tuple[str, str]] = {}
        self.versions: list[str] = []

    @rule()
    def goes_on(self) -> None:
        """What takes the case on: of that, what was done least in this walk."""
        if able := self.able():
            self.attempt(min(able, key=lambda deed: self.done[str(deed)]))

    @rule(data=st.data())
    def goes_on_otherwise(self, data: st.DataObject) -> None:
        """One act of this step, in whichever way it may be done now."""
        here = [act for act in WAYS if self.procedure.step in TABLE[act][1]]
        if here and (able := [deed for deed in EVERY[data.draw(st.sampled_from(here))] if self.procedure.may(deed)]):
            self.attempt(data.draw(st.sampled_from(able)))

    @rule(data=st.data())
    def differs(self, data: st.DataObject) -> None:
        """What may be done, but by somebody else or with one thing changed."""
        if able := self.able():
            deed = data.draw(st.sampled_from(able))
            others = [Deed(deed.act, who, deed.how) for who in ANYBODY if who != deed.who]
            self.attempt(data.draw(st.sampled_from([*others, *changed(deed)])))

    @rule(data=st.data())
    def tries_anything(self, data: st.DataObject) -> None:
        self.attempt(data.draw(st.sampled_from(EVERY[data.draw(st.sampled_from(list(WAYS)))])))

    @rule(data=st.data())
    def around_the_case(self, data: st.DataObject) -> None:
        self.attempt(data.draw(st.sampled_from(EVERY[data.draw(st.sampled_from(list(AROUND)))])))

    def able(self) -> list[Deed]:
        return [deed for deed in ALONG if self.procedure.may(deed)]

    def attempt(self, deed: Deed) -> None:
        """Let somebody try, and see that it comes out as the reference has it."""
        procedure, refused = self.procedure, []
        clock.now = procedure.now = procedure.now + MINUTE
        expected = procedure.may(deed)
        try:
            with transaction.atomic():
                self.doing.do(deed, procedure.now, procedure.count)
        except Refused as refusal:
            refused = refusal.reasons
        tried[deed.act] += 1
        assert expected != bool(refused), (
            f"{deed} at {procedure.step}: the reference says {expected}, the product {refused}"
        )
        if expected:
            procedure.do(deed)
            clock.now = procedure.now
            self.done[str(deed)] += 1
            done[deed.act] += 1
            self.what_always_holds()

    def what_always_holds(self) -> None:
        self.the_case_stands_where_the_procedure_has_it()
        self.what_is_signed_is_what_was_read_for_ever()
        self.nobody_signs_twice_in_different_hats()
        self.no_decision_without_reasons_quorum_and_safety()

    def the_case_stands_where_the_procedure_has_it(self) -> None:
        assert Case.objects.values_list("step", flat=True).get(pk=self.doing.pk) == self.procedure.step

    def what_is_signed_is_what_was_read_for_ever(self) -> None:
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

    def nobody_signs_twice_in_different_hats(self) -> None:
        hands = SignOff.objects.filter(report_version__report__case=self.doing.pk)
        places = {(hand.person_id, PLACES[hand.office]) for hand in hands}
        assert len(places) == len({person for person, _ in places})

    def no_decision_without_reasons_quorum_and_safety(self) -> None:
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
        max_examples=10, stateful_step_count=DEEDS_OF_ONE, deadline=None, database=None, print_blob=True,
        report_multiple_bugs=False, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    begin.update(kept.once("beginnings of the procedure", beginnings))
    tried.clear(), done.clear()
    try:
        for batch in count(1000 * part):
            run_state_machine_as_test(seed(number + batch)(TheProcedure), settings=how)
            if tried.total() >= wanted:
                break
    finally:
        sys.stdout.write(f"SARUM_SEED={number}: {tried.total()} deeds, of them done {dict(done)}\n")
    missed = [act for act in DEEP if not done[act]] if wanted >= FAR else []
    assert not missed, f"These were never reached: {missed}"
