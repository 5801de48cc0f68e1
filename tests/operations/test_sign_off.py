"""Quality assurance, sign-off and ratification: each hand on the exact words, each able to return them."""

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Conflict, Step
from sarum.cases.operations import report, sign_off
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    return build.case_at(Step.SIGN_OFF).report


def do(operation, who, held, **given):
    given = {"is_returned": False, **given}
    held.refresh_from_db()
    return operation(by=cast.people()[who], at=timezone.now(), report=held, **given)


def write_again(held):
    sections = {**held.latest.sections, "facts": "She has died."}
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
    do(sign_off.ratify_report, "independent_chair", held, is_returned=True, comments="The grounds are thin.")
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
