"""Where each action stands, and who sees which."""

import datetime as dt

import pytest

from sarum.board.rules.actor import PUBLIC
from sarum.cases.operations import tracker as operations
from sarum.cases.queries import tracker as queries
from tests import cast, ratified
from tests.ratified import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_tracked()


@pytest.fixture
def action(case):
    return case.actions.first()


def line(case, number, who="officer"):
    return next(one for one in queries.tracker_of(cast.people()[who], case) if one.action.number == number)


@pytest.mark.parametrize("who", ["stranger", "barred", "lead", "police", "gone"])
def test_who_is_not_on_the_case_sees_no_action(case, action, people, who):
    assert not queries.actions_for(people[who]).exists() and queries.action_log(people[who], shown="all") == []
    assert queries.action_for(people[who], case.reference, action.pk) is None
    assert queries.action_for(PUBLIC, case.reference, action.pk) is None


def test_an_owner_sees_their_own_action_and_no_list(case, action, people):
    assert queries.action_for(people["owner"], case.reference, action.pk) == action
    assert queries.action_for(people["owner"], case.reference, case.actions.last().pk) is None
    assert queries.action_for(people["owner"], "WY-2026-999", action.pk) is None
    assert queries.tracker_of(people["owner"], case) == []


def test_a_line_knows_its_lateness_slips_evidence_and_last_word(case, people):
    late = ratified.add_action(case, "R1", due_on=dt.date(2026, 11, 2))
    for month in (3, 4):
        operations.update_action(
            action=late,
            progress=f"Month {month}.",
            new_due_on=dt.date(2027, month, 1),
            slip_reason="rota",
            by=people["owner"],
            at=AT,
        )
    operations.give_evidence(action=late, kind="Document", title="Form", by=people["owner"], at=AT)
    one = line(case, 3)
    assert (one.slips, one.evidence, one.last.progress, one.days_late, one.words) == (2, 1, "Month 4.", 0, "In hand")
    assert one.is_shown_as("slipped") and not one.is_shown_as("overdue")


def test_an_action_that_does_not_progress_is_proposed_for_escalation_until_it_is_escalated(case, people):
    late = ratified.add_action(case, "R1", due_on=dt.date(2026, 9, 1))
    one = line(case, 3)
    assert one.propose == ["59 working days overdue"] and one.colour == "red" and one.words == "59 working days late"
    escalation = operations.escalate_action(
        action=late, why="Stuck.", mitigation="Visits.", by=people["officer"], at=AT
    )
    one = line(case, 3)
    assert one.propose == [] and one.escalated and one.words == "With the Safeguarding Partners, 59 working days late"
    operations.answer_escalation(escalation=escalation, response="Done.", by=people["officer"], at=AT)
    assert line(case, 3).escalated is None


def test_a_claim_waits_to_be_verified_and_is_then_complete(case, action, people):
    operations.update_action(action=action, progress="Done.", claims_complete=True, by=people["owner"], at=AT)
    assert line(case, 1).words == "To be verified" and line(case, 1).is_shown_as("claimed")
    operations.give_evidence(action=action, kind="Document", title="Form", by=people["owner"], at=AT)
    operations.verify_action(action=action, is_accepted=True, by=people["officer"], at=AT)
    one = line(case, 1)
    assert (
        one.words == "Complete, evidence accepted"
        and one.verified.person == people["officer"]
        and not one.is_shown_as("open")
    )


def test_figures_count_only_what_there_is(case, people):
    lines = queries.tracker_of(people["member"], case)
    assert queries.figures_of(lines) == [("open", "Not complete", 2), ("all", "Every action", 2)]
    assert queries.figures_of([]) == [("all", "Every action", 0)]


def test_the_whole_tracker_shows_what_has_no_action_yet(people):
    case = ratified.case_at_tracker()
    ratified.add_action(case, "R1")
    lines = queries.tracker_of(people["officer"], case)
    assert [group.recommendation.number for group in queries.groups_of(people["officer"], case, lines, whole=True)] == [
        "R1",
        "R2",
    ]
    assert [
        group.recommendation.number for group in queries.groups_of(people["officer"], case, lines, whole=False)
    ] == ["R1"]


def test_the_log_finds_what_was_not_spoken_of_since_a_day(case, action, people):
    operations.update_action(action=action, progress="Well.", by=people["owner"], at=AT)
    assert [one.action.number for one in queries.action_log(people["chair"], quiet_since=ratified.DAY)] == [2]
    assert [one.action.number for one in queries.action_log(people["chair"], quiet_since=dt.date(2026, 11, 20))] == [
        1,
        2,
    ]


def test_the_story_of_an_action_is_told_newest_first(case, action, people):
    operations.update_action(action=action, progress="Begun.", by=people["owner"], at=AT)
    operations.escalate_action(
        action=action, why="Stuck.", mitigation="Visits.", by=people["officer"], at=AT + dt.timedelta(days=1)
    )
    told = queries.story_of(people["officer"], queries.action_for(people["officer"], case.reference, action.pk))
    assert [moment.what for moment in told] == ["Escalated to the Safeguarding Partners", "Progress"]
    assert told[0].more == "Stuck.\n\nMeanwhile: Visits."


def test_only_partners_who_may_see_the_case_are_reached(case, people):
    told, not_told = queries.partners_for(people["officer"], case)
    assert told == [people["council"]] and set(not_told) == {people["police"], people["nhs"]}


def test_an_escalation_is_found_by_who_may_see_the_case(case, action, people):
    made = operations.escalate_action(action=action, why="Stuck.", mitigation="Visits.", by=people["officer"], at=AT)
    assert queries.escalation_for(people["council"], case.reference, made.pk) == made
    for who in ("police", "owner", "barred"):
        assert queries.escalation_for(people[who], case.reference, made.pk) is None
