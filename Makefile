# Parvis: `make run` does everything from a bare system and opens the program on a sample; `make check` is what CI runs.
# `make PYTHON=python3.13 run` chooses the interpreter; else an existing .venv's, else the newest that fits.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

INTERPRETER := $(shell .ci/find-python $(PYTHON))

VENV := .venv/bin/python
SAMPLE ?= build/sample.parvis
BUNDLE := dist/parvis/parvis
export PYTHONUTF8 := 1
headless := QT_QPA_PLATFORM=offscreen

.PHONY: help run test check format-check lint types layers translations-check tests soak mutants bench corpus bundle lock \
        translations format screenshots screenshot clean setup setup-work setup-test setup-bundle compiled

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# Set-up: quick when nothing changed (.ci/set_up.py keeps a stamp of the lock file and the interpreter) ------------

define set_up
@test -n "$(INTERPRETER)" || { echo "Parvis needs Python 3.11 or newer: $(or $(PYTHON),none of them was found;) \
$(if $(PYTHON),is not one.,install python3 and say it again, or say 'make PYTHON=/path/to/python3.12 …'.)" >&2; exit 1; }
@$(INTERPRETER) .ci/set_up.py $(1)
endef

setup:
	$(call set_up,run)

setup-work:
	$(call set_up,work)

setup-test:
	$(call set_up,test)

setup-bundle:
	$(call set_up,bundle)

compiled:
	@$(VENV) .ci/translations.py compile

# Use -----------------------------------------------------------------------------------------------------------

run: setup compiled ## open the program on the sample platform
	@mkdir -p $(dir $(SAMPLE))
	@test -e $(SAMPLE) || $(VENV) -m desktop_app new $(SAMPLE) --demo
	@.ci/has-display $(SAMPLE)
	@$(VENV) -m desktop_app $(SAMPLE)

# Checks --------------------------------------------------------------------------------------------------------

test: tests ## the tests, without a display (make test PYTEST="tests/domain -x")

check: setup-test format-check lint types layers translations-check tests ## what CI runs: style, types, layers, translations, tests

format-check: setup-work
	@$(VENV) -m ruff format --check .

lint: setup-work
	@$(VENV) -m ruff check .

types: setup-work
	@$(VENV) -m mypy

layers: setup-work
	@.venv/bin/lint-imports --no-logo

translations-check: setup-work
	@$(VENV) .ci/translations.py check

# All of them share the processors, a file of tests each in one process; a selection runs in one, to be looked into.
tests: setup-test compiled
	@$(headless) $(VENV) -m pytest $(or $(PYTEST),--numprocesses=logical --maxprocesses=8 --dist=loadfile --no-loadscope-reorder)

soak: setup-test compiled ## thousands of random histories of copies that leave and come back (make soak HISTORIES=2000 SEED=1)
	@$(headless) SEED=$(SEED) $(VENV) -m tests.sync.mutants soak $(or $(HISTORIES),2000)

mutants: setup-test compiled ## the merge with one rule taken out at a time: each must be caught
	@$(headless) SEED=$(SEED) $(VENV) -m tests.sync.mutants

bench: setup-test compiled ## speed as ratios to the bare minimum, measured in the same run
	@$(headless) $(VENV) -m tests.benchmarks $(BENCH)

corpus: setup-test compiled ## real files of other programs through a base, and what they lose (make corpus CORPUS="--lost")
	@$(VENV) -m tests.corpus $(CORPUS)

# Work ----------------------------------------------------------------------------------------------------------

format: setup-work ## lay the code out
	@$(VENV) -m ruff check --fix-only -q .
	@$(VENV) -m ruff format .

translations: setup-work ## find new messages, bring them into the catalogues, compile
	@$(VENV) .ci/translations.py update compile

screenshots: setup-test compiled ## a picture of each page in both languages, in build/screenshots
	@$(headless) $(VENV) -m tests.screenshots build/screenshots

screenshot: screenshots

bundle: setup-bundle compiled ## a folder that runs without Python, tried by its own self-test
	@$(VENV) -m PyInstaller --noconfirm --clean --log-level ERROR --distpath dist --workpath build/pyinstaller build.spec
	@$(headless) $(BUNDLE) self-test

lock: setup-work ## the newest versions pyproject.toml allows, with hashes
	@$(VENV) .ci/lock.py

clean: ## all that is made again, the sample base too
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find desktop_app tests translations -name __pycache__ -prune -exec rm -rf {} + -o -name '*.mo' -exec rm -f {} +
