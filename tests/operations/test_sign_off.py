"""Quality assurance, sign-off and ratification: each hand on the exact words, each able to return them."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.board.operations import cover
from sarum.cases.models import Case, Conflict, Step
from sarum.cases.operations import rapid_review, report, sign_off
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    return build.case_at(Step.SIGN_OFF).report


def do(operation, who, held, **given):
    if operation is not sign_off.ratify_report:
        given = {"is_returned": False, **given}
    if operation is sign_off.assure_report:
        given = {"answers": build.CHECKED, **given}
    held.refresh_from_db()
    return operation(by=cast.people()[who], at=timezone.now(), report=held, **given)


def write_again(held, **words):
    sections = {**held.latest.sections, "facts": "She has died.", **words}
    report.write_report(report=held, sections=sections, why="As asked", by=cast.people()["officer"], at=timezone.now())


def through(held, *, until="manager"):
    do(sign_off.assure_report, "manager", held)
    if until != "manager":
        do(sign_off.sign_report, "chair", held)


def last_sentence():
    return Event.objects.select_related("words").order_by("number").last().words.sentence


def test_three_hands_ratify_and_lock_the_report(held):
    digest = held.latest.digest
    through(held, until="chair")
    do(sign_off.ratify_report, "independent_chair", held, digest=digest)
    held.refresh_from_db()
    held.case.refresh_from_db()
    assert held.is_locked and held.case.step == Step.RECOMMENDATIONS
    assert last_sentence() == f"ratified version 1 of the report ({digest[:12]})"


@pytest.mark.parametrize(
    ("operation", "who", "words"),
    [
        (sign_off.sign_report, "chair", "quality-assured"),
        (sign_off.ratify_report, "independent_chair", "quality-assured"),
    ],
)
def test_a_hand_out_of_its_turn_is_refused(held, operation, who, words):
    with pytest.raises(Refused, match=f"not yet been {words}"):
        do(operation, who, held)


def test_each_hand_tells_the_next(held):
    Notice.objects.all().delete()
    do(sign_off.assure_report, "manager", held)
    assert {letter.to.name for letter in Notice.objects.all()} == {"Carys Holt", "Victor Amadi"}
    Notice.objects.all().delete()
    do(sign_off.sign_report, "chair", held)
    assert {letter.to.name for letter in Notice.objects.all()} == {"Iris Calder"}


def test_each_hand_sets_the_day_for_the_next(held):
    do(sign_off.assure_report, "manager", held)
    held.case.refresh_from_db()
    assert "5 working days after" in held.case.due_because


def test_a_return_has_comments_and_asks_for_a_new_version(held):
    with pytest.raises(Refused, match="what needs work") as refused:
        do(sign_off.assure_report, "manager", held, is_returned=True, comments=" ")
    assert refused.value.field == "comments"
    do(sign_off.assure_report, "manager", held, is_returned=True, comments="Say “resulted from”.")
    assert last_sentence() == "returned version 1 of the report for work: Say “resulted from”."
    with pytest.raises(Refused, match="Write a new version first"):
        do(sign_off.assure_report, "manager", held)
    write_again(held)
    do(sign_off.assure_report, "manager", held)


def test_a_return_by_the_independent_chair_starts_the_chain_afresh(held):
    through(held, until="chair")
    do(sign_off.ratify_report, "independent_chair", held, outcome="RETURNED", comments="The grounds are thin.")
    write_again(held)
    with pytest.raises(Refused, match="not yet been quality-assured"):
        do(sign_off.sign_report, "chair", held)


def test_a_new_version_takes_no_hands_with_it(held):
    through(held)
    write_again(held)
    with pytest.raises(Refused, match="not yet been quality-assured"):
        do(sign_off.sign_report, "chair", held)


def test_nobody_quality_assures_what_they_wrote(held):
    sections = {**held.latest.sections, "facts": "She has died."}
    report.write_report(report=held, sections=sections, why="Mine", by=cast.people()["manager"], at=timezone.now())
    with pytest.raises(Refused, match="nobody quality-assures their own"):
        do(sign_off.assure_report, "manager", held)
    do(sign_off.assure_report, "deputy_manager", held)


def test_the_vice_chair_signs_with_a_reason(held):
    through(held)
    with pytest.raises(Refused, match="Say why the Vice-Chair signs"):
        do(sign_off.sign_report, "vice_chair", held)
    do(sign_off.sign_report, "vice_chair", held, acting_because="the Chair is conflicted")
    assert "acting because the Chair is conflicted" in last_sentence()


def test_a_chair_with_a_conflict_that_bars_them_does_not_sign(held):
    through(held)
    Conflict.objects.create(
        case=held.case, person=cast.people()["chair"], conflict="her force", is_barring=True, declared_at=timezone.now()
    )
    with pytest.raises(NotAllowed, match="conflict of interest"):
        do(sign_off.sign_report, "chair", held)


def test_words_other_than_those_read_are_not_signed(held):
    with pytest.raises(Refused, match="has changed since you opened it"):
        do(sign_off.assure_report, "manager", held, digest="0" * 64)


def test_a_report_that_leaves_out_what_it_must_say_is_not_passed(held):
    sections = {**held.latest.sections, "facts": ""}
    report.write_report(report=held, sections=sections, why="Shorter", by=cast.people()["officer"], at=timezone.now())
    with pytest.raises(Refused, match="“Summary of the facts and context” is empty"):
        do(sign_off.assure_report, "manager", held)


@pytest.mark.parametrize("who", ["officer", "chair", "council", "author"])
def test_each_hand_is_that_of_its_office(held, who):
    with pytest.raises(NotAllowed):
        do(sign_off.assure_report, who, held)


def test_the_checklist_is_answered_before_the_report_is_passed_and_kept_with_the_hand(held):
    with pytest.raises(Refused, match="Answer the question of the checklist"):
        do(sign_off.assure_report, "manager", held, answers={})
    do(sign_off.assure_report, "manager", held, answers={**build.CHECKED, "voice": (False, "Nobody was found.")})
    kept = held.latest.sign_offs.get().checks
    assert len(kept) == 8 and [one["word"] for one in kept if not one["is_met"]] == ["Nobody was found."]


def test_a_report_that_names_somebody_is_not_said_to_name_nobody(held):
    name = held.case.adults.first().name
    write_again(held, facts=f"{name} has died.")
    with pytest.raises(Refused, match="is still in the report"):
        do(sign_off.assure_report, "manager", held)


def test_required_changes_are_made_confirmed_and_so_ratified(held):
    through(held, until="chair")
    with pytest.raises(Refused, match="Write down each change"):
        do(sign_off.ratify_report, "independent_chair", held, outcome="WITH_CHANGES")
    do(sign_off.ratify_report, "independent_chair", held, outcome="WITH_CHANGES", comments="Say that she died.")
    assert not held.is_locked and "with changes to be made: Say that she died." in last_sentence()
    with pytest.raises(Refused, match="Write the version that makes them"):
        do(sign_off.ratify_report, "independent_chair", held)
    Notice.objects.all().delete()
    write_again(held)
    assert {letter.to.name for letter in Notice.objects.all()} == {"Iris Calder"}
    do(sign_off.ratify_report, "independent_chair", held, digest=held.latest.digest)
    held.refresh_from_db()
    assert held.is_locked and held.latest.number == 2


def test_a_required_change_that_touches_the_decision_goes_through_every_hand(held):
    through(held, until="chair")
    do(sign_off.ratify_report, "independent_chair", held, outcome="WITH_CHANGES", comments="Say why.")
    write_again(held, decision=f"{held.latest.sections['decision']} Because of what they lost.")
    with pytest.raises(Refused, match="not yet been quality-assured"):
        do(sign_off.ratify_report, "independent_chair", held)


def test_an_overturned_decision_is_taken_anew_with_its_reasons_and_what_was_signed_stays(held):
    through(held, until="chair")
    first = held.latest
    with pytest.raises(Refused, match="reasons for overturning"):
        do(sign_off.ratify_report, "independent_chair", held, outcome="OVERTURNED")
    do(sign_off.ratify_report, "independent_chair", held, outcome="OVERTURNED", comments="The grounds say otherwise.")
    case = Case.objects.get(pk=held.case_id)
    review = case.rapid_review
    assert case.step == Step.RAPID_REVIEW and review.decision == "" and first.sign_offs.count() == 3
    chair, officer, at = cast.people()["chair"], cast.people()["officer"], timezone.now()
    with pytest.raises(Refused, match="has not decided"):
        report.draft_report(case=case, by=officer, at=at)
    rapid_review.decide_rapid_review(
        rapid_review=review, decision="MANDATORY", grounds="As she said.", by=chair, at=timezone.now()
    )
    report.draft_report(case=case, by=officer, at=timezone.now())
    latest = held.latest
    assert latest.number == 2 and "overturned the one before: The grounds say otherwise." in latest.sections["decision"]
    through(held, until="chair")
    do(sign_off.ratify_report, "independent_chair", held)


def test_only_what_the_independent_chair_may_do_is_done(held):
    through(held, until="chair")
    with pytest.raises(Refused, match="Choose to ratify"):
        do(sign_off.ratify_report, "independent_chair", held, outcome="PASSED")


def hand_over(who, to, because="on leave"):
    today = timezone.localdate()
    return cover.hand_over_office(
        holding=cast.people()[who].holdings.get(), person=cast.people()[to], from_on=today, until_on=today,
        because=because, by=cast.people()[who], at=timezone.now(),
    )  # fmt: skip


def test_whoever_acts_for_an_office_holder_says_for_whom_and_why(held):
    hand_over("chair", "police")
    through(held)
    do(sign_off.sign_report, "police", held)
    made = held.latest.sign_offs.last()
    assert (made.office, made.acting_because) == ("JCR_CHAIR", "they act for Carys Holt: on leave")
    words = Event.objects.select_related("words").order_by("number").last().words
    assert words.office == "JCR Chair (they act for Carys Holt: on leave)"


def test_an_office_that_is_handed_over_gives_nobody_a_second_hand(held):
    for who in ("chair", "independent_chair"):
        hand_over(who, "manager")
    through(held)
    with pytest.raises(Refused, match=r"already signed this report in another office. Carys Holt or Victor Amadi can"):
        do(sign_off.sign_report, "manager", held)
    do(sign_off.sign_report, "chair", held)
    with pytest.raises(Refused, match="already signed this report in another office"):
        do(sign_off.ratify_report, "manager", held)


def test_an_office_that_is_handed_over_lets_nobody_sign_their_own(held):
    hand_over("chair", "officer")
    through(held)
    with pytest.raises(Refused, match="nobody signs their own"):
        do(sign_off.sign_report, "officer", held)


def test_whoever_decided_or_gave_a_view_does_not_ratify(held):
    hand_over("independent_chair", "chair")
    do(sign_off.assure_report, "manager", held)
    do(sign_off.sign_report, "vice_chair", held, acting_because="the Chair is away")
    with pytest.raises(Refused, match="You took the decision"):
        do(sign_off.ratify_report, "chair", held)


def test_a_conflict_of_interest_binds_whoever_acts_for_another(held):
    hand_over("chair", "police")
    through(held)
    Conflict.objects.create(
        case=held.case, person=cast.people()["police"], conflict="their force", is_barring=True,
        declared_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="conflict of interest"):
        do(sign_off.sign_report, "police", held)


def test_cover_for_a_vacant_post_ratifies_and_the_record_says_so(held):
    today = timezone.localdate()
    cast.people()["independent_chair"].holdings.update(until_on=today - dt.timedelta(days=1))
    cover.appoint_cover(
        person=cast.people()["reviewer"], from_on=today, until_on=today, because="She retired",
        agreed_by=[cast.agency(name) for name in cast.PARTNERS], by=cast.people()["manager"], at=timezone.now(),
    )  # fmt: skip
    through(held, until="chair")
    do(sign_off.ratify_report, "reviewer", held)
    held.refresh_from_db()
    assert held.is_locked
    said = held.latest.sign_offs.last().acting_because
    assert said.startswith("the post is vacant: She retired (cover agreed by Wyvern Council, ")
