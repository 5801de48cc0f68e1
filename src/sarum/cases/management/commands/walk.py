"""`sarum walk FOLDER`: carry the case in a folder through the procedure, by the operations that the pages use."""

import datetime as dt
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DataError, OperationalError

from sarum.board.queries import health
from sarum.cases.models import Step
from sarum.cases.walk import carrying, telling
from sarum.cases.walk.folder import read_folder
from sarum.cases.walk.reading import NotUnderstood
from sarum.cases.walk.walking import Act, Refusal
from sarum.cases.walk.writing import write_documents

CARRIED, FAILED, NOT_UNDERSTOOD, REFUSED = 0, 1, 2, 3


def step(said: str) -> Step:
    """A step by its name, however it is written: rapid_review, rapid-review, Rapid Review."""
    words = said.strip().upper().replace("-", "_").replace(" ", "_")
    if words not in Step.values:
        names = ", ".join(one.value.lower() for one in Step)
        raise ArgumentTypeError(f"{said!r} is not a step; write one of {names}")
    return Step(words)


def day(said: str) -> dt.date:
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        raise ArgumentTypeError(f"{said!r} is not a date; write it as 2026-11-23") from None


class Command(BaseCommand):
    help = (
        "Carry the case in FOLDER through the procedure, by the same operations as the pages, against the database in "
        "DATABASE_URL or a throw-away one. Ends with 0 when the folder's data carried it to the last step they cover, "
        "3 when a gate refused and nothing in the folder satisfies it, 2 when a file cannot be understood."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder of one case: board.json, referral.json and the rest")
        parser.add_argument("--until", type=step, metavar="STEP", help="stop when the case arrives at this step")
        parser.add_argument("--json", action="store_true", help="print one JSON document instead of lines")
        parser.add_argument("--out", type=Path, metavar="DIR", help="where the documents go; else FOLDER-documents")
        parser.add_argument(
            "--starting", type=day, metavar="DATE", help="move the case, so that its referral came in this week"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.as_json = options["json"]
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        try:
            code = self.walk(options)
        except NotUnderstood as wrong:
            code = self.complain(wrong.sentences, NOT_UNDERSTOOD)
        except OperationalError as wrong:
            code = self.complain([f"the database cannot be used: {telling.one_line(str(wrong))}"], NOT_UNDERSTOOD)
        except DataError as wrong:
            code = self.complain(
                [f"the database does not take what a file holds: {telling.one_line(str(wrong))}"], NOT_UNDERSTOOD
            )
        except BrokenPipeError:
            sys.stderr.close()
            code = CARRIED
        except Exception as wrong:
            if options["traceback"]:
                raise
            kind = f"{type(wrong).__name__}: {telling.one_line(str(wrong))}"
            said = f"Sarum itself failed, and the fault is not the folder's: {kind}. --traceback says where"
            code = self.complain([said], FAILED)
        if code:
            sys.exit(code)

    def walk(self, options: dict[str, Any]) -> int:
        folder = read_folder(options["folder"], starting=options["starting"])
        if health.unapplied_migrations():
            call_command("prepare", database_only=True, verbosity=0)
        walk, went_on = carrying.carry(folder, say=self.say, until=options["until"])
        written = write_documents(walk, options["folder"], options["out"])
        if written.note:
            walk.tell(written.note)
        if self.as_json:
            self.stdout.write(json.dumps(telling.as_json(walk, went_on, written.paths), ensure_ascii=False, indent=1))
        else:
            for line in telling.ending(walk, went_on, written.paths):
                self.stdout.write(line)
        return CARRIED if went_on else REFUSED

    def say(self, said: Act | Refusal | str) -> None:
        if not self.as_json:
            self.stdout.write(telling.line_of(said))

    def complain(self, sentences: list[str], code: int) -> int:
        """What is wrong, a plain sentence each, where a person or a program looks for it."""
        if self.as_json:
            self.stdout.write(
                json.dumps({"end": {"exit": code}, "not_understood": sentences}, ensure_ascii=False, indent=1)
            )
        for sentence in sentences:
            self.stderr.write(telling.one_line(sentence))
        return code
