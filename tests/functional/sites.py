"""Where in the product an AWS call is made, and which calls of a handler stand for the others.

A usual run disturbs the first and the last call of each site; `pytest --every-call` disturbs all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import docloop

import functions

_PRODUCT = tuple(f"{Path(each.__path__[0])}/" for each in (docloop, functions))
_CARRY_OUT = (f"{_PRODUCT[0]}adapters/", f"{_PRODUCT[0]}ports/")
_TARGETS = ("TableName", "Bucket", "QueueUrl", "EventBusName", "UserPoolId")
_READS = ("Get", "Head", "List", "Query", "Scan", "BatchGet", "Describe")


class Site(NamedTuple):
    """`target`: the tables, bucket or queue. `lines`: the line that makes the call, and the one that wanted it made."""

    operation: str
    target: tuple[str, ...]
    lines: tuple[str, ...]


class Call(str):
    """The name of an operation, with what it was called with and where."""

    __slots__ = ("parameters", "site")
    parameters: dict[str, Any]
    site: Site

    def __new__(cls, operation: str, parameters: dict[str, Any]) -> Call:
        made = super().__new__(cls, operation)
        made.parameters = parameters
        made.site = Site(operation, _target(parameters), _lines())
        return made

    @property
    def writes(self) -> bool:
        """Whether the world is another one afterwards. Whoever receives a message hides it from others."""
        return not self.startswith(_READS)


def _target(parameters: dict[str, Any]) -> tuple[str, ...]:
    named = {str(value) for name, value in parameters.items() if name in _TARGETS}
    named |= set(parameters["RequestItems"]) if "RequestItems" in parameters else set()
    for item in parameters.get("TransactItems", ()):
        named |= {f"{action} {asked['TableName']}" for action, asked in item.items()}
    named |= {entry["EventBusName"] for entry in parameters.get("Entries", ()) if "EventBusName" in entry}
    return tuple(sorted(named))


def _lines() -> tuple[str, ...]:
    """The innermost line of the product, and the innermost one outside adapters and ports."""
    lines = _product_lines()  # outward, and no further than needed
    innermost = next(lines, None)
    if innermost is None:
        return ()
    return innermost, next((line for line in chain([innermost], lines) if not line.startswith(_CARRY_OUT)), "")


def _product_lines() -> Iterator[str]:
    frame = sys._getframe(1)
    while frame := frame.f_back:  # type: ignore[assignment]  # None ends it
        if frame.f_code.co_filename.startswith(_PRODUCT):
            yield f"{frame.f_code.co_filename}:{frame.f_lineno}"


class Selection:
    """Which calls of a handler are disturbed. `every`: all of them, as `pytest --every-call` asks for."""

    every = False

    def amount(self, number: int) -> int:
        """So many where every call is disturbed, and a tenth of them in a usual run."""
        return number if self.every else number // 10

    def numbers(self, calls: Sequence[Call]) -> list[int]:
        """The calls to disturb, counted from 1: the first and the last of each site."""
        if self.every:
            return list(range(1, len(calls) + 1))
        first: dict[Site, int] = {}
        last: dict[Site, int] = {}
        for number, call in enumerate(calls, 1):
            first.setdefault(call.site, number)
            last[call.site] = number
        return sorted({*first.values(), *last.values()})

    def endings(self, calls: Sequence[Call]) -> list[tuple[int, str]]:
        """Where to end the process: before and after each of those calls, once for each world that is left behind.

        Between two writes the world stays what it is, and of a process nothing else is left. Every: before each call,
        which is after the one before, and after the last.
        """
        if self.every:
            return [*((number, "before") for number in self.numbers(calls)), (len(calls), "after")]
        seen: set[int] = set()
        points = []
        for point in [(number, moment) for number in self.numbers(calls) for moment in ("before", "after")]:
            if (left := world_left(calls, point)) not in seen:
                seen.add(left)
                points.append(point)
        return points


def world_left(calls: Sequence[Call], point: tuple[int, str]) -> int:
    """How many writes have been done when the process ends there."""
    number, moment = point
    return sum(call.writes for call in calls[: number if moment == "after" else number - 1])


selection = Selection()
