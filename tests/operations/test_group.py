"""A meeting of the Joint Case Review group from its arrangement to its approved minutes."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Holding, Notice
from sarum.cases.models import AgendaItem, Case, GroupMeeting, ItemAction, Place, Sensitivity, Step
from sarum.cases.operations import agenda as agendas
from sarum.cases.operations import group as operations
from sarum.cases.operations import minutes
from sarum.cases.operations.access import guard
from sarum.cases.queries import agenda, group
from sarum.cases.queries import minutes as reading
from sarum.kit.refusal import NotAllowed, Refused, Stale
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
def meeting(people):
    Notice.objects.all().delete()
    return operations.arrange_group_meeting(
        kind="QUARTERLY", starts_at=timezone.now() + 9 * DAY, people=group.usual_people(people["officer"]), **by()
    )


@pytest.fixture
def issued(meeting):
    agendas.build_agenda(meeting=meeting, **by())
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.issue_agenda(meeting=meeting, because="It is late", **by())
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def begun(issued):
    minutes.begin_group_meeting(meeting=issued, present=[one.person for one in issued.seats.all()], **on_the_day())
    issued.refresh_from_db()
    return issued


def by(who="officer"):
    return {"by": cast.people()[who], "at": timezone.now()}


def on_the_day(who="officer"):
    return {"by": cast.people()[who], "at": timezone.now() + 9 * DAY}


def item_of(meeting, case):
    return meeting.items.get(about=f"case-{case.pk}-{case.step}")


def test_those_who_are_always_asked_are_asked_and_no_letter_names_a_case(case, meeting, people):
    asked = {one.person for one in meeting.seats.all()}
    assert {people["chair"], people["officer"], people["council"]} <= asked and people["author"] not in asked
    letters = Notice.objects.all()
    assert len(letters) == len([one for one in asked if one.email]) and all(
        "BEGIN:VCALENDAR" in one.calendar for one in letters
    )
    assert not any(case.reference in one.body + one.subject + one.calendar for one in letters)


def test_the_agenda_builds_itself_from_what_is_due_and_each_thing_is_on_it_once(case, meeting):
    agendas.build_agenda(meeting=meeting, **by())
    first = meeting.items.count()
    item = item_of(meeting, case)
    assert (item.heading, item.title) == ("RAPID_REVIEWS", f"{case.reference}: Rapid Review")
    assert meeting.items.filter(heading="ACTION_LOG").exists()
    agendas.leave_out_agenda_item(item=item, **by())
    agendas.build_agenda(meeting=meeting, **by())
    assert meeting.items.count() == first and item_of(meeting, case).is_left_out


def test_both_chairs_are_asked_and_an_issued_agenda_stays_as_it_is(case, meeting, people):
    with pytest.raises(Refused, match="Nothing is on the agenda"):
        agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.build_agenda(meeting=meeting, **by())
    with pytest.raises(Refused, match="Ask the JCR Chair and the Vice-Chair"):
        agendas.issue_agenda(meeting=meeting, **by())
    Notice.objects.all().delete()
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    assert {one.to for one in Notice.objects.all()} == set(group.chairs(people["officer"]))
    agendas.say_of_agenda(meeting=meeting, words="Put the Action Log first", **by("chair"))
    with pytest.raises(NotAllowed):
        agendas.say_of_agenda(meeting=meeting, words="Mine", **by("council"))
    agendas.issue_agenda(meeting=meeting, because="The Vice-Chair is away", **by())
    meeting.refresh_from_db()
    assert meeting.agenda[0]["heading"] == "Welcome, apologies and quorum"
    for act, given in ((agendas.build_agenda, {}), (agendas.add_agenda_item, {"heading": "OTHER", "title": "x"})):
        with pytest.raises(Refused, match="This agenda has been issued"):
            act(meeting=meeting, **given, **by())


def test_whoever_was_asked_answers_with_their_authority_or_sends_somebody_of_their_own(meeting, people):
    with pytest.raises(Refused, match="Say whether you can agree actions"):
        operations.answer_group_invitation(meeting=meeting, answer="COMES", **by("council"))
    operations.answer_group_invitation(
        meeting=meeting, answer="COMES", has_authority=False, statement="Not for housing", **by("council")
    )
    own = group.own_seat(people["council"], meeting)
    assert (own.answer, own.has_authority, own.statement) == ("COMES", False, "Not for housing")
    with pytest.raises(Refused, match="somebody else of your organisation"):
        operations.answer_group_invitation(meeting=meeting, answer="DEPUTY", deputy=people["author"], **by("council"))
    with pytest.raises(Refused, match="have not been asked"):
        operations.answer_group_invitation(meeting=meeting, answer="APOLOGIES", **by("author"))


def test_somebody_asked_for_one_case_sees_that_case_and_nothing_else_until_the_meeting_ends(case, issued, people):
    guest = people["stranger"]
    operations.ask_to_group_meeting(meeting=issued, person=guest, for_case=case, **by())
    assert [one.case for one in agenda.items_of(guest, issued)] == [case]
    assert Place.objects.get(case=case, person=guest).until_on == timezone.localdate() + 10 * DAY
    minutes.begin_group_meeting(meeting=issued, present=[people["chair"], guest], **on_the_day())
    words = reading.words_for(guest, issued)["items"]
    assert [one["case"] for one in words if not one.get("kept")] == [case.pk] and len(words) > 1
    minutes.end_group_meeting(meeting=issued, **on_the_day())
    assert Place.objects.get(case=case, person=guest).until_on == timezone.localdate() + 9 * DAY


def test_whoever_is_barred_from_a_case_sees_the_meeting_without_it(case, issued, people):
    barred = people["barred"]
    assert case not in {one.case for one in agenda.items_of(barred, issued)}
    assert agenda.item_by(barred, item_of(issued, case).pk) is None
    with pytest.raises(Refused, match="must not see"):
        other = operations.arrange_group_meeting(
            kind="PANEL", starts_at=timezone.now() + DAY, people=[people["chair"]], **by()
        )
        operations.ask_to_group_meeting(meeting=other, person=barred, for_case=case, **by())


def test_once_a_meeting_has_begun_it_is_not_moved_and_nobody_answers_any_more(begun, people):
    for act, given in (
        (operations.move_group_meeting, {"starts_at": timezone.now() + 60 * DAY}),
        (operations.answer_group_invitation, {"answer": "APOLOGIES"}),
    ):
        with pytest.raises(Refused, match="This meeting has begun"):
            act(meeting=begun, **given, **by("officer"))


def test_a_deputy_must_be_able_to_see_the_case_for_which_they_come(case, meeting, people):
    guest, colleague = people["author"], people["lead"]
    operations.ask_to_group_meeting(meeting=meeting, person=guest, for_case=case, **by())
    build.bar(case, colleague, people["officer"])
    colleague.agency = guest.agency
    colleague.save()
    with pytest.raises(Refused, match="must not see this case"):
        operations.answer_group_invitation(meeting=meeting, answer="DEPUTY", deputy=colleague, **by("author"))
    assert not Place.objects.filter(case=case, person=colleague, capacity="INVITED").exists()


def test_building_the_agenda_again_takes_off_what_is_due_no_more_and_the_chairs_are_asked_again(case, meeting, people):
    agendas.build_agenda(meeting=meeting, **by())
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    for who in ("chair", "vice_chair"):
        agendas.say_of_agenda(meeting=meeting, words="Good", **by(who))
    before = item_of(meeting, case)
    log = meeting.items.get(heading="ACTION_LOG")
    agendas.change_agenda_item(item=log, title="The log", **by())
    case.step = Step.ASSURANCE if case.step != Step.ASSURANCE else Step.LEARNING
    case.save()
    assert {before} <= {one for one in agenda.to_build(people["officer"], meeting) if isinstance(one, AgendaItem)}
    agendas.build_agenda(meeting=meeting, **by())
    assert not meeting.items.filter(pk=before.pk).exists() and meeting.items.filter(title="The log").exists()
    assert "took off 1 that are due no more" in Event.objects.latest("number").words.sentence
    meeting.refresh_from_db()
    assert agenda.silent_chairs(people["officer"], meeting) == []
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    meeting.refresh_from_db()
    assert len(agenda.silent_chairs(people["officer"], meeting)) == 2
    assert "say_of_agenda" in [line.act for line in reading.work_of(people["chair"])]
    with pytest.raises(Refused, match="have said nothing yet"):
        agendas.issue_agenda(meeting=meeting, **by())


def test_whoever_builds_the_agenda_takes_off_nothing_of_a_case_that_is_kept_from_them(case, meeting, people):
    agendas.build_agenda(meeting=meeting, **by())
    Case.objects.filter(pk=case.pk).update(sensitivity=Sensitivity.HIGHLY_RESTRICTED)
    before = meeting.items.count()
    agendas.build_agenda(meeting=meeting, **by("second_officer"))
    assert item_of(meeting, case) and meeting.items.count() == before


def test_decisions_need_a_quorum_and_actions_are_real_at_once(case, issued, people):
    minutes.begin_group_meeting(meeting=issued, present=[people["chair"]], **on_the_day())
    item = item_of(issued, case)
    with pytest.raises(Refused, match="The group cannot decide"):
        minutes.note_decision(item=item, words="A review", **on_the_day())
    here = [one.person for one in issued.seats.all()]
    by_mistake = {people["council"].pk: True, people["chair"].pk: True}
    minutes.begin_group_meeting(meeting=issued, present=here, authority=by_mistake, **on_the_day())
    minutes.begin_group_meeting(meeting=issued, present=here, authority={people["chair"].pk: True}, **on_the_day())
    authority = dict(issued.seats.values_list("person", "has_authority"))
    assert (authority[people["council"].pk], authority[people["chair"].pk]) == (None, True)
    minutes.note_decision(item=item, words="A review", dissent="The police would wait", **on_the_day())
    Notice.objects.all().delete()
    due = (timezone.now() + 20 * DAY).date()
    made = minutes.take_on(item=item, text="Ask the GP", owner=people["council"], due_on=due, **on_the_day())
    assert [one.to for one in Notice.objects.all()] == [people["council"]]
    assert "Ask the GP" in [one.text for one in reading.work_of(people["council"])]
    with pytest.raises(Refused, match="’s action"):
        minutes.do_group_action(action=made, done_words="Done", **on_the_day("chair"))
    minutes.do_group_action(action=made, done_words="She answered", **on_the_day("council"))
    made.refresh_from_db()
    assert made.done_words == "She answered" and not reading.group_actions_for(people["officer"]).filter(done_on=None)


def test_two_who_minute_one_item_at_once_are_told(case, begun):
    item = item_of(begun, case)
    minutes.minute_item(item=item, discussion="First", version=item.version, **on_the_day())
    with pytest.raises(Stale):
        minutes.minute_item(item=item, discussion="Second", version=item.version, **on_the_day())


def test_minutes_are_checked_by_a_chair_kept_word_for_word_and_approved_at_a_later_meeting(case, begun, people):
    item = item_of(begun, case)
    minutes.minute_item(item=item, discussion="Much was said", **on_the_day())
    with pytest.raises(Refused, match="has not ended"):
        minutes.check_minutes(meeting=begun, **on_the_day("chair"))
    minutes.end_group_meeting(meeting=begun, **on_the_day())
    with pytest.raises(NotAllowed):
        minutes.check_minutes(meeting=begun, **on_the_day())
    minutes.check_minutes(meeting=begun, **on_the_day("chair"))
    with pytest.raises(Refused, match="A chair has checked these minutes"):
        minutes.minute_item(item=item, discussion="Else", **on_the_day())
    begun.refresh_from_db()
    assert "Much was said" in str(begun.checked_words) and len(begun.digest) == 64
    later = GroupMeeting.objects.create(
        number=99, starts_at=timezone.now() + 99 * DAY, arranged_at=timezone.now(), arranged_by=people["officer"]
    )
    agendas.build_agenda(meeting=later, **by())
    assert later.items.filter(about=f"minutes-{begun.pk}").exists()
    with pytest.raises(Refused, match="once it has begun"):
        minutes.approve_minutes(meeting=begun, at_meeting=later, digest=begun.digest, **on_the_day())
    GroupMeeting.objects.filter(pk=later.pk).update(begun_at=timezone.now())
    later.refresh_from_db()
    minutes.approve_minutes(meeting=begun, at_meeting=later, digest=begun.digest, **on_the_day())
    begun.refresh_from_db()
    assert begun.approved_in == later


def test_a_meeting_is_moved_and_called_off_and_everybody_is_told(meeting):
    Notice.objects.all().delete()
    operations.move_group_meeting(meeting=meeting, starts_at=timezone.now() + 12 * DAY, **by())
    meeting.refresh_from_db()
    assert meeting.sequence == 1 and Notice.objects.filter(body__contains="It has moved").exists()
    with pytest.raises(Refused, match="Say why"):
        operations.cancel_group_meeting(meeting=meeting, because="", **by())
    operations.cancel_group_meeting(meeting=meeting, because="Snow", **by())
    assert Notice.objects.filter(calendar__contains="METHOD:CANCEL").exists()
    meeting.refresh_from_db()
    with pytest.raises(Refused, match="has been cancelled"):
        agendas.build_agenda(meeting=meeting, **by())


def test_a_guest_reads_no_more_of_a_meeting_once_it_is_over(case, begun, people):
    guest = people["stranger"]
    operations.ask_to_group_meeting(meeting=begun, person=guest, for_case=case, **by())
    assert group.group_meeting_by(guest, begun.pk) == begun
    minutes.end_group_meeting(meeting=begun, **on_the_day())
    assert group.group_meeting_by(guest, begun.pk) is None
    assert group.group_meeting_by(people["council"], begun.pk) == begun


def test_a_guest_of_a_cancelled_meeting_is_on_the_case_no_longer(case, issued, people):
    guest = people["stranger"]
    operations.ask_to_group_meeting(meeting=issued, person=guest, for_case=case, **by())
    operations.cancel_group_meeting(meeting=issued, because="Snow", **by())
    assert not Place.objects.filter(case=case, person=guest, until_on=None).exists()
    assert group.group_meeting_by(guest, issued.pk) is None
    told = {one.to: one.body for one in Notice.objects.filter(subject__startswith="Cancelled")}
    assert "Ask the Partnership Team" in told[guest] and "Sign in" not in told[guest]
    assert "Sign in to read why" in told[people["council"]]


def test_only_those_who_may_still_read_the_minutes_are_told_that_they_are_checked(case, begun, people):
    guest = people["stranger"]
    operations.ask_to_group_meeting(meeting=begun, person=guest, for_case=case, **by())
    minutes.minute_item(item=item_of(begun, case), discussion="Much was said", **on_the_day())
    minutes.end_group_meeting(meeting=begun, **on_the_day())
    Notice.objects.all().delete()
    minutes.check_minutes(meeting=begun, **on_the_day("chair"))
    told = {one.to for one in Notice.objects.all()}
    assert {people["council"], people["officer"]} <= told and guest not in told


def test_a_member_who_left_the_group_reads_its_minutes_no_more(begun, people):
    minutes.end_group_meeting(meeting=begun, **on_the_day())
    Holding.objects.filter(person=people["member"]).update(until_on=timezone.localdate() - DAY)
    assert group.group_meeting_by(people["member"], begun.pk) is None


def test_a_highly_restricted_case_stays_hidden_at_the_group(case, begun, people):
    Case.objects.filter(pk=case.pk).update(sensitivity=Sensitivity.HIGHLY_RESTRICTED)
    officer = people["second_officer"]
    assert case not in [one.case for one in agenda.items_of(officer, begun)]
    assert {"heading": "Rapid Review reports", "kept": True} in reading.words_for(officer, begun)["items"]
    for who in ("chair", "member"):  # she has a place on it
        assert case in [one.case for one in agenda.items_of(people[who], begun)], who


def to_check(chair):
    """Of which meetings it stands among somebody's work that they check the minutes."""
    return [line.pk for line in reading.work_of(chair) if line.act == "check_minutes"]


def test_a_chair_checks_the_words_that_they_read_and_the_whole_of_them(case, begun, people):
    item = item_of(begun, case)
    minutes.minute_item(item=item, discussion="It was discussed.", **on_the_day())
    minutes.end_group_meeting(meeting=begun, **on_the_day())
    begun.refresh_from_db()
    read = reading.digest_now(people["chair"], begun)
    item.refresh_from_db()
    minutes.minute_item(item=item, discussion="It was decided.", **on_the_day())
    with pytest.raises(Refused, match="Read them again"):
        minutes.check_minutes(meeting=begun, digest=read, **on_the_day("chair"))
    assert to_check(people["chair"]) == to_check(people["vice_chair"]) == [begun.pk]
    build.bar(case, people["chair"], people["officer"])
    assert to_check(people["chair"]) == [] and to_check(people["vice_chair"]) == [begun.pk]
    with pytest.raises(Refused, match=f"kept from you. {people['vice_chair']} can check them"):
        minutes.check_minutes(meeting=begun, digest=reading.digest_now(people["chair"], begun), **on_the_day("chair"))
    minutes.check_minutes(
        meeting=begun, digest=reading.digest_now(people["vice_chair"], begun), **on_the_day("vice_chair")
    )


def test_where_the_chair_who_was_there_may_not_read_all_of_it_the_other_checks_and_where_neither_may_it_says_so(
    case, issued, people
):
    here = [one.person for one in issued.seats.all() if one.person != people["vice_chair"]]
    minutes.begin_group_meeting(meeting=issued, present=here, **on_the_day())
    minutes.minute_item(item=item_of(issued, case), discussion="It was discussed.", **on_the_day())
    minutes.end_group_meeting(meeting=issued, **on_the_day())
    with pytest.raises(Refused, match="You were not at this meeting"):
        minutes.check_minutes(meeting=issued, **on_the_day("vice_chair"))
    build.bar(case, people["chair"], people["officer"])
    with pytest.raises(Refused, match="kept from you"):
        minutes.check_minutes(meeting=issued, **on_the_day("chair"))
    build.bar(case, people["vice_chair"], people["officer"])
    assert to_check(people["chair"]) == to_check(people["vice_chair"]) == [issued.pk]
    with pytest.raises(Refused, match="kept from each of the chairs"):
        minutes.check_minutes(meeting=issued, **on_the_day("chair"))
    Place.objects.filter(person=people["vice_chair"], capacity="BARRED").delete()
    minutes.check_minutes(meeting=issued, **on_the_day("vice_chair"))


def test_minutes_are_checked_although_the_chair_who_was_there_holds_the_office_no_longer(case, issued, people):
    here = [one.person for one in issued.seats.all() if one.person != people["vice_chair"]]
    minutes.begin_group_meeting(meeting=issued, present=here, **on_the_day())
    minutes.minute_item(item=item_of(issued, case), discussion="It was discussed.", **on_the_day())
    minutes.end_group_meeting(meeting=issued, **on_the_day())
    Holding.objects.filter(person=people["chair"]).update(until_on=timezone.localdate())
    minutes.check_minutes(meeting=issued, **on_the_day("vice_chair"))


def test_a_quorum_is_judged_by_the_chairs_of_the_day_of_the_meeting(begun, people):
    chairs = Holding.objects.filter(person__in=[people["chair"], people["vice_chair"]])
    chairs.update(from_on=timezone.localdate() + 5 * DAY)
    assert group.why_not_quorate(people["officer"], begun) == []
    chairs.update(until_on=timezone.localdate() + 7 * DAY)
    assert "neither the JCR Chair" in group.why_not_quorate(people["officer"], begun)[0]


def test_what_is_done_with_an_item_about_a_case_stands_in_the_history_of_the_case(case, meeting, people):
    agendas.build_agenda(meeting=meeting, **by())
    agendas.add_agenda_item(meeting=meeting, heading="OTHER", title="Thanks", case=case, **by())
    item = item_of(meeting, case)
    agendas.change_agenda_item(item=item, title="Hers", **by())
    agendas.leave_out_agenda_item(item=item, **by())
    agendas.leave_out_agenda_item(item=item, is_left_out=False, **by())
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.issue_agenda(meeting=meeting, because="It is late", **by())
    minutes.begin_group_meeting(meeting=meeting, present=[one.person for one in meeting.seats.all()], **on_the_day())
    minutes.minute_item(item=item, discussion="Much was said", **on_the_day())
    minutes.note_decision(item=item, words="A review", **on_the_day())
    due = (timezone.now() + 20 * DAY).date()
    made = minutes.take_on(item=item, text="Ask the GP", owner=people["council"], due_on=due, **on_the_day())
    minutes.do_group_action(action=made, done_words="She answered", **on_the_day("council"))
    acts = [
        "add_agenda_item", "change_agenda_item", "leave_out_agenda_item", "leave_out_agenda_item", "minute_item",
        "note_decision", "take_on", "do_group_action",
    ]  # fmt: skip
    done = Event.objects.filter(act__in=acts).order_by("number")
    assert [one.act for one in done] == acts and {one.about for one in done} == {case.reference}
    minutes.minute_item(item=meeting.items.get(about="WELCOME"), discussion="Welcome", **on_the_day())
    assert Event.objects.latest("number").about == ""


def test_the_action_log_is_counted_anew_when_the_agenda_is_issued(case, meeting, people):
    agendas.build_agenda(meeting=meeting, **by())
    other = meeting.items.get(about="OTHER")
    agendas.change_agenda_item(item=other, title=other.title, note="Cake", **by())
    log = meeting.items.get(about="ACTION_LOG")
    assert "0 more taken on" in log.note
    due = (timezone.now() + DAY).date()
    ItemAction.objects.create(
        item=other,
        text="Bake",
        owner=people["council"],
        due_on=due,
        recorded_at=timezone.now(),
        recorded_by=people["officer"],
    )
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.issue_agenda(meeting=meeting, because="It is late", **by())
    meeting.refresh_from_db()
    assert "1 more taken on" in str(meeting.agenda) and "Cake" in str(meeting.agenda)


def test_what_was_due_is_said_anew_when_the_agenda_is_issued_and_what_somebody_wrote_stays(case, meeting, people):
    Case.objects.filter(pk=case.pk).update(due_on=timezone.localdate() + DAY)
    agendas.build_agenda(meeting=meeting, **by())
    item, log = item_of(meeting, case), meeting.items.get(heading="ACTION_LOG")
    assert "It was due on" not in item.note and "actions" in log.note
    agendas.change_agenda_item(item=log, title=log.title, note="Read the two oldest aloud.", **by())
    Case.objects.filter(pk=case.pk).update(due_on=dt.date(2026, 3, 3))
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.issue_agenda(meeting=meeting, because="It is late", **by())
    item.refresh_from_db(), log.refresh_from_db()
    assert "It was due on 3 March 2026." in item.note and log.note == "Read the two oldest aloud."


def test_an_item_moves_past_what_whoever_moves_it_sees_until_the_agenda_is_issued(case, meeting, people):
    agendas.build_agenda(meeting=meeting, **by())
    for title, about in (("Cake", None), ("Hers", case), ("Thanks", None)):
        agendas.add_agenda_item(meeting=meeting, heading="OTHER", title=title, case=about, **by())

    def titles():
        return list(meeting.items.filter(heading="OTHER").values_list("title", flat=True))

    first, cake, hers, thanks = titles()
    agendas.move_agenda_item(item=meeting.items.get(title="Thanks"), is_up=True, **by())
    assert titles() == [first, cake, thanks, hers]
    build.bar(case, people["manager"], people["officer"])
    agendas.move_agenda_item(item=meeting.items.get(title="Hers"), is_up=True, **by())
    agendas.move_agenda_item(item=meeting.items.get(title="Thanks"), is_up=True, **by("manager"))
    assert titles() == [first, thanks, hers, cake]
    with pytest.raises(Refused, match="is the last under its heading"):
        agendas.move_agenda_item(item=meeting.items.get(title="Cake"), is_up=False, **by())
    with pytest.raises(NotAllowed):
        agendas.move_agenda_item(item=meeting.items.get(title="Cake"), is_up=True, **by("council"))
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.issue_agenda(meeting=meeting, because="It is late", **by())
    under = next(one["items"] for one in GroupMeeting.objects.get(pk=meeting.pk).agenda if "other" in one["heading"])
    assert [one["title"] for one in under] == [first, thanks, hers, cake]
    with pytest.raises(Refused, match="has been issued"):
        agendas.move_agenda_item(item=meeting.items.get(title="Cake"), is_up=True, **by())


def test_an_item_waits_for_its_meeting_and_else_for_its_case(case, meeting):
    agendas.build_agenda(meeting=meeting, **by())
    of_case = case.meetings.get(kind="RAPID_REVIEW")
    agendas.build_meeting_agenda(meeting=of_case, **by())
    assert guard(item_of(meeting, case)) == guard(meeting.items.get(about="OTHER")) == meeting
    assert guard(of_case.items.first()) == guard(of_case) == case and guard(meeting) is None


def test_minutes_in_which_something_was_only_decided_or_taken_on_can_be_checked(case, begun, people):
    minutes.end_group_meeting(meeting=begun, **on_the_day())
    with pytest.raises(Refused, match="Nothing has been written down yet"):
        minutes.check_minutes(meeting=begun, **on_the_day("chair"))
    minutes.note_decision(item=item_of(begun, case), words="A review", **on_the_day())
    minutes.check_minutes(meeting=begun, **on_the_day("chair"))
