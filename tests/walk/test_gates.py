"""A case that went otherwise: what stops it (and why, and where in the folder), and what does not."""

import pytest

from sarum.cases.models import Step
from sarum.cases.walk import carrying, wording
from tests import build, cast
from tests.cast import BOARD_NHS, CARE, COUNCIL, TRUST
from tests.story import NAME
from tests.walk.walks import only, walked

pytestmark = pytest.mark.django_db
START = ("board", "referral", "verification")
TO_REVIEW = (*START, "returns", "rapid-review")


def story(*names, **changes):
    """The standing case as far as these files go, with some of them changed by a function each."""
    files = only(build.files(), *names) if names else build.files()
    for name, change in changes.items():
        change(files[f"{name.replace('_', '-')}.json"])
    return files


def stopped(files):
    """Why the walk stopped, where in the folder, and at which step; the walk must have stopped."""
    walk, went_on = walked(files)
    assert not went_on
    last = walk.refusals[-1]
    return " ".join(last.reasons), last.source, walk.case and walk.case.step


def meeting(files):
    return files["verification.json"]["meetings"][0]


# Gates that refuse


def test_an_inquorate_meeting_decides_nothing_and_nothing_in_the_folder_satisfies_it():
    files = story(*START)
    meeting(files)["attendance"] = [one for one in meeting(files)["attendance"] if one["agency"] != BOARD_NHS]
    reasons, source, step = stopped(files)
    assert f"{BOARD_NHS} was not represented" in reasons
    assert (source, step) == ("verification.json: meetings[0].decision", Step.VERIFICATION)


def test_a_partner_whose_view_is_not_given_is_heard_first():
    files = story(*START)
    meeting(files)["views"].pop()
    assert "Wyvern Police's view has not been recorded" in stopped(files)[0]


def test_somebody_without_the_office_decides_nothing():
    files = story(*START)
    meeting(files)["decision"]["by"] = NAME["council"]
    assert "is for the JCR Chair or the JCR Vice-Chair" in stopped(files)[0]


def test_a_referral_that_does_not_say_whether_anybody_is_at_risk():
    reasons, source, step = stopped(story("board", "referral", referral=lambda held: held.pop("safety_check")))
    assert (reasons, source, step) == ("Say whether anybody is at risk now.", "referral.json", None)


def test_a_return_that_never_came_without_a_reason_for_not_waiting():
    files = story(*TO_REVIEW)
    del files["returns/trust.json"]
    reasons, source, step = stopped(files)
    assert f"{TRUST}: no return" in reasons
    assert (source, step) == ("rapid-review.json: returns.outstanding and returns.sent_back", Step.SCOPING)


def test_safety_unanswered_leaves_the_decision_untaken():
    files = story(*TO_REVIEW, rapid_review=lambda held: held.pop("immediate_actions"))
    reasons, source, step = stopped(files)
    assert "immediate action for their safety has not been answered" in reasons
    assert (source, step) == ("rapid-review.json: criteria[0]", Step.RAPID_REVIEW)


@pytest.mark.parametrize(
    ("outcome", "concern", "said"),
    [
        ("no SAR", "met", "the Board must arrange a review"),
        ("mandatory SAR", "not met", "a review is not mandatory"),
        ("no SAR", "not met", "Summarise the learning"),
    ],
)
def test_a_decision_that_the_elements_do_not_bear(outcome, concern, said):
    def change(held):
        held["decision"]["outcome"] = outcome
        held["criteria"][2]["outcome"] = concern

    assert said in stopped(story(*TO_REVIEW, rapid_review=change))[0]


def test_nobody_quality_assures_what_they_wrote():
    files = story(*TO_REVIEW, rapid_review=lambda held: held.update(report_written_by=NAME["manager"]))
    reasons, source, step = stopped(files)
    assert "nobody quality-assures their own" in reasons
    assert (source, step) == ("rapid-review.json: quality_check[0]", Step.SIGN_OFF)


def test_nobody_signs_twice_in_two_offices():
    files = story(*TO_REVIEW)
    files["board.json"]["offices"].append(
        {"office": "Independent Chair", "name": NAME["vice_chair"], "agency": BOARD_NHS}
    )
    files["rapid-review.json"]["sign_off"][1]["name"] = NAME["vice_chair"]
    reasons, source, _ = stopped(files)
    assert "already signed this report in another office" in reasons
    assert source == "rapid-review.json: sign_off[1]"


def test_an_unsigned_report_stops_what_comes_after_it():
    files = story(rapid_review=lambda held: held.pop("sign_off"))
    reasons, source, step = stopped(files)
    assert "has not yet been signed by the JCR Chair" in reasons
    assert (source, step) == ("rapid-review.json: sign_off", Step.SIGN_OFF)


def test_a_later_file_without_the_one_before_it():
    files = story("board", "referral", "returns", "rapid-review")
    reasons, source, step = stopped(files)
    assert "quorate" in reasons
    assert (source, step) == ("verification.json is missing", Step.REFERRAL)


def test_a_recommendation_without_an_action():
    def change(held):
        held["actions"].pop()

    assert "R2 has no action" in stopped(story(*TO_REVIEW, "jcr", jcr=change))[0]


def test_an_action_complete_without_evidence():
    def change(held):
        held["updates"][0]["evidence"] = []

    assert "There is no evidence" in stopped(story(assurance=change))[0]


def test_two_hands_do_not_commission_a_review():
    files = story(*TO_REVIEW, "jcr", "review", jcr=lambda held: held["commissioning"]["agreed_by"].pop())
    reasons, source, step = stopped(files)
    assert reasons == "The Independent Chair has not agreed the manner of the review."
    assert (source, step) == ("jcr.json: commissioning", Step.COMMISSIONING)


# What does not stop it


def carried(files):
    walk, went_on = walked(files)
    assert went_on, walk.refusals[-1]
    return walk


def test_a_referral_alone_waits_to_be_acknowledged():
    walk = carried(story("board", "referral"))
    assert walk.case.step == Step.REFERRAL
    assert carrying.needed_next(walk).what.startswith("Acknowledge the referral")


def test_without_returns_it_waits_at_scoping():
    walk = carried(story(*START))
    assert (walk.case.step, walk.case.requests.count()) == (Step.SCOPING, 0)


def test_without_a_rapid_review_the_returns_are_in():
    walk = carried(story(*START, "returns"))
    assert walk.case.step == Step.SCOPING
    assert set(walk.case.requests.values_list("answer__standing", flat=True)) == {"ASSURED"}


def test_without_signatures_it_says_whose_hand_it_waits_for():
    walk = carried(story(*TO_REVIEW, rapid_review=lambda held: held.pop("sign_off")))
    needed = carrying.needed_next(walk)
    assert (walk.case.step, needed.who) == (Step.SIGN_OFF, "JCR Chair")
    assert needed.what.startswith("Sign version 1 of the report")


@pytest.mark.parametrize(
    ("outcome", "step"),
    [
        ("not progressed", Step.CLOSED),
        ("alternative action: round table", Step.ALTERNATIVE),
        ("more information is needed", Step.VERIFICATION),
    ],
)
def test_the_board_may_decide_otherwise_and_what_is_left_is_said(outcome, step):
    files = story()
    meeting(files)["decision"]["outcome"] = outcome
    walk = carried(files)
    assert walk.case.step == step
    assert any("Not carried" in note and "rapid-review.json" in note for note in walk.notes)


def test_an_alternative_action_is_followed_to_its_outcome_and_may_lead_to_scoping():
    files = story(*START)
    meeting(files)["decision"]["outcome"] = "alternative action"
    meeting(files)["decision"]["alternative_action"] = {
        "kind": "Audit", "owner": NAME["officer"], "due_on": "2025-08-01", "concluded_on": "2025-07-20",
        "outcome": "More than an audit can say.", "goes_to_scoping": True,
    }  # fmt: skip
    assert carried(files).case.step == Step.SCOPING


def test_after_more_information_the_next_meeting_decides():
    files = story(*START)
    first = {
        **meeting(files),
        "decision": {"outcome": "more information", "by": NAME["chair"], "reasons": "Ask the GP."},
    }
    files["verification.json"]["meetings"].insert(0, {**first, "held_on": "2025-06-05"})
    assert carried(files).case.step == Step.SCOPING


def test_an_inquorate_meeting_is_followed_by_one_that_decides():
    files = story(*START)
    first = {**meeting(files), "attendance": meeting(files)["attendance"][:2], "views": [], "decision": None}
    files["verification.json"]["meetings"].insert(0, {**first, "held_on": "2025-06-05"})
    walk = carried(files)
    assert (walk.case.step, len(walk.refusals)) == (Step.SCOPING, 1)


def test_a_return_that_never_came_with_a_reason():
    files = story(*TO_REVIEW)
    del files["returns/trust.json"]
    files["rapid-review.json"]["returns"]["outstanding"] = [f"{TRUST} (its notes are with the coroner)"]
    walk = carried(files)
    gap = walk.case.rapid_review.gaps.get()
    assert (gap.agency.name, gap.reason) == (TRUST, "Its notes are with the coroner")


def test_a_return_signed_by_its_author_is_sent_back_and_the_meeting_may_say_why_it_did_not_wait():
    files = story(*TO_REVIEW)
    files["returns/orchard.json"]["senior_officer"]["name"] = NAME["author"]
    files["rapid-review.json"]["returns"]["sent_back"] = [{"agency": CARE, "reason": "Nobody else could sign in time"}]
    walk = carried(files)
    assert [refusal.act for refusal in walk.refusals] == ["endorse_return", "accept_return"]
    assert walk.case.rapid_review.gaps.get().agency.name == CARE


def test_a_nil_return_needs_no_analysis():
    files = story(*TO_REVIEW)
    nil = {
        "nil_return": True,
        "analysis": {},
        "summary": "Nothing found.",
        "involvement": {"records_searched": ["All"]},
    }
    files["returns/trust.json"] |= nil
    assert carried(files).case.requests.get(agency__name=TRUST).answer.standing == "ASSURED"


def test_no_immediate_action_is_an_answer():
    walk = carried(story(*TO_REVIEW, rapid_review=lambda held: held.update(immediate_actions=[])))
    assert walk.case.rapid_review.is_action_needed is False


def test_condition_two_for_an_adult_who_lives():
    def change(held):
        held["criteria"][3:] = [{"element": "condition 2", "outcome": "met (known)", "grounds": "Permanent harm."}]

    files = story(*TO_REVIEW, rapid_review=change)
    adult = files["referral.json"]["adults"][0]
    del adult["date_of_death"]
    adult["is_alive"] = "yes"
    walk = carried(files)
    assert walk.case.rapid_review.decision == "MANDATORY"
    assert walk.case.rapid_review.limbs.get(element="CONDITION").standard == "KNOWN"


def test_several_adults_are_each_decided_for():
    files = story(*TO_REVIEW)
    second = {"name": "Nils Lindqvist", "is_alive": "yes", "care_and_support_needs": "Dementia."}
    files["referral.json"]["adults"].append(second)
    files["rapid-review.json"]["criteria"] += [
        {"element": "condition 2", "outcome": "not met", "grounds": "Not harmed.", "adult": "Adult B"},
    ]
    walk = carried(files)
    assert walk.case.pseudonym == "Adult A and Adult B"
    limbs = walk.case.rapid_review.limbs.filter(element="CONDITION")
    assert {(limb.adult.pseudonym, limb.answer) for limb in limbs} == {("Adult A", "MET"), ("Adult B", "NOT_MET")}


def test_no_review_goes_on_to_learning():
    def change(held):
        held["criteria"][2]["outcome"] = "not met"
        held["decision"] = {
            "outcome": "no SAR",
            "reasons": "The concern is not met.",
            "if_no_sar": "It was put right at once.",
        }

    files = story(*TO_REVIEW, "jcr", rapid_review=change, jcr=lambda held: held.pop("commissioning"))
    walk = carried(files)
    assert walk.case.step == Step.LEARNING
    assert walk.case.rapid_review.why_no_more == "It was put right at once."


def test_a_discretionary_review():
    def change(held):
        held["criteria"][2]["outcome"] = "not met"
        held["decision"]["outcome"] = "discretionary SAR"

    assert carried(story(*TO_REVIEW, rapid_review=change)).case.rapid_review.decision == "DISCRETIONARY"


def test_an_amendment_that_touches_the_decision_goes_through_every_hand_again():
    def change(held):
        held["amendments"][0]["touches_decision"] = True
        held["quality_check"] = {"by": NAME["manager"], "on": "2025-08-07"}
        held["sign_off"] = [
            {"office": "JCR Chair", "name": NAME["chair"], "on": "2025-08-08"},
            {"office": "Independent Chair", "name": NAME["independent_chair"], "on": "2025-08-11"},
        ]

    walk = carried(story(*TO_REVIEW, "jcr", jcr=change))
    assert walk.case.step == Step.REVIEW
    assert walk.case.report.versions.last().sign_offs.count() == 3


def test_a_report_returned_is_written_again():
    def change(held):
        held["quality_check"] = [
            {"by": NAME["manager"], "on": "2025-07-18", "decision": "returned", "comments": "Say why."},
            {"by": NAME["manager"], "on": "2025-07-22"},
        ]
        held["revisions"] = [{"on": "2025-07-21", "why": "As asked", "sections": {"next_steps": "A review."}}]

    assert carried(story(*TO_REVIEW, rapid_review=change)).case.step == Step.RECOMMENDATIONS


def test_the_council_may_be_called_by_the_first_of_its_name():
    files = story(*START)
    meeting(files)["views"][0]["agency"] = "Wyvern Council"
    files["board.json"]["statutory_partners"][0] = f"{COUNCIL} Adult Social Care"
    for one in [*files["board.json"]["offices"], *meeting(files)["attendance"]]:
        if one["agency"] == COUNCIL:
            one["agency"] = f"{COUNCIL} Adult Social Care"
    assert carried(files).case.step == Step.SCOPING


def test_dates_out_of_order_are_entered_in_order_and_said():
    files = story(*TO_REVIEW, rapid_review=lambda held: held["quality_check"].update(on="2025-07-01"))
    assert any("1 July 2025" in note for note in carried(files).notes)


def test_a_board_that_is_not_this_databases_keeps_its_name_out_of_it():
    build.case_at(Step.REFERRAL)
    files = story("board", "referral")
    files["board.json"]["name"] = "Another Board"
    assert any("Another Board" in note for note in carried(files).notes)
    assert cast.people()


@pytest.mark.parametrize(
    ("said", "facts", "context"),
    [
        ("As the referral.", [], "As the referral."),
        ("As the referral, with these corrections: it was on 12 May; she fell.", ["It was on 12 May", "She fell."],
         "As the referral, with these corrections."),
        ("She fell. He rang 999.", ["She fell.", "He rang 999."], ""), ("", [], ""),
    ],
)  # fmt: skip
def test_a_text_of_facts_becomes_one_fact_for_each_clause(said, facts, context):
    assert wording.clauses(said) == (facts, context)


def test_a_fact_of_a_text_is_not_called_certain_where_the_file_does_not_say_so():
    files = story(*TO_REVIEW, rapid_review=lambda held: held.update(facts="As the referral. She fell.", sign_off=[]))
    walk = carried(files)
    fact = walk.case.facts.get()
    assert (fact.words, fact.certainty, walk.case.rapid_review.facts) == ("She fell.", "UNCERTAIN", "As the referral.")
    assert "does not say how certain" in fact.doubt


def test_a_partner_who_thought_otherwise_with_grounds_is_on_record_as_dissenting():
    def change(held):
        held["views"][2] |= {"view": "no SAR", "grounds": "The facts are known."}
        held["sign_off"] = []

    walk = carried(story(*TO_REVIEW, rapid_review=change))
    assert [str(agency) for agency in walk.case.rapid_review.dissenting.all()] == [cast.PARTNERS[2]]
