"""An agency that refuses, letters that people send, and the Board's own days."""

import pytest
from django.utils import timezone

from sarum.board.models import Holding, Notice, Office
from sarum.cases.models import Climb, Rung, ScopingRequest, Standing
from sarum.cases.operations import ladder, rapid_review
from sarum.cases.queries import ladder as queries
from sarum.cases.rules import ladder as rules
from sarum.kit import working_days
from sarum.kit.refusal import NotAllowed
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.returns import Way

pytestmark = pytest.mark.django_db
DAY = working_days.DAY


@pytest.fixture
def way():
    made = Way()
    made.asked()
    ScopingRequest.objects.update(due_on=timezone.localdate() - DAY)
    Notice.objects.all().delete()
    return made


def propose(way, rung=Rung.MEMBER, who="officer"):
    return way.do(ladder.propose_rung, who, rung=rung)


def done(way, operation, who, climb, **given):
    return operation(climb=climb, by=way.people[who], at=timezone.now(), **given)


def send(way, who, climb, **given):
    words = {"to_name": climb.to_name, "subject": climb.subject, "body": climb.body}
    return done(way, ladder.send_rung, who, climb, **{**words, **given})


def refuse(way, who="author", **given):
    return way.do(ladder.refuse_request, who, **{"is_part": False, "grounds": "Legal privilege", **given})


def test_a_refusal_tells_the_team_and_writes_the_chairs_letter(way):
    refuse(way)
    answer = way.answer
    assert answer.standing == Standing.DECLINED
    assert "Olive Fenn" in told("an agency refuses")
    assert told("a letter waits for you") == {"Carys Holt", "Victor Amadi"}
    assert "will not supply it" in Climb.objects.get().body
    assert no_names_in_letters("Vera", "privilege", "Orchard")
    assert "refused already" in refused(refuse, way=way)


def test_a_refusal_is_taken_back_and_the_return_stands_where_it_stood(way):
    way.written()
    refuse(way)
    way.do(ladder.withdraw_refusal, "lead")
    assert way.answer.standing == Standing.STARTED
    assert Climb.objects.get().dismissed_because == "The agency took its refusal back."
    assert "no refusal" in refused(way.do, operation=ladder.withdraw_refusal, who="author")
    assert way.sent().standing == Standing.RETURNED
    refuse(way, is_part=True)


def test_a_part_is_refused_and_the_rest_is_written(way):
    refuse(way, is_part=True, grounds="The staff file")
    assert way.answer.standing == Standing.ASKED
    assert not Climb.objects.exists()
    assert way.sent().standing == Standing.RETURNED


def test_a_refusal_is_a_gap_of_the_rapid_review_with_its_grounds(way):
    refuse(way)
    people, now = way.people, timezone.now()
    for known in way.case.known_agencies.filter(set_aside_because=""):
        known.set_aside_because = "Not involved"
        known.save()
    given = {"case": way.case, "starts_at": now, "people": [people["chair"]], "by": people["officer"], "at": now}
    rapid_review.convene_rapid_review(**given, reasons={"Orchard Home Care": "It has been escalated"})
    assert way.case.rapid_review.gaps.get().what == "refused: Legal privilege"


def test_only_an_agency_refuses(way):
    for who in ("officer", "chair", "housing_lead"):
        with pytest.raises(NotAllowed):
            refuse(way, who)


@pytest.mark.parametrize(
    ("rung", "sender", "other", "to"),
    [
        (Rung.LEAD, "officer", "chair", {"Leon Garth", "Martha Bell", "Dilys Oram"}),
        (Rung.CHAIR, "vice_chair", "officer", {"Leon Garth"}),
        (Rung.CHIEF, "independent_chair", "chair", {"Chloe Banks"}),
        (Rung.PARTNERS, "independent_chair", "manager", {"Colin Shaw", "Priya Nair", "Ines Duarte"}),
    ],
)
def test_each_letter_is_sent_by_its_own_sender_to_its_own_people(way, rung, sender, other, to):
    climb = propose(way, rung)
    assert "to send or to set aside" in refused(send, way=way, who=other, climb=climb)
    send(way, sender, climb, body="Please send it.")
    assert told("a scoping return is outstanding") == to
    letter = Notice.objects.filter(subject__contains="outstanding").first()
    assert f"Please send it.\n\nYours sincerely,\n{way.people[sender].name}" in letter.body
    assert no_names_in_letters("Vera", "Lindqvist")
    assert "was sent" in refused(send, way=way, who=sender, climb=climb)


def test_a_letter_to_nobody_on_the_register_is_written_and_has_to_be_posted(way):
    Holding.objects.filter(office=Office.CHIEF_OFFICER).delete()
    climb = propose(way, Rung.CHIEF)
    assert climb.to_name == "The chief officer"
    send(way, "independent_chair", climb)
    assert said().endswith("to The chief officer, to be posted: The Independent Chair’s letter to the chief officer")
    assert not told("outstanding")


def test_a_letter_that_names_the_adult_or_says_nothing_is_not_sent(way):
    climb = propose(way)
    assert "Take “Vera Lindqvist” out" in refused(
        send, way=way, who="officer", climb=climb, body="Vera Lindqvist died."
    )
    assert "what it says" in refused(send, way=way, who="officer", climb=climb, body=" ")


def test_the_next_letter_overtakes_one_that_waits(way):
    first = propose(way)
    propose(way, Rung.LEAD)
    first.refresh_from_db()
    assert first.dismissed_because.startswith("Overtaken by the next letter")
    assert "already" in refused(propose, way=way)


def test_a_letter_is_set_aside_with_a_reason(way):
    climb = propose(way)
    assert "Say why" in refused(done, way=way, operation=ladder.dismiss_rung, who="officer", climb=climb, because=" ")
    done(way, ladder.dismiss_rung, "officer", climb, because="It comes on Thursday")
    assert said() == "set the letter about Orchard Home Care aside (The agency’s JCR member): It comes on Thursday"


def test_the_answer_to_a_letter_is_recorded(way):
    climb = propose(way)
    answer = {"response_how": "TELEPHONE", "response": "On Thursday"}
    assert "has not been sent" in refused(
        done, way=way, operation=ladder.record_rung_response, who="officer", climb=climb, **answer
    )
    send(way, "officer", climb)
    done(way, ladder.record_rung_response, "officer", climb, **answer)
    climb.refresh_from_db()
    assert (climb.response, climb.get_response_how_display()) == ("On Thursday", "Telephone")


def test_a_letter_about_a_return_that_has_come_is_not_needed(way):
    climb = propose(way)
    way.sent()
    assert "has sent its return" in refused(send, way=way, who="officer", climb=climb)
    assert "has sent its return" in refused(propose, way=way, rung=Rung.LEAD)


def test_the_business_manager_sets_the_days_and_leaves_rungs_out(way):
    days = {**rules.DEFAULT, "REMINDER_5": None, "LEAD": 9}
    ladder.set_ladder(days=days, by=way.people["manager"], at=timezone.now())
    assert queries.days(way.people["manager"]) == days
    assert "5 days after" not in queries.words(way.people["officer"])
    ladder.set_ladder(days=rules.DEFAULT, by=way.people["manager"], at=timezone.now())
    assert queries.days(way.people["manager"]) == rules.DEFAULT
    assert "later than" in refused(
        ladder.set_ladder, days={**days, "CHAIR": 2}, by=way.people["manager"], at=timezone.now()
    )
    with pytest.raises(NotAllowed):
        ladder.set_ladder(days=days, by=way.people["officer"], at=timezone.now())
