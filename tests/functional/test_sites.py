"""What a usual run leaves out of the grids, it leaves out because the same line makes the same call again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.functional.paper import memo, memo_type
from tests.functional.sites import Call, Selection, Site, selection, world_left
from tests.functional.stage import Stage, raise_stage

OPERATIONS = ("GetItem", "PutItem", "Query", "SendMessage", "ReceiveMessage")


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def call(operation: str, line: int = 1) -> Call:
    made = Call(operation, {"TableName": "documents"})
    made.site = Site(operation, ("documents",), (f"adapter.py:{line}", "use_case.py:1"))
    return made


runs = st.lists(st.builds(call, st.sampled_from(OPERATIONS), st.integers(1, 4)), min_size=1, max_size=30)


@given(runs)
def test_the_sites_of_the_selection_are_those_of_all_calls(calls: list[Call]) -> None:
    numbers = Selection().numbers(calls)
    chosen = [calls[number - 1].site for number in numbers]
    last = {each.site: number for number, each in enumerate(calls, 1)}
    assert set(last.values()) <= set(numbers)
    assert set(chosen) == {each.site for each in calls}
    assert all(chosen.count(site) <= 2 for site in chosen)


@given(runs)
def test_a_process_ends_in_the_world_before_and_after_each_selected_call(calls: list[Call]) -> None:
    points = Selection().endings(calls)
    left = [world_left(calls, point) for point in points]
    assert len(set(left)) == len(left), "the same world twice"
    for number in Selection().numbers(calls):
        assert {world_left(calls, (number, moment)) for moment in ("before", "after")} <= set(left)


@given(runs)
def test_every_call_takes_all(calls: list[Call]) -> None:
    every = Selection()
    every.every = True
    assert every.numbers(calls) == list(range(1, len(calls) + 1))
    assert {world_left(calls, point) for point in every.endings(calls)} == set(range(sum(c.writes for c in calls) + 1))
    assert every.amount(500) == 500
    assert Selection().amount(500) == 50


def test_a_call_knows_the_lines_that_make_it(stage: Stage) -> None:
    stage.upload("inbox/memo/one", memo("one"))
    stage.wire.calls.clear()
    assert stage.deliver()
    calls = stage.wire.calls
    assert all("/adapters/" in each.site.lines[0] and "/use_cases/" in each.site.lines[1] for each in calls)
    assert all(each.site.target for each in calls)
    transactions = [each for each in calls if each == "TransactWriteItems"]
    assert any(len(each.site.target) > 1 for each in transactions)
    assert any(one == other and one.site != other.site for one, other in pairwise(sorted(calls)))


def test_the_option_decides(request: pytest.FixtureRequest) -> None:
    assert selection.every is request.config.getoption("--every-call")
