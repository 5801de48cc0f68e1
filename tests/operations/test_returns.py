"""What an agency does with its return: writing, informing, endorsing, sending."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.cases.models import Standing
from sarum.cases.operations import returns, scoping
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests.returns import CONTENT, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Way()


def last_sentence():
    return Event.objects.select_related("words").order_by("number").last().words.sentence


def letters_after(do):
    Notice.objects.all().delete()
    do()
    return list(Notice.objects.select_related("to"))


def write(way, who="author", **content):
    return way.do(returns.write_return, who, content=content)


def test_a_return_is_written_as_far_as_it_has_come(way):
    way.asked()
    write(way, summary="We visited.", analysis={"why": "Nobody asked.", "equality": " "})
    assert (way.answer.standing, way.answer.summary) == (Standing.STARTED, "We visited.")
    assert way.answer.analysis == {"why": "Nobody asked."}
    assert list(way.answer.authors.all()) == [way.people["author"]]
    assert last_sentence() == "wrote in the return of Orchard Home Care"


def test_saving_without_a_change_makes_nobody_an_author(way):
    way.written()
    write(way, "lead", **CONTENT)
    assert list(way.answer.authors.all()) == [way.people["author"]]


def test_an_edit_voids_the_endorsement_and_tells_who_made_it(way):
    way.endorsed()
    sent = letters_after(lambda: write(way, summary="Other words."))
    sent = [letter for letter in sent if letter.subject.endswith("has changed")]
    endorsement = way.answer.endorsements.get()
    assert endorsement.voided_at and endorsement.voided_because == "The return was edited after it was endorsed."
    assert [letter.to for letter in sent] == [way.people["senior"]]
    assert last_sentence().endswith("its endorsement no longer stands")


def test_an_edit_takes_back_a_return_that_was_sent(way):
    way.sent()
    write(way, summary="Other words.")
    assert way.answer.standing == Standing.STARTED
    assert last_sentence().endswith("it is taken back, and has to be sent again")


def test_a_second_author_who_saw_an_older_version_is_told(way):
    seen = way.written().version
    write(way, summary="Other words.")
    with pytest.raises(Stale):
        way.do(returns.write_return, "lead", content={"summary": "Mine."}, version=seen)
    assert way.answer.summary == "Other words."


def test_an_accepted_return_is_not_written(way):
    way.accepted()
    with pytest.raises(Refused, match="has accepted this return"):
        write(way, summary="Other words.")


def test_a_period_that_ends_before_it_begins_is_refused(way):
    way.asked()
    with pytest.raises(Refused, match="cannot end before") as refused:
        write(way, period_from=dt.date(2025, 5, 1), period_to=dt.date(2025, 4, 1))
    assert refused.value.field == "period_to"


@pytest.mark.parametrize("who", ["senior", "officer", "chair", "stranger", "housing_lead", "barred"])
def test_only_those_who_answer_for_the_agency_write(way, who):
    way.asked()
    with pytest.raises(NotAllowed):
        write(way, who, summary="Mine.")


def test_the_officer_who_was_informed_is_kept(way):
    way.asked()
    way.inform()
    assert (way.answer.senior_officer_name, way.answer.senior_officer_told_on) == ("Selina Frost", timezone.localdate())
    assert "recorded that Selina Frost, Director of Care, was informed on" in last_sentence()


@pytest.mark.parametrize(("given", "field"), [({"name": " "}, "name"), ({"told_on": dt.date(2100, 1, 1)}, "told_on")])
def test_informing_needs_a_name_and_a_day_that_has_come(way, given, field):
    way.asked()
    said = {"name": "Selina Frost", "role": "Director", "told_on": timezone.localdate()} | given
    with pytest.raises(Refused) as refused:
        way.do(returns.inform_senior_officer, "author", **said)
    assert refused.value.field == field


def test_an_endorsement_is_of_the_exact_words(way):
    digest = way.written().digest
    sent = letters_after(lambda: way.do(returns.endorse_return, "senior", statement="I stand by it.", digest=digest))
    assert way.answer.endorsements.get().digest == digest
    assert {letter.to.name for letter in sent} == {"Leon Garth", "Amir Stone"}
    assert last_sentence() == f"endorsed the return of Orchard Home Care ({digest[:12]})"


@pytest.mark.parametrize(
    ("given", "words"),
    [({"digest": "0" * 64}, "has changed since you opened it"), ({"statement": " "}, "in your own words")],
)
def test_an_endorsement_of_other_words_or_without_words_is_refused(way, given, words):
    way.written()
    with pytest.raises(Refused, match=words):
        way.do(returns.endorse_return, "senior", **{"statement": "I stand by it.", **given})


def test_an_author_who_is_also_a_senior_officer_does_not_endorse(way):
    way.written()
    way.do(scoping.name_respondent, "lead", person=way.people["author"], capacity="SENIOR_OFFICER")
    with pytest.raises(Refused, match="nobody endorses their own"):
        way.do(returns.endorse_return, "author", statement="I stand by it.")


def test_sending_tells_the_partnership_team(way):
    way.endorsed()
    sent = letters_after(lambda: way.do(returns.send_return, "author"))
    assert {"Olive Fenn", "Martha Bell"} <= {letter.to.name for letter in sent}
    assert all("URGENT" not in letter.subject for letter in sent)
    answer = way.answer
    assert (answer.standing, answer.returned_by) == (Standing.RETURNED, way.people["author"])
    assert last_sentence() == f"sent its return for Orchard Home Care ({answer.digest[:12]})"


def test_a_return_that_says_somebody_is_at_risk_goes_urgently(way):
    way.endorsed(safety_issues="Her brother has no food.")
    sent = letters_after(lambda: way.do(returns.send_return, "author"))
    assert all(letter.subject.startswith("URGENT") for letter in sent)
    assert all("brother" not in letter.subject + letter.body for letter in sent)
    assert last_sentence().endswith("it says that somebody's safety may be at risk now")


def test_a_nil_return_is_sent_as_one(way):
    way.endorsed(is_nil=True, analysis={})
    way.do(returns.send_return, "author")
    assert "sent a nil return for Orchard Home Care" in last_sentence()


def test_what_is_missing_is_refused_and_a_return_is_not_sent_twice(way):
    way.asked()
    with pytest.raises(Refused, match="Write a summary of your involvement"):
        way.do(returns.send_return, "author")
    way.sent()
    with pytest.raises(Refused, match="sent already"):
        way.do(returns.send_return, "author")


def test_the_senior_officer_is_asked_once_a_day_when_the_words_could_be_sent(way):
    way.asked()
    assert letters_after(lambda: write(way, **CONTENT)) == []
    asked = letters_after(way.inform)
    assert [letter.to for letter in asked] == [way.people["senior"]]
    assert "waits for your endorsement" in asked[0].subject
    Notice.objects.exclude(pk=asked[0].pk).delete()
    write(way, summary="Better words.")
    assert Notice.objects.count() == 1
