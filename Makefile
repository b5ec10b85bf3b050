# Everything runs in a virtual environment of its own, .venv, made from the pinned lock file on first use.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
# The stack and the tests start hundreds of processes; each would compile all it imports where byte code is not kept.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install console schema demo check checking test lint unit component statistics quick functional disturbed undisturbed grid \
	infrastructure e2e browser bench models mutants lock clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# uv takes seconds where pip takes a minute and a half; pip helps out where only it knows the way to an index.
UV_PIP = $(BIN)/uv pip install --quiet --python .venv --no-deps
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "docloop needs Python 3.11 or newer: make PYTHON=python3.13 ...")'
	$(PYTHON) -m venv .venv
	@awk '/^uv==/ {uv = 1} uv {print} uv && !/\\$$/ {exit}' requirements.txt > .venv/uv.txt
	$(PIP) --require-hashes -r .venv/uv.txt
	$(UV_PIP) --require-hashes -r requirements.txt || $(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-build-isolation --editable .
	@touch $@

build/neural/manifest.json: cdk/assemble/reader_models.py | .venv/installed
	$(BIN)/python -m cdk.assemble.reader_models build/neural

install: .venv/installed build/neural/manifest.json console  ## Install what docloop needs into .venv

console: .venv/installed  ## Build the review console, where its sources changed
	$(BIN)/python -m cdk.assemble.console

schema: .venv/installed  ## Renew the console's types from the API's own description
	$(BIN)/python -m cdk.assemble.console schema

demo: install  ## The whole stack here, with sample documents; ONCE=1 ends by itself
	$(BIN)/python -m cdk.local.demo $(if $(ONCE),--once)

check: install  ## The quick check: style, types, unit tests and the quick functional ones
	$(MAKE) --jobs 2 --output-sync=target lint checking

checking: install
	$(MAKE) unit WORKERS=1
	$(MAKE) component WORKERS=1
	$(MAKE) quick WORKERS=1

# Two at a time on two cores: three starve each other, and tests of a running stack give up. What takes longest begins; at
# the end there is always something short to go beside what is left. The functional tests go in two processes, one after the
# other: a single one gets less than a core beside a running stack, and would be left alone at the end.
test: install  ## The whole check
	$(MAKE) --jobs 2 --output-sync=target browser undisturbed disturbed e2e infrastructure lint statistics component unit WORKERS=1

WORKERS ?= 2
WAITING_WORKERS ?= 2
# In the order of their names: those that take longest must not come last. One worker is this process: a second one that
# only hands out tests imports everything, too.
SHARED = --dist loadfile --no-loadscope-reorder
PYTEST = $(BIN)/pytest $(if $(filter 1,$(WORKERS)),-n 0,-n $(WORKERS) $(SHARED))

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cdk.assemble.console compare
	$(BIN)/python -m cdk.assemble.console run lint

unit: install
	$(PYTEST) tests/unit
	$(BIN)/python -m cdk.assemble.console run test

# Whole pages through the steps that make fields of them.
component: install
	$(PYTEST) tests/component

# Trainings, replays, and the properties of the unit tests over four times as many examples.
statistics: install
	$(PYTEST) tests/statistics
	$(PYTEST) tests/unit tests/component -m hypothesis --hypothesis-profile thorough

mutants: install  ## Count how many small faults in the core the tests notice: GROUP=decide
	$(BIN)/python -m tests.mutation $(GROUP)

quick: install
	$(PYTEST) tests/functional --quick

functional: undisturbed disturbed

GRIDS := crash faults
GRID_FILES := $(foreach each,$(GRIDS),$(wildcard tests/functional/test_$(each)_*.py))
undisturbed: install
	$(PYTEST) tests/functional $(GRID_FILES:%=--ignore=%)

disturbed: install
	$(PYTEST) $(GRID_FILES)

AMOUNTS := api_contract delivery readers retention reviews_dealing reviews_races
grid: install  ## Disturb every AWS call of every handler, and take the large numbers
	$(PYTEST) --every-call $(GRID_FILES) $(AMOUNTS:%=tests/functional/test_%.py)

infrastructure: install
	$(PYTEST) tests/infrastructure

e2e: install
	$(BIN)/pytest -n $(WAITING_WORKERS) $(SHARED) tests/e2e

# The tests drive the system's Chromium; CHROMIUM names another one.
browser: install
	@sh tests/browser/chromium.sh
	$(BIN)/pytest -n $(WAITING_WORKERS) $(SHARED) tests/browser

DOCSET ?= build/samples
COUNT ?= 100
bench: install  ## Long measurements: DOCSET=folder COUNT=100
	@test "$(DOCSET)" != build/samples || $(BIN)/python -m docloop.lab.samples build/samples --count $(COUNT) --seed 1
	$(BIN)/python -m tests.benchmark.stack $(DOCSET) --count $(COUNT)
	$(BIN)/python -m tests.benchmark.contests

MODELS := layers/docloop/python/docloop/data/models
BACKGROUND := layers/docloop/python/docloop/data/background
SROIE := SROIE, ICDAR 2019 Robust Reading Challenge on Scanned Receipts OCR and Information Extraction, CC BY 4.0
models: install  ## Make the model files that ship: DOCSET=folder of scanned receipts
	$(BIN)/docloop train $(DOCSET) --portable --readers neural,second --out $(MODELS)/receipt.json.gz \
		--attribution "$(SROIE)"
	$(BIN)/python -m docloop.lab.samples build/samples --count 120 --seed 11
	$(BIN)/python -m tests.benchmark.background $(DOCSET) build/samples --out $(BACKGROUND)/papers.json.gz \
		--attribution "$(SROIE)"
	for folder in $(MODELS) $(BACKGROUND); do (cd $$folder && sha256sum *.json.gz > SHA256SUMS); done

lock: install  ## Renew the pinned versions
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --all-extras pyproject.toml --output-file requirements.txt
	$(BIN)/python -m cdk.assemble.lock

clean:
	rm -rf build cdk.out .venv .docloop functions/console/static functions/console/ui/node_modules
