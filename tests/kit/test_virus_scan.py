"""What the scanner says, and that its silence is an answer too."""

import socket
import threading

import pytest

from sarum.kit import virus_scan
from sarum.kit.virus_scan import Verdict
from tests import fakes
from tests.hostile import EICAR


def test_the_scanner_tells_clean_from_infected(settings):
    with fakes.clamd() as settings.CLAMD:
        assert virus_scan.is_set_up() and virus_scan.is_answering()
        assert virus_scan.scan(b"Said at the door." * 10_000) == Verdict.CLEAN
        assert virus_scan.scan(b"before " + EICAR) == Verdict.INFECTED
        assert virus_scan.scan(b"") == Verdict.CLEAN


def test_a_scanner_that_is_down_has_not_scanned(settings):
    with fakes.clamd() as settings.CLAMD:
        pass
    assert virus_scan.scan(b"x") == Verdict.NOT_SCANNED
    assert virus_scan.is_set_up() and not virus_scan.is_answering()
    settings.CLAMD = "/nowhere/clamd.ctl"
    assert virus_scan.scan(b"x") == Verdict.NOT_SCANNED


def test_a_scanner_that_falls_silent_or_talks_nonsense_has_not_scanned(settings, monkeypatch):
    monkeypatch.setattr(virus_scan, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CLAMD = f"127.0.0.1:{silent.getsockname()[1]}"
        assert virus_scan.scan(b"x") == Verdict.NOT_SCANNED
    monkeypatch.setattr(fakes.Clamd, "verdict", lambda self: b"stream: FOUND it, maybe OK?\0")
    with fakes.clamd() as settings.CLAMD:
        assert virus_scan.scan(b"x") == Verdict.NOT_SCANNED


def test_a_file_that_is_too_large_for_the_scanner_has_not_been_scanned(settings, monkeypatch):
    monkeypatch.setattr(fakes.Clamd, "most", 10)
    with fakes.clamd() as settings.CLAMD:
        assert virus_scan.scan(b"x" * 100_000) == Verdict.NOT_SCANNED


def test_the_scanner_may_listen_on_a_socket_of_the_machine(settings, tmp_path):
    settings.CLAMD = str(tmp_path / "clamd.ctl")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(settings.CLAMD)
        server.listen()

        def answer():
            line, _ = server.accept()
            with line:
                while b"\0\0\0\0" not in line.recv(4096):
                    pass
                line.sendall(b"stream: OK\0")

        threading.Thread(target=answer, daemon=True).start()
        assert virus_scan.scan(b"x") == Verdict.CLEAN


@pytest.mark.parametrize("address", ["", " "])
def test_without_a_scanner_nothing_is_scanned(settings, address):
    settings.CLAMD = address.strip()
    assert not virus_scan.is_set_up() and not virus_scan.is_answering()
    assert virus_scan.scan(EICAR) == Verdict.NOT_SCANNED
