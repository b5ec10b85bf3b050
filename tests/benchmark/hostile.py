"""Drops hostile files into a local stack and measures what each costs, and whether a normal invoice beside it is read.

    python -m tests.benchmark.hostile            the files that tests/hostile makes
    python -m tests.benchmark.hostile FOLDER     those of a folder

Limits: a typed state within 30 s, which only a first start can reach (a message that failed comes back after minutes),
and within 1.2 GB; the invoice within 20 s, beside two within 60 s.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from docloop.cli.command import CommandError

from cdk.local.processes import descendants
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox, Outcome
from cdk.local.supervisor import Worker
from tests.e2e.bad_files import pdf
from tests.hostile import hostile_files

SECONDS, MEGABYTES, BESIDE_ONE, BESIDE_TWO = 30.0, 1_200.0, 20.0, 60.0
_INVOICE = (
    "INVOICE\nNorth Supplies Ltd\nInvoice No. {}\nDate 12 March 2024\nTotal 119.00 EUR\nPlease pay within 14 days."
)


@dataclass(frozen=True)
class Cost:
    name: str
    became: str
    seconds: float
    megabytes: float
    beside: float

    @property
    def is_within(self) -> bool:
        return self.seconds <= SECONDS and self.megabytes <= MEGABYTES and self.beside <= BESIDE_ONE

    def row(self) -> str:
        mark = "" if self.is_within else "  <-- over a limit"
        return (
            f"{self.name:32} {self.became:32} {self.seconds:6.1f} s {self.megabytes:6.0f} MB {self.beside:6.1f} s{mark}"
        )


class FamilyWatch:
    """The highest sum of the resident sizes of one worker and all below it since `reset`, in megabytes (1e6).

    Pages that processes share are counted once for each, so this is an upper bound.
    """

    def __init__(self, workers: Sequence[Worker], seconds: float = 0.1) -> None:
        self.peak = 0.0
        self._workers = workers
        self._seconds = seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> FamilyWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()

    def reset(self) -> None:
        self.peak = 0.0

    def _run(self) -> None:
        while not self._stopping.wait(self._seconds):
            for pid in [worker.pid for worker in self._workers]:
                if pid:
                    self.peak = max(self.peak, sum(map(resident, (pid, *descendants(pid)))) / 1e6)


def resident(pid: int) -> int:
    """The resident size of a process in bytes; 0 when it has ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return int(psutil.Process(pid).memory_info().rss)
    return 0


class Ground:
    """A running stack that files are dropped into."""

    def __init__(self, stack: LocalStack, folder: Path) -> None:
        self._inbox = Inbox(stack.state)
        self._folder = folder
        self._count = 0

    def drop(self, *files: tuple[str, bytes]) -> list[Outcome]:
        """The outcomes of the files and, last, of an invoice dropped beside them."""
        self._count += 1
        invoice = pdf(_INVOICE.format(self._count))
        dropped = []
        for place, (name, data) in enumerate([*files, ("invoice.pdf", invoice)]):
            path = self._folder / name
            path.write_bytes(data)
            dropped.append(self._inbox.put(path, f"inbox/{self._count}-{place}/{name}"))
        return self._inbox.wait(dropped, lambda _: None, stall=300)


def measure(ground: Ground, memory: FamilyWatch, name: str, data: bytes) -> Cost:
    memory.reset()
    hostile, invoice = ground.drop((name, data))
    document = hostile.document
    failure = document.failure.code if document and document.failure else ""
    return Cost(
        name=name,
        became=f"{document.state if document else 'lost'} {failure}".strip(),
        seconds=hostile.seconds or 0.0,
        megabytes=memory.peak,
        beside=invoice.seconds or float("inf"),
    )


def files_of(folder: Path | None, seed: int, only: str) -> list[tuple[str, bytes]]:
    if folder is None:
        return [(file.name, file.make()) for file in hostile_files(seed) if only in file.name]
    return [
        (path.name, path.read_bytes())
        for path in sorted(folder.glob("*"))
        if path.suffix != ".md" and only in path.name
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of files (default: those that are made)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="files whose name holds this")
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    files = files_of(arguments.folder, arguments.seed, arguments.only)
    over = 0
    with tempfile.TemporaryDirectory(prefix="docloop-hostile-") as folder:
        place = Path(folder)
        (place / "files").mkdir()
        with (
            LocalStack(StackOptions(home=place / "home", port=arguments.port)) as stack,
            FamilyWatch(stack.pools["extract"].workers) as memory,
        ):
            ground = Ground(stack, place / "files")
            ground.drop()  # the first document finds everything cold
            for name, data in files:
                cost = measure(ground, memory, name, data)
                over += not cost.is_within
                print(cost.row(), flush=True)  # noqa: T201 - a command
            for one, other in zip(files[::2], files[1::2], strict=False):
                began = time.monotonic()
                invoice = ground.drop((f"2-{one[0]}", one[1] + b"\n"), (f"2-{other[0]}", other[1] + b"\n"))[-1]
                if (invoice.seconds or float("inf")) > BESIDE_TWO:
                    over += 1
                    print(f"beside {one[0]} and {other[0]}: {time.monotonic() - began:.1f} s  <-- over", flush=True)  # noqa: T201
    print(f"{len(files)} files, {over} over a limit")  # noqa: T201
    return int(over > 0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CommandError as error:
        sys.exit(str(error))
