"""Sharing what can be learned at once, and recording what was shared elsewhere."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import EarlyLearning, Step
from sarum.cases.operations import early_learning as operations
from sarum.cases.queries import early_learning as queries
from sarum.cases.queries import sections
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast

pytestmark = pytest.mark.django_db


def share(review, *agencies, point="Ask who else goes in.", by="officer"):
    return operations.share_early_learning(
        rapid_review=review, point=point, agencies=[cast.agency(name) for name in agencies], by=cast.people()[by],
        at=timezone.now(),
    )  # fmt: skip


def record(review, **changes):
    said = {"point": "Ask who else goes in.", "shared_with": "all leads", "shared_on": timezone.localdate(), **changes}
    return operations.record_early_learning(rapid_review=review, **said, by=cast.people()["officer"], at=timezone.now())


def test_what_can_be_learned_is_shared_with_agencies_by_letter_and_read_without_the_case():
    case = build.case_at(Step.RAPID_REVIEW)
    Notice.objects.all().delete()
    made = share(case.rapid_review, cast.TRUST)
    people = cast.people()
    assert made.shared_on == timezone.localdate() and made.shared_with == cast.TRUST
    assert Notice.objects.filter(to=people["member"], subject="Something that can be learned already").count() == 1
    letter = Notice.objects.first()
    assert "Ask who" not in letter.body and case.reference not in letter.subject + letter.body
    assert list(queries.shared_with(people["member"])) == [made]
    assert not queries.shared_with(people["outsider_lead"]) and not queries.early_learning_by(
        people["outsider_lead"], made.pk
    )
    assert queries.early_learning_by(people["officer"], made.pk) == made
    assert Event.objects.last().words.sentence.startswith("shared early learning with Wyvern Hospital Trust")
    assert any("Ask who else goes in." in line for line in sections.early_learning(case.rapid_review))


def test_it_names_nobody_and_goes_to_agencies_in_which_somebody_is_told():
    review = build.case_at(Step.RAPID_REVIEW).rapid_review
    name = review.case.adults.get().name.split()[-1]
    with pytest.raises(Refused, match=f"still holds names.*{name}"):
        share(review, cast.TRUST, point=f"Ask who else saw Mrs {name}.")
    with pytest.raises(Refused, match=f"still tells of whom it is: {review.case.reference}"):
        share(review, cast.TRUST, point=f"As in {review.case.reference}, ask who else goes in.")
    with pytest.raises(Refused, match="Choose the agencies"):
        share(review)
    with pytest.raises(Refused, match="has no safeguarding lead"):
        share(review, cast.TRUST, cast.TEAM)
    with pytest.raises(NotAllowed):
        share(review, cast.TRUST, by="member")
    assert not EarlyLearning.objects.filter(shared_by__isnull=False).exists()


@pytest.mark.parametrize(
    ("step", "is_open"), [(Step.SIGN_OFF, True), (Step.RECOMMENDATIONS, True), (Step.TRACKER, False)]
)
def test_it_is_shared_from_the_rapid_review_to_the_recommendations(step, is_open):
    review = build.case_at(step).rapid_review
    if is_open:
        assert share(review, cast.TRUST)
    else:
        with pytest.raises(NotAllowed):
            share(review, cast.TRUST)


def test_what_was_shared_elsewhere_is_recorded_once_it_has_been():
    review = build.case_at(Step.RAPID_REVIEW).rapid_review
    with pytest.raises(Refused, match="what the learning is"):
        record(review, point="")
    with pytest.raises(Refused, match="once it has been shared"):
        record(review, shared_on=dt.date(2100, 1, 1))
    made = record(review)
    assert made.point == "Ask who else goes in." and not made.agencies.exists()
    assert queries.early_learning_by(cast.people()["officer"], made.pk) is None  # it was not shared here
