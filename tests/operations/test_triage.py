"""Triage: owning a case, waiting for its referrer, joining what is the same, and what a flag obliges."""

import copy

import pytest

from sarum.board.models import Event, Notice
from sarum.cases.models import Capacity, Case, Comparison, ParallelProcess, Step
from sarum.cases.operations import access as places
from sarum.cases.operations import flag as flags
from sarum.cases.operations import meeting as meetings
from sarum.cases.operations import pause as pauses
from sarum.cases.operations import referral as referrals
from sarum.cases.operations import triage as operations
from sarum.cases.queries import access, overview
from sarum.cases.queries import triage as queries
from sarum.cases.rules import triage as rules
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast
from tests.hostile import docx
from tests.operations.saying import refused, said
from tests.operations.test_document import attach
from tests.operations.test_verification import ANSWERS, AT

pytestmark = pytest.mark.django_db


def referred(people, name="Edna Marsh", **adult):
    answers = copy.deepcopy(ANSWERS)
    answers["adults"] = [{"name": name, "living": "DIED", **adult}]
    answers["agencies"] = [{"name": cast.CARE, "contact": "", "nature": "Home care"}]
    referral = referrals.receive_referral(answers=answers, by=people["referrer"], at=AT)
    return Case.objects.get(pk=referral.case_id)


@pytest.fixture
def two(people):
    first = referred(people, "Edna Marsh", date_of_birth="1943-08-04")
    return first, referred(people, "Etna Marsch", date_of_birth="1943-04-08")


def judge(people, case, other, sameness="SAME", by="officer", reasons="The same fall on the same day"):
    return operations.judge_duplicate(case=case, other=other, sameness=sameness, reasons=reasons, by=people[by], at=AT)


def of(people, case, who="officer"):
    return [match.case for match in queries.duplicates_in(people[who], case)]


def test_two_referrals_of_one_adult_spelt_differently_are_found(people, two):
    first, second = two
    stranger = referred(people, "Leonard Whitlow", date_of_birth="1950-01-30")
    assert of(people, second) == [first] and of(people, first) == [second] and of(people, stranger) == []


def test_the_same_case_takes_the_referral_and_everything_with_it(people, two):
    first, second = two
    judge(people, second, first)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.referrals.count() == 2 and second.referrals.count() == 0
    assert first.adults.get().names == ["Edna Marsh", "Etna Marsch"]
    assert {element.adult for one in first.referrals.all() for element in one.elements.all()} == {first.adults.get()}
    assert first.known_agencies.count() == 1
    assert (second.step, second.closing_reason) == (
        Step.CLOSED,
        "Joined with another case that is about the same events.",
    )
    assert of(people, first) == []
    assert [one.other for one in queries.related_to(people["officer"], second)] == [first]


def test_neither_history_names_the_other(people, two):
    first, second = two
    judge(people, second, first, reasons=f"It is {first.reference}")
    for case, other in ((first, second), (second, first)):
        events = Event.objects.filter(about=case.reference, act="judge_duplicate")
        assert events.count() == 1
        assert other.reference not in events.get().words.sentence


def test_who_is_barred_from_one_of_two_joined_cases_sees_neither(people, two):
    first, second = two
    bar = {"capacity": Capacity.BARRED, "because": "is her nephew", "by": people["officer"], "at": AT}
    places.give_place(case=second, person=people["second_officer"], **bar)
    assert of(people, first, "second_officer") == []
    with pytest.raises(Refused, match="no such case"):
        judge(people, first, second, by="second_officer")
    judge(people, second, first)
    assert not access.cases_for(people["second_officer"]).filter(pk__in=[first.pk, second.pk]).exists()


def test_related_cases_are_linked_for_who_may_see_both(people, two):
    first, second = two
    judge(people, first, second, "RELATED")
    places.give_place(
        case=second, person=people["vice_chair"], capacity=Capacity.BARRED, because="x", by=people["officer"], at=AT
    )
    assert [one.other for one in queries.related_to(people["chair"], first)] == [second]
    assert queries.related_to(people["vice_chair"], first) == []
    assert Case.objects.exclude(step=Step.CLOSED).count() == 2


def test_different_is_remembered(people, two):
    first, second = two
    judge(people, first, second, "DIFFERENT")
    assert of(people, first) == of(people, second) == []
    assert queries.related_to(people["officer"], first) == []
    assert Comparison.objects.get().reasons


def test_a_decision_on_two_cases_is_the_teams_and_has_reasons(people, two):
    with pytest.raises(NotAllowed):
        judge(people, *two, by="chair")
    assert "Give the reasons" in refused(lambda: judge(people, *two, reasons=" "))


def test_a_case_is_taken_and_passes_with_a_reason(people, two):
    case, _ = two
    operations.take_case(case=case, by=people["officer"], at=AT)
    case.refresh_from_db()
    assert case.taken_by == people["officer"]
    assert "Say why" in refused(lambda: operations.take_case(case=case, by=people["second_officer"], at=AT))
    operations.take_case(case=case, reasons="She is on leave", by=people["second_officer"], at=AT)
    assert said() == "took the case from Olive Fenn: She is on leave"


def test_the_team_waits_for_the_referrer_and_stops_waiting(people, two):
    case, _ = two
    wait = operations.wait_for_referrer(case=case, asked="Her GP", how="telephone", by=people["officer"], at=AT)
    boxes = {box.name: [line.case for line in box.lines] for box in queries.inbox_of(people["officer"])}
    assert boxes["Waiting for the referrer"] == [case]
    again = {"case": case, "asked": "x", "how": "x", "by": people["officer"], "at": AT}
    assert "waits for its referrer already" in refused(operations.wait_for_referrer, **again)
    operations.end_wait(wait=wait, answer="Dr Prosser", by=people["officer"], at=AT)
    assert queries.wait_of(people["officer"], case) is None


def test_the_inbox_holds_each_referral_once(people, two):
    boxes = {box.name: box.lines for box in queries.inbox_of(people["officer"])}
    assert {line.case for line in boxes["New"]} == set(two)
    assert all(len(line.duplicates) == 1 and len(line.referrals) == 1 for line in boxes["New"])


def test_a_pseudonym_is_changed_with_a_reason(people, two):
    case, _ = two
    why = {"case": case, "by": people["officer"], "at": AT}
    assert "Marsh" in refused(operations.change_pseudonym, pseudonym="Mrs Marsh", reasons="x", **why)
    operations.change_pseudonym(pseudonym="Marigold", reasons="Her son chose it", **why)
    case.refresh_from_db()
    assert case.pseudonym == case.adults.get().pseudonym == "Marigold"


def test_a_highly_restricted_case_is_for_few(people, two):
    case, _ = two
    officer, second = people["officer"], people["second_officer"]
    high = {
        "case": case,
        "sensitivity": "HIGHLY_RESTRICTED",
        "reasons": "A councillor’s mother",
        "by": officer,
        "at": AT,
    }
    assert "Take it first" in refused(operations.change_sensitivity, **high)
    operations.take_case(case=case, by=officer, at=AT)
    operations.change_sensitivity(**high)
    case.refresh_from_db()

    def sees(who):
        return overview.cases_found(people[who]).filter(pk=case.pk).exists()

    assert all(sees(who) for who in ("officer", "manager", "chair", "vice_chair", "independent_chair"))
    assert not sees("second_officer")
    assert second not in {reader.person for reader in access.readers_of(officer, case)}
    with pytest.raises(NotAllowed):
        operations.take_case(case=case, reasons="x", by=second, at=AT)
    assert case not in [line.case for box in queries.inbox_of(second) for line in box.lines]
    places.give_place(case=case, person=second, capacity=Capacity.INVITED, because="covers", by=officer, at=AT)
    assert sees("second_officer")


def test_a_flag_enters_the_process_that_it_calls_for(people, two):
    case, _ = two
    flag = flags.set_flag(case=case, code="AUTISM", reasons="In the referral", by=people["officer"], at=AT)
    made = case.parallel_processes.get()
    assert (made.kind, made.standing) == ("LEDER", "POSSIBLE")
    flags.set_flag(case=case, code="LEARNING_DISABILITY", reasons="GP", by=people["officer"], at=AT)
    assert case.parallel_processes.count() == 1
    twice = {"case": case, "code": "AUTISM", "reasons": "x", "by": people["officer"], "at": AT}
    assert "is set already" in refused(flags.set_flag, **twice)
    flags.lift_flag(flag=flag, reasons="Another adult", by=people["officer"], at=AT)
    assert said() == "lifted the flag “Autistic”: Another adult"


def test_a_referral_raises_its_flags_and_enters_its_processes(people):
    answers = ANSWERS | {
        "flags": {"flags": ["ROUGH_SLEEPER", "DOMESTIC_ABUSE"]},
        "processes": [{"process": "Inquest", "lead": "HM Coroner", "status": "opened", "contact": ""}],
    }
    case = referrals.receive_referral(answers=answers, by=people["referrer"], at=AT).case
    assert set(case.flags.values_list("code", "is_from_referral")) == {
        ("ROUGH_SLEEPER", True),
        ("DOMESTIC_ABUSE", True),
    }
    assert set(case.parallel_processes.values_list("kind", "standing")) == {("INQUEST", "OPEN"), ("DARDR", "POSSIBLE")}


def test_cases_of_different_sensitivity_are_not_joined_unseen(people):
    early, late = build.case_at(Step.REFERRAL), build.case_at(Step.REFERRAL)
    Case.objects.filter(pk=late.pk).update(sensitivity="HIGHLY_RESTRICTED", taken_by=people["officer"])
    with pytest.raises(Refused, match="would change who may see them"):
        operations.judge_duplicate(
            case=late, other=early, sameness="SAME", reasons="One adult", by=people["manager"], at=late.opened_at
        )


def test_whoever_must_not_see_a_case_is_not_written_to_about_it(people):
    case = build.case_at(Step.REFERRAL)
    Notice.objects.all().delete()
    referrals.record_addition(
        referral=case.referrals.get(), words="A letter came.", how="By post", by=people["officer"], at=case.opened_at
    )
    told = set(Notice.objects.values_list("to__name", flat=True))
    assert people["barred"].name not in told and people["second_officer"].name in told


def test_conflicts_documents_and_places_go_along_when_two_cases_are_joined(people, two):
    first, second = two
    officer = {"by": people["officer"], "at": AT}
    attach(first, people["officer"])
    attach(second, people["officer"], docx(), "second.docx")
    declared = {"person": people["chair"], "conflict": "Is her cousin", "is_barring": True}
    meetings.declare_conflict(case=second, **declared, **officer)
    seat = {"capacity": Capacity.INVITED, "because": "knows her", "person": people["referrer"]}
    places.give_place(case=second, **seat, **officer)
    judge(people, second, first)
    assert [(one.number, one.name) for one in first.documents.order_by("number")] == [
        (1, "GP letter.pdf"),
        (2, "second.docx"),
    ]
    assert second.documents.count() == second.conflicts.count() == 0
    assert first.conflicts.get().person == people["chair"] and first.conflicts.get().is_barring
    assert access.may_see(people["referrer"], first)


def test_processes_of_one_kind_under_another_name_go_along_and_the_same_is_kept_once(people, two):
    first, second = two
    for case, process in ((first, "Inquest"), (second, "INQUEST"), (second, "Second inquest")):
        ParallelProcess.objects.create(case=case, kind="INQUEST", process=process)
    judge(people, second, first)
    assert set(first.parallel_processes.values_list("process", flat=True)) == {"Inquest", "Second inquest"}


def test_an_open_pause_ends_with_the_case_that_closes_and_the_other_is_not_paused(people, two):
    first, second = two
    pauses.pause_clock(case=second, reason="The GP’s notes", started_on=AT.date(), by=people["officer"], at=AT)
    judge(people, second, first)
    pause = second.pauses.get()
    assert (pause.ended_on, pause.ended_because) == (AT.date(), rules.JOINED)
    assert first.pauses.count() == 0


def test_a_pause_of_the_case_that_goes_on_goes_on(people, two):
    first, second = two
    pauses.pause_clock(case=first, reason="The GP’s notes", started_on=AT.date(), by=people["officer"], at=AT)
    judge(people, second, first)
    assert first.pauses.get().ended_on is None
