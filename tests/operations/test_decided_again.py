"""What the report says of the decision is what was decided; and how it is decided again, or met again, before it stands."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.cases.models import Case, Meeting, RapidReview, Step
from sarum.cases.operations import composing, meeting, rapid_review, recommendations, report, sign_off
from sarum.cases.queries import access
from sarum.cases.queries import report as queries
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def held():
    return build.case_at(Step.SIGN_OFF).report


def by(who="officer", at=None):
    return {"by": cast.people()[who], "at": at or timezone.now()}


def hand(held, who, **given):
    held.refresh_from_db()
    act = {
        "manager": sign_off.assure_report,
        "chair": sign_off.sign_report,
        "independent_chair": sign_off.ratify_report,
    }[who]
    given = ({"is_returned": False} if who != "independent_chair" else {}) | given
    return act(report=held, **({"answers": build.CHECKED} if who == "manager" else {}), **given, **by(who))


def write(held, **words):
    report.write_report(report=held, sections=held.latest.sections | words, why="Anew", **by())


def decide_limb(held, answer, element="CONCERN"):
    review = RapidReview.objects.get(case=held.case)
    given = {"element": element, "answer": answer, "grounds": "They did meet.", "adult": held.case.adults.first()}
    rapid_review.decide_limb(rapid_review=review, **given, **by("chair"))
    return review


def decide(review, decision):
    learnt = {"learning_summary": "Ask each other.", "why_no_more": "It is all known."}
    review.refresh_from_db()
    rapid_review.decide_rapid_review(
        rapid_review=review, decision=decision, grounds="As it is.", **learnt, **by("chair")
    )


def section(held, name):
    return held.sections.get(section=name)


def test_a_version_that_states_another_decision_or_answer_is_not_put_forward(held):
    criteria, decision = held.latest.sections["criteria"], held.latest.sections["decision"]
    with pytest.raises(Refused, match="does not say what was recorded"):
        write(held, decision="No review is held.")
    with pytest.raises(Refused, match=r"Met” is on record , and|the report says it otherwise"):
        write(held, criteria=criteria.replace(": Met", ": Not met", 1))
    write(held, criteria=f"Of each element in turn.\n\n{criteria}", decision=f"{decision}\n\nThis is a duty.")
    assert held.latest.number == 2


def test_what_goes_through_the_hands_is_not_decided_again_until_one_returns_it(held):
    with pytest.raises(Refused, match="going through the hands"):
        decide_limb(held, "NOT_MET")
    hand(held, "manager", is_returned=True, comments="They did meet.")
    review = decide_limb(held, "NOT_MET")
    with pytest.raises(Refused, match="was decided again"):
        write(held, facts="She died.")
    decide(review, "NO_REVIEW")
    with pytest.raises(Refused, match="from the record again"):
        write(held, facts="She died.")
    for name in ("criteria", "decision", "no_review"):
        composing.redraw_section(section=section(held, name), **by())
    assert "Not met" in section(held, "criteria").words and "It is all known." in section(held, "no_review").words
    with pytest.raises(Refused, match="already what is on record"):
        composing.redraw_section(section=section(held, "decision"), **by())
    report.write_report(report=held, why="Decided again", **by())
    for who in ("manager", "chair", "independent_chair"):
        hand(held, who)
    held.refresh_from_db()
    assert held.is_locked and "Ask each other." in held.latest.sections["no_review"]


def test_what_stood_in_a_section_that_is_drawn_again_is_kept(held):
    composing.write_report_section(section=section(held, "decision"), words="As I see it.", **by())
    composing.redraw_section(section=section(held, "decision"), **by())
    kept = section(held, "decision")
    assert [turn.words for turn in kept.turns.all()] == ["As I see it.", kept.words]
    with pytest.raises(NotAllowed):
        composing.redraw_section(section=kept, **by("chair"))


def test_nobody_signs_a_version_after_which_something_was_decided_again(held):
    hand(held, "manager", is_returned=True, comments="Say why.")
    write(held, facts="She died.")
    review = RapidReview.objects.get(case=held.case)
    RapidReview.objects.filter(pk=review.pk).update(decided_at=timezone.now(), grounds="Other grounds.")
    for who in ("manager",):
        with pytest.raises(Refused, match="decided again since this version was written"):
            hand(held, who)
    assert "decided again" in queries.why_new_version(cast.people()["officer"], held)[0]
    hand(held, "manager", is_returned=True, comments="Draw it again.")
    composing.redraw_section(section=section(held, "decision"), **by())
    report.write_report(report=held, why="Other grounds", **by())
    hand(held, "manager")


def test_an_amendment_that_touches_the_decision_lets_it_be_decided_again(held):
    for who in ("manager", "chair", "independent_chair"):
        hand(held, who)
    case = Case.objects.get(pk=held.case_id)
    asked = recommendations.ask_amendment(
        case=case, agency=cast.agency(cast.TRUST), text="They met.", reason="The log", **by("member")
    )
    recommendations.decide_amendment(amendment=asked, is_approved=True, touches_decision=True, **by("chair"))
    held = Case.objects.get(pk=case.pk).report
    assert "touches the decision" in queries.why_new_version(cast.people()["officer"], held)[0]
    decide(decide_limb(held, "NOT_MET"), "NO_REVIEW")
    for name in ("criteria", "decision", "no_review"):
        composing.redraw_section(section=section(held, name), **by())
    report.write_report(report=held, why="As amended", **by())
    for who in ("manager", "chair", "independent_chair"):
        hand(held, who)
    held.refresh_from_db()
    assert held.is_locked and RapidReview.objects.get(case=case).decision == "NO_REVIEW"


@pytest.mark.parametrize("name", ["safety", "criteria", "decision", "no_review"])
def test_an_amendment_that_leaves_the_decision_changes_nothing_that_it_rests_on(held, name):
    for who in ("manager", "chair", "independent_chair"):
        hand(held, who)
    case = Case.objects.get(pk=held.case_id)
    asked = recommendations.ask_amendment(
        case=case, agency=cast.agency(cast.TRUST), text="A word.", reason="The log", **by("member")
    )
    recommendations.decide_amendment(amendment=asked, is_approved=True, **by("chair"))
    with pytest.raises(Refused, match="does not touch the decision"):
        recommendations.amend_report(amendment=asked, sections={name: "Otherwise."}, **by())
    recommendations.amend_report(amendment=asked, sections={"facts": "Otherwise."}, **by())


def again(review, days=7, because="Nobody came from the police.", who="officer"):
    people = [cast.people()[name] for name in ("chair", "vice_chair", "council", "police", "nhs")]
    starts_at = timezone.now() + days * DAY
    rapid_review.meet_again(rapid_review=review, starts_at=starts_at, people=people, because=because, **by(who))


def test_a_rapid_review_without_a_quorum_meets_again_and_decides_there():
    case = build.case_at(Step.RAPID_REVIEW)
    review, people = case.rapid_review, cast.people()
    with pytest.raises(Refused, match="has not been held"):
        again(review)
    came = {people[name].pk: {"is_present": True} for name in ("chair", "council", "nhs")}
    at = review.meeting.starts_at + DAY / 24
    meeting.record_attendance(meeting=review.meeting, present=came, **by(at=at))
    for wrong, why in (({"because": " "}, "Say why it meets again"), ({"days": -2}, "day in the past")):
        with pytest.raises(Refused, match=why):
            again(review, **wrong)
    with pytest.raises(NotAllowed):
        again(review, who="council")
    first = review.meeting
    again(review)
    with pytest.raises(Refused, match="convened again"):
        meeting.give_view(meeting=first, agency=people["council"].agency, view="A review", **by("council"))
    review.refresh_from_db()
    first.refresh_from_db()
    assert review.meeting != first and first.ended_at and not review.meeting.is_held
    assert Meeting.objects.filter(case=case, kind="RAPID_REVIEW").count() == 2
    assert access.cases_for(people["police"]).filter(pk=case.pk).exists()
    with pytest.raises(Refused, match="has not been held"):
        again(review)


def test_a_rapid_review_that_has_decided_does_not_meet_again_until_its_decision_is_overturned(held):
    for who in ("manager", "chair"):
        hand(held, who)
    hand(held, "independent_chair", outcome="OVERTURNED", comments="The grounds say otherwise.")
    review = RapidReview.objects.get(case=held.case)
    first = review.meeting
    again(review, because="The decision was overturned.")
    review.refresh_from_db()
    at, people = review.meeting.starts_at + DAY / 24, cast.people()
    with pytest.raises(Refused, match=r"attendance|came"):
        rapid_review.decide_rapid_review(rapid_review=review, decision="MANDATORY", grounds="All.", **by("chair", at))
    came = {people[name].pk: {"is_present": True} for name in ("chair", "council", "police", "nhs")}
    meeting.record_attendance(meeting=review.meeting, present=came, **by(at=at))
    for name in ("council", "police", "nhs"):
        agency = people[name].agency
        meeting.give_view(meeting=review.meeting, agency=agency, view="A review", grounds="All", **by("officer", at))
    review.refresh_from_db()
    rapid_review.decide_rapid_review(rapid_review=review, decision="MANDATORY", grounds="All.", **by("chair", at))
    review.refresh_from_db()
    with pytest.raises(Refused, match="does not meet again"):
        again(review)
    meeting.record_minutes(meeting=review.meeting, minutes="They decided anew.", **by(at=at))
    report.draft_report(case=Case.objects.get(pk=held.case_id), **by(at=at))
    held.refresh_from_db()
    assert held.latest.number == 2 and f"{review.meeting.starts_at:%-d %B %Y}" in held.latest.sections["about"]
    barred = queries.parts_in(people["officer"], held).deciders
    assert {*first.views.values_list("person", flat=True)} - {None} <= barred
