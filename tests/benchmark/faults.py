"""Every fault that AWS can have at every call of every handler: `python -m tests.benchmark.faults [HANDLER…]`.

The functional tests strike each call once; here each is struck with all that can happen to it.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable

import pytest

from tests.functional.faulting import Grid
from tests.functional.quick_moto import hurry_moto
from tests.functional.test_faults_api import fault_every_route
from tests.functional.test_faults_extract import WAYS, fault_extract
from tests.functional.test_faults_learn import fault_learn
from tests.functional.test_faults_sweep import fault_sweep


def _extract(grid: Grid) -> None:
    for name in WAYS:
        fault_extract(grid, name)


def _learn(grid: Grid) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        fault_learn(grid, monkeypatch)


HANDLERS: dict[str, Callable[[Grid], None]] = {
    "extract": _extract,
    "review_api": fault_every_route,
    "sweep": fault_sweep,
    "learn": _learn,
}


def main() -> int:
    """Prints how many faults each handler met and what went wrong; 1 when anything did."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.faults")
    parser.add_argument("handlers", nargs="*", metavar="HANDLER", help=f"of {', '.join(HANDLERS)}; all by default")
    parser.add_argument("--thinned", action="store_true", help="each call with one fault, as in the tests")
    options = parser.parse_args()
    hurry_moto()
    logging.disable(logging.CRITICAL)
    wrong: list[str] = []
    for name in options.handlers or HANDLERS:
        grid, began = Grid(whole=not options.thinned), time.process_time()
        HANDLERS[name](grid)
        kinds = ", ".join(f"{fault} {count}" for fault, count in sorted(grid.struck.items()))
        seconds = time.process_time() - began
        sys.stderr.write(f"{name}: {grid.struck.total()} faults ({kinds}), {seconds:.0f} s CPU\n")
        wrong += grid.wrong
    sys.stderr.write("".join(f"WRONG {each}\n" for each in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
