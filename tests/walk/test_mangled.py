"""Whatever stands in one place of a referral, the walk says what it made of it, and never falls over."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sarum.cases.models import Step
from sarum.cases.walk.reading import NotUnderstood
from tests import build
from tests.walk.walks import only, walked

FILES = only(build.files(), "board", "referral")
AWAY = object()
ANYTHING = st.one_of(
    st.just(AWAY), st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=300), st.just([]),
    st.just({}), st.just(["x"]), st.just({"x": "y"}), st.dates().map(str),
    st.sampled_from(["2022-02-30", "31/02/1940", "yes", "no", "not known", "met", "condition 1", "\u202e\u0007", "A" * 5000]),
)  # fmt: skip


def places(held, path=()):
    """Every place in a file."""
    yield path
    inside = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
    for key, value in inside:
        yield from places(value, (*path, key))


def mangled(path, value):
    files = copy.deepcopy(FILES)
    inner = files["referral.json"]
    for key in path[:-1]:
        inner = inner[key]
    if value is AWAY:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return files


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.sampled_from([path for path in places(FILES["referral.json"]) if path]), ANYTHING)
def test_any_one_value_of_a_referral_may_be_anything(path, value):
    sentences, walk, went_on = [], None, False
    try:
        walk, went_on = walked(mangled(path, value))
    except NotUnderstood as wrong:
        sentences = wrong.sentences
    if walk is None:
        assert sentences
        assert all(sentence.startswith("referral.json: ") for sentence in sentences)
    else:
        assert went_on == (walk.case is not None and walk.case.step == Step.REFERRAL)
        assert went_on or walk.refusals[-1].reasons
