"""One case, from a referral by somebody without an account to learning proven to have changed practice, through the pages."""

import pytest

from tests.journeys.thread import beginning, scoping


@pytest.mark.parametrize("with_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_one_case_goes_through_the_whole_thread(at_work, with_script):
    the = at_work(with_script=with_script)
    case = beginning.a_case_is_referred(the)
    beginning.the_team_acknowledges_it(the, case)
    beginning.a_meeting_without_a_partner_decides_nothing(the, case)
    beginning.a_second_meeting_hears_everybody_and_decides(the, case)
    scoping.two_agencies_are_asked(the, case)
    scoping.an_agency_names_who_answers(the, case)
    scoping.its_return_is_written_endorsed_and_changed(the)
    scoping.the_team_sends_it_back_and_then_accepts_it(the, case)
    scoping.an_agency_found_later_has_nothing_to_return(the, case)
    scoping.the_rapid_review_does_not_wait_for_the_third(the, case)
