# make run    the demo, at http://127.0.0.1:8000 (another port: make run PORT=8001)
# make test   the whole check, on SQLite and on PostgreSQL
# make bench  how fast things are
# make assets the page assets, built anew      make lock  the pinned requirements, resolved anew
# make clean  everything that was made here, except the demo's data in var/
# Needs Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
BUILT := src/sarum/kit/static/kit/sarum.css
ASSETS := package.json package-lock.json tools/build_assets.py $(wildcard src/sarum/kit/assets/*)
SARUM_DEMO ?= yes
export SARUM_DEMO

.PHONY: run test bench assets lock clean
.DELETE_ON_ERROR:

run: $(VENV)/product $(BUILT)
	@$(BIN)/sarum prepare
	@$(BIN)/sarum load_demo
	@exec $(BIN)/sarum serve

test: $(VENV)/product $(VENV)/check $(BUILT)
	@$(BIN)/python -m tools.check

bench: $(VENV)/product $(VENV)/check
	@for file in bench/*.py; do $(BIN)/python -m bench.$$(basename $$file .py) || exit 1; done

assets:
	@rm -f $(BUILT)
	@$(MAKE) --no-print-directory $(BUILT)

lock: $(VENV)/lock/bin/uv $(VENV)/product
	@for name in requirements requirements-build requirements-test; do \
	  $< pip compile --quiet --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-header $$name.in -o $$name.txt \
	  || exit 1; done
	@$(BIN)/python -c "from tools import build_assets as b; b.node(b.npm_program(), 'install', '--package-lock-only', '--loglevel=error')"

clean:
	rm -rf $(VENV) node_modules build dist src/sarum/kit/static/kit \
	  .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# What is made, and what it is made from. The files in .venv/ say when.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Sarum needs Python 3.11 or newer. Name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/product: requirements.txt requirements-build.txt requirements.in pyproject.toml hatch_build.py | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.txt -r requirements-build.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/check: requirements-test.txt | $(VENV)/product
	$(PIP) install --require-hashes -r requirements-test.txt
	@touch $@

$(BUILT): $(ASSETS) | $(VENV)/product
	$(BIN)/python tools/build_assets.py

$(VENV)/lock/bin/uv: | $(BIN)/python
	@$(BIN)/python -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
