#!/usr/bin/env bash
# The CDK's command: installs what is missing into .venv, assembles the packages and synthesizes the stack.
set -euo pipefail
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"
make --no-print-directory -C "$root" install >&2
# The CDK names its files relative to this folder, so it stays the current one; -P keeps it off the module path.
exec "$root/.venv/bin/python" -P -m cdk.aws.app
