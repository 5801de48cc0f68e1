"""What stands between a case and the public, and the way across it."""

import pytest
from django.test import Client

from sarum.board.models import Notice
from sarum.cases.models import Case, ParallelProcess, PublicationPlan, Step
from sarum.cases.models.review import CONTENTS
from sarum.library.models import PublishedReview
from tests import cast, ratified
from tests.pages.steps import answered, opened, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case():
    return ratified.case_at_publication()


def text(**changes):
    return {"title": "Adult A", **dict.fromkeys(CONTENTS, "Said."), **changes}


def digest(page):
    return page.context["form"]["digest"].value()


def test_the_page_lists_what_still_stands_in_the_way(case):
    page = words(opened("officer", "publication", case))
    assert page.count("Not yet </strong>") == 5 and "No learning tool is ready" in page and "has not decided" in page


def test_what_else_goes_on_is_read_beside_the_plan(case):
    ParallelProcess.objects.create(
        case=case,
        kind="INQUEST",
        process="Inquest",
        effect_on_publication="Not before it ends.",
        restriction="Statements",
    )
    page = words(opened("chair", "publication", case))
    assert "What else goes on" in page and "Not before it ends." in page and "Statements</span>" in page
    ParallelProcess.objects.update(standing="CLOSED")
    assert "What else goes on" not in words(opened("chair", "publication", case))


@pytest.mark.parametrize(
    ("who", "status"), [("chair", 200), ("member", 403), ("reviewer", 403), ("owner", 404), ("barred", 404)]
)
def test_it_is_for_the_boards_offices(case, who, status):
    assert opened(who, "publication", case).status_code == status


@pytest.mark.parametrize("act", ["write_publication", "waive_tool"])
def test_the_plan_comes_first(case, act):
    page = opened("officer" if act == "write_publication" else "independent_chair", act, case)
    assert page.status_code == 409 and "There is no publication plan" in words(page)


def test_a_plan_says_how_the_family_is_told_first(case):
    given = {"media_lead": cast.people()["manager"].pk, "plan": "On the day.", "family_told": "", "version": 0}
    page = answered("officer", "plan_publication", case, **given)
    assert page.status_code == 422 and "On the day." in words(page)
    answered("officer", "plan_publication", case, **{**given, "family_told": "By visit."})
    assert "Martha Bell leads with the media" in words(opened("officer", "publication", case))


def test_two_who_plan_at_once_see_each_other(case):
    given = {"media_lead": cast.people()["manager"].pk, "family_told": "By visit.", "version": 0}
    answered("officer", "plan_publication", case, **given, plan="First.")
    clash = answered("second_officer", "plan_publication", case, **given, plan="Second.")
    assert clash.status_code == 422 and "First." in words(clash) and "Second." in words(clash)


def test_the_text_begins_from_the_accepted_review_and_names_are_listed(case):
    plan = ratified.plan_publication(case)
    page = opened("officer", "write_publication", case)
    assert "A brief overview of what happened" in page.context["form"].initial["overview"]
    assert "No name of anybody in the case was found" in words(page)
    answered("officer", "write_publication", case, **text(overview="Edna lived alone."), version=plan.version)
    assert "Edna" in words(opened("officer", "write_publication", case))
    assert "Still in the text: Edna" in words(opened("officer", "publication", case))
    assert not Notice.objects.filter(subject__contains="publication to decide").exists()


def test_what_was_typed_is_kept_with_the_names_in_it(case):
    ratified.plan_publication(case)
    page = answered("officer", "write_publication", case, **text(title="", overview="Keith found her."))
    assert page.status_code == 422 and "<li>Keith</li>" in words(page) and "Keith found her." in words(page)


def test_two_who_write_at_once_see_each_other(case):
    version = ratified.plan_publication(case).version
    answered("officer", "write_publication", case, **text(overview="First."), version=version)
    clash = answered("second_officer", "write_publication", case, **text(overview="Second."), version=version)
    assert clash.status_code == 422 and "First." in words(clash) and "Second." in words(clash)


def test_the_independent_chair_waives_the_tool_with_a_reason(case):
    ratified.plan_publication(case)
    assert answered("independent_chair", "waive_tool", case, because="").status_code == 422
    assert opened("officer", "waive_tool", case).status_code == 403
    answered("independent_chair", "waive_tool", case, because="It went out in April.")
    assert "Waived by Iris Calder: It went out in April." in words(opened("officer", "publication", case))


def test_the_independent_chair_decides_on_the_exact_text(case):
    ratified.write_publication(ratified.plan_publication(case))
    page = opened("independent_chair", "decide_publication", case)
    assert "The digest of this text is" in words(page) and "Adult A: asking before closing" in words(page)
    bare = answered(
        "independent_chair", "decide_publication", case, is_to_be_published="yes", reasons="", digest=digest(page)
    )
    assert bare.status_code == 422
    ratified.write_publication(PublicationPlan.objects.get(), title="Other words")
    late = answered(
        "independent_chair", "decide_publication", case, is_to_be_published="yes", reasons="x", digest=digest(page)
    )
    assert late.status_code == 422 and "The text has changed since you opened it" in words(late)


def test_a_decision_not_to_publish_goes_on_to_assurance(case):
    ratified.plan_publication(case)
    read = digest(opened("independent_chair", "decide_publication", case))
    answered(
        "independent_chair", "decide_publication", case, digest=read, is_to_be_published="no",
        reasons="The family would be found.",
    )  # fmt: skip
    assert Case.objects.get().step == Step.ASSURANCE
    page = words(opened("chair", "publication", case))
    assert "Not to be published" in page and "The family would be found." in page


def test_only_the_independent_chair_decides(case):
    for who in ("officer", "manager", "chair"):
        assert opened(who, "decide_publication", case).status_code == 403


def test_the_decider_is_warned_of_names_in_the_text(case):
    ratified.write_publication(ratified.plan_publication(case), overview="Edie was cold.")
    assert "still in the text: Edie" in words(opened("independent_chair", "decide_publication", case))


def test_publishing_is_refused_until_a_tool_is_ready(case):
    plan = ratified.plan_publication(case)
    ratified.write_publication(plan)
    answered("independent_chair", "decide_publication", case, is_to_be_published="yes", reasons="Wanted.")
    page = answered("officer", "publish", case, is_checked="on")
    assert page.status_code == 422 and "No learning tool is ready" in words(page)
    assert not PublishedReview.objects.exists()


def test_a_review_is_published_as_a_copy_that_anybody_reads(db):
    case = ratified.case_ready_to_publish()
    assert "Read it once more and publish it" in words(opened("officer", "publication", case))
    page = opened("officer", "publish", case)
    assert "Ask before you close" in words(page) and "Anybody in the world can read it" in words(page)
    assert answered("officer", "publish", case, digest=digest(page)).status_code == 422
    assert answered("officer", "publish", case, is_checked="on", digest=digest(page)).url == url("publication", case)
    after = opened("officer", "publication", case)
    address = after.context["address"]
    assert "Anybody can read it at its own address" in words(after) and address.startswith("http://testserver/library/")
    assert "Adult A: asking before closing" in words(Client().get(address))
    assert Case.objects.get().step == Step.ASSURANCE


def test_a_text_changed_after_the_decision_is_decided_again(db):
    case = ratified.case_ready_to_publish()
    ratified.write_publication(PublicationPlan.objects.get(), title="Other words")
    read = digest(opened("officer", "publish", case))
    page = answered("officer", "publish", case, digest=read, is_checked="on")
    assert page.status_code == 422 and "The text has changed since the Independent Chair decided" in words(page)
    assert "Ask for it again" in words(opened("officer", "publication", case))
