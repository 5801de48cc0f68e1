"""How fast a chronology of 5,000 entries is: taking one in, its pages and its exports; on SQLite and on PostgreSQL."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tools import postgres

ENTRIES, TIMES = 5_000, 3
PAGES = (
    "chronology", "chronology_picture", "chronology_signs", "compare_periods", "findings", "glossary", "pseudonyms",
    "chronology_sources", "chronology_word", "chronology_excel", "chronology_csv", "chronology_page",
)  # fmt: skip


def main() -> None:
    """Measure on each engine, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="sarum-bench-") as home:
        measure("SQLite", {"SARUM_HOME": f"{home}/sqlite", "DATABASE_URL": "", "DATABASE_OWNER_URL": ""})
        if postgres.programs():
            with postgres.throw_away() as addresses:
                measure("PostgreSQL", {"SARUM_HOME": f"{home}/postgresql", **addresses})


def measure(engine: str, where: dict[str, str]) -> None:
    print(f"{engine}:", flush=True)
    environment = {**os.environ, **where, "SARUM_DEMO": "yes", "DJANGO_SETTINGS_MODULE": "sarum.config.settings"}
    subprocess.run([sys.executable, "-m", "bench.reading_chronology", "here"], env=environment, check=True)


def fill_and_read() -> None:
    """Take a chronology in, and read each page as often as it takes for a middle."""
    django.setup()
    call_command("prepare", "--database-only", verbosity=0)
    call_command("collectstatic", "--no-input", verbosity=0)
    settings.ALLOWED_HOSTS = ["*"]
    many = import_module("tests.many")  # it reads models, which are there only now
    Person, Holding, Case = (
        apps.get_model(*one) for one in (("board", "Person"), ("board", "Holding"), ("cases", "Case"))
    )
    officer = Person.objects.create(name="Olive Fenn", email="officer@bench.example")
    Holding.objects.create(person=officer, office="PARTNERSHIP_OFFICER", from_on="2020-01-01")
    now = timezone.now()
    case: Any = Case.objects.create(
        reference="BENCH-2026-001", pseudonym="Adult A", step="SCOPING", step_since=timezone.localdate(), opened_at=now
    )
    tell(f"read a file of {ENTRIES:,} rows and take it in", once(lambda: many.fill(case, ENTRIES, by=officer)))
    tell("take in another of 50 rows", once(lambda: many.fill(case, 50, by=officer)))
    pseudonyms = import_module("sarum.cases.operations.pseudonyms")
    given = {"name": "Carla Carer", "pseudonym": "Care Worker 1", "also_known_as": ["the carer"]}
    tell(
        "add a pseudonym that stands in a quarter of them",
        once(lambda: pseudonyms.add_pseudonym(case=case, **given, by=officer, at=timezone.now())),
    )
    client = Client()
    client.force_login(officer)
    for name in PAGES:
        path = reverse(f"cases:{name}", args=[case.reference])
        path += many.TWO_PERIODS if name == "compare_periods" else ""
        answer = client.get(path)
        assert answer.status_code == 200, name
        took = statistics.median(once(partial(client.get, path)) for _ in range(TIMES))
        tell(f"{name} ({len(answer.content) // 1024:,} KB)", took)
    path = reverse("cases:chronology", args=[case.reference]) + "?words=leg+Contact"
    tell("chronology, looking for two words", once(partial(client.get, path)))


def once(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def tell(what: str, seconds: float) -> None:
    print(f"  {what}: {seconds * 1000:,.0f} ms", flush=True)


if __name__ == "__main__":
    fill_and_read() if sys.argv[1:] == ["here"] else main()
