"""Whether live documents are still like those that a budget was proven on."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from docloop.model.budget import ErrorBudget
from docloop.model.learned import Case
from docloop.steps.decide.budget.bounds import beta_share

ALARM = 0.01
"""How often each test may see drift where there is none."""

LEAST_LIVE = 30
"""Documents below which live confidences are not compared."""

LEAST_DISTANCE = 0.15
"""Of two distributions: a smaller difference is no drift, however certain."""

_TURN = math.sqrt(-math.log(ALARM / 2) / 2)
"""Where the Kolmogorov distribution has that much above it."""


def drift(cases: Sequence[Case], audits: Sequence[Case], live: Sequence[Case], budget: ErrorBudget) -> str | None:
    """What is different of late, in a sentence; None: nothing is. `live` may lack `right`.

    Errors: among the values that were accepted and then audited (their weight is above 1) more are wrong than the
    budget allows, by the exact binomial test. Confidences: the mean confidence of a document, in fields of which there
    are cases, is distributed otherwise (two-sample Kolmogorov and Smirnov), for familiar and for new suppliers each.
    """
    accepted = [case for case in audits if case.weight > 1 and case.right is not None]
    wrong = sum(case.right is False for case in accepted)
    if wrong and beta_share(wrong, len(accepted) - wrong + 1.0, budget.error) <= ALARM:
        return (
            f"Of {len(accepted)} accepted values that people audited {wrong} were wrong, more than the budget allows."
        )
    fields = {case.field for case in cases}
    alike = [case for case in live if case.field in fields]
    for familiar in (True, False):
        before, now = _means(cases, familiar), _means(alike, familiar)
        if min(len(before), len(now)) < LEAST_LIVE:
            continue
        chance = _TURN * math.sqrt((len(before) + len(now)) / (len(before) * len(now)))
        if _distance(before, now) > max(LEAST_DISTANCE, chance):
            return "The machine is not as sure of late as it was of the documents that its budget was proven on."
    return None


def _means(cases: Iterable[Case], familiar: bool) -> list[float]:
    documents: dict[str, list[float]] = defaultdict(list)
    for case in cases:
        if case.familiar is familiar and case.confidence is not None:
            documents[case.document].append(case.confidence)
    return sorted(sum(each) / len(each) for each in documents.values())


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    """The most by which the shares of values up to a point differ; both sorted."""
    at = there = 0
    widest = 0.0
    for value in sorted({*one, *other}):
        while at < len(one) and one[at] <= value:
            at += 1
        while there < len(other) and other[there] <= value:
            there += 1
        widest = max(widest, abs(at / len(one) - there / len(other)))
    return widest
