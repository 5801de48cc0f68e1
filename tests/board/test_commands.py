"""What an installation is started with."""

import datetime as dt
import io
import os
import socket
import threading

import pytest
from django.conf import settings as installed
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django_q.models import Schedule

from sarum.board.management import roles
from sarum.board.management.commands import serve
from sarum.board.models import Agency, Board, Event, Holding, Office, Person
from sarum.board.queries import cast, health
from tests import post_office

TODAY = dt.date.today()


@pytest.mark.django_db(transaction=True)
def test_prepare_makes_everything_ready_and_changes_nothing_the_second_time(settings, capsys):
    settings.BOARD_NAME, settings.REFERENCE_PREFIX = "Wye Safeguarding Adults Board", "WYE"
    with roles.as_owner():
        Board.objects.all().delete()
    for _ in range(2):
        call_command("prepare", "--database-only")
    board, event = Board.objects.get(), Event.objects.get()
    assert (board.name, board.reference_prefix) == ("Wye Safeguarding Adults Board", "WYE")
    assert (event.actor, event.words.sentence) == ("setup", "set up Sarum for Wye Safeguarding Adults Board")
    assert list(Schedule.objects.order_by("pk").values_list("name", "func", "cron")) == installed.SCHEDULES
    assert health.unapplied_migrations() == []
    assert capsys.readouterr().out.count("Prepared.") == 2


@pytest.mark.skipif("not installed.DATABASE_OWNER", reason="needs DATABASE_OWNER_URL")
def test_prepare_refuses_a_board_at_work_whose_app_would_own_the_record(db, settings, monkeypatch):
    settings.DEMO = False
    owned = {**settings.DATABASES["default"], "USER": settings.DATABASE_OWNER["USER"]}
    monkeypatch.setitem(settings.DATABASES, "default", owned)
    with pytest.raises(SystemCheckError, match="it could rewrite what happened"):
        call_command("prepare", "--database-only")


def test_the_role_of_the_app_is_given_what_it_needs_and_no_more():
    assert roles.rights_on("board_event") == roles.rights_on("board_eventwords") == "SELECT, INSERT"
    assert roles.rights_on("board_chainhead") == "SELECT, UPDATE"
    assert roles.rights_on("django_migrations") == "SELECT"
    assert roles.rights_on("cases_case") == "SELECT, INSERT, UPDATE, DELETE"


def test_a_taken_port_is_said_in_one_line(settings):
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings.LISTEN, settings.PORT = "127.0.0.1", other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"^Port {settings.PORT} on 127.0.0.1 cannot be used \(Address already"):
            serve.Command().refuse_a_taken_port()


def test_serve_wants_an_up_to_date_database(db, monkeypatch):
    monkeypatch.setattr(health, "unapplied_migrations", lambda: ["board.0003_more"])
    with pytest.raises(CommandError, match="Run `sarum prepare` first"):
        call_command("serve", skip_checks=True)


def test_a_clock_that_is_killed_is_started_again_and_what_it_left_is_cleared_away(monkeypatch):
    monkeypatch.setattr(serve, "clock", lambda: ["sh", "-c", "sleep 60 & wait"])
    parts = {serve.WEB: serve.start(["sleep", "60"]), serve.CLOCK: serve.start(serve.clock())}
    killed, command = parts[serve.CLOCK], serve.Command()
    command.stopping = False
    waiting = threading.Thread(target=command.wait, args=(parts,))
    waiting.start()
    try:
        killed.kill()
        assert post_office.wait_for(lambda: parts[serve.CLOCK] is not killed, 5)
        assert parts[serve.CLOCK].poll() is None
        with pytest.raises(ProcessLookupError):
            post_office.wait_for(lambda: os.killpg(killed.pid, 0), 5)
    finally:
        command.stopping = True
        waiting.join()
        serve.clear_away(parts[serve.CLOCK]), serve.end(parts)


def test_a_clock_that_never_stands_or_a_web_server_that_ends_stops_everything(monkeypatch):
    monkeypatch.setattr(serve, "clock", lambda: ["true"])
    command = serve.Command()
    command.stopping = False
    parts = {serve.WEB: serve.start(["sleep", "60"]), serve.CLOCK: serve.start(["true"])}
    assert command.wait(parts) == serve.CLOCK
    parts[serve.WEB].kill()
    parts[serve.WEB].wait()
    assert command.wait(parts) == serve.WEB


def test_the_demo_says_who_may_sign_in(db):
    assert cast.cast_lines() == ["Nobody is in the register yet."]
    trust = Agency.objects.create(name="Wye Valley NHS Trust")
    priya = Person.objects.create(name="Priya Nair", email="priya@wyvern.example")
    sam = Person.objects.create(name="Sam Okafor", email="sam@trust.example", agency=trust)
    Person.objects.create(name="Gone Away", email="gone@wyvern.example", is_active=False)
    Person.objects.create(name="Never Invited")
    Holding.objects.create(person=priya, office=Office.BUSINESS_MANAGER, from_on=TODAY)
    Holding.objects.create(
        person=priya, office=Office.JCR_CHAIR, from_on=dt.date(2020, 1, 1), until_on=dt.date(2021, 1, 1)
    )
    Holding.objects.create(person=sam, office=Office.SAFEGUARDING_LEAD, is_deputy=True, from_on=TODAY)
    lines = cast.cast_lines()
    assert lines[0] == 'Everybody\'s password is "sarum demo only".'
    assert [" ".join(line.split()) for line in lines[1:]] == [
        "priya@wyvern.example Priya Nair, Business Manager",
        "sam@trust.example Sam Okafor, Safeguarding lead (deputy), Wye Valley NHS Trust",
    ]


def test_the_demo_says_where_its_letters_are(db, settings):
    settings.DEMO, settings.EMAIL_FILE_PATH = True, "/somewhere/mail"
    said = io.StringIO()
    serve.Command(stdout=said).greet()
    assert "each is kept as a file in /somewhere/mail" in said.getvalue()


def test_the_second_role_changes_nothing_where_there_is_one(db):
    if installed.DATABASE_OWNER:
        pytest.skip("needs one role for everything: here the owner has one of its own")
    before = connection.settings_dict
    with roles.as_owner():
        assert connection.settings_dict is before
    roles.grant()
