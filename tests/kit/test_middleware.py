"""What every request passes through."""

import json
import logging
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.test import Client

from sarum.kit import logs
from sarum.kit.middleware import SIGNED_IN_AT

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def oonagh(db):
    return get_user_model().objects.create(name="Oonagh", email="oonagh@example.org")


@pytest.fixture
def strict():
    """A browser that is really asked for its token."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/question", "/nowhere", "/deny", "/refuse", "/fail", "/plain", "/account/login/"])
def test_every_answer_carries_the_safe_headers(strict, path):
    answer = strict.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert ("no-store" in answer.headers["Cache-Control"]) is (path != "/plain")


@pytest.mark.django_db
def test_an_answer_that_no_inner_part_saw_is_safe_too(strict, settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 60, True
    answer = strict.get("/question", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=60; includeSubDomains"


def test_a_session_ends_when_it_has_lasted_long_enough(client, oonagh, settings):
    client.force_login(oonagh)
    client.get("/question")
    session = client.session
    session[SIGNED_IN_AT] -= settings.SESSION_LONGEST - 60
    session.save()
    assert client.get("/question").wsgi_request.user.is_authenticated
    session[SIGNED_IN_AT] -= 120
    session.save()
    answer = client.get("/question")
    assert not answer.wsgi_request.user.is_authenticated
    assert b"so you were signed out" in answer.content


def test_whoever_has_no_second_factor_is_led_to_set_one_up(client, oonagh, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(oonagh)
    answer = client.get("/question", follow=True)
    assert answer.redirect_chain == [("/account/2fa/", 302)]
    assert b"set up a second way" in answer.content
    assert client.get("/account/logout/").status_code == 200
    assert client.get("/nowhere").status_code == 404
    Authenticator.objects.create(user=oonagh, type=Authenticator.Type.TOTP, data={})
    assert client.get("/question").status_code == 200


@pytest.mark.django_db
def test_nobody_is_asked_for_a_second_factor_before_signing_in(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert client.get("/question").status_code == 200


@pytest.mark.django_db
def test_a_refusal_gives_its_reasons_and_what_to_do_next(client):
    answer = client.get("/refuse", headers={"Referer": "http://testserver/question?a=1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Police has not returned its form." in page and "The chair is not named." in page
    assert "What you can do next" in page and "Name a chair." in page
    assert 'href="http://testserver/question?a=1"' in page


@pytest.mark.django_db
def test_what_somebody_may_never_do_is_forbidden_and_strangers_links_are_not_repeated(client):
    answer = client.get("/forbid", headers={"Referer": "https://elsewhere.example/"})
    assert answer.status_code == 403
    assert b"Only the Chair may sign." in answer.content and b"elsewhere" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    "origin", [SAME_ORIGIN, {"Origin": "http://testserver"}, {"Referer": "http://testserver/question"}]
)
def test_a_form_with_an_old_token_is_kept_to_be_sent_again(strict, origin):
    typed = "It began\nin the spring & went on for most of the year"
    answer = strict.post("/question?step=2", {"story": typed, "name": "Sam"}, headers=origin)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert 'action="/question?step=2"' in page
    assert f'<input type="hidden" name="story" value="{typed.replace("&", "&amp;")}">' in page
    assert "csrfmiddlewaretoken" in page


@pytest.mark.django_db
@pytest.mark.parametrize("origin", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}])
def test_a_form_from_another_site_is_refused(strict, origin):
    answer = strict.post("/question", {"story": "never shown again by us"}, headers=origin)
    assert answer.status_code == 403
    assert b"never shown" not in answer.content


@pytest.mark.django_db
def test_a_password_is_never_repeated_on_a_page(strict):
    answer = strict.post("/account/login/", {"login": "o@example.org", "password": "secret"}, headers=SAME_ORIGIN)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/login/")


@pytest.mark.django_db
def test_what_a_signed_out_person_typed_is_kept_while_they_sign_in(client):
    answer = client.post("/signed-out", {"story": "word " * 20, "kinds": ["A", "B"]})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Nothing you typed is lost" in page
    assert 'href="/account/login/" target="_blank" rel="noopener noreferrer"' in page
    assert page.count('name="kinds"') == 2
    assert "Read or copy what you typed" in page


@pytest.mark.django_db
def test_a_fault_is_logged_without_what_was_said(strict, caplog):
    with caplog.at_level("ERROR"):
        answer = strict.get("/fail?name=Oonagh")
    lines = [logs.Lines().format(record) for record in caplog.records]
    assert answer.status_code == 500
    assert not [line for line in lines if "secret" in line or "Oonagh" in line or "\n" in line]
    assert any(json.loads(line).get("exception") == "ValueError" for line in lines)


def test_a_log_line_tells_the_chain_of_faults_and_where():
    try:
        try:
            {}["password"]
        except KeyError as lost:
            raise RuntimeError("words of a person") from lost
    except RuntimeError:
        record = logging.LogRecord("sarum", logging.ERROR, "", 1, "it failed: %s", ("here",), sys.exc_info())
    line = json.loads(logs.Lines().format(record))
    assert (line["message"], line["exception"]) == ("it failed: here", "RuntimeError from KeyError")
    assert line["frames"][-1].startswith("test_middleware.py:")


def test_a_log_line_survives_a_message_that_does_not_fit_its_values():
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, "Not Found: /a?b=c %d", ("x",), None)
    assert json.loads(logs.Lines().format(record))["message"] == "Not Found: /a %d"
