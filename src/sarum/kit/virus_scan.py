"""Asking a virus scanner what it thinks of a file: clamd, by its INSTREAM command, where the installation has one."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.conf import settings

CHUNK = 64 * 1024
PATIENCE = 30  # seconds


class Verdict(StrEnum):
    CLEAN = "CLEAN"
    INFECTED = "INFECTED"
    NOT_SCANNED = "NOT_SCANNED"


def is_set_up() -> bool:
    return bool(settings.CLAMD)


def is_answering() -> bool:
    return is_set_up() and said(b"zPING\0", patience=2) == "PONG"


def scan(content: bytes) -> Verdict:
    """What the scanner says; that it could not say anything is an answer too, and never an error."""
    if not is_set_up():
        return Verdict.NOT_SCANNED
    chunks = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)]
    stream = b"".join(struct.pack("!I", len(chunk)) + chunk for chunk in [*chunks, b""])
    answer = said(b"zINSTREAM\0" + stream)
    if answer == "stream: OK":
        return Verdict.CLEAN
    return Verdict.INFECTED if answer.endswith(" FOUND") else Verdict.NOT_SCANNED


def said(command: bytes, patience: float | None = None) -> str:
    """The scanner's answer to one command; nothing when it is not there, or falls silent."""
    try:
        with connected(patience or PATIENCE) as line:
            line.sendall(command)
            return b"".join(iter(lambda: line.recv(4096), b"")).decode(errors="replace").strip("\0\n ")
    except OSError:
        return ""


@contextmanager
def connected(patience: float) -> Iterator[socket.socket]:
    """SARUM_CLAMD is the path of a socket, or a host and a port."""
    if settings.CLAMD.startswith("/"):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(patience)
            line.connect(settings.CLAMD)
            yield line
        return
    host, _, port = settings.CLAMD.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=patience) as line:
        yield line
