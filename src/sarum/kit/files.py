"""Files kept by what they hold: each under the digest of its content, on disk before anybody says that it is kept."""

import os
import re
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.conf import settings

DIGEST = re.compile("[0-9a-f]{64}")


class Damaged(Exception):
    """What lies under a digest is no longer what was put there."""


def keep(content: bytes) -> str:
    """Put a file on disk and give its digest. Call it before the row that names it is committed.

    It is written under another name in the same folder, synced, renamed, and the folder synced: after a power cut it is
    whole or not there. The same content twice is one file.
    """
    digest = sha256(content).hexdigest()
    folder = path_of(digest).parent
    make(folder)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix="coming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path_of(digest))
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync(folder)
    return digest


def read(digest: str) -> bytes:
    """The content of a file, if it is still exactly what was kept."""
    content = path_of(digest).read_bytes()
    if sha256(content).hexdigest() != digest:
        raise Damaged(digest)
    return content


def is_there(digest: str) -> bool:
    return bool(DIGEST.fullmatch(digest)) and path_of(digest).is_file()


def is_whole(digest: str) -> bool:
    """Whether a file is still exactly what was kept."""
    try:
        read(digest)
    except (OSError, Damaged):
        return False
    return True


def path_of(digest: str) -> Path:
    """Where a file lies: nothing that anybody typed is ever part of a path."""
    if not DIGEST.fullmatch(digest):
        raise ValueError("A file is known by its digest and by nothing else.")
    return settings.FILES / digest[:2] / digest


def make(folder: Path) -> None:
    """A folder that is itself on disk, down from the home that it hangs on."""
    if folder.is_dir():
        return
    make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync(folder.parent)


def sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget(in_use: set[str], before: float) -> list[str]:
    """Take away what came before a moment and nothing names any more; gives the digests that are gone."""
    gone = []
    for path in sorted(settings.FILES.glob("??/*")):
        with suppress(FileNotFoundError):  # another run of the same night was quicker
            if path.name not in in_use and path.stat().st_mtime < before:
                path.unlink()
                gone.append(path.name)
    return gone
