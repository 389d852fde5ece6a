#!/bin/sh
# Writes the lock files: exact versions with hashes, no registry address. Needs uv. The lock stays on
# Wagtail's long-term support line (lts.in); next.txt is the newest line that the suite also passes on.
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile -q pyproject.toml --universal --generate-hashes --no-header "$@"; }
lock -c requirements/lts.in -o requirements/base.txt
lock -c requirements/lts.in --group dev -o requirements/dev.txt
lock --group dev -o requirements/next.txt
