"""Reading many files that strangers sent in one confined child: a file that kills it costs that file, never the rest."""

import contextlib
import gc
import importlib
import json
import os
import resource
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from threading import Timer
from typing import IO, Any

from sarum.kit import confined
from sarum.kit.refusal import Refused

LENGTH = struct.Struct(">cQ")  # what follows, and how many bytes of it
CONTENT, ANSWER, BROKEN = b"C", b"A", b"B"
LONGEST_ANSWER = 128 * 1024 * 1024


def run_each(function: Callable[[bytes], Any], contents: Iterable[bytes], *, seconds: int = 20) -> Iterator[Any]:
    """What a function of a module says of each content, in turn; a Refused where it cannot be said.

    As `confined.run` but for many: the child has the same limits, and the seconds are for each content. It reads the
    next content while the last answer is used. A child that was killed by one content is replaced for the next.
    """
    child: subprocess.Popen[bytes] | None = None
    waiting = False
    try:
        for content in contents:
            answer = answered(child, seconds) if child and waiting else None
            if child and isinstance(answer, Refused):
                end(child)
                child = None
            child = child or begun(function)
            asked(child, content, seconds)
            if waiting:
                yield answer
            waiting = True
        if child and waiting:
            yield answered(child, seconds)
    finally:
        if child:
            end(child)


def begun(function: Callable[[bytes], Any]) -> subprocess.Popen[bytes]:
    """A new child, without settings, secrets or Django."""
    command = [sys.executable, "-P", "-m", "sarum.kit.confined_each", function.__module__, function.__qualname__]
    bare = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8"}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=bare, cwd="/"
    )


def end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.communicate()


def asked(child: subprocess.Popen[bytes], content: bytes, seconds: int) -> None:
    """Hand a content over; a child that has gone by then is noticed when it is to answer."""
    assert child.stdin
    with contextlib.suppress(OSError):
        child.stdin.write(LENGTH.pack(CONTENT, len(content)) + seconds.to_bytes(2, "big"))
        child.stdin.write(content)
        child.stdin.flush()


def answered(child: subprocess.Popen[bytes], seconds: int) -> Any:
    """The answer to what was asked; a refusal when the child dies of it, takes too long or cannot read it."""
    assert child.stdout
    patience = Timer(seconds * confined.PATIENCE, child.kill)
    patience.start()
    try:
        kind, answer = read(child.stdout)
    except (OSError, EOFError):
        return confined.TooMuch()
    finally:
        patience.cancel()
    return json.loads(answer) if kind == ANSWER else confined.Unreadable()


def read(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """One message; EOFError when the other side has gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    kind, length = LENGTH.unpack(head)
    if length > LONGEST_ANSWER:
        raise EOFError
    words = stream.read(length)
    if len(words) < length:
        raise EOFError
    return kind, words


def answer_to(function: Callable[[bytes], Any], content: bytes) -> bytes:
    """In the child: what to send back for one content."""
    try:
        words = json.dumps(function(content), ensure_ascii=False).encode("utf-8", "replace")
    except (MemoryError, RecursionError):
        raise
    except Exception:  # whatever a hostile file does to a parser, it is a file that cannot be read
        return LENGTH.pack(BROKEN, 0)
    return LENGTH.pack(ANSWER, len(words)) + words


def main(module: str, name: str) -> int:
    """The child: bind itself, and answer until nobody asks."""
    function = getattr(importlib.import_module(module), name)
    confined.limit(resource.RLIM_INFINITY)
    gc.disable()  # what is read has no circles, and looking for them takes as long as reading
    while head := sys.stdin.buffer.read(LENGTH.size + 2):
        length, seconds = LENGTH.unpack(head[:-2])[1], int.from_bytes(head[-2:], "big")
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
        content = sys.stdin.buffer.read(length)
        try:
            sys.stdout.buffer.write(answer_to(function, content))
        except (MemoryError, RecursionError):
            return confined.TOO_MUCH
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(*sys.argv[1:]))
