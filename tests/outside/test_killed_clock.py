"""The real clock, killed in the middle of posting and started again: nothing is lost, and one letter at most is repeated."""

import collections
import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests import post_office
from tools import postgres

LETTERS, BEFORE = 12, 4
SOURCE = Path(__file__).parents[2] / "src"
WRITE = f"""
from django.utils import timezone
from django_q.models import Schedule
from sarum.board.models import Notice
Schedule.objects.all().delete()
for number in range({LETTERS}):
    address = f"person{{number}}@wyvern.example"
    Notice.objects.create(address=address, subject="s", body="b", written_at=timezone.now())
"""
POST = """
from django_q.tasks import async_task
async_task("sarum.board.jobs.deliver_notices.run")
"""
LATER = """
from django.utils import timezone
from django_q.models import OrmQ
from sarum.board.models import Notice
Notice.objects.filter(sent_at=None).update(next_try_at=None)
OrmQ.objects.update(lock=timezone.now())
"""
SEE = """
import json
from sarum.board.models import Notice
print(json.dumps([notice.state for notice in Notice.objects.all()]))
"""


class Installation:
    """A Sarum of its own, whose parts are processes."""

    def __init__(self, home, port: int, database: dict[str, str]) -> None:
        ours = ("PATH", "HOME", "LANG", "COVERAGE_PROCESS_START")
        self.environment = {
            **{name: os.environ[name] for name in ours if name in os.environ}, **database, "SARUM_DEMO": "yes",
            "SARUM_HOME": str(home), "SARUM_MAIL_HOST": "127.0.0.1", "SARUM_MAIL_PORT": str(port), "SARUM_MAIL_TLS": "no",
            "PYTHONPATH": str(SOURCE), "DJANGO_SETTINGS_MODULE": "sarum.config.settings",
        }  # fmt: skip
        self.run("sarum.config.cli", "prepare", "--database-only", "--verbosity", "0")

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *command], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def does(self, *scripts: str) -> str:
        return self.run("django", "shell", "--no-imports", "--command", "".join(scripts))

    def states(self) -> collections.Counter[str]:
        return collections.Counter(json.loads(self.does(SEE)))

    def clock(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "django", "qcluster"], env=self.environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def kill(clock: subprocess.Popen[bytes]) -> None:
    """kill -9, of the clock and of everything it started."""
    with suppress(ProcessLookupError):
        os.killpg(clock.pid, signal.SIGKILL)
    clock.wait()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_clock_killed_while_it_posts_loses_nothing_and_repeats_one_letter_at_most(engine, tmp_path):
    with ExitStack() as stack:
        if engine == "postgresql" and postgres.programs() is None:
            pytest.skip("needs PostgreSQL: apt-get install postgresql")
        database = stack.enter_context(postgres.throw_away()) if engine == "postgresql" else {}
        port = post_office.free_port()
        office = stack.enter_context(post_office.open_on(port))
        office.pause = 0.3
        there = Installation(tmp_path, port, database)
        there.does(WRITE, POST)
        clock = there.clock()
        stack.callback(kill, clock)
        assert post_office.wait_for(lambda: len(office.letters) >= BEFORE, 30)
        kill(clock)
        assert BEFORE - 1 <= there.states()["SENT"] < len(office.letters) + 1 < LETTERS
        there.does(POST, LATER)  # ten minutes have passed: the broken-off task comes back, and so does the next one
        second = there.clock()
        stack.callback(kill, second)
        assert post_office.wait_for(lambda: len({to for (to,) in office.recipients}) == LETTERS, 30)
        assert post_office.wait_for(lambda: there.states() == {"SENT": LETTERS}, 10)
        arrived = collections.Counter(to for (to,) in office.recipients)
        repeated = [to for to, times in arrived.items() if times > 1]
        assert sum(arrived.values()) <= LETTERS + 1 and len(repeated) <= 1
        ids = {letter["Message-ID"] for letter in office.letters if letter["To"] in repeated}
        assert len(ids) == len(repeated), "a letter that comes twice has one Message-ID"
