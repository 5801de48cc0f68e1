"""A PostgreSQL that lives as long as one piece of work: two roles and a database in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = "/usr/lib/postgresql"
AS_POSTGRES = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
OPTIONS = (
    "-c listen_addresses='' -c unix_socket_directories={folder} "
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
)
ROLES = "CREATE ROLE sarum_owner LOGIN CREATEDB; CREATE ROLE sarum_app LOGIN; CREATE DATABASE sarum OWNER sarum_owner"


def programs() -> Path | None:
    """Where the newest PostgreSQL of this machine keeps its programs."""
    found = [path.parent for path in Path(PROGRAMS).glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if found:
        return max(found, key=lambda folder: int(folder.parent.name.split(".")[0]))
    return Path(on_path).parent if on_path else None


@contextmanager
def throw_away() -> Iterator[dict[str, str]]:
    """The addresses of a fresh database for the app's role and for the owner's; stopped and removed at the end."""
    where = programs()
    if where is None:
        raise FileNotFoundError("PostgreSQL is not installed.")
    with tempfile.TemporaryDirectory(prefix="sarum-pg-", ignore_cleanup_errors=True) as folder:
        if AS_POSTGRES:
            shutil.chown(folder, "postgres")
        kept, log = f"{folder}/kept", f"{folder}/log"
        run(
            where / "initdb",
            "-D",
            kept,
            "-U",
            "postgres",
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        try:
            run(where / "pg_ctl", "-D", kept, "-l", log, "-w", "-o", OPTIONS.format(folder=folder), "start")
            for statement in ROLES.split("; "):
                run(where / "psql", "-h", folder, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-qc", statement)
            address = f"postgresql://{{}}@/sarum?host={folder}"
            yield {"DATABASE_URL": address.format("sarum_app"), "DATABASE_OWNER_URL": address.format("sarum_owner")}
        finally:
            run(where / "pg_ctl", "-D", kept, "-m", "immediate", "stop", check=False)


def run(*command: str | Path, check: bool = True) -> None:
    """Run one of PostgreSQL's programs as somebody it is willing to run as, and say what it said if it fails."""
    done = subprocess.run([*AS_POSTGRES, *map(str, command)], capture_output=True, text=True, cwd="/", check=False)
    if check and done.returncode:
        raise RuntimeError(f"{Path(command[0]).name}: {done.stderr or done.stdout}")
