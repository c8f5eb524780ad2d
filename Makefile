# Needs Python 3.12 (as pyenv installs it) and make. uv is fetched into .tools where the machine has none that works.
UV_VERSION := 0.13.9
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
RUN := .venv/bin

.PHONY: demo test lint types format torture bench clean
.DEFAULT_GOAL := test

# `uv sync --frozen` installs what uv.lock names and nothing else; what it says is shown only where it fails.
.venv/.synced: uv.lock pyproject.toml .python-version
	@uv --version >/dev/null 2>&1 || test -x .tools/bin/uv || \
	    { echo "Fetching uv $(UV_VERSION) ..." >&2; { python3 -m venv .tools && .tools/bin/pip install -q uv==$(UV_VERSION); } \
	        >.setup.log 2>&1 || { cat .setup.log >&2; exit 1; }; }
	@echo "Setting up .venv ..." >&2
	@$(UV) sync --frozen >.setup.log 2>&1 || { cat .setup.log >&2; exit 1; }
	@rm -f .setup.log
	@touch $@

.venv/.gazetteer: .venv/.synced $(wildcard src/chronist/data/places.csv src/chronist/data/countries.csv src/chronist/annotate/gazetteer*.py)
	@$(RUN)/chronist gazetteer build
	@touch $@

demo: .venv/.gazetteer
	@$(RUN)/chronist demo

test: .venv/.gazetteer
	@$(RUN)/python -m pytest

lint: .venv/.synced
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .

types: .venv/.synced
	@$(RUN)/mypy

format: .venv/.synced
	@$(RUN)/ruff check --fix .
	@$(RUN)/ruff format .

# The long runs: many more orders, splits and kills than the tests try.
torture: .venv/.gazetteer
	@CHRONIST_TORTURE=1 $(RUN)/python -m pytest tests/test_store.py tests/test_runner.py

bench: .venv/.gazetteer
	@for f in $(wildcard benchmarks/*.py); do $(RUN)/python "$$f" || exit 1; done

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
