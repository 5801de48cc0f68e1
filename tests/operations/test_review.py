"""The review: drafts, comments, Quality Markers, acceptance."""

import pytest

from sarum.cases.models import Case, Step
from sarum.cases.operations import review as operations
from sarum.kit.refusal import NotAllowed
from tests import cast, ratified
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.ratified import AT, send_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_at_review()


def review(draft, is_ready=True, comments="Sound.", by="officer"):
    return operations.review_draft(draft=draft, comments=comments, is_ready=is_ready, by=cast.people()[by], at=AT)


def judge(case, marker=1, judgement="MET", evidence="Seen."):
    return operations.judge_marker(
        case=case, marker=marker, judgement=judgement, evidence=evidence, by=cast.people()["officer"], at=AT
    )


def accept(draft, by="chair", **more):
    return operations.accept_review(draft=draft, **more, by=cast.people()[by], at=AT)


def test_a_draft_tells_the_team(case):
    draft = send_draft(case)
    assert said() == f"sent draft 1 of the review ({draft.digest[:12]})"
    assert "Martha Bell" in told("a draft to review") and no_names_in_letters("Adult A", "overview")


def test_a_draft_has_a_title_and_some_text(case):
    assert "Give the draft a title" in refused(lambda: send_draft(case, title=" "))
    assert "at least one of its parts" in refused(lambda: send_draft(case, parts={"overview": ""}))


def test_each_draft_is_reviewed_before_the_next(case):
    draft = send_draft(case)
    assert "Draft 1 has not been reviewed" in refused(lambda: send_draft(case))
    review(draft, is_ready=False)
    assert said() == "reviewed draft 1: not ready" and told("comments on draft 1") == {"Dr Rhona Vale"}
    assert send_draft(case).number == 2


def test_a_review_of_a_draft_has_comments_and_is_the_teams(case):
    draft = send_draft(case)
    assert "Write your comments" in refused(lambda: review(draft, comments=" "))
    with pytest.raises(NotAllowed):
        review(draft, by="reviewer")


def test_a_marker_is_one_of_fifteen_and_judged_on_evidence(case):
    assert "1 to 15" in refused(lambda: judge(case, marker=16))
    assert "on what evidence" in refused(lambda: judge(case, evidence=""))
    judge(case, 12, "NOT_APPLICABLE")
    assert said() == "judged Quality Marker 12, Analysis: does not apply"


def test_a_review_is_accepted_once_and_goes_on_to_learning(people):
    case = ratified.case_ready_to_accept()
    draft = case.drafts.get()
    assert "not the words of this draft" in refused(lambda: accept(draft, digest="other"))
    accept(draft, digest=draft.digest)
    assert said() == f"accepted draft 1 as the review's report ({draft.digest[:12]})"
    assert Case.objects.get().step == Step.LEARNING
    with pytest.raises(NotAllowed):
        accept(draft)


def test_only_the_latest_draft_is_accepted(people):
    case = ratified.case_ready_to_accept()
    first = case.drafts.get()
    send_draft(case)
    assert "Draft 1 is not the latest" in refused(lambda: accept(first))
    assert "Draft 2 has not been reviewed" in refused(lambda: accept(case.drafts.last()))


def test_a_review_that_is_not_whole_is_not_accepted(case):
    draft = send_draft(case, parts={"overview": "What happened."})
    review(draft)
    why = refused(lambda: accept(draft))
    assert "neither in the draft nor justified" in why and "Quality Markers not yet judged: 1, 2" in why
