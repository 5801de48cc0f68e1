"""What is the same at every meeting: who comes with what authority, the agenda by kind, and when minutes stand."""

import datetime as dt

import pytest

from sarum.board.models import Agency, Person
from sarum.cases.models import (
    AgendaItem,
    Attendance,
    Case,
    Draft,
    DraftComment,
    GroupMeeting,
    ItemAction,
    ItemDecision,
    ItemPaper,
    Meeting,
    MeetingKind,
    ParallelProcess,
    Pause,
    Step,
)
from sarum.cases.rules import agenda, exceptions, minutes, procedure, sitting
from sarum.cases.rules import meeting as meetings

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
TRUST = Agency(pk=7, name="The Trust")
ANN = Person(pk=1, name="Ann Frost", agency=TRUST, agency_id=7)


def meeting(kind=MeetingKind.RAPID_REVIEW, **said):
    return Meeting(case=Case(pk=3, reference="SAB-1"), kind=kind, starts_at=NOW, **said)


def test_a_deputy_is_somebody_else_of_the_same_organisation():
    assert sitting.why_no_deputy(ANN, False, True, False) == []
    assert sitting.why_no_deputy(ANN, True, True, False) == sitting.why_no_deputy(ANN, False, False, False) != []
    assert "must not see this case" in sitting.why_no_deputy(ANN, False, True, True)[0]


def test_what_somebody_answered_is_yes_or_no_to_their_calendar():
    assert sitting.comes(None) is sitting.comes(Attendance()) is None
    assert sitting.comes(Attendance(answer="COMES")) is True
    assert sitting.comes(Attendance(answer="DEPUTY")) is sitting.comes(Attendance(answer="APOLOGIES")) is False


def test_whoever_lacks_authority_is_pointed_out_before_and_while_they_are_there():
    def said(**more):
        return sitting.warnings([Attendance(person=ANN, agency=TRUST, has_authority=False, **more)])

    assert said(answer="COMES") == ["Ann Frost comes for The Trust and cannot agree actions for it. Ask who can."]
    assert said(is_present=True) == ["Ann Frost is here for The Trust and cannot agree actions for it. Ask who can."]
    assert said(answer="COMES", is_present=False) == said() == []
    nobodys = Attendance(person=Person(name="Joan Bell"), has_authority=False, answer="COMES")
    assert sitting.warnings([nobodys]) == [
        "Joan Bell comes without an organisation, and cannot agree actions. Ask who can."
    ]


def test_the_chair_who_was_there_checks_the_minutes_and_where_neither_was_either_does():
    assert sitting.why_not_checked_by(1, []) == sitting.why_not_checked_by(1, [(1, "Ann"), (2, "Ben")]) == []
    assert "Ben, who was in the chair, checks" in sitting.why_not_checked_by(1, [(2, "Ben")])[0]


def test_a_rapid_review_goes_through_its_aims_in_the_order_of_the_guidance():
    headings = list(agenda.headings_of(meeting()))
    aims = ["FACTS", "SAFETY", "EARLY", "IMPROVEMENTS", "DECISION"]
    assert headings[:3] == ["WELCOME", "CONFIDENTIAL", "CONFLICTS"] and headings[3:8] == aims
    assert [one.about for one in agenda.standing_for(meeting())] == headings
    assert "section 45(6)" in next(one.note for one in agenda.standing_for(meeting()) if one.heading == "CONFIDENTIAL")


def test_every_kind_has_its_agenda_and_the_group_has_its_own():
    for kind in MeetingKind:
        assert {"CONFLICTS", "FAMILY", "NEXT"} <= set(agenda.headings_of(meeting(kind)))
    assert "ACTION_LOG" in agenda.headings_of(GroupMeeting())


def test_what_has_a_record_of_its_own_is_recorded_there():
    assert agenda.record_of(meeting(), "SAFETY")[0] == "answer_safety"
    assert agenda.record_of(meeting(MeetingKind.VERIFICATION), "SAFETY") is None
    assert agenda.record_of(GroupMeeting(), "CONFLICTS") is None and agenda.record_of(meeting(), "WELCOME") is None


def test_an_agenda_is_issued_once_its_date_is_settled_and_something_is_on_it():
    on_it = [AgendaItem(title="x")]
    assert agenda.why_not_sent(meeting(), on_it) == []
    assert "Build it first" in agenda.why_not_sent(meeting(), [AgendaItem(is_left_out=True)])[0]
    assert "not settled" in agenda.why_not_sent(meeting(is_settled=False), on_it)[0]
    assert "has been issued" in agenda.why_not_sent(meeting(issued_at=NOW), on_it)[0]
    assert "has ended" in agenda.why_not_edited(meeting(ended_at=NOW))[0]


def test_an_agenda_of_a_case_is_awaited_once_its_date_is_settled_and_until_it_is_issued_or_the_meeting_held():
    assert agenda.is_awaited(meeting())
    for said in ({"is_settled": False}, {"issued_at": NOW}, {"held_at": NOW}, {"cancelled_at": NOW}):
        assert not agenda.is_awaited(meeting(**said)), said


def test_safety_and_the_decision_stay_on_the_agenda_of_a_case_and_can_be_put_back():
    for heading in ("SAFETY", "DECISION"):
        item = AgendaItem(of_case_id=1, about=heading, title="Safety")
        assert "stays on the agenda" in agenda.why_not_left_out(item, True)[0]
        assert agenda.why_not_left_out(item, False) == []
    assert agenda.why_not_left_out(AgendaItem(of_case_id=1, about="OTHER"), True) == []
    assert agenda.why_not_left_out(AgendaItem(of_group_id=1, about="SAFETY"), True) == []


def test_what_was_minuted_stays_on_the_agenda_and_what_was_taken_off_is_not_minuted():
    item = AgendaItem(of_case_id=1, about="OTHER", title="The crew", minuted_at=NOW)
    assert "has been minuted" in agenda.why_not_left_out(item, True)[0]
    assert agenda.why_not_left_out(item, False) == minutes.why_taken_off(item) == []
    assert "was taken off" in minutes.why_taken_off(AgendaItem(title="The crew", is_left_out=True))[0]


def test_somebody_known_by_their_office_alone_is_not_named_twice():
    homes = Agency(name="Homes")
    lead = Person(name="Safeguarding lead, Homes", agency=homes)
    assert (
        minutes.said_of(Attendance(person=lead, role="Safeguarding lead", agency=homes))
        == lead.with_agency()
        == lead.name
    )
    owen = Person(name="Owen Pugh", agency=homes)
    assert minutes.said_of(Attendance(person=owen, role="Head", agency=homes)) == "Owen Pugh, Head, Homes"


def test_minutes_are_written_in_one_way_and_stay_once_they_are_checked():
    assert meetings.why_not_whole(False) == meetings.why_checked(meeting()) == meetings.why_over(meeting()) == []
    assert "item by item" in meetings.why_not_whole(True)[0]
    assert meetings.why_not_by_item("", False) == meetings.why_not_by_item("They met.", True) == []
    assert "as one text" in meetings.why_not_by_item("They met.", False)[0]
    assert "put right at the next meeting" in meetings.why_checked(meeting(checked_at=NOW))[0]
    assert "who came is part of them" in meetings.why_checked(meeting(checked_at=NOW), "who came")[0]
    assert meetings.why_over(meeting(held_at=NOW)) == ["This meeting has been held."]


def test_a_meeting_is_minuted_once_it_is_known_who_is_there_and_ends_once():
    assert "Say first who is here" in minutes.why_not_minuted(meeting())[0]
    assert minutes.why_not_ended(meeting(held_at=NOW)) == []
    assert minutes.why_not_ended(meeting(held_at=NOW, ended_at=NOW)) == ["This meeting has ended already."]


def test_only_what_was_sent_back_is_put_forward_again():
    assert minutes.why_not_put_forward(meeting(ended_at=NOW, sent_back_at=NOW)) == []
    assert "with the chairs already" in minutes.why_not_put_forward(meeting(ended_at=NOW))[0]
    assert "put right at the next meeting" in minutes.why_not_put_forward(meeting(checked_at=NOW, sent_back_at=NOW))[0]


def test_minutes_written_as_one_text_can_be_checked_too():
    assert minutes.why_not_checked(meeting(ended_at=NOW), [], "They met.") == []
    assert minutes.why_not_checked(meeting(ended_at=NOW), [], " ") == ["Nothing has been written down yet."]
    assert minutes.as_one_text(meeting(minutes="They met."))[0]["discussion"] == "They met."


def test_minutes_are_approved_at_a_later_meeting_of_the_case_or_of_the_group():
    kept = meeting(checked_at=NOW, digest="d")
    later = dt.timedelta(days=7)
    of_group = GroupMeeting(starts_at=NOW + later, begun_at=NOW + later)
    of_case = Meeting(case_id=3, kind="PANEL", starts_at=NOW + later, held_at=NOW + later)
    other = Meeting(case_id=4, kind="PANEL", starts_at=NOW + later, held_at=NOW + later)
    assert minutes.why_not_approved(kept, of_group, "d") == minutes.why_not_approved(kept, of_case, "d") == []
    assert "about another case" in minutes.why_not_approved(kept, other, "d")[0]
    assert "not the words" in minutes.why_not_approved(kept, of_group, "e")[0]


def test_an_action_for_the_tracker_is_an_agencys_and_says_what_should_come_of_it():
    assert minutes.why_not_tracked("They are safe") == []
    assert "what should come of it" in minutes.why_not_tracked(" ")[0]


def test_what_somebodys_safety_rests_on_is_an_agencys():
    iris = Person(pk=2, name="Iris")
    assert minutes.why_not_untracked(iris, is_immediate=False) == []
    assert "belongs to no agency" in minutes.why_not_untracked(iris, is_immediate=True)[0]


def test_items_make_one_text_with_what_was_said_decided_and_taken_on():
    item = AgendaItem(pk=5, heading="SAFETY", title="Immediate safety", discussion="She is at home.", case_id=3)
    silent = AgendaItem(pk=6, heading="NEXT", title="Next", case_id=3)
    decision = ItemDecision(words="Visit today.", dissent="The Trust: tomorrow")
    action = ItemAction(text="Visit", owner=ANN, due_on=dt.date(2026, 3, 3))
    seats = [
        Attendance(person=ANN, agency=TRUST, is_present=True),
        Attendance(person=Person(name="Ben"), deputy_for=ANN),
        Attendance(person=Person(name="Cid"), has_apologies=True, note="Dee came instead"),
    ]
    content = minutes.content_of(meeting(), seats, [item, silent], {5: [decision]}, {5: [action]}, {})
    assert content["meeting"] == "Rapid Review meeting, 2 March 2026, case SAB-1"
    assert minutes.text_of(content) == (
        "Present: Ann Frost, The Trust.\n\nApologies: Cid (Dee came instead).\n\n"
        "Did not come: Ben (for Ann Frost).\n\nImmediate safety\nShe is at home.\n"
        "Decided: Visit today. Not agreed by: The Trust: tomorrow\nAction: Ann Frost, by 3 March 2026: Visit"
    )


def test_what_was_taken_on_can_be_reported_on_as_soon_as_a_case_is_verified():
    for step in procedure.FROM_VERIFICATION_ON:
        open_ = not procedure.why_not_now("update_action", step)
        assert open_ == (step != "CLOSED")


def test_a_paper_is_one_file_that_says_what_it_is_or_one_document_and_goes_with_an_item_once():
    assert agenda.why_no_paper(True, False, "Minutes of May") == {} == agenda.why_no_paper(False, True, "")
    assert list(agenda.why_no_paper(False, False, "x")) == ["upload"]
    assert list(agenda.why_no_paper(True, True, "x")) == ["document"]
    assert list(agenda.why_no_paper(True, False, " ")) == ["about"]
    held = [ItemPaper(digest="a", about="Minutes of May")]
    assert "as “Minutes of May”" in agenda.why_paper_twice("a", held)[0] and not agenda.why_paper_twice("b", held)


def commented(is_ready):
    return [DraftComment(reviewed_at=NOW, is_ready=is_ready)]


def drafted(number=1, comments=()):
    draft = Draft(pk=number, number=number, received_at=NOW)
    draft._prefetched_objects_cache = {"comments": list(comments)}
    return draft


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({}, ""),
        ({"due_on": dt.date(2026, 3, 1)}, "It was due on 1 March 2026. No draft of the report has come."),
        (
            {"pauses": [Pause(started_on=NOW.date(), reason="The coroner asked.")]},
            "stands still since 2 March 2026: The coro",
        ),
        ({"drafts": [drafted(), drafted(2)]}, "Draft 2, received on 2 March 2026, waits for the comments"),
        (
            {"drafts": [drafted(comments=commented(False))]},
            "had its comments on 2 March 2026; the next draft has not come.",
        ),
        ({"drafts": [drafted(comments=commented(True))]}, ""),
        (
            {"waits_on": [ParallelProcess(process="Inquest", status="opened")]},
            "It waits until this ends: Inquest (opened).",
        ),
    ],
)
def test_what_does_not_go_as_it_should_on_a_review_stands_in_its_note(found, words):
    case = Case(step=Step.REVIEW, due_on=found.get("due_on", NOW.date()))
    given = [found.get(name, []) for name in ("pauses", "drafts", "waits_on")]
    said = exceptions.exceptions(case, NOW.date(), *given)
    assert words in said and bool(said) == bool(words)


def test_whoever_is_there_and_has_not_said_what_they_can_agree_is_pointed_out_asked_or_not():
    unasked = Attendance(person=Person(name="Una"), agency=TRUST, is_present=True)
    coming = Attendance(person=Person(name="Cora"), agency=TRUST, answer="COMES", has_authority=True)
    away = Attendance(person=Person(name="Away"), agency=TRUST, is_present=False)
    assert sitting.warnings([unasked, coming, away]) == [
        "Not said yet whether they can agree actions for their organisation: Una (The Trust). Ask them."
    ]


def test_what_was_answered_for_an_earlier_time_is_said_and_nobody_is_taken_off_once_a_meeting_has_begun():
    seats = [Attendance(person=Person(name="Cora"), answer="COMES", statement="Up to a point"), Attendance()]
    assert sitting.answers_in_words(seats) == ". Answered for the earlier time: Cora: comes (Up to a point)"
    assert sitting.answers_in_words(seats[1:]) == ""
    assert sitting.why_not_taken_off(False) == [] and "has begun" in sitting.why_not_taken_off(True)[0]
