"""How the adult and those close to them are told and take part."""

import pytest

from sarum.board.models import Event
from sarum.cases.models import Involvement
from sarum.cases.operations import involvement as operations
from sarum.kit.refusal import NotAllowed, Refused
from tests import cast
from tests.operations.test_verification import AT, received

pytestmark = pytest.mark.django_db


def record(case, by, **given):
    given = {"who": "The son", "decision": "Told by telephone", "reasons": "He asked for it"} | given
    return operations.record_involvement(case=case, **given, by=by, at=AT)


def test_it_is_kept_with_who_and_when():
    people = cast.people()
    made = record(received(people), people["officer"])
    assert (made.recorded_by, made.recorded_at, made.reasons) == (people["officer"], AT, "He asked for it")
    assert Event.objects.latest("number").words.sentence == "recorded how The son is involved: Told by telephone"


@pytest.mark.parametrize("missing", ["who", "decision"])
def test_it_says_who_and_how(missing):
    people = cast.people()
    with pytest.raises(Refused) as refused:
        record(received(people), people["officer"], **{missing: " "})
    assert refused.value.field == missing
    assert not Involvement.objects.exists()


@pytest.mark.parametrize("who", ["chair", "independent_chair", "council", "stranger"])
def test_only_the_team_records_it(who):
    people = cast.people()
    with pytest.raises(NotAllowed):
        record(received(people), people[who])
