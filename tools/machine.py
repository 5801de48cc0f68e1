"""What the check needs of the machine besides Python: PostgreSQL and a browser, installed where they are missing."""

import os
import shutil
import subprocess
from collections.abc import Callable

from tools import postgres

BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]  # the lightest first
QUIET = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def chromium() -> str | None:
    """The browser the journeys are made with."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


# What must be there, and the packages that bring it: the first that this machine's Debian or Ubuntu has.
NEEDED: dict[str, tuple[Callable[[], object], list[str]]] = {
    "PostgreSQL": (postgres.programs, ["postgresql"]),
    "Chromium": (chromium, ["chromium-headless-shell", "chromium"]),
}


def missing() -> list[str]:
    """What is not on this machine."""
    return [name for name, (find, _) in NEEDED.items() if not find()]


def make_ready() -> str:
    """Install what is missing; a sentence that says what could not be, or nothing."""
    apt = shutil.which("apt-get")
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"] if shutil.which("sudo") else None
    if missing() and apt and rights is not None:
        quietly(*rights, apt, "-qq", "update")
    for name in missing():
        find, packages = NEEDED[name]
        for package in packages:
            if not find() and apt and rights is not None:
                print(f"Installing {package} …", flush=True)
                quietly(*rights, apt, "-qq", "install", "--yes", "--no-install-recommends", package)
    if not (still := missing()):
        return ""
    return (
        f"For the whole check install {' and '.join(still)} by hand, or run it as root: it could not be done from here."
    )


def quietly(*command: str) -> None:
    """Run a command, and show what it said only when it failed."""
    done = subprocess.run(command, env=QUIET, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr)
