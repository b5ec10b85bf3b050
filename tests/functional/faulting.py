"""Has AWS fail under one handler, call by call, and looks at what was answered and at what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from tests.functional.crash import let_knowledge_age
from tests.functional.faults import Fault, every, thinned
from tests.functional.paper import memo_type
from tests.functional.sites import Call
from tests.functional.stage import Stage, raise_stage

Point = tuple[int, Fault]


@dataclass
class Grid:
    """Where faults strike. `whole`: each call with all faults that it can have; else with one, each as often as others.

    `struck` counts the faults that were reached, `calls` are those last made, `wrong` says what went wrong where.
    """

    whole: bool = False
    struck: Counter[Fault] = field(default_factory=Counter)
    calls: list[Call] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _ways: set[tuple[str, ...]] = field(default_factory=set)
    _planned: Counter[Fault] = field(default_factory=Counter)

    def points(self, calls: list[Call], within: str) -> list[Point]:
        """Thinned: a call that is reached by the same calls as one before, `within` the same code, is the same call."""
        if self.whole:
            return every(calls)
        ways = {number: (within, *calls[:number]) for number in range(1, len(calls) + 1)}
        known, self._ways = self._ways, self._ways | set(ways.values())
        return [point for point in thinned(calls, self._planned) if ways[point[0]] not in known]

    @contextmanager
    def striking(self, stage: Stage, point: Point | None) -> Iterator[None]:
        """Inside, calls are counted from 1 and AWS fails the one of the point; None: none. Fails if it is not made."""
        let_knowledge_age(stage)
        stage.wire.calls.clear()
        stage.wire.fault_at = point
        yield
        assert stage.wire.fault_at is None, f"the handler made fewer calls than before {point}: {stage.wire.calls}"
        self.calls = list(stage.wire.calls)
        if point is not None:
            self.struck[point[1]] += 1


@contextmanager
def fresh_stage() -> Iterator[Stage]:
    with pytest.MonkeyPatch.context() as monkeypatch, raise_stage(monkeypatch) as stage:
        stage.add_type(memo_type())
        yield stage


def run(grid: Grid, stage: Stage, name: str, once: Callable[[Point | None], None], within: str = "") -> int:
    """Run `once` undisturbed and then at every point of the grid; how many times that was.

    `within`: the code that `name` shares with others of this grid.
    """
    once(None)
    calls = grid.calls
    points = grid.points(calls, within or name)
    for point in points:
        try:
            once(point)
        except AssertionError as error:
            grid.wrong.append(f"{name}, call {point[0]} {calls[point[0] - 1]}, {point[1]}: {error}")
            stage.wire.fault_at = None
    return 1 + len(points)
