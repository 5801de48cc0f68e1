"""Learning: the plan, the tools, each agency's word, and where the case goes on."""

import datetime as dt

import pytest

from sarum.cases.models import Case, Decision, LearningPlan, Step, Tool
from sarum.cases.operations import learning as operations
from sarum.kit.refusal import NotAllowed, Stale
from tests import cast, ratified
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.ratified import AT, DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_at_learning(decision=Decision.NO_REVIEW)


def share(case):
    return operations.share_learning_plan(case=case, by=cast.people()["officer"], at=AT)


def cascade(case, by="lead", people=14, held_on=DAY):
    return operations.confirm_cascade(
        case=case, how="Team meetings", held_on=held_on, people=people, by=cast.people()[by], at=AT
    )


def test_a_plan_is_clear_and_for_somebody(case):
    assert "Say who needs it" in refused(lambda: ratified.plan_learning(case, audience=" "))
    ratified.plan_learning(case)
    assert said() == "planned how the learning is shared"


def test_a_plan_begun_from_an_older_one_is_stale(case):
    ratified.plan_learning(case, seen=0)
    with pytest.raises(Stale):
        ratified.plan_learning(case, seen=0)


def test_a_plan_is_shared_with_whoever_leads_for_each_agency(case):
    assert "There is no plan" in refused(lambda: share(case))
    ratified.plan_learning(case)
    share(case)
    assert said() == "shared the learning plan with Kestrel Homes, Orchard Home Care"
    assert told("learning to share") == {"Hugo Marsh", "Leon Garth"} and no_names_in_letters(
        "Ask before", "Kestrel", "Edna"
    )
    assert "shared already" in refused(lambda: share(case))
    ratified.plan_learning(case, learning="Something new.")
    assert LearningPlan.objects.get().shared_at is None
    share(case)


def test_a_tool_is_prepared_changed_and_made_ready_once(case, people):
    given = {"kind": "BRIEFING", "title": "Ask", "text": "", "by": people["officer"], "at": AT}
    assert "a title" in refused(lambda: operations.prepare_tool(case=case, **{**given, "title": " "}))
    tool = operations.prepare_tool(case=case, **given)
    assert said() == "prepared a learning tool: 7-minute briefing, Ask"
    assert "The tool is empty" in refused(lambda: operations.ready_tool(tool=tool, by=people["officer"], at=AT))
    assert "a title" in refused(lambda: operations.change_tool(tool=tool, **{**given, "title": ""}))
    operations.change_tool(tool=tool, **{**given, "text": "Seven minutes."})
    assert said() == "changed the learning tool: Ask"
    operations.ready_tool(tool=tool, by=people["officer"], at=AT)
    assert said() == "made the learning tool ready: Ask"
    assert "ready already" in refused(lambda: operations.ready_tool(tool=tool, by=people["officer"], at=AT))
    assert "in use" in refused(lambda: operations.change_tool(tool=Tool.objects.get(), **given))


def test_an_agency_confirms_for_itself_once_the_plan_is_shared(case):
    assert "There is no plan" in refused(lambda: cascade(case))
    ratified.plan_learning(case)
    assert "has not been shared" in refused(lambda: cascade(case))
    share(case)
    assert "at least one" in refused(lambda: cascade(case, people=0))
    assert "has not come yet" in refused(lambda: cascade(case, held_on=dt.date(2026, 12, 1)))
    assert "not in this learning plan" in refused(lambda: cascade(case, by="member"))
    cascade(case)
    assert said() == "confirmed that Orchard Home Care shared the learning: Team meetings, 14 people"
    with pytest.raises(NotAllowed):
        cascade(case, by="officer")


def test_without_a_review_the_case_goes_on_to_assurance_only(people):
    case = ratified.case_shared(decision=Decision.NO_REVIEW)
    assert "nothing to publish" in refused(lambda: operations.open_publication(case=case, by=people["officer"], at=AT))
    operations.open_assurance(case=case, by=people["officer"], at=AT)
    assert said() == "went on to assurance" and Case.objects.get().step == Step.ASSURANCE


def test_with_a_review_the_case_goes_on_to_publication_only(people):
    case = ratified.case_shared()
    assert "aim of publication" in refused(lambda: operations.open_assurance(case=case, by=people["officer"], at=AT))
    operations.open_publication(case=case, by=people["officer"], at=AT)
    assert said() == "went on to publication" and Case.objects.get().step == Step.PUBLICATION


def test_the_case_waits_for_the_plan_to_be_shared(case, people):
    ratified.plan_learning(case)
    assert "has not been shared" in refused(lambda: operations.open_assurance(case=case, by=people["officer"], at=AT))
