"""A CSV with a few bytes that are no words is read without them; what is no text stays refused."""

import pytest

from sarum import chronology

WORDS = "Date,Event,Source\n3/3/2021,Seen at home,GP\n4/3/2021,Rang,GP\n"
STRAY = {
    "an old end of file": WORDS.encode() + b"\x1a",
    "an end of file within": WORDS.encode().replace(b"home", b"ho\x1ame"),
    "a NUL": WORDS.encode().replace(b"home", b"ho\0me"),
    "a NUL at the start": b"\0" + WORDS.encode(),
    "a NUL after a mark": b"\xef\xbb\xbf" + WORDS.encode().replace(b"home", b"ho\0me"),
    "a NUL in a heading": WORDS.encode().replace(b"Event", b"Eve\0nt"),
    "a NUL in Windows letters": WORDS.encode("cp1252").replace(b"home", b"ho\0me"),
    "an escape": WORDS.encode().replace(b"home", b"ho\x1bme"),
    "two-byte letters without a mark": WORDS.encode("utf-16-le"),
    "two-byte letters turned round": WORDS.encode("utf-16-be"),
    "two-byte letters and half a letter": WORDS.encode("utf-16-le") + b"\n",
}


@pytest.mark.parametrize("what", STRAY)
def test_a_csv_is_read_without_what_is_no_text(what):
    combined = chronology.merge([("log.csv", STRAY[what])])
    assert [(entry.event, entry.source, entry.row) for entry in combined.entries] == [
        ("Seen at home", "GP", 2),
        ("Rang", "GP", 3),
    ]
    assert combined.problems == [] and combined.unread == []


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 8, b"GIF89a" + WORDS.encode() + b"\x1a", b"MZ\0" + b"x" * 2000]
)
def test_what_is_no_text_is_refused(content):
    assert chronology.merge([("log.csv", content)]).unread == ["log.csv"]
