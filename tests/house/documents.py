"""What the documents must say to be true of the product, each as a function from what is said to what is wrong with it."""

import ast
import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.apps import apps

from tests.house.laws import HOUSE, Sources

DOCS = HOUSE / "docs"
PACKAGES = ("board", "cases", "library")
CLASSES = {"open", "personal", "special"}
HEADINGS = ["Context", "Decision", "What follows"]
DUTIES = [*(f"R{number}" for number in range(1, 67)), *(f"L{number}" for number in range(1, 13))]
DUTY_ROW = re.compile(r"^\| ([RL]\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
NOT_YET = "not yet"
Row = Mapping[str, str]


def model_fields() -> list[tuple[str, str]]:
    """Every field of every model of ours that somebody declared."""
    models = [model for package in PACKAGES for model in apps.get_app_config(package).get_models()]
    return [
        (model._meta.label, field.name)
        for model in models
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if not field.auto_created
    ]


def classed_fields() -> list[dict[str, str]]:
    with (DOCS / "data.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def retentions(text: str) -> set[str]:
    """The classes of retention that a Board can read about: the first column of the table, in backticks."""
    return set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))


def unclassed_fields(rows: Iterable[Row], fields: Iterable[tuple[str, str]], kept: set[str]) -> list[str]:
    """Every model field is classed once, with its purpose and its retention; no row speaks of a field that is gone."""
    rows, fields = list(rows), list(fields)
    said = [(row["model"], row["field"]) for row in rows]
    breaches = [f"{'.'.join(field)} is not in docs/data.csv" for field in fields if field not in said]
    breaches += [f"{'.'.join(field)} is no field any more" for field in said if field not in fields]
    breaches += [f"{'.'.join(field)} is there twice" for field in set(said) if said.count(field) > 1]
    for row in rows:
        name = f"{row['model']}.{row['field']}"
        breaches += [f"{name}: {row['class']!r} is no class"] if row["class"] not in CLASSES else []
        breaches += [f"{name} has no purpose"] if not (row["purpose"] or "").strip() else []
        breaches += [f"{name}: retention {row['retention']!r} is not in docs/retention.md"] * (
            row["retention"] not in kept
        )
    return breaches


def tests_in(path: Path) -> set[str]:
    """The tests that a file holds, by name."""
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def unkept_duties(text: str, root: Path = HOUSE) -> list[str]:
    """Every duty once and in order, each with a file that is there and a test that is there, or an honest “not yet”."""
    rows = DUTY_ROW.findall(text)
    breaches = [] if [row[0] for row in rows] == DUTIES else ["the duties are not R1 to R66 and L1 to L12, once each"]
    lines = [line for line in text.splitlines() if re.match(r"^\|\s*[RL]\d", line)]
    breaches += ["a row has not the four columns"] * (len(lines) != len(rows))
    for duty, _, keeper, test in rows:
        if test != NOT_YET or keeper != "–":
            breaches += [f"{duty}: {keeper} is not there"] * (not (root / keeper).is_file())
        if test != NOT_YET:
            path, _, name = test.partition("::")
            breaches += [f"{duty}: there is no test {test}"] * (name not in tests_in(root / path))
    return breaches


def settings_read(sources: Sources) -> set[str]:
    """Every environment variable that the product reads."""
    names = set()
    for text in sources.values():
        for node in ast.walk(ast.parse(text)):
            asked: ast.expr | None = None
            if isinstance(node, ast.Call) and node.args and is_reader(node.func):
                asked = node.args[0]
            elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and is_environ(node.value):
                asked = node.slice
            if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
                names.add(asked.value)
    return names


def is_reader(function: ast.expr) -> bool:
    """read_flag("…") and its like, os.environ.get("…"), os.getenv("…")."""
    if isinstance(function, ast.Name):
        return function.id.startswith("read_") or function.id == "getenv"
    if not isinstance(function, ast.Attribute):
        return False
    return function.attr == "getenv" or (function.attr in {"get", "pop"} and is_environ(function.value))


def is_environ(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "environ") or (
        isinstance(node, ast.Name) and node.id == "environ"
    )


def undocumented_settings(sources: Sources, example: str) -> list[str]:
    """Every setting that is read is in env.example, and every one in env.example is read."""
    read, said = settings_read(sources), set(re.findall(r"^([A-Z][A-Z0-9_]+)=", example, re.MULTILINE))
    return [
        *(f"{name} is read, and not in env.example" for name in sorted(read - said)),
        *(f"{name} is in env.example, and nobody reads it" for name in sorted(said - read)),
    ]


def loose_decisions(decisions: Mapping[str, str], index: str) -> list[str]:
    """Every decision record has its three headings, in order, and is listed; none is listed that is not there."""
    breaches = []
    for name, text in decisions.items():
        found = re.findall(r"^## (.+)$", text, re.MULTILINE)
        breaches += [f"{name}: its headings are {found}"] if found != HEADINGS else []
        breaches += [f"{name}: its title does not begin with its number"] * (not text.startswith(f"# {name[:4]} "))
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", index)
    breaches += [f"{name} is not listed, or not once" for name in decisions if listed.count(name) != 1]
    breaches += [f"{name} is listed and not there" for name in listed if name not in decisions]
    numbers = [int(name[:4]) for name in sorted(decisions)]
    return breaches + ["the numbers have a gap"] * (numbers != list(range(1, len(numbers) + 1)))


def dead_links(pages: Mapping[str, str], root: Path = HOUSE) -> list[str]:
    """Every link from one of our documents to a file leads to one that is there."""
    return [
        f"{page}: {target}"
        for page, text in pages.items()
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
        if not (root / page).parent.joinpath(target).exists()
    ]


def dead_paths(pages: Mapping[str, str], root: Path = HOUSE) -> list[str]:
    """Every file or folder of the repository that a document names is there."""
    named = re.compile(r"`((?:src|tests|docs|tools|bench|examples)/[\w./-]+)(?:::\w+)?`")
    return [
        f"{page}: {path}" for page, text in pages.items() for path in named.findall(text) if not (root / path).exists()
    ]


def unexplained_dependencies(named: Iterable[str], text: str) -> list[str]:
    """Every direct dependency has its row in the decision on dependencies, and every row its dependency."""
    named, said = set(named), set(re.findall(r"^\| `([\w.-]+)` \|", text, re.MULTILINE))
    return [
        *(f"{name} is depended on, and not explained" for name in sorted(named - said)),
        *(f"{name} is explained, and not depended on" for name in sorted(said - named)),
    ]


def names_in(requirements: str) -> list[str]:
    """What a requirements file names, without versions and extras."""
    lines = [line.strip() for line in requirements.splitlines()]
    return [re.split(r"[\[<>=~! ;]", line)[0] for line in lines if line and line[0].isalnum()]
