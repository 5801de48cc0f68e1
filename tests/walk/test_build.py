"""The standing case reaches every step, both freshly arrived and with everything of it done."""

import pytest

from sarum.cases.models import Capacity, Step
from tests import build, cast

STEPS = [step for step in Step if step != Step.ALTERNATIVE]


@pytest.mark.django_db
@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_a_case_stands_at_every_step(step, done):
    assert build.case_at(step, done=done).step == step


@pytest.mark.django_db
def test_the_cast_have_their_parts_in_the_case():
    case, people = build.case_at(Step.REVIEW), cast.people()
    parts = set(case.places.values_list("person__name", "capacity"))
    assert (people["author"].name, Capacity.RESPONDENT) in parts
    assert (people["senior"].name, Capacity.SENIOR_OFFICER) in parts
    assert (people["reviewer"].name, Capacity.REVIEWER) in parts
    assert (people["barred"].name, Capacity.BARRED) in parts
    assert case.actions.filter(owner=people["owner"]).exists()


@pytest.mark.django_db
def test_the_cast_is_made_once():
    assert [person.pk for person in cast.people().values()] == [person.pk for person in cast.people().values()]
