"""The review's drafts, their contents, the Quality Markers, and acceptance."""

import pytest

from sarum.cases.models import Case, Draft, Step
from sarum.cases.models.review import CONTENTS
from sarum.cases.operations import review as operations
from tests import cast, ratified
from tests.pages.steps import answered, opened, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case():
    return ratified.case_at_review()


def text(**changes):
    return {"title": "Adult A", "body": "", **dict.fromkeys(CONTENTS, "Said."), **changes}


def review(draft, is_ready=True):
    operations.review_draft(
        draft=draft, comments="Say more.", is_ready=is_ready, by=cast.people()["officer"], at=ratified.AT
    )


def test_before_a_draft_the_page_says_what_will_stand_there(case):
    page = words(opened("reviewer", "drafts", case))
    assert "No draft has come yet" in page and "15. Improvement action" in page and "Send a draft" in page
    assert "Not judged yet" in page


@pytest.mark.parametrize(
    ("who", "status"), [("member", 403), ("owner", 404), ("lead", 404), ("barred", 404), ("chair", 200)]
)
def test_drafts_are_for_the_boards_offices_and_the_reviewer(case, who, status):
    assert opened(who, "drafts", case).status_code == status
    assert opened(who, "draft", case, ratified.send_draft(case).pk).status_code == status


def test_the_reviewer_sends_a_draft_part_by_part(case):
    page = words(opened("reviewer", "send_draft", case))
    for said in CONTENTS.values():
        assert said.replace("'", "&#x27;") in page
    assert answered(
        "reviewer", "send_draft", case, **text(good_practice="", good_practice_left_out="None found")
    ).url == url("drafts", case)
    draft = Draft.objects.get()
    assert "good_practice" not in draft.parts and draft.justified == {"good_practice": "None found"}
    page = words(opened("officer", "drafts", case))
    assert "Left out, with a reason" in page and "To be reviewed" in page


def test_a_draft_needs_a_title_and_keeps_its_text(case):
    page = answered("reviewer", "send_draft", case, **text(title="", overview="A long account"))
    assert page.status_code == 422 and "Give the draft a title" in words(page) and "A long account" in words(page)


def test_the_next_draft_begins_from_the_one_before_once_that_is_reviewed(case):
    draft = ratified.send_draft(case, body="The method.")
    early = answered("reviewer", "send_draft", case, **text(overview="Mine"))
    assert early.status_code == 422 and "Draft 1 has not been reviewed" in words(early) and "Mine" in words(early)
    review(draft, is_ready=False)
    page = words(opened("reviewer", "send_draft", case))
    assert "Send draft 2" in page and "The method." in page


def test_the_team_reviews_a_draft_and_the_reviewer_reads_it(case):
    draft = ratified.send_draft(case)
    assert opened("reviewer", "review_draft", case, draft.pk).status_code == 403
    bare = answered("officer", "review_draft", case, draft.pk, comments="", is_ready="no")
    assert bare.status_code == 422
    answered("officer", "review_draft", case, draft.pk, comments="Say why.", is_ready="no")
    assert "Say why." in words(opened("reviewer", "draft", case, draft.pk))


def test_a_content_that_is_missing_is_shown_in_words(case):
    draft = ratified.send_draft(case, parts={"overview": "What happened."})
    page = words(opened("officer", "draft", case, draft.pk))
    assert "Neither in the draft nor justified" in page and "What happened." in page


def test_a_marker_is_judged_on_evidence_and_may_be_judged_again(case):
    assert opened("officer", "judge_marker", case, marker=3).context["form"].initial["marker"] == "3"
    bare = answered("officer", "judge_marker", case, marker="3", judgement="MET", evidence="")
    assert bare.status_code == 422 and "Say on what evidence" in words(bare)
    for judgement in ("PARTLY", "MET"):
        answered("officer", "judge_marker", case, marker="3", judgement=judgement, evidence=f"{judgement}, seen")
    page = words(opened("chair", "drafts", case))
    assert "MET, seen" in page and "judged 1 time before" in page and "PARTLY, seen" not in page
    assert answered("officer", "judge_marker", case, marker="16", judgement="MET", evidence="x").status_code == 422


def test_the_chair_reads_every_reason_why_it_cannot_be_accepted(case):
    draft = ratified.send_draft(case, parts={"overview": "What happened."})
    page = words(opened("chair", "accept_review", case, draft.pk))
    assert (
        "has not been reviewed" in page
        and "neither in the draft nor justified" in page
        and "Quality Markers not yet judged" in page
    )
    refused = answered("chair", "accept_review", case, draft.pk, is_read="on", digest=draft.digest)
    assert refused.status_code == 422 and Case.objects.get().step == Step.REVIEW


def test_the_chair_accepts_the_exact_words(db):
    case = ratified.case_ready_to_accept()
    draft = case.drafts.get()
    page = words(opened("chair", "accept_review", case, draft.pk))
    assert draft.digest[:12] in page and "What follows" in page
    assert answered("chair", "accept_review", case, draft.pk, digest=draft.digest).status_code == 422
    assert answered("chair", "accept_review", case, draft.pk, is_read="on", digest=draft.digest).url == url(
        "overview", case
    )
    assert Case.objects.get().step == Step.LEARNING
    assert "Accepted" in words(opened("independent_chair", "drafts", case))


def test_only_a_chair_accepts(db):
    case = ratified.case_ready_to_accept()
    assert opened("officer", "accept_review", case, case.drafts.get().pk).status_code == 403
    assert opened("chair", "accept_review", case, 999).status_code == 404
