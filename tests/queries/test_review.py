"""The review's drafts and Quality Markers, for those who may see the case."""

import pytest

from sarum.cases.operations import review as operations
from sarum.cases.queries import review as queries
from tests import ratified
from tests.ratified import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_at_review()


@pytest.mark.parametrize("who", ["stranger", "barred", "owner", "lead", "police"])
def test_who_is_not_on_the_case_finds_no_draft(case, people, who):
    draft = ratified.send_draft(case)
    assert (
        queries.drafts_of(people[who], case) == [] and queries.draft_by(people[who], case.reference, draft.pk) is None
    )
    assert not any(marker.judgement for marker in queries.markers_of(people[who], case))


def test_each_content_is_there_left_out_or_missing(case, people):
    draft = ratified.send_draft(case, parts={"overview": "So it was."}, justified={"good_practice": "None found."})
    found = {
        content.key: (content.text, content.left_out) for content in queries.contents_of(people["reviewer"], draft)
    }
    assert (
        found["overview"] == ("So it was.", "")
        and found["good_practice"] == ("", "None found.")
        and found["what_next"] == ("", "")
    )


def test_the_last_judgement_of_a_marker_stands(case, people):
    for judgement in ("NOT_MET", "MET"):
        operations.judge_marker(case=case, marker=4, judgement=judgement, evidence="x", by=people["officer"], at=AT)
    fourth = queries.markers_of(people["chair"], case)[3]
    assert (fourth.judgement.judgement, fourth.earlier, fourth.name) == ("MET", 1, "Clarity of purpose")


def test_drafts_come_in_order_and_only_the_latest_can_be_accepted(case, people):
    first = ratified.send_draft(case)
    operations.review_draft(draft=first, comments="More.", is_ready=False, by=people["officer"], at=AT)
    second = ratified.send_draft(case)
    assert queries.drafts_of(people["reviewer"], case) == [first, second] and first.last_comment.comments == "More."
    assert second.last_comment is None
    assert queries.why_not_accept(people["chair"], first) == ["Draft 1 is not the latest. Accept the latest draft, 2."]
