"""What may be uploaded, and why not; in words that somebody who nurses, and does not program, can act on."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sarum.kit import confined, inspection, uploads
from sarum.kit.refusal import Refused
from tests.hostile import HONEST, HOSTILE


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_kept_as_what_it_is(name):
    kind, content = HONEST[name]
    accepted = uploads.accept(name, content)
    assert (accepted.kind, accepted.name, accepted.content) == (kind, name, content)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason(what):
    name, content, words = HOSTILE[what]
    reasons = uploads.why_not_acceptable(name, content)
    assert len(reasons) == 1 and words in reasons[0], reasons
    with pytest.raises(Refused):
        uploads.accept(name, content)


def test_a_file_that_is_too_big_is_refused_before_anybody_looks_inside(monkeypatch):
    monkeypatch.setattr(confined, "run", None)
    reasons = uploads.why_not_acceptable("a.pdf", b"%PDF-" + b"0" * uploads.LARGEST)
    assert reasons == ["This file is 20.0 MB, and the most is 20 MB. Split it, or save it as a smaller PDF."]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\letter.pdf", "letter.pdf"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("a\0b\r\nSet-Cookie: x.pdf", "ab Set-Cookie: x.pdf"),
        ("", "File without a name"),
        ("..", "File without a name"),
        ("x" * 5000 + ".docx", "x" * 94 + "….docx"),
        ("Étude – 1 May.pdf", "Étude – 1 May.pdf"),
    ],
)
def test_a_name_is_only_ever_shown_and_shown_clean(name, shown):
    assert uploads.display_name(name) == shown
    assert len(uploads.display_name(name)) <= uploads.LONGEST_NAME


def test_the_limits_are_said_in_one_sentence_that_names_every_kind():
    for word in ("20 MB", "PDF", "Word", "Excel", "text", "CSV", "JPEG", "PNG", "password", "macros"):
        assert word in uploads.LIMITS


PAPERS = [one for one in Path("examples").rglob("*") if one.suffix in {".docx", ".xlsx", ".csv"}]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_papers_that_agencies_really_send_are_kept(paper):
    assert uploads.why_not_acceptable(paper.name, paper.read_bytes()) == []


STARTS = [
    b"",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"MZ",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<",
]
WHOLE = [content for _, content in HONEST.values()] + [c for _, c, _ in HOSTILE.values() if 0 < len(c) < 5_000]


@settings(max_examples=200)
@given(some.sampled_from(STARTS), some.binary(max_size=300))
def test_whatever_comes_is_kept_as_something_or_refused_with_a_reason(start, rest):
    found = inspection.inspect(start + rest)
    assert bool(found["kind"]) != bool(found["reasons"]) and found["kind"] in {*uploads.KINDS, ""}


@settings(max_examples=200)
@given(some.data())
def test_a_file_cut_short_or_with_a_byte_changed_never_breaks_the_reader(data):
    content = data.draw(some.sampled_from(WHOLE))
    place = data.draw(some.integers(0, len(content) - 1))
    changed = content[:place] + data.draw(
        some.sampled_from([b"", bytes([content[place] ^ 0xFF]) + content[place + 1 :]])
    )
    found = inspection.inspect(changed)
    assert bool(found["kind"]) != bool(found["reasons"])
