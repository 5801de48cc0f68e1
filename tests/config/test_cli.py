"""The `sarum` command says plainly what is wrong with a setting, and gives a walk a home of its own."""

import os
import subprocess
import sys

import pytest

from sarum.config import cli

RIGHT = {"SARUM_DEMO": "yes", "SARUM_HOME": "/nowhere", "DATABASE_URL": "", "PATH": os.environ["PATH"]}


def sarum(*words, **wrong):
    return subprocess.run(
        [sys.executable, "-m", "sarum.config.cli", *words],
        env={**RIGHT, **wrong},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("SARUM_DEMO", "maybe", "SARUM_DEMO must be yes or no, not 'maybe'."),
        ("SARUM_DEMO", "no", "SARUM_SECRET_KEY must be set to 50 random characters or more. See env.example."),
        ("SARUM_CLAMD", "clamd", "SARUM_CLAMD must be the path of a socket or host:port, not 'clamd'."),
        ("PORT", "http", "PORT must be a whole number, not 'http'."),
        ("DATABASE_URL", "mysql://a@b/c", "DATABASE_URL must be sqlite:////… or postgresql://…, as env.example shows."),
        ("DATABASE_URL", "nonsense", "DATABASE_URL must be sqlite:////… or postgresql://…, as env.example shows."),
        ("DATABASE_OWNER_URL", "?", "DATABASE_OWNER_URL must be sqlite:////… or postgresql://…, as env.example shows."),
    ],
)
def test_a_wrong_setting_is_one_line(setting, value, said):
    done = sarum("check", **{setting: value})
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"sarum: {said}\n")


def test_a_walk_without_a_database_is_given_one_that_goes_away(monkeypatch):
    ran = []

    def run(argv):
        home = os.environ["SARUM_HOME"]
        ran.append((argv[1], os.environ["SARUM_DEMO"], os.path.isdir(home), home))

    for name, value in {"SARUM_HOME": "/nowhere", "SARUM_DEMO": "no"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(cli, "run", run)
    monkeypatch.setattr(sys, "argv", ["sarum", "walk", "--quick"])
    cli.main()
    assert [step[:3] for step in ran] == [("prepare", "yes", True), ("walk", "yes", True)]
    assert not os.path.exists(ran[0][3])


def test_a_walk_with_a_database_uses_it(monkeypatch):
    ran = []
    monkeypatch.setenv("DATABASE_URL", "sqlite:////nowhere/real.sqlite3")
    monkeypatch.setattr(cli, "run", ran.append)
    monkeypatch.setattr(sys, "argv", ["sarum", "walk"])
    cli.main()
    assert ran == [["sarum", "walk"]]
