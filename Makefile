# Every command of the house; `make` or `make help` prints them. Needs Python 3.11+ (with venv) and make, nothing else.
# The environment lives in .venv and is made from the hashed locks; stamps in it make a second start quick.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READOUT := $(BIN)/readout
HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes

LOCK_VENV := build/lock
LOCK_COMPILE := $(LOCK_VENV)/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --no-build \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help run test fuzz check format lint types step fmt schema docs score bench calibrate vendor lock docker-steps clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- running -----------------------------------------------------------------------------------------------------

run: $(VENV)/.runtime ## Serve the timeline with the sample archive at http://127.0.0.1:8000 (HOST=… PORT=…)
	@$(READOUT) migrate
	@$(READOUT) ingest samples/releases.jsonl
	@echo 'To try next, in a second terminal: $(READOUT) ingest PAGE (a release you saved, or its address), make help.'
	@READOUT_LOG_FORMAT=$${READOUT_LOG_FORMAT:-console} exec $(READOUT) serve --host $(HOST) --port $(PORT)

# --- checking ----------------------------------------------------------------------------------------------------

test: $(VENV)/.dev ## Run the whole suite on SQLite and PostgreSQL (ARGS='-k dates' for a part)
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(ARGS)

check: format lint types step ## The gate: format, lint, types, schema and documents in step, then make test
	@$(MAKE) --no-print-directory test

fuzz: $(VENV)/.dev ## Compare plans with the general executor on new documents (FUZZ_DOCUMENTS=20000 FUZZ_SEED=…)
	@seed=$${FUZZ_SEED:-$$(date +%s)}; echo "FUZZ_SEED=$$seed"; FUZZ_SEED=$$seed FUZZ_DOCUMENTS=$${FUZZ_DOCUMENTS:-20000} \
		$(BIN)/python -m pytest --numprocesses auto tests/property/test_plans.py $(ARGS)

format: $(VENV)/.dev ## Say which files `make fmt` would change
	$(BIN)/ruff format --check .

lint: $(VENV)/.dev ## Lint
	$(BIN)/ruff check .

types: $(VENV)/.dev ## Check types, strictly
	$(BIN)/mypy

step: $(VENV)/.dev ## Say whether schema.graphql and the lists in docs/ are in step with the code
	$(READOUT) schema --check
	$(BIN)/python -m pytest -p no:randomly tests/contract/test_settings_documented.py \
		tests/contract/test_errors_documented.py

score: $(VENV)/.dev ## Score the extraction (GOLD=FILE RAW_DIR=DIR: on other documents; ARGS=--write: docs/scorecard.md)
	@$(BIN)/python -m tests.gold $(if $(GOLD),--gold $(GOLD)) $(if $(RAW_DIR),--raw-dir $(RAW_DIR)) $(ARGS)

calibrate: $(VENV)/.dev ## Count anew how often each rule is right, which is what confidence rests on
	@$(BIN)/python -m tests.gold.calibrate

bench: $(VENV)/.dev ## Measure the server beside its peers (ARGS='--events 1000000 --peers', ARGS=extraction)
	@$(BIN)/python -m tests.bench $(ARGS)

docker-steps: $(VENV)/.dev ## Run the steps of the Dockerfile here, without Docker
	$(BIN)/python -m pytest -p no:randomly tests/contract/test_docker.py

# --- changing ----------------------------------------------------------------------------------------------------

fmt: $(VENV)/.dev ## Format the code and mend what lint can mend
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

schema: $(VENV)/.dev ## Write schema.graphql from the code
	$(READOUT) schema > schema.graphql.new && mv schema.graphql.new schema.graphql

docs: $(VENV)/.dev ## Print the answers in README.md and docs/api.md anew where they differ
	@$(BIN)/python -m tests.documents

vendor: $(VENV)/.dev ## Rebuild static/vendor from its VENDOR.toml (needs npm)
	$(BIN)/python tools/vendor.py

lock: ## Write the locks from pyproject.toml (UPGRADE=1 takes newer releases)
	@test -x $(LOCK_VENV)/bin/uv || { $(PYTHON) -m venv $(LOCK_VENV) && $(LOCK_VENV)/bin/python -m pip install -q uv; }
	$(LOCK_COMPILE) pyproject.toml -o requirements.lock
	$(LOCK_COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK_COMPILE) --group wheel -c requirements-dev.lock -o docker/wheel.lock

clean: ## Remove the environment and all that was built; the database stays
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment ---------------------------------------------------------------------------------------------
# The checkout is put on the path by a .pth file and `readout` is a two-line launcher: what `pip install -e .` would do,
# without a build that would copy the shipped files beside the ones being edited.

$(READOUT):
	@test -n '$(PYTHON)' || { echo 'Readout needs Python 3.11 or newer.'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo 'Python cannot make environments here; on Debian and Ubuntu: apt-get install python3-venv'; exit 1; }
	@echo '$(CURDIR)' > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/readout.pth"
	@printf '%s\n' '#!/bin/sh' 'exec "$${0%/*}/python" -m app.cli "$$@"' > $@
	@chmod +x $@

$(VENV)/.runtime: requirements.lock | $(READOUT)
	@echo 'Installing what Readout needs into $(VENV) …'
	@$(PIP_INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(READOUT)
	@echo 'Installing what Readout and its tests need into $(VENV) …'
	@$(PIP_INSTALL) -r requirements-dev.lock
	@touch $(VENV)/.runtime $@
