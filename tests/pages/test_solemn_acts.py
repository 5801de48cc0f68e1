"""Before somebody endorses, signs, ratifies, publishes or closes, they are asked once more who they are."""

import time

import pytest
from django.urls import reverse

from sarum.cases.models import Case, Step
from sarum.cases.rules import access
from tests import build, cast
from tests.pages.steps import as_, url, words

pytestmark = pytest.mark.django_db
PASSWORD = "heron walks past lanterns"


@pytest.fixture
def close_case() -> str:
    return url("close_case", build.case_at(Step.ASSURANCE, done=True))


def chair_who_signed_in(seconds_ago: int):
    person = cast.people()["chair"]
    person.set_password(PASSWORD)
    person.save()
    browser = as_("chair")
    session = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - seconds_ago}]
    session.save()
    return browser


def test_who_just_signed_in_goes_straight_on(close_case):
    assert chair_who_signed_in(60).get(close_case).status_code == 200


def test_who_signed_in_a_while_ago_confirms_who_they_are_and_comes_back(close_case):
    browser = chair_who_signed_in(20 * 60)
    asked = browser.get(close_case)
    assert asked.status_code == 302 and asked["Location"].startswith(reverse("account_reauthenticate"))
    confirmed = browser.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": close_case})
    assert (confirmed.status_code, confirmed["Location"]) == (302, close_case)
    assert browser.get(close_case).status_code == 200


def test_what_was_typed_over_a_long_time_is_kept_and_nothing_is_done(close_case):
    said = "Practice has changed, and the group is satisfied with what it was shown in April."
    answer = chair_who_signed_in(40 * 60).post(close_case, {"reason": said})
    assert answer.status_code == 401 and said in words(answer) and "Confirm that it is you" in words(answer)
    assert not Case.objects.filter(step=Step.CLOSED).exists()


def test_who_took_ten_minutes_over_the_words_is_not_asked_again(close_case):
    assert chair_who_signed_in(10 * 60).post(close_case, {}).status_code == 422


def test_every_solemn_act_is_an_act():
    assert set(access.ACTS) >= access.SOLEMN
