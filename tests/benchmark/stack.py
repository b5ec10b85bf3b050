"""`python -m tests.benchmark.stack DOCSET --count 100`: how fast and how large the local stack is.

A closed loop: as many documents under way as there are workers, the next is dropped when one is done. So the times
are those of the platform at full load, without waiting in a queue that this program itself would have filled.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from docloop.cli.command import CommandError
from docloop.errors import DocloopError
from docloop.lab.evaluation.docset import load_docset
from docloop.model.document import DocumentState

from cdk.local.drop import check_file
from cdk.local.processes import descendants
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import POLL_SECONDS, UNDER_WAY, Dropped, Inbox, Outcome, keys_for
from cdk.local.state import default_home
from cdk.local.supervisor import Worker

GIB = 1024**3


class MemoryWatch:
    """The highest sum, over a worker and all below it, of the largest resident size each process ever had (bytes).

    Pages that processes share are counted once for each, so this is an upper bound.
    """

    def __init__(self, workers: Sequence[Worker], seconds: float = 0.5) -> None:
        self.peak = 0
        self._workers = workers
        self._seconds = seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(self._seconds):
            for pid in [worker.pid for worker in self._workers]:
                if pid:
                    self.peak = max(self.peak, sum(high_water(each) for each in (pid, *descendants(pid))))


def high_water(pid: int) -> int:
    """VmHWM of a process in bytes; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def files_of(docset: Path, count: int) -> list[Path]:
    """The first `count` files of the docset. Raises InvalidRequest when it is none, CommandError when it has fewer."""
    files = [document.path for document in load_docset(docset)][:count]
    for file in files:
        check_file(file)
    if len(files) < count:
        raise CommandError(f"{docset} has {len(files)} documents only.", f"Ask for --count {len(files)}.")
    return files


def run_loop(inbox: Inbox, files: Sequence[Path], in_flight: int) -> list[Outcome]:
    """Drops all files, at most `in_flight` under way at a time."""
    waiting = list(keys_for(files, None).items())
    under_way: list[Dropped] = []
    done: list[Outcome] = []
    while waiting or under_way:
        while waiting and len(under_way) < in_flight:
            under_way.append(inbox.put(*waiting.pop(0)))
        time.sleep(POLL_SECONDS / 10)
        for dropped in list(under_way):
            outcome = inbox.look(dropped)
            if outcome.document and outcome.document.state not in UNDER_WAY:
                under_way.remove(dropped)
                done.append(outcome)
                sys.stderr.write(f"\r{len(done)} of {len(files)} ")
    sys.stderr.write("\n")
    return done


def report(outcomes: Sequence[Outcome], elapsed: float, peak: int, workers: int) -> dict[str, object]:
    """The figures; duplicates and failures were never read and count only as states."""
    unread = {DocumentState.DUPLICATE, DocumentState.FAILED, DocumentState.SUPERSEDED}
    documents = [each.document for each in outcomes if each.document]
    read = [each for each in outcomes if each.document and each.document.state not in unread]
    seconds = sorted(each.seconds or 0.0 for each in read)
    machine = sum(each.document.seconds for each in read if each.document)
    readers = sum(each.document.reader_seconds for each in read if each.document)
    second = sum(each.document.second_reader_seconds for each in read if each.document)
    if len(read) < 2:
        raise CommandError("Fewer than two documents were read; nothing to measure.")
    return {
        "documents": len(outcomes),
        "states": dict(Counter(document.state.value for document in documents)),
        "workers": workers,
        "drop_to_result_p50_seconds": round(statistics.median(seconds), 2),
        "drop_to_result_p95_seconds": round(statistics.quantiles(seconds, n=20, method="inclusive")[-1], 2),
        "documents_an_hour": round(len(outcomes) / elapsed * 3600),
        "function_seconds_a_document": round(machine / len(read), 2),
        "reader_seconds_a_document": round(readers / len(read), 2),
        "second_reader_seconds_a_document": round(second / len(read), 2),
        "second_reader_of_reader_time": round(second / readers, 4),
        "share_outside_readers_of_function_time": round(1 - (readers + second) / machine, 4),
        "share_outside_readers_of_drop_to_result": round(1 - (readers + second) / sum(seconds), 4),
        "peak_memory_of_a_worker_gib": round(peak / GIB, 2),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the local stack on a docset.")
    parser.add_argument("docset", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--workers", type=int, default=StackOptions().workers)
    arguments = parser.parse_args()
    files = files_of(arguments.docset, arguments.count)
    options = StackOptions(home=default_home() / "benchmark", port=0, workers=arguments.workers)
    begun = time.monotonic()
    with LocalStack(options) as stack:
        up = time.monotonic() - begun
        with MemoryWatch(stack.pools["extract"].workers) as memory:
            begun = time.monotonic()
            outcomes = run_loop(Inbox(stack.state), files, options.workers)
            elapsed = time.monotonic() - begun
    figures = report(outcomes, elapsed, memory.peak, options.workers)
    sys.stdout.write(json.dumps({"up_seconds": round(up, 1), **figures}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (CommandError, DocloopError) as error:
        sys.exit(f"{error.message} {error.remedy}".strip())
