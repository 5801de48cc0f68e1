"""Acting for another: an office handed over for some days, and cover for a post that nobody holds."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Event, Holding, Notice, Office
from sarum.board.operations import cover, register
from sarum.board.queries import offices
from sarum.board.rules.actor import SETUP
from sarum.kit.refusal import NotAllowed, Refused
from tests import cast

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def people():
    return cast.people()


@pytest.fixture
def today():
    return timezone.localdate()


def as_(person):
    client = Client()
    client.force_login(person)
    return client


def hand_over(people, who="chair", to="police", by=None, **given):
    today = timezone.localdate()
    given = {"from_on": today, "until_on": today + DAY, "because": "on leave", **given}
    return cover.hand_over_office(
        holding=people[who].holdings.first(), person=people[to], by=people[by or who], at=timezone.now(), **given
    )


def test_an_office_is_held_for_the_days_for_which_it_is_handed_over(people, today):
    made = hand_over(people)
    assert str(made) == "JCR Chair, acting for Carys Holt"
    assert Office.JCR_CHAIR in offices.offices_of(people["police"], today + DAY)
    assert Office.JCR_CHAIR not in offices.offices_of(people["police"], today + 2 * DAY)
    assert offices.acting(people["police"], Office.JCR_CHAIR, today) == "they act for Carys Holt: on leave"
    assert offices.acting(people["chair"], Office.JCR_CHAIR, today) == ""
    assert Notice.objects.get().to == people["police"]
    said = Event.objects.select_related("words").order_by("number").last().words.sentence
    assert said.startswith("handed over the office of Carys Holt (JCR Chair) to Priya Nair from ")


def test_what_was_handed_over_ends_with_the_office_it_came_from(people, today):
    hand_over(people)
    register.end_office(holding=people["chair"].holdings.get(), until_on=today, by=people["manager"], at=timezone.now())
    assert Office.JCR_CHAIR not in offices.offices_of(people["police"], today + DAY)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"to": "chair", "by": "manager"}, "Choose somebody else"),
        ({"to": "gone"}, "has left"),
        ({"because": " "}, "Say why"),
        ({"who": "council", "to": "police"}, "speaks for Wyvern Council"),
        ({"who": "manager", "to": "deputy_manager"}, "holds this office in that time already"),
        ({"until_on": timezone.localdate() - DAY}, "These days are past"),
        ({"from_on": timezone.localdate() - DAY}, "Begin today, or later"),
        ({"by": "officer"}, "Only who holds an office hands it over"),
        ({"to": "manager", "by": "manager"}, "by their own hand"),
    ],
)
def test_what_cannot_be_handed_over_says_why(people, given, words):
    with pytest.raises(Refused, match=words):
        hand_over(people, **given)


def test_what_was_handed_over_is_not_handed_on(people):
    made = hand_over(people)
    today = timezone.localdate()
    with pytest.raises(Refused, match="is not handed on"):
        cover.hand_over_office(
            holding=made, person=people["nhs"], from_on=today, until_on=today, because="Busy", by=people["police"],
            at=timezone.now(),
        )  # fmt: skip


def appoint(people, who="reviewer", agencies=cast.PARTNERS, by="manager"):
    today = timezone.localdate()
    return cover.appoint_cover(
        person=people[who], from_on=today, until_on=today + DAY, because="She retired",
        agreed_by=[cast.agency(name) for name in agencies], by=people[by], at=timezone.now(),
    )  # fmt: skip


def vacate(people):
    yesterday = timezone.localdate() - DAY
    people["independent_chair"].holdings.update(until_on=yesterday)


def test_a_post_that_is_held_needs_no_cover(people):
    with pytest.raises(Refused, match="needs no cover"):
        appoint(people)


def test_cover_is_agreed_by_each_statutory_partner(people):
    vacate(people)
    with pytest.raises(Refused, match="Ask Wyvern Integrated Care Board and Wyvern Police to agree first"):
        appoint(people, agencies=[cast.COUNCIL])
    assert str(appoint(people)) == "Independent Chair, covering while the post is vacant"


@pytest.mark.parametrize("who", ["chair", "vice_chair", "officer", "deputy_manager"])
def test_whoever_has_a_hand_before_does_not_cover(people, who):
    vacate(people)
    with pytest.raises(Refused, match="have a hand in what the Independent Chair ratifies"):
        appoint(people, who)


def test_only_who_appoints_appoints_cover(people):
    vacate(people)
    with pytest.raises(NotAllowed):
        appoint(people, by="officer")


def test_cover_ends_with_the_vacancy(people, today):
    vacate(people)
    appoint(people)
    assert Office.INDEPENDENT_CHAIR in offices.offices_of(people["reviewer"], today)
    register.appoint(
        person=people["council"], office=Office.INDEPENDENT_CHAIR, from_on=today + DAY, by=SETUP, at=timezone.now()
    )
    assert Office.INDEPENDENT_CHAIR in offices.offices_of(people["reviewer"], today)
    assert Office.INDEPENDENT_CHAIR not in offices.offices_of(people["reviewer"], today + DAY)


def days(**given):
    return {f"{name}_{part}": str(value) for name, day in given.items() for part, value in
            enumerate((day.day, day.month, day.year))}  # fmt: skip


def test_the_holder_hands_over_from_their_account(people, today):
    client, held = as_(people["member"]), people["member"].holdings.get()
    there = reverse("board:hand_over_office", args=[people["member"].pk, held.pk])
    assert there in client.get("/your-account/").content.decode()
    shown = client.get(there).content.decode()
    assert "Hand over your office of JCR member" in shown
    form = {**days(from_on=today, until_on=today + DAY), "person": people["referrer"].pk, "because": "on leave"}
    assert client.post(there, {**form, "key": "a"}).status_code == 302
    assert Holding.objects.get(person=people["referrer"]).acts_for == held


def test_nobody_is_shown_an_office_that_is_not_theirs_to_hand_over(people):
    held = people["chair"].holdings.get()
    answer = as_(people["member"]).get(reverse("board:hand_over_office", args=[people["chair"].pk, held.pk]))
    assert answer.status_code == 409 and "Carys" not in answer.content.decode()


def test_cover_is_appointed_from_the_page_of_a_person_while_the_post_is_vacant(people, today):
    client, person = as_(people["manager"]), people["reviewer"]
    there = reverse("board:appoint_cover", args=[person.pk])
    page = reverse("board:person", args=[person.pk])
    assert there not in client.get(page).content.decode()
    vacate(people)
    assert there in client.get(page).content.decode()
    partners = [cast.agency(name).pk for name in cast.PARTNERS]
    form = {**days(from_on=today, until_on=today + DAY), "because": "She retired", "agreed_by": partners, "key": "b"}
    assert client.post(there, form).status_code == 302
    assert "covering while the post is vacant" in client.get(page).content.decode()
