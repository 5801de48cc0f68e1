"""What may be uploaded, and why not; in words that somebody who nurses, and does not program, can act on."""

import pytest

from sarum.kit import confined, uploads
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
