"""Letters on the pages of the Partnership Team: where each is, what keeps it back, and trying it again."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from sarum.board.models import Event, Notice
from sarum.board.operations import notice as outbox
from sarum.board.rules.actor import CLOCK
from sarum.cases.models import Sensitivity, Step
from sarum.cases.operations import notice as operations
from sarum.kit.refusal import NotAllowed, Refused
from tests import build, cast
from tests.pages.test_scoping import text

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def case():
    made = build.case_at(Step.SCOPING)
    Notice.objects.all().delete()
    return made


@pytest.fixture
def people():
    return cast.people()


def write(case, to=None, **more):
    now = timezone.now()
    about = case.reference if case else ""
    given = {
        "to": to,
        "address": to.email if to else "nurse@example.org",
        "subject": f"{about}: a word",
        "body": "⟪0⟫ b",
    }
    return Notice.objects.create(**{**given, "about": about, "written_at": now, **more})


def see(client, person, path, status=200):
    client.force_login(person)
    shown = client.get(path)
    assert shown.status_code == status
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text(shown)))


def test_every_letter_about_a_case_is_listed_with_its_state_in_words(client, case, people):
    at = timezone.make_aware(dt.datetime(2026, 3, 3, 14, 30))
    write(case, people["author"], sent_at=at)
    write(case)
    write(case, people["senior"], attempts=3, last_error="the mail server could not be reached", next_try_at=at)
    write(
        case,
        people["lead"],
        ending="GIVEN_UP",
        ended_at=at,
        last_error="the mail server does not know this address (550)",
    )
    write(case, people["lead"], ending="OVERTAKEN", ended_at=at)
    write(case, people["lead"], ending="TOO_LATE", ended_at=at, useless_after=at)
    write(None, subject="Not of this case")
    shown = see(client, people["officer"], f"/cases/{case.reference}/messages/")
    for words in (
        "Sent 3 March 2026, 2:30pm", people["author"].name, cast.CARE, "nurse@example.org", "6 letters",
        "It goes out with the next post", "Tried, and waiting After 3 tries: the mail server could not be reached",
        "Next try 3 March 2026, 2:30pm", "Given up 3 March 2026, 2:30pm", "does not know this address (550)",
        "put the address right", "Not sent: overtaken", "was of use only until 3 March 2026, 2:30pm",
    ):  # fmt: skip
        assert words in shown
    assert "⟪" not in shown and "Not of this case" not in shown
    only = see(client, people["officer"], f"/cases/{case.reference}/messages/?state=GIVEN_UP")
    assert "1 letter " in only and "(550)" in only
    assert "No letter about this case is in that state" not in only


def test_a_case_without_letters_says_what_will_stand_there(client, case, people):
    shown = see(client, people["officer"], f"/cases/{case.reference}/messages/")
    assert "No letter has been written about this case yet" in shown
    assert "See the letters about this case" in see(client, people["officer"], f"/cases/{case.reference}/history/")
    assert "See the letters about this case" not in see(client, people["chair"], f"/cases/{case.reference}/history/")
    see(client, people["chair"], f"/cases/{case.reference}/messages/", 403)
    see(client, people["stranger"], f"/cases/{case.reference}/messages/", 404)


def test_the_outbox_lists_what_has_not_gone_out(client, case, people):
    assert "Every letter has gone out" in see(client, people["officer"], "/outbox/")
    write(case, people["author"], subject="Gone", sent_at=timezone.now())
    write(None, subject="Your code", address="private@example.org")
    write(case, people["author"], subject="Overtaken one", ending="OVERTAKEN", ended_at=timezone.now())
    shown = see(client, people["officer"], "/outbox/")
    assert "Your code" in shown and "Gone" not in shown and "Overtaken one" not in shown
    assert "private@example.org" not in shown and "Somebody outside the register" in shown
    assert "Overtaken one" in see(client, people["officer"], "/outbox/?state=OVERTAKEN")
    assert Event.objects.filter(act="outbox").exists()
    see(client, people["chair"], "/outbox/", 403)


def test_letters_about_a_case_that_is_not_the_officers_are_a_number_and_no_more(client, case, people):
    notice = write(case, people["author"], attempts=1, last_error="x", next_try_at=timezone.now())
    case.sensitivity, case.taken_by = Sensitivity.HIGHLY_RESTRICTED, None
    case.save()
    shown = see(client, people["second_officer"], "/outbox/")
    assert "One more is about cases that are not open to you" in shown and case.reference not in shown
    see(client, people["second_officer"], f"/outbox/{notice.pk}/post-again/", 404)
    with pytest.raises(NotAllowed, match="a case that you may not see"):
        operations.post_again(notice=notice, by=people["second_officer"], at=timezone.now())
    assert case.reference in see(client, people["manager"], "/outbox/")


def test_a_letter_given_up_is_tried_again_at_the_address_that_was_put_right(client, case, people):
    who = people["author"]
    notice = write(case, who, address="wrong@care.example", attempts=2, ending="GIVEN_UP", ended_at=timezone.now(),
                   first_tried_at=timezone.now(), last_error="the mail server does not know this address (550)")  # fmt: skip
    path = f"/outbox/{notice.pk}/post-again/"
    assert who.email in see(client, people["officer"], path)
    answer = client.post(path, {"key": "one"}, follow=True)
    assert "tried again within a minute or two" in text(answer)
    notice.refresh_from_db()
    assert (notice.address, notice.state, notice.attempts, notice.first_tried_at) == (who.email, "WAITING", 0, None)
    assert Event.objects.get(act="post_again").about == case.reference
    assert outbox.post(notice=notice, by=CLOCK, at=timezone.now())
    with pytest.raises(Refused, match="has gone out already"):
        operations.post_again(notice=notice, by=people["officer"], at=timezone.now())


def test_after_a_week_without_mail_everything_given_up_is_tried_again_at_once(client, case, people):
    now, given_up = timezone.now(), {"attempts": 120, "ending": "GIVEN_UP", "ended_at": timezone.now()}
    letters = [write(case, people[who], last_error="x", **given_up) for who in ("author", "lead")]
    stale = write(case, useless_after=now - HOUR, **given_up)
    other = write(case, ending="OVERTAKEN", ended_at=now)
    assert "Try all 2 letters that were given up again" in see(client, people["officer"], "/outbox/")
    assert "Do this when mail works again" in see(client, people["officer"], "/outbox/post-given-up/")
    client.post("/outbox/post-given-up/", {"key": "one"})
    states = [Notice.objects.get(pk=one.pk).state for one in (*letters, stale, other)]
    assert states == ["WAITING", "WAITING", "GIVEN_UP", "OVERTAKEN"]
    assert "Try all" not in see(client, people["officer"], "/outbox/")
    assert "is still of use" in text(client.post("/outbox/post-given-up/", {"key": "two"}))
    see(client, people["chair"], "/outbox/post-given-up/", 403)


def test_the_team_is_told_on_its_own_page_of_letters_that_are_stuck(client, case, people):
    now = timezone.now()
    write(case, written_at=now - HOUR / 2)
    assert "outbox" not in see(client, people["officer"], "/")
    write(case, written_at=now - 2 * HOUR)
    write(case, ending="GIVEN_UP", ended_at=now - HOUR)
    write(case, ending="GIVEN_UP", ended_at=now - 24 * 15 * HOUR)
    shown = see(client, people["officer"], "/")
    assert "1 letter has waited for more than an hour. 1 letter was given up in the last two weeks." in shown
    assert "waited for more than an hour" not in see(client, people["author"], "/")


def test_the_outbox_is_found_from_the_settings(client, case, people):
    client.force_login(people["officer"])
    shown = client.get(reverse("board:settings")).content.decode()
    assert "Scoping and letters" in shown and f'href="{reverse("cases:outbox")}"' in shown
