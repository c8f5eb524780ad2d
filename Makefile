# Needs Python 3.12 (as pyenv installs it) and make. uv is fetched into .tools where the machine has none that works.
UV_VERSION := 0.13.9
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
RUN := .venv/bin

.PHONY: demo test lint types format torture bench clean
.DEFAULT_GOAL := test

# `uv sync --frozen` installs what uv.lock names and nothing else; what it says is shown only where it fails.
.venv/.synced: uv.lock pyproject.toml .python-version
	@uv --version >/dev/null 2>&1 || test -x .tools/bin/uv || \
	    { echo "Fetching uv $(UV_VERSION) ..."; python3 -m venv .tools && .tools/bin/pip install -q --disable-pip-version-check uv==$(UV_VERSION); }
	@echo "Setting up .venv ..."
	@$(UV) sync --frozen >.sync.log 2>&1 || { cat .sync.log; rm -f .sync.log; exit 1; }
	@rm -f .sync.log
	@touch $@

.venv/.gazetteer: .venv/.synced $(wildcard src/chronist/data/places.csv src/chronist/data/countries.csv src/chronist/annotate/gazetteer*.py)
	@$(RUN)/chronist gazetteer build
	@touch $@

demo: .venv/.gazetteer
	@$(RUN)/chronist demo

test: .venv/.gazetteer
	@$(RUN)/python -m pytest

lint: .venv/.synced
	@$(RUN)/ruff check src tests benchmarks scripts
	@$(RUN)/ruff format --check src tests benchmarks scripts

types: .venv/.synced
	@$(RUN)/mypy

format: .venv/.synced
	@$(RUN)/ruff check --fix src tests benchmarks scripts
	@$(RUN)/ruff format src tests benchmarks scripts

# The long runs: more examples for every property, kills in the middle of reading.
torture: .venv/.gazetteer
	@CHRONIST_TORTURE=1 $(RUN)/python -m pytest -m torture

bench: .venv/.gazetteer
	@for f in benchmarks/*.py; do [ -e "$$f" ] && $(RUN)/python "$$f" || true; done

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
