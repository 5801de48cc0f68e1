"""Measuring on each engine, in a process of its own with a database that is thrown away."""

import os
import subprocess
import sys
import tempfile

import django
from django.conf import settings
from django.core.management import call_command

from tools import postgres


def on_each_engine(module: str) -> None:
    """Run `python -m module here` on SQLite, and on PostgreSQL where it is installed."""
    with tempfile.TemporaryDirectory(prefix="sarum-bench-") as home:
        measure(module, "SQLite", {"SARUM_HOME": f"{home}/sqlite", "DATABASE_URL": "", "DATABASE_OWNER_URL": ""})
        if postgres.programs():
            with postgres.throw_away() as addresses:
                measure(module, "PostgreSQL", {"SARUM_HOME": f"{home}/postgresql", **addresses})


def measure(module: str, engine: str, where: dict[str, str]) -> None:
    print(f"{engine}:", flush=True)
    environment = {**os.environ, **where, "SARUM_DEMO": "yes", "DJANGO_SETTINGS_MODULE": "sarum.config.settings"}
    subprocess.run([sys.executable, "-m", module, "here"], env=environment, check=True)


def begin() -> None:
    """An empty database, and the product ready to answer."""
    django.setup()
    call_command("prepare", "--database-only", verbosity=0)
    call_command("collectstatic", "--no-input", verbosity=0)
    settings.ALLOWED_HOSTS = ["*"]
