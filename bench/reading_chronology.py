"""How fast a chronology of 5,000 entries is: taking one in, its pages and its exports; on SQLite and on PostgreSQL."""

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

ENTRIES, TIMES = 5_000, 3
PAGES = (
    "chronology", "chronology_picture", "chronology_signs", "compare_periods", "findings", "glossary", "pseudonyms",
    "chronology_sources", "chronology_word", "chronology_excel", "chronology_csv", "chronology_page",
)  # fmt: skip


def fill_and_read() -> None:
    """Take a chronology in, and read each page as often as it takes for a middle."""
    measuring.begin()
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
    fill_and_read() if sys.argv[1:] == ["here"] else measuring.on_each_engine("bench.reading_chronology")
