import pytest
from tests.journeys import browser as b


class NoAxe:
    def run(self, *a, **k):
        class R:
            response = {"violations": []}

        return R


b.Axe = NoAxe
from sarum.cases.models import Step
from tests import build
from tests.story import *
from tests.journeys.thread import beginning, scoping, rapid_review, report, recommendations, review, ending


def test_rep(at_work):
    the = at_work()
    case = build.case_at(Step.RAPID_REVIEW, done=True).reference
    report.it_is_drafted_from_the_record_and_written_on(the, case)
    report.the_business_manager_returns_it_and_passes_it(the, case)
    report.the_vice_chair_signs_for_the_chair_and_says_why(the, case)
    report.the_independent_chair_ratifies_it(the, case)


def test_rec(at_work):
    files = build.files()
    files["rapid-review.json"]["immediate_actions"] = []
    files["assurance.json"]["updates"].pop()
    the = at_work()
    case = build.case_at(Step.RECOMMENDATIONS, files=files).reference
    recommendations.a_partner_asks_for_an_amendment(the, case)
    recommendations.recommendations_are_agreed(the, case)
    recommendations.every_recommendation_is_on_the_tracker(the, case)
    recommendations.a_claim_without_evidence_is_rejected(the, case)
    recommendations.another_is_escalated(the, case)
    recommendations.the_stage_is_closed(the, case)
    review.three_hands_determine_its_manner(the, case)
    review.a_draft_is_found_wanting_and_the_next_is_ready(the, case)
    review.it_is_judged_against_every_marker(the, case)
    review.the_chair_accepts_it(the, case)
    ending.the_learning_is_planned_shared_and_passed_on(the, case)
    ending.the_text_is_planned_and_names_nobody(the, case)
    ending.it_is_not_published_before_a_tool_is_ready(the, case)
    ending.anybody_reads_it_and_nobody_is_named(the, case)
    ending.practice_is_shown_to_have_changed(the, case)
    ending.the_case_is_closed(the, case)
