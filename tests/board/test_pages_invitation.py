"""Being invited, choosing a password, and leaving."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sarum.board.jobs import deliver_notices
from sarum.board.models import Event, EventWords, Invitation, Notice, Person
from sarum.board.operations import invitation as operations
from sarum.board.operations import register
from sarum.board.operations.notice import post
from sarum.board.rules import invitation as rules
from sarum.board.rules.actor import CLOCK
from sarum.kit.refusal import NotAllowed, Refused
from tests import cast
from tests.board.browser import as_, at, words

PASSWORD = "heron walks past lanterns"
LINK = re.compile(r"\S+/board/invitation/\?link=\S+")


@pytest.fixture
def people(db):
    return cast.people()


def invite(people, who="stranger", **when) -> str:
    """The link as it arrives in the post."""
    moment = when.get("moment") or timezone.now()
    operations.invite(person=people[who], by=people["officer"], at=moment)
    assert post(notice=Notice.objects.latest("pk"), by=CLOCK, at=moment)
    return LINK.search(mail.outbox[-1].body)[0]


def path(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def accept(link, password=PASSWORD):
    return Client().post(path(link), {"password": password})


def sign_in(person, password=PASSWORD):
    client = Client()
    client.post("/account/login/", {"login": person.email, "password": password})
    return client, "_auth_user_id" in client.session


def test_an_officer_invites_and_the_person_chooses_a_password_and_signs_in(people):
    someone = people["stranger"]
    answer = as_(people["officer"]).post(at("invite", someone.pk), {"key": "one"}, follow=True)
    assert "The invitation is on its way" in words(answer)
    deliver_notices.run()
    link = LINK.search(mail.outbox[-1].body)[0]
    assert "Choose a password" in words(Client().get(path(link)))
    answered = accept(link)
    assert answered.status_code == 302 and answered.url == "/account/login/"
    assert "_auth_user_id" not in answered.client.session
    assert "Your password has been saved" in words(answered.client.get(answered.url))
    assert sign_in(someone)[1]
    said = EventWords.objects.order_by("-pk").first()
    assert str(said) == "Stan Webb accepted the invitation to sign in"


def test_the_letter_holds_a_link_and_nothing_about_the_person(people):
    link = invite(people)
    letter = mail.outbox[-1]
    assert letter.to == [people["stranger"].email]
    told = letter.subject + letter.body
    for secret in ("Stan", "Webb", "Riverside", "Practice", people["stranger"].email, people["officer"].name):
        assert secret not in told
    assert link.startswith("http")


def test_no_token_is_kept_in_the_database(people):
    token = invite(people).partition("link=")[2]
    assert len(token) >= 43
    assert token not in Notice.objects.get(subject__contains="invitation").body
    kept = Invitation.objects.get()
    assert kept.digest == rules.digest_of(token) and token not in kept.digest
    assert not any(token in str(vars(row)) for model in (Event, EventWords, Invitation) for row in model.objects.all())


def test_fifty_looks_at_a_link_use_nothing_up(people):
    link = invite(people)
    before = Event.objects.count()
    for _ in range(50):
        assert Client().get(path(link)).status_code == 200
        assert Client().head(path(link)).status_code == 200
    assert Event.objects.count() == before
    assert accept(link).status_code == 302


def test_unknown_used_replaced_expired_and_missing_links_get_one_answer(people):
    used = invite(people)
    accept(used)
    replaced = invite(people, "senior")
    invite(people, "senior")
    expired = invite(people, "author", moment=timezone.now() - rules.LIFETIME)
    links = [path(used), path(replaced), path(expired), at("accept_invitation"), at("accept_invitation", link="x" * 43)]
    links.append(at("accept_invitation") + "?link=" + "%00%FF" * 2000)
    for method in ("get", "post"):
        answers = [getattr(Client(), method)(link) for link in links]
        assert {answer.status_code for answer in answers} == {410}
        assert len({words(answer) for answer in answers}) == 1
    assert "ask the person who invited you to send you a new one" in words(answers[0])
    assert not sign_in(people["author"])[1]


def test_a_link_works_until_two_days_have_passed(people):
    link = invite(people, moment=timezone.now() - rules.LIFETIME + dt.timedelta(minutes=1))
    assert accept(link).status_code == 302


def test_a_link_works_once(people):
    link = invite(people)
    accept(link)
    assert accept(link, "another pass phrase here").status_code == 410
    assert sign_in(people["stranger"])[1]


def test_two_who_use_a_link_at_once_set_one_password(people):
    invite(people)
    seen = Invitation.objects.get()
    operations.accept_invitation(invitation=seen, password=PASSWORD, by=seen.person, at=timezone.now())
    with pytest.raises(Refused, match="does not work any more"):
        operations.accept_invitation(
            invitation=seen, password="somebody else entirely", by=seen.person, at=timezone.now()
        )
    assert sign_in(people["stranger"])[1]


def test_inviting_again_makes_the_earlier_link_void(people):
    first = invite(people)
    second = invite(people)
    assert first != second
    assert accept(first).status_code == 410
    assert accept(second).status_code == 302


@pytest.mark.parametrize("weak", ["", "sh0rtone", "password1234", "stan.webb@example.org"])
def test_a_weak_password_is_refused_in_words_and_the_link_still_works(people, weak):
    link = invite(people)
    answer = accept(link, weak)
    assert answer.status_code == 422 and "There is a problem" in words(answer)
    assert not weak or weak not in answer.content.decode()
    assert accept(link).status_code == 302


def test_somebody_who_can_sign_in_is_not_invited(people):
    accept(invite(people))
    answer = as_(people["officer"]).post(at("invite", people["stranger"].pk), {"key": "one"})
    assert answer.status_code == 422 and "Stan Webb can sign in already" in words(answer)


def test_somebody_without_an_address_is_not_invited(people):
    someone = register.add_person(name="Nell Ross", by=people["officer"], at=timezone.now())
    with pytest.raises(Refused, match="has no e-mail address"):
        operations.invite(person=someone, by=people["officer"], at=timezone.now())


@pytest.mark.parametrize("who", ["chair", "independent_chair", "council", "lead", "stranger", "gone"])
def test_others_may_not_invite(people, who):
    with pytest.raises(NotAllowed):
        operations.invite(person=people["stranger"], by=people[who], at=timezone.now())


def test_a_leaver_loses_every_session_at_the_next_request(people):
    someone = people["second_officer"]
    one, other = as_(someone), as_(someone)
    assert one.get(at("people")).status_code == 200
    answer = as_(people["officer"]).post(at("record_leaver", someone.pk), {"key": "one"}, follow=True)
    assert "Omar Reid can no longer sign in" in words(answer)
    for client in (one, other):
        assert client.get(at("people")).status_code == 302
    assert someone.holdings.get().until_on == timezone.localdate()


def test_a_leaver_cannot_sign_in_again_by_any_way(people):
    accept(invite(people))
    waiting = invite(people, "senior")
    for who in ("stranger", "senior"):
        operations.record_leaver(person=people[who], by=people["officer"], at=timezone.now())
    assert not sign_in(people["stranger"])[1]
    assert accept(waiting).status_code == 410
    mail.outbox.clear()
    Client().post("/account/password/reset/", {"email": people["stranger"].email})
    assert "/password/reset/key/" not in mail.outbox[0].body


def test_a_session_from_before_leaving_stays_dead_when_the_person_comes_back(people):
    someone = people["second_officer"]
    before = as_(someone)
    before.get(at("people"))
    operations.record_leaver(person=someone, by=people["officer"], at=timezone.now())
    accept(invite(people, "second_officer"))
    assert sign_in(someone)[1]
    assert before.get(at("people")).status_code == 302


def test_nobody_records_themselves_or_the_last_who_can_appoint_as_gone(people):
    now = timezone.now()
    with pytest.raises(Refused, match="Nobody ends their own"):
        operations.record_leaver(person=people["manager"], by=people["manager"], at=now)
    for who in ("deputy_manager", "administrator"):
        operations.record_leaver(person=people[who], by=people["officer"], at=now)
    with pytest.raises(Refused, match="Nobody else could then appoint"):
        operations.record_leaver(person=people["manager"], by=people["officer"], at=now)


def test_a_new_address_voids_the_link_sent_to_the_old_one_and_tells_it(people):
    someone, link = people["stranger"], invite(people)
    old = someone.email
    register.change_person(
        person=someone, name=someone.name, email="New@Example.org", by=people["officer"], at=timezone.now()
    )
    assert accept(link).status_code == 410
    letter = Notice.objects.get(subject="Your e-mail address was changed")
    assert letter.address == old and "Stan" not in letter.body and "new@example.org" not in letter.body
    assert Person.objects.get(pk=someone.pk).email == "new@example.org"


def test_resetting_a_password_says_the_same_of_every_address(people):
    accept(invite(people))
    addresses = [people["stranger"].email, "nobody@example.org", people["senior"].email, people["gone"].email]
    answers = []
    for address in addresses:
        mail.outbox.clear()
        answer = Client().post("/account/password/reset/", {"email": address}, follow=True)
        answers.append((answer.redirect_chain, words(answer)))
        assert len(mail.outbox) == 1 and mail.outbox[0].to == [address]
        told = mail.outbox[0].subject + mail.outbox[0].body
        assert not any(name in told for name in ("Stan", "Webb", "Selina", "Gideon", address))
        assert ("/password/reset/key/" in told) is (address == people["stranger"].email)
    assert all(answer == answers[0] for answer in answers)


def test_nobody_signs_up_by_themselves(db):
    answer = Client().post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})
    assert "Accounts are by invitation" in words(answer)
    assert not Person.objects.filter(email="new@example.org").exists()
