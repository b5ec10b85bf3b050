"""Tries thresholds of one stratum from strict to lax, and says what it would take to get further."""

from __future__ import annotations

import math
from dataclasses import dataclass

from docloop.model.budget import ErrorBudget
from docloop.steps.budget.bounds import replay_tail
from docloop.steps.budget.stratum import Evidence, Stratum

STEPS = 40
"""Thresholds on the way, each accepting about as many more values than the one before."""

CAUTION = 1.5
"""The way begins where the test would pass most clearly if so many times more were wrong than confidences say."""

HORIZON = 3.0
"""The budget is to hold among the next values, so many times as many as there is evidence about.

A test of the error in the long run would be kinder, and what comes next would break the budget by chance too often: in
simulated replays up to one in ten, with this horizon under one in twenty (tests/benchmark/budget.py).
"""

LEAST_UNITS = 30
"""Documents, or suppliers where they are new, below which nothing is known about how errors come together."""

MOST_TIMES = 1_000.0
"""More evidence than so many times what there is, is not worth naming."""


@dataclass(frozen=True)
class Proof:
    """How far a stratum got: its `passed` surest values may be accepted.

    `more`: about how many more documents it would take to get further, 0 when all are accepted, None when the error
    seen is too high for any number.
    """

    stratum: Stratum
    passed: int
    more: int | None

    @property
    def thresholds(self) -> dict[str, float]:
        if not self.passed:
            return {}
        return dict.fromkeys(self.stratum.fields, float(self.stratum.confidence[self.passed - 1]))


def walk(stratum: Stratum, budget: ErrorBudget, fields: int) -> Proof:
    """The longest way from strict to lax on which every test passes. `fields` of a document may be accepted."""
    if stratum.units < LEAST_UNITS:
        faultless = _more(1, Evidence(max(1, fields), 0.0), budget)
        return Proof(stratum, 0, faultless and max(LEAST_UNITS, faultless) - min(LEAST_UNITS - 1, stratum.documents))
    passed = 0
    for count in path(stratum, budget):
        evidence = stratum.surest(count)
        if doubt(evidence, budget) > budget.delta:
            return Proof(stratum, passed, _more(stratum.documents, evidence, budget))
        passed = count
    return Proof(stratum, passed, 0)


def doubt(evidence: Evidence, budget: ErrorBudget) -> float:
    """The p-value of "the budget is broken"."""
    return replay_tail(evidence.wrong, evidence.accepted, budget.error, HORIZON)


def path(stratum: Stratum, budget: ErrorBudget) -> list[int]:
    """How many of the surest values are accepted at each step; equal confidences are accepted together.

    It depends on confidences alone, so that the tests on it stay what they are.
    """
    size = len(stratum)
    steps: list[int] = []
    for count in range(1, size + 1):
        tied = count < size and stratum.confidence[count] == stratum.confidence[count - 1]
        if not tied and count * STEPS // size > (steps[-1] * STEPS // size if steps else 0):
            steps.append(count)
    foreseen = [doubt(_foreseen(stratum, count), budget) for count in steps]
    return steps[foreseen.index(min(foreseen)) :]


def _foreseen(stratum: Stratum, count: int) -> Evidence:
    return Evidence(count, min(count, CAUTION * stratum.expected_wrong(count)))


def _more(documents: int, evidence: Evidence, budget: ErrorBudget) -> int | None:
    """Documents to add, to two digits, until the test passes if the errors stay as frequent as they are."""
    times = 1.0
    while doubt(evidence.times(times), budget) > budget.delta:
        times *= 1.02
        if times > MOST_TIMES:
            return None
    needed = max(1, math.ceil(documents * (times - 1.0)))
    scale = int(10 ** max(0, len(str(needed)) - 2))
    return math.ceil(needed / scale) * scale
