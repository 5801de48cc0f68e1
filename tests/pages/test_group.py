"""The meetings of the Joint Case Review group on their pages: for whom they are, and what stands there when."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Holding
from sarum.cases.models import GroupMeeting, MadeDocument, Place, Step
from sarum.cases.operations import agenda as agendas
from sarum.cases.operations import group as operations
from sarum.cases.operations import minutes, sending_back
from sarum.cases.queries import group
from sarum.cases.queries import minutes as minutes_queries
from tests import build, cast
from tests.pages.steps import as_, day, words

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def case():
    return build.case_at(Step.RAPID_REVIEW)


@pytest.fixture
def meeting(case):
    people = group.usual_people(cast.people()["officer"])
    return operations.arrange_group_meeting(kind="QUARTERLY", starts_at=timezone.now() + DAY, people=people, **by())


def by(who="officer", days=0):
    return {"by": cast.people()[who], "at": timezone.now() + days * DAY}


def page(who, name, *ids, **asked):
    return as_(who).get(reverse(f"cases:{name}", args=ids), asked)


def sent(who, name, *ids, **given):
    return as_(who).post(reverse(f"cases:{name}", args=ids), given, follow=True)


def issue(meeting):
    agendas.build_agenda(meeting=meeting, **by())
    agendas.put_agenda_to_chairs(meeting=meeting, **by())
    agendas.issue_agenda(meeting=meeting, because="It is late", **by())


def begin(meeting):
    issue(meeting)
    minutes.begin_group_meeting(meeting=meeting, present=[one.person for one in meeting.seats.all()], **by(days=1))


def test_a_meeting_is_arranged_and_its_agenda_built_put_to_the_chairs_and_issued(case):
    assert "No meeting has been arranged yet." in words(page("officer", "group_meetings"))
    asked = page("officer", "arrange_group_meeting").context["form"].initial["people"]
    ahead = timezone.localdate() + 40 * DAY
    given = {"kind": "QUARTERLY", **day("day", ahead.year, ahead.month, ahead.day), "time": "2pm", "where": "Virtual",
             "people": [one.pk for one in asked], "key": "k"}  # fmt: skip
    shown = words(sent("officer", "arrange_group_meeting", **given))
    assert "Build the agenda from what is due" in shown and "5 working days before" in shown
    pk = group.group_meetings(cast.people()["officer"]).get().pk
    assert f"{case.reference}: Rapid Review" in words(sent("officer", "build_agenda", pk))
    assert "The agenda has not been issued yet." in words(page("council", "group_meeting", pk))
    assert "Both chairs are asked." in words(sent("officer", "put_agenda_to_chairs", pk))
    assert "Say what you think of the agenda" in words(page("chair", "home"))
    sent("chair", "say_of_agenda", pk, words="Put the Action Log first")
    refused = as_("officer").post(reverse("cases:issue_agenda", args=[pk]), {})
    assert refused.status_code == 422 and "said nothing yet" in words(refused)
    assert "Agenda issued" in words(sent("officer", "issue_agenda", pk, because="The Vice-Chair is away"))
    shown = words(page("council", "group_meeting", pk))
    assert f"{case.reference}: Rapid Review" in shown and "Put the Action Log first" not in shown


def test_an_item_is_added_changed_and_taken_off(meeting, case):
    agendas.build_agenda(meeting=meeting, **by())
    sent("officer", "add_agenda_item", meeting.pk, heading="OTHER", title="A letter of thanks", case=case.pk)
    item = meeting.items.get(title="A letter of thanks")
    document = case.documents.first()
    given = {"title": "A letter of thanks to the crew", "version": item.version} | (
        {"paper": document.pk} if document else {}
    )
    assert "A letter of thanks to the crew" in words(sent("officer", "change_agenda_item", item.pk, **given))
    assert "Taken off" in words(sent("officer", "leave_out_agenda_item", item.pk, meant="off"))
    assert "Taken off" not in words(sent("officer", "leave_out_agenda_item", item.pk, meant="on"))


def test_an_item_is_moved_by_a_button_that_says_which_and_a_double_click_moves_it_once(meeting):
    agendas.build_agenda(meeting=meeting, **by())
    for title in ("Cake", "Thanks"):
        agendas.add_agenda_item(meeting=meeting, heading="OTHER", title=title, **by())
    item = meeting.items.get(title="Thanks")
    shown = words(page("officer", "group_meeting", meeting.pk))
    up, down = (f'Move {where}<span class="govuk-visually-hidden"> ' for where in ("up", "down"))
    assert f"{up}Thanks" in shown and f"{down}Cake" in shown and f"{down}Thanks" not in shown
    given = {"is_up": "yes", "key": item.version}
    for _ in range(2):
        moved = as_("officer").post(reverse("cases:move_agenda_item", args=[item.pk]), given)
        assert moved.url == f"{reverse('cases:group_meeting', args=[meeting.pk])}#item-{item.pk}"
    assert [one.title for one in meeting.items.filter(heading="OTHER")][1:] == ["Thanks", "Cake"]
    assert "Where to?" in words(page("officer", "move_agenda_item", item.pk))
    assert "Move up" not in words(page("chair", "group_meeting", meeting.pk))


def test_two_who_take_an_item_off_at_once_do_not_put_it_back(meeting):
    agendas.build_agenda(meeting=meeting, **by())
    item = meeting.items.get(about="OTHER")
    here = reverse("cases:leave_out_agenda_item", args=[item.pk])
    shown = page("officer", "leave_out_agenda_item", item.pk)
    given = {"meant": shown.context["form"].initial["meant"], "version": shown.context["version"]}
    as_("officer").post(here, given)
    second = as_("manager").post(here, given)
    item.refresh_from_db()
    assert item.is_left_out and second.status_code == 422 and "Take it off the agenda" in words(second)


def test_an_invitation_is_answered_and_too_little_authority_is_pointed_out(meeting):
    assert "Say whether you come to the group" in words(page("council", "home"))
    refused = as_("council").post(reverse("cases:answer_group_invitation", args=[meeting.pk]), {"answer": "COMES"})
    assert refused.status_code == 422 and list(refused.context["form"].errors) == ["has_authority"]
    assert "for your organisation? (optional)" not in words(refused)
    sent(
        "council",
        "answer_group_invitation",
        meeting.pk,
        answer="COMES",
        has_authority="no",
        statement="Not for housing",
    )
    shown = words(page("officer", "group_meeting", meeting.pk))
    assert "cannot agree actions for it. Ask who can." in shown and "Not for housing" in shown
    calendar = page("council", "group_calendar", meeting.pk).content.decode()
    assert "BEGIN:VEVENT" in calendar and "WY-" not in calendar and "PARTSTAT=ACCEPTED" in calendar
    assert "ATTENDEE" not in page("officer", "group_calendar", meeting.pk).content.decode()


def test_a_meeting_begins_from_its_day_on_and_then_no_longer_asks_who_comes(meeting):
    issue(meeting)
    assert "Begin the meeting" not in words(page("officer", "group_meeting", meeting.pk))
    GroupMeeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now())
    shown = words(page("officer", "group_meeting", meeting.pk))
    assert "Begin the meeting" in shown and "Say whether you come" in shown
    minutes.begin_group_meeting(meeting=meeting, present=[cast.people()["council"]], **by(days=1))
    shown = words(page("officer", "group_meeting", meeting.pk))
    assert "Say whether you come" not in shown and "Put right who is here" in shown


def test_a_meeting_is_virtual_unless_a_place_is_given(case):
    assert 'value="Virtual"' in page("officer", "arrange_group_meeting").content.decode()
    ahead = timezone.localdate() + 40 * DAY
    given = {"kind": "QUARTERLY", **day("day", ahead.year, ahead.month, ahead.day), "time": "2pm", "where": "",
             "people": [cast.people()["council"].pk]}  # fmt: skip
    sent("officer", "arrange_group_meeting", **given)
    assert GroupMeeting.objects.get().where == "Virtual"


def test_it_is_minuted_item_by_item_kept_as_it_is_typed_with_decisions_and_actions(meeting, case):
    begin(meeting)
    item = meeting.items.get(about=f"case-{case.pk}-{case.step}")
    browser, path = as_("officer"), reverse("cases:minute_item", args=[item.pk])
    version = browser.get(path).context["version"]
    typed = {"discussion": "The facts were gone through", "version": version}
    kept = browser.post(path, typed, headers={"X-Saving": "behind"}).json()
    assert kept["said"].startswith("Saved at")
    stale = browser.post(path, typed | {"discussion": "Else"}, headers={"X-Saving": "behind"}).json()
    assert stale["stopped"]
    again = browser.post(path, typed, headers={"X-Saving": "behind"}).json()  # our own words, whose answer was lost
    assert again["version"] == kept["version"] and "stopped" not in again
    assert "The facts were gone through" in words(browser.get(path))
    due = timezone.localdate() + 20 * DAY
    sent("officer", "note_decision", item.pk, words="A review", dissent="The police would wait")
    sent("officer", "take_on", item.pk, text="Ask the GP", owner=cast.people()["council"].pk,
         **day("due_on", due.year, due.month, due.day))  # fmt: skip
    shown = words(browser.get(path))
    assert "A review" in shown and "The police would wait" in shown and "Ask the GP" in shown
    assert "Ask the GP" in words(page("council", "home"))
    action = item.actions.get()
    assert "The action is done." in words(sent("council", "do_group_action", action.pk, done_words="She answered"))
    assert page("author", "do_group_action", action.pk).status_code == 404


def test_an_action_sent_again_with_other_words_is_not_dropped_and_not_doubled(meeting, case):
    begin(meeting)
    item, due = meeting.items.get(about=f"case-{case.pk}-{case.step}"), timezone.localdate() + 20 * DAY
    given = {"text": "Ask the GP", "owner": cast.people()["council"].pk, **day("due_on", due.year, due.month, due.day)}
    for _ in range(2):
        sent("officer", "take_on", item.pk, key="k", **given)
    assert [one.text for one in item.actions.all()] == ["Ask the GP"]
    other = sent("officer", "take_on", item.pk, key="k", **given | {"text": "Ask the nurse"})
    assert other.status_code == 422 and "You sent this form before" in words(other) and "Ask the nurse" in words(other)
    sent("officer", "take_on", item.pk, key=other.context["key"], **given | {"text": "Ask the nurse"})
    assert [one.text for one in item.actions.order_by("pk")] == ["Ask the GP", "Ask the nurse"]


def test_without_a_quorum_a_decision_is_refused_and_what_was_typed_is_kept(meeting, case):
    issue(meeting)
    minutes.begin_group_meeting(meeting=meeting, present=[cast.people()["chair"]], **by(days=1))
    item = meeting.items.first()
    assert "The group cannot decide" in words(page("officer", "minute_item", item.pk))
    refused = as_("officer").post(reverse("cases:note_decision", args=[item.pk]), {"words": "A review"})
    assert refused.status_code == 422 and "A review" in words(refused)


def test_the_minutes_are_checked_read_and_taken_away(meeting, case):
    begin(meeting)
    item = meeting.items.get(about=f"case-{case.pk}-{case.step}")
    minutes.minute_item(item=item, discussion="Much was said", **by(days=1))
    minutes.end_group_meeting(meeting=meeting, **by(days=1))
    assert "Check the minutes" in words(page("chair", "home"))
    assert "Much was said" in words(page("chair", "check_minutes", meeting.pk))
    read = minutes_queries.digest_now(cast.people()["chair"], meeting)
    assert "The minutes are checked" in words(sent("chair", "check_minutes", meeting.pk, digest=read))
    meeting.refresh_from_db()
    shown = words(page("council", "group_minutes", meeting.pk))
    assert "Much was said" in shown and meeting.digest[:12] in shown
    for name, start in (("group_minutes_word", b"PK"), ("group_minutes_pdf", b"%PDF")):
        assert page("council", name, meeting.pk).content.startswith(start)


def test_what_somebody_took_as_a_file_can_be_taken_again_as_it_was_by_them_alone(meeting, case):
    assert "You have made none yet" in words(page("officer", "group_documents"))
    for name in ("group_minutes", "group_minutes_word"):
        early = page("member", name, meeting.pk)
        assert early.status_code == 409 and "has not begun, so it has no minutes yet" in words(early)
    issue(meeting)
    taken = page("officer", "group_agenda_word", meeting.pk).content
    made = MadeDocument.objects.get()
    assert made.get_ending_display() in words(page("officer", "group_documents"))
    assert page("officer", "group_document", made.pk).content == taken
    assert page("chair", "group_document", made.pk).status_code == 404
    assert page("chair", "group_agenda_word", meeting.pk).content == taken
    assert made.get_ending_display() in words(page("chair", "group_documents"))
    own = MadeDocument.objects.exclude(pk=made.pk).get()
    assert own.digest == made.digest and page("chair", "group_document", own.pk).content == taken
    page("chair", "group_agenda_word", meeting.pk)
    assert MadeDocument.objects.count() == 2
    build.bar(case, cast.people()["chair"], cast.people()["officer"])
    Place.objects.filter(capacity="BARRED").update(from_on=timezone.localdate())
    assert page("chair", "group_document", own.pk).status_code == 404  # it may tell of the case
    Holding.objects.filter(person=cast.people()["officer"]).update(until_on=timezone.localdate() - DAY)
    assert page("officer", "group_document", made.pk).status_code == 404  # who belongs to the group no more


def test_for_which_case_somebody_comes_is_for_those_who_may_see_it_and_a_guest_sees_nobody_else(meeting, case):
    operations.ask_to_group_meeting(meeting=meeting, person=cast.people()["stranger"], for_case=case, **by())
    assert f"For {case.reference} only" in words(page("officer", "group_meeting", meeting.pk))
    build.bar(case, cast.people()["council"], cast.people()["officer"])
    shown = words(page("council", "group_meeting", meeting.pk))
    assert case.reference not in shown and "For one case only" in shown
    guests = page("stranger", "group_meeting", meeting.pk)
    assert [one.person for one in guests.context["seats"]] == [cast.people()["stranger"]]
    assert f"For {case.reference} only" in words(guests)
    table = words(guests).partition("Who was asked")[2]
    assert cast.people()["council"].name not in table


def test_what_a_chair_sends_back_is_for_those_who_prepare_the_meeting(meeting, case):
    begin(meeting)
    minutes.minute_item(item=meeting.items.get(heading="OTHER"), discussion="x", **by(days=1))
    minutes.end_group_meeting(meeting=meeting, **by(days=1))
    sending_back.send_back_minutes(meeting=meeting, because="Her name is in it", **by("chair", days=1))
    for who, sees in (("officer", True), ("vice_chair", True), ("council", False)):
        assert ("Her name is in it" in words(page(who, "group_meeting", meeting.pk))) == sees, who
    waiting = [line.text for line in minutes_queries.work_of(cast.people()["chair"])]
    assert not any("Check the minutes" in text for text in waiting)
    assert "Put the minutes forward again" in words(page("officer", "group_meeting", meeting.pk))
    assert "with the chairs again" in words(sent("officer", "put_minutes_forward", meeting.pk))
    waiting = [line.text for line in minutes_queries.work_of(cast.people()["chair"])]
    assert any("Check the minutes" in text for text in waiting)
    assert not any("Put right" in line.text for line in minutes_queries.work_of(cast.people()["officer"]))


@pytest.mark.parametrize("name", ["group_meeting", "group_minutes", "group_calendar", "answer_group_invitation"])
def test_who_was_not_asked_finds_nothing(meeting, name):
    for who in ("stranger", "author"):
        assert page(who, name, meeting.pk).status_code == 404
    assert Client().get(reverse(f"cases:{name}", args=[meeting.pk])).status_code == 302


def test_only_the_team_prepares_and_only_a_chair_checks(meeting):
    for name in ("build_agenda", "issue_agenda", "begin_group_meeting", "end_group_meeting", "cancel_group_meeting"):
        assert page("council", name, meeting.pk).status_code == 403
    assert page("officer", "check_minutes", meeting.pk).status_code == 403
