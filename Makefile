# make run        read corpus/ and write out/
# make test       lint, types, tests
# make campaign   all that the program must bear, for an hour or more; writes campaign.md
# make bench      speed beside the bare tokenizer and beside others
# make clean      remove what was made

.DEFAULT_GOAL := run
SHELL := /bin/sh
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VENV := .venv
BIN := $(VENV)/bin
# The first of these that is at least 3.11.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
INSTALLED_BENCH := $(VENV)/.installed-bench

.PHONY: run test campaign bench clean

run: $(INSTALLED)
	$(BIN)/python -m pipeline run corpus --out out

test: $(INSTALLED_DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/python -m pytest

campaign: $(INSTALLED_DEV)
	$(BIN)/python tests/campaign/run.py --report campaign.md

# Others that are measured beside it need the network; without it the measures are taken all the same.
bench: $(INSTALLED)
	@test $(INSTALLED_BENCH) -nt pyproject.toml || { $(BIN)/python -m pip install --quiet --editable '.[bench]' && touch $(INSTALLED_BENCH); } || \
		echo "The extra [bench] could not be installed: others are left out where they are missing." >&2
	$(BIN)/python tests/bench/speed.py

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and none was found." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --editable '.[dev,browser,cluster,parquet]'
	@touch $@ $(INSTALLED)

clean:
	rm -rf campaign.md .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find out -mindepth 1 ! -name .gitkeep -delete
