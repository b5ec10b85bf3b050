"""Effort is the same each time and tells a loop from a loop in a loop."""

from __future__ import annotations

from collections.abc import Callable

from tests.effort import effort_of


def once_each(count: int) -> Callable[[], object]:
    return lambda: [str(number) for number in range(count)]


def all_with_all(count: int) -> Callable[[], object]:
    return lambda: [ord(chr(one + other)) for one in range(count) for other in range(count)]


def test_it_is_the_same_each_time() -> None:
    assert effort_of(all_with_all(10)) == effort_of(all_with_all(10)) > 200


def test_four_times_as_much_is_four_times_or_sixteen_times_the_effort() -> None:
    assert effort_of(once_each(400)) <= 1.5 * 4 * effort_of(once_each(100))
    assert effort_of(all_with_all(80)) > 1.5 * 4 * effort_of(all_with_all(20))
