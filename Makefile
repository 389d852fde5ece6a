# The commands of the project. `make` alone lists them; nothing here asks a question.

PORT ?= 8000
export VAR_DIR ?= $(CURDIR)/var
VENV := .venv
PY := $(VENV)/bin/python
NEXT := .venv-next
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po locale-wagtail/*/LC_MESSAGES/*.po)
# Arguments for pytest: make test ARGS="tests/site -k languages"
ARGS ?=

# The first Python that is new enough; PYTHON=/path/to/python3 chooses another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)

.PHONY: help setup dev-setup next-setup demo test screenshots test-next check bench messages features clean
.DEFAULT_GOAL := help

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/base.stamp $(VENV)/messages.stamp ## Install what the site needs into .venv
dev-setup: setup $(VENV)/dev.stamp
next-setup: setup $(NEXT)/dev.stamp

demo: setup ## Show the demonstration site (PORT=8000); the second start takes seconds
	@$(PY) manage.py serve_demo --port $(PORT)

test: dev-setup ## Run every test: SQLite, the browser, and PostgreSQL when a server is reachable
	@$(PY) tests/run.py $(ARGS)

screenshots: dev-setup ## Pictures of every page type in var/screenshots: both languages, widths and themes
	@POBRATIM_SCREENSHOTS=1 DATABASE_URL= $(PY) -m pytest tests/browser -q -k screenshots

test-next: next-setup ## Run the tests with the newest Wagtail (SQLite, no browser)
	@DATABASE_URL= VAR_DIR=$(VAR_DIR)/next $(NEXT)/bin/python -m pytest -m "not browser" $(ARGS)

check: dev-setup ## Style, templates, migrations, translations of the interface, production settings
	@$(PY) manage.py check_code

bench: setup ## Measure the production server on generated content; tables in bench/results/
	@$(PY) bench/run.py $(ARGS)
	@$(PY) bench/finding.py $(if $(RECORDS),--records $(RECORDS),--records 1000)

messages: setup ## Collect the strings of the interface into locale/ (needs gettext) and compile them
	@$(PY) manage.py messages
	@$(MAKE) --no-print-directory setup

features: dev-setup ## List which features have a passing test (of the last run)
	@$(PY) manage.py features

clean: ## Remove the environments (the state in var/ stays)
	rm -rf $(VENV) $(NEXT)

# --- how --------------------------------------------------------------------------------------------
# uv is quicker, but knows nothing of pip's settings (a registry of one's own): pip is tried after it.
define install
	@echo "Installing $(2)"
	@if command -v uv >/dev/null && uv --version >/dev/null 2>&1 \
	  && uv pip install -q --python $(1)/bin/python --require-hashes -r $(2) 2>/dev/null; then :; \
	  else $(1)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $(2); fi
	@touch $@
endef

%/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Python 3.11 or newer is needed and was not found; this machine has: $$(python3 --version 2>&1)." >&2; \
	  echo "Install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; exit 1; }
	@echo "Creating the environment $* with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $*

$(VENV)/base.stamp: requirements/base.txt | $(PY)
	$(call install,$(VENV),requirements/base.txt)

$(VENV)/dev.stamp: requirements/dev.txt | $(VENV)/base.stamp
	$(call install,$(VENV),requirements/dev.txt)

$(NEXT)/dev.stamp: requirements/next.txt | $(NEXT)/bin/python
	$(call install,$(NEXT),requirements/next.txt)

# Compiled catalogues are not committed; Babel compiles them, so that gettext is not needed.
$(VENV)/messages.stamp: $(CATALOGUES) | $(VENV)/base.stamp
	@for file in $(CATALOGUES); do \
	  $(PY) -m babel.messages.frontend -q compile -l $$(basename $$(dirname $$(dirname $$file))) \
	    -i $$file -o $${file%.po}.mo || exit 1; done
	@touch $@
