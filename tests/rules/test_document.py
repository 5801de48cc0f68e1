"""When a document may be attached, opened, withdrawn and checked."""

import datetime as dt

import pytest

from sarum.cases.models import Document, Scan
from sarum.cases.rules import document as rules
from sarum.kit.virus_scan import Verdict

AT = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("scan", "words"),
    [
        (Scan.CLEAN, ""),
        (Scan.NOT_SCANNED, ""),
        (Scan.WAITING, "It is kept, and can be opened once it has been checked"),
        (Scan.SUSPECT, "It is never opened. Ask whoever sent it for a clean copy"),
    ],
)
def test_what_waits_or_is_suspect_is_held_and_everything_else_can_be_opened(scan, words):
    reasons = rules.why_not_readable(Document(number=3, scan=scan))
    assert bool(reasons) == bool(words) and words in "".join(reasons)


def test_what_was_withdrawn_cannot_be_opened_and_says_why():
    gone = Document(number=3, scan=Scan.CLEAN, withdrawn_at=AT, withdrawn_because="It is about somebody else.")
    assert rules.why_not_readable(gone) == ["Document 3 was withdrawn: It is about somebody else."]


def test_a_file_is_one_document_of_a_case_unless_that_was_withdrawn():
    held = [Document(number=1, digest="a"), Document(number=2, digest="b", withdrawn_at=AT)]
    assert rules.why_not_attachable("a", held) == ["This file is already document 1 of this case. Choose another."]
    assert rules.why_not_attachable("b", held) == rules.why_not_attachable("c", held) == []


def test_a_document_is_withdrawn_once_and_with_a_reason():
    assert rules.why_not_withdrawable(Document(), "Sent by mistake") == []
    assert "Say why it is withdrawn" in rules.why_not_withdrawable(Document(), " ")[0]
    assert "already" in rules.why_not_withdrawable(Document(withdrawn_at=AT), "Again")[0]


def test_a_verdict_stands():
    assert rules.why_not_scannable(Document()) == []
    assert rules.why_not_scannable(Document(scanned_at=AT)) == ["This document has been checked already."]


def test_a_file_is_given_out_once_it_was_checked():
    assert rules.why_not_given_out(Verdict.CLEAN) == []
    assert "found one in this file" in rules.why_not_given_out(Verdict.INFECTED)[0]
    assert "does not answer. It is kept" in rules.why_not_given_out(Verdict.NOT_SCANNED)[0]
