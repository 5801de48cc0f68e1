"""The manner of a review: proposed, read, and agreed by three hands on the same words."""

import pytest

from sarum.cases.models import Case, Commission, Hand, Step
from sarum.cases.operations import commissioning as operations
from tests import cast, ratified
from tests.pages.steps import answered, day, opened, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case():
    return ratified.case_at_commissioning()


def proposal(**changes):
    return {
        "manner": "A panel", "reasons": "Proportionate", "terms_of_reference": "How services close",
        "reviewer": cast.people()["reviewer"].pk, "independence": "No connection", "days": "20", "version": 0, **changes,
    }  # fmt: skip


def agree(who, case, **given):
    digest = opened(who, "agree_manner", case).context["form"]["digest"].value()
    return answered(who, "agree_manner", case, **{"is_read": "on", "digest": digest, **given})


def test_before_a_proposal_the_page_says_what_will_stand_there(case):
    page = words(opened("chair", "commission", case))
    assert "Nothing has been proposed yet" in page and "Propose the manner of the review" in page
    early = opened("chair", "agree_manner", case)
    assert early.status_code == 409 and "has not been proposed" in words(early)


@pytest.mark.parametrize(("who", "status"), [("member", 403), ("owner", 404), ("stranger", 404), ("barred", 404)])
def test_it_is_for_the_boards_offices_and_the_reviewer(case, who, status):
    assert opened(who, "commission", case).status_code == status


def test_a_proposal_begins_from_the_scope_of_the_rapid_review(case):
    assert "How services close." in words(opened("officer", "propose_manner", case))


def test_the_reviewer_is_chosen_from_outside_the_board_and_the_case(case):
    page = words(opened("officer", "propose_manner", case))
    assert "Dr Rhona Vale" in page
    for insider in ("Martha Bell", "Owen Pugh", "Leon Garth"):
        assert f"{insider}" not in page


def test_what_is_missing_is_said_and_what_was_typed_is_kept(case):
    page = answered("officer", "propose_manner", case, **proposal(independence=""))
    assert page.status_code == 422 and "Say why they are independent" in words(page) and "Proportionate" in words(page)
    period = {**day("period_from", 2022, 2, 9), **day("period_to", 2021, 1, 1)}
    backwards = answered("officer", "propose_manner", case, **proposal(**period))
    assert "The period ends before it begins" in words(backwards)


def test_two_who_propose_at_once_see_each_other(case):
    assert answered("officer", "propose_manner", case, **proposal()).status_code == 302
    clash = answered("chair", "propose_manner", case, **proposal(manner="A single reviewer"))
    assert clash.status_code == 422 and "A panel" in words(clash) and "A single reviewer" in words(clash)
    again = answered(
        "chair", "propose_manner", case, **proposal(manner="A single reviewer", version=clash.context["version"])
    )
    assert again.status_code == 302 and Commission.objects.get().manner == "A single reviewer"


def test_the_page_of_agreement_shows_the_exact_words_and_their_digest(case):
    ratified.propose(case)
    page = words(opened("manager", "agree_manner", case))
    assert (
        "A panel with two practitioner events" in page
        and "The digest of these words" in page
        and "What follows" in page
    )


def test_three_hands_commission_the_review(case):
    ratified.propose(case)
    for who in ("chair", "independent_chair", "manager"):
        assert agree(who, case).url == url("commission", case)
    assert Case.objects.get().step == Step.REVIEW
    page = words(opened("reviewer", "commission", case))
    assert "The six months of the statutory guidance end on" in page and page.count("Agreed </strong>") == 3


def test_the_vice_chair_says_why_they_act(case):
    ratified.propose(case)
    bare = agree("vice_chair", case)
    assert bare.status_code == 422 and "Say why the Vice-Chair agrees" in words(bare)
    agree("vice_chair", case, acting_because="The Chair is on leave.")
    assert "Acting because: The Chair is on leave." in words(opened("chair", "commission", case))
    assert "already agreed" in words(opened("chair", "commission", case))


def test_somebody_who_has_not_read_the_words_does_not_agree_them(case):
    ratified.propose(case)
    assert agree("chair", case, is_read="").status_code == 422
    assert not Hand.objects.exists()


def test_words_that_changed_meanwhile_are_not_agreed_unread(case):
    ratified.propose(case)
    seen = opened("chair", "agree_manner", case).context["form"]["digest"].value()
    ratified.propose(case, manner="Something else")
    page = answered("chair", "agree_manner", case, is_read="on", digest=seen)
    assert page.status_code == 422 and "The proposal has changed since you opened it" in words(page)


def test_a_changed_proposal_is_agreed_again_and_earlier_hands_stay_on_record(case):
    commission = ratified.propose(case)
    operations.agree_manner(commission=commission, by=cast.people()["chair"], at=ratified.AT)
    ratified.propose(case, manner="Something else")
    page = words(opened("manager", "commission", case))
    assert "Agreed earlier words, which have changed since: Carys Holt" in page and page.count("Not yet </strong>") == 3


@pytest.mark.parametrize("who", ["officer"])
def test_the_team_proposes_and_does_not_agree(case, who):
    ratified.propose(case)
    assert opened(who, "agree_manner", case).status_code == 403
