# Two commands on a machine that has only Python and make: `make demo` and `make test`.
# Everything happens in .venv; nothing is activated and nothing is installed elsewhere.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint fixture bench fuzz man clean

help:
	@echo "make demo     set up, then clean a fixture to Simplified Markdown on the terminal"
	@echo "make test     set up, then ruff, mypy, the architecture test and all tests"
	@echo "make fixture  FILE=dump.txt NAME=my-case: add a fixture from a dump"
	@echo "make bench    speed, as ratios"
	@echo "make fuzz     SECONDS=60: any bytes to a record, guided by coverage"
	@echo "make man      the man page again, after a change of help text"
	@echo "make clean    remove .venv and what the tools left"

# A new virtual environment whenever pyproject.toml asks for something else.
$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("newsclean needs Python 3.11 or later; try make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	@touch $@

demo: $(VENV)/.ready
	$(BIN)/newsclean clean --to simplified fixtures/local-site/dump.txt

test: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fixture: $(VENV)/.ready
	$(BIN)/python tests/add_fixture.py "$(FILE)" "$(NAME)"

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/speed.py

man: $(VENV)/.ready
	$(BIN)/python tools/make_man.py

SECONDS ?= 60

fuzz: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	mkdir -p fuzz/corpus fuzz/found
	for f in fixtures/*/dump.*; do cp "$$f" "fuzz/corpus/$$(echo "$$f" | tr / -)"; done
	$(BIN)/python fuzz/bytes_to_record.py -max_total_time=$(SECONDS) -timeout=5 -rss_limit_mb=4096 \
	    -artifact_prefix=fuzz/found/ fuzz/corpus

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
