"""Whether dropped notifications are found: `python -m tests.benchmark.dropped [--uploads 1000] [--dropped 50]`.

On moto in this process: the given number of S3's notifications is lost, and half as many of the sweeper's repeats.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time

import pytest

from tests.functional.dropping import drop_notifications
from tests.functional.paper import memo_type
from tests.functional.quick_moto import hurry_moto
from tests.functional.stage import raise_stage


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.dropped", description=__doc__)
    parser.add_argument("--uploads", type=int, default=1_000)
    parser.add_argument("--dropped", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    hurry_moto()
    logging.disable(logging.WARNING)
    began = time.monotonic()
    with pytest.MonkeyPatch.context() as monkeypatch, raise_stage(monkeypatch) as stage:
        stage.add_type(memo_type())
        found = drop_notifications(
            stage,
            uploads=options.uploads,
            dropped=options.dropped,
            dropped_again=options.dropped // 2,
            seed=options.seed,
        )
    twice = sum(count != 1 for count in found.events.values())
    sys.stderr.write(
        f"{options.uploads} uploads, {options.dropped} notifications and {options.dropped // 2} repeats lost: "
        f"{found.known_before} documents without the sweeper, all after {found.minutes} minutes; "
        f"{found.accepted} accepted, {len(found.events)} announced, {twice} of them not exactly once "
        f"({time.monotonic() - began:.0f} s)\n"
    )
    return int(twice > 0 or found.accepted != options.uploads or len(found.events) != options.uploads)


if __name__ == "__main__":
    sys.exit(main())
