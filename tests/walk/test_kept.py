"""What is laid down again is what was walked to, row by row."""

import pytest
from django.db import transaction

from sarum.board.models import ChainHead
from sarum.cases.models import Case, Step
from tests import build, cast, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def walked_anew(monkeypatch):
    monkeypatch.setattr(kept, "KEPT", {})


def test_a_case_laid_down_again_is_the_case_that_was_walked(walked_anew):
    with transaction.atomic():
        first = build.case_at(Step.REVIEW)
        stood = kept.rows()
        transaction.set_rollback(True)
    assert not Case.objects.exists()
    assert build.case_at(Step.REVIEW) == first
    assert kept.rows() == stood
    assert ChainHead.objects.get().number > 50


def test_another_beginning_is_walked_from_there(walked_anew):
    first = build.case_at(Step.SCOPING)
    second = build.case_at(Step.SCOPING)
    assert first != second
    assert Case.objects.count() == 2


def test_what_would_remove_a_row_is_not_kept(walked_anew):
    cast.people()
    with pytest.raises(AssertionError, match="not remove"):
        kept.once("a leaver", lambda: cast.Person.objects.filter(name="Stan Webb").delete())
