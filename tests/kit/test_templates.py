"""What the pages say, and that they say it safely."""

import datetime
import re

import pytest
from django.template import engines
from django.urls import reverse
from django.utils.safestring import mark_safe

from sarum.kit import components
from sarum.kit.templatetags import words

NOON = datetime.datetime(2021, 7, 3, 11, 0, tzinfo=datetime.UTC)


def drawn(source, **context):
    return engines["django"].from_string(source).render(context)


def test_text_is_escaped_and_only_marked_html_passes():
    assert "&lt;b&gt;" in components.render("tag", text="<b>")
    assert "&lt;b&gt;" in components.render("tag", html="<b>")
    assert "<b>" in components.render("tag", html=mark_safe("<b>"))
    rows = [{"key": {"text": "<i>"}, "value": {"html": "<u>"}}]
    assert "<i>" not in components.render("summary-list", rows=rows)
    assert "<u>" not in components.render("summary-list", rows=rows)


def test_nothing_is_written_for_what_is_not_given():
    assert "None" not in drawn('{% govuk "button" text="Save" href=nothing classes=None %}')


def test_flat_names_reach_nested_parameters():
    page = drawn('{% govuk "pagination" previous__href="/1" next__href="/3" %}')
    assert 'href="/1"' in page and 'href="/3"' in page


def test_a_tag_has_words_and_a_colour():
    page = drawn('{% tag "Returned" "green" %}{% tag "Draft" %}')
    assert "govuk-tag--green" in page and page.count("govuk-tag--") == 1


def test_dates_and_moments_are_written_as_people_write_them():
    assert words.day(datetime.date(2021, 3, 3)) == "3 March 2021"
    assert words.weekday(datetime.date(2021, 3, 3)) == "Wednesday 3 March 2021"
    assert words.moment(NOON) == "3 July 2021, midday"
    assert words.moment(NOON.replace(hour=13, minute=30)) == "3 July 2021, 2:30pm"
    assert words.moment(NOON.replace(hour=23, minute=5)) == "4 July 2021, 12:05am"
    assert words.clock(datetime.time(9)) == "9am"
    assert words.day(None) == words.weekday("") == words.moment(None) == words.clock(None) == ""


def test_numbers_agree_with_their_nouns():
    assert [words.count(number, "return,returns") for number in (0, 1, 1204)] == [
        "0 returns",
        "1 return",
        "1,204 returns",
    ]


def test_answers_are_read_out_in_words():
    answers = (True, False, datetime.date(2021, 3, 3), NOON, ["a", "b"], None, 0, "<b>")
    assert [words.plain(answer) for answer in answers] == [
        "Yes",
        "No",
        "3 March 2021",
        "3 July 2021, midday",
        "a, b",
        "",
        "0",
        "<b>",
    ]


@pytest.mark.django_db
def test_a_question_carries_its_key_and_version_and_leads_to_its_errors(client):
    page = client.get("/question").content.decode()
    assert "<title>About you – Wyvern Board</title>" in page
    assert 'name="key" value="k-1"' in page and 'name="version" value="0"' in page
    wrong = client.post("/question", {"name": ""}).content.decode()
    assert "<title>Error: About you – Wyvern Board</title>" in wrong
    assert '<a href="#id_name">Enter name</a>' in wrong
    assert 'aria-describedby="id_name-error"' in wrong


@pytest.mark.django_db
def test_two_people_writing_at_once_see_both_texts(client):
    page = client.get("/clash").content.decode()
    assert "Somebody else changed this while you were writing" in page
    assert "&lt;b&gt;mine" in page and "theirs" in page


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_the_same_page_everywhere(client):
    pages = {client.get(path).content for path in ("/nowhere", "/cases/hidden/7?x=1", "/nowhere/<script>")}
    assert len(pages) == 1
    assert b"Page not found" in pages.pop()


@pytest.mark.django_db
def test_a_message_waits_until_a_real_page_can_show_it(client, django_user_model, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(django_user_model.objects.create(name="Sam", email="sam@example.org"))
    client.get("/question")
    assert b"set up a second way" not in client.get("/nowhere").content
    assert b"set up a second way" in client.get("/account/2fa/").content


def test_the_page_for_a_fault_needs_nothing():
    assert "Sorry, something went wrong" in engines["django"].get_template("500.html").render()
    assert "could not be understood" in engines["django"].get_template("400.html").render()


def test_leaving_quickly_is_offered_only_where_asked_for():
    page = engines["django"].get_template("base.html")
    assert "Leave this page quickly" in page.render({"quick_exit": True})
    assert "Leave this page quickly" not in page.render({})


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_page_of_components_shows_them_all(client, method):
    page = getattr(client, method)("/components").content.decode()
    assert page.count("govuk-date-input__item") == 9
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["login", "logout", "reset_password", "reset_password_done", "inactive"])
def test_no_page_holds_inline_script_or_style(client, django_user_model, name):
    if name == "logout":
        client.force_login(django_user_model.objects.create(name="Sam", email="sam@example.org"))
    page = client.get(reverse(f"account_{name}")).content.decode()
    assert not re.findall(r"<style|\sstyle=|\son\w+=|nonce", page)
    assert not [
        tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag and "application/json" not in tag
    ]
    assert "govuk-heading-l" in page


@pytest.mark.django_db
def test_signing_in_says_what_is_missing(client):
    page = client.post("/account/login/", {"login": "", "password": ""}).content.decode()
    assert "Enter email" in page and "Enter password" in page
    assert "This field is required" not in page


@pytest.mark.django_db
def test_the_letter_for_a_new_password_names_nobody(client, django_user_model, mailoutbox):
    django_user_model.objects.create(name="Oonagh Byrne", email="oonagh@example.org", password="!")
    client.post("/account/password/reset/", {"email": "oonagh@example.org"})
    client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert [letter.subject for letter in mailoutbox]
    assert not [letter for letter in mailoutbox if "Oonagh" in letter.body or "@" in letter.body]
