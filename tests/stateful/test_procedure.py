"""The product against a small reference of the procedure: thousands of deeds by anybody, and both say yes or both say no.

A case walks on, mostly straight. Wherever it comes to stand as it never stood before, those whose act it is also try what
cannot be done there, and what can in every way that differs in one thing; that is undone, and the walk goes on.

The seed is printed when it fails: `SARUM_SEED=… pytest tests/stateful` walks the same way again, and `SARUM_DEEDS=…` asks
for another number of deeds. What is printed last is the shortest walk that was found on which the two disagree.
"""

import copy
import os
import random
import secrets
import sys
from collections import Counter
from itertools import count

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

from sarum.cases.models import Case, RapidReview, ReportVersion, SignOff, Verification
from sarum.cases.models.report import digest_of
from sarum.kit.refusal import Refused
from tests import cast, kept
from tests.stateful.deeds import ANYBODY, AROUND, EVERY, WAYS, Deed, changed
from tests.stateful.doing import Doing
from tests.stateful.reference import ADMINISTRATOR, DECIDES, MANAGER, TABLE, Procedure
from tests.stateful.ways import ALONG, MINUTE, WAY, beginnings, clock

pytestmark = pytest.mark.django_db
DEEDS = {"sqlite": 10_000, "postgresql": 1_200}
DEEDS_OF_ONE = 50  # on one case, from wherever it begins
FAR = 5_000  # after so many deeds every part has been everywhere
PARTS = 2  # so that two workers share them
OFTEN = 3  # in so many situations a deed that may be done is tried in every way that differs in one thing
OUTSIDERS = ("barred", "author", "independent_chair")
DEEP = ("decide_verification", "decide_rapid_review", "draft_report", "ratify_report", "agree_recommendations")
KINDS = ("on", "on", "on", "may", "may", "around", "any")


class Run:
    """What one part of a run has done so far."""

    def __init__(self, wanted: int, number: int) -> None:
        self.wanted = wanted
        self.places = random.Random(number).sample(list(WAY), len(WAY))  # so that each part begins elsewhere
        self.deeds, self.done = 0, Counter[str]()
        self.met: set[tuple] = set()  # in which situation which act was tried by all
        self.tried: Counter[str] = Counter()
        self.blamed: Deed | None = None  # on which the two disagree: while the walk is made shorter, only that is tried


run = Run(0, 0)
begin: dict[str, tuple[int, Procedure]] = {}


@st.composite
def deeds(draw: st.DrawFn, machine: "TheProcedure") -> Deed:
    """What takes the case on; what may be done and was done least; what happens around it; and anybody's try at anything."""
    kind = draw(st.sampled_from(KINDS))
    if kind == "on" and (deed := machine.next_on_the_way()):
        return deed
    if kind == "may" and (able := machine.able(machine.here())):
        return draw(st.sampled_from(able))
    acts = {"around": list(AROUND), "any": list(WAYS)}.get(kind) or machine.here() or list(AROUND)
    return draw(st.sampled_from(EVERY[draw(st.sampled_from(acts))]))


class TheProcedure(RuleBasedStateMachine):
    """One case and the register of people around it; somebody tries something, again and again."""

    @initialize(place=st.integers(0, len(WAY) - 1), left_out=st.integers(0, 11))
    def begins(self, place: int, left_out: int) -> None:
        self.start(place, left_out)

    @precondition(lambda self: self.procedure.step == "TRACKER")
    @rule(place=st.integers(0, len(WAY) - 1), left_out=st.integers(0, 11))
    def goes_on_to_another_case(self, place: int, left_out: int) -> None:
        transaction.savepoint_rollback(self.savepoint)
        self.start(place, left_out)

    def start(self, place: int, left_out: int) -> None:
        """Begin there; one act of what comes next is left out as long as there is another that takes the case on."""
        self.savepoint = transaction.savepoint()
        name = run.places[place]
        pk, procedure = begin[name]
        self.procedure = copy.deepcopy(procedure)
        self.doing = Doing(Case.objects.get(pk=pk), cast.people())
        coming = [deed[1] for after in list(WAY)[list(WAY).index(name) + 1 :][:1] for deed in WAY[after]]
        self.left_out = coming[left_out] if left_out < len(coming) else ""
        self.signed: dict[int, tuple[str, str]] = {}
        self.versions: list[str] = []
        self.is_changed = True
        self.done: Counter[str] = Counter()

    def here(self) -> list[str]:
        """The acts of this step."""
        return [act for act in WAYS if self.procedure.step in TABLE[act][1]]

    def those_of(self, act: str) -> list[str]:
        """Everybody whose act it is by their office or relation."""
        whose = TABLE[act][0] if act in TABLE else {MANAGER, ADMINISTRATOR}
        return [who for who in ANYBODY if self.procedure.hats(who) & whose]

    def next_on_the_way(self) -> Deed | None:
        """Of what takes the case on and may be done, what was done least in this walk."""
        able = [deed for deed in ALONG if self.procedure.may(deed)]
        others = [deed for deed in able if deed.act != self.left_out]
        return min(others or able, key=lambda deed: self.done[str(deed)], default=None)

    def able(self, acts: list[str]) -> list[Deed]:
        """What may be done now, by anybody, of those acts that were done least."""
        for act in sorted(acts, key=lambda act: self.done[act]):
            whose = self.those_of(act)
            if found := [deed for deed in EVERY[act] if deed.who in whose and self.procedure.may(deed)]:
                return found
        return []

    def attempt(self, deed: Deed, *, is_kept: bool) -> bool:
        """Let somebody try, and see that it comes out as the reference has it."""
        procedure, refused = self.procedure, []
        expected = procedure.may(deed)
        try:
            with transaction.atomic():
                self.doing.do(deed, procedure.now, procedure.count)
                transaction.set_rollback(not is_kept)
        except Refused as refusal:
            refused = refusal.reasons
        run.deeds += 1
        if bool(refused) == expected:
            said = f"{deed} at {procedure.step}: the reference says {expected}, the product {refused or True}"
            if run.blamed is None:
                sys.stdout.write(f"The first disagreement, after {run.deeds} deeds: {said}\n")
                run.blamed = deed
            pytest.fail(said)
        return expected

    @rule(deed=st.runner().flatmap(deeds))
    def tries(self, deed: Deed) -> None:
        if run.deeds >= run.wanted and run.blamed is None:
            return
        clock.now = self.procedure.now = self.procedure.now + MINUTE
        self.is_changed = self.attempt(deed, is_kept=True)
        if self.is_changed:
            run.done[deed.act] += 1
            self.done.update((deed.act, str(deed)))
            self.procedure.do(deed)
            clock.now = self.procedure.now = self.procedure.now + MINUTE
            for one in [run.blamed] if run.blamed else self.tried_here():
                self.attempt(one, is_kept=False)

    def tried_here(self) -> list[Deed]:
        """In a situation that is new, one act: first those that decide, then that which was tried least."""
        able = frozenset(str(deed) for deed in ALONG if self.procedure.may(deed))
        situation = (self.procedure.step, able, frozenset(self.procedure.conflicted))
        acts = [act for act in self.here() if (act, situation) not in run.met]
        acts.sort(key=lambda act: (act not in DECIDES, run.tried[act]))
        run.met |= {(act, situation) for act in acts[:1]}
        run.tried.update(acts[:1])
        return [deed for act in acts[:1] for deed in self.those_that_differ(act)]

    def those_that_differ(self, act: str) -> list[Deed]:
        """An act as it is done along the way, by everybody whose it is; and if it may be done, with one thing changed."""
        found, people = {}, self.those_of(act)
        for deed in (deed for deed in ALONG if deed.act == act):
            found |= {str(one): one for one in (deed, *(Deed(act, who, deed.how) for who in people))}
            if self.procedure.may(deed) and run.tried[str(deed)] < OFTEN:
                run.tried[str(deed)] += 1
                others = [*changed(deed), *(Deed(act, who, deed.how) for who in OUTSIDERS)]
                found |= {str(one): one for one in others}
        return list(found.values())

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
        max_examples=40, stateful_step_count=DEEDS_OF_ONE, deadline=None, database=None, print_blob=True,
        report_multiple_bugs=False, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    begin.update(kept.once("beginnings of the procedure", beginnings))
    vars(run).update(vars(Run(wanted, number + part)))
    try:
        for batch in count(1000 * part):
            run_state_machine_as_test(seed(number + batch)(TheProcedure), settings=how)
            if run.deeds >= wanted:
                break
    finally:
        sys.stdout.write(f"SARUM_SEED={number}: {run.deeds} deeds, of them done {dict(run.done)}\n")
    missed = [act for act in DEEP if not run.done[act]] if wanted >= FAR else []
    assert not missed, f"These were never reached: {missed}"
