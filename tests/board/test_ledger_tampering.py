"""Somebody owns the database and takes its guards away: whatever they then do is found, on both engines."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sarum.board.models import Event
from tests.board.ledger import first_broken, make_chain

EDITS = {
    "happened_at": "happened_at = '2026-11-23 10:30:15.123457'",
    "recorded_at": "recorded_at = '2026-11-23 10:30:15'",
    "act": "act = 'refuse'",
    "actor": "actor = 'person:9'",
    "about": "about = 'cases.case:2'",
    "subject": "subject = ''",
    "key": "key = 'another'",
    "no key": "key = NULL",
    "digest": f"digest = '{'a' * 64}'",
    "previous": f"previous = '{'a' * 64}'",
    "link": f"link = '{'a' * 64}'",
}
EDITED_WORDS = {
    "salt": f"salt = '{'b' * 32}'",
    "who": "who = 'Somebody else'",
    "office": "office = ''",
    "sentence": "sentence = 'asked for nothing'",
    "detail": "detail = '{}'",
    "detail spelt otherwise": "detail = ' ' || detail",
}

FORGED = (
    "SELECT number, happened_at, recorded_at, 'refuse', actor, about, subject, key, digest, previous, link "
    "FROM board_event WHERE number = 2"
)


@pytest.fixture
def chain(transactional_db):
    events = make_chain()
    assert first_broken() is None
    return events


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_event_is_named(chain, tampering, edit):
    tampering.execute(f"UPDATE board_event SET {edit} WHERE number = 3")
    assert first_broken()[0] == 3


@pytest.mark.parametrize("edit", EDITED_WORDS.values(), ids=EDITED_WORDS)
def test_edited_words_are_named(chain, tampering, edit):
    tampering.execute(f"UPDATE board_eventwords SET {edit} WHERE event_id = 3")
    assert first_broken()[0] == 3


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_removed_event_is_named(chain, tampering, number):
    tampering.execute("DELETE FROM board_eventwords WHERE event_id = %s", [number])
    tampering.execute("DELETE FROM board_event WHERE number = %s", [number])
    assert first_broken()[0] == number


def test_removed_words_are_named(chain, tampering):
    tampering.execute("DELETE FROM board_eventwords WHERE event_id = 2")
    assert first_broken() == (2, "the words of event 2 are missing")


def test_events_that_changed_places_are_named(chain, tampering):
    for old, new in ((2, 99), (3, 2), (99, 3)):
        tampering.execute(
            "SET CONSTRAINTS ALL DEFERRED" if connection.vendor == "postgresql" else "PRAGMA foreign_keys=OFF"
        )
        tampering.execute("UPDATE board_event SET key = %s WHERE number = %s", [f"moved-{old}", old])
        move(tampering, old, new)
    assert first_broken()[0] == 2


def move(cursor, old, new):
    columns = "happened_at, recorded_at, act, actor, about, subject, digest, previous, link"
    cursor.execute(
        f"INSERT INTO board_event (number, {columns}) SELECT {new}, {columns} FROM board_event WHERE number = {old}"
    )
    cursor.execute(f"UPDATE board_eventwords SET event_id = {new} WHERE event_id = {old}")
    cursor.execute(f"DELETE FROM board_event WHERE number = {old}")


def test_a_replaced_event_is_named(chain, tampering):
    if connection.vendor == "postgresql":
        tampering.execute(f"INSERT INTO board_event {FORGED} ON CONFLICT (number) DO UPDATE SET act = excluded.act")
    else:
        tampering.execute(f"INSERT OR REPLACE INTO board_event {FORGED}")
    assert first_broken()[0] == 2


def test_an_edited_head_is_named(chain, tampering):
    tampering.execute("UPDATE board_chainhead SET number = 3, link = %s", [chain[2].link])
    assert first_broken()[0] == 4


def test_what_is_no_moment_and_no_text_is_named_and_not_stumbled_over(chain, tampering):
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL keeps every column to its kind")
    tampering.execute("UPDATE board_event SET happened_at = 'long ago' WHERE number = 3")
    assert first_broken()[0] == 3
    tampering.execute("UPDATE board_event SET act = x'00ff' WHERE number = 2")
    with pytest.raises(CommandError, match=r"cannot be read after event|event 2 is not as it was recorded"):
        call_command("verify")


def test_verify_names_the_act_and_the_moment(chain, tampering):
    tampering.execute("UPDATE board_event SET act = 'refuse' WHERE number = 3")
    with pytest.raises(CommandError, match=r"event 3 is not as it was recorded.*refuse, 23 November 2026 10:30:15"):
        call_command("verify")


def test_verify_compares_with_what_witnesses_kept(chain, capsys):
    kept = [f"{event.number}:{event.link}" for event in chain]
    call_command("verify", "--expect", kept[1], "--expect", kept[3])
    said = capsys.readouterr().out
    assert "4 events hold" in said and "2 witnesses agree" in said and said.strip().endswith(kept[3])
    with pytest.raises(CommandError, match="not the one the witness saw: event 2"):
        call_command("verify", "--expect", f"2:{chain[0].link}")
    with pytest.raises(CommandError, match="not the one the witness saw: event 9"):
        call_command("verify", "--expect", f"9:{chain[0].link}")
    with pytest.raises(CommandError, match="A witness is NUMBER:LINK"):
        call_command("verify", "--expect", "yesterday")


def test_verify_says_when_the_end_is_gone(chain, tampering):
    tampering.execute("DELETE FROM board_chainhead")
    with pytest.raises(CommandError, match="has no end"):
        call_command("verify")
    tampering.execute("INSERT INTO board_chainhead (id, number, link) VALUES (1, 4, %s)", [chain[-1].link])
    assert Event.objects.count() == 4 and first_broken() is None
