"""The laws of the house that import-linter cannot see, each as a function from sources to the breaches it finds.

A law takes the product's sources ({path below src: text}), so that it can be asked of the product, and of a product in
which it has been broken on purpose.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2]
SRC = HOUSE / "src"
LONGEST = 250
WEB = re.compile(r"^django\.(http|urls|shortcuts|views|template|middleware|contrib\.messages)\b")
BELOW_PAGES = re.compile(r"/(models|rules|queries|operations)/|sarum/chronology/")
Sources = dict[str, str]


def product() -> Sources:
    return {
        str(path.relative_to(SRC)): path.read_text()
        for path in sorted(SRC.rglob("*.py"))
        if "migrations" not in path.parts
    }


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""


def functions(text: str) -> list[ast.FunctionDef]:
    """The public functions of a module."""
    return [n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def parameters(function: ast.FunctionDef) -> list[str]:
    return [arg.arg for arg in [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]]


def long_files(sources: Sources) -> list[str]:
    """No product file is over 250 lines."""
    return [f"{path}: {text.count(chr(10))} lines" for path, text in sources.items() if text.count("\n") > LONGEST]


def inner_imports(sources: Sources) -> list[str]:
    """Imports stand at the top only."""
    breaches = []
    for path, text in sources.items():
        tree = ast.parse(text)
        top = {id(node) for node in tree.body}
        breaches += [f"{path}:{node.lineno}" for node, _ in imports(tree) if id(node) not in top]
    return breaches


def web_below_pages(sources: Sources) -> list[str]:
    """Below the pages nothing knows the web."""
    return [
        f"{path}: {name}"
        for path, text in sources.items()
        if BELOW_PAGES.search(path)
        for _, name in imports(ast.parse(text))
        if WEB.match(name)
    ]


def django_in_rules(sources: Sources) -> list[str]:
    """Rules never import Django."""
    return [
        f"{path}: {name}"
        for path, text in sources.items()
        if "/rules/" in path
        for _, name in imports(ast.parse(text))
        if name.split(".")[0] == "django"
    ]


def database_in_pages(sources: Sources) -> list[str]:
    """Pages never use .objects, .save or .delete."""
    return [
        f"{path}:{node.lineno} .{node.attr}"
        for path, text in sources.items()
        if "/pages/" in path or path.endswith("/lobby.py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "save", "delete", "_base_manager"}
    ]


def queries_without_reader(sources: Sources) -> list[str]:
    """Every query starts from the reader: a function of `queries` that asks a table has the reader as its first argument."""
    return [
        f"{path}: {function.name}"
        for path, text in sources.items()
        if re.match(r"sarum/(cases|library)/queries/", path)
        for function in functions(text)
        if any(isinstance(node, ast.Attribute) and node.attr == "objects" for node in ast.walk(function))
        and (parameters(function) or [""])[0] not in {"reader", "person"}
    ]


def writes_outside_operations(sources: Sources) -> list[str]:
    """Only operations write."""
    verbs = {"create", "bulk_create", "update_or_create", "get_or_create", "save", "delete", "bulk_update"}
    return [
        f"{path}:{node.lineno} .{node.func.attr}"
        for path, text in sources.items()
        if re.search(r"/(rules|queries|pages|jobs|walk)/", path)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in verbs
    ]


def silent_operations(sources: Sources) -> list[str]:
    """Every operation takes `by` and `at`, by name only, and answers with what is recorded."""
    breaches = []
    for path, text in sources.items():
        if "/operations/" not in path:
            continue
        for function in functions(text):
            if not any(isinstance(d, ast.Name) and d.id == "operation" for d in function.decorator_list):
                continue
            said = ast.unparse(function.returns) if function.returns else ""
            if function.args.args or not {"by", "at"} <= set(parameters(function)) or said != "Done":
                breaches.append(f"{path}: {function.name}")
    return breaches


def string_foreign_keys(sources: Sources) -> list[str]:
    """Foreign keys name their model, not a string: a string hides a circle from the linter. A table that points at its own
    rows says “self”, which names no other model."""
    kinds = {"ForeignKey", "OneToOneField", "ManyToManyField"}
    return [
        f"{path}:{node.lineno}"
        for path, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in kinds
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value != "self"
    ]


def unsafe_markup(sources: Sources) -> list[str]:
    """Nothing a person typed is called safe."""
    return [
        f"{path}: {word}"
        for path, text in sources.items()
        if not path.startswith("sarum/kit/")
        for word in ("mark_safe", "|safe", "autoescape off", "SafeString")
        if word in text
    ]
