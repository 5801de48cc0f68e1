"""The real clamd, where this machine has one, with a signature made here: `apt-get install clamav-daemon` is all it takes."""

import shutil
import subprocess
import time
from hashlib import md5

import pytest

from sarum.kit import virus_scan
from sarum.kit.virus_scan import Verdict
from tests.hostile import EICAR, docx

pytestmark = pytest.mark.skipif(
    shutil.which("clamd") is None, reason="clamd is not installed here: apt-get install clamav-daemon"
)


@pytest.fixture
def scanner(settings, tmp_path):
    """A clamd of our own, which knows one thing: the string that every scanner is tried with."""
    signatures = tmp_path / "signatures"
    signatures.mkdir()
    (signatures / "try.hdb").write_text(f"{md5(EICAR, usedforsecurity=False).hexdigest()}:{len(EICAR)}:Eicar-Try\n")
    (signatures / "try.ndb").write_text(f"Eicar-Within:0:*:{EICAR.hex()}\n")
    settings.CLAMD = str(tmp_path / "clamd.ctl")
    configuration = tmp_path / "clamd.conf"
    lines = [f"LocalSocket {settings.CLAMD}", f"DatabaseDirectory {signatures}", "Foreground yes", "User root"]
    configuration.write_text("\n".join(lines) + "\n")
    with subprocess.Popen(
        ["clamd", "-c", configuration], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as clamd:
        until = time.monotonic() + 30
        while not virus_scan.is_answering() and clamd.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        yield
        clamd.terminate()


def test_the_real_scanner_says_what_the_stand_in_says(scanner):
    assert virus_scan.is_answering()
    assert virus_scan.scan(b"Said at the door." * 100_000) == Verdict.CLEAN
    assert virus_scan.scan(EICAR) == Verdict.INFECTED
    assert virus_scan.scan(docx(**{"word/embeddings/one.bin": EICAR})) == Verdict.INFECTED
    assert virus_scan.scan(docx()) == Verdict.CLEAN


def test_the_real_scanner_refuses_what_is_too_large_and_so_it_waits(scanner):
    assert virus_scan.scan(b"x" * 120 * 1024 * 1024) == Verdict.NOT_SCANNED
