"""Coming to an agency's return without an account; and everything that a code must not open."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sarum.board.jobs import deliver_notices
from sarum.board.models import Event, Notice, Person
from sarum.cases.models import AnswerCode, Place, Standing
from sarum.cases.operations import access
from tests.pages.steps import url, words
from tests.returns import CONTENT, Way

pytestmark = pytest.mark.django_db
ASK, ENTER, LEAVE = "/answer/", "/answer/code/", "/answer/leave/"
AUTHOR, SENIOR = "amir.stone@example.org", "selina.frost@example.org"


@pytest.fixture
def way():
    made = Way()
    made.asked()
    cache.clear()
    return made


def posted(letter="Your code") -> str:
    """The last code that was e-mailed."""
    deliver_notices.run()
    found = [re.search(r"\b[0-9]{8}\b", one.body) for one in mail.outbox if one.subject == letter]
    return found[-1][0] if found else ""


def ask(browser, way, email=AUTHOR, **more):
    return browser.post(ASK, {"reference": way.case.reference, "email": email, **more})


def come(way, email=AUTHOR, browser=None):
    """A browser in which somebody has entered their code."""
    browser = browser or Client()
    ask(browser, way, email)
    answer = browser.post(ENTER, {"code": posted()})
    assert answer.status_code == 302, words(answer)
    return browser


def here(act, way, pk=None):
    return url(act, way.case, pk or way.answer.pk)


def test_a_code_opens_the_return_and_says_what_is_asked(way):
    browser = Client()
    assert ask(browser, way).url == ENTER
    assert "If these belong together, we have sent a code" in words(browser.get(ENTER))
    before = browser.session.session_key
    answer = browser.post(ENTER, {"code": posted()})
    assert answer.url == here("read_return", way)
    assert browser.session.session_key != before and "_auth_user_id" not in browser.session
    page = browser.get(answer.url)
    shown = words(page)
    assert "Start the return" in shown and "Your agency’s return" in shown and "Leave" in shown
    assert "Sign out" not in shown and "Your account" not in shown and "Your work" not in shown
    assert Event.objects.latest("number").act == "read_return"


def part(way):
    return reverse("cases:return_part", args=[way.case.reference, way.answer.pk, "s-summary", "s-summary"])


def test_whoever_came_by_a_code_writes_and_it_is_theirs(way):
    browser = come(way)
    answer = browser.post(part(way), {"summary": CONTENT["answers"]["summary"]})
    assert answer.status_code == 302 and way.answer.standing == Standing.STARTED
    assert list(way.answer.authors.all()) == [way.people["author"]]


def test_each_part_has_its_own_pages_by_code_too(way):
    author, senior = come(way), come(way, SENIOR)
    assert author.get(here("write_return", way)).status_code == 200
    assert author.get(here("endorse_return", way)).status_code == 403
    assert senior.get(here("write_return", way)).status_code == 403
    assert senior.get(here("accept_return", way)).status_code == 302


def test_the_page_that_follows_is_the_same_whoever_exists(way):
    def page(email, reference):
        browser = Client()
        answer = browser.post(ASK, {"reference": reference, "email": email})
        assert answer.url == ENTER
        wrong = browser.post(ENTER, {"code": "00000000"})
        return answer.headers, re.sub(r'value="[^"]{32,}"', "", wrong.content.decode()), wrong.status_code

    way.people["lead"].set_password("heron walks past lanterns")
    way.people["lead"].save()
    true = way.case.reference
    pages = [page(*given) for given in ((AUTHOR, true), ("nobody@example.org", true), (AUTHOR, "WY-1999-009"))]
    pages.append(page(way.people["lead"].email, true))
    assert all(one[1:] == pages[0][1:] and one[0]["Location"] == ENTER for one in pages)


def test_a_code_works_in_no_other_browser(way):
    asked, other, third = Client(), Client(), Client()
    ask(asked, way)
    code = posted()
    assert other.post(ENTER, {"code": code}).url == ASK
    third.post(ASK, {"reference": way.case.reference, "email": "nobody@example.org"})
    assert third.post(ENTER, {"code": code}).status_code == 422
    assert third.get(here("read_return", way)).status_code == 302
    assert asked.post(ENTER, {"code": code}).url == here("read_return", way)
    assert asked.post(ENTER, {"code": code}).url == ASK


def test_a_forwarded_address_opens_nothing_in_another_browser(way):
    come(way)
    for act in ("read_return", "write_return", "send_return", "introduce_respondent"):
        answer = Client().get(here(act, way))
        assert answer.status_code == 302 and answer.url.startswith(reverse("account_login"))
    assert f'href="{ASK}">come by a code' in words(Client().get(reverse("account_login")))


def test_nothing_that_a_letter_links_to_does_anything_when_it_is_fetched(way):
    come(way)
    deliver_notices.run()
    links = {link for letter in mail.outbox for link in re.findall(r"https?://[^\s,]+", letter.body)}
    links = {link.removeprefix(settings.SITE_ADDRESS) for link in links}
    assert ASK in links and links <= {ASK, "/refer/return/"}  # the referrer's own way back is in a letter of theirs
    before = (Event.objects.count(), Notice.objects.count(), AnswerCode.objects.count())
    scanner = Client()
    for method in (scanner.get, scanner.head):
        for path in (*links, ENTER, LEAVE, f"{ASK}?reference={way.case.reference}&email={AUTHOR}"):
            assert method(path).status_code in (200, 302)
    assert (Event.objects.count(), Notice.objects.count(), AnswerCode.objects.count()) == before


def test_letters_hold_no_code_and_nothing_of_the_case(way):
    come(way)
    assert not any("Vera" in letter.body or "Lindqvist" in letter.body for letter in mail.outbox)
    assert "⟪" in Notice.objects.filter(subject="Your code").latest("pk").body


def test_another_agencys_return_and_another_case_are_not_there(way):
    other = Way()
    other.asked()
    way.do(
        access.give_place,
        "officer",
        case=way.case,
        person=way.people["author"],
        capacity="INVITED",
        because="comes along",
    )
    browser = come(way)
    for path in (
        here("read_return", other), here("write_return", other), here("read_return", way, other.answer.pk),
        url("overview", way.case), url("returns", way.case), url("documents", way.case), url("places", way.case),
        "/cases/", "/board/people/", reverse("cases:account"),
    ):  # fmt: skip
        assert browser.get(path).status_code in (302, 404), path
        assert browser.post(path, {"summary": "x"}).status_code in (401, 302, 404), path
    assert other.answer.standing == Standing.ASKED


def test_the_lead_by_code_sees_no_more_than_anybody_who_answers(way):
    browser = come(way, "leon.garth@example.org")
    page = browser.get(here("read_return", way))
    assert page.status_code == 200 and page.context["tabs"] == []
    assert browser.get(url("overview", way.case)).status_code == 302


@pytest.mark.parametrize("end", ["place", "barred", "left", "account", "address", "eight hours"])
def test_whatever_ends_their_part_shuts_the_page_at_the_next_request(way, end):
    browser, person, officer, now = come(way), way.people["author"], way.people["officer"], timezone.now()
    if end == "place":
        place = Place.objects.get(case=way.case, person=person, until_on=None)
        access.end_place(place=place, because="has moved", by=officer, at=now)
    elif end == "barred":
        access.give_place(case=way.case, person=person, capacity="BARRED", because="related", by=officer, at=now)
    elif end == "account":
        person.set_password("heron walks past lanterns")
        person.save()
    elif end == "eight hours":
        AnswerCode.objects.update(used_at=now - dt.timedelta(hours=8))
    else:
        Person.objects.filter(pk=person.pk).update(
            **{"is_active": False} if end == "left" else {"email": "else@example.org"}
        )
    assert browser.get(here("read_return", way)).status_code == 302
    assert browser.post(part(way), {"summary": "x"}).status_code == 401
    assert "Leave" not in words(browser.get(ASK))
    assert way.answer.standing == Standing.ASKED


def test_it_ends_with_the_session_that_nobody_used_for_a_while(way):
    browser = come(way)
    Session.objects.update(expire_date=timezone.now())
    assert browser.get(here("read_return", way)).status_code == 302


def test_leaving_shuts_it_and_a_copy_of_the_session_too(way):
    browser = come(way)
    copy = Client()
    copy.cookies = browser.cookies.copy()
    session = dict(browser.session.items())
    assert "What you have saved is kept" in words(browser.get(LEAVE))
    assert browser.get(here("read_return", way)).status_code == 200  # opening the page has not left it
    assert browser.post(LEAVE).url == ASK
    assert browser.get(here("read_return", way)).status_code == 302
    assert copy.get(here("read_return", way)).status_code == 302
    stolen = Client()
    held = stolen.session
    held.update(session)
    held.save()
    assert stolen.get(here("read_return", way)).status_code == 302
    assert browser.get(LEAVE).url == ASK


def test_what_was_typed_is_kept_when_the_session_has_died(way):
    browser = come(way)
    browser.session.flush()
    text = "We visited twice a day from October until the end of April."
    answer = browser.post(part(way), {"summary": text})
    shown = words(answer)
    assert answer.status_code == 401 and text in shown and f'href="{ASK}"' in shown and "ask for a new code" in shown
    assert way.answer.standing == Standing.ASKED
    come(way, browser=browser)  # in another tab
    assert browser.post(part(way), {"summary": text}).status_code == 302
    assert way.answer.standing == Standing.STARTED


def test_a_senior_officer_shows_by_a_new_code_that_it_is_still_them(way):
    way.written()
    browser, endorse = come(way, SENIOR), here("endorse_return", way)
    assert browser.get(endorse).status_code == 200
    entered = timezone.now() - dt.timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 60)
    AnswerCode.objects.update(used_at=entered)
    said = {"digest": way.answer.digest, "statement": "I have read this and stand by every word of it."}
    assert browser.get(endorse).url == ASK
    shown = words(browser.get(ASK))
    assert SENIOR in shown and way.case.reference in shown and "to be sure that it is still you" in shown
    ask(browser, way, SENIOR)
    assert browser.post(ENTER, {"code": posted()}).url == endorse
    assert browser.post(endorse, said).status_code == 302
    assert way.answer.endorsements.get().person == way.people["senior"]


def test_what_a_senior_officer_typed_for_too_long_is_kept_and_nothing_is_done(way):
    way.written()
    browser, endorse = come(way, SENIOR), here("endorse_return", way)
    AnswerCode.objects.update(used_at=timezone.now() - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE + 60))
    said = {"digest": way.answer.digest, "statement": "I have read this and stand by every word of it."}
    answer = browser.post(endorse, said)
    assert answer.status_code == 401 and said["statement"] in words(answer) and f'href="{ASK}"' in words(answer)
    assert not way.answer.endorsements.exists()


def test_no_address_that_somebody_gives_decides_where_a_code_leads(way):
    browser = Client()
    for path in ("https://evil.example", "//evil.example", "/board/people/"):
        browser.post(f"{ASK}?next={path}", {"reference": way.case.reference, "email": AUTHOR, "next": path})
        answer = browser.post(f"{ENTER}?next={path}", {"code": posted(), "next": path})
        assert answer.url == here("read_return", way)


def test_a_page_of_another_site_can_neither_ask_nor_enter_nor_leave(way):
    browser = Client(enforce_csrf_checks=True)
    assert ask(browser, way).status_code == 403 and not AnswerCode.objects.exists()
    other = come(way)
    browser.cookies = other.cookies
    for path in (LEAVE, here("write_return", way), ENTER):
        assert browser.post(path, {"code": "12345678"}).status_code in (302, 403)
    assert other.get(here("read_return", way)).status_code == 200


def test_a_number_in_the_session_that_was_never_entered_opens_nothing(way):
    browser = Client()
    ask(browser, way)
    session = browser.session
    session["answering"] = AnswerCode.objects.get().pk
    session.save()
    assert browser.get(here("read_return", way)).status_code == 302


def test_whoever_signs_in_is_who_they_are_and_comes_by_no_code(way):
    browser = come(way)
    browser.force_login(way.people["stranger"])
    assert browser.get(here("read_return", way)).status_code == 404
    session = browser.session
    session["answer_code"] = AnswerCode.objects.get().pk
    session.save()
    assert browser.post(ENTER, {"code": "12345678"}).url == ASK
    assert browser.get(ASK).url == reverse("cases:home") and browser.get(LEAVE).url == ASK
    assert "Sign out" in words(browser.get(reverse("cases:home")))


def test_codes_are_asked_for_and_tried_only_so_often_from_one_place(way):
    browser = Client()
    answers = [browser.post(ASK, {"reference": "WY-1", "email": f"n{n}@example.org"}).status_code for n in range(21)]
    assert answers == [302] * 20 + [422]


def test_what_is_typed_strangely_is_told_or_not_there(way):
    browser = Client()
    assert browser.post(ASK, {"reference": "", "email": "x"}).status_code == 422
    assert browser.post(ASK, {"reference": "\x00", "email": AUTHOR}).status_code == 422
    ask(browser, way)
    assert "The code has 8 digits, and this has 3" in words(browser.post(ENTER, {"code": "123"}))
    assert AnswerCode.objects.get().tries == 0


# The agency's people


def test_the_page_lists_who_writes_and_endorses_since_when_named_by_whom_and_how_they_come(way):
    way.people["senior"].set_password("heron walks past lanterns")
    way.people["senior"].save()
    shown = words(come(way).get(here("read_return", way)))
    for there in (
        "Amir Stone, Registered Manager",
        "Writes",
        "Leon Garth",
        "By a code, without an account",
        "Signs in",
    ):
        assert there in shown
    assert f"{timezone.localdate():%-d %B %Y}" in shown


def test_an_author_by_code_names_a_colleague_who_comes_by_a_code_too_and_ends_their_part(way):
    browser = come(way)
    said = {
        "name": "Nadia Holm", "job_title": "Care Manager", "email": "nadia.holm@example.org", "capacity": "RESPONDENT",
        "is_deputy": "yes",
    }  # fmt: skip
    assert browser.post(here("introduce_respondent", way), {**said, "email": ""}).status_code == 422
    answer = browser.post(here("introduce_respondent", way), said, follow=True)
    assert "Named. A letter tells them how to come." in words(answer) and "Writes, as deputy" in words(answer)
    nadia = come(way, "nadia.holm@example.org")
    assert nadia.get(here("write_return", way)).status_code == 200
    place = Place.objects.get(person__name="Nadia Holm")
    end = here("withdraw_respondent", way, place.pk)
    assert browser.post(end, {"because": ""}).status_code == 422
    assert "Their part has ended." in words(browser.post(end, {"because": "moved"}, follow=True))
    assert nadia.get(here("read_return", way)).status_code == 302 and browser.get(end).status_code in (302, 404)


def test_whoever_ends_their_own_part_is_led_out(way):
    place = Place.objects.get(case=way.case, person=way.people["author"], until_on=None)
    answer = come(way).post(here("withdraw_respondent", way, place.pk), {"because": "I am moving"})
    assert answer.url == reverse("cases:home")


def test_the_address_of_somebody_elsewhere_is_refused_in_words_that_tell_nothing(way):
    said = {"name": "X", "email": "hugo.marsh@example.org", "capacity": "RESPONDENT", "is_deputy": "no"}
    answer = come(way).post(here("introduce_respondent", way), said)
    shown = words(answer)
    assert answer.status_code == 422 and "cannot be named here" in shown
    assert "Hugo" not in shown and "Kestrel" not in shown


@pytest.mark.parametrize(
    ("who", "act", "status"),
    [
        ("officer", "introduce_respondent", 200), ("lead", "introduce_respondent", 200), ("senior", "introduce_respondent", 403),
        ("stranger", "introduce_respondent", 404), ("housing_lead", "withdraw_respondent", 404),
        ("officer", "withdraw_respondent", 200), ("barred", "withdraw_respondent", 404),
        ("chair", "withdraw_respondent", 403),
    ],
)  # fmt: skip
def test_who_names_people_and_ends_their_part(client, way, who, act, status):
    pk = (
        way.answer.pk
        if act == "introduce_respondent"
        else Place.objects.get(case=way.case, person=way.people["author"]).pk
    )
    client.force_login(way.people[who])
    assert client.get(here(act, way, pk)).status_code == status


def test_whoever_has_no_address_is_given_one_from_the_page_of_the_return(way):
    way.people["senior"].email = None
    way.people["senior"].save()
    browser = come(way)
    page = browser.get(here("read_return", way))
    link = f"{here('introduce_respondent', way)}?person={way.people['senior'].pk}"
    assert "Give their address" in words(page) and link in page.content.decode()
    asked = browser.get(link).content.decode()
    assert 'value="Selina Frost"' in asked


def test_the_example_of_a_reference_has_the_boards_own_prefix(way):
    assert f"For example {way.case.reference.split('-')[0]}-" in words(Client().get(ASK))
