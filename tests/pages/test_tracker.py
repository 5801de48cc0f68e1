"""The tracker, one action and its story, and the Action Log."""

import datetime as dt
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Action, AgendaItem, Case, Escalation, GroupMeeting, ItemAction, Step
from sarum.cases.operations import tracker as operations
from sarum.cases.queries import minutes
from tests import cast, ratified
from tests.pages.steps import answered, as_, day, opened, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case():
    return ratified.case_tracked()


@pytest.fixture
def action(case):
    return case.actions.first()


def late(case, number="R1"):
    return ratified.add_action(case, number, due_on=dt.date(2026, 9, 1))


def claim(action, **more):
    operations.update_action(
        action=action, progress="Done.", claims_complete=True, by=action.owner, at=ratified.AT, **more
    )


def escalate(action):
    return operations.escalate_action(
        action=action,
        why="Two months without a word.",
        mitigation="Fortnightly visits.",
        by=cast.people()["manager"],
        at=ratified.AT,
    )


@pytest.mark.parametrize("who", ["officer", "chair", "independent_chair", "member"])
def test_those_on_the_case_read_its_tracker(case, action, who):
    page = words(opened(who, "tracker", case))
    assert "Carry out R1." in page and "Owen Pugh" in page and "1 March 2027" in page and "Every action: 2" in page


@pytest.mark.parametrize("who", ["owner", "lead", "stranger", "barred", "police"])
def test_nobody_else_finds_it(case, who):
    assert opened(who, "tracker", case).status_code == 404


def test_an_empty_tracker_says_what_will_stand_there():
    page = words(opened("officer", "tracker", ratified.case_agreed(reference="WY-2026-003")))
    assert "No action yet" in page
    bare = words(opened("officer", "tracker", ratified.case_ratified(reference="WY-2026-004")))
    assert "There is nothing on the tracker yet" in bare


def test_a_figure_leads_to_its_lines(case):
    late(case)
    page = words(opened("officer", "tracker", case, shown="overdue"))
    assert "Overdue: 1" in page and "working days late" in page and "Escalation proposed" in page
    assert "Carry out R2." not in page
    assert "No action is “Complete”" in words(opened("officer", "tracker", case, shown="complete"))
    assert opened("officer", "tracker", case, shown="nonsense").status_code == 200


def test_a_recommendation_without_action_holds_the_stage_open(case):
    ratified_case = ratified.case_at_tracker(reference="WY-2026-005")
    page = words(opened("officer", "tracker", ratified_case))
    assert "R1 has no action" in page and "Add one for R1" in page
    refused = answered("officer", "close_rapid_review", ratified_case)
    assert refused.status_code == 422 and "R2 has no action" in words(refused)


def test_the_stage_closes_when_everything_is_on_the_tracker(case):
    assert "Every agreed recommendation is on the action tracker" in words(
        opened("officer", "close_rapid_review", case)
    )
    assert answered("officer", "close_rapid_review", case).url == url("overview", case)
    assert Case.objects.get().step == Step.COMMISSIONING
    assert opened("officer", "close_rapid_review", case).status_code == 409


def given_action(case, **changes):
    return {
        "recommendation": case.recommendations.first().pk, "text": "Train the team", "owner": cast.people()["owner"].pk,
        "agency": "", "outcome": "Asked each time", "measure": "", **day("due_on", 2027, 4, 1), **changes,
    }  # fmt: skip


def test_an_action_is_its_owners_agencys_where_nobody_says_otherwise(case):
    assert answered("officer", "add_action", case, **given_action(case)).url == url("tracker", case)
    made = Action.objects.latest("pk")
    assert (made.number, made.agency.name, made.due_on) == (3, cast.HOMES, dt.date(2027, 4, 1))
    assert Notice.objects.filter(to=cast.people()["owner"], subject__contains="action 3 is yours").exists()


def test_an_action_of_somebody_without_an_agency_asks_for_one(case):
    page = answered("officer", "add_action", case, **given_action(case, owner=cast.people()["independent_chair"].pk))
    assert (
        page.status_code == 422
        and "this owner has none in the register" in words(page)
        and "Train the team" in words(page)
    )


def test_an_action_says_what_when_and_whose(case):
    page = answered(
        "officer", "add_action", case, **given_action(case, text="", outcome="", owner="", **day("due_on", 2020, 1, 1))
    )
    for said in (
        "Say what will be done",
        "Choose who owns it",
        "must be today or in the future",
        "Say what should come of it",
    ):
        assert said in words(page)


def test_at_the_rapid_review_an_action_is_immediate_and_has_no_recommendation(case):
    Case.objects.update(step=Step.RAPID_REVIEW)
    page = opened("officer", "add_action", case)
    assert "Add an immediate action" in words(page) and "recommendation" not in page.context["form"].fields
    given = given_action(case)
    del given["recommendation"]
    answered("officer", "add_action", case, **given)
    assert Action.objects.latest("pk").is_immediate
    assert "Immediate action" in words(opened("officer", "tracker", case))


def test_the_owner_sees_their_own_action_and_not_another(case, action):
    page = words(opened("owner", "action", case, action.pk))
    assert "Update it" in page and "Give evidence" in page and "Verify it" not in page and "Escalate it" not in page
    assert opened("owner", "action", case, case.actions.last().pk).status_code == 404
    assert opened("stranger", "action", case, action.pk).status_code == 404
    assert opened("owner", "action", case, 999).status_code == 404


def test_an_owner_who_is_barred_sees_nothing(case):
    action = ratified.add_action(case, "R1", "barred", cast.TEAM)
    assert opened("barred", "action", case, action.pk).status_code == 404


def test_a_member_reads_an_action_and_does_not_change_it(case, action):
    assert opened("member", "action", case, action.pk).status_code == 200
    assert opened("member", "update_action", case, action.pk).status_code == 403


def test_an_owner_updates_their_action(case, action):
    moved = {"progress": "Training at 60 per cent.", "claims_complete": "no", **day("new_due_on", 2027, 5, 3)}
    page = answered("owner", "update_action", case, action.pk, **moved)
    assert (
        page.status_code == 422
        and "Say why the date moves" in words(page)
        and "Training at 60 per cent." in words(page)
    )
    assert answered("owner", "update_action", case, action.pk, **moved, slip_reason="Rota").url == url(
        "action", case, action.pk
    )
    told = words(opened("owner", "action", case, action.pk))
    assert (
        "Date moved to 3 May 2027, because: Rota" in told
        and "moved 1 time" in told
        and "First due 1 March 2027" in told
    )


def test_two_who_update_at_once_are_told(case, action):
    version = opened("owner", "update_action", case, action.pk).context["version"]
    given = {"progress": "Going well.", "claims_complete": "no", "version": version}
    answered("officer", "update_action", case, action.pk, **given)
    clash = answered("owner", "update_action", case, action.pk, **given)
    assert clash.status_code == 422 and "Somebody else" in words(clash) and "Going well." in words(clash)


def test_evidence_is_given_and_shown(case, action):
    answered("owner", "give_evidence", case, action.pk, kind="Document", title="Closing form v2", shows="It asks.")
    assert "Closing form v2" in words(opened("officer", "action", case, action.pk))
    assert answered("owner", "give_evidence", case, action.pk, kind="", title="").status_code == 422


def test_a_claim_is_verified_by_somebody_outside_the_agency(case, action):
    claim(action)
    assert "Verify it" in words(opened("officer", "action", case, action.pk))
    assert "Without evidence an action cannot be accepted" in words(opened("officer", "verify_action", case, action.pk))
    bare = answered("officer", "verify_action", case, action.pk, is_accepted="yes")
    assert bare.status_code == 422 and "There is no evidence" in words(bare)
    answered("officer", "verify_action", case, action.pk, is_accepted="no", reasons="No log was sent.")
    assert "No log was sent." in words(opened("owner", "action", case, action.pk))


def test_the_partnership_teams_own_action_is_the_chairs_to_verify(case):
    own = case.actions.last()
    operations.give_evidence(action=own, kind="Document", title="The rule", by=own.owner, at=ratified.AT)
    claim(own)
    page = words(opened("officer", "action", case, own.pk))
    assert "so the JCR Chair or Vice-Chair verifies it" in page and "Verify it" not in page
    assert answered("second_officer", "verify_action", case, own.pk, is_accepted="yes").status_code == 422
    assert answered("chair", "verify_action", case, own.pk, is_accepted="yes").status_code == 302
    assert "Complete, evidence accepted" in words(opened("officer", "action", case, own.pk))


def test_escalation_says_who_is_told_and_who_cannot_be(case, action):
    page = words(opened("manager", "escalate_action", case, action.pk))
    assert "Colin Shaw" in page and "Not told, because they have no place on this case" in page and "Priya Nair" in page
    bare = answered("manager", "escalate_action", case, action.pk, why="Stuck.", mitigation="")
    assert bare.status_code == 422 and "Stuck." in words(bare)
    answered("manager", "escalate_action", case, action.pk, why="Stuck.", mitigation="Visits.")
    told = Notice.objects.filter(subject__contains="escalated to you")
    assert [notice.to.name for notice in told] == ["Colin Shaw"]
    assert "Stuck." not in told.get().body


def test_a_proposed_escalation_says_why(case):
    overdue = late(case)
    page = opened("officer", "escalate_action", case, overdue.pk)
    assert "working days overdue" in page.context["form"].initial["why"]


def test_a_statutory_partner_on_the_case_answers_and_one_who_is_not_finds_nothing(case, action):
    escalation = escalate(action)
    assert "Record the answer" in words(opened("council", "action", case, action.pk))
    assert opened("police", "answer_escalation", case, escalation.pk).status_code == 404
    assert opened("member", "answer_escalation", case, escalation.pk).status_code == 403
    assert "Fortnightly visits." in words(opened("council", "answer_escalation", case, escalation.pk))
    answered("council", "answer_escalation", case, escalation.pk, response="Notice issued.")
    assert Escalation.objects.get().response == "Notice issued."
    assert "Notice issued." in words(opened("owner", "action", case, action.pk))


def log(who, **asked):
    return as_(who).get(reverse("cases:action_log"), asked)


def test_the_action_log_shows_the_actions_of_every_case(case):
    ratified.case_tracked(reference="WY-2026-002")
    page = words(log("officer"))
    assert "WY-2026-001" in page and "WY-2026-002" in page and "4 actions" in page


def test_what_was_taken_on_at_a_meeting_of_the_group_stands_in_the_action_log_too(case):
    officer, now = cast.people()["officer"], timezone.now()
    meeting = GroupMeeting.objects.create(number=1, starts_at=now, arranged_at=now, arranged_by=officer)
    item = AgendaItem.objects.create(of_group=meeting, heading="OTHER", place=1, title="A letter")
    said = {"owner": cast.people()["council"], "recorded_at": now, "recorded_by": officer}
    ItemAction.objects.create(item=item, text="Write to the coroner", due_on=dt.date(2026, 9, 1), **said)
    ItemAction.objects.create(
        item=item,
        text="Ask the fire service",
        due_on=dt.date(2026, 12, 1),
        done_on=now.date(),
        done_words="Asked",
        **said,
    )
    page = words(log("officer"))
    assert "Write to the coroner" in page and "1 action taken on at meetings" in page and "Ask the fire" not in page
    assert "Ask the fire service" in words(log("officer", shown="complete"))
    assert "Write to the coroner" in words(log("officer", shown="overdue"))
    assert "Nothing that was taken on at meetings answers to this" in words(log("officer", shown="slipped"))
    narrowed = partial(minutes.in_action_log, officer, shown="all")
    assert not narrowed(agency=cast.people()["police"].agency) and not narrowed(quiet_since=now.date())
    assert len(narrowed(agency=cast.people()["council"].agency)) == 2


def test_reading_the_action_log_is_recorded(case):
    log("officer")
    assert Event.objects.filter(act="action_log", words__sentence="opened “See the Action Log of every case”").exists()


def test_the_action_log_is_narrowed_by_lateness_agency_and_silence(case, action):
    overdue = late(case)
    page = words(log("chair", shown="overdue"))
    assert "1 action" in page and overdue.text in page
    page = words(log("chair", shown="all", agency=action.agency_id))
    assert "2 actions" in page and "Carry out R2." not in page
    operations.update_action(action=action, progress="Going well.", by=action.owner, at=ratified.AT)
    page = words(log("chair", **day("quiet_since", 2026, 10, 1)))
    assert "2 actions" in page and "Going well." not in page
    assert "must be today or in the past" in words(log("chair", **day("quiet_since", 2099, 10, 1)))


def test_an_empty_log_says_what_will_stand_there(db):
    cast.people()
    assert "No action answers to this" in words(log("officer"))


@pytest.mark.parametrize(
    ("who", "status"), [("officer", 200), ("independent_chair", 200), ("member", 403), ("owner", 403)]
)
def test_the_action_log_is_for_the_boards_own_offices(case, who, status):
    assert log(who).status_code == status


def test_the_log_asks_the_database_as_often_for_many_actions_as_for_few(case):
    log("officer")
    with CaptureQueriesContext(
        connection,
    ) as few:
        log("officer")
    for _ in range(5):
        claim(late(case))
    with CaptureQueriesContext(connection) as many:
        log("officer")
    assert len(many) == len(few)
