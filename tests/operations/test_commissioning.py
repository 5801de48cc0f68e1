"""Three hands determine the manner of a review."""

import datetime as dt

import pytest

from sarum.cases.models import Capacity, Case, Hand, Place, Step
from sarum.cases.models.report import digest_of
from sarum.cases.operations import commissioning as operations
from sarum.kit.refusal import NotAllowed, Stale
from tests import cast, ratified
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.ratified import AT, propose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_at_commissioning()


def agree(commission, by, **more):
    return operations.agree_manner(commission=commission, **more, by=cast.people()[by], at=AT)


def test_a_proposal_tells_the_three_and_the_vice_chair(case):
    propose(case)
    assert said() == "proposed the manner of the review: A panel with two practitioner events; reviewer Dr Rhona Vale"
    three = {"Carys Holt", "Victor Amadi", "Iris Calder", "Martha Bell", "Dilys Oram"}
    assert told("the manner of the review") == three and no_names_in_letters("Rhona", "panel")


def test_a_proposal_is_whole_its_period_is_a_period_and_its_reviewer_is_independent(case, people):
    assert "Give the terms of reference" in refused(lambda: propose(case, terms_of_reference=""))
    backwards = {"period_from": dt.date(2022, 2, 9), "period_to": dt.date(2021, 1, 1)}
    assert "ends before it begins" in refused(lambda: propose(case, **backwards))
    assert "works for Kestrel Homes" in refused(lambda: propose(case, reviewer=people["owner"]))
    assert "holds an office of the Board" in refused(lambda: propose(case, reviewer=people["vice_chair"]))


def test_a_proposal_begun_from_an_older_one_is_stale(case):
    propose(case, seen=0)
    with pytest.raises(Stale):
        propose(case, seen=0)
    assert propose(case, seen=1).version == 2


def test_the_third_hand_commissions_the_review(case, people):
    commission = propose(case)
    agree(commission, "chair")
    assert said() == "agreed the manner of the review; the Independent Chair and the Business Manager have still to"
    agree(commission, "independent_chair")
    agree(commission, "manager")
    assert "all three have, and the review is commissioned from Dr Rhona Vale. Six-month marker: 2 May 2027" in said()
    moved = Case.objects.get()
    assert (moved.step, moved.due_on) == (Step.REVIEW, dt.date(2027, 5, 2))
    assert Place.objects.filter(person=people["reviewer"], capacity=Capacity.REVIEWER).exists()


def test_each_hand_is_one_persons_and_given_once(case):
    commission = propose(case)
    agree(commission, "manager")
    assert "already agreed" in refused(lambda: agree(commission, "deputy_manager"))
    with pytest.raises(NotAllowed):
        agree(commission, "officer")


def test_the_vice_chair_acts_for_a_reason(case):
    commission = propose(case)
    assert "Say why the Vice-Chair signs" in refused(lambda: agree(commission, "vice_chair"))
    agree(commission, "vice_chair", acting_because="the Chair is conflicted")
    assert "acting because the Chair is conflicted" in said()


def test_a_hand_is_on_the_words_that_were_read(case):
    commission = propose(case)
    read = digest_of(commission.content)
    agree(commission, "chair", digest=read)
    changed = propose(case, manner="Something else")
    assert "changed since you opened it" in refused(lambda: agree(changed, "manager", digest=read))
    for by in ("independent_chair", "manager"):
        agree(changed, by)
    assert Case.objects.get().step == Step.COMMISSIONING and Hand.objects.count() == 3
    agree(changed, "chair")
    assert Case.objects.get().step == Step.REVIEW
