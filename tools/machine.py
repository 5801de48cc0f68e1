"""What the check needs of the machine besides Python: PostgreSQL and a browser, installed where they are missing."""

import os
import shutil
import subprocess

from tools import postgres

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
QUIET = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def chromium() -> str | None:
    """The browser the journeys are made with."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def missing() -> list[str]:
    """The Debian packages whose programs are not there."""
    there = {"postgresql": postgres.programs(), "chromium": chromium()}
    return [package for package, found in there.items() if not found]


def make_ready() -> str:
    """Install what is missing; a sentence that says what could not be, or nothing."""
    packages = missing()
    if not packages:
        return ""
    apt = shutil.which("apt-get")
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"] if shutil.which("sudo") else None
    if apt and rights is not None:
        print(f"Installing {' and '.join(packages)} …", flush=True)
        for words in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            command = [*rights, apt, "-qq", *words]
            done = subprocess.run(
                command, env=QUIET, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
            )
        if done.returncode:
            print(done.stderr)
    still = missing()
    if not still:
        return ""
    return (
        f"For the whole check install {' and '.join(still)} by hand, or run it as root: it could not be done from here."
    )
