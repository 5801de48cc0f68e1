"""Publication: the plan, the text, the decision, the shelf."""

import pytest

from sarum.board.models import Event
from sarum.cases.models import Case, PublicationPlan, Step
from sarum.cases.models.review import CONTENTS
from sarum.cases.operations import publication as operations
from sarum.cases.queries import publication as queries
from sarum.kit.refusal import NotAllowed, Stale
from sarum.library.models import PublishedReview
from tests import cast, ratified
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.ratified import AT, plan_publication, write_publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_23_november")]


@pytest.fixture
def case(people):
    return ratified.case_at_publication()


def decide(case, is_to_be_published=True, reasons="wanted", by="independent_chair", digest=""):
    return operations.decide_publication(
        case=case, is_to_be_published=is_to_be_published, reasons=reasons, digest=digest, by=cast.people()[by], at=AT
    )


def publish(case, **more):
    return operations.publish(case=case, **more, by=cast.people()["officer"], at=AT)


def waive(plan, because="It went out in April."):
    return operations.waive_tool(plan=plan, because=because, by=cast.people()["independent_chair"], at=AT)


def test_a_plan_says_who_is_told_and_how_the_family_is_told_first(case):
    assert "Say how the adult or the family is told first" in refused(lambda: plan_publication(case, family_told=""))
    plan_publication(case)
    assert said() == "planned the publication; Martha Bell leads with the media"
    with pytest.raises(Stale):
        plan_publication(case, seen=0)


def test_the_text_waits_for_the_independent_chair_once_no_name_is_in_it(case):
    plan = plan_publication(case)
    assert "a title" in refused(lambda: write_publication(plan, title=" "))
    write_publication(plan, overview="Edna lived alone.")
    assert not told("publication to decide")
    write_publication(plan, overview="She lived alone.", good_practice=" ")
    assert told("publication to decide") == {"Iris Calder"} and no_names_in_letters("alone", "Adult A")
    assert PublicationPlan.objects.get().parts == {"overview": "She lived alone."}


def test_a_tool_is_waived_with_a_reason(case):
    plan = plan_publication(case)
    assert "Say why" in refused(lambda: waive(plan, " "))
    waive(plan)
    assert said() == "waived the learning tool: It went out in April."


def test_the_decision_is_on_a_text_that_was_read_and_has_reasons(case):
    assert "There is no publication plan" in refused(lambda: decide(case))
    plan = plan_publication(case)
    assert "has not been written" in refused(lambda: decide(case))
    read = queries.digest_for(write_publication(plan))
    assert "Give the reasons" in refused(lambda: decide(case, reasons=""))
    write_publication(plan, title="Other words")
    assert "changed since you opened it" in refused(lambda: decide(case, digest=read))
    decide(case)
    assert said() == "decided: to be published, because wanted"
    with pytest.raises(NotAllowed):
        decide(case, by="chair")


def test_a_decision_not_to_publish_leads_to_assurance(case):
    plan_publication(case)
    decide(case, is_to_be_published=False, reasons="the family would be found")
    assert said() == "decided: not to be published, because the family would be found"
    assert Case.objects.get().step == Step.ASSURANCE


def test_nothing_is_published_that_was_not_written_decided_and_made_ready(case):
    assert "has not been written" in refused(lambda: publish(case))
    plan = plan_publication(case)
    write_publication(plan, overview="Keith Marsh rang.")
    why = refused(lambda: publish(case))
    for reason in ("has not decided to publish", "No learning tool is ready", "Keith, Keith Marsh, Marsh"):
        assert reason in why
    assert not PublishedReview.objects.exists()


def test_publishing_lays_a_copy_on_the_shelf_with_its_tools(people):
    case = ratified.case_ready_to_publish()
    publish(case)
    copy = PublishedReview.objects.get()
    assert said() == f"published the review as “Adult A: asking before closing” ({copy.digest[:12]})"
    assert [heading for heading, _ in copy.parts] == list(CONTENTS.values()) and copy.tools[0][
        1
    ] == "Ask before you close"
    assert queries.shelf_of(people["officer"], case) == copy.slug and Case.objects.get().step == Step.ASSURANCE
    assert Event.objects.filter(act="lay_on_shelf").exists()


def test_what_is_published_is_what_was_decided_and_read(people):
    case = ratified.case_ready_to_publish()
    assert "changed since you opened it" in refused(lambda: publish(case, digest="other"))
    write_publication(PublicationPlan.objects.get(), title="Other words")
    assert "has changed since the Independent Chair decided" in refused(lambda: publish(case))
    decide(case)
    publish(case)


def test_a_waived_tool_lets_it_through(case):
    plan = plan_publication(case)
    write_publication(plan)
    decide(case)
    waive(plan)
    publish(case)
    assert PublishedReview.objects.get().tools == []
