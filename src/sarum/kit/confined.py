"""Reading what a stranger sent in a process of its own, with little memory, little time and nothing worth stealing."""

import contextlib
import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

from sarum.kit.refusal import Refused

TOO_MUCH, FAILED = 3, 4
MEMORY = 512 * 1024 * 1024
LONGEST_ANSWER = 16 * 1024 * 1024
PATIENCE = 4  # times the seconds of work: a busy machine is not the file's fault
TURNS = BoundedSemaphore(2)  # so that a crowd of uploads waits, and does not eat the machine


class TooMuch(Refused):
    """The file asked for more time or memory than any honest file needs."""

    def __init__(self) -> None:
        super().__init__("This file takes too long or too much room to read. Save a simpler copy, or save it as a PDF.")


class Busy(Refused):
    """The machine has no room for another reader now; the file may be as good as any."""

    def __init__(self) -> None:
        super().__init__(
            "This file cannot be checked just now, because many are being checked. Try again in a few minutes."
        )


class Unreadable(Refused):
    """The file is not what it claims to be, or not whole."""

    def __init__(self) -> None:
        super().__init__("This file cannot be read: it may be damaged. Open it, save a new copy, and choose that one.")


def run(function: Callable[[bytes], Any], content: bytes, *, seconds: int = 5) -> Any:
    """What a function of a module says of these bytes, worked out in a process that can be thrown away.

    The answer comes back as JSON, never as a pickle, so that even a child that was taken over
    can only say something false: the function gives back dicts, lists, words, numbers, truths and None. The child
    inherits no setting and no secret, and has no Django.
    """
    command = [sys.executable, "-P", "-m", "sarum.kit.confined", function.__module__, function.__qualname__]
    bare = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8"}
    if not TURNS.acquire(timeout=seconds * PATIENCE):
        raise Busy
    try:
        child = subprocess.run(
            [*command, str(seconds)],
            input=content, capture_output=True, env=bare, cwd="/", timeout=seconds * PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise TooMuch from None
    except OSError:
        raise Busy from None
    finally:
        TURNS.release()
    if child.returncode == FAILED:
        raise Unreadable
    if child.returncode:
        raise TooMuch
    return json.loads(child.stdout)


def limit(seconds: int) -> None:
    """Bind this process: its memory, its time, and that it writes no file and leaves no core."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main(module: str, name: str, seconds: str) -> int:
    """The child: bind itself, read the bytes, and say what the function says."""
    function = getattr(importlib.import_module(module), name)
    limit(int(seconds))
    try:
        answer = json.dumps(function(sys.stdin.buffer.read()))
        if len(answer) > LONGEST_ANSWER:
            return TOO_MUCH
        sys.stdout.write(answer)
        sys.stdout.flush()
    except (MemoryError, RecursionError):
        return TOO_MUCH
    except Exception:  # whatever a hostile file does to a parser, it is a file that cannot be read
        return FAILED
    return 0


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(*sys.argv[1:]))
