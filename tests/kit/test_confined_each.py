"""Many files in one confined child: each its own answer, and a killer costs only itself."""

import time

from sarum.kit import confined, confined_each


def said(content: bytes):
    """What the child is asked here: to answer, to fail, to eat, to hang or to die."""
    words = content.decode()
    if words == "fail":
        raise ValueError(words)
    if words == "eat":
        return len(bytearray(2_000_000_000))
    if words == "deep":
        return deeper(0)
    if words == "hang":
        time.sleep(60)
    if words == "spin":
        while True:
            pass
    return {"said": words}


def deeper(depth: int) -> int:
    return deeper(depth + 1)


def answers(*words: str, seconds: int = 5):
    return list(confined_each.run_each(said, [word.encode() for word in words], seconds=seconds))


def test_each_content_has_its_own_answer():
    assert answers("one", "", "zwei ü") == [{"said": "one"}, {"said": ""}, {"said": "zwei ü"}]


def test_what_cannot_be_read_or_eats_too_much_costs_only_itself():
    first, fails, second, eats, deep, last = answers("one", "fail", "two", "eat", "deep", "three")
    assert (first, second, last) == ({"said": "one"}, {"said": "two"}, {"said": "three"})
    assert (
        isinstance(fails, confined.Unreadable)
        and isinstance(eats, confined.TooMuch)
        and isinstance(deep, confined.TooMuch)
    )


def test_what_takes_too_long_costs_only_itself(monkeypatch):
    monkeypatch.setattr(confined, "PATIENCE", 1)
    hangs, spins, last = answers("hang", "spin", "one", seconds=1)
    assert isinstance(hangs, confined.TooMuch) and isinstance(spins, confined.TooMuch) and last == {"said": "one"}


def test_nothing_asked_begins_no_child():
    assert answers() == []
