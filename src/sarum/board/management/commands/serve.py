"""`sarum serve`: the web server and the clock, started and stopped together."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError

from sarum.board.queries import cast, health

log = logging.getLogger(__name__)

WEB_WORKERS, THREADS = 2, 4
PATIENCE = 20  # seconds that a part is given to end by itself
WEB, CLOCK = "web server", "clock"
SOUND, TRIES = 30, 5  # seconds after which a clock counts as sound, and how often one that never is is started again


class Command(BaseCommand):
    help = "Serve the product: the web server and one clock for its jobs, until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        self.check(tags=[Tags.database], databases=["default"])
        if health.unapplied_migrations() or not settings.STATIC_ROOT.is_dir():
            raise CommandError("The database or the page assets are not up to date. Run `sarum prepare` first.")
        self.refuse_a_taken_port()
        self.stopping = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self.stop)
        parts = {WEB: start(web_server()), CLOCK: start(clock())}
        self.greet()
        try:
            ended = self.wait(parts)
        finally:
            end(parts)
        if ended:
            raise CommandError(f"The {ended} ended by itself, so everything was stopped.")

    def refuse_a_taken_port(self) -> None:
        with socket.socket(socket.AF_INET6 if ":" in settings.LISTEN else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.LISTEN, settings.PORT))
            except OSError as wrong:
                raise CommandError(
                    f"Port {settings.PORT} on {settings.LISTEN} cannot be used ({wrong.strerror}). "
                    "Stop what uses it, or name another: PORT=8001"
                ) from wrong

    def greet(self) -> None:
        self.stdout.write(f"Sarum is at {settings.SITE_ADDRESS} (listening on {settings.LISTEN}:{settings.PORT})")
        if settings.DEMO:
            self.stdout.write("This is the demo: nothing in it is real, and nothing real belongs in it.")
            self.stdout.write("\n".join(cast.cast_lines()))
            self.stdout.write(f"No letter leaves it: each is kept as a file in {settings.EMAIL_FILE_PATH}")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def wait(self, parts: dict[str, subprocess.Popen[bytes]]) -> str:
        """Until somebody says stop, or until a part ends for good; then which. A clock that ends is started again."""
        begun, tries = time.monotonic(), 0
        while not self.stopping:
            if parts[WEB].poll() is not None:
                return WEB
            if parts[CLOCK].poll() is not None:
                tries = 0 if time.monotonic() - begun > SOUND else tries + 1
                if tries > TRIES:
                    return CLOCK
                log.error("the clock ended by itself, and is started again")
                clear_away(parts[CLOCK])
                begun, parts[CLOCK] = time.monotonic(), start(clock())
            time.sleep(0.2)
        return ""


def web_server() -> list[str]:
    """The command that serves pages."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", settings.LISTEN, "--port", str(settings.PORT)),
        *("--workers", str(WEB_WORKERS), "--blocking-threads", str(THREADS), "--respawn-failed-workers"),
        "sarum.config.wsgi:application",
    ]


def clock() -> list[str]:
    """The command that runs the jobs."""
    return [sys.executable, "-m", "django", "qcluster"]


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a part in a session of its own, so that only this command tells it to stop."""
    return subprocess.Popen(command, start_new_session=True)


def clear_away(part: subprocess.Popen[bytes]) -> None:
    """End what a part that was killed has left running: it must not work beside the next one."""
    with suppress(ProcessLookupError):
        os.killpg(part.pid, signal.SIGKILL)


def end(parts: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask every part to end, and end what does not."""
    for part in parts.values():
        if part.poll() is None:
            part.terminate()
    deadline = time.monotonic() + PATIENCE
    for part in parts.values():
        try:
            part.wait(max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            part.kill()
