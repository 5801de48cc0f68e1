"""The import contracts hold, without a list of exceptions; and each of them notices when it is broken."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.laws import HOUSE

BROKEN = {
    "The house: each package leans only on those below it": (
        "sarum/library/queries/shelf.py", "from sarum.cases.models import Case",
    ),
    "Each package: pages ask, operations do, queries read, rules decide, models hold": (
        "sarum/cases/rules/tracker.py", "from sarum.cases.queries import access",
    ),
    "The procedure: a step knows the steps before it, never the steps after it": (
        "sarum/cases/rules/referral.py", "from sarum.cases.rules import tracker",
    ),
    "Pages do not know each other; they meet by URL name": (
        "sarum/cases/pages/referral/forms.py", "from sarum.cases.pages.case import forms as others",
    ),
    "Rules are plain Python: they know models, not Django": (
        "sarum/cases/rules/referral.py", "from django.utils import timezone",
    ),
    "The chronology engine is plain Python, and so is what it leans on": (
        "sarum/chronology/gaps.py", "from sarum.kit import asking",
    ),
    "No circles anywhere": ("sarum/kit/refusal.py", "from sarum.kit import asking"),
}  # fmt: skip


def lint(folder: Path) -> str:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    ran = subprocess.run(command, cwd=folder, env={"PYTHONPATH": "src"}, capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


def test_the_contracts_hold():
    said = lint(HOUSE)
    assert "0 broken" in said, said


def test_no_contract_has_a_list_of_exceptions():
    contracts = tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert [c["name"] for c in contracts] == list(BROKEN)
    assert [c["name"] for c in contracts if "ignore_imports" in c] == []


@pytest.mark.parametrize("contract", BROKEN)
def test_the_contract_notices_when_it_is_broken(contract, tmp_path):
    shutil.copytree(
        HOUSE / "src", tmp_path / "src", ignore=shutil.ignore_patterns("static", "templates", "__pycache__")
    )
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    path, line = BROKEN[contract]
    with (tmp_path / "src" / path).open("a") as source:
        source.write(f"\n{line}\n")
    assert f"{contract} BROKEN" in lint(tmp_path)


def test_every_file_of_a_layer_is_named_in_the_contract(tmp_path):
    shutil.copytree(
        HOUSE / "src", tmp_path / "src", ignore=shutil.ignore_patterns("static", "templates", "__pycache__")
    )
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    (tmp_path / "src/sarum/cases/rules/helpers.py").write_text("")
    assert "0 broken" not in lint(tmp_path)
