# Reports in raw/ become tables in processed/. `make` alone lists what can be done.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# The first Python on this machine that is new enough; `make PYTHON=/path/to/python extract` takes another.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(name))))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help extract test check soak bench lint format docs lock clean

help: ## list what can be done
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

extract: $(INSTALLED) ## read the reports in raw/ and write the tables to processed/
	@$(BIN)/extract run

test: $(INSTALLED) ## run all tests
	@$(BIN)/python -m pytest -q

check: $(INSTALLED) ## compare the sample reports with their reviewed snapshots
	@$(BIN)/extract check

soak: $(INSTALLED) ## what takes long: planted faults must be noticed; runs bear kills, hostile files, a thousand reports
	@$(BIN)/python tests/mutation/plant.py
	@$(BIN)/python tests/soak.py

bench: $(INSTALLED) ## measure speed and memory beside a naive pipeline, on the same files
	@$(BIN)/python bench/run.py

lint: $(INSTALLED) ## check style, types and the import contract
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(INSTALLED) ## put code into the shape that lint asks for
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

docs: $(INSTALLED) ## write the pages of docs/ that are made from the code
	@$(BIN)/python docs/generate.py

lock: $(INSTALLED) ## write requirements.lock anew, with the newest versions that pyproject.toml allows
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 \
		--generate-hashes --extra dev pyproject.toml -o requirements.lock

clean: ## remove the tables and everything that tools leave behind, but not the environment
	@find processed -mindepth 1 ! -name .gitkeep -delete
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	@find src tests docs bench -name __pycache__ -prune -exec rm -rf {} +

# Every version comes from the lock, the build tools too, so that the same checkout gives the same environment.
$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found; install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@
