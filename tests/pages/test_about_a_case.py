"""Meetings about a case on their pages: the invitation, the agenda, the items while it goes on, and its minutes."""

import datetime as dt
import io

import docx
import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.cases.models import Action, Conflict, Document, Meeting, Step
from sarum.cases.operations import agenda, minutes
from sarum.cases.operations import meeting as operations
from sarum.cases.queries import minutes as minutes_queries
from tests import build, cast
from tests.pages.steps import as_, day, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.RAPID_REVIEW)


@pytest.fixture
def meeting(case):
    return case.meetings.get(kind="RAPID_REVIEW")


@pytest.fixture
def begun(meeting):
    agenda.build_meeting_agenda(meeting=meeting, **by())
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - dt.timedelta(hours=1))
    present = {seat.person_id: {"is_present": True, "has_authority": True} for seat in meeting.attendance.all()}
    operations.record_attendance(meeting=meeting, present=present, **by())
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def ended(begun):
    minutes.minute_item(item=begun.items.get(heading="FACTS"), discussion="Much was said.", **by())
    minutes.end_meeting(meeting=begun, **by())
    return Meeting.objects.get(pk=begun.pk)


def by(who="officer"):
    return {"by": cast.people()[who], "at": timezone.now()}


def url(act, meeting):
    return reverse(f"cases:{act}", args=[meeting.case.reference, meeting.pk])


def page(who, act, meeting):
    return as_(who).get(url(act, meeting))


def sent(who, act, meeting, **given):
    return as_(who).post(url(act, meeting), given, follow=True)


def digest(meeting):
    """Of the minutes as a chair reads them."""
    return minutes_queries.digest_now(cast.people()["chair"], meeting)


def test_what_was_added_to_the_agenda_of_a_case_is_moved(meeting):
    agenda.build_meeting_agenda(meeting=meeting, **by())
    agenda.add_agenda_item(meeting=meeting, heading="FACTS", title="The night of 3 March", **by())
    added = meeting.items.get(title="The night of 3 March")
    assert 'Move up<span class="govuk-visually-hidden"> The night of 3 March' in words(
        page("officer", "meeting", meeting)
    )
    there = as_("officer").post(reverse("cases:move_agenda_item", args=[added.pk]), {"is_up": "yes"})
    assert there.url == f"{url('meeting', meeting)}#item-{added.pk}"
    assert [one.title for one in meeting.items.filter(heading="FACTS")] == ["The night of 3 March", "The facts"]


def test_the_agenda_of_a_case_has_its_day_and_is_taken_away_as_word_and_pdf(meeting):
    shown = words(page("officer", "meeting", meeting))
    assert "To be issued by" in shown and "5 working days before" in shown and "the agenda</span>" not in shown
    agenda.build_meeting_agenda(meeting=meeting, **by())
    assert "Take it away as" in words(page("chair", "meeting", meeting))
    assert "Take it away as" not in words(page("council", "meeting", meeting))
    refused = page("council", "meeting_agenda_word", meeting)
    assert refused.status_code == 409 and "has not been issued yet" in words(refused)
    draft = docx.Document(io.BytesIO(page("officer", "meeting_agenda_word", meeting).content))
    assert "Draft, not issued yet" in str([one.text for one in draft.element.iter() if one.text])
    agenda.issue_meeting_agenda(meeting=meeting, because="Short notice", **by())
    assert "To be issued by" not in words(page("council", "meeting", meeting))
    taken = page("council", "meeting_agenda_word", meeting)
    text = [one.text for one in docx.Document(io.BytesIO(taken.content)).paragraphs]
    assert "The facts" in text and any(meeting.case.reference in line for line in text)
    pdf = page("council", "meeting_agenda_pdf", meeting)
    assert pdf.content.startswith(b"%PDF") and meeting.case.made_documents.filter(kind="AGENDA").count() == 3


def test_whoever_was_asked_answers_on_their_page_and_the_team_is_warned(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + dt.timedelta(days=9))
    assert "Say whether you come" in words(page("council", "meeting", meeting))
    assert "Say whether you come to the Rapid Review meeting" in words(as_("council").get(reverse("cases:home")))
    refused = as_("council").post(url("answer_invitation", meeting), {"answer": "COMES"})
    assert refused.status_code == 422 and "Say whether you can agree actions" in words(refused)
    shown = words(
        sent("council", "answer_invitation", meeting, answer="COMES", has_authority="no", statement="Not housing")
    )
    assert "Your answer has been recorded." in shown and "Change your answer (comes)" in shown
    assert "Colin Shaw comes for Wyvern Council and cannot agree actions for it" in words(
        page("officer", "meeting", meeting)
    )
    recording = page("officer", "record_attendance", meeting).context["form"].initial
    assert recording[f"came_{cast.people()['council'].pk}"] == "CAME"


def test_the_agenda_is_built_edited_and_issued_and_until_then_not_for_those_asked(meeting):
    assert "The agenda is not built yet." in words(page("officer", "meeting", meeting))
    sent("officer", "build_meeting_agenda", meeting)
    sent("officer", "add_meeting_item", meeting, heading="FACTS", title="The night of 3 March")
    item = meeting.items.get(title="The night of 3 March")
    taken_off = as_("officer").post(
        reverse("cases:leave_out_agenda_item", args=[item.pk]), {"meant": "off"}, follow=True
    )
    assert "Taken off" in words(taken_off)
    assert "has not been issued yet. You will be told" in words(page("council", "meeting", meeting))
    assert "Both chairs are asked" in words(sent("officer", "put_meeting_agenda_to_chairs", meeting))
    assert "Say what you think of the agenda" in words(page("chair", "meeting", meeting))
    sent("chair", "say_of_meeting_agenda", meeting, words="The night first.")
    assert "The night first." in words(page("officer", "meeting", meeting))
    assert "The night first." not in words(page("council", "meeting", meeting))
    assert "has said nothing yet" in words(sent("officer", "issue_meeting_agenda", meeting))
    assert "The agenda is issued" in words(sent("officer", "issue_meeting_agenda", meeting, because="Short notice"))
    shown = words(page("council", "meeting", meeting))
    assert "Immediate safety" in shown and "section 45(6)" in shown and "Minute it" not in shown


def test_an_item_leads_to_its_record_and_to_the_next_and_its_action_to_the_tracker(begun):
    items = {one.heading: one for one in begun.items.all()}
    here = reverse("cases:minute_item", args=[items["SAFETY"].pk])
    shown = words(as_("officer").get(here))
    assert "Answer for immediate safety" in shown and "What should come of it?" in shown
    given = {"discussion": "Her brother too.", "version": 1}
    assert "Early learning" in words(as_("officer").post(here, given, follow=True))
    taking = reverse("cases:take_on", args=[items["SAFETY"].pk])
    when = timezone.localdate() + dt.timedelta(days=1)
    said = {"text": "Visit", "owner": cast.people()["council"].pk, **day("due_on", when.year, when.month, when.day)}
    assert "Say what should come of it" in words(as_("officer").post(taking, said))
    assert "Action" in words(as_("officer").post(taking, said | {"outcome": "He is safe"}, follow=True))
    assert Action.objects.filter(case=begun.case, text="Visit").exists()
    assert as_("council").get(here).status_code == 403 and as_("stranger").get(here).status_code == 404


def test_an_item_that_was_taken_off_meanwhile_says_so_and_keeps_what_was_typed(begun):
    item = begun.items.get(heading="OTHER")
    here = reverse("cases:minute_item", args=[item.pk])
    agenda.leave_out_agenda_item(item=item, **by())
    assert "was taken off the agenda" in words(as_("officer").get(here))
    refused = as_("officer").post(here, {"discussion": "Thanks to the crew.", "version": 2})
    assert refused.status_code == 422 and "Thanks to the crew." in words(refused)
    minutes.minute_item(item=begun.items.get(heading="EARLY"), discussion="x", **by())
    shown = page("officer", "meeting", begun).content.decode()
    assert reverse("cases:leave_out_agenda_item", args=[item.pk]) in shown
    assert reverse("cases:leave_out_agenda_item", args=[begun.items.get(heading="EARLY").pk]) not in shown


def test_who_came_is_put_right_until_the_minutes_are_checked(ended):
    there = url("record_attendance", ended)
    assert there in page("officer", "meeting", ended).content.decode()
    minutes.check_minutes(meeting=ended, **by("chair"))
    assert there not in page("officer", "meeting", ended).content.decode()


def test_minutes_by_item_lead_to_the_end_of_the_meeting():
    case = build.case_at(Step.RAPID_REVIEW, done=True)
    held = case.meetings.get(kind="RAPID_REVIEW")
    Meeting.objects.filter(pk=held.pk).update(minutes="", minuted_by=None, ended_at=None)
    agenda.build_meeting_agenda(meeting=held, **by())
    minutes.minute_item(item=held.items.get(heading="FACTS"), discussion="Much was said.", **by())
    assert "Being minuted" in words(as_("officer").get(reverse("cases:meetings", args=[case.reference])))
    shown = as_("officer").get(reverse("cases:rapid_review", args=[case.reference]))
    assert shown.context["sitting"].next_act == "end_meeting" and "End a meeting" in words(shown)
    assert shown.context["there"] == url("meeting", held)
    minutes.end_meeting(meeting=held, **by())
    shown = as_("officer").get(reverse("cases:rapid_review", args=[case.reference]))
    assert shown.context["sitting"].next_act == "draft_report"


def test_what_was_sent_back_is_put_forward_on_the_page_of_the_meeting(ended):
    sent("chair", "send_back_meeting_minutes", ended, because="Said, not sad")
    shown = words(page("officer", "meeting", ended))
    assert "Put the minutes forward again" in shown and "The Partnership Team puts them right next" in shown
    assert "Put the minutes forward again" not in words(page("chair", "meeting", ended))
    assert "Said, not sad" in words(page("officer", "put_meeting_minutes_forward", ended))
    shown = words(sent("officer", "put_meeting_minutes_forward", ended))
    assert "with the chairs again" in shown and "Said, not sad" not in shown
    assert "Put the minutes forward again" not in shown


def test_without_authority_or_a_quorum_it_is_said_while_items_are_minuted(begun):
    begun.attendance.filter(person=cast.people()["council"]).update(is_present=False)
    begun.attendance.filter(person=cast.people()["police"]).update(has_authority=False)
    shown = words(as_("officer").get(reverse("cases:minute_item", args=[begun.items.get(heading="FACTS").pk])))
    assert "Wyvern Council was not represented" in shown
    assert "Priya Nair is here for Wyvern Police and cannot agree actions for it" in shown


def test_a_paper_goes_with_an_item_and_safety_cannot_be_taken_off(meeting):
    agenda.build_meeting_agenda(meeting=meeting, **by())
    item = meeting.items.get(heading="SAFETY")
    paper = Document.objects.create(
        case=meeting.case, number=99, digest="0" * 64, name="plan.pdf", kind="pdf", size=1, about="The safety plan",
        added_by=by()["by"], added_at=timezone.now(),
    )  # fmt: skip
    attach = reverse("cases:add_item_paper", args=[item.pk])
    shown = page("officer", "meeting", meeting).content.decode()
    assert attach in shown and reverse("cases:leave_out_agenda_item", args=[item.pk]) not in shown
    assert "The safety plan" in words(as_("officer").get(attach))
    assert "Paper: The safety plan (PDF" in words(as_("officer").post(attach, {"document": paper.pk}, follow=True))


def test_conflicts_of_those_present_stand_where_an_item_is_minuted_in_different_words(begun):
    people, here = cast.people(), reverse("cases:minute_item", args=[begun.items.get(heading="FACTS").pk])
    for who, bars in (("council", False), ("police", True), ("stranger", True)):
        Conflict.objects.create(
            case=begun.case, person=people[who], conflict="Knows her", is_barring=bars, declared_at=timezone.now()
        )
    shown = words(as_("officer").get(here))
    assert "Conflict declared" in shown and "Colin Shaw has a conflict of interest that does not bar" in shown
    assert "Priya Nair has a conflict of interest and must not decide on this item" in shown
    assert "Stan Webb" not in shown


def test_after_the_end_it_is_no_longer_said_that_items_are_minuted_while_they_are_discussed(begun):
    Meeting.objects.filter(pk=begun.pk).update(issued_at=timezone.now())
    assert "while it is discussed" in words(page("officer", "meeting", begun))
    minutes.end_meeting(meeting=begun, **by())
    shown = words(page("officer", "meeting", begun))
    assert "while it is discussed" not in shown and "The meeting has ended" in shown


def test_minutes_are_sent_back_from_where_they_are_checked_and_it_is_shown_until_they_are(ended):
    assert url("send_back_meeting_minutes", ended) in page("chair", "check_meeting_minutes", ended).content.decode()
    shown = words(sent("chair", "send_back_meeting_minutes", ended, because="It was Tuesday"))
    assert "It was Tuesday" in shown and "The minutes were sent back" in shown
    sent("chair", "check_meeting_minutes", ended, digest=digest(ended))
    assert "It was Tuesday" not in words(page("officer", "meeting", ended))


def test_minutes_are_checked_approved_and_taken_away(ended):
    assert "Much was said." in words(page("chair", "check_meeting_minutes", ended))
    assert "Minutes checked" in words(sent("chair", "check_meeting_minutes", ended, digest=digest(ended)))
    assert "No later meeting has begun yet" in words(page("officer", "approve_meeting_minutes", ended))
    ended.refresh_from_db()
    panel = Meeting.objects.create(
        case=ended.case,
        kind="PANEL",
        starts_at=timezone.now(),
        held_at=timezone.now(),
        arranged_by=cast.people()["officer"],
    )
    given = {"at_meeting": f"meeting-{panel.pk}", "digest": ended.digest}
    assert "Minutes approved" in words(sent("officer", "approve_meeting_minutes", ended, **given))
    shown = words(page("council", "meeting_minutes", ended))
    assert "Approved" in shown.replace("approved", "Approved") and "Much was said." in shown
    word = docx.Document(io.BytesIO(page("council", "meeting_minutes_word", ended).content))
    assert "Much was said." in [one.text for one in word.paragraphs]
    with pikepdf.open(io.BytesIO(page("council", "meeting_minutes_pdf", ended).content)) as made:
        assert made.Root.MarkInfo.Marked and str(made.Root.Lang).startswith("en")


def test_minutes_are_for_those_who_see_the_case(ended):
    for act in ("meeting_minutes", "meeting_minutes_word", "meeting_minutes_pdf", "answer_invitation"):
        assert page("stranger", act, ended).status_code == 404
    assert page("council", "check_meeting_minutes", ended).status_code == 403


def test_a_panel_is_arranged_on_its_page(case):
    case.step = Step.REVIEW
    case.save()
    assert "Arrange a panel" in words(as_("officer").get(reverse("cases:meetings", args=[case.reference])))
    here, ahead = reverse("cases:arrange_panel", args=[case.reference]), timezone.localdate() + dt.timedelta(days=9)
    given = {**day("day", ahead.year, ahead.month, ahead.day), "time": "2pm", "where": "Virtual"}
    assert "Choose who is asked" in words(as_("officer").post(here, given))
    shown = words(as_("officer").post(here, given | {"people": [cast.people()["stranger"].pk]}, follow=True))
    assert "The panel has been arranged." in shown and "Without whom it does not decide" not in shown
