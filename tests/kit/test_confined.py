"""A reader of strangers' files can neither eat the machine, nor outlive its time, nor learn anything."""

import pytest

from sarum.kit import confined
from tests.kit import greedy


def test_it_gives_back_what_the_function_says():
    assert confined.run(greedy.count, b"abc" * 1000) == {"size": 3000, "first": "abc"}


@pytest.mark.parametrize("reader", [greedy.eat_memory, greedy.never_end, greedy.die])
def test_a_reader_that_takes_too_much_is_ended(reader):
    with pytest.raises(confined.TooMuch):
        confined.run(reader, b"x", seconds=1)


def test_a_reader_that_only_waits_is_ended_by_the_clock(monkeypatch):
    monkeypatch.setattr(confined, "PATIENCE", 1)
    with pytest.raises(confined.TooMuch):
        confined.run(greedy.fall_asleep, b"x", seconds=1)


@pytest.mark.parametrize("reader", [greedy.fail, greedy.write_a_file])
def test_a_reader_that_fails_says_only_that_the_file_cannot_be_read(reader):
    with pytest.raises(confined.Unreadable) as refused:
        confined.run(reader, b"x")
    assert "secret" not in str(refused.value)


def test_the_child_is_given_no_setting_and_no_secret(monkeypatch):
    monkeypatch.setenv("SARUM_SECRET_KEY", "s" * 60)
    known = confined.run(greedy.tell_secrets, b"")
    assert not [name for name in known if name.startswith(("SARUM", "DATABASE", "DJANGO"))]


def test_when_too_many_are_read_at_once_the_next_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(confined, "PATIENCE", 0.01)
    with confined.TURNS, confined.TURNS, pytest.raises(confined.Busy, match="in a few minutes"):
        confined.run(greedy.count, b"abc")


def test_when_no_child_can_be_started_it_is_not_the_files_fault(monkeypatch):
    def fail(*args, **options):
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(confined.subprocess, "run", fail)
    with pytest.raises(confined.Busy):
        confined.run(greedy.count, b"abc")
    monkeypatch.undo()
    assert confined.run(greedy.count, b"abc")["size"] == 3
