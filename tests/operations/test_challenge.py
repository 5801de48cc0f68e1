"""A challenge to the decision under section 44: answered by somebody uninvolved, and where not settled, an addendum."""

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Challenge, PublicationDecision, Step
from sarum.cases.operations import challenge as challenges
from sarum.cases.queries import challenge as queries
from sarum.cases.rules import challenge as rules
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return build.case_at(Step.RECOMMENDATIONS)


def by(who="officer"):
    return {"by": cast.people()[who], "at": timezone.now()}


def recorded(case, matter="CRITERIA", who="officer", **more):
    said = {"by_whom": "PARTNER", "name": "The trust", "grounds": "One limb rests on hearsay"}
    challenges.record_challenge(case=case, matter=matter, received_on=timezone.localdate(), **said, **more, **by(who))
    return Challenge.objects.get(case=case)


def answered(challenge, who="deputy_manager", outcome="NOT_UPHELD"):
    challenges.answer_challenge(challenge=challenge, outcome=outcome, reasons="Two returns say the same", **by(who))


def waiting():
    """What waits for the team."""
    lines = [rules.next_for_the_team(one) for one in queries.answered(cast.people()["officer"])]
    return [line for line in lines if line]


def unsettled(case):
    challenge = recorded(case)
    answered(challenge)
    challenges.tell_challenger(challenge=challenge, told_how="POST", told_on=timezone.localdate(), **by())
    challenges.settle_challenge(challenge=challenge, is_settled=False, unsettled_because="What was known", **by())
    return challenge


def written(challenge, words="The trust holds that one limb rests on hearsay.", who="officer"):
    challenges.write_addendum(challenge=challenge, words=words, **by(who))
    return queries.addendum_of(cast.people()["officer"], challenge)


def test_what_can_be_challenged_is_what_was_decided(case):
    officer, decision = cast.people()["officer"], case.verifications.get()
    keys = [one.key for one in queries.matters_of(officer, case)]
    assert keys == [f"VERIFICATION-{decision.pk}", "CRITERIA", "REPORT", "CONDUCT"]
    early = build.case_at(Step.VERIFICATION)
    assert [one.key for one in queries.matters_of(officer, early)] == ["CONDUCT"]
    with pytest.raises(Refused, match="Choose what is challenged"):
        recorded(early, "CRITERIA")


def test_nobody_who_decided_signed_or_wrote_answers_and_only_the_uninvolved_are_asked(case):
    Notice.objects.all().delete()
    challenge = recorded(case)
    assert {letter.to for letter in Notice.objects.all()} == {cast.people()["deputy_manager"]}
    for who in ("chair", "independent_chair", "manager"):
        with pytest.raises(Refused, match="You had a part in what is challenged"):
            answered(challenge, who)
    with pytest.raises(NotAllowed):
        answered(challenge, "officer")
    answered(challenge)
    assert waiting() == ["Tell the challenger the answer"]


def test_a_challenge_to_conduct_is_answered_by_anybody_but_whose_conduct_it_is(case):
    manager = cast.people()["manager"]
    assert manager in queries.people_for_the_board(manager)
    challenge = recorded(case, "CONDUCT", concerns=manager)
    assert queries.deciders_of(cast.people()["officer"], challenge) == [manager]
    with pytest.raises(Refused, match="You had a part"):
        answered(challenge, "manager")
    answered(challenge, "chair")


def test_whoever_decided_on_publication_does_not_answer_a_challenge_to_it():
    case = build.case_at(Step.ASSURANCE)
    decided = PublicationDecision.objects.filter(case=case).last()
    challenge = recorded(case, "PUBLICATION")
    assert decided.decided_by in queries.deciders_of(cast.people()["officer"], challenge)
    scope = challenge
    scope.about = "SCOPE"
    assert cast.people()["chair"] in queries.deciders_of(cast.people()["officer"], scope)


def test_a_settled_challenge_ends_there(case):
    challenge = recorded(case)
    answered(challenge)
    with pytest.raises(Refused, match="has not been told"):
        challenges.settle_challenge(challenge=challenge, is_settled=True, **by())
    challenges.tell_challenger(challenge=challenge, told_how="POST", told_on=timezone.localdate(), **by())
    assert waiting() == ["Record whether the challenger accepts the answer"]
    challenges.settle_challenge(challenge=challenge, is_settled=True, **by())
    assert waiting() == []
    with pytest.raises(Refused, match="not settled"):
        written(challenge)


def test_what_stays_in_dispute_stands_beside_the_signed_words_once_the_independent_chair_agreed_it(case):
    officer, chair, before = cast.people()["officer"], cast.people()["independent_chair"], case.report.latest.digest
    challenge = unsettled(case)
    assert waiting() == ["Write the addendum to the report"]
    addendum = written(challenge)
    assert list(queries.to_agree(chair)) == [addendum] and not queries.to_agree(officer)
    with pytest.raises(Refused, match="Say what should change"):
        challenges.agree_addendum(addendum=addendum, is_agreed=False, digest=addendum.digest, **by("independent_chair"))
    challenges.agree_addendum(
        addendum=addendum, is_agreed=False, comments="Say which limb", digest=addendum.digest, **by("independent_chair")
    )
    assert not queries.to_agree(chair) and waiting() == ["Write the addendum to the report"]
    addendum, read = written(challenge, "The trust holds that the neglect limb rests on hearsay."), addendum.digest
    with pytest.raises(Refused, match="written anew"):
        challenges.agree_addendum(addendum=addendum, is_agreed=True, digest=read, **by("independent_chair"))
    challenges.agree_addendum(addendum=addendum, is_agreed=True, digest=addendum.digest, **by("independent_chair"))
    assert list(queries.addenda_to(officer, case)) == [addendum] and case.report.latest.digest == before
    assert Event.objects.order_by("number").last().words.sentence.startswith("agreed the addendum to the report (")
    with pytest.raises(Refused, match="agreed and stands"):
        written(challenge)


@pytest.mark.parametrize("who", ["officer", "manager", "vice_chair", "member", "stranger"])
def test_only_the_independent_chair_agrees_an_addendum(case, who):
    addendum = written(unsettled(case))
    with pytest.raises(NotAllowed):
        challenges.agree_addendum(addendum=addendum, is_agreed=True, digest=addendum.digest, **by(who))


def test_there_is_no_addendum_to_a_report_that_is_not_ratified():
    case = build.case_at(Step.SIGN_OFF)
    challenge = unsettled(case)
    with pytest.raises(Refused, match="no ratified report"):
        written(challenge)
