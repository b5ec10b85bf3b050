"""`python -m docloop.lab.samples FOLDER --count N --seed S`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from docloop.lab.samples.groups import make_groups
from docloop.lab.samples.making import make_samples
from docloop.lab.samples.stacks import make_stacks


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m docloop.lab.samples", description="Make documents with known truth."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--types", nargs="+", default=["receipt", "invoice"], choices=["receipt", "invoice", "contract"]
    )
    parser.add_argument("--codes", action="store_true", help="print payment codes (Girocode) on invoices in euros")
    parser.add_argument("--stacks", action="store_true", help="make files that hold two to six papers each")
    parser.add_argument("--groups", action="store_true", help="make pictures that hold two to four papers each")
    options = parser.parse_args()
    if options.groups:
        make_groups(options.folder, count=options.count, seed=options.seed)
        sys.stdout.write(f"{options.count} pictures and labels.jsonl in {options.folder}\n")
        return 0
    if options.stacks:
        make_stacks(options.folder, count=options.count, seed=options.seed, scanned=20)
        sys.stdout.write(f"{options.count} stacks and labels.jsonl in {options.folder}\n")
        return 0
    make_samples(options.folder, count=options.count, seed=options.seed, types=options.types, codes=options.codes)
    sys.stdout.write(f"{options.count} documents and labels.jsonl in {options.folder}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
