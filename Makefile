# Two commands for everyone: `make run` shows the main job on the demo newsroom, `make test` runs the whole suite.
# Each target makes its own environment in .venv from hash-pinned requirements. `make help` lists all targets.

PYTHON  ?= python3
VENV    ?= .venv
# Backends that must not be skipped, as .ci/run asks: make test PROMISE=elastic8,elastic9,postgres,browser
PROMISE ?=
UV_VERSION = 0.13.9

BIN := $(VENV)/bin
PY  := $(BIN)/python
comma := ,
empty :=
space := $(empty) $(empty)
promised := $(subst $(comma),$(space),$(PROMISE))
first_pass := $(subst $(space),$(comma),$(filter-out postgres,$(promised)))
# Tests never read the settings of the person who runs them; tests/conftest.py draws the folder that they write to.
test test-long: export PANTAU_DATA = $(abspath .cache/no-data)
PIP := $(PY) -m pip --disable-pip-version-check
LOCK := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
        --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help run test test-long check bench lock servers clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

$(PY):
	@echo "== creating the environment $(VENV) with $(PYTHON)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make environments: apt-get install python3-venv"; exit 1; }

$(VENV)/.run.stamp: requirements/run.txt pyproject.toml | $(PY)
	@echo "== installing what Pantau needs to run (pinned, hashes checked)"
	@$(PIP) install --quiet --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev.stamp: requirements/dev.txt pyproject.toml | $(PY)
	@echo "== installing what the tests need (pinned, hashes checked)"
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run.stamp

run: $(VENV)/.run.stamp  ## install, then crawl, tag, index and report the demo newsroom once
	@echo "== one full round over the demo newsroom: crawl, read, index, digest"
	@$(BIN)/pantau up --demo --once
	@echo "== done. To keep it up, with the search page: $(BIN)/pantau up --demo"

servers: $(VENV)/.dev.stamp  ## fetch the Elasticsearch test servers into .cache, once
	@$(PY) -m tests.servers.elastic_node

test: servers  ## install, then run the suite: engines and browser found, then the database suites on PostgreSQL
	@echo "== the suite, on SQLite, tantivy and every Elasticsearch that can be had here"
	@$(PY) -m pytest -m "not long" $(if $(first_pass),--promise $(first_pass))
	@echo "== the database suites again, on PostgreSQL"
	@$(PY) -m tests.servers.run_on_postgres $(if $(filter postgres,$(promised)),--promised) -m "database and not long" tests

test-long: servers  ## the long campaigns: more generated cases, more kills; takes hours
	@PANTAU_TEST_PROFILE=long $(PY) -m pytest --timeout 7200
	@PANTAU_TEST_PROFILE=long $(PY) -m tests.servers.run_on_postgres --timeout 7200 -m database tests

check: $(VENV)/.dev.stamp  ## lint, format, types, import contracts and the size report
	@echo "== ruff" && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "== mypy" && $(BIN)/mypy
	@echo "== import contracts" && $(BIN)/lint-imports
	@echo "== size" && $(PY) tests/docs/size_report.py

bench: servers  ## measure the goals and print the figures
	@for program in benchmarks/*.py; do echo "== $$program"; PYTHONPATH=. $(PY) $$program || exit 1; done
	@echo "== fifteen more kills of a whole demo round, six small writers beside the worker for 60 s: 0 lost, 0 locked"
	@$(PY) -m pytest -q -m long --timeout 1200 tests/e2e/test_kills.py tests/pipelines/test_store_faults.py

lock: | $(PY)  ## compile requirements/*.txt from pyproject.toml anew (pass UPGRADE=--upgrade for newer versions)
	@$(PYTHON) -m venv .cache/lock
	@.cache/lock/bin/python -m pip --disable-pip-version-check install --quiet uv==$(UV_VERSION)
	@mkdir -p requirements
	@.cache/lock/bin/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  > .cache/lock/build-backend.in
	@.cache/lock/bin/uv $(LOCK) $(UPGRADE) --no-annotate -o requirements/run.txt pyproject.toml .cache/lock/build-backend.in
	@.cache/lock/bin/uv $(LOCK) $(UPGRADE) --no-annotate --extra dev -c requirements/run.txt -o requirements/dev.txt \
	  pyproject.toml .cache/lock/build-backend.in
	@grep -c '==' requirements/run.txt requirements/dev.txt

clean:  ## remove the environment, caches and fetched test servers
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info build dist

eval: $(VENV)/.dev.stamp ## precision, recall and F1 of the taggers on the gold files, with intervals
	@$(PY) tests/quality/evaluate.py
.PHONY: eval
