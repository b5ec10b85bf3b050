#!/usr/bin/env bash
# The CDK's command: installs what is missing into .venv, assembles the packages and synthesizes the stack.
set -euo pipefail
if [[ -n "${CDK_OUTDIR:-}" ]]; then
    CDK_OUTDIR="$(realpath -m -- "$CDK_OUTDIR")"
    export CDK_OUTDIR
fi
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
make --no-print-directory install >&2
exec .venv/bin/python -m cdk.app
