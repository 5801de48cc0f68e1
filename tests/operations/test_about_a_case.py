"""A meeting about a case from its invitations to its approved minutes."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Action, Case, Conflict, Meeting, Place, Step
from sarum.cases.operations import agenda, dates, group, minutes, sending_back, tracker
from sarum.cases.operations import meeting as operations
from sarum.cases.operations import rapid_review as rapid_review_operations
from sarum.cases.queries import access, rapid_review, work
from sarum.cases.queries import agenda as agenda_queries
from sarum.cases.queries import group as group_queries
from sarum.cases.queries import meeting as queries
from sarum.cases.queries import minutes as reading
from sarum.kit.refusal import NotAllowed, Refused, Stale
from sarum.kit.sentence import said_day
from tests import build, cast

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def case():
    return build.case_at(Step.RAPID_REVIEW)


@pytest.fixture
def people(case):
    return cast.people()


@pytest.fixture
def meeting(case):
    return case.meetings.get(kind="RAPID_REVIEW")


@pytest.fixture
def begun(meeting, people):
    agenda.build_meeting_agenda(meeting=meeting, **by())
    come(meeting)
    return Meeting.objects.get(pk=meeting.pk)


def by(who="officer"):
    return {"by": cast.people()[who], "at": timezone.now()}


def come(meeting, away=()):
    present = {seat.person_id: {"is_present": True, "has_authority": True} for seat in meeting.attendance.all()}
    for who in away:
        present[cast.people()[who].pk] = {"is_present": False}
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - DAY / 24)
    operations.record_attendance(meeting=meeting, present=present, **by())
    meeting.refresh_from_db()


def item(meeting, heading):
    return meeting.items.get(heading=heading)


def coming(case, people, who=("council", "stranger")):
    """A panel still to come, to which somebody of the group and somebody else are asked."""
    case.step = Step.REVIEW
    case.save()
    asked = [people[one] for one in who]
    return dates.arrange_panel(case=case, starts_at=timezone.now() + 9 * DAY, people=asked, **by())


def test_the_asked_answer_for_themselves_and_a_deputy_is_asked_in_turn_with_a_calendar(case, people):
    panel = coming(case, people, ["council", "lead"])
    with pytest.raises(Refused, match="Say whether you can agree actions"):
        operations.answer_invitation(meeting=panel, answer="COMES", **by("council"))
    operations.answer_invitation(
        meeting=panel, answer="COMES", has_authority=False, statement="Not housing", **by("council")
    )
    own = queries.own_seat(people["council"], panel)
    assert (own.answer, own.has_authority, own.statement) == ("COMES", False, "Not housing")
    entry = queries.calendar_of(people["council"], panel, timezone.now())
    assert "PARTSTAT=ACCEPTED" in entry and "Not housing" not in entry
    with pytest.raises(Refused, match="somebody else of your organisation"):
        operations.answer_invitation(meeting=panel, answer="DEPUTY", deputy=people["police"], **by("lead"))
    Notice.objects.all().delete()
    operations.answer_invitation(meeting=panel, answer="DEPUTY", deputy=people["senior"], **by("lead"))
    letter = Notice.objects.get()
    assert (
        letter.to == people["senior"] and "BEGIN:VCALENDAR" in letter.calendar and "Leon Garth asks you" in letter.body
    )
    assert panel.attendance.get(person=people["senior"]).deputy_for == people["lead"]
    assert "PARTSTAT=DECLINED" in queries.calendar_of(people["lead"], panel, timezone.now())
    assert "PARTSTAT=NEEDS-ACTION" in letter.calendar
    dates.cancel_meeting(meeting=panel, because="Snow", **by())
    cancelled = Notice.objects.filter(to=people["senior"]).latest("pk")
    assert "METHOD:CANCEL" in cancelled.calendar
    with pytest.raises(Refused, match="has been cancelled"):
        operations.answer_invitation(meeting=panel, answer="APOLOGIES", **by("council"))


def test_only_those_asked_answer_and_never_a_deputy_who_must_not_see_the_case(case, people):
    panel = coming(case, people, ["council", "manager"])
    with pytest.raises(Refused, match="You have not been asked"):
        operations.answer_invitation(meeting=panel, answer="APOLOGIES", **by("officer"))
    with pytest.raises(NotAllowed):
        operations.answer_invitation(meeting=panel, answer="APOLOGIES", **by("stranger"))
    access_ops_bar(case, people["second_officer"])
    with pytest.raises(Refused, match="must not see this case"):
        operations.answer_invitation(meeting=panel, answer="DEPUTY", deputy=people["second_officer"], **by("manager"))
    operations.answer_invitation(meeting=panel, answer="APOLOGIES", **by("council"))
    assert panel.attendance.get(person=people["council"]).has_apologies


def access_ops_bar(case, person):
    Place.objects.create(case=case, person=person, capacity="BARRED", because="x", from_on=timezone.localdate() - DAY)


def test_an_invitation_that_is_not_answered_waits_among_the_work_of_whoever_was_asked(case, people):
    panel = coming(case, people)
    waiting = [line.act for line in work.own_invitations(people["stranger"])]
    assert waiting == ["answer_invitation"]
    operations.answer_invitation(meeting=panel, answer="APOLOGIES", **by("stranger"))
    assert not list(work.own_invitations(people["stranger"]))


def test_the_agenda_stands_by_kind_is_edited_and_stays_once_it_is_issued(meeting, people):
    agenda.build_meeting_agenda(meeting=meeting, **by())
    agenda.build_meeting_agenda(meeting=meeting, **by())
    titles = [one.title for one in meeting.items.all()]
    assert titles[3:5] == ["The facts", "Immediate safety"] and len(titles) == len(set(titles))
    agenda.add_agenda_item(meeting=meeting, heading="FACTS", title="The night of 3 March", **by())
    with pytest.raises(Refused, match="under which heading"):
        agenda.add_agenda_item(meeting=meeting, heading="ACTION_LOG", title="x", **by())
    agenda.leave_out_agenda_item(item=item(meeting, "OTHER"), **by())
    for heading in ("SAFETY", "DECISION"):
        with pytest.raises(Refused, match="stays on the agenda"):
            agenda.leave_out_agenda_item(item=item(meeting, heading), **by())
    Notice.objects.all().delete()
    with pytest.raises(Refused, match="without asking them"):
        agenda.issue_meeting_agenda(meeting=meeting, **by())
    agenda.issue_meeting_agenda(meeting=meeting, because="It is called at short notice.", **by())
    meeting.refresh_from_db()
    assert [one["title"] for one in meeting.agenda[3]["items"]] == ["The facts", "The night of 3 March"]
    assert {one.to for one in Notice.objects.all()} == {
        seat.person for seat in meeting.attendance.all() if seat.person.email
    }
    with pytest.raises(Refused, match="has been issued"):
        agenda.change_agenda_item(item=item(meeting, "SAFETY"), title="x", **by())
    with pytest.raises(NotAllowed):
        agenda.build_meeting_agenda(meeting=meeting, **by("council"))


def test_both_chairs_are_asked_what_they_think_of_the_agenda_and_their_words_stay(meeting, people):
    with pytest.raises(Refused, match="Nothing is on the agenda yet"):
        agenda.put_agenda_to_chairs(meeting=meeting, **by())
    agenda.build_meeting_agenda(meeting=meeting, **by())
    Notice.objects.all().delete()
    agenda.put_agenda_to_chairs(meeting=meeting, **by())
    letters = Notice.objects.all()
    assert {one.to for one in letters} == {people["chair"], people["vice_chair"]}
    assert all(meeting.case.reference in one.body and "Rapid Review" in one.body for one in letters)
    for who in ("chair", "vice_chair"):
        assert [one.act for one in work.minutes_waiting(people[who], {"JCR_CHAIR"})] == ["say_of_meeting_agenda"]
    agenda.say_of_agenda(meeting=meeting, words="It is right.", **by("chair"))
    assert not list(work.minutes_waiting(people["chair"], {"JCR_CHAIR"}))
    with pytest.raises(NotAllowed):
        agenda.say_of_agenda(meeting=meeting, words="x", **by("council"))
    with pytest.raises(Refused, match="has said nothing yet"):
        agenda.issue_meeting_agenda(meeting=meeting, **by())
    agenda.say_of_agenda(meeting=meeting, words="The night first.", **by("vice_chair"))
    agenda.issue_meeting_agenda(meeting=meeting, **by())
    words = [one.words for one in agenda_queries.words_on(people["officer"], meeting)]
    assert words == ["It is right.", "The night first."] and not agenda_queries.words_on(people["council"], meeting)


def test_a_meeting_is_minuted_item_by_item_and_its_text_is_there_once_it_ends(begun, people):
    facts = item(begun, "FACTS")
    minutes.minute_item(item=facts, discussion="She was found on the Tuesday.", **by())
    with pytest.raises(Stale):
        minutes.minute_item(item=facts, discussion="x", version=1, **by())
    with pytest.raises(Refused, match="immediate action for their safety has not been answered"):
        minutes.note_decision(item=facts, words="The period begins in May.", **by())
    assert "has not been answered" in reading.why_safety_open(people["officer"], facts)[0]
    review = begun.rapid_review
    rapid_review_operations.answer_safety(rapid_review=review, is_action_needed=False, answer="Nobody is.", **by())
    minutes.note_decision(item=facts, words="The period begins in May.", dissent="Police: in June", **by())
    assert begun.minutes == ""
    minutes.end_meeting(meeting=begun, **by())
    begun.refresh_from_db()
    assert "The facts\nShe was found on the Tuesday.\nDecided: The period begins in May." in begun.minutes
    assert begun.minuted_by == people["officer"]
    minutes.minute_item(item=item(begun, "FACTS"), discussion="She was found on the Monday.", **by())
    begun.refresh_from_db()
    assert "on the Monday" in begun.minutes and "on the Tuesday" not in begun.minutes
    with pytest.raises(Refused, match="written item by item"):
        operations.record_minutes(meeting=begun, minutes="Other", **by())
    with pytest.raises(Refused, match="ended already"):
        minutes.end_meeting(meeting=begun, **by())


def test_what_was_minuted_is_not_taken_off_and_what_was_taken_off_is_not_minuted(begun):
    minutes.minute_item(item=item(begun, "FACTS"), discussion="She was found on the Tuesday.", **by())
    with pytest.raises(Refused, match="has been minuted"):
        agenda.leave_out_agenda_item(item=item(begun, "FACTS"), **by())
    agenda.leave_out_agenda_item(item=item(begun, "OTHER"), **by())
    for write, said in ((minutes.minute_item, {"discussion": "x"}), (minutes.note_decision, {"words": "x"})):
        with pytest.raises(Refused, match="was taken off the agenda"):
            write(item=item(begun, "OTHER"), **said, **by())
    agenda.leave_out_agenda_item(item=item(begun, "OTHER"), is_left_out=False, **by())
    minutes.minute_item(item=item(begun, "OTHER"), discussion="Thanks.", **by())
    minutes.end_meeting(meeting=begun, **by())
    begun.refresh_from_db()
    assert "on the Tuesday" in begun.minutes and "Thanks." in begun.minutes


def test_without_a_quorum_nothing_is_decided_and_it_is_said_why(begun, people):
    come(begun, away=["council"])
    with pytest.raises(Refused, match="part of the discussion instead"):
        minutes.note_decision(item=item(begun, "FACTS"), words="The period begins in May.", **by())
    assert reading.why_not_quorate(people["officer"], item(begun, "FACTS"))


def test_what_somebody_takes_on_is_an_action_of_the_case_at_once(begun, people):
    Notice.objects.all().delete()
    given = {"text": "Read the GP’s notes", "owner": people["council"], "due_on": timezone.localdate() + 7 * DAY}
    with pytest.raises(Refused, match="what should come of it"):
        minutes.take_on(item=item(begun, "FACTS"), **given, **by())
    kept = minutes.take_on(item=item(begun, "FACTS"), outcome="It is known", **given, **by())
    action = Action.objects.get(case=begun.case, text="Read the GP’s notes")
    assert (kept.tracked, action.meeting, action.agency, action.is_immediate) == (
        action,
        begun,
        people["council"].agency,
        False,
    )
    assert action.owner == people["council"]
    assert f"action {action.number} is yours" in Notice.objects.get().subject
    assert not reading.group_actions_for(people["officer"]).exists()
    tracker.update_action(action=action, progress="Asked for", **by("council"))


def test_the_partnership_team_can_own_an_action_unless_they_must_not_see_the_case(begun, people):
    begun.attendance.filter(person=people["manager"]).delete()
    access_ops_bar(begun.case, people["second_officer"])
    owners = set(reading.owners_for(people["officer"], item(begun, "FACTS")))
    assert {people["manager"], people["council"]} <= owners and people["second_officer"] not in owners


def test_what_somebody_of_no_agency_takes_on_is_theirs_and_no_action_of_the_tracker(begun, people):
    clerk = people["officer"]
    clerk.agency = None
    clerk.save()
    assert clerk in reading.owners_for(clerk, item(begun, "FACTS"))
    given = {"text": "Send the pack", "owner": clerk, "due_on": timezone.localdate() + 7 * DAY}
    with pytest.raises(Refused, match="belongs to no agency"):
        minutes.take_on(item=item(begun, "SAFETY"), **given, **by())
    kept = minutes.take_on(item=item(begun, "FACTS"), **given, **by())
    assert kept.tracked is None and [line.text for line in reading.work_of(clerk)] == ["Send the pack"]
    minutes.do_group_action(action=kept, done_words="It went out", **by())
    assert not reading.work_of(clerk)


def test_what_is_taken_on_for_immediate_safety_counts_as_immediate_action(begun, people):
    review = begun.rapid_review
    before = rapid_review.immediate_of(people["officer"], review).count()
    given = {"owner": people["council"], "due_on": timezone.localdate() + DAY, "outcome": "She is safe"}
    minutes.take_on(item=item(begun, "SAFETY"), text="Visit", **given, **by())
    minutes.take_on(item=item(begun, "NEXT"), text="Write", **given, **by())
    assert rapid_review.immediate_of(people["officer"], review).count() == before + 1


def test_minutes_are_checked_by_the_chair_who_was_there_kept_word_for_word_and_circulated(begun, people):
    come(begun, away=["vice_chair"])
    minutes.minute_item(item=item(begun, "FACTS"), discussion="Much was said.", **by())
    with pytest.raises(Refused, match="has not ended"):
        minutes.check_minutes(meeting=begun, **by("chair"))
    minutes.end_meeting(meeting=begun, **by())
    assert [line.act for line in work.minutes_waiting(people["chair"], {"JCR_CHAIR"})] == ["check_meeting_minutes"]
    with pytest.raises(NotAllowed):
        minutes.check_minutes(meeting=begun, **by("officer"))
    with pytest.raises(Refused, match="Carys Holt, who was in the chair, checks"):
        minutes.check_minutes(meeting=begun, **by("vice_chair"))
    Notice.objects.all().delete()
    minutes.check_minutes(meeting=begun, **by("chair"))
    begun.refresh_from_db()
    assert "Much was said" in str(begun.checked_words) and len(begun.digest) == 64
    assert people["council"] in {one.to for one in Notice.objects.all()}
    for change in (
        lambda: minutes.minute_item(item=item(begun, "FACTS"), discussion="x", **by()),
        lambda: operations.record_minutes(meeting=begun, minutes="x", **by()),
    ):
        with pytest.raises(Refused, match="put right at the next meeting"):
            change()


def test_a_chair_who_was_there_sends_minutes_back_in_words_and_the_team_puts_them_right(begun, people):
    come(begun, away=["vice_chair"])
    minutes.minute_item(item=item(begun, "FACTS"), discussion="Much was sad.", **by())
    with pytest.raises(Refused, match="has not ended"):
        sending_back.send_back_minutes(meeting=begun, because="Said, not sad", **by("chair"))
    minutes.end_meeting(meeting=begun, **by())
    with pytest.raises(NotAllowed):
        sending_back.send_back_minutes(meeting=begun, because="x", **by("officer"))
    with pytest.raises(Refused, match="in the chair, checks"):
        sending_back.send_back_minutes(meeting=begun, because="x", **by("vice_chair"))
    with pytest.raises(Refused, match="what is to be put right"):
        sending_back.send_back_minutes(meeting=begun, because=" ", **by("chair"))
    Notice.objects.all().delete()
    sending_back.send_back_minutes(meeting=begun, because="Said, not sad", **by("chair"))
    begun.refresh_from_db()
    assert (begun.sent_back_because, begun.sent_back_by) == ("Said, not sad", people["chair"])
    letter = Notice.objects.get(to=people["officer"])
    assert "sad" not in letter.body and begun.case.reference in letter.subject
    waiting = [line.text for line in work.minutes_waiting(people["officer"], {"PARTNERSHIP_OFFICER"})]
    assert waiting == [
        f"End the verification meeting of {said_day(begun.case.meetings.get(kind='VERIFICATION').starts_at.date())}",
        f"Put right the minutes of the Rapid Review meeting of {said_day(begun.starts_at.date())}",
    ]
    assert "check_meeting_minutes" not in [line.act for line in work.minutes_waiting(people["chair"], {"JCR_CHAIR"})]
    minutes.minute_item(item=item(begun, "FACTS"), discussion="Much was said.", **by())
    minutes.check_minutes(meeting=begun, **by("chair"))
    with pytest.raises(Refused, match="checked already"):
        sending_back.send_back_minutes(meeting=begun, because="x", **by("chair"))


def test_minutes_that_are_put_right_go_back_to_the_chair_and_stand_under_the_teams_work_no_longer(begun, people):
    minutes.minute_item(item=item(begun, "FACTS"), discussion="Much was sad.", **by())
    minutes.end_meeting(meeting=begun, **by())
    with pytest.raises(Refused, match="with the chairs already"):
        sending_back.put_minutes_forward(meeting=begun, **by())
    sending_back.send_back_minutes(meeting=begun, because="Said, not sad", **by("chair"))
    minutes.minute_item(item=item(begun, "FACTS"), discussion="Much was said.", **by())
    with pytest.raises(NotAllowed):
        sending_back.put_minutes_forward(meeting=begun, **by("chair"))
    Notice.objects.all().delete()
    sending_back.put_minutes_forward(meeting=begun, **by())
    begun.refresh_from_db()
    assert (begun.sent_back_at, begun.sent_back_by, begun.sent_back_because) == (None, None, "")
    assert Event.objects.latest("number").words.facts == {"sent_back_because": "Said, not sad"}
    letter = Notice.objects.get()
    assert letter.to == people["chair"] and "sad" not in letter.body + letter.subject
    waiting = [line.text for line in work.minutes_waiting(people["officer"], {"PARTNERSHIP_OFFICER"})]
    assert [words.split(" of ")[0] for words in waiting] == ["End the verification meeting"]
    assert [line.act for line in work.minutes_waiting(people["chair"], {"JCR_CHAIR"})] == ["check_meeting_minutes"]
    minutes.check_minutes(meeting=begun, **by("chair"))
    with pytest.raises(Refused, match="put right at the next meeting"):
        sending_back.put_minutes_forward(meeting=begun, **by())


@pytest.mark.parametrize("step", [Step.SIGN_OFF, Step.RECOMMENDATIONS])
def test_minutes_written_as_one_text_are_put_right_after_the_case_has_moved_on(meeting, people, step):
    come(meeting)
    operations.record_minutes(meeting=meeting, minutes="They sat.", **by())
    minutes.end_meeting(meeting=meeting, **by())
    sending_back.send_back_minutes(meeting=meeting, because="Met, not sat", **by("chair"))
    Case.objects.filter(pk=meeting.case_id).update(step=step)
    meeting = Meeting.objects.get(pk=meeting.pk)
    with pytest.raises(NotAllowed):
        operations.record_minutes(meeting=meeting, minutes="x", **by("chair"))
    operations.record_minutes(meeting=meeting, minutes="They met.", **by())
    sending_back.put_minutes_forward(meeting=meeting, **by())
    minutes.check_minutes(meeting=meeting, **by("chair"))
    with pytest.raises(Refused, match="put right at the next meeting"):
        operations.record_minutes(meeting=meeting, minutes="x", **by())


def test_minutes_written_as_one_text_are_checked_and_frozen_as_they_are(meeting, people):
    come(meeting)
    operations.record_minutes(meeting=meeting, minutes="They met and agreed.", **by())
    agenda.build_meeting_agenda(meeting=meeting, **by())
    with pytest.raises(Refused, match="written as one text"):
        minutes.minute_item(item=item(meeting, "FACTS"), discussion="x", **by())
    minutes.end_meeting(meeting=meeting, **by())
    minutes.check_minutes(meeting=meeting, **by("chair"))
    meeting.refresh_from_db()
    assert [one["discussion"] for one in meeting.checked_words["items"] if not one["record"]] == [
        "They met and agreed."
    ]
    assert meeting.minutes == "They met and agreed."


def test_what_was_recorded_in_its_own_place_stands_under_its_heading_and_stays_as_it_was_checked(people):
    case = build.case_at(Step.SIGN_OFF)
    meeting = case.meetings.get(kind="RAPID_REVIEW")
    operations.declare_conflict(case=case, person=people["council"], conflict="Knows her", handled="Left", **by())
    Conflict.objects.create(
        case=case, person=people["police"], conflict="Led the team", is_barring=True, declared_at=timezone.now()
    )
    minutes.end_meeting(meeting=meeting, **by())
    meeting.refresh_from_db()
    drafted = {one["heading"]: one["record"] for one in reading.words_for(people["officer"], meeting)["items"]}
    assert drafted["Conflicts of interest"][-2:] == [
        f"{people['council']}: Knows her. Handled: Left. This does not bar from deciding.",
        f"{people['police']}: Led the team. How it is handled is not recorded. Must not decide or sign.",
    ]
    decided = "\n".join(drafted["The next steps, and whether to undertake a review"])
    review, limb = meeting.rapid_review, meeting.rapid_review.limbs.first()
    assert f"{limb.adult.pseudonym}: {limb.get_element_display()}: {limb.get_answer_display()}" in decided
    for words in (review.get_decision_display(), review.grounds, limb.grounds, meeting.views.first().view):
        assert words.rstrip(".") in decided
    assert review.safety_answer in "\n".join(drafted["Immediate safety"])
    minutes.check_minutes(meeting=meeting, **by("chair"))
    operations.declare_conflict(case=case, person=people["chair"], conflict="Later", handled="x", **by())
    meeting.refresh_from_db()
    assert {one["heading"]: one["record"] for one in reading.words_for(people["officer"], meeting)["items"]} == drafted


def test_the_minutes_of_a_verification_print_the_views_and_the_decision_with_its_reasons(people):
    meeting = build.case_at(Step.SCOPING).meetings.get(kind="VERIFICATION")
    told = {one["heading"]: one["record"] for one in reading.words_for(people["officer"], meeting)["items"]}
    assert len(told["Each statutory partner’s view, with its grounds"]) >= 3
    assert meeting.verification.reasons.rstrip(".") in "\n".join(told["The next steps, with reasons"])


def test_minutes_are_approved_at_the_next_meeting_of_the_group_on_whose_agenda_they_stand(begun, people):
    minutes.minute_item(item=item(begun, "FACTS"), discussion="Much was said.", **by())
    minutes.end_meeting(meeting=begun, **by())
    minutes.check_minutes(meeting=begun, **by("chair"))
    begun.refresh_from_db()
    later = group.arrange_group_meeting(
        kind="QUARTERLY",
        starts_at=timezone.now() + 9 * DAY,
        people=group_queries.usual_people(people["officer"]),
        **by(),
    )
    due = [one.about for one in agenda_queries.due_for(people["officer"], later)]
    assert f"case-minutes-{begun.pk}" in due
    given = {"meeting": begun, "at_meeting": later, "digest": begun.digest}
    with pytest.raises(Refused, match="once it has begun"):
        minutes.approve_minutes(**given, **by())
    later.begun_at = later.starts_at
    later.save()
    assert reading.later_than(people["officer"], begun) == [later]
    minutes.approve_minutes(**given, **by("chair"))
    begun.refresh_from_db()
    assert (begun.approved_in_group, begun.approved_in, begun.approved_by) == (later, None, people["chair"])
    with pytest.raises(Refused, match="approved already"):
        minutes.approve_minutes(**given, **by())


def test_whoever_was_asked_for_one_meeting_sees_the_case_until_it_ends_and_no_longer(case, people):
    panel = coming(case, people)
    assert access.may_see(people["stranger"], case) and access.may_see(people["council"], case)
    Meeting.objects.filter(pk=panel.pk).update(starts_at=timezone.now() - DAY / 24)
    operations.record_attendance(meeting=panel, present={people["stranger"].pk: {"is_present": True}}, **by())
    minutes.end_meeting(meeting=panel, **by())
    assert not access.cases_for(people["stranger"]).filter(pk=case.pk).exists()
    assert access.cases_for(people["council"]).filter(pk=case.pk).exists()  # a member of the group
    with pytest.raises(NotAllowed):
        operations.answer_invitation(meeting=panel, answer="APOLOGIES", **by("stranger"))


def test_whoever_is_recorded_after_the_end_sees_nothing_of_the_case_and_after_the_check_nobody_is(begun, people):
    minutes.minute_item(item=item(begun, "FACTS"), discussion="Much was said.", **by())
    minutes.end_meeting(meeting=begun, **by())
    present = {seat.person_id: {"is_present": True} for seat in begun.attendance.all()}
    present[people["stranger"].pk] = {"is_present": True}
    operations.record_attendance(meeting=begun, present=present, also=[people["stranger"]], **by())
    assert begun.attendance.get(person=people["stranger"]).is_present
    assert not access.cases_for(people["stranger"]).filter(pk=begun.case_id).exists()
    minutes.check_minutes(meeting=begun, **by("chair"))
    begun.refresh_from_db()
    assert people["stranger"].name in str(begun.checked_words) and people["stranger"].name in begun.minutes
    with pytest.raises(Refused, match="who came is part of them"):
        operations.record_attendance(meeting=begun, present=present, also=[people["author"]], **by())


def test_a_place_that_somebody_had_for_another_reason_stays(case, people):
    Place.objects.create(
        case=case, person=people["stranger"], capacity="INVITED", because="x", from_on=timezone.localdate() - DAY
    )
    panel = coming(case, people)
    dates.cancel_meeting(meeting=panel, because="Snow", **by())
    assert access.cases_for(people["stranger"]).filter(pk=case.pk).exists()


def test_whoever_is_asked_to_the_next_meeting_keeps_their_place_until_that_is_over(case, people):
    first, second = coming(case, people), coming(case, people)
    dates.cancel_meeting(meeting=first, because="Snow", **by())
    assert access.cases_for(people["stranger"]).filter(pk=case.pk).exists()
    told = Notice.objects.filter(to=people["stranger"], subject__endswith="cancelled")
    assert "Sign in to read why" in told.latest("pk").body
    dates.cancel_meeting(meeting=second, because="More snow", **by())
    assert not access.cases_for(people["stranger"]).filter(pk=case.pk).exists()
    assert "Ask the Partnership Team" in told.latest("pk").body and "Sign in" not in told.latest("pk").body


def test_a_panel_is_arranged_for_a_time_to_come_and_decides_without_the_quorum_of_the_group(case, people):
    case.step = Step.REVIEW
    case.save()
    with pytest.raises(Refused, match="This time has passed"):
        dates.arrange_panel(case=case, starts_at=timezone.now() - DAY, people=[people["council"]], **by())
    with pytest.raises(Refused, match="who is asked"):
        dates.arrange_panel(case=case, starts_at=timezone.now() + DAY, people=[], **by())
    panel = coming(case, people)
    agenda.build_meeting_agenda(meeting=panel, **by())
    come(panel)
    minutes.note_decision(item=item(panel, "PROGRESS"), words="The draft comes in May.", **by())
    assert item(panel, "PROGRESS").decisions.count() == 1
