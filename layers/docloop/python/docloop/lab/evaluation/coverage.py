"""How much is accepted and how much of that is wrong, if the confidence alone chose and under the guarantee."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.lab.evaluation.grading import Grade
from docloop.model.base import Value


class Accepted(Value):
    """`share` of all graded fields; `wrong` of `count` accepted ones; `error` is their quotient, None of nothing."""

    share: float
    count: int
    wrong: int
    error: float | None


class AtBudget(Value):
    """`guaranteed`: what the guarantee in force accepts; None when none was asked for.

    `best`: the most that any one threshold could accept on these very documents: known only afterwards, a ceiling
    for this order and no promise. `familiar` and `new` part the guaranteed by whether the supplier was known.
    """

    budget: float
    best: Accepted
    guaranteed: Accepted | None = None
    familiar: Accepted | None = None
    new: Accepted | None = None


def curve(grades: Sequence[Grade]) -> list[tuple[float, float]]:
    """Points (share accepted, share of errors among them), as the threshold falls from one confidence to the next."""
    scored = sorted(
        ((each.read.confidence, each.right) for each in grades if each.read.confidence is not None),
        key=lambda pair: -pair[0],
    )
    points: list[tuple[float, float]] = []
    wrong = 0
    for place, (confidence, right) in enumerate(scored, start=1):
        wrong += not right
        if place == len(scored) or scored[place][0] < confidence:
            points.append((place / len(grades), wrong / place))
    return points


def at_budget(grades: Sequence[Grade], budget: float) -> AtBudget:
    """`grades` must not be empty."""
    share, error = max(((s, e) for s, e in curve(grades) if e <= budget), default=(0.0, 0.0))
    count = round(share * len(grades))
    best = Accepted(share=share, count=count, wrong=round(error * count), error=error if count else None)
    if not all(budget in each.accepted for each in grades):
        return AtBudget(budget=budget, best=best)
    return AtBudget(
        budget=budget,
        best=best,
        guaranteed=accepted(grades, budget),
        familiar=accepted([each for each in grades if each.familiar], budget),
        new=accepted([each for each in grades if not each.familiar], budget),
    )


def accepted(grades: Sequence[Grade], budget: float) -> Accepted:
    taken = [each for each in grades if each.accepted[budget]]
    wrong = sum(not each.right for each in taken)
    return Accepted(
        share=len(taken) / len(grades) if grades else 0.0,
        count=len(taken),
        wrong=wrong,
        error=wrong / len(taken) if taken else None,
    )
