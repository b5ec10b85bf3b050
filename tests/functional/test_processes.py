"""Work in processes of its own: all of it is done, news arrive, and a failure is heard."""

from __future__ import annotations

import os

import pytest
from docloop.errors import DependencyError, InvalidRequest
from docloop.lab.evaluation.parallel import DONE, Tell, in_processes


def multiply(shared: int, job: int, tell: Tell) -> tuple[int, int]:
    tell("half", 0.5)
    return shared * job, os.getpid()


def refuse(shared: str, job: int, tell: Tell) -> int:
    del tell
    if job == 1:
        raise InvalidRequest(shared)
    return job


def die(shared: None, job: int, tell: Tell) -> int:
    del shared, tell
    os._exit(job)


def test_jobs_are_dealt_to_processes_and_come_back_with_their_places() -> None:
    told: list[tuple[int, str, float]] = []
    found = dict(in_processes(multiply, 10, [1, 2, 3], 2, lambda *word: told.append(word)))
    assert {place: product for place, (product, _) in found.items()} == {0: 10, 1: 20, 2: 30}
    assert os.getpid() not in {process for _, process in found.values()}
    assert {(place, DONE, 1.0) for place in range(3)} <= set(told)
    assert set(told) <= {(place, *word) for place in range(3) for word in (("half", 0.5), (DONE, 1.0))}


def test_what_a_job_raises_is_raised_here() -> None:
    with pytest.raises(InvalidRequest, match="no such thing"):
        list(in_processes(refuse, "no such thing", [0, 1], 2))


def test_a_process_that_dies_is_heard_and_not_waited_for() -> None:
    with pytest.raises(DependencyError, match="before its work was done"):
        list(in_processes(die, None, [7, 7], 2))
