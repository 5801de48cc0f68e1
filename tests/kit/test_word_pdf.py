"""A Word letter printed by a program outside, which may be missing, fail, or never end."""

import os
import sys

import pytest

from sarum.kit import word_pdf


@pytest.fixture
def printing_with(monkeypatch, tmp_path):
    """A stand-in for LibreOffice that runs a few lines of Python with its arguments."""

    def stand_in(lines):
        program = tmp_path / "soffice"
        program.write_text(f"#!{sys.executable}\nimport os, pathlib, sys, time\n{lines}\n")
        os.chmod(program, 0o755)
        monkeypatch.setattr(word_pdf, "PROGRAM", str(program))

    return stand_in


def test_what_it_prints_is_given_and_it_knows_no_setting_of_ours(printing_with, monkeypatch):
    monkeypatch.setenv("SARUM_SECRET_KEY", "secret")
    printing_with("pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_text('%PDF ' + ' '.join(sorted(os.environ)))")
    assert word_pdf.is_there()
    assert b"SECRET" not in word_pdf.pdf_from(b"words") and word_pdf.pdf_from(b"words").startswith(b"%PDF")


def test_where_it_fails_the_reader_is_told_what_to_do_instead(printing_with):
    printing_with("sys.exit(1)")
    with pytest.raises(word_pdf.NotPrinted, match="Download it as Word"):
        word_pdf.pdf_from(b"words")


def test_it_is_not_waited_for_without_end(printing_with, monkeypatch):
    monkeypatch.setattr(word_pdf, "SECONDS", 0.5)
    printing_with("time.sleep(60)")
    with pytest.raises(word_pdf.NotPrinted):
        word_pdf.pdf_from(b"words")


def test_a_machine_may_be_without_it(monkeypatch):
    monkeypatch.setattr(word_pdf, "PROGRAM", "no-such-program")
    assert not word_pdf.is_there()
