"""Triage, other processes and involvement through the pages: who may, what is shown, what is kept."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.cases.models import (
    Advocacy,
    Case,
    Disclosure,
    Flag,
    Involvement,
    ParallelProcess,
    Pause,
    Referral,
    Step,
    Wait,
)
from sarum.cases.operations import referral as referrals
from sarum.cases.operations import verification
from tests import cast
from tests.operations.test_triage import referred
from tests.operations.test_verification import ASKED, AT
from tests.pages.steps import answered, as_, day, opened, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    people = cast.people()
    first = referred(people, "Edna Marsh", date_of_birth="1943-08-04", nhs_number="943 476 5919")
    return first, referred(people, "Etna Marsch", date_of_birth="1943-04-08", nhs_number="9434765919")


def test_the_inbox_says_how_it_came_when_it_is_due_and_what_to_look_out_for(two):
    page = words(as_("officer").get(reverse("cases:inbox")))
    for case in two:
        assert case.reference in page
    assert "1 possible duplicate" in page and "2 working days after Monday 3 March 2025" in page and "Online" in page
    assert "Nobody is checking a referral" in page and "Edna" not in page
    for who in ("chair", "member", "stranger"):
        assert as_(who).get(reverse("cases:inbox")).status_code == 403


def test_two_cases_stand_side_by_side_and_become_one(two):
    first, second = two
    assert "Compare the two" in words(opened("officer", "duplicates", second))
    page = words(opened("officer", "judge_duplicate", second, first.pk))
    assert "Edna Marsh" in page and "Etna Marsch" in page
    assert "day and month the other way round" in page and "The NHS numbers are the same" in page
    empty = answered("officer", "judge_duplicate", second, first.pk, sameness="SAME", reasons="")
    assert empty.status_code == 422
    done = answered("officer", "judge_duplicate", second, first.pk, sameness="SAME", reasons="One fall, told twice")
    assert done.status_code == 302
    assert first.referrals.count() == 2
    assert first.reference in words(opened("officer", "overview", second))
    assert words(opened("officer", "read_referral", first)).count("Digest of what was sent") == 2


def test_a_case_that_is_not_theirs_is_not_there_to_be_compared(two):
    first, second = two
    assert opened("stranger", "judge_duplicate", second, first.pk).status_code == 404
    assert opened("officer", "judge_duplicate", second, 999).status_code == 404
    assert opened("officer", "judge_duplicate", second, second.pk).status_code == 404


def test_a_case_is_taken_waits_and_waits_no_more(two):
    case, _ = two
    assert answered("officer", "take_case", case, reasons="").status_code == 302
    assert answered("officer", "wait_for_referrer", case, asked="Who is her GP?", how="telephone").status_code == 302
    page = words(as_("officer").get(reverse("cases:inbox")))
    assert "Who is her GP?" in page and "Done waiting" in page and "Olive Fenn" in page
    wait = Wait.objects.get()
    assert answered("officer", "end_wait", case, wait.pk, answer="").status_code == 422
    assert answered("officer", "end_wait", case, wait.pk, answer="Dr Prosser").status_code == 302


def test_a_wait_that_is_still_open_is_seen_and_ended_once_the_meeting_is_arranged(two):
    case, _ = two
    answered("officer", "wait_for_referrer", case, asked="Who is her GP?", how="telephone")
    who = [cast.people()[one] for one in ("council", "police", "nhs", "chair")]
    given = {"starts_at": timezone.now() + dt.timedelta(days=3), "people": who}
    referrals.acknowledge_referral(case=case, by=cast.people()["officer"], at=timezone.now())
    assert "The case waits for its referrer" in words(opened("officer", "arrange_verification", case))
    case.refresh_from_db()
    arranged = verification.arrange_verification(case=case, **given, by=cast.people()["officer"], at=timezone.now())
    case = arranged.case
    page = words(as_("officer").get(reverse("cases:inbox")))
    assert "Waiting for the referrer (1)" in page and "Done waiting" in page
    assert "Done waiting" in words(opened("officer", "overview", case))
    assert answered("officer", "end_wait", case, Wait.objects.get().pk, answer="Dr Prosser").status_code == 302
    assert answered("officer", "wait_for_referrer", case, asked="Which surgery?", how="letter").status_code == 302


def test_a_possible_duplicate_that_nobody_has_decided_on_is_not_forgotten(two):
    case, _ = two
    referrals.acknowledge_referral(case=case, by=cast.people()["officer"], at=timezone.now())
    for act in ("overview", "arrange_verification"):
        assert "1 possible duplicate, not decided." in words(opened("officer", act, case))
    assert "possible duplicate" not in words(opened("chair", "overview", case))


def test_a_pseudonym_and_the_sensitivity_are_changed_where_the_case_is_read(two):
    case, _ = two
    refused = answered("officer", "change_pseudonym", case, pseudonym="Edna", reasons="short")
    assert refused.status_code == 422 and "holds part of a name: Edna" in words(refused)
    assert answered("officer", "change_pseudonym", case, pseudonym="Marigold", reasons="Her son").status_code == 302
    assert "Take it first" in words(
        answered("officer", "change_sensitivity", case, sensitivity="HIGHLY_RESTRICTED", reasons="x")
    )
    answered("officer", "take_case", case, reasons="")
    answered("officer", "change_sensitivity", case, sensitivity="HIGHLY_RESTRICTED", reasons="A councillor’s mother")
    assert opened("second_officer", "overview", case).status_code == 404
    back = {"sensitivity": "RESTRICTED", "reasons": "No longer"}
    page = as_("officer").post(url("change_sensitivity", case), back, follow=True)
    assert page.redirect_chain[0][0] == url("overview", case) and "Now: " in words(page) and "Olive Fenn" in words(page)
    again = {"sensitivity": "HIGHLY_RESTRICTED", "reasons": "A councillor’s mother"}
    assert answered("officer", "change_sensitivity", case, **again).status_code == 302
    page = words(opened("chair", "overview", case))
    assert "Marigold" in page and "Only its owner, the Business Manager" in page


def test_a_flag_says_what_it_obliges_here_and_at_verification(two):
    case, people = two[0], cast.people()
    assert answered("officer", "set_flag", case, code="AUTISM", reasons="Her GP says so").status_code == 302
    assert "tell LeDeR" in words(opened("chair", "overview", case))
    answered("officer", "set_flag", case, code="ROUGH_SLEEPER", reasons="The outreach team says so")
    assert "LeDeR review" in words(opened("chair", "other_processes", case))
    case.referrals.update(acknowledged_at=AT, acknowledged_by=people["officer"])
    asked = {"starts_at": AT, "people": [people[one] for one in ASKED]}
    meeting = verification.arrange_verification(case=case, **asked, by=people["officer"], at=AT)
    page = words(opened("chair", "decide_verification", Case.objects.get(pk=case.pk), meeting.pk))
    assert "tell LeDeR" in page and "say in your reasons why a Rapid Review is not needed" in page
    answered("officer", "lift_flag", case, Flag.objects.get(code="AUTISM").pk, reasons="Another patient")
    assert "tell LeDeR" not in words(opened("chair", "overview", case))


def test_another_process_is_kept_and_two_editors_see_both_texts(two):
    case, _ = two
    given = {
        "kind": "INQUEST",
        "process": "Inquest",
        "standing": "OPEN",
        "sequencing": "TOGETHER",
        "lead": "HM Coroner",
    }
    assert "No inquest, enquiry or investigation is known" in words(opened("chair", "other_processes", case))
    hearing = day("next_on", 2027, 5, 4)
    assert answered("officer", "add_process", case, **given, **hearing).status_code == 422
    assert answered("officer", "add_process", case, **given, **hearing, next_is="Hearing").status_code == 302
    entry = ParallelProcess.objects.get()
    assert "Tuesday 4 May 2027: Inquest, Hearing" in words(opened("chair", "overview", case))
    assert answered("officer", "check_process", case, entry.pk, found="No change", version=1).status_code == 302
    clash = answered("officer", "update_process", case, entry.pk, **given | {"lead": "Another"}, version=1)
    assert clash.status_code == 422 and "Somebody else changed this" in words(clash) and "HM Coroner" in words(clash)
    said = {"what": "The referral", "to_whom": "The coroner’s officer", "basis": "Schedule 5 notice"}
    assert answered("officer", "record_disclosure", case, entry.pk, **said, **day("on", 2025, 3, 3)).status_code == 302
    assert Disclosure.objects.get().disclosed_by == cast.people()["officer"]
    assert "Schedule 5 notice" in words(opened("chair", "other_processes", case))


def test_how_somebody_is_involved_is_recorded_changed_and_followed(two):
    case, _ = two
    who = {"who": "The son", "adult": "", "part": "NOW", "decision": "Told by telephone after 6pm"}
    officer, record = as_("officer"), url("record_involvement", case)
    assert officer.post(record, {"who": "The son"}).status_code == 422
    assert "no reason is given" in words(opened("chair", "involvement", case))
    assert "own plan" not in words(opened("officer", "record_involvement", case))  # the adult has died
    assert officer.post(record, who | {"is_suspected_source": "yes"}).status_code == 302
    plan = Involvement.objects.get()
    told = "Record when and how the adult or the family was told"
    assert told in words(as_("officer").get(reverse("cases:home")))
    contact = {"how": "telephone", "said": "He asked why", "promised": "To ring", **day("on", 2025, 3, 4)}
    assert (
        answered("officer", "log_contact", case, plan.pk, **contact, **day("next_on", 2025, 3, 11)).status_code == 302
    )
    assert "Speak with the family again, as promised" in words(as_("officer").get(reverse("cases:home")))
    assert told not in words(as_("officer").get(reverse("cases:home")))
    plan.refresh_from_db()
    later = officer.post(url("update_involvement", case, plan.pk), who | {"part": "LATER", "version": plan.version})
    assert later.status_code == 422 and "why later" in words(later)
    page = words(opened("chair", "involvement", case))
    assert (
        "May be a source of the harm" in page and "He asked why" in page and "Next contact due on 11 March 2025" in page
    )
    assert "Record how somebody" not in page
    assert opened("chair", "record_involvement", case).status_code == 403


def test_the_two_tests_of_advocacy_are_asked_and_their_outcome_worked_out(two):
    case, _ = two
    case.adults.update(living="ALIVE")
    adult = case.adults.get()
    page = words(opened("officer", "answer_advocacy", case, adult.pk))
    assert "substantial difficulty in being involved" in page and "not paid or professionally engaged" in page
    said = {"has_difficulty": "YES", "difficulties": ["RETAIN"], "has_supporter": "NO", "reasons": "Dementia"}
    refused = answered("officer", "answer_advocacy", case, adult.pk, **said, outcome="NOT_NEEDED")
    assert refused.status_code == 422 and "must arrange an independent advocate" in words(refused)
    assert answered("officer", "answer_advocacy", case, adult.pk, **said, outcome="OFFERED").status_code == 302
    page = words(opened("chair", "involvement", case))
    assert "The council must arrange an independent advocate" in page and "none has been arranged" in page
    stale = answered("officer", "answer_advocacy", case, adult.pk, **said, outcome="OFFERED", version=7)
    assert stale.status_code == 422
    assert Advocacy.objects.get().version == 1


def test_the_board_says_when_families_are_told_and_how_long_bank_holidays_are_known():
    page = words(as_("manager").get(reverse("board:settings")))
    assert "When the adult or the family are told of a referral" in page and "Known until 31 December" in page


def test_an_unchecked_process_is_among_the_teams_work(two):
    case, _ = two
    ParallelProcess.objects.create(case=case, process="Inquest", kind="INQUEST")
    Case.objects.filter(pk=case.pk).update(opened_at=AT - dt.timedelta(days=90), step=Step.SCOPING)
    assert "Check where it stands: Inquest" in words(as_("officer").get(reverse("cases:home")))
    assert "Check it now" in words(as_("officer").get(url("other_processes", case)))
    ParallelProcess.objects.create(case=case, process="Safety investigation", kind="OTHER")
    page = words(as_("officer").get(reverse("cases:home")))
    assert page.count("Check where it stands") == 1 and "Inquest, Safety investigation" in page


def test_a_new_referral_stands_before_all_else_until_it_is_acknowledged(two):
    first, _ = two
    Case.objects.filter(pk=first.pk).update(step=Step.SCOPING, due_on=dt.date(2020, 1, 6))
    page = words(as_("officer").get(reverse("cases:home")))
    assert page.index("New referrals") < page.index("Acknowledge the referral and") < page.index("Needs you now")
    Referral.objects.update(acknowledged_at=AT, acknowledged_by=cast.people()["officer"])
    page = words(as_("officer").get(reverse("cases:home")))
    assert "New referrals" not in page and "Arrange a verification meeting." in page


def test_each_who_holds_the_pen_is_named_with_the_office_that_they_hold(two):
    page = words(opened("officer", "overview", two[0]))
    manager, officer = cast.PARTS["manager"].name, cast.PARTS["officer"].name
    assert f"{manager} (Business Manager)" in page and f"{officer} (" not in page


def test_a_sentence_of_the_history_ends_once(two):
    case, _ = two
    answered("officer", "set_flag", case, code="AUTISM", reasons="Her GP says so.")
    page = words(opened("officer", "history", case))
    assert (
        "Her GP says so.</p>" in page
        and "Her GP says so.." not in page
        and f"sent referral {case.reference}-R1." in page
    )


def test_a_clock_that_is_paused_is_late_nowhere(two):
    case, people = two[0], cast.people()
    Pause.objects.create(case=case, reason="The GP’s notes", started_on=AT.date(), started_by=people["officer"])
    Case.objects.exclude(pk=case.pk).update(due_on=None)
    page = words(as_("officer").get(reverse("cases:inbox")))
    assert "Clock paused" in page and "late</strong>" not in page
    assert "If the pause ended today: " in words(opened("officer", "overview", case))
