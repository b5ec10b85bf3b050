"""What a simulated season came to: how much was automated, how right it was, and what it cost people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docloop.lab.evaluation.simulation import Arrival
from docloop.model.base import Value

LAST = 100


class Span(Value):
    """Documents `first` to `last`, counted from 1. `automated`: share of fields that nobody saw.

    `error`: of those; None without any. `final_right`: share of all fields after people, who are taken to be always
    right. `minutes` of review.
    """

    first: int
    last: int
    automated: float
    automated_fields: int
    wrong: int
    error: float | None
    final_right: float
    minutes: float


class Course(Value):
    """`batches` between two trainings each, `everything`, and `last`: the last LAST documents."""

    seconds_per_field: float
    batches: tuple[Span, ...]
    everything: Span
    last: Span


def course_of(arrivals: Sequence[Arrival], batch: int, seconds_per_field: float) -> Course:
    """There must be an arrival."""
    count = len(arrivals)

    def part(first: int, last: int) -> Span:
        return span(arrivals[first:last], first + 1, seconds_per_field)

    return Course(
        seconds_per_field=seconds_per_field,
        batches=tuple(part(first, min(count, first + batch)) for first in range(0, count, batch)),
        everything=part(0, count),
        last=part(max(0, count - LAST), count),
    )


def span(arrivals: Sequence[Arrival], first: int, seconds_per_field: float) -> Span:
    def counted(names: Callable[[Arrival], Sequence[str]]) -> int:
        return sum(len(names(each)) for each in arrivals)

    fields = counted(lambda each: each.fields)
    automated = counted(lambda each: each.automated)
    wrong = counted(lambda each: each.wrong)
    return Span(
        first=first,
        last=first + len(arrivals) - 1,
        automated=automated / fields if fields else 0.0,
        automated_fields=automated,
        wrong=wrong,
        error=wrong / automated if automated else None,
        final_right=1 - wrong / fields if fields else 1.0,
        minutes=(fields - automated) * seconds_per_field / 60,
    )
