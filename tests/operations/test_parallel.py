"""The register of other processes, and the log of what was disclosed."""

import datetime as dt

import pytest

from sarum.board.models import Event
from sarum.cases.operations import parallel as operations
from sarum.cases.queries import parallel as queries
from sarum.kit.refusal import NotAllowed, Stale
from tests.operations.saying import refused, said
from tests.operations.test_verification import AT, received

pytestmark = pytest.mark.django_db
INQUEST = {"kind": "INQUEST", "process": "Inquest", "standing": "OPEN"}


@pytest.fixture
def case(people):
    return received(people)


def add(people, case, by="officer", **more):
    return operations.add_process(case=case, **INQUEST | more, by=people[by], at=AT)


def test_it_is_entered_brought_up_to_date_and_checked(people, case):
    entry = add(people, case, next_on=dt.date(2026, 5, 1), next_is="Pre-inquest hearing")
    assert [one.next_is for one in queries.key_dates_of(people["officer"], case)] == ["Pre-inquest hearing"]
    later = AT + dt.timedelta(days=60)
    assert [one.process for one in queries.unchecked(people["officer"])] == [entry]
    operations.check_process(entry=entry, found="Still adjourned", by=people["officer"], at=later)
    entry.refresh_from_db()
    assert (entry.status, entry.checked_on) == ("Still adjourned", later.date())
    operations.update_process(entry=entry, **INQUEST | {"standing": "CLOSED"}, by=people["officer"], at=later)
    assert said() == "brought another process up to date: Inquest (closed)"
    assert queries.unchecked(people["officer"]) == []


def test_two_editors_never_overwrite_in_silence(people, case):
    entry = add(people, case)
    operations.check_process(entry=entry, found="No change", version=1, by=people["officer"], at=AT)
    with pytest.raises(Stale):
        operations.update_process(entry=entry, **INQUEST, version=1, by=people["officer"], at=AT)


def test_a_disclosure_is_logged(people, case):
    entry = add(people, case)
    given = {"what": "The referral", "to_whom": "The coroner’s officer", "basis": "Schedule 5 notice", "on": AT.date()}
    made = operations.record_disclosure(entry=entry, **given, by=people["officer"], at=AT)
    assert made.disclosed_by == people["officer"]
    assert "Say on what basis" in refused(
        operations.record_disclosure, entry=entry, **given | {"basis": ""}, by=people["officer"], at=AT
    )
    assert Event.objects.latest("number").words.sentence == "recorded a disclosure for Inquest to The coroner’s officer"


@pytest.mark.parametrize("who", ["chair", "council", "stranger"])
def test_the_register_is_the_teams(people, case, who):
    with pytest.raises(NotAllowed):
        add(people, case, by=who)
