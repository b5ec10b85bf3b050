"""AWS fails under every call of the extract function: what was not done stays on the queue, and comes right later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.functional.crash import EVENT_OF_STATE, nothing_lost, recover, states
from tests.functional.faulting import Grid, Point, fresh_stage, run
from tests.functional.faults import Fault
from tests.functional.paper import DAMAGED, FakeSecondReader, memo, receipt
from tests.functional.stage import Stage


@dataclass(frozen=True)
class Way:
    """`arrange` puts one message of this name on the queue; `ends`: documents of it by state. `remaining`: seconds."""

    arrange: Callable[[Stage, str], object]
    ends: dict[str, int]
    remaining: float = 300.0
    second: bool = False


def _twice(stage: Stage, name: str) -> None:
    stage.upload(f"inbox/memo/{name}-1", memo(name))
    assert stage.deliver()
    stage.upload(f"inbox/memo/{name}-2", memo(name))


WAYS = {
    "accepted": Way(lambda stage, name: stage.upload(f"inbox/memo/{name}", memo(name)), {"accepted": 1}),
    "to a person": Way(
        lambda stage, name: stage.upload(f"inbox/receipt/{name}", receipt(number=name)), {"in_review": 1}, second=True
    ),
    "a duplicate": Way(_twice, {"accepted": 1, "duplicate": 1}),
    "failed": Way(lambda stage, name: stage.upload(f"inbox/{name}", DAMAGED + name.encode()), {"failed": 1}),
    "handed on": Way(
        lambda stage, name: stage.upload(f"inbox/memo/{name}", b"\f".join([memo(name), memo()])),
        {"accepted": 1},
        remaining=1.0,
    ),
    "set aside": Way(lambda stage, name: stage.tell(name), {}),
}


def test_nothing_is_acknowledged_that_was_not_done() -> None:
    grid = Grid()
    for name in WAYS:
        fault_extract(grid, name)
    assert grid.wrong == []
    assert set(grid.struck) == set(Fault)


def fault_extract(grid: Grid, name: str) -> None:
    way = WAYS[name]
    with fresh_stage() as stage:
        stage.second_reader = FakeSecondReader("Total 72.50") if way.second else None
        stage.aim()

        def once(point: Point | None) -> None:
            way.arrange(stage, f"{name} {point}")
            waiting, dead = stage.queue_length("ingest"), stage.queue_length("ingest_dead")
            stage.remaining = lambda: way.remaining
            with grid.striking(stage, point):
                assert stage.deliver()
            stage.remaining = lambda: 300.0
            if stage.queue_length("ingest") < waiting:
                _settled(stage, way, dead)
            while stage.deliver():
                pass

        runs = run(grid, stage, name, once, within="extract")
        recover(stage)
        nothing_lost(stage)
        assert states(stage) == Counter({state: number * runs for state, number in way.ends.items()})
        assert stage.queue_length("ingest_dead") >= (0 if way.ends else runs)


def _settled(stage: Stage, way: Way, dead: int) -> None:
    """What the message asked for has been done; it is gone."""
    if way.ends:
        assert stage.documents()[0].state in EVENT_OF_STATE, "acknowledged and not done"
    else:
        assert stage.queue_length("ingest_dead") > dead, "acknowledged and not set aside"
