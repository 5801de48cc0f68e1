"""The `sarum` command: Django's commands, with settings that say plainly what is wrong with them."""

import os
import sys
import tempfile

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from sarum.chronology import command as chronology

THROW_AWAY = {"walk"}  # commands that, given no database, make one for themselves and leave nothing behind
NO_SECRET = {"walk", "procedure", "access_table"}  # commands that serve nobody, and so need no secret to do it


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sarum.config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command == "chronology":  # plain Python, so it asks for no settings
        sys.exit(chronology.main(sys.argv[2:]))
    if command in NO_SECRET and not os.environ.get("SARUM_SECRET_KEY"):
        os.environ.setdefault("SARUM_DEMO", "yes")
    if command in THROW_AWAY:
        run_in_a_throw_away_home()
    else:
        run(sys.argv)


def run_in_a_throw_away_home() -> None:
    """Run the command against the database that is named; else in a demo of its own, which is gone when it ends."""
    with tempfile.TemporaryDirectory(prefix="sarum-") as home:
        if os.environ.get("DATABASE_URL"):
            os.environ.setdefault("SARUM_HOME", home)
        else:
            os.environ.update(SARUM_HOME=home, SARUM_DEMO="yes")
            run([sys.argv[0], "prepare", "--database-only", "--verbosity=0"])
        run(sys.argv)


def run(argv: list[str]) -> None:
    """Hand the command to Django, once the settings have been read and are right."""
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        sys.exit(complain(wrong))
    execute_from_command_line(argv)


def complain(wrong: ImproperlyConfigured) -> int:
    """Say what is wrong with a setting in one line."""
    print(f"sarum: {wrong}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
