"""Two people refer one adult, each spelling her name in their own way; the team sees both, and makes them one case."""

import pytest

from sarum.cases.models import Case
from tests import cast
from tests.operations.test_triage import referred


@pytest.mark.parametrize("screen", [{}, {"viewport": {"width": 320, "height": 640}}], ids=["wide", "320 px"])
def test_a_duplicate_is_found_compared_and_joined(at_work, screen):
    the = at_work(**screen)
    people = cast.people()
    first = referred(people, "Edna Rosemary Marsh", date_of_birth="1943-08-04", nhs_number="943 476 5919")
    second = referred(people, "Etna Marsch", date_of_birth="1943-04-08")
    officer = the.officer.goes_to("cases:inbox").reads("New (2)", "1 possible duplicate")
    officer.goes_to("cases:take_case", second.reference).presses("Take it").reads("The case is yours.", "Olive Fenn")
    officer.opens("Possible duplicates").reads(first.reference, "day and month the other way round")
    officer.opens("Compare the two").reads("Edna Rosemary Marsh", "Etna Marsch", "What agrees")
    officer.presses("Record the decision").is_refused("Choose what they are to each other")
    officer.answers({"What are they to each other?": "The same case", "For what reasons?": "One fall, told twice."})
    officer.presses("Record the decision").reads("The decision has been recorded.", "One fall, told twice.")
    officer.goes_to("cases:read_referral", first.reference).reads(f"{first.reference}-R1", f"{second.reference}-R1")
    officer.goes_to("cases:overview", first.reference).reads("Belongs with", second.reference)
    officer.goes_to("cases:overview", second.reference).reads("Joined with another case")
    officer.goes_to("cases:inbox").reads("New (0)", "Being checked (1)").does_not_read("possible duplicate")
    assert Case.objects.exclude(step="CLOSED").get() == first
