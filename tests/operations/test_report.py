"""The report: drafted from the record, and written in versions that never change."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Attendance, Conflict, Gap, Living, RapidReview, Step
from sarum.cases.operations import composing
from sarum.cases.operations import report as operations
from sarum.cases.queries import composing as composing_queries
from sarum.cases.queries import report as queries
from sarum.kit import rich
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests import build, cast

pytestmark = pytest.mark.django_db


def do(operation, who, **given):
    return operation(by=cast.people()[who], at=timezone.now(), **given)


def write(held, who="officer", **given):
    sections = {**held.latest.sections, "facts": "She has died."}
    return do(operations.write_report, who, report=held, **{"sections": sections, "why": "Plainer facts", **given})


@pytest.fixture
def decided():
    return build.case_at(Step.RAPID_REVIEW, done=True)


@pytest.fixture
def drafted():
    return build.case_at(Step.SIGN_OFF).report


def test_the_draft_says_who_met_what_was_decided_and_every_gap(decided):
    Gap.objects.create(
        rapid_review=decided.rapid_review, agency=decided.requests.first().agency, what="no return", reason="It closed."
    )
    Notice.objects.all().delete()
    do(operations.draft_report, "officer", case=decided)
    version = decided.report.latest
    assert version.number == 1
    assert "The Rapid Review meeting was held on" in version.sections["about"]
    assert "no return. It closed." in version.sections["returns"]
    assert "Adult A" in version.sections["criteria"] and "Met" in version.sections["criteria"]
    assert version.sections["decision"].startswith("Safeguarding Adults Review: mandatory")
    assert all(text == text.strip() for text in version.sections.values())
    assert {letter.to.name for letter in Notice.objects.all()} == {"Martha Bell", "Dilys Oram"}


def test_the_draft_says_what_bound_the_meeting_and_how_the_adult_and_the_family_take_part(decided):
    person, meeting = cast.people()["member"], decided.rapid_review.meeting
    decided.requests.update(period_from=dt.date(2020, 1, 1), period_to=dt.date(2021, 3, 3))
    decided.adults.update(living=Living.DIED, date_of_death=dt.date(2021, 3, 3), needs="Help to wash")
    seat = meeting.attendance.filter(is_present=True).first()
    Attendance.objects.filter(pk=seat.pk).update(has_authority=True, statement="I speak for the Trust")
    meeting.attendance.create(person=cast.people()["stranger"], role="Head of Housing", has_apologies=True)
    Conflict.objects.create(
        case=decided, person=person, conflict="Treated the adult", handled="left the room", declared_at=timezone.now()
    )
    decided.parallel_processes.create(process="Inquest", status="opened", effect_on_review="wait for it")
    for plan in ({"who": "Caron Whitlow, sister", "wishes": "Caron Whitlow wishes to read it", "decision": "She is told"},
                 {"who": "Rob Lake", "relationship": "partner", "decision": "Secret", "is_suspected_source": True}):  # fmt: skip
        decided.involvement.create(recorded_by=person, recorded_at=timezone.now(), **plan)
    do(operations.draft_report, "officer", case=decided)
    sections = decided.report.latest.sections
    for said in ("Agencies were asked about the time from 1 January 2020 to 3 March 2021.", "died on 3 March 2021",
                 "(could agree actions: I speak for the Trust)", "Apologies: Head of Housing", "each statutory partner.",
                 "Treated the adult. Handled: left the room.",
                 "Another process: Inquest, opened. For this review: wait for it."):  # fmt: skip
        assert said in sections["about"], said
    assert "needs for care and support: Help to wash." in sections["facts"]
    assert "Sister: They are told now" in sections["voice"] and "Partner: They are told now" in sections["voice"]
    for name in ("Caron", "Whitlow", "Rob Lake", "Secret"):
        assert name not in sections["voice"]


def test_there_is_no_report_without_a_decision_and_minutes():
    case = build.case_at(Step.RAPID_REVIEW)
    with pytest.raises(Refused, match="The Rapid Review has not decided"):
        do(operations.draft_report, "officer", case=case)


def test_only_the_partnership_team_drafts(decided):
    with pytest.raises(NotAllowed):
        do(operations.draft_report, "chair", case=decided)


def test_a_new_version_leaves_the_one_before_as_it_was(drafted):
    first = drafted.latest
    write(drafted)
    assert drafted.latest.number == 2 and drafted.latest.sections["facts"] == "She has died."
    assert drafted.versions.get(number=1).digest == first.digest
    said = Event.objects.select_related("words").order_by("number").last().words.sentence
    assert said == "wrote version 2 of the report: Plainer facts"


def test_a_version_says_what_is_new_and_is_new(drafted):
    with pytest.raises(Refused, match="what is new") as refused:
        write(drafted, why=" ")
    assert refused.value.field == "why"
    with pytest.raises(Refused, match="Nothing has changed"):
        write(drafted, sections=drafted.latest.sections)


def test_whoever_wrote_from_an_older_version_sees_the_newer(drafted):
    seen = drafted.version
    write(drafted)
    with pytest.raises(Stale):
        write(drafted, sections={"facts": "Mine."}, version=seen)


def test_a_report_that_the_manager_wrote_goes_to_the_deputy(drafted):
    Notice.objects.all().delete()
    write(drafted, "manager")
    assert {letter.to.name for letter in Notice.objects.all()} == {"Dilys Oram"}


def test_a_ratified_report_is_not_written():
    held = build.case_at(Step.RECOMMENDATIONS).report
    with pytest.raises(NotAllowed):
        write(held)


def section(held, name="facts"):
    return held.sections.get(section=name)


def write_in(held, words, who="officer", name="facts", **given):
    return do(composing.write_report_section, who, section=section(held, name), words=words, **given)


def test_a_version_is_put_forward_from_its_sections_and_all_who_wrote_are_its_writers(drafted):
    write_in(drafted, "Hers.", "manager")
    write_in(drafted, "His.", "second_officer", "analysis")
    do(operations.write_report, "officer", report=drafted, why="Both")
    version = drafted.latest
    assert version.sections["facts"] == "Hers." and version.sections["analysis"] == "His."
    assert {turn.written_by.name for turn in version.turns.all()} == {
        "Martha Bell",
        cast.people()["second_officer"].name,
    }
    parts = queries.parts_in(cast.people()["officer"], drafted)
    assert {cast.people()[who].pk for who in ("manager", "second_officer", "officer")} <= parts.writers
    assert {letter.to.name for letter in Notice.objects.filter(subject__contains="quality-assure")} >= {"Dilys Oram"}


def test_what_is_written_and_not_put_forward_bars_nobody(drafted):
    write_in(drafted, "Hers.", "manager")
    assert cast.people()["manager"].pk not in queries.parts_in(cast.people()["officer"], drafted).writers


def test_nothing_that_anybody_wrote_is_lost(drafted):
    write_in(drafted, "One.")
    write_in(drafted, "One, two.")
    write_in(drafted, "His.", "second_officer")
    write(drafted, sections={**drafted.latest.sections, "facts": "From a folder."})
    assert [turn.words for turn in section(drafted).turns.all()] == ["One, two.", "His."]
    assert section(drafted).words == "From a folder."
    assert not section(drafted).turns.filter(report_version__isnull=False).exists()


def test_a_section_that_somebody_else_wrote_in_is_not_overwritten_unseen(drafted):
    seen = section(drafted).version
    write_in(drafted, "Hers.")
    with pytest.raises(Stale):
        write_in(drafted, "His.", "second_officer", version=seen)


def test_a_new_version_makes_older_pages_of_its_sections_stale(drafted):
    seen = section(drafted).version
    write(drafted)
    with pytest.raises(Stale):
        write_in(drafted, "Mine.", version=seen)


def test_whoever_wrote_is_told_of_a_comment_and_whoever_commented_of_the_answer(drafted):
    write_in(drafted, "Hers.", "second_officer")
    Notice.objects.all().delete()
    comment = do(composing.comment_on_section, "chair", section=section(drafted), words="Who?")
    do(composing.answer_comment, "officer", comment=comment, words="Her son.", is_settled=True)
    told = {(letter.to.name, "Who" in letter.body or "son" in letter.body) for letter in Notice.objects.all()}
    assert told == {(cast.people()["second_officer"].name, False), (cast.people()["chair"].name, False)}
    comment.refresh_from_db()
    assert comment.settled_by == cast.people()["officer"]


def test_an_empty_comment_and_an_empty_answer_are_refused(drafted):
    with pytest.raises(Refused, match="Write your comment"):
        do(composing.comment_on_section, "chair", section=section(drafted), words=" ")
    comment = do(composing.comment_on_section, "chair", section=section(drafted), words="Who?")
    with pytest.raises(Refused, match="Write an answer"):
        do(composing.answer_comment, "officer", comment=comment, is_settled=False)


def test_the_draft_cites_what_its_facts_and_its_returns_rest_on(decided):
    do(operations.draft_report, "officer", case=decided)
    words = decided.report.latest.sections
    assert "](return:" in words["returns"]
    cited = rich.cited_in("\n\n".join(words.values()))
    answers = {f"return:{one.answer.pk}" for one in decided.requests.all()}
    assert answers <= cited


def test_where_there_is_no_review_the_learning_is_needed_on_the_page_too(drafted):
    def needed():
        return {
            one.section.section for one in composing_queries.written(cast.people()["officer"], drafted) if one.is_needed
        }

    assert needed() == {"facts", "criteria", "decision"}
    said = {"decision": "NO_REVIEW", "learning_summary": "x", "why_no_more": "x"}
    RapidReview.objects.filter(case=drafted.case).update(**said)
    assert needed() == {"facts", "criteria", "decision", "no_review"}
