"""The other example cases walk to their ends; and a case may be walked again on the same database."""

import pytest

from sarum.cases.models import Case
from sarum.cases.walk import carrying
from sarum.cases.walk.folder import read_folder
from tests.walk.walks import EXAMPLES, run


@pytest.mark.parametrize("example", ["adult-b", "adult-c", "adult-d"])
def test_the_other_examples_walk_to_their_end(db, example):
    walk, went_on = carrying.carry(read_folder(EXAMPLES / example))
    assert went_on, walk.refusals[-1]
    assert walk.case.step == {"adult-b": "CLOSED", "adult-c": "ASSURANCE", "adult-d": "CLOSED"}[example]
    assert not walk.refusals
    assert not walk.notes


def test_it_walks_twice_on_one_database(db, tmp_path):
    first = run(EXAMPLES / "adult-a", "--out", tmp_path, "--until", "scoping")
    again = run(EXAMPLES / "adult-a", "--out", tmp_path, "--until", "scoping")
    assert (first[0], again[0]) == (0, 0)
    assert list(Case.objects.order_by("pk").values_list("reference", flat=True)) == ["HSAB-2022-001", "HSAB-2022-002"]
