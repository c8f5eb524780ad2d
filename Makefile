# chronist: what a fresh machine needs. `make demo` and `make test` set everything up themselves.
UV_VERSION := 0.13.9
UV := $(shell if uv --version >/dev/null 2>&1; then echo uv; else echo .tools/bin/uv; fi)
RUN := .venv/bin

.PHONY: help setup demo test lint types torture bench clean

help:  ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

.tools/bin/uv:
	@echo "fetching uv"
	@python3 -m venv .tools && .tools/bin/python -m pip install --quiet uv==$(UV_VERSION)

# uv says a lot about the interpreters it meets; show it only where it fails.
.venv/.ready: uv.lock pyproject.toml .python-version | $(filter .tools/bin/uv,$(UV))
	@$(UV) sync --frozen --quiet 2>.uv.log || { cat .uv.log; rm -f .uv.log; exit 1; }
	@rm -f .uv.log
	@$(RUN)/chronist gazetteer build
	@touch $@

setup: .venv/.ready  ## create the environment from the lock, build the gazetteer

demo: setup  ## read the sample and show what comes out
	@$(RUN)/chronist demo

test: setup  ## run all tests
	@$(RUN)/python -m pytest

lint: setup  ## check style
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .

types: setup  ## check types
	@$(RUN)/mypy

torture: setup  ## the long runs
	@CHRONIST_TORTURE=1 $(RUN)/python -m pytest

bench: setup  ## measure speed
	@$(RUN)/python benchmarks/annotate.py

clean:  ## remove what was built
	rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
