"""Recommendations, amendments and the method: who sees them, who answers, and what a refusal keeps."""

import pytest

from sarum.board.models import Notice
from sarum.cases.models import Amendment, LearningMethod, Recommendation, Report
from sarum.cases.operations import recommendations as operations
from sarum.cases.rules.recommendations import AMENDABLE
from tests import cast, ratified
from tests.pages.steps import answered, opened, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case():
    return ratified.case_ratified()


@pytest.fixture
def amendment(case):
    people = cast.people()
    return operations.ask_amendment(
        case=case, agency=cast.agency(cast.TRUST), text="It was the duty nurse.", reason="Accuracy",
        by=people["member"], at=ratified.AT,
    )  # fmt: skip


def approve(amendment, touches_decision=False):
    operations.decide_amendment(
        amendment=amendment,
        is_approved=True,
        touches_decision=touches_decision,
        by=cast.people()["chair"],
        at=ratified.AT,
    )


def test_an_empty_page_says_what_will_stand_there(case):
    page = words(opened("officer", "recommendations", case))
    assert "No recommendation has been made yet" in page and "No method has been chosen yet" in page
    assert "No amendment has been asked for" in page and "No recommendation has been agreed" in page


def test_the_page_says_whose_each_recommendation_is_and_whether_it_is_agreed(case):
    ratified.recommend(case, "R1", cast.HOMES)
    case = ratified.case_tracked(reference="WY-2026-002")
    page = words(opened("member", "recommendations", case))
    assert "Kestrel Homes" in page and "Single-agency" in page and "Multi-agency" in page
    assert "Agreed" in page and "1 action" in page and "Webinar" in page


@pytest.mark.parametrize("who", ["officer", "manager", "chair", "vice_chair", "independent_chair", "member", "council"])
def test_those_on_the_case_read_it(case, who):
    assert opened(who, "recommendations", case).status_code == 200


@pytest.mark.parametrize("who", ["stranger", "barred", "lead", "owner", "administrator", "police"])
def test_nobody_else_finds_it(case, who):
    for act in ("recommendations", "recommend", "ask_amendment", "agree_recommendations", "open_tracker"):
        assert opened(who, act, case).status_code == 404


@pytest.mark.parametrize(
    ("who", "act"),
    [("member", "agree_recommendations"), ("officer", "agree_recommendations"), ("member", "choose_learning_method"),
     ("chair", "open_tracker"), ("independent_chair", "recommend")],
)  # fmt: skip
def test_who_sees_the_case_but_not_this_is_told_whose_it_is(case, who, act):
    page = opened(who, act, case)
    assert page.status_code == 403 and "is for the" in words(page)


def test_a_member_makes_a_recommendation_as_a_partner(case):
    given = {
        "text": "Fire and rescue should be invited.",
        "agencies": [cast.agency(cast.TRUST).pk, cast.agency(cast.HOMES).pk],
        "is_multi_agency": "yes",
    }
    assert "Where does it come from?" not in words(opened("member", "recommend", case))
    assert answered("member", "recommend", case, **given).url == url("recommendations", case)
    made = Recommendation.objects.get()
    assert (made.number, made.source, made.is_multi_agency) == ("R1", "PARTNER", True)


def test_the_team_says_where_a_recommendation_comes_from_and_its_number(case):
    given = {
        "text": "Ask.",
        "agencies": [cast.agency(cast.CARE).pk],
        "is_multi_agency": "no",
        "source": "PARTNER",
        "number": "RR9",
    }
    answered("officer", "recommend", case, **given)
    assert [(one.number, one.source) for one in Recommendation.objects.all()] == [("RR9", "PARTNER")]
    again = answered("officer", "recommend", case, **given)
    assert (
        again.status_code == 422 and "There is a recommendation RR9 already" in words(again) and "Ask." in words(again)
    )


def test_a_recommendation_without_agencies_is_refused_and_keeps_its_words(case):
    page = answered("chair", "recommend", case, text="Ask first.", is_multi_agency="no")
    assert page.status_code == 422 and "Choose the agencies it is for" in words(page) and "Ask first." in words(page)


def test_a_partner_asks_for_their_own_agency_only(case):
    page = opened("member", "ask_amendment", case)
    assert "Wyvern Hospital Trust" in words(page) and "Kestrel Homes" not in words(page)
    other = answered("member", "ask_amendment", case, agency=cast.agency(cast.HOMES).pk, text="x", reason="y")
    assert other.status_code == 422
    assert (
        answered("member", "ask_amendment", case, agency=cast.agency(cast.TRUST).pk, text="x", reason="y").status_code
        == 302
    )
    assert Notice.objects.filter(subject__contains="an amendment to decide").exists()


def test_the_chair_decides_an_amendment_after_reading_it(case, amendment):
    page = words(opened("chair", "decide_amendment", case, amendment.pk))
    assert "It was the duty nurse." in page and "Mona Petrie" in page
    bare = answered(
        "chair", "decide_amendment", case, amendment.pk, is_approved="no", touches_decision="no", reasons=""
    )
    assert bare.status_code == 422 and "Give the reasons for refusing this amendment" in words(bare)
    answered(
        "chair",
        "decide_amendment",
        case,
        amendment.pk,
        is_approved="no",
        touches_decision="no",
        reasons="The log supports it.",
    )
    assert "The log supports it." in words(opened("member", "recommendations", case))  # whoever asked reads why


def test_only_a_chair_decides_an_amendment(case, amendment):
    assert opened("officer", "decide_amendment", case, amendment.pk).status_code == 403
    assert opened("chair", "decide_amendment", case, 999).status_code == 404


def test_an_approved_amendment_is_put_into_the_report(case, amendment):
    approve(amendment)
    page = opened("officer", "amend_report", case, amendment.pk)
    assert "It was the duty nurse." in words(page) and "Summary of the facts and context." in words(page)
    text = {name: f"{title}." for name, title in AMENDABLE.items()}
    same = answered("officer", "amend_report", case, amendment.pk, **text, version=page.context["version"])
    assert same.status_code == 422 and "Nothing has changed in the report" in words(same)
    changed = {**text, "facts": "The duty nurse closed it."}
    saved = answered("officer", "amend_report", case, amendment.pk, **changed, version=page.context["version"])
    assert saved.status_code == 302
    assert Report.objects.get().latest.sections["facts"] == "The duty nurse closed it."
    assert "In version 2 of the report" in words(opened("officer", "recommendations", case))


def test_two_who_amend_the_report_at_once_see_each_other(case, amendment):
    second = operations.ask_amendment(
        case=case,
        agency=cast.agency(cast.TRUST),
        text="Also this.",
        reason="Accuracy",
        by=cast.people()["member"],
        at=ratified.AT,
    )
    approve(amendment)
    approve(second)
    version = opened("officer", "amend_report", case, amendment.pk).context["version"]
    text = {name: f"{title}." for name, title in AMENDABLE.items()}
    answered("officer", "amend_report", case, amendment.pk, **{**text, "facts": "Mine."}, version=version)
    clash = answered(
        "second_officer", "amend_report", case, second.pk, **{**text, "next_steps": "Theirs."}, version=version
    )
    assert clash.status_code == 422 and "Somebody else changed this" in words(clash)
    assert "Mine." in words(clash) and "Theirs." in words(clash)
    both = {**text, "facts": "Mine.", "next_steps": "Theirs."}
    assert (
        answered(
            "second_officer", "amend_report", case, second.pk, **both, version=clash.context["version"]
        ).status_code
        == 302
    )


def outside_a_meeting(**more):
    said = {f"partner_{cast.agency(name).pk}": f"{name} agreed by email." for name in cast.PARTNERS}
    return {"where": "OUTSIDE", **said, **more}


def test_where_the_group_agreed_and_who_disagreed_is_shown_with_the_recommendations(case):
    made = ratified.recommend(case, "R1", cast.HOMES)
    given = outside_a_meeting(dissenting=[cast.agency(cast.HOMES).pk], recommendations=[made.pk])
    bare = answered("chair", "agree_recommendations", case, **given)
    assert bare.status_code == 422 and "Say with what Kestrel Homes disagreed, and why." in words(bare)
    answered("chair", "agree_recommendations", case, **given, dissent="It cannot be done by May.")
    page = words(opened("member", "recommendations", case))
    assert "Outside a meeting, by each statutory partner" in page and "Wyvern Police agreed by email." in page
    assert "Kestrel Homes" in page and "It cannot be done by May." in page


def test_the_chair_ticks_what_the_group_agrees(case):
    first, second = ratified.recommend(case, "R1", cast.HOMES), ratified.recommend(case, "R2", cast.CARE)
    page = words(opened("chair", "agree_recommendations", case))
    assert "R1: Ask each other service before closing." in page and "Single-agency, for Kestrel Homes" in page
    none = answered("chair", "agree_recommendations", case)
    assert none.status_code == 422 and "Tick each recommendation that is agreed" in words(none)
    unsaid = answered("chair", "agree_recommendations", case, recommendations=[first.pk], where="OUTSIDE")
    assert unsaid.status_code == 422 and "Say how Wyvern Police agreed" in words(unsaid)
    two = answered(
        "chair", "agree_recommendations", case, recommendations=[first.pk], **outside_a_meeting(where="GROUP")
    )
    assert two.status_code == 422 and "You wrote how partners agreed outside a meeting" in words(two)
    answered("chair", "agree_recommendations", case, recommendations=[first.pk], **outside_a_meeting())
    first.refresh_from_db(), second.refresh_from_db()
    assert first.agreed_by.name == "Carys Holt" and second.agreed_at is None


def test_what_is_missing_before_anything_is_agreed_is_said_before_the_chair_begins(case, amendment):
    none, undecided = "There is no recommendation to agree.", "has not been decided. The JCR Chair decides it first."
    for act in ("recommendations", "agree_recommendations"):
        page = words(opened("chair", act, case))
        assert none in page and undecided in page
    assert "Agree recommendations" not in words(opened("chair", "recommendations", case))
    approve(amendment)
    ratified.recommend(case, "R1", cast.HOMES)
    page = words(opened("chair", "recommendations", case))
    assert "Agree recommendations" in page and "Before recommendations are agreed" not in page
    assert none not in words(opened("chair", "agree_recommendations", case))


def test_nothing_is_agreed_while_an_amendment_waits(case, amendment):
    made = ratified.recommend(case, "R1", cast.HOMES)
    page = answered("chair", "agree_recommendations", case, recommendations=[made.pk], **outside_a_meeting())
    assert page.status_code == 422 and "has not been decided" in words(page)


def test_the_method_is_chosen_with_reasons_and_may_be_another(case):
    given = {"methods": ["Webinar", "Another method"], "reasons": "Nine agencies.", "agreed_where": "By email",
             "lead": cast.people()["officer"].pk}  # fmt: skip
    missing = answered("officer", "choose_learning_method", case, **given, version=0)
    assert (
        missing.status_code == 422 and "Say which other method" in words(missing) and "Nine agencies." in words(missing)
    )
    answered("officer", "choose_learning_method", case, **given, other="A play", version=0)
    assert LearningMethod.objects.get().methods == ["Webinar", "A play"]
    again = opened("chair", "choose_learning_method", case)
    assert 'value="A play"' in words(again)


def test_two_who_choose_at_once_see_each_other(case):
    given = {"lead": cast.people()["officer"].pk, "methods": ["Webinar"], "agreed_where": "By email"}
    assert answered("officer", "choose_learning_method", case, **given, reasons="First.", version=0).status_code == 302
    clash = answered("chair", "choose_learning_method", case, **given, reasons="Second.", version=0)
    assert clash.status_code == 422 and "First." in words(clash) and "Second." in words(clash)


def test_the_tracker_opens_when_everything_is_settled(case):
    early = answered("officer", "open_tracker", case)
    assert early.status_code == 422 and "How the learning is cascaded has not been chosen" in words(early)
    ready = ratified.case_agreed(reference="WY-2026-002")
    assert "R2" in words(opened("officer", "open_tracker", ready))
    assert answered("officer", "open_tracker", ready).url == url("tracker", ready)


def test_what_belongs_to_another_step_is_refused(case):
    tracked = ratified.case_at_tracker(reference="WY-2026-002")
    page = opened("officer", "open_tracker", tracked)
    assert page.status_code == 409 and "belongs to “Recommendations”" in words(page)


def test_asking_twice_with_one_form_asks_once(case):
    given = {"agency": cast.agency(cast.TRUST).pk, "text": "x", "reason": "y", "key": "one-form"}
    answered("member", "ask_amendment", case, **given)
    answered("member", "ask_amendment", case, **given)
    assert Amendment.objects.count() == 1
