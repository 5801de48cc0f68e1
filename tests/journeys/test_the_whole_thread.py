"""One case, from a referral by somebody without an account to learning proven to have changed practice, through the pages."""

import io

from django.core.management import call_command

from tests.journeys.thread import beginning, ending, rapid_review, recommendations, report, review, scoping


def test_one_case_goes_through_the_whole_thread(at_work, with_script):
    the = at_work(with_script=with_script)

    case = beginning.a_case_is_referred(the)
    beginning.the_team_acknowledges_it(the, case)
    beginning.a_meeting_without_a_partner_decides_nothing(the, case)
    beginning.a_second_meeting_hears_everybody_and_decides(the, case)
    beginning.the_referrer_is_told(the, case)

    scoping.two_agencies_are_asked(the, case)
    scoping.an_agency_names_who_answers(the, case)
    scoping.its_return_is_written_endorsed_and_changed(the)
    scoping.the_team_sends_it_back_and_then_accepts_it(the, case)
    scoping.an_agency_found_later_has_nothing_to_return(the, case)
    scoping.the_rapid_review_does_not_wait_for_the_third(the, case)

    meeting = rapid_review.who_came_is_recorded_with_their_authority(the, case)
    rapid_review.nothing_is_decided_before_safety_is_answered(the, case)
    rapid_review.the_facts_and_views_are_put_on_record(the, case, meeting)
    rapid_review.each_element_is_decided_on_its_grounds(the, case)
    rapid_review.no_review_is_refused_where_every_element_is_met(the, case)
    rapid_review.the_minutes_are_written(the, meeting)

    report.it_is_drafted_from_the_record_and_written_on(the, case)
    report.the_business_manager_returns_it_and_passes_it(the, case)
    report.the_vice_chair_signs_for_the_chair_and_says_why(the, case)
    report.the_independent_chair_ratifies_it(the, case)

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

    call_command("verify", stdout=io.StringIO())  # every event of it holds
