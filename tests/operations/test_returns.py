"""What an agency does with its return: writing, informing, endorsing, sending."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Agency, Event, Notice
from sarum.cases.models import BroughtReturn, Standing
from sarum.cases.operations import returns, scoping, writing
from sarum.cases.queries import asking
from sarum.cases.queries import writing as writing_queries
from sarum.cases.rules.form import held
from sarum.kit.refusal import NotAllowed, Refused, Stale
from tests import cast
from tests.returns import CONTENT, NIL, Way

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


def test_a_return_is_written_as_far_as_it_has_come(way):
    way.asked()
    way.say(summary="We visited.", why="Nobody asked.", equality="")
    assert (way.answer.standing, way.answer.summary) == (Standing.STARTED, "We visited.")
    assert way.answer.answers == {"answers": {"summary": "We visited.", "why": "Nobody asked."}}
    assert list(way.answer.authors.all()) == [way.people["author"]]
    assert last_sentence() == "wrote in the return of Orchard Home Care"


def test_saving_without_a_change_makes_nobody_an_author_and_leaves_the_endorsement(way):
    way.endorsed()
    for part, said in CONTENT.items():
        way.write(part, {**said, "nothing": ""}, "lead")
    assert list(way.answer.authors.all()) == [way.people["author"]]
    assert way.answer.endorsements.get().voided_at is None


def test_an_edit_voids_the_endorsement_and_tells_who_made_it(way):
    way.endorsed()
    sent = letters_after(lambda: way.say(summary="Other words."))
    sent = [letter for letter in sent if letter.subject.endswith("has changed")]
    endorsement = way.answer.endorsements.get()
    assert endorsement.voided_at and endorsement.voided_because == "The return was edited after it was endorsed."
    assert [letter.to for letter in sent] == [way.people["senior"]]
    assert last_sentence().endswith("its endorsement no longer stands")


def test_an_edit_takes_back_a_return_that_was_sent(way):
    way.sent()
    way.say(summary="Other words.")
    assert way.answer.standing == Standing.STARTED
    assert last_sentence().endswith("it is taken back, and has to be sent again")


def test_a_second_author_who_saw_an_older_version_is_told(way):
    seen = held.seen(way.written().answers, "answers", None, ["summary"]).version
    way.say(summary="Other words.")
    with pytest.raises(Stale):
        way.write("answers", {"summary": "Mine."}, "lead", names=["summary"], seen=seen)
    assert way.answer.summary == "Other words."


def test_two_authors_of_different_questions_do_not_disturb_each_other(way):
    seen = held.seen(way.written().answers, "answers", None, ["summary"]).version
    way.say(why="Nobody asked.")
    way.write("answers", {"summary": "Mine."}, "lead", names=["summary"], seen=seen)
    assert way.answer.said("answers", "why") == "Nobody asked." and way.answer.summary == "Mine."


def test_an_accepted_return_is_not_written(way):
    way.accepted()
    with pytest.raises(Refused, match="has accepted this return"):
        way.say(summary="Other words.")


def test_a_period_that_ends_before_it_begins_is_refused(way):
    way.asked()
    with pytest.raises(Refused, match="cannot end before") as refused:
        way.write("involvement", {"period_from": "2025-05-01", "period_to": "2025-04-01"})
    assert refused.value.field == "period_to"


@pytest.mark.parametrize("who", ["senior", "officer", "chair", "stranger", "housing_lead", "barred"])
def test_only_those_who_answer_for_the_agency_write(way, who):
    way.asked()
    with pytest.raises(NotAllowed):
        way.say(who, summary="Mine.")


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


AT_RISK = {"is_anyone_at_risk_now": True, "at_risk": "Her brother has no food."}


def test_the_team_is_told_at_once_that_somebody_is_at_risk_and_once(way):
    way.written()
    sent = letters_after(lambda: way.write("safety", AT_RISK))
    alarms = [letter for letter in sent if letter.subject.startswith("URGENT")]
    assert {letter.to.name for letter in alarms} >= {"Olive Fenn", "Martha Bell"}
    assert all("brother" not in letter.subject + letter.body for letter in sent)
    assert last_sentence().endswith("it says that somebody's safety may be at risk now")
    assert not [one for one in letters_after(lambda: way.say(why="Nobody asked.")) if "URGENT" in one.subject]


def test_a_return_that_says_somebody_is_at_risk_goes_urgently(way):
    way.endorsed(safety=AT_RISK)
    sent = letters_after(lambda: way.do(returns.send_return, "author"))
    subjects = {letter.subject.split(",")[0] for letter in sent}
    assert subjects == {"URGENT", f"{way.case.reference}: a scoping return has arrived"}
    assert last_sentence().endswith("it says that somebody's safety may be at risk now")


def test_a_nil_return_is_sent_as_one(way):
    way.endorsed(**NIL)
    way.do(returns.send_return, "author")
    assert "sent a nil return for Orchard Home Care" in last_sentence()


def test_whoever_a_sent_return_names_falls_into_the_queue(way):
    others = [{"name": "The lunch club", "why": "Every Tuesday", "contact": "01432"}, {"name": cast.TRUST.upper()}]
    way.endorsed(others=others)
    sent = letters_after(lambda: way.do(returns.send_return, "author"))
    found = way.case.known_agencies.get(name="The lunch club")
    assert (found.nature, found.contact, found.named_by) == ("Every Tuesday", "01432", cast.CARE)
    assert not way.case.known_agencies.filter(named_by=cast.CARE).exclude(pk=found.pk).exists()
    assert "it names The lunch club" in last_sentence() and "somebody else to ask" in sent[0].body


def test_the_words_that_were_endorsed_and_sent_are_kept_as_they_were_asked(way):
    way.sent()
    assert [one.because for one in way.answer.versions.all()] == ["endorsed by Selina Frost"]
    way.say(summary="Other words.")
    way.do(returns.endorse_return, "senior", statement="I stand by it.")
    first, second = way.answer.versions.all()
    assert first.digest != second.digest == way.answer.digest
    assert "We visited twice a day" in str(first.words) and "What was your involvement?" in str(first.words)


def test_what_is_missing_is_refused_and_a_return_is_not_sent_twice(way):
    way.asked()
    with pytest.raises(Refused, match="Write a summary of your involvement"):
        way.do(returns.send_return, "author")
    way.sent()
    with pytest.raises(Refused, match="sent already"):
        way.do(returns.send_return, "author")


def test_the_senior_officer_is_asked_once_a_day_when_the_words_could_be_sent(way):
    way.asked()
    assert letters_after(lambda: [way.write(part, said) for part, said in CONTENT.items()]) == []
    asked = letters_after(way.inform)
    assert [letter.to for letter in asked] == [way.people["senior"]]
    assert "waits for your endorsement" in asked[0].subject
    Notice.objects.exclude(pk=asked[0].pk).delete()
    way.say(summary="Better words.")
    assert Notice.objects.count() == 1


def test_what_a_return_attaches_is_among_the_documents_of_the_case_once_it_is_accepted(way):
    kept = {"digest": "0" * 64, "name": "plan.pdf", "kind": "pdf", "size": 9, "about": "Plan"}
    way.sent(attachments=[kept])
    assert not way.case.documents.exists()  # whoever is invited may read those
    way.accept()
    found = way.case.documents.get()
    assert (found.digest, found.about) == ("0" * 64, "Plan")
    assert found.provenance == f"with the return {way.answer.request.reference} of {cast.CARE}"


def test_two_entries_begun_at_once_are_both_kept(way):
    way.asked()
    nothing = held.Seen({}).version
    way.do(writing.write_return, "author", part="others", answers={"name": "The lunch club"}, number=1, seen=nothing)
    way.do(writing.write_return, "lead", part="others", answers={"name": "The gas board"}, number=1, seen=nothing)
    assert [one["name"] for one in way.answer.answers["others"]] == ["The lunch club", "The gas board"]


def test_a_return_sent_without_an_endorsement_goes_on_asking_the_senior_officer(way):
    way.written()
    Notice.objects.all().delete()
    way.do(returns.send_return, "author")
    asked = [letter for letter in Notice.objects.all() if "waits for your endorsement" in letter.subject]
    assert [letter.to for letter in asked] == [way.people["senior"]]
    assert [line[0] for line in writing_queries.to_endorse(way.people["senior"])] == [
        f"Endorse the return of {cast.CARE}"
    ]
    way.do(returns.endorse_return, "senior", statement="I stand by it.")
    assert list(writing_queries.to_endorse(way.people["senior"])) == []


def test_what_was_sent_is_kept_apart_from_what_was_written_since(way):
    first = way.sent()
    way.say(summary="Other words.")
    answer = way.answer
    assert answer.returned_digest == first.digest != answer.digest
    way.do(returns.send_return, "author")
    assert way.answer.returned_digest == way.answer.digest
    assert way.answer.first_returned_at == first.returned_at < way.answer.returned_at


def test_whoever_brings_a_word_form_of_the_words_they_endorsed_has_written_them(way):
    way.endorsed()
    brought = BroughtReturn.objects.create(
        scoping_return=way.answer, name="form.docx", digest="0" * 64, answers={}, brought_by=way.people["senior"],
        brought_at=timezone.now(),
    )  # fmt: skip
    writing.use_brought_return(brought=brought, by=way.people["author"], at=timezone.now())
    assert way.answer.endorsements.get().voided_at is not None


def test_the_team_is_reminded_of_whoever_was_named_later(way):
    way.asked(agencies=[way.agency, Agency.objects.get(name=cast.TRUST)])
    officer = way.people["officer"]
    assert list(asking.named_later(officer)) == []
    way.sent(others=[{"name": "The lunch club"}])
    assert [(line[1], line[3]) for line in asking.named_later(officer)] == [(way.case, "returns")]
    assert list(asking.named_later(way.people["stranger"])) == []
