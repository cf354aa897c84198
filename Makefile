# Every command exists once, here; CI and people call the same ones.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
EXAMPLE := examples/storybook-react
PORT ?= 6006
WORKERS ?= 2
# On a machine that others use too, a test that waits for real processes gets a second try; the report lists it as rerun.
RERUNS := $(if $(CI),--reruns 1 -rfER)
SOAK ?= 1
SEED ?= $(shell date +%s)
export STORYBOOK_DISABLE_TELEMETRY := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test test-agent soak check format bench learn build lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.installed $(EXAMPLE)/node_modules/.installed ## Start the example Storybook with Sidestory in it
	$(BIN)/sidestory run --project $(EXAMPLE) -- npm --prefix $(EXAMPLE) run storybook -- -p $(PORT)

# Tests start hundreds of sidecars: Python keeps what it compiled for the first one, whatever the environment says.
test soak: export PYTHONDONTWRITEBYTECODE :=

test: $(VENV)/.installed $(EXAMPLE)/node_modules/.installed tools ## Run all tests, browser tests included, in WORKERS processes
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadscope $(RERUNS) $(ARGS)

test-agent: $(VENV)/agent/.installed ## Install the extra `agent` (some 400 MB) apart, and hold projects to their contract with it
	$(VENV)/agent/bin/python -m pytest -m agent tests/editors/agent tests/projects $(ARGS)

soak: $(VENV)/.installed $(EXAMPLE)/node_modules/.installed tools ## Run the fault tests at length, hours; SOAK=0.1 for a tenth of the rounds, SEED=… for the same ones
	SOAK=$(SOAK) SEED=$(SEED) $(BIN)/python -m pytest -m soak --hypothesis-seed=$(SEED) $(ARGS)

check: $(VENV)/.installed node_modules/.installed ## Format, lint and types of Python and JavaScript
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	npx --no-install prettier --check --log-level=warn overlay_js tests/overlay
	npx --no-install tsc -p overlay_js

format: $(VENV)/.installed node_modules/.installed ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	npx --no-install prettier --write --log-level=warn overlay_js tests/overlay

bench: $(VENV)/.installed $(EXAMPLE)/node_modules/.installed browser redis ## Measure, side by side with bare baselines
	$(BIN)/python -m benchmarks $(ARGS)

learn: $(VENV)/.installed ## Learn anew, from the labelled prompts, what words most likely ask for
	$(BIN)/python -m tests.context.learn

build: $(VENV)/.installed ## Build the wheel and the source distribution into dist/
	rm -rf dist
	$(BIN)/python -m hatchling build

lock: ## Resolve requirements.lock and the npm lock files anew
	$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/pip install -q uv
	$(VENV)/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --upgrade -q -o requirements.lock
	$(VENV)/lock/bin/uv pip compile pyproject.toml --extra agent -c requirements.lock --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --upgrade -q -o agent.lock
	npm install --package-lock-only --omit-lockfile-registry-resolved

clean: ## Remove everything that the commands above made
	rm -rf $(VENV) node_modules dist test-results $(EXAMPLE)/node_modules .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sidestory needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r requirements.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

# Beside the tests' own environment and on top of it, so that those never see the SDK.
$(VENV)/agent/.installed: $(VENV)/.installed agent.lock
	$(PYTHON) -m venv $(VENV)/agent
	$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > "$$($(VENV)/agent/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/sidestory.pth"
	$(VENV)/agent/bin/pip install -q --require-hashes -r agent.lock
	touch $@

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	touch $@

$(EXAMPLE)/node_modules/.installed: $(EXAMPLE)/package-lock.json
	npm --prefix $(EXAMPLE) ci --no-audit --no-fund --loglevel=error
	touch $@

.PHONY: tools
tools: browser redis
	@[ "$$(uname)" != Linux ] || .ci/need strace strace

.PHONY: browser
browser:
	@.ci/need chromium chromium chromium-browser google-chrome

.PHONY: redis
redis:
	@.ci/need redis-server redis-server
	@.ci/need openssl openssl
