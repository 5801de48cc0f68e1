"""The database itself refuses to change or remove an event, whoever asks: the product, its shell, or raw SQL."""

import pytest
from django.conf import settings
from django.core.checks import Error
from django.db import DatabaseError, connection, transaction

from sarum.board.management import checks, roles
from sarum.board.models import ChainHead, Event, EventWords
from sarum.board.queries import ledger
from tests.board.ledger import first_broken, make_chain

REST = "happened_at, recorded_at, 'refuse', actor, about, subject, key, digest, previous, link FROM board_event"
COPY = f"SELECT number, {REST}"


def save_an_event():
    event = Event.objects.get(number=2)
    event.act = "refuse"
    event.save()


def change_many():
    events = list(Event.objects.all())
    for event in events:
        event.act = "refuse"
    Event.objects.bulk_update(events, ["act"])


def upsert():
    event = Event.objects.get(number=2)
    event.act = "refuse"
    Event.objects.bulk_create([event], update_conflicts=True, unique_fields=["number"], update_fields=["act"])


def save_words():
    words = EventWords.objects.get(event_id=2)
    words.sentence = "said nothing"
    words.save()


THROUGH_DJANGO = {
    "save": save_an_event,
    "update": lambda: Event.objects.filter(number=2).update(act="refuse"),
    "update words": lambda: EventWords.objects.update(sentence="said nothing"),
    "save words": save_words,
    "delete one": lambda: Event.objects.filter(number=4)._raw_delete("default"),
    "delete words": lambda: EventWords.objects.get(event_id=4).delete(),
    "delete all words": lambda: EventWords.objects.all().delete(),
    "bulk update": change_many,
    "upsert": upsert,
}
ANYWHERE = {
    "update": "UPDATE board_event SET act = 'refuse' WHERE number = 2",
    "update words": "UPDATE board_eventwords SET sentence = 'nothing' WHERE event_id = 2",
    "delete": "DELETE FROM board_event WHERE number = 4",
    "delete words": "DELETE FROM board_eventwords WHERE event_id = 4",
    "upsert": f"INSERT INTO board_event {COPY} WHERE number = 2 ON CONFLICT (number) DO UPDATE SET act = excluded.act",
    "update from": "UPDATE board_event SET act = w.who FROM board_eventwords w WHERE w.event_id = number",
}
ON_SQLITE = {
    "replace": f"INSERT OR REPLACE INTO board_event {COPY} WHERE number = 2",
    "replace by key": f"INSERT OR REPLACE INTO board_event SELECT 99, {REST} WHERE number = 2",
    "replace words": "REPLACE INTO board_eventwords SELECT event_id, salt, who, '', sentence, '' FROM board_eventwords",
    "update or replace": "UPDATE OR REPLACE board_event SET number = 3 WHERE number = 2",
    "update or ignore": "UPDATE OR IGNORE board_event SET act = 'refuse'",
}
ON_POSTGRESQL = {
    "truncate": "TRUNCATE board_event CASCADE",
    "truncate words": "TRUNCATE board_eventwords",
    "merge": "MERGE INTO board_event e USING board_eventwords w ON w.event_id = e.number WHEN MATCHED THEN DELETE",
}
AS_THE_APP = {
    "disable triggers": "ALTER TABLE board_event DISABLE TRIGGER ALL",
    "disable one trigger": "ALTER TABLE board_event DISABLE TRIGGER board_event_refuses_update",
    "sleep through triggers": "SET session_replication_role = replica",
    "drop trigger": "DROP TRIGGER board_event_refuses_update ON board_event",
    "drop table": "DROP TABLE board_event CASCADE",
    "drop function": "DROP FUNCTION board_ledger_refuses() CASCADE",
    "another function in its place": "CREATE OR REPLACE FUNCTION board_ledger_refuses() RETURNS trigger "
    "LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    "rename": "ALTER TABLE board_event RENAME TO board_forgotten",
    "drop column": "ALTER TABLE board_event DROP COLUMN actor",
    "rule": "CREATE RULE forget AS ON INSERT TO board_event DO INSTEAD NOTHING",
    "take rights": "GRANT ALL ON board_event TO sarum_app; UPDATE board_event SET act = 'refuse'",
    "become the owner": "SET ROLE sarum_owner",
    "a table in front": "CREATE TEMP TABLE board_event (number bigint)",
    "a table of its own": "CREATE TABLE notes (number bigint)",
    "a second end": "INSERT INTO board_chainhead (id, number, link) VALUES (2, 0, '')",
    "no end": "DELETE FROM board_chainhead",
    "forget a migration": "DELETE FROM django_migrations WHERE app = 'board'",
}
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="needs PostgreSQL")
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="needs SQLite")
with_two_roles = pytest.mark.skipif("not settings.DATABASE_OWNER", reason="needs DATABASE_OWNER_URL")


@pytest.fixture
def chain(db):
    return make_chain()


def assert_refused(attack, word=""):
    before = list(Event.objects.values_list()), list(EventWords.objects.values_list()), str(ChainHead.objects.get())
    with pytest.raises(DatabaseError, match=word), transaction.atomic():
        attack()
    assert (
        list(Event.objects.values_list()),
        list(EventWords.objects.values_list()),
        str(ChainHead.objects.get()),
    ) == before
    assert first_broken() is None


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("attack", THROUGH_DJANGO.values(), ids=THROUGH_DJANGO)
def test_refused_through_django(chain, attack):
    assert_refused(attack, "cannot be changed or removed|permission denied")


@pytest.mark.parametrize("statement", ANYWHERE.values(), ids=ANYWHERE)
def test_refused_in_sql(chain, statement):
    assert_refused(lambda: run(statement), "cannot be changed or removed|permission denied")


@on_sqlite
@pytest.mark.parametrize("statement", ON_SQLITE.values(), ids=ON_SQLITE)
def test_refused_on_sqlite(chain, statement):
    assert_refused(lambda: run(statement), "cannot be changed or removed")


@on_sqlite
@pytest.mark.parametrize("statement", ON_SQLITE.values(), ids=ON_SQLITE)
def test_refused_on_sqlite_when_a_replaced_row_wakes_no_trigger(chain, statement):
    """Whoever opens the file with another program has recursive_triggers off."""
    run("PRAGMA recursive_triggers = OFF")
    try:
        assert_refused(lambda: run(statement), "cannot be changed or removed")
    finally:
        run("PRAGMA recursive_triggers = ON")


@on_postgresql
@pytest.mark.parametrize("statement", ON_POSTGRESQL.values(), ids=ON_POSTGRESQL)
def test_refused_on_postgresql(chain, statement):
    assert_refused(lambda: run(statement), "cannot be changed or removed|permission denied")


@with_two_roles
@pytest.mark.parametrize("statement", AS_THE_APP.values(), ids=AS_THE_APP)
def test_refused_to_the_role_of_the_app(chain, statement):
    assert_refused(lambda: run(statement), "must be owner|permission denied")


@with_two_roles
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", [*ANYWHERE.values(), *ON_POSTGRESQL.values()], ids=[*ANYWHERE, *ON_POSTGRESQL])
def test_refused_even_to_the_owner(statement):
    make_chain()
    with roles.as_owner():
        assert_refused(lambda: run(statement), "cannot be changed or removed")


@with_two_roles
def test_the_tests_work_under_the_role_of_the_app(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == settings.DATABASES["default"]["USER"] != settings.DATABASE_OWNER["USER"]


def test_the_guards_stand_in_the_migrated_database(db):
    assert ledger.is_laid() and ledger.missing_guards() == [] and checks.the_guards_stand() == []


def test_missing_guards_stop_the_product(tampering):
    assert len(ledger.missing_guards()) == 6
    assert [message.id for message in checks.the_record_is_safe(databases=["default"])] == ["sarum.E002"]


@with_two_roles
def test_an_app_that_owns_the_record_stops_the_product(db, settings, monkeypatch):
    settings.DEMO = False
    assert checks.the_app_only_adds() == []
    owned = {**settings.DATABASES["default"], "USER": settings.DATABASE_OWNER["USER"]}
    monkeypatch.setitem(settings.DATABASES, "default", owned)
    assert [message.id for message in checks.the_app_only_adds()] == ["sarum.E001"]


@on_sqlite
def test_on_sqlite_a_board_at_work_is_warned(db, settings):
    settings.DEMO = False
    warned = checks.the_app_only_adds()
    assert [message.id for message in warned] == ["sarum.W001"]
    assert not any(isinstance(message, Error) for message in warned)


def test_checks_ask_the_database_only_when_told_to(db):
    assert checks.the_record_is_safe() == []
