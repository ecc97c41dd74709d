# Everything runs in a virtual environment that the targets make themselves; Python 3.11 or later is all that is needed.
PYTHON ?= python3.11
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared

.PHONY: help demo test lint types imports tests prove bench docs clean
.DEFAULT_GOAL := help

help:  ## what there is to make
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV): a minute or two, once"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV), with the tools for development: a minute or two, once"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed  ## read the example reports into a ledger of their own and ask it
	@PATH="$(abspath $(BIN)):$$PATH" sh examples/demo.sh

lint: $(VENV)/.installed-dev  ## ruff
	$(BIN)/ruff check src tests benchmarks docs training

types: $(VENV)/.installed-dev  ## mypy --strict
	$(BIN)/mypy

imports: $(VENV)/.installed-dev  ## no stage imports another
	$(BIN)/lint-imports

tests: $(VENV)/.installed-dev  ## pytest on two processes, without the heavy proofs
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not prove"

test: lint types imports tests  ## everything a change must pass

prove: $(VENV)/.installed-dev  ## the heavy proofs
	$(BIN)/python -m pytest -m prove

bench: $(VENV)/.installed-dev  ## the tables that the READMEs quote
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m benchmarks accuracy --path $(SHARED)
	$(BIN)/python -m benchmarks places --path $(SHARED)
	$(BIN)/python -m benchmarks parties --path $(SHARED)
	$(BIN)/python -m benchmarks speed --path $(SHARED)

docs: $(VENV)/.installed-dev  ## write the generated reference and the pictures anew
	$(BIN)/python -m docs.reference
	$(BIN)/python -m docs.pictures
	$(BIN)/python -m docs.transcripts

clean:  ## remove what the targets made, the virtual environment included
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
