"""Hold 2,000 contests for documents on a local stack and compare all that is stored of them.

`python -m tests.benchmark.contests [--times 10]` holds `times` as many contests as the end-to-end tests do.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox
from tests.e2e.contests import contests_on
from tests.e2e.racing import racing_documents
from tests.e2e.test_contests import MIXED, RACES, hold_submits, mix, race_submits


def main() -> int:
    """Print how many contests were held; end with an error at the first that disagrees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    times = parser.parse_args().times
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with LocalStack(StackOptions(home=folder / "home", port=0)) as stack, contests_on(stack) as contests:
            inbox = Inbox(stack.state)
            held = 0
            for contenders in (2, 3):
                race_submits(stack, contests, racing_documents(inbox, folder, 10), contenders, RACES * times)
                held += RACES * times
                _tell(f"{held} contests: {contenders} submits at once")
            held += hold_submits(inbox, contests, folder, times)
            _tell(f"{held} contests: a slow submit held or killed at each call")
            mix(inbox, contests, folder, MIXED * times)
            held += MIXED * times
    _tell(f"{held} contests in {time.monotonic() - begun:.0f} s; all stored content agrees")
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
