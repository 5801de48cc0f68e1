"""How fast a case with 120 agencies is: sending requests, the grid of returns, its exports; on SQLite and on PostgreSQL."""

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

MANY, TWELVE, TIMES = 120, 12, 10
PAGES = ("returns", "returns_csv", "returns_excel", "send_requests")


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
    subprocess.run([sys.executable, "-m", "bench.asking_many", "here"], env=environment, check=True)


def ask_and_read() -> None:
    """Make two cases, send their requests, and read each page as often as it takes for a middle."""
    django.setup()
    call_command("prepare", "--database-only", verbosity=0)
    call_command("collectstatic", "--no-input", verbosity=0)
    settings.ALLOWED_HOSTS = ["*"]
    scoping = import_module("sarum.cases.operations.scoping")  # it reads models, which are there only now
    Agency, Person, Holding = (apps.get_model("board", name) for name in ("Agency", "Person", "Holding"))
    Case = apps.get_model("cases", "Case")
    officer = Person.objects.create(name="Olive Fenn", email="officer@bench.example")
    Holding.objects.create(person=officer, office="PARTNERSHIP_OFFICER", from_on="2020-01-01")
    agencies = []
    for number in range(MANY):
        agency = Agency.objects.create(name=f"Practice {number:03}")
        lead = Person.objects.create(name=f"Lead {number}", email=f"lead{number}@bench.example", agency=agency)
        Holding.objects.create(person=lead, office="SAFEGUARDING_LEAD", from_on="2020-01-01")
        agencies.append(agency)
    now = timezone.now()

    def case_of(reference: str) -> Any:
        return Case.objects.create(
            reference=reference, pseudonym="Adult A", step="SCOPING", step_since=timezone.localdate(), opened_at=now
        )

    def send(case: Any, some: list) -> None:
        scoping.send_requests(case=case, agencies=some, by=officer, at=timezone.now())

    small, large = case_of("BENCH-2026-001"), case_of("BENCH-2026-002")
    tell("send 12 requests", once(lambda: send(small, agencies[:TWELVE])))
    tell("send 120 requests", once(lambda: send(large, agencies)))
    client = Client()
    client.force_login(officer)
    for case in (small, large):
        for name in PAGES:
            path = reverse(f"cases:{name}", args=[case.reference])
            assert client.get(path).status_code == 200
            took = statistics.median(once(partial(client.get, path)) for _ in range(TIMES))
            tell(f"{name} at {case.requests.count()} agencies", took)
    client.get(reverse("cases:turnaround"))
    tell("turnaround", once(lambda: client.get(reverse("cases:turnaround"))))


def once(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def tell(what: str, seconds: float) -> None:
    print(f"  {what}: {seconds * 1000:.0f} ms", flush=True)


if __name__ == "__main__":
    ask_and_read() if sys.argv[1:] == ["here"] else main()
