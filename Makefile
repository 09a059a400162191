# mediation_map: one command per task; `make` alone lists them.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WEB := mediation_map/web
CONFIG ?= data/raw/territoire.toml
# The invented territory lives on Monday 23 November 2026, noon in Paris: it never ages.
DEMO_DAY := 1795431600
# Node comes from the system, else from the PyPI package that the last rule of `node` installs.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help install site demo serve check test lint bench web programs clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.installed $(WEB)/dist/.built ## Install what the build needs

site: install ## Build the default territory into site/public and site/pro
	$(BIN)/python -m mediation_map build --config $(CONFIG) --out site

demo: install ## Build the invented full-featured territory into site/demo
	SOURCE_DATE_EPOCH=$(DEMO_DAY) $(BIN)/python -m mediation_map build \
		--config data/demo/raw/territoire.toml --out site/demo

serve: site ## Serve site/public on this machine
	$(BIN)/python -m mediation_map serve site/public

check: $(VENV)/.installed ## Report every problem in the tables, in French
	$(BIN)/python -m mediation_map check --config $(CONFIG)

test: install $(VENV)/.installed-dev programs lint ## Run every check and test
	cd $(WEB) && npm test --silent
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd $(WEB) && npm run lint --silent

bench: install $(VENV)/.installed-dev ## Measure speed, as ratios within one run
	$(BIN)/python -m tests.bench

web: $(WEB)/dist/.built ## Bundle what runs in the browser

programs:
	@$(BIN)/python -m tests.install

clean: ## Remove what the commands made, tools included
	rm -rf $(VENV) site $(WEB)/dist $(WEB)/node_modules .pytest_cache .mypy_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@command -v npm >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.lock
	@$(BIN)/python -m compileall -q -x node_modules mediation_map
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(WEB)/node_modules/.installed: $(WEB)/package-lock.json $(VENV)/.installed
	cd $(WEB) && npm ci --silent --no-audit --no-fund
	@touch $@

$(WEB)/dist/.built: $(WEB)/node_modules/.installed $(shell find $(WEB)/src $(WEB)/css -type f 2>/dev/null) $(WEB)/construire.mjs
	cd $(WEB) && npm run build --silent
	@touch $@
