"""The sweeper's walk through a huge inbox: `python -m tests.benchmark.inbox [--objects 10000000] [--markers 10000000]`.

Objects and delete markers are made up as they are listed; runs are a minute apart, on a clock that is moved. Then three
objects are uploaded at the beginning, in the middle and at the end of the keys while a walk goes on, and their events
are lost.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import timedelta

from tests.inboxes import MadeUpInbox, Simulation


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.inbox", description=__doc__)
    parser.add_argument("--objects", type=int, default=10_000_000)
    parser.add_argument("--markers", type=int, default=10_000_000)
    options = parser.parse_args()
    began = time.monotonic()
    simulation = Simulation(MadeUpInbox(options.objects, options.markers))
    simulation.walk_once()
    first = len(simulation.lists)
    _say(
        f"first walk, everything compared: {simulation.walk_minutes} minutes, {sum(simulation.lists):,} LIST calls, "
        f"{sum(simulation.reads):,} table calls, {sum(simulation.rows):,} rows; a run has at most "
        f"{max(simulation.lists)} LIST calls and {max(simulation.reads)} table calls"
    )
    simulation.run(max(1, simulation.walk_minutes // 2))
    places = (0, options.objects // 2, options.objects - 1)
    for place in places:
        simulation.lose(place, after=timedelta(0))
    waited = 0
    while len({source.key for source in simulation.notices}) < len(places):
        simulation.run(1)
        waited += 1
    runs = len(simulation.lists) - first
    _say(
        f"three lost events: all found after {waited} minutes; {sum(simulation.lists[first:]) / runs:.0f} LIST calls "
        f"and {sum(simulation.reads[first:]) / runs:.0f} table calls a run on average, at most "
        f"{max(simulation.lists[first:])} and {max(simulation.reads[first:])} "
        f"({time.monotonic() - began:.0f} s)"
    )
    return int(waited > simulation.walk_minutes + 21)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
