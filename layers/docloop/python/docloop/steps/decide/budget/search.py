"""Finds the laxest threshold of one stratum that passes, and says what it would take to get further."""

from __future__ import annotations

import math
from dataclasses import dataclass

from docloop.model.budget import ErrorBudget
from docloop.steps.decide.budget.bounds import normal_tail, replay_tail, risk_tail
from docloop.steps.decide.budget.sample import LEAST_UNITS, Evidence, Stratum
from docloop.steps.decide.budget.significance import common_level

STEPS = 40
"""Thresholds to choose from, each accepting about as many more values than the one before."""

CAUTION, NOISE = 1.25, 0.004
"""Thresholds are tried around where the test would pass most clearly if so many times more values were wrong than
confidences say, and this share of all because labels are wrong as well."""

BACK = 0.6
"""The strictest threshold that is tried accepts so much of what that one accepts."""

MOST_TIMES = 30.0
"""More evidence than so many times what there is, is not worth naming."""


@dataclass(frozen=True)
class Test:
    """A threshold passes when it is doubted less than `level` in the long run, and what is not ahead is not seen to
    break the budget by itself. With `lots` it is to be doubted less than `delta` for the next lot of suppliers too: the
    errors of few of them decide whether that one keeps the budget."""

    error: float
    delta: float
    level: float
    lots: bool

    def passed_by(self, evidence: Evidence) -> bool:
        if evidence.alone > self.error or risk_tail(evidence.wrong, evidence.accepted, self.error) > self.level:
            return False
        if not self.lots:
            return True
        next_lot = replay_tail(evidence.wrong, evidence.accepted, self.error)
        return max(next_lot, normal_tail(evidence.over)) <= self.delta


@dataclass(frozen=True)
class Proof:
    """How far a stratum got: its `passed` surest values may be accepted, those ahead included; 0 where only they may.

    `more`: about how many more documents it would take to get further, 0 when all are accepted, None when the error
    seen is too high for any number worth naming.
    """

    stratum: Stratum
    passed: int
    more: int | None

    @property
    def thresholds(self) -> dict[str, float]:
        if not self.passed:
            return {}
        return dict.fromkeys(self.stratum.fields, float(self.stratum.confidence[self.passed - 1]))


def walk(stratum: Stratum, budget: ErrorBudget, fields: int, *, lots: bool) -> Proof:
    """`fields` of a document may be accepted. `lots`: errors come together by supplier, so the next lot is tested."""
    if not stratum.enough:
        return Proof(stratum, 0, _from_scratch(stratum.documents, budget, fields))
    seen = {count: stratum.surest(count, budget.error) for count in path(stratum, budget)}
    level = common_level([int(evidence.accepted) for evidence in seen.values()], budget.error, budget.delta)
    test = Test(budget.error, budget.delta, level, lots)
    passed = max((count for count, evidence in seen.items() if test.passed_by(evidence)), default=0)
    further = [evidence for count, evidence in seen.items() if count > passed]
    return Proof(stratum, passed, _more(stratum.documents, further, test) if further else 0)


def path(stratum: Stratum, budget: ErrorBudget) -> list[int]:
    """How many of the surest values each threshold accepts; equal confidences are accepted together.

    It depends on confidences alone and never on what was wrong, so that the tests on it stay what they are.
    """
    size = len(stratum)
    steps: list[int] = []
    for count in range(stratum.ahead + 1, size + 1):
        tied = count < size and stratum.confidence[count] == stratum.confidence[count - 1]
        if not tied and count * STEPS // size > (steps[-1] * STEPS // size if steps else 0):
            steps.append(count)
    best = min(steps, key=lambda count: _foreseen(stratum, count, budget), default=0)
    return [count for count in steps if count >= BACK * best]


def _foreseen(stratum: Stratum, count: int, budget: ErrorBudget) -> float:
    return risk_tail(min(count, CAUTION * stratum.expected_wrong(count) + NOISE * count), count, budget.error)


def _more(documents: int, further: list[Evidence], test: Test) -> int | None:
    """Documents to add until one of these passes if errors stay as frequent as they are."""
    least = MOST_TIMES
    for evidence in further:
        times = 1.0
        while evidence.wrong < test.error * evidence.accepted and times < least:
            if test.passed_by(evidence.times(times)):
                least = times
            times *= 1.05
    return _in_two_digits(documents * (least - 1.0)) if least < MOST_TIMES else None


def _from_scratch(documents: int, budget: ErrorBudget, fields: int) -> int | None:
    """Documents to add until there are enough to prove the budget with, if none of their fields is wrong."""
    if budget.error <= 0 or budget.delta <= 0:
        return None
    faultless = math.log(budget.delta) / math.log1p(-min(budget.error, 0.999)) / max(1, fields)
    return _in_two_digits(max(LEAST_UNITS, faultless) - min(documents, LEAST_UNITS - 1))


def _in_two_digits(number: float) -> int:
    whole = max(1, math.ceil(number))
    scale = int(10 ** max(0, len(str(whole)) - 2))
    return math.ceil(whole / scale) * scale
