"""What the Partnership Team does in scoping: asking, chasing, accepting and sending back."""

import datetime as dt

import pytest
from django.utils import timezone

from sarum.board.models import Agency, Event, Notice
from sarum.cases.models import Assurance, Capacity, ReturnChase, ScopingRequest, Standing
from sarum.cases.operations import quality, scoping
from sarum.cases.rules.quality import RUBRIC
from sarum.kit.refusal import NotAllowed, Refused
from tests import cast
from tests.returns import Way

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


def test_asking_gives_each_agency_a_request_a_return_and_somebody_to_answer(way):
    care = way.agency
    way.do(scoping.send_requests, "officer", case=way.case, agencies=[care], questions="Who stopped it?")
    request = ScopingRequest.objects.get(case=way.case)
    assert request.answer.standing == Standing.ASKED
    assert "15 working days after" in request.due_because
    assert way.case.places.filter(person=way.people["lead"], capacity=Capacity.RESPONDENT, agency=care).exists()
    assert last_sentence() == f"requested scoping from Orchard Home Care; due {request.due_on:%-d %B %Y}"


def test_the_letter_to_an_agency_says_nothing_of_the_case(way):
    sent = letters_after(lambda: way.do(scoping.send_requests, "officer", case=way.case, agencies=[way.agency]))
    assert [letter.to for letter in sent] == [way.people["lead"]]
    assert "Care Act 2014 section 45" in sent[0].body and "Vera" not in sent[0].body


def test_a_day_that_was_set_by_hand_says_so(way):
    day = timezone.localdate() + dt.timedelta(days=40)
    way.do(scoping.send_requests, "officer", case=way.case, agencies=[way.agency], due_on=day)
    request = ScopingRequest.objects.get(case=way.case)
    assert (request.due_on, request.due_because) == (day, "the day that the Partnership Team set")


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"agencies": []}, "agencies", "Choose at least one agency"),
        ({"due_on": dt.date(2020, 1, 1)}, "due_on", "time to answer"),
    ],
)
def test_a_request_that_cannot_be_sent_says_why(way, given, field, words):
    with pytest.raises(Refused, match=words) as refused:
        way.do(scoping.send_requests, "officer", **{"case": way.case, "agencies": [way.agency], **given})
    assert refused.value.field == field


def test_an_agency_is_asked_once(way):
    way.asked()
    with pytest.raises(Refused, match="has been asked already"):
        way.do(scoping.send_requests, "officer", case=way.case, agencies=[way.agency])


def test_an_agency_with_nobody_to_answer_has_to_be_in_the_register_first(way):
    nobody = Agency.objects.create(name="The lunch club")
    with pytest.raises(Refused, match="Add its safeguarding lead to the register"):
        way.do(scoping.send_requests, "officer", case=way.case, agencies=[way.agency, nobody])
    assert not ScopingRequest.objects.filter(case=way.case).exists()


@pytest.mark.parametrize("who", ["author", "chair", "member", "independent_chair", "barred"])
def test_only_the_partnership_team_asks(way, who):
    with pytest.raises(NotAllowed):
        way.do(scoping.send_requests, who, case=way.case, agencies=[way.agency])


def test_an_agency_found_later_has_a_clock_of_its_own(way):
    homes = Agency.objects.get(name=cast.HOMES)
    with pytest.raises(Refused, match="how this agency was found"):
        way.do(scoping.add_late_agency, "officer", case=way.case, agency=homes, through=" ")
    way.do(scoping.add_late_agency, "officer", case=way.case, agency=homes, through="the return of Orchard Home Care")
    request = ScopingRequest.objects.get(agency=homes)
    assert request.is_late_identified and "working days after" in request.due_because
    assert "found later (the return of Orchard Home Care)" in last_sentence()


def test_a_named_agency_is_set_aside_for_a_reason(way):
    known = way.case.known_agencies.get(name=cast.TRUST)
    with pytest.raises(Refused, match="Say why"):
        scoping.set_aside_agency(known_agency=known, because="", by=way.people["officer"], at=timezone.now())
    scoping.set_aside_agency(known_agency=known, because="It closed.", by=way.people["officer"], at=timezone.now())
    known.refresh_from_db()
    assert known.set_aside_because == "It closed."
    assert last_sentence() == f"set {cast.TRUST} aside: It closed."


def test_an_agency_that_was_asked_is_not_set_aside(way):
    way.asked()
    known = way.case.known_agencies.get(name=cast.CARE)
    with pytest.raises(Refused, match="has been asked already"):
        scoping.set_aside_agency(known_agency=known, because="x", by=way.people["officer"], at=timezone.now())


def test_whoever_is_named_is_told_what_is_asked_of_them(way):
    way.asked()
    sent = letters_after(
        lambda: way.do(scoping.name_respondent, "author", person=way.people["chief"], capacity="SENIOR_OFFICER")
    )
    assert [letter.to for letter in sent] == [way.people["chief"]]
    assert "endorses for Orchard Home Care" in sent[0].body
    assert last_sentence() == "named Chloe Banks, who endorses for Orchard Home Care"


@pytest.mark.parametrize(
    ("who", "capacity", "words"),
    [("stranger", "RESPONDENT", "does not work for"), ("chief", "INVITED", "write the return")],
)
def test_nobody_else_is_let_in_by_naming_them(way, who, capacity, words):
    way.asked()
    before = way.case.places.count()
    with pytest.raises(Refused, match=words):
        way.do(scoping.name_respondent, "author", person=way.people[who], capacity=capacity)
    assert way.case.places.count() == before


def test_a_return_is_accepted_and_its_agency_is_told(way):
    way.sent()
    sent = letters_after(lambda: way.accept(comments="Thank you."))
    assert way.answer.standing == Standing.ASSURED
    assert {letter.to.name for letter in sent} == {"Leon Garth", "Amir Stone"}
    judged = Assurance.objects.get()
    assert judged.is_accepted and judged.digest == way.answer.digest
    assert last_sentence() == "accepted the return of Orchard Home Care"


def test_a_weak_return_is_accepted_only_with_words_and_says_what_is_weak(way):
    way.sent()
    rubric = dict.fromkeys(RUBRIC, True) | {"others": False}
    with pytest.raises(Refused, match="what is weak") as refused:
        way.do(quality.accept_return, "officer", rubric=rubric)
    assert refused.value.field == "comments"
    way.do(quality.accept_return, "officer", rubric=rubric, comments="The landlord is not named; we ask it ourselves.")
    assert Assurance.objects.get().rubric["others"] is False
    assert last_sentence().endswith("though it may not name everybody who was involved")


def test_a_return_goes_back_with_comments_against_the_place(way):
    way.sent()
    way.do(quality.send_back_return, "officer", comments="", places={"s-analysis": "Say why.", "events": " "})
    note = way.answer.notes.get()
    assert (note.kind, note.part, note.words) == ("FROM_TEAM", "s-analysis", "Say why.")
    assert Assurance.objects.get().comments == "See the comments beside your answers."


def test_each_agency_is_shown_what_was_chosen_for_it_and_no_more(way):
    trust = Agency.objects.get(name=cast.TRUST)
    adult = way.case.adults.get()
    adult.nhs_number, adult.address = "943 476 5919", "1 Mill Lane"
    adult.save()
    shown = {trust.pk: [f"adult-{adult.pk}", f"adult-{adult.pk}-nhs"]}
    terms = {"period_from": dt.date(2024, 1, 1), "supply_to": "Dr Lane", "own": {trust.pk: "Which ward?"}}
    way.do(
        scoping.send_requests,
        "officer",
        case=way.case,
        agencies=[way.agency, trust],
        shown=shown,
        questions="Who?",
        **terms,
    )
    care, nhs = (ScopingRequest.objects.get(agency=one) for one in (way.agency, trust))
    assert [label for label, _ in care.shown[0]["facts"]] == ["Name", "Born on", "Died on"]
    assert ["NHS number", "943 476 5919"] in nhs.shown[0]["facts"] and "Mill Lane" not in str(nhs.shown + care.shown)
    assert (care.questions, nhs.questions) == ("Who?", "Who?\n\nWhich ward?")
    assert (nhs.supply_to, nhs.period_from) == ("Dr Lane", dt.date(2024, 1, 1))
    assert {care.reference, nhs.reference} == {f"{way.case.reference}-R01", f"{way.case.reference}-R02"}


def test_a_proposed_agency_is_set_aside_with_the_requests(way):
    police = Agency.objects.get(name=cast.POLICE)
    way.do(scoping.send_requests, "officer", case=way.case, agencies=[way.agency], aside={police.pk: "Never called."})
    assert way.case.known_agencies.get(agency=police).set_aside_because == "Never called."
    assert last_sentence().endswith(f"set aside {cast.POLICE} (Never called.)")


@pytest.mark.parametrize(
    ("content", "is_endorsed", "words"),
    [({}, False, "endorsed these exact words"), ({"answers": {"summary": "We visited."}}, True, "does not analyse")],
)
def test_a_return_that_is_not_good_enough_is_not_accepted(way, content, is_endorsed, words):
    way.sent(is_endorsed=is_endorsed, **content)
    with pytest.raises(Refused, match=words):
        way.accept()
    assert way.answer.standing == Standing.RETURNED


def test_a_return_goes_back_with_what_it_needs(way):
    way.asked()
    with pytest.raises(Refused, match="nothing to send back"):
        way.do(quality.send_back_return, "officer", comments="More")
    way.sent()
    with pytest.raises(Refused, match="what needs work"):
        way.do(quality.send_back_return, "officer", comments=" ")
    sent = letters_after(lambda: way.do(quality.send_back_return, "officer", comments="Say why."))
    assert way.answer.standing == Standing.SENT_BACK
    assert len(sent) == 2 and "Say why." not in sent[0].body
    assert last_sentence() == "sent the return of Orchard Home Care back for work: Say why."


def test_an_accepted_return_can_be_opened_again(way):
    way.accepted()
    way.do(quality.send_back_return, "officer", comments="A new fact has come.")
    assert way.answer.standing == Standing.SENT_BACK


def test_chasing_by_telephone_is_kept_with_its_words(way):
    way.asked()
    with pytest.raises(Refused, match="how you chased"):
        way.do(scoping.chase_return, "officer", what=" ")
    sent = letters_after(lambda: way.do(scoping.chase_return, "officer", what="Telephoned.", with_letter=False))
    assert sent == []
    chase = ReturnChase.objects.get()
    assert (chase.what, chase.chased_by) == ("Telephoned.", way.people["officer"])


def test_an_agency_that_has_answered_is_not_chased(way):
    way.sent()
    with pytest.raises(Refused, match="has sent its return"):
        way.do(scoping.chase_return, "officer", what="Telephoned.")


def test_one_reminder_goes_once(way):
    way.asked()
    way.do(scoping.chase_return, "officer", what="Reminder", once="r1")
    with pytest.raises(Refused, match="gone already"):
        way.do(scoping.chase_return, "officer", what="Reminder", once="r1")
