"""How fast a case with 120 agencies is: sending requests, the grid of returns, its exports; on SQLite and on PostgreSQL."""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tools import measuring

MANY, TWELVE, TIMES = 120, 12, 10
PAGES = ("returns", "returns_csv", "returns_excel", "send_requests")


def ask_and_read() -> None:
    """Make two cases, send their requests, and read each page as often as it takes for a middle."""
    measuring.begin()
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
    ask_and_read() if sys.argv[1:] == ["here"] else measuring.on_each_engine("bench.asking_many")
