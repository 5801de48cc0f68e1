"""What hangs together by name: acts and pages, templates and those who show them, keys between tables, steps and operations.

Each check is a function from what is there to what is wrong with it.
"""

import ast
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from django.apps import apps
from django.db.models import Model
from django.template.utils import get_app_template_dirs
from django.urls import URLPattern, URLResolver, get_resolver
from django.views import csrf, defaults

from tests.house.laws import HOUSE, SRC, Sources, functions

PACKAGES = ("board", "cases", "library")
BY_CONVENTION = {  # shown by Django itself
    defaults.ERROR_400_TEMPLATE_NAME,
    defaults.ERROR_403_TEMPLATE_NAME,
    defaults.ERROR_404_TEMPLATE_NAME,
    defaults.ERROR_500_TEMPLATE_NAME,
    csrf.CSRF_FAILURE_TEMPLATE_NAME,
}
NAMED_IN_TEMPLATE = re.compile(r"""\{%-?\s*(?:extends|include)\s+["']([^"']+)["']""")
A_WORD = r"[\w-]+"


def url_names(found: Iterable[URLPattern | URLResolver] | None = None, space: str = "") -> set[str]:
    """Every name of an address, with the space it stands in: cases:overview."""
    names = set()
    for pattern in get_resolver().url_patterns if found is None else found:
        if isinstance(pattern, URLResolver):
            names |= url_names(pattern.url_patterns, pattern.namespace or space)
        elif pattern.name:
            names.add(f"{space}:{pattern.name}" if space else pattern.name)
    return names


def operations_that_pages_call(sources: Sources) -> set[str]:
    """The operations that a page hands its answers to, or a job of the clock does, by name."""
    called = set()
    for path, text in sources.items():
        if "/pages/" not in path and "/jobs/" not in path:
            continue
        tree = ast.parse(text)
        modules = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".operations")
            for alias in node.names
        }
        called |= {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules
        }
    return called


def acts_without_a_page(acts: Iterable[str], pages: Collection[str], called: Collection[str]) -> list[str]:
    """Every act of an access table has a page of its name, or is an operation that a page of another name, or a job, calls."""
    return [act for act in acts if act not in pages and act not in called]


def templates() -> dict[str, str]:
    """Every template of ours, as it is named when it is asked for."""
    files = [path for kind in ("*.html", "*.txt") for path in (SRC / "sarum").rglob(kind) if "static" not in path.parts]
    return {name_of(path): path.read_text() for path in files}


def name_of(path: Path) -> str:
    _, found, inside = str(path).partition("/templates/")
    return inside if found else str(path.relative_to(SRC / "sarum"))


def python_of_others() -> Sources:
    """The Python of the installed packages that bring templates of their own."""
    folders = [Path(config.path) for config in apps.get_app_configs() if config.name.startswith("allauth")]
    return {str(path): path.read_text() for folder in folders for path in folder.rglob("*.py")}


def templates_of_others() -> set[str]:
    """The templates that installed packages bring, which ours of the same name stand in for."""
    folders = [Path(folder) for folder in get_app_template_dirs("templates") if not Path(folder).is_relative_to(SRC)]
    return {str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.*")}


def named_in(sources: Sources) -> list[str]:
    """Patterns of every template name that Python spells out, whole or with a word left open."""
    patterns = []
    for text in sources.values():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                patterns.append(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[:1] and node.values[0], ast.Constant):
                parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                patterns.append("".join(A_WORD if part is None else re.escape(str(part)) for part in parts))
    return [pattern for pattern in patterns if pattern.endswith((r"\.html", r"\.txt", rf"\.{A_WORD}"))]


def unused_templates(ours: Mapping[str, str], sources: Sources, others: Collection[str]) -> list[str]:
    """Every template is named by a page, by another template, or stands in for one that a package or Django shows."""
    included = {name for text in ours.values() for name in NAMED_IN_TEMPLATE.findall(text)}
    by_python = re.compile("|".join(f"(?:{pattern})" for pattern in named_in(sources)) or r"(?!)")
    return [
        name
        for name in ours
        if name not in included | BY_CONVENTION
        and name not in others
        and not by_python.fullmatch(name)
        and not by_python.fullmatch(name.rpartition("/pages/")[2])
    ]


def layers(index: int) -> list[str]:
    """The layers of one import contract, from the top down: what stands further on is known to what stands before."""
    contracts = tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return [name for layer in contracts[index]["layers"] for name in re.findall(r"\w+", layer)]


def foreign_keys() -> list[tuple[str, str, str]]:
    """Every key between our tables: the field, the module of its model, and the module of the model it points to."""
    models = [model for package in PACKAGES for model in apps.get_app_config(package).get_models()]
    return [
        (f"{model._meta.label}.{field.name}", model.__module__, field.related_model.__module__)
        for model in models
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.is_relation and isinstance(field.related_model, type) and issubclass(field.related_model, Model)
    ]


def keys_against_the_order(found: Iterable[tuple[str, str, str]], packages: list[str], steps: list[str]) -> list[str]:
    """A key points where an import may: to a package further down, or to an earlier step (or thread) of the same one."""
    breaches = []
    for field, here, there in found:
        (_, package, *_, step), (_, other, *_, earlier) = here.split("."), there.split(".")
        if package != other:
            is_right = packages.index(package) < packages.index(other)
        else:
            is_right = package != "cases" or steps.index(step) <= steps.index(earlier)
        breaches += [] if is_right else [f"{field}: {here} points to {there}"]
    return breaches


def case_operations(sources: Sources) -> dict[str, bool]:
    """Every operation of a case, and whether what it is done to belongs to a case, and so stands at a step of it."""
    of_a_case = {model.__name__ for model in apps.get_app_config("cases").get_models() if hasattr(model, "case")}
    found = {}
    for path, text in sources.items():
        if not path.startswith("sarum/cases/operations/"):
            continue
        for function in functions(text):
            if any(isinstance(mark, ast.Name) and mark.id == "operation" for mark in function.decorator_list):
                subject = [*function.args.args, *function.args.kwonlyargs][0].annotation
                kinds = {node.id for node in ast.walk(subject) if isinstance(node, ast.Name)} if subject else set()
                found[function.name] = bool(kinds & of_a_case)
    return found


def acts_outside_the_procedure(
    operations: Mapping[str, bool], acts: Collection[str], steps: Mapping[str, Collection[str]]
) -> list[str]:
    """Every operation has its row in the access table and, done to something of a case, its steps in the procedure;
    and the procedure speaks of no act that is not an operation."""
    return [
        *(f"{name} has no row in the access table" for name in operations if name not in acts),
        *(
            f"{name} has no step in the procedure"
            for name, bound in operations.items()
            if bound and not steps.get(name)
        ),
        *(f"the procedure names {name}, which is no operation" for name in steps if name not in operations),
    ]
