"""Facts, what is not known yet, and what could be improved: recorded, changed, withdrawn, found out and taken up."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Fact, Idea, Step, Unknown
from sarum.cases.operations import facts as operations
from sarum.cases.operations import recommendations, report
from sarum.cases.queries import facts as queries
from sarum.cases.queries import work
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast, chronologies

pytestmark = pytest.mark.django_db
DAY = dt.date(2100, 1, 4)


def do(operation, who="officer", **given):
    return operation(by=cast.people()[who], at=timezone.now(), **given)


def last_sentence():
    return Event.objects.select_related("words").order_by("number").last().words.sentence


@pytest.fixture
def case():
    return build.case_at(Step.RAPID_REVIEW, done=True)


def test_a_fact_is_numbered_and_keeps_what_it_rests_on(case):
    chronologies.taken_in(case)
    entry, answer = case.chronology.first(), case.requests.first().answer
    fact = do(
        operations.record_fact, case=case, words="She was cold.", certainty="CERTAIN", entries=[entry], returns=[answer]
    )
    assert (fact.number, list(fact.entries.all()), list(fact.returns.all())) == (3, [entry], [answer])
    assert last_sentence() == "recorded fact 3: certain"
    assert entry in queries.entries_to_cite(cast.people()["officer"], case, [])


def test_a_fact_without_words_or_sources_is_refused_beside_its_question(case):
    with pytest.raises(Refused) as refused:
        do(operations.record_fact, case=case, words="She was cold.", certainty="CERTAIN")
    assert refused.value.field == "heard"


def test_a_fact_does_not_rest_on_another_case(case):
    other = build.case_at(Step.SCOPING, done=True).requests.first().answer
    with pytest.raises(Refused, match="of its own case"):
        do(operations.record_fact, case=case, words="She was cold.", certainty="CERTAIN", returns=[other])
    assert case.facts.count() == 2


def test_a_fact_that_is_changed_keeps_how_it_stood_in_the_history(case):
    fact = case.facts.get(number=2)
    do(
        operations.change_fact,
        fact=fact,
        words="A nurse was told.",
        certainty="UNCERTAIN",
        doubt="One note",
        heard="Her",
    )
    fact.refresh_from_db()
    assert (fact.words, fact.certainty) == ("A nurse was told.", "UNCERTAIN")
    assert Event.objects.order_by("number").last().words.facts["before"]["words"] == "Nobody told the district nurses."


def test_a_fact_that_is_withdrawn_stays_and_leaves_the_report(case):
    fact = case.facts.get(number=2)
    said = {"words": fact.words, "certainty": fact.certainty, "doubt": fact.doubt, "heard": fact.heard}
    do(operations.change_fact, fact=fact, **said, withdrawn_because="The log shows the call")
    with pytest.raises(Refused, match="has been withdrawn"):
        do(operations.change_fact, fact=fact, **said)
    assert last_sentence() == "withdrew fact 2: The log shows the call"
    do(report.draft_report, case=case)
    told = case.report.latest.sections["facts"]
    first = f"[Fact 1](fact:{case.facts.get(number=1).pk}): Her care stopped on 2 April 2025. Certain. "
    assert f"{first}Source: [return of Orchard Home Care](" in told
    assert "district nurses" not in told and "Not known yet: Who took the call?" in told


def test_whoever_finds_something_out_is_told_and_nothing_of_the_case_is_in_the_letter(case):
    Notice.objects.all().delete()
    asked = {"question": "Who rang the surgery?", "finder": cast.people()["member"], "due_on": DAY}
    unknown = do(operations.record_unknown, case=case, **asked)
    letter = Notice.objects.get()
    assert letter.to == cast.people()["member"] and "surgery" not in letter.subject + letter.body
    do(operations.settle_unknown, unknown=unknown, found_out="Nobody did.")
    with pytest.raises(Refused, match="already"):
        do(operations.settle_unknown, unknown=unknown, found_out="Somebody.")
    assert Unknown.objects.get(pk=unknown.pk).settled_by == cast.people()["officer"]


def test_what_is_found_out_once_the_report_is_drafted_is_recorded_too():
    people, case = cast.people(), build.case_at(Step.SIGN_OFF)
    unknown = Unknown.objects.create(
        case=case,
        question="Who rang?",
        finder=people["member"],
        due_on=DAY,
        asked_at=timezone.now(),
        asked_by=people["officer"],
    )
    assert unknown.pk in {line.pk for line in work.own_unknowns(people["member"], set())}
    do(operations.settle_unknown, "member", unknown=unknown, found_out="The night nurse did.")
    assert unknown.pk not in {line.pk for line in work.own_unknowns(people["member"], set())}


def test_whoever_is_to_find_something_out_has_it_among_their_work_and_says_what_they_found(case):
    people = cast.people()
    asked = {"question": "Who rang the surgery?", "due_on": DAY}
    with pytest.raises(Refused, match="must not see this case"):
        do(operations.record_unknown, case=case, finder=people["barred"], **asked)
    unknown = do(operations.record_unknown, case=case, finder=people["stranger"], **asked)
    (line,) = work.own_unknowns(people["stranger"], set())
    assert (line.text, line.act, line.pk) == ("Find out: Who rang the surgery?", "settle_unknown", unknown.pk)
    assert queries.unknown_by(people["stranger"], case.reference, unknown.pk) == unknown
    assert queries.unknown_by(people["outsider_lead"], case.reference, unknown.pk) is None
    with pytest.raises(NotAllowed):
        do(operations.settle_unknown, "author", unknown=unknown, found_out="x")
    do(operations.settle_unknown, "stranger", unknown=unknown, found_out="The night nurse did.")
    assert not list(work.own_unknowns(people["stranger"], set()))
    other = do(operations.record_unknown, case=case, finder=people["stranger"], **asked)
    build.bar(case, people["stranger"], people["officer"])
    assert not list(work.own_unknowns(people["stranger"], set()))
    assert queries.unknown_by(people["stranger"], case.reference, other.pk) is None


def test_what_could_be_improved_is_offered_and_taken_up(case):
    idea = case.ideas.get()
    assert [theme.name for theme in idea.themes.all()] == ["Closing"] and idea.is_multi_agency
    do(
        operations.change_suggestion,
        idea=idea,
        words="Tell the others.",
        is_multi_agency=False,
        themes="Closing; Voice",
    )
    do(report.draft_report, case=case)
    assert "by one agency by itself (Closing; Voice): Tell the others." in case.report.latest.sections["analysis"]
    ratified = build.case_at(Step.RECOMMENDATIONS)
    taken = ratified.ideas.get()
    made = do(
        recommendations.recommend, case=ratified, text="Tell.", agencies=[cast.agency(cast.CARE)], is_multi_agency=False,
        idea=taken,
    )  # fmt: skip
    assert made.idea == taken
    with pytest.raises(Refused, match="another case"):
        do(
            recommendations.recommend, case=ratified, text="Tell.", agencies=[cast.agency(cast.CARE)], is_multi_agency=False,
            idea=Idea.objects.get(case=case),
        )  # fmt: skip


def test_an_improvement_that_is_withdrawn_is_not_offered(case):
    idea = case.ideas.get()
    do(operations.change_suggestion, idea=idea, words="No.", is_multi_agency=True, withdrawn_because="Done already")
    assert not queries.ideas_standing(cast.people()["officer"], case)
    with pytest.raises(Refused, match="withdrawn"):
        do(operations.change_suggestion, idea=idea, words="No.", is_multi_agency=True)


@pytest.mark.parametrize("who", ["council", "author", "stranger", "barred"])
def test_only_the_team_and_the_chairs_record_what_is_established(case, who):
    with pytest.raises(NotAllowed):
        do(operations.record_fact, who, case=case, words="Mine.", certainty="CERTAIN", heard="Me")
    assert Fact.objects.filter(case=case).count() == 2
