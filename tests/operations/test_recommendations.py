"""After ratification: amendments, recommendations, the method."""

import datetime as dt

import pytest

from sarum.cases.models import Case, GroupMeeting, GroupSeat, Recommendation, Report, Step
from sarum.cases.operations import recommendations as operations
from sarum.cases.queries import diary
from sarum.kit.refusal import NotAllowed, Stale
from tests import cast, ratified
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.ratified import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_ratified()


def ask(case, people, agency=cast.TRUST, by="member", text="It was the duty nurse.", reason="Accuracy"):
    return operations.ask_amendment(
        case=case, agency=cast.agency(agency), text=text, reason=reason, by=people[by], at=AT
    )


def decide(amendment, people, is_approved=True, by="chair", **more):
    return operations.decide_amendment(amendment=amendment, is_approved=is_approved, **more, by=people[by], at=AT)


def test_a_recommendation_is_numbered_where_nobody_numbers_it(case, people):
    for number in ("", "R3", "", ""):
        ratified.recommend(case, number, cast.HOMES, cast.CARE)
    assert said() == "made recommendation R4 to Kestrel Homes, Orchard Home Care"
    assert [one.number for one in Recommendation.objects.all()] == ["R1", "R3", "R2", "R4"]


def test_a_recommendation_without_words_agencies_or_a_free_number_is_refused(case, people):
    assert "Choose the agencies" in refused(lambda: ratified.recommend(case, "R1"))
    ratified.recommend(case, "R1", cast.HOMES)
    assert "R1 already" in refused(lambda: ratified.recommend(case, "R1", cast.HOMES))


def test_the_chairs_are_told_of_an_amendment_without_a_word_of_it(case, people):
    ask(case, people)
    assert said() == "asked for Wyvern Hospital Trust that the report be amended"
    assert told("an amendment to decide") == {"Carys Holt", "Victor Amadi"}
    assert no_names_in_letters("Trust", "nurse", "Edna")


def test_a_partner_speaks_for_their_own_agency_and_the_team_for_any(case, people):
    assert "You do not speak for Kestrel Homes" in refused(lambda: ask(case, people, cast.HOMES))
    ask(case, people, cast.HOMES, by="officer")
    assert "Say what should change, and why" in refused(lambda: ask(case, people, text=" "))


def test_an_amendment_is_approved_and_the_team_told(case, people):
    decide(ask(case, people), people)
    assert said() == "approved the amendment asked for by Wyvern Hospital Trust"
    assert "Olive Fenn" in told("an amendment is approved")
    assert told("your amendment is decided") == {"Mona Petrie"}
    assert no_names_in_letters("Trust", "nurse", "Edna")


def test_an_approved_amendment_waits_for_the_team_until_it_is_in_the_report(case, people):
    text = "Write the approved amendment into the report"

    def waiting():
        return [line.pk for line in diary.work_of(people["officer"]) if line.text == text]

    amendment = ask(case, people)
    assert waiting() == []
    decide(amendment, people)
    assert waiting() == [amendment.pk]
    amend(amendment, people)
    assert waiting() == []


def test_an_amendment_is_refused_with_reasons_and_decided_once(case, people):
    amendment = ask(case, people)
    assert "Give the reasons" in refused(lambda: decide(amendment, people, False))
    decide(amendment, people, False, reasons="the log supports it")
    assert "refused the amendment" in said() and "because the log supports it" in said()
    assert "decided already" in refused(lambda: decide(amendment, people))


def test_the_chair_does_not_decide_what_the_chair_asked_for(case, people):
    amendment = ask(case, people, cast.POLICE, by="chair")
    assert "You asked for this amendment" in refused(lambda: decide(amendment, people))
    decide(amendment, people, by="vice_chair")


def test_an_amendment_that_touches_the_decision_is_signed_off_again(case, people):
    decide(ask(case, people), people, touches_decision=True)
    assert "the report is signed off again" in said()
    assert Case.objects.get().step == Step.SIGN_OFF and Report.objects.get().ratified_at is None


def amend(amendment, people, text="The duty nurse closed it.", seen=None):
    sections = {**amendment.case.report.latest.sections, "facts": text}
    return operations.amend_report(amendment=amendment, sections=sections, seen=seen, by=people["officer"], at=AT)


def test_an_approved_amendment_becomes_a_version_of_the_report(case, people):
    amendment = ask(case, people)
    assert "has not approved" in refused(lambda: amend(amendment, people))
    decide(amendment, people)
    assert "Nothing has changed" in refused(lambda: amend(amendment, people, "Summary of the facts and context."))
    amend(amendment, people)
    assert said() == "amended the report as asked for by Wyvern Hospital Trust; it is now version 2"
    assert "in the report already" in refused(lambda: amend(amendment, people, "Again."))


def test_an_amendment_begun_from_an_older_report_is_stale(case, people):
    first, second = ask(case, people), ask(case, people, text="And this.")
    for one in (first, second):
        decide(one, people)
    amend(first, people, seen=1)
    with pytest.raises(Stale) as stale:
        amend(second, people, "Other.", seen=1)
    assert stale.value.current == Report.objects.get()
    amend(second, people, "Other.", seen=2)


def agree(case, people, *chosen, by="chair", **more):
    return ratified.agree(case, chosen, by, **more)


def test_recommendations_are_agreed_once_no_amendment_waits(case, people):
    made, amendment = ratified.recommend(case, "R1", cast.HOMES), ask(case, people)
    assert "has not been decided" in refused(lambda: agree(case, people, made))
    decide(amendment, people, False, reasons="no")
    agree(case, people, made)
    assert said() == "agreed recommendations R1 outside a meeting, by each statutory partner"
    made.refresh_from_db()
    assert made.agreed_by == people["chair"]
    assert "no recommendation to agree" in refused(lambda: agree(case, people, made))


def test_a_recommendation_of_another_case_is_not_agreed_here(case, people):
    other = ratified.recommend(ratified.case_ratified(reference="WY-2026-002"), "R1", cast.HOMES)
    assert "no recommendation to agree" in refused(lambda: agree(case, people, other))


def sitting(people, *present, **more):
    """A meeting of the group at which these were."""
    held = GroupMeeting.objects.create(
        number=GroupMeeting.objects.count() + 1, arranged_at=AT, arranged_by=people["officer"],
        **{"starts_at": AT, "begun_at": AT, **more},
    )  # fmt: skip
    for who in present:
        GroupSeat.objects.create(meeting=held, person=people[who], agency=people[who].agency, is_present=True)
    return held


def test_the_group_agrees_at_a_meeting_that_has_begun_and_could_decide(case, people):
    made = ratified.recommend(case, "R1", cast.HOMES)

    def at(meeting):
        return agree(case, people, made, where="GROUP", group_meeting=meeting)

    assert "Choose the meeting" in refused(lambda: at(None))
    assert "has not begun" in refused(lambda: at(sitting(people, begun_at=None)))
    off = {"begun_at": None, "cancelled_at": AT, "cancelled_because": "Snow"}
    assert "was cancelled" in refused(lambda: at(sitting(people, **off)))
    assert "before the report was ratified" in refused(lambda: at(sitting(people, starts_at=AT - dt.timedelta(days=9))))
    why = refused(lambda: at(sitting(people, "chair", "council")))
    assert "Wyvern Integrated Care Board is not represented" in why and "Ask each statutory partner" in why
    assert "neither the JCR Chair" in refused(lambda: at(sitting(people, "police", "council", "nhs")))
    agree(case, people, made, where="GROUP", group_meeting=sitting(people, "chair", "council", "nhs"))
    assert said() == (
        "agreed recommendations R1 at the Quarterly meeting of the Joint Case Review group, 2 November 2026"
    )
    made.refresh_from_db()
    assert made.agreement.group_meeting and made.agreement.partners == {} and made.agreement.dissent == ""


def test_outside_a_meeting_each_statutory_partner_agrees_in_words_and_dissent_is_kept(case, people):
    made, homes = ratified.recommend(case, "R1", cast.HOMES), cast.agency(cast.HOMES)
    assert "Say where the group agreed" in refused(lambda: agree(case, people, made, where="ELSEWHERE"))
    two = {cast.agency(name): "By email." for name in cast.PARTNERS[:2]}
    assert "Say how Wyvern Police agreed" in refused(lambda: agree(case, people, made, said=two))
    assert "Say with what Kestrel Homes" in refused(lambda: agree(case, people, made, dissenting=[homes]))
    assert "Choose which agencies" in refused(lambda: agree(case, people, made, dissent="Too soon."))
    agree(case, people, made, dissenting=[homes], dissent="Too soon.")
    assert said().endswith("; Kestrel Homes disagreed: Too soon.")
    made.refresh_from_db()
    assert made.agreement.partners == dict.fromkeys(cast.PARTNERS, "Yes, by email.")
    assert [str(one) for one in made.agreement.dissenting.all()] == [cast.HOMES]


def test_only_a_chair_agrees(case, people):
    made = ratified.recommend(case, "R1", cast.HOMES)
    with pytest.raises(NotAllowed):
        agree(case, people, made, by="officer")


def choose(case, people, *methods, reasons="Nine agencies.", where="At its meeting", seen=None):
    return operations.choose_learning_method(
        case=case, methods=methods, reasons=reasons, agreed_where=where, lead=people["officer"], seen=seen,
        by=people["chair"], at=AT,
    )  # fmt: skip


def test_the_method_is_chosen_with_reasons_and_may_be_changed(case, people):
    assert "Choose at least one method" in refused(lambda: choose(case, people))
    assert "say why" in refused(lambda: choose(case, people, "Webinar", reasons=""))
    assert "Say where the group agreed" in refused(lambda: choose(case, people, "Webinar", where=""))
    choose(case, people, "Webinar", "Workshop")
    assert said() == "chose how the learning is cascaded: Webinar, Workshop"
    assert choose(case, people, "Workshop").version == 2
    with pytest.raises(Stale):
        choose(case, people, "Webinar", seen=1)


def test_the_tracker_opens_once_everything_is_settled(people):
    case = ratified.case_agreed()
    operations.open_tracker(case=case, by=people["officer"], at=AT)
    assert said() == "opened the tracker for 2 recommendations" and Case.objects.get().step == Step.TRACKER


def test_the_tracker_waits_for_an_approved_amendment(people):
    case = ratified.case_agreed()
    decide(ask(case, people), people)
    assert "approved and not yet in the report" in refused(
        lambda: operations.open_tracker(case=case, by=people["officer"], at=AT)
    )
