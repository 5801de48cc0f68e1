"""The registers of agencies and people, and the offices people hold, through their pages."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sarum.board.models import Agency, EventWords, Holding, Office, Person
from sarum.board.operations import register
from sarum.board.rules.actor import SETUP
from sarum.kit.refusal import Refused
from tests import cast
from tests.board.browser import as_, at, day, words

KEEPERS = ["officer", "manager", "deputy_manager", "administrator"]
READERS = [*KEEPERS, "chair", "vice_chair", "independent_chair"]
OTHERS = ["council", "member", "lead", "chief", "author", "stranger", "leaver", "reviewer"]
AGENCY = {"name": "Teal Ambulance", "is_statutory_partner": "no", "email": "", "phone": "", "address": ""}
PERSON = {"name": "Nell Ross", "email": "nell.ross@example.org", "job_title": "Matron", "agency": "", "phone": ""}


@pytest.fixture
def people(db):
    return cast.people()


def last_event() -> str:
    return str(EventWords.objects.order_by("-pk").first())


def addresses(people):
    someone = people["lead"]
    reading = [at("agencies"), at("people"), at("person", someone.pk)]
    keeping = [
        at("add_agency"), at("change_agency", someone.agency_id), at("add_person"), at("change_person", someone.pk),
        at("invite", someone.pk), at("record_leaver", someone.pk),
    ]  # fmt: skip
    appointing = [at("appoint", someone.pk), at("end_office", someone.pk, someone.holdings.get().pk)]
    return reading, keeping, appointing


def test_each_page_opens_for_those_who_may_and_for_nobody_else(people):
    reading, keeping, appointing = addresses(people)
    for who in [*READERS, *OTHERS]:
        client = as_(people[who])
        appoints = who in ("manager", "deputy_manager", "administrator")
        for pages, may in ((reading, who in READERS), (keeping, who in KEEPERS), (appointing, appoints)):
            answers = {page: client.get(page).status_code for page in pages}
            assert set(answers.values()) == {200 if may else 403}, (who, answers)
    for page in [*reading, *keeping, *appointing]:
        assert Client().get(page).url.startswith("/account/login/?next=")


def test_what_is_not_there_is_not_found(people):
    client = as_(people["manager"])
    lead = people["lead"]
    other = people["chief"].holdings.get()
    for page in (
        at("person", 999), at("change_person", 999), at("change_agency", 999), at("invite", 999), at("appoint", 999),
        at("record_leaver", 999), at("end_office", lead.pk, 999), at("end_office", lead.pk, other.pk),
    ):  # fmt: skip
        assert client.get(page).status_code == 404


def test_the_list_of_agencies_names_who_speaks_for_each(people):
    said = words(as_(people["chair"]).get(at("agencies")))
    assert "Orchard Home Care Leon Garth Chloe Banks" in said
    assert "Wyvern Police Statutory partner Nobody yet Nobody yet" in said
    assert "Add an agency" not in said and "Change" not in said


def test_an_empty_register_says_what_will_appear(people):
    Holding.objects.exclude(person=people["officer"]).delete()
    Person.objects.update(agency=None)
    Agency.objects.all().delete()
    client = as_(people["officer"])
    assert "No agency is in the register yet" in words(client.get(at("agencies")))
    assert "holds no office yet" in words(client.get(at("person", people["stranger"].pk)))


def test_an_agency_is_added_and_changed(people):
    client = as_(people["officer"])
    answer = client.post(at("add_agency"), {**AGENCY, "key": "a"}, follow=True)
    assert "Teal Ambulance" in words(answer) and last_event() == (
        "Olive Fenn added Teal Ambulance to the register of agencies"
    )
    made = Agency.objects.get(name="Teal Ambulance")
    client.post(at("change_agency", made.pk), {**AGENCY, "is_statutory_partner": "yes", "version": made.version})
    assert Agency.objects.get(pk=made.pk).is_statutory_partner


def test_a_name_taken_is_refused_beside_the_field_and_nothing_typed_is_lost(people):
    answer = as_(people["officer"]).post(at("add_agency"), {**AGENCY, "name": "wyvern POLICE", "phone": "01632 960001"})
    assert answer.status_code == 422 and "There is an agency called wyvern POLICE already" in words(answer)
    assert 'value="01632 960001"' in answer.content.decode()


def test_the_same_form_sent_twice_adds_one(people):
    client = as_(people["officer"])
    for _ in range(2):
        assert client.post(at("add_person"), {**PERSON, "key": "twice"}).status_code == 302
    assert Person.objects.filter(name="Nell Ross").count() == 1


def test_two_who_change_one_person_both_see_both_texts(people):
    someone, client = people["lead"], as_(people["officer"])
    seen = Person.objects.get(pk=someone.pk).version
    form = {**PERSON, "email": someone.email, "agency": someone.agency_id, "version": seen}
    assert client.post(at("change_person", someone.pk), {**form, "name": "Leon Garth-Moss"}).status_code == 302
    answer = client.post(at("change_person", someone.pk), {**form, "name": "Leo Garth"})
    assert answer.status_code == 422
    assert "Leo Garth" in words(answer) and "Leon Garth-Moss" in words(answer)
    assert Person.objects.get(pk=someone.pk).name == "Leon Garth-Moss"


def test_an_address_belongs_to_one_person(people):
    answer = as_(people["officer"]).post(at("add_person"), {**PERSON, "email": "LEON.garth@example.org"})
    assert answer.status_code == 422 and "belongs to Leon Garth already" in words(answer)


def test_people_are_found_by_name_address_and_agency(people):
    client = as_(people["officer"])
    assert "1 person" in words(client.get(at("people", words="leon gar")))
    assert "Selina Frost" in words(client.get(at("people", words="orchard")))
    said = words(client.get(at("people", agency=people["lead"].agency_id)))
    assert "4 people" in said and "Leon Garth Safeguarding lead Orchard Home Care Cannot sign in yet" in said
    assert "Nobody matches" in words(client.get(at("people", words="zebedee")))
    assert "Nobody matches" in words(client.get(at("people", words="gideon")))
    assert "Gideon Pike" in words(client.get(at("people", words="gideon", gone="on")))
    assert client.get(at("people", agency="nonsense", page="-1")).status_code == 200


@pytest.mark.parametrize("page", ["agencies", "people"])
def test_a_longer_register_asks_no_more_queries(people, page):
    client = as_(people["officer"])
    counts = []
    for number in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(at(page))
        counts.append(len(asked))
        for one in range(12):
            agency = register.add_agency(name=f"Agency {number}-{one}", by=SETUP, at=cast.AT)
            made = register.add_person(name=f"Person {number}-{one}", agency=agency, by=SETUP, at=cast.AT)
            register.appoint(person=made, office=Office.SAFEGUARDING_LEAD, from_on=cast.SINCE, by=SETUP, at=cast.AT)
    assert counts[0] == counts[1] <= 16


def test_a_person_is_appointed_from_a_day_and_the_office_ends_on_a_day(people):
    someone, client, today = people["stranger"], as_(people["manager"]), timezone.localdate()
    form = {"office": Office.CHIEF_OFFICER, "is_deputy": "yes", **day("from_on", today + dt.timedelta(days=7))}
    client.post(at("appoint", someone.pk), {**form, "key": "a"})
    said = words(client.get(at("person", someone.pk)))
    assert "Chief officer (deputy) Not begun" in said
    held = someone.holdings.get()
    early = {**day("until_on", today), "key": "b"}
    answer = client.post(at("end_office", someone.pk, held.pk), early)
    assert answer.status_code == 422 and "ends before it begins" in words(answer)
    client.post(at("end_office", someone.pk, held.pk), {**day("until_on", held.from_on), "key": "c"})
    assert someone.holdings.get().until_on == held.from_on
    assert last_event().startswith("Martha Bell ended the office of Stan Webb as Chief officer (deputy) on ")


def test_an_appointment_that_cannot_be_is_refused_with_its_reasons(people):
    client, today = as_(people["manager"]), timezone.localdate()
    form = {"office": Office.SAFEGUARDING_LEAD, "is_deputy": "no", **day("from_on", today)}
    assert "speaks for one" in words(client.post(at("appoint", people["reviewer"].pk), form))
    assert "holds this office in that time already" in words(client.post(at("appoint", people["lead"].pk), form))
    assert "Nobody appoints themselves" in words(client.post(at("appoint", people["manager"].pk), form))
    assert "has left" in words(client.post(at("appoint", people["gone"].pk), form))
    answer = client.post(at("appoint", people["lead"].pk), {"from_on_0": "31", "from_on_1": "2", "from_on_2": "2026"})
    assert answer.status_code == 422 and "Choose an office" in words(answer)


def test_the_last_who_can_appoint_keeps_the_office(people):
    now, today = timezone.now(), timezone.localdate()
    for who in ("deputy_manager", "administrator"):
        register.end_office(holding=people[who].holdings.get(), until_on=today, by=people["manager"], at=now)
    with pytest.raises(Refused, match="Nobody else could then appoint people"):
        register.end_office(holding=people["manager"].holdings.get(), until_on=today, by=people["manager"], at=now)


def test_a_page_of_a_person_says_whether_they_can_sign_in(people):
    client = as_(people["officer"])
    assert "cannot sign in yet" in words(client.get(at("person", people["stranger"].pk)))
    assert "has left, and cannot sign in" in words(client.get(at("person", people["gone"].pk)))
    client.post(at("invite", people["stranger"].pk), {"key": "i"})
    said = words(client.get(at("person", people["stranger"].pk)))
    assert "the link works until" in said and "Invite Stan Webb again" in said
    own = words(client.get(at("person", people["officer"].pk)))
    assert "has left" not in own


def test_whoever_answers_regularly_by_code_is_suggested_for_an_account(people):
    Person.objects.filter(pk=people["author"].pk).update(cases_by_code=3)
    Person.objects.filter(pk=people["senior"].pk).update(cases_by_code=1)
    shown = words(as_(people["officer"]).get(at("people")))
    assert "Has answered by code on 3 cases" in shown and "invite Amir Stone?" in shown and "Selina Frost?" not in shown
    people["author"].set_password("heron walks past lanterns")
    people["author"].save()
    assert "answered by code" not in words(as_(people["officer"]).get(at("people")))
