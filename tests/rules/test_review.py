"""What the review's report must hold; no database."""

from hypothesis import given
from hypothesis import strategies as st

from sarum.cases.models import Draft, DraftComment, MarkerJudgement
from sarum.cases.models.review import CONTENTS, MARKERS
from sarum.cases.rules import review as rules

EVERYTHING = dict.fromkeys(CONTENTS, "Said.")
JUDGED = [MarkerJudgement(marker=number) for number in MARKERS]
READY = [DraftComment(is_ready=True)]


def draft(parts=EVERYTHING, justified=None):
    return Draft(pk=1, number=1, parts=parts, justified=justified or {})


@given(said=st.sets(st.sampled_from(sorted(CONTENTS))), left_out=st.sets(st.sampled_from(sorted(CONTENTS))))
def test_each_of_the_seven_contents_is_there_or_its_absence_is_justified(said, left_out):
    missing = rules.missing_contents(dict.fromkeys(said, "Said."), dict.fromkeys(left_out, "Because."))
    assert set(missing) == set(CONTENTS) - said - left_out


def test_a_blank_part_is_missing():
    assert "overview" in rules.missing_contents({**EVERYTHING, "overview": "  "}, {})


def test_a_draft_that_is_whole_reviewed_and_judged_is_accepted():
    assert rules.why_not_acceptable(draft(), READY, JUDGED) == []


def test_every_reason_against_it_is_given_at_once():
    reasons = rules.why_not_acceptable(draft(parts={}), [], JUDGED[1:])
    assert len(reasons) == 1 + 7 + 1 and "Quality Markers not yet judged: 1." in reasons


def test_the_last_review_of_a_draft_counts():
    assert "not ready" in rules.why_not_acceptable(draft(), [*READY, DraftComment(is_ready=False)], JUDGED)[0]
    assert rules.why_not_acceptable(draft(), [DraftComment(is_ready=False), *READY], JUDGED) == []


def test_each_draft_is_reviewed_before_the_next_is_sent():
    assert rules.why_not_next_draft([draft()], {1}) == []
    assert rules.why_not_next_draft([draft()], set()) == [
        "Draft 1 has not been reviewed. Review it before the next one is sent."
    ]
