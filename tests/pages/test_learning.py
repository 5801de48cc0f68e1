"""The learning plan, its tools, and what agencies confirm."""

import pytest

from sarum.board.models import Notice
from sarum.cases.models import Cascade, Case, Decision, LearningPlan, Step, Tool
from sarum.cases.operations import learning as operations
from tests import cast, ratified
from tests.pages.steps import answered, day, opened, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case():
    return ratified.case_at_learning(decision=Decision.NO_REVIEW)


@pytest.fixture
def shared(case):
    ratified.plan_learning(case)
    operations.share_learning_plan(case=case, by=cast.people()["officer"], at=ratified.AT)
    return case


def plan(**changes):
    return {
        "learning": "Ask first.", "audience": "Everybody", "how": "In teams", "measure": "Audit", "version": 0,
        "lead": cast.people()["officer"].pk, "agencies": [cast.agency(cast.CARE).pk], **changes,
    }  # fmt: skip


def cascade(**changes):
    return {
        "how": "Team meetings",
        "people": "14",
        "reflections": "We ask now.",
        **day("held_on", 2026, 11, 3),
        **changes,
    }


def test_an_empty_page_says_what_will_stand_there(case):
    page = words(opened("officer", "learning", case))
    for said in (
        "No plan has been written yet",
        "No tool has been prepared yet",
        "There is no plan for sharing the learning",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("who", "status"), [("chair", 200), ("member", 200), ("lead", 404), ("owner", 404), ("barred", 404)]
)
def test_the_whole_picture_is_for_those_on_the_case(case, who, status):
    assert opened(who, "learning", case).status_code == status


def test_a_plan_is_written_and_shared(case):
    bare = answered("officer", "plan_learning", case, **plan(measure=""))
    assert bare.status_code == 422 and "Ask first." in words(bare)
    answered("officer", "plan_learning", case, **plan())
    assert "Not shared yet" in words(opened("officer", "learning", case))
    assert "Ask first." in words(opened("officer", "share_learning_plan", case))
    answered("officer", "share_learning_plan", case)
    assert [notice.to.name for notice in Notice.objects.filter(subject__contains="learning to share")] == ["Leon Garth"]
    again = answered("officer", "share_learning_plan", case)
    assert again.status_code == 422 and "has been shared already" in words(again)


def test_sharing_without_a_plan_says_to_write_it_first(case):
    assert "There is no plan yet" in words(opened("officer", "share_learning_plan", case))
    assert "There is no plan for sharing the learning" in words(answered("officer", "share_learning_plan", case))


def test_two_who_plan_at_once_see_each_other(case):
    answered("officer", "plan_learning", case, **plan())
    clash = answered("second_officer", "plan_learning", case, **plan(learning="Something else."))
    assert clash.status_code == 422 and "Ask first." in words(clash) and "Something else." in words(clash)


def test_a_changed_plan_is_shared_again(shared):
    found = opened("officer", "plan_learning", shared)
    answered("officer", "plan_learning", shared, **plan(version=found.context["version"]))
    assert LearningPlan.objects.get().shared_at is None


def test_an_agencys_lead_reads_the_plan_and_nothing_else_of_the_case(shared):
    ratified.ready_tool(shared)
    page = words(opened("lead", "learning_plan", shared))
    assert "Ask before closing." in page and "Ask before you close" in page and "Seven minutes." in page
    assert "Confirm that your agency shared it" in page
    assert f'href="{url("overview", shared)}"' not in page
    assert opened("lead", "overview", shared).status_code == 404
    assert opened("outsider_lead", "learning_plan", shared).status_code == 404


def test_before_it_is_shared_an_agency_is_told_to_wait(case):
    ratified.plan_learning(case)
    page = words(opened("lead", "learning_plan", case))
    assert "has not been shared yet" in page and "Ask before closing." not in page


def test_an_agency_only_in_the_plan_reads_it_too(case):
    ratified.plan_learning(case, cast.SURGERY)
    operations.share_learning_plan(case=case, by=cast.people()["officer"], at=ratified.AT)
    assert "Ask before closing." in words(opened("outsider_lead", "learning_plan", case))
    assert answered("outsider_lead", "confirm_cascade", case, **cascade()).status_code == 302


def test_an_agency_confirms_that_it_shared_the_learning(shared):
    assert "Confirm that Orchard Home Care shared the learning" in words(opened("lead", "confirm_cascade", shared))
    bare = answered("lead", "confirm_cascade", shared, **cascade(people="0"))
    assert bare.status_code == 422 and "Team meetings" in words(bare)
    assert answered("lead", "confirm_cascade", shared, **cascade()).url == url("learning_plan", shared)
    assert Cascade.objects.get().agency.name == cast.CARE
    assert "14 people" in words(opened("lead", "learning_plan", shared))
    page = words(opened("officer", "learning", shared))
    assert "1 of 2 agencies" in page and "Not confirmed yet" in page and "We ask now." in page


def test_an_agency_that_is_not_in_the_plan_is_told_so(shared):
    page = answered("member", "confirm_cascade", shared, **cascade())
    assert page.status_code == 422 and "Your agency is not in this learning plan" in words(page)


@pytest.mark.parametrize(("who", "status"), [("officer", 403), ("owner", 404), ("barred", 404)])
def test_only_an_agencys_own_lead_confirms_for_it(shared, who, status):
    assert opened(who, "confirm_cascade", shared).status_code == status


def test_a_tool_is_prepared_changed_and_made_ready(case):
    given = {"kind": "BRIEFING", "title": "Ask", "text": "First words", "expert": ""}
    assert answered("officer", "prepare_tool", case, **{**given, "title": ""}).status_code == 422
    answered("officer", "prepare_tool", case, **given)
    tool = Tool.objects.get()
    assert "First words" in words(opened("officer", "change_tool", case, tool.pk))
    answered("officer", "change_tool", case, tool.pk, **{**given, "text": "Better words", "version": 1})
    assert "Better words" in words(opened("officer", "ready_tool", case, tool.pk))
    answered("officer", "ready_tool", case, tool.pk)
    assert "Ready" in words(opened("chair", "learning", case))
    late = answered("officer", "change_tool", case, tool.pk, **given)
    assert late.status_code == 422 and "ready and in use" in words(late)
    assert opened("member", "ready_tool", case, tool.pk).status_code == 403


def test_without_a_review_the_case_goes_on_to_assurance(shared):
    page = words(opened("officer", "learning", shared))
    assert "Go on to assurance" in page and "Go on to publication" not in page
    assert answered("officer", "open_publication", shared).status_code == 422
    assert answered("officer", "open_assurance", shared).url == url("assurance", shared)
    assert Case.objects.get().step == Step.ASSURANCE


def test_with_a_review_it_goes_on_to_publication(db):
    case = ratified.case_shared()
    assert "Go on to publication" in words(opened("officer", "learning", case))
    assert answered("officer", "open_assurance", case).status_code == 422
    assert answered("officer", "open_publication", case).url == url("publication", case)


def test_before_the_plan_is_shared_it_does_not_go_on(case):
    page = answered("officer", "open_assurance", case)
    assert page.status_code == 422 and "There is no plan for sharing the learning" in words(page)
