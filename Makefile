# make site builds the example village, make test runs every check. Each sets up what it needs; the second time is quick.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-config --fork-strategy fewest \
	--custom-compile-command 'make lock' $(UPGRADE) pyproject.toml
# One more than there are cores: tests in a browser wait a third of their time.
TESTS := $(BIN)/python -m pytest -n $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist worksteal

# Wheels only: nothing that is fetched runs code while it is installed.
LOCKED := $(PIP) install -qq --require-hashes --only-binary :all: -r
# From this checkout, offline, with the locked hatchling.
EDITABLE := $(PIP) install -qq --no-deps --no-build-isolation --no-index -e .

export PYTHON
export NO_MKDOCS_2_WARNING := 1

.PHONY: site proof compiled serve test fast lint format docs bench wheel lock clean

# Build the example village's site and boards, and say where they are.
site: compiled
	@if .ci/system boards; then $(BIN)/wuhua build; else \
		echo 'Building the site without boards.'; $(BIN)/wuhua build --no-boards; fi
	@echo 'The site:    $(CURDIR)/site/index.html'
	@if [ -d boards ]; then echo 'The boards:  $(CURDIR)/boards/'; fi

# Every sheet of the example, on contact sheets to look at.
proof: site $(VENV)/.test
	@$(BIN)/python tests/proof.py boards .

# Where Python may not write bytecode as it runs, every command would compile the program anew.
compiled: $(VENV)/.site
	@$(BIN)/python -m compileall -q generator/wuhua

# Show the example village while it is being written.
serve: compiled
	$(BIN)/wuhua serve

# Every check that CI runs.
test: $(VENV)/.test $(VENV)/.quality lint compiled
	@.ci/system tests || echo 'Tests marked browser will be skipped.'
	@.ci/system boards || echo 'Tests of boards will fail.'
	$(TESTS)

# The checks to run after each small change.
fast: $(VENV)/.test
	$(TESTS) -m 'not slow and not browser'

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Write docs/coverage.md and docs/rules.md anew from the tables and the rules' pages.
docs: $(VENV)/.test
	PYTHONPATH=. $(BIN)/python -m tests.coverage

# Measure against the numbers in docs and against other generators.
bench: $(VENV)/.bench compiled
	@.ci/system boards
	$(BIN)/python benchmarks/run.py

# One file that a village office installs: dist/wuhua-*.whl.
wheel: $(VENV)/.site
	$(BIN)/hatchling build -t wheel -d dist

# Renew the locks from pyproject.toml; UPGRADE=--upgrade also takes newer releases.
lock: $(VENV)/.site
	$(PIP) install -q uv
	$(UV) --extra build -o requirements.lock
	$(UV) --extra build --extra test -c requirements.lock -o requirements-test.lock
	$(UV) --extra bench -c requirements-test.lock -o benchmarks/requirements.lock

# Remove what was made, not what was installed.
clean:
	rm -rf site site.releases site-draft site-draft.releases boards boards.releases print .wuhua dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@.ci/system venv
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wuhua needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo 'Installing what the site needs (once) ...'
	@$(LOCKED) requirements.lock
	@$(EDITABLE)
	@touch $@

$(VENV)/.test: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	@echo 'Installing what the tests need (once) ...'
	@$(LOCKED) requirements-test.lock
	@$(EDITABLE)
	@touch $(VENV)/.site $@

# The HTML checker, Lighthouse and a parser of scripts; where npm or Java is missing their tests are skipped.
$(VENV)/.quality: tests/quality/package-lock.json | $(VENV)/bin/python
	@mkdir -p $(VENV)/quality && cp tests/quality/package*.json $(VENV)/quality
	@if command -v npm java >/dev/null && npm ci --prefix $(VENV)/quality --silent --ignore-scripts --no-audit --no-fund; then touch $@; else \
		rm -rf $(VENV)/quality; echo 'Tests that ask the HTML checker and Lighthouse will be skipped.'; fi

$(VENV)/.bench: benchmarks/requirements.lock $(VENV)/.test
	@$(LOCKED) benchmarks/requirements.lock
	@touch $@
