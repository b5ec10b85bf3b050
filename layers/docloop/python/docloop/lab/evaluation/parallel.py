"""Work dealt to a few processes, with word of how far each is."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any, TypeVar

from docloop.errors import DependencyError

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")
Tell = Callable[[str, float], None]
"""Told the name of a job's step and how much of it is done, 0..1."""
Watch = Callable[[int, str, float], None]
"""Told the place of a job in the row, the name of its step and how much of it is done, 0..1."""

DONE = "done"
_POLL_SECONDS = 0.2
_handed: list[Any] = []
"""In a worker: the queue for news, and what all jobs share."""


def in_processes(
    work: Callable[[S, J, Tell], R], shared: S, jobs: Sequence[J], processes: int, watch: Watch | None = None
) -> Iterator[tuple[int, R]]:
    """What `work` makes of each job and of what all share, with the job's place in the row, as they are done.

    `work` is a function of a module; `shared` is pickled once for each process, jobs and results once each. One
    process means this one. `watch` hears of steps as far as word of them is not late, and of each job that is DONE.

    What a job raises is raised here, and jobs not begun are dropped. Raises DependencyError when a process ends before
    its work is done.
    """
    seen = watch or _ignore
    if processes <= 1 or len(jobs) <= 1:
        for place, job in enumerate(jobs):
            result = work(shared, job, _teller(place, seen))
            seen(place, DONE, 1.0)
            yield place, result
        return
    context = multiprocessing.get_context("spawn")
    news: Queue[Any] = context.Queue()
    # Handed over as a file: a child that dies at its start would leave us writing to its pipe for ever.
    with (
        tempfile.NamedTemporaryFile(prefix="docloop-shared-") as file,
        ProcessPoolExecutor(min(processes, len(jobs)), context, _listen, (news, file.name)) as pool,
    ):
        pickle.dump(shared, file)
        file.flush()
        places: dict[Future[R], int] = {pool.submit(_do, work, job, place): place for place, job in enumerate(jobs)}
        try:
            while places:
                done, _ = wait(places, timeout=_POLL_SECONDS, return_when=FIRST_COMPLETED)
                _pass_on(news, seen)
                for future in done:
                    place, result = places.pop(future), future.result()
                    seen(place, DONE, 1.0)
                    yield place, result
        except BrokenProcessPool:
            raise DependencyError(
                "A process ended before its work was done, perhaps for want of memory. Try --processes 1."
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _listen(news: Queue[Any], shared: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches us too, and our parent says what there is to say
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with Path(shared).open("rb") as file:
        _handed[:] = [news, pickle.load(file)]  # noqa: S301 - our parent's own, private to its user


def _end_with_parent() -> None:
    """A parent that is killed cannot tell its children to end."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(work: Callable[[Any, J, Tell], R], job: J, place: int) -> R:
    news, shared = _handed
    return work(shared, job, _teller(place, lambda *word: news.put(word)))


def _teller(place: int, watch: Watch) -> Tell:
    def tell(step: str, done: float) -> None:
        watch(place, step, done)

    return tell


def _pass_on(news: Queue[Any], watch: Watch) -> None:
    while True:
        try:
            watch(*news.get_nowait())
        except queue.Empty:
            return


def _ignore(_place: int, _step: str, _done: float) -> None:
    return None
