"""The Rapid Review: convened with its gaps, safety first, element by element, and decided."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Decision, Element, Gap, KnownAgency, Limb, RapidReview, Step
from sarum.cases.operations import rapid_review as operations
from sarum.cases.operations import report
from sarum.cases.queries import rapid_review as queries
from sarum.cases.queries import sections
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast
from tests.returns import Way

pytestmark = pytest.mark.django_db


def last_sentence():
    return Event.objects.select_related("words").order_by("number").last().words.sentence


def do(operation, who, **given):
    return operation(by=cast.people()[who], at=timezone.now(), **given)


@pytest.fixture
def way():
    made = Way()
    made.case.known_agencies.exclude(name=cast.CARE).update(set_aside_because="It holds nothing.")
    return made


@pytest.fixture
def review():
    return build.case_at(Step.RAPID_REVIEW).rapid_review


@pytest.fixture
def held():
    return build.case_at(Step.RAPID_REVIEW, done=True).rapid_review


def convene(way, **given):
    starts_at = timezone.now() + dt.timedelta(days=7)
    given = {"starts_at": starts_at, "people": [way.people["council"], way.people["member"]], "reasons": {}, **given}
    return do(operations.convene_rapid_review, "officer", case=way.case, **given)


def test_it_is_convened_when_every_return_is_assured(way):
    way.accepted()
    Notice.objects.all().delete()
    made = convene(way)
    way.case.refresh_from_db()
    assert way.case.step == Step.RAPID_REVIEW and not made.gaps.exists()
    assert {letter.to.name for letter in Notice.objects.all()} == {"Colin Shaw", "Mona Petrie"}
    assert way.case.places.filter(person=way.people["council"], capacity="INVITED").exists()


def test_it_waits_for_a_return_or_keeps_the_reason_for_not_waiting(way):
    way.sent(is_endorsed=False)
    with pytest.raises(Refused, match="return received but not assured"):
        convene(way)
    convene(way, reasons={cast.CARE: "The coroner sits next week."})
    gap = Gap.objects.get()
    assert (gap.what, gap.reason) == ("return received but not assured", "The coroner sits next week.")
    assert "without Orchard Home Care (return received but not assured): The coroner sits" in last_sentence()


def test_it_waits_until_every_named_agency_is_asked_or_set_aside(way):
    way.accepted()
    KnownAgency.objects.create(case=way.case, name="The lunch club")
    with pytest.raises(Refused, match="The lunch club was named as involved"):
        convene(way)


@pytest.mark.parametrize(
    ("given", "field"), [({"people": []}, "people"), ({"starts_at": dt.datetime(2024, 1, 1, tzinfo=dt.UTC)}, "day")]
)
def test_it_needs_people_and_a_day_to_come(way, given, field):
    way.accepted()
    with pytest.raises(Refused) as refused:
        convene(way, **given)
    assert refused.value.field == field


def test_it_is_not_convened_before_anybody_is_asked(way):
    way.case.known_agencies.update(set_aside_because="It holds nothing.")
    with pytest.raises(Refused, match="Send the requests first"):
        convene(way)


def test_safety_is_answered_in_words(review):
    with pytest.raises(Refused, match="who was considered") as refused:
        do(operations.answer_safety, "officer", rapid_review=review, is_action_needed=False, answer=" ")
    assert refused.value.field == "answer"
    do(operations.answer_safety, "officer", rapid_review=review, is_action_needed=True, answer="Her brother.")
    review.refresh_from_db()
    assert review.is_action_needed and last_sentence().endswith("immediate action is needed. Her brother.")


def test_the_context_is_not_left_empty(review):
    with pytest.raises(Refused, match="at least one") as refused:
        do(operations.record_facts, "officer", rapid_review=review, facts=" ")
    assert refused.value.field == "facts"
    do(operations.record_facts, "officer", rapid_review=review, facts="She died.", scope="2024 to 2025")
    review.refresh_from_db()
    assert (review.facts, review.scope) == ("She died.", "2024 to 2025")


def test_nothing_is_decided_before_the_meeting_is_held(review):
    adult = review.case.adults.get()
    with pytest.raises(Refused, match="Record the attendance first"):
        do(
            operations.decide_limb,
            "chair",
            rapid_review=review,
            adult=adult,
            element="NEEDS",
            answer="MET",
            grounds="So.",
        )


def test_an_element_decided_again_keeps_the_earlier_answer(held):
    adult = held.case.adults.get()
    before = held.limbs.count()
    do(
        operations.decide_limb,
        "chair",
        rapid_review=held,
        adult=adult,
        element="NEEDS",
        answer="NOT_MET",
        grounds="So.",
    )
    assert held.limbs.count() == before + 1
    assert last_sentence() == (
        "decided for Adult A: needs for care and support, whether or not they were being met: not met"
    )


def test_an_element_needs_its_grounds(held):
    with pytest.raises(Refused, match="grounds"):
        do(
            operations.decide_limb, "chair", rapid_review=held, adult=held.case.adults.get(), element="NEEDS", answer="MET",
            grounds=" ",
        )  # fmt: skip


@pytest.mark.parametrize("who", ["officer", "council", "independent_chair", "author"])
def test_only_the_chairs_decide(held, who):
    with pytest.raises(NotAllowed):
        do(operations.decide_rapid_review, who, rapid_review=held, decision=Decision.MANDATORY, grounds="So.")


def test_a_decision_made_again_says_what_it_replaces(held):
    do(
        operations.decide_rapid_review,
        "chair",
        rapid_review=held,
        decision=Decision.MANDATORY,
        grounds="Every element.",
    )
    assert last_sentence().startswith("decided again, in place of “Safeguarding Adults Review: mandatory")


def test_what_else_is_done_is_decided_whole_and_printed_under_the_next_steps(held):
    said = {"rapid_review": held, "decision": Decision.MANDATORY, "grounds": "Every element.", "besides_kind": "AUDIT"}
    with pytest.raises(Refused, match="Say what else will be done") as refused:
        do(operations.decide_rapid_review, "chair", **said)
    assert refused.value.field == "besides"
    said |= {"besides": "How services close", "besides_lead": "Head of Care", "besides_by": dt.date(2026, 5, 3)}
    do(operations.decide_rapid_review, "chair", **said)
    printed = "What else will be done: a multi-agency audit. How services close. Led by Head of Care, by 3 May 2026."
    assert last_sentence().endswith(printed)
    assert sections.sections_from_record(cast.people()["officer"], held.case)["next_steps"].endswith(printed)
    do(
        operations.decide_rapid_review,
        "chair",
        rapid_review=held,
        decision=Decision.MANDATORY,
        grounds="Every element.",
    )
    held.refresh_from_db()
    assert held.besides_by is None  # decided again, without it


def test_what_was_typed_for_no_review_is_not_kept_with_a_review(held):
    said = {"learning_summary": "Typed for “No review”.", "why_no_more": "Typed for it as well."}
    do(
        operations.decide_rapid_review, "chair", rapid_review=held, decision=Decision.MANDATORY, grounds="All met.", **said
    )  # fmt: skip
    held.refresh_from_db()
    assert (held.learning_summary, held.why_no_more) == ("", "")
    RapidReview.objects.filter(pk=held.pk).update(**said)  # as it was kept before
    do(report.draft_report, "officer", case=held.case)
    assert held.case.report.latest.sections["no_review"] == ""


def test_the_vice_chair_decides_with_a_reason(held):
    said = {"rapid_review": held, "decision": Decision.MANDATORY, "grounds": "Every element."}
    with pytest.raises(Refused, match="Say why you decide in place of the JCR Chair") as refused:
        do(operations.decide_rapid_review, "vice_chair", **said)
    assert refused.value.field == "acting_because"
    do(operations.decide_rapid_review, "vice_chair", acting_because="The Chair is away.", **said)
    held.refresh_from_db()
    assert held.acting_because == "The Chair is away." and "(The Chair is away.)" in last_sentence()


def test_no_report_is_drafted_while_action_that_came_to_be_needed_has_no_owner(held):
    held.case.actions.all().delete()
    do(operations.answer_safety, "officer", rapid_review=held, is_action_needed=True, answer="Her brother.")
    with pytest.raises(Refused, match="before the report is drafted"):
        do(report.draft_report, "officer", case=held.case)


def test_the_act_is_not_decided_away(held):
    with pytest.raises(Refused, match="must arrange a review"):
        do(operations.decide_rapid_review, "chair", rapid_review=held, decision=Decision.NO_REVIEW, grounds="Cost.")


def test_what_stands_in_the_way_of_a_decision_is_told_at_once(review, held):
    people = cast.people()
    assert "Record the attendance first" in queries.why_not_yet(people["officer"], review)[0]
    assert queries.why_not_yet(people["officer"], held) == []


def test_an_element_decided_after_the_decision_asks_for_the_decision_again(held):
    do(
        operations.decide_limb, "chair", rapid_review=held, adult=held.case.adults.get(), element=Element.NEEDS, answer="MET",
        grounds="Still.",
    )  # fmt: skip
    with pytest.raises(Refused, match="was decided again for Adult A after the decision"):
        do(report.draft_report, "officer", case=held.case)
    do(
        operations.decide_rapid_review,
        "chair",
        rapid_review=held,
        decision=Decision.MANDATORY,
        grounds="Every element.",
    )
    do(report.draft_report, "officer", case=held.case)
    held.case.refresh_from_db()
    assert held.case.step == Step.SIGN_OFF


def test_an_adult_of_another_case_is_not_decided_here(held):
    other = Limb.objects.first().adult
    other.pk, other.case = None, build.case_at(Step.VERIFICATION)
    other.save()
    with pytest.raises(Refused, match="not in this case"):
        do(
            operations.decide_limb,
            "chair",
            rapid_review=held,
            adult=other,
            element="NEEDS",
            answer="MET",
            grounds="So.",
        )
    assert RapidReview.objects.count() == 1


def limb(held, **given):
    said = {"element": "NEEDS", "answer": "MET", "grounds": "So.", "adult": held.case.adults.get(), **given}
    return do(operations.decide_limb, "chair", rapid_review=held, **said)


def view(held, who="council", agency=cast.COUNCIL, **given):
    said = {"element": "CONCERN", "answer": "NOT_MET", "grounds": "We spoke daily.", "adult": held.case.adults.get()}
    return do(operations.give_limb_view, who, rapid_review=held, agency=cast.agency(agency), **said, **given)


def undecided(held):
    RapidReview.objects.filter(pk=held.pk).update(decision="", grounds="", decided_at=None, decided_by=None)
    held.refresh_from_db()
    return held


def test_no_element_is_decided_before_safety_is_answered(held):
    RapidReview.objects.filter(pk=held.pk).update(decision="", decided_at=None, decided_by=None, is_action_needed=None)
    with pytest.raises(Refused, match="has not been answered"):
        limb(held)
    with pytest.raises(Refused, match="has not been answered"):
        do(operations.decide_rapid_review, "chair", rapid_review=held, decision=Decision.MANDATORY, grounds="So.")


def test_action_that_is_needed_is_on_the_tracker_before_anything_is_decided(held):
    assert held.is_action_needed and held.case.actions.filter(recommendation=None).exists()
    held.case.actions.all().delete()
    for decide in (
        limb,
        lambda held: do(
            operations.decide_rapid_review, "chair", rapid_review=held, decision="MANDATORY", grounds="So."
        ),
    ):
        with pytest.raises(Refused, match="none is on the action tracker"):
            decide(held)


def test_an_element_keeps_the_evidence_it_was_decided_on(held):
    fact, answer = held.case.facts.first(), held.case.requests.first().answer
    made = limb(held, facts=[fact], returns=[answer])
    assert list(made.facts.all()) == [fact] and list(made.returns.all()) == [answer]
    fact.case = build.case_at(Step.VERIFICATION)
    with pytest.raises(Refused, match="another case"):
        limb(held, facts=[fact])


def test_an_agency_s_view_of_an_element_stands_beside_the_decision(held):
    view(undecided(held))
    assert last_sentence() == (
        "recorded the view of Wyvern Council for Adult A: reasonable cause for concern about how agencies worked together: not met"
    )
    row = next(
        row for row in queries.criteria_of(cast.people()["officer"], held)[0].elements if row.element == "CONCERN"
    )
    assert [one.grounds for one in row.dissents] == ["We spoke daily."]


def test_nobody_gives_the_view_of_another_agency_or_one_without_grounds_or_too_late(held):
    with pytest.raises(Refused, match="has decided"):
        view(held)
    undecided(held)
    with pytest.raises(Refused, match="Ask the Partnership Team"):
        view(held, agency=cast.POLICE)
    with pytest.raises(Refused, match="grounds"):
        do(
            operations.give_limb_view, "council", rapid_review=held, agency=cast.agency(cast.COUNCIL), element="NEEDS",
            answer="MET", grounds=" ", adult=held.case.adults.get(),
        )  # fmt: skip


def test_dissent_is_kept_with_the_decision_and_has_its_grounds(held):
    police = cast.agency(cast.POLICE)
    said = {"decision": Decision.MANDATORY, "grounds": "Every element.", "dissenting": [police]}
    with pytest.raises(Refused, match="disagrees, and its grounds are not on record"):
        do(operations.decide_rapid_review, "chair", rapid_review=held, **said)
    held.meeting.views.filter(agency=police).update(grounds="The facts are known.")
    do(operations.decide_rapid_review, "chair", rapid_review=held, **said)
    assert list(held.dissenting.all()) == [police]
    assert last_sentence().endswith(f"; {police} disagreed")
    do(report.draft_report, "officer", case=held.case)
    assert (
        f"{police} disagreed with this decision: The facts are known." in held.case.report.latest.sections["decision"]
    )
