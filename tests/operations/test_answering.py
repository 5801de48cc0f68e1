"""Codes for an agency's people, and the people whom an agency names itself."""

import datetime as dt

import pytest
from django.conf import settings
from django.utils import timezone

from sarum.board.models import Event, Notice, Person
from sarum.board.rules import code as codes
from sarum.board.rules.actor import PUBLIC
from sarum.cases.models import AnswerCode, Capacity, Place
from sarum.cases.operations import access, answering, quality, scoping
from sarum.cases.queries import answering as queries
from sarum.cases.rules import answering as rules
from sarum.kit.refusal import NotAllowed
from tests.operations.saying import no_names_in_letters, refused, said, told
from tests.returns import Way

pytestmark = pytest.mark.django_db
WHO = {"name": "Nadia Holm", "email": "Nadia.Holm@example.org", "job_title": "Care Manager", "capacity": "RESPONDENT"}


@pytest.fixture
def way():
    made = Way()
    made.asked()
    return made


def ask(way, email="amir.stone@example.org", reference="", at=None):
    return answering.answer(reference=reference or way.case.reference, email=email, by=PUBLIC, at=at or timezone.now())


def letter():
    """The code as it was posted."""
    body = Notice.objects.filter(subject="Your code").latest("pk").body
    return codes.with_codes(body, settings.SECRET_KEY).split("Your code is ")[1][:8]


def enter(sent, code=None, at=None):
    return answering.enter_answer_code(sent=sent, code=code or letter(), by=PUBLIC, at=at or timezone.now())


def introduce(way, who="author", **given):
    return way.do(answering.introduce_respondent, who, **{**WHO, **given})


def part(way, who, capacity="RESPONDENT"):
    return Place.objects.get(case=way.case, person=way.people[who], capacity=capacity, until_on=None)


def withdraw(way, place, who="author", because="has moved"):
    return answering.withdraw_respondent(place=place, because=because, by=way.people[who], at=timezone.now())


def test_a_code_is_sent_to_whoever_answers_and_opens_their_return_once(way):
    sent = ask(way)
    assert (sent.person, sent.scoping_return) == (way.people["author"], way.answer)
    assert letter() not in Notice.objects.latest("pk").body and letter() not in sent.digest
    assert no_names_in_letters("Vera", "Lindqvist")
    assert enter(sent) == sent and said() == "came by a code to the return of Orchard Home Care: Amir Stone"
    assert enter(sent) is None and said() == "entered a code that does not work"


def test_a_senior_officer_comes_in_the_same_way_however_they_type(way):
    assert ask(way, " Selina.Frost@Example.org ", f" {way.case.reference.lower()} ").person == way.people["senior"]


@pytest.mark.parametrize(
    ("email", "reference"),
    [
        ("amir.stone@example.org", "WY-1999-001"), ("stan.webb@example.org", ""), ("nobody@example.org", ""), ("", ""),
        ("gideon.pike@example.org", ""), ("bruno.lacey@example.org", ""), ("olive.fenn@example.org", ""),
    ],
)  # fmt: skip
def test_what_does_not_belong_together_is_sent_nothing_and_told_nothing(way, email, reference):
    Notice.objects.all().delete()
    assert ask(way, email, reference) is None
    assert not Notice.objects.exists() and "do not belong together" in said()
    assert email not in said() or not email


def test_whoever_has_an_account_is_sent_no_code(way):
    way.people["author"].set_password("heron walks past lanterns")
    way.people["author"].save()
    assert ask(way) is None and not AnswerCode.objects.exists()


def test_a_newer_code_takes_the_place_of_the_one_before(way):
    first, old = ask(way), letter()
    second = ask(way)
    assert enter(first, old) is None and enter(second) == second


def test_a_code_of_one_return_does_not_void_one_for_another_part_of_the_same_case(way):
    first, mine = ask(way), letter()
    ask(way, "selina.frost@example.org")
    assert enter(first, mine) == first


def test_few_codes_an_hour(way):
    now = timezone.now()
    assert all(ask(way, at=now + dt.timedelta(minutes=n)) for n in range(5))
    assert ask(way, at=now + dt.timedelta(minutes=6)) is None and "was sent none" in said()
    assert ask(way, at=now + dt.timedelta(minutes=61))


def test_a_code_is_guessed_at_five_times_and_no_more(way):
    sent, right = ask(way), letter()
    wrong = f"{(int(right) + 1) % 10**8:08}"
    assert [enter(sent, wrong) for _ in range(5)] == [None] * 5 and said() == "entered a wrong code"
    assert enter(sent, right) is None


def test_a_code_is_too_old_after_ten_minutes(way):
    sent = ask(way)
    assert enter(sent, at=timezone.now() + dt.timedelta(minutes=10, seconds=1)) is None


def test_a_code_entered_by_somebody_whose_part_has_ended_meanwhile_opens_nothing(way):
    sent = ask(way)
    access.end_place(place=part(way, "author"), because="left the team", by=way.people["officer"], at=timezone.now())
    assert enter(sent) is None and "no part any more" in said()


def test_the_same_persons_code_for_one_case_does_not_open_another(way):
    other = Way()
    other.asked()
    assert other.case != way.case and part(other, "author")
    sent = ask(way)
    enter(sent)
    opened = queries.opened_by(PUBLIC, sent.pk, timezone.now()).scoping_return
    assert opened == way.answer and queries.belongs_to(PUBLIC, part(way, "senior", "SENIOR_OFFICER"), opened)
    for theirs in (other.answer, part(other, "author"), way.case, None):
        assert not queries.belongs_to(PUBLIC, theirs, opened)


@pytest.mark.parametrize("end", ["place", "barred", "left", "account", "address", "leave"])
def test_what_a_code_opened_is_shut_by_whatever_ends_their_part(way, end):
    sent, officer, now = ask(way), way.people["officer"], timezone.now()
    enter(sent)
    assert queries.opened_by(PUBLIC, sent.pk, now) == sent
    person = way.people["author"]
    if end == "place":
        access.end_place(place=part(way, "author"), because="left the team", by=officer, at=now)
    elif end == "barred":
        access.give_place(case=way.case, person=person, capacity="BARRED", because="a relation", by=officer, at=now)
    elif end == "leave":
        answering.leave_answer(sent=sent, by=PUBLIC, at=now)
    else:
        person.is_active = end != "left"
        person.email = "else@example.org" if end == "address" else person.email
        person.set_password("heron walks past lanterns") if end == "account" else None
        person.save()
    assert queries.opened_by(PUBLIC, sent.pk, now) is None


def test_whoever_comes_by_a_code_wears_no_office(way):
    sent, now = ask(way, "leon.garth@example.org"), timezone.now()  # the agency's lead, who answers for it too
    enter(sent)
    person = queries.opened_by(PUBLIC, sent.pk, now).person
    assert access.access.hats_of(person, now, way.answer) == {"ANYONE", "RESPONDENT"}
    assert access.access.hats_of(person, now) == {"ANYONE"}
    with pytest.raises(NotAllowed):
        quality.accept_return(scoping_return=way.answer, rubric={}, by=person, at=now)


def test_it_is_counted_in_how_many_cases_somebody_came_by_a_code(way):
    for _ in range(2):
        enter(ask(way))
    assert Person.objects.get(pk=way.people["author"].pk).cases_by_code == 1
    other = Way()
    other.asked()
    enter(ask(other))
    assert Person.objects.get(pk=way.people["author"].pk).cases_by_code == 2


# Naming people


def test_an_agency_names_somebody_new_who_comes_to_stand_in_the_register_without_an_account(way):
    Notice.objects.all().delete()
    introduce(way, is_deputy=True)
    person = Person.objects.get(email="nadia.holm@example.org")
    place = Place.objects.get(person=person)
    assert (person.agency, person.job_title, person.has_usable_password()) == (way.agency, "Care Manager", False)
    assert not person.holdings.exists()
    assert (place.capacity, place.given_by, rules.part_in(place)) == (
        "RESPONDENT",
        way.people["author"],
        "Writes, as deputy",
    )
    assert said() == "named Nadia Holm, who answers for Orchard Home Care, as deputy; Nadia Holm is new in the register"
    assert told("needs you") == {"Nadia Holm"} and "Olive Fenn" in told("named somebody new")
    assert "/answer/" in Notice.objects.get(to=person).body and way.case.reference in Notice.objects.get(to=person).body
    assert all("Nadia" not in notice.body + notice.subject for notice in Notice.objects.exclude(to=person))
    assert ask(way, "nadia.holm@example.org").person == person


def test_somebody_of_the_agency_is_named_as_the_register_knows_them(way):
    Notice.objects.all().delete()
    introduce(way, name="Chloe", email="chloe.banks@example.org", capacity="SENIOR_OFFICER")
    assert part(way, "chief", "SENIOR_OFFICER") and Person.objects.filter(name="Chloe").count() == 0
    assert told("named somebody new") == set()


@pytest.mark.parametrize("email", ["hugo.marsh@example.org", "gideon.pike@example.org", "iris.calder@example.org"])
def test_somebody_elsewhere_is_refused_in_words_that_tell_nothing(way, email):
    assert refused(lambda **g: introduce(way, **g), email=email) == rules.NOT_HERE


def test_nobody_who_is_barred_is_let_in_and_the_words_do_not_say_why(way):
    way.do(
        access.give_place, "officer", case=way.case, person=way.people["chief"], capacity="BARRED", because="a relation"
    )
    assert refused(lambda **g: introduce(way, **g), email="chloe.banks@example.org") == rules.NOT_HERE


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": " "}, "Give their name"), ({"email": " "}, "e-mail address"), ({"capacity": "REVIEWER"}, "Choose whether"),
        ({"email": "amir.stone@example.org"}, "does this already"),
    ],
)  # fmt: skip
def test_an_introduction_says_what_is_missing(way, given, words):
    assert words in refused(lambda **g: introduce(way, **g), **given)
    assert not Person.objects.filter(email="nadia.holm@example.org").exists()


@pytest.mark.parametrize(
    ("who", "may"), [("lead", True), ("officer", True), ("senior", False), ("housing_lead", False)]
)
def test_the_agencys_own_and_the_team_name_people(way, who, may):
    if may:
        introduce(way, who)
    else:
        with pytest.raises(NotAllowed):
            introduce(way, who)


def test_a_part_is_ended_with_a_reason_and_they_are_told(way):
    place = part(way, "author")
    withdraw(way, place, "lead")
    place.refresh_from_db()
    assert place.until_on == timezone.localdate()
    assert said() == "ended the part of Amir Stone, who answers for Orchard Home Care: has moved"
    assert told("has ended") == {"Amir Stone"}


def test_somebody_goes_on_answering_and_the_lead_above_all(way):
    assert "Say why" in refused(lambda **g: withdraw(way, part(way, "author"), **g), because=" ")
    assert "leads for" in refused(lambda **g: withdraw(way, part(way, "lead"), **g))
    way.people["lead"].holdings.update(until_on=dt.date(2021, 1, 1))
    withdraw(way, part(way, "lead"))
    assert "Name somebody else first" in refused(lambda **g: withdraw(way, part(way, "author"), **g))


def test_the_part_of_another_agency_is_not_theirs_to_end(way):
    with pytest.raises(NotAllowed):
        withdraw(way, part(way, "author"), "housing_lead")
    assert Event.objects.filter(act="withdraw_respondent").count() == 0


def test_whoever_was_withdrawn_can_be_named_again(way):
    withdraw(way, part(way, "author"), "lead")
    way.do(scoping.name_respondent, "lead", person=way.people["author"], capacity="RESPONDENT")
    assert part(way, "author").capacity == Capacity.RESPONDENT


def without_address(way):
    way.people["senior"].email = None
    way.people["senior"].save()
    return way.people["senior"]


def test_whoever_is_named_and_has_no_address_is_given_it_and_is_nobody_else(way):
    senior, counted = without_address(way), Person.objects.count()
    Notice.objects.all().delete()
    introduce(way, name="selina  frost", email="S.Frost@example.org", capacity="SENIOR_OFFICER")
    senior.refresh_from_db()
    assert senior.email == "s.frost@example.org" and Person.objects.count() == counted
    assert Place.objects.filter(person=senior, capacity="SENIOR_OFFICER").count() == 1
    assert "their address is new in the register" in said() and told("needs you") == {"Selina Frost"}
    assert ask(way, "s.frost@example.org").person == senior


def test_an_agency_gives_no_address_to_who_holds_an_office_or_to_who_is_barred(way):
    senior = without_address(way)
    senior.holdings.create(office="CHIEF_OFFICER", from_on=dt.date(2020, 1, 1))
    words = refused(lambda **g: introduce(way, **g), name="Selina Frost", capacity="SENIOR_OFFICER")
    assert "holds an office" in words and Person.objects.get(pk=senior.pk).email is None
    senior.holdings.all().delete()
    way.do(access.give_place, "officer", case=way.case, person=senior, capacity="BARRED", because="a relation")
    assert refused(lambda **g: introduce(way, **g), name="Selina Frost") == rules.NOT_HERE
