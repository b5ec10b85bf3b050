"""Bars for long work: one a job, on standard error, so that standard output stays clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from docloop.lab.evaluation.parallel import DONE, Watch
from docloop.lab.evaluation.terminal import console


@contextmanager
def counting(title: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar that is told how many of `total` are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(errors=True), transient=True) as progress:
        task = progress.add_task(title, total=total)
        yield lambda done: progress.update(task, completed=done)


@contextmanager
def files_done(title: str, total: int) -> Iterator[Watch]:
    """A bar that counts the jobs that are done."""
    done = 0
    with counting(title, total) as tell:

        def watch(_place: int, step: str, _share: float) -> None:
            nonlocal done
            if step == DONE:
                done += 1
                tell(done)

        yield watch


@contextmanager
def watching(titles: Sequence[str]) -> Iterator[Watch]:
    """A bar for each job, that shows the step it is at."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[step]}"), TimeElapsedColumn())
    with Progress(*columns, console=console(errors=True), transient=True) as progress:
        tasks: list[TaskID] = [progress.add_task(title, total=1.0, step="", start=False) for title in titles]
        begun: set[int] = set()

        def watch(place: int, step: str, done: float) -> None:
            if place not in begun:
                begun.add(place)
                progress.start_task(tasks[place])
            progress.update(tasks[place], completed=done, step=step)

        yield watch


@contextmanager
def arriving(total: int) -> Iterator[Watch]:
    """A bar of the documents that have come, with the step of the training after them."""
    columns = (TextColumn("Documents"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[step]}"))
    with Progress(*columns, TimeElapsedColumn(), console=console(errors=True), transient=True) as progress:
        task = progress.add_task("", total=total, step="")
        yield lambda place, step, done: progress.update(
            task, completed=place, step="" if step == "arrive" else f"learning: {step} {done:.0%}"
        )
