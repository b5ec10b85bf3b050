"""Mutants differ from a module in one place; what is left out of the count is still there, and says why."""

from __future__ import annotations

from functools import cache
from textwrap import dedent
from typing import Any

import pytest
import yaml

from tests.mutation.mutants import mutants_of
from tests.mutation.targets import EQUIVALENTS, TARGETS, Target


def changes(source: str, *parts: str) -> set[str]:
    return {f"{each.owner}: {each.change}" for each in mutants_of(dedent(source), "module.py", parts)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x = a < b", {"a < b -> a <= b", "a < b -> a >= b"}),
        ("x = a is None", {"a is None -> a is not None"}),
        ("x = not a", {"not a -> a"}),
        ("x = a - 1", {"a - 1 -> a + 1", "a - 1 -> a - 2"}),
        ("x += 2.5", {"x += 2.5 -> x -= 2.5", "2.5 -> 3.5"}),
        ("x = f(True)", {"f(True) -> f(False)"}),
        ("x = {a, b}", {"{a, b} -> {b}", "{a, b} -> {a}"}),
        ("f(x)", {"f(x) -> None"}),
        ("return x", {"return x -> return None"}),
        ("return []", set()),
        ("raise E", {"raise E -> pass"}),
        ("x: int = y", set()),
        ("logger.info('said', extra={'n': 1})", set()),
        ("'said'", set()),
        ("x = 'said'", set()),
        ("x = a if b else c", {"a if b else c -> a if not b else c"}),
        (
            "x = a and b",
            {"a and b -> a or b", "a and b -> not a and b", "a and b -> a and (not b)"},
        ),
    ],
)
def test_what_is_changed_in_a_line(line: str, expected: set[str]) -> None:
    assert changes(f"def f():\n    {line}\n") == {f"f: {change}" for change in expected}


MODULE = """
    LIMIT = 5

    class Thing:
        size: int = 3

        def grow(self, by=2):
            while True:
                break
"""


def test_every_change_names_who_runs_it() -> None:
    assert changes(MODULE) == {
        ": 5 -> 6",
        ": 3 -> 4",
        ": 2 -> 3",
        "Thing.grow: True -> False",
        "Thing.grow: break -> continue",
    }


def test_only_the_parts_that_are_named_are_changed() -> None:
    assert changes(MODULE, "LIMIT", "Thing.grow") == {
        ": 5 -> 6",
        ": 2 -> 3",
        "Thing.grow: True -> False",
        "Thing.grow: break -> continue",
    }


def test_each_mutant_has_one_change_alone() -> None:
    results = set()
    for each in mutants_of("A = 1\nB = 2\n", "module.py"):
        found: dict[str, int] = {}
        exec(each.code, found)  # noqa: S102 - two assignments
        results.add((found["A"], found["B"]))
    assert results == {(2, 2), (1, 3)}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.module)
def test_what_is_to_be_mutated_exists(target: Target) -> None:
    source = target.source.read_text(encoding="utf-8")
    for part in target.parts or ("",):
        parts = (part,) if part else ()
        assert next(mutants_of(source, str(target.source), parts), None) is not None, part


@pytest.mark.parametrize("entry", yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8")), ids=str)
def test_what_is_called_equivalent_is_still_there(entry: dict[str, Any]) -> None:
    made = {change for owner, change in changes_of(entry["module"]) if owner == entry["owner"]}
    assert entry["reason"]
    assert set(entry["changes"]) <= made


@cache
def changes_of(module: str) -> frozenset[tuple[str, str]]:
    """What is mutated in a module: who runs it, and what is done to it."""
    target = next(each for each in TARGETS if each.module == module)
    made = mutants_of(target.source.read_text(encoding="utf-8"), str(target.source))
    return frozenset((each.owner, each.change) for each in made)
