"""`sarum prepare`: everything between an installed product and one that starts. Safe to run again at any time."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand, SystemCheckError
from django.utils import timezone

from sarum.board.management import checks, roles
from sarum.board.operations import schedule
from sarum.board.operations import settings as board
from sarum.board.rules.actor import SETUP


class Command(BaseCommand):
    help = (
        "Bring the database and the files up to date: tables, rights, the Board's name, the clock's jobs, page assets."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--database-only", action="store_true", help="leave the page assets as they are")

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = {"verbosity": max(options["verbosity"] - 1, 0)}
        settings.HOME.mkdir(parents=True, exist_ok=True)
        if wrong := [message for message in checks.the_app_only_adds() if isinstance(message, Error)]:
            raise SystemCheckError("\n".join(map(str, wrong)))
        with roles.as_owner():
            call_command("migrate", interactive=False, **quiet)
            call_command("createcachetable", **quiet)
            roles.grant()
        now = timezone.now()
        board.begin(name=settings.BOARD_NAME, reference_prefix=settings.REFERENCE_PREFIX, by=SETUP, at=now)
        schedule.keep(settings.SCHEDULES, by=SETUP, at=now)
        if not options["database_only"]:
            call_command("collectstatic", interactive=False, **quiet)
        self.check(tags=[Tags.database], databases=["default"])
        if options["verbosity"]:
            self.stdout.write("Prepared.")
