"""The whole check, step by step; every step is run and the check fails when any of them does. `make test` calls it."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tools import machine, postgres

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
Command = Sequence[str | Path]
FLOOR = 90  # per cent of lines and branches, in the layers where the law of the procedure is kept
KEPT_LAYERS = "*/rules/*,*/operations/*,*/queries/*,*/chronology/*"
ON_SQLITE = {"SARUM_DEMO": "yes", "DATABASE_URL": "", "DATABASE_OWNER_URL": ""}
SLOWEST = 12
PYTEST = [
    PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", f"--durations={SLOWEST}",
]  # fmt: skip
# Counting lines makes every line slower, so it is done where the kept layers are tested for themselves.
COUNTED = ["rules", "operations", "queries", "pages", "jobs", "board", "library", "chronology"]
COUNTING = ["--cov", "--cov-report="]
STEPS: dict[str, Command] = {
    "format": [BIN / "ruff", "format", "--check", "--output-format=concise", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "--output-format=concise", "."],
    "types": [BIN / "mypy"],
    "laws of import": [BIN / "lint-imports", "--no-cache"],
    "migrations": [BIN / "sarum", "makemigrations", "--check", "--dry-run", "--skip-checks"],
    "system check": [BIN / "sarum", "check", "--fail-level", "WARNING"],
}


def main() -> int:
    """Run every step and say which failed, if any did."""
    with tempfile.TemporaryDirectory(prefix="sarum-check-") as home:
        os.environ["SARUM_HOME"] = home
        return check()


def check() -> int:
    """The steps, in a home that is gone afterwards."""
    lacking = machine.make_ready()
    failed = [name for name, command in STEPS.items() if not step(name, command)]
    if (templates := sorted((ROOT / "src").rglob("*.html"))) and not step("templates", djade(templates)):
        failed.append("templates")
    counted = [f"tests/{name}" for name in COUNTED]
    passing_through = [f"--ignore={folder}" for folder in counted]
    for name, which in (("layers on SQLite", [*COUNTING, *counted]), ("the rest on SQLite", passing_through)):
        if not step(name, [*PYTEST, *which]):
            failed.append(name)
    if postgres.programs():
        with postgres.throw_away() as addresses:
            if not step("tests on PostgreSQL", PYTEST, addresses):
                failed.append("tests on PostgreSQL")
    if not step("coverage", [BIN / "coverage", "report", f"--include={KEPT_LAYERS}", f"--fail-under={FLOOR}"]):
        failed.append("coverage")
    if lacking:
        print(lacking)
        failed += ["a machine with all that is needed"] if os.environ.get("CI") else []
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything holds.")
    return 1 if failed else 0


def djade(templates: list[Path]) -> Command:
    """The command that checks how templates are written."""
    return [BIN / "djade", "--target-version", "5.2", "--check", *templates]


def step(name: str, command: Command, environment: dict[str, str] | None = None) -> bool:
    """Run one step, say whether it holds and how long it took, and show what it said if it does not."""
    started = time.monotonic()
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, **ON_SQLITE, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "failed" if done.returncode else "holds"
    print(f"{name:<24} {verdict:<7} {time.monotonic() - started:6.1f} s", flush=True)
    print(worth_saying(command, done.stdout) if not done.returncode else done.stdout, end="", flush=True)
    return not done.returncode


def worth_saying(command: Command, said: str) -> str:
    """Of a step that holds: nothing, or how many tests ran and which were the slowest."""
    lines = said.splitlines(keepends=True)
    return (
        "".join(line for line in lines[-SLOWEST - 2 :] if "s call" in line or "passed" in line)
        if "pytest" in command
        else ""
    )


if __name__ == "__main__":
    sys.exit(main())
