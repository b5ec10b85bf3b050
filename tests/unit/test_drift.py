"""What counts as drift, worked out by hand: the exact tests compare whole curves."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from docloop.model.budget import ErrorBudget
from docloop.model.learned import Case
from docloop.steps.decide.budget.drift import LEAST_LIVE, drift

BUDGET = ErrorBudget(error=0.02)


def audited(right: Iterable[bool | None], weight: float = 50.0) -> list[Case]:
    return [
        Case(document=f"{weight} {place}", field="TOTAL", confidence=0.99, right=each, familiar=True, weight=weight)
        for place, each in enumerate(right)
    ]


def papers(*confidences: float, count: int = LEAST_LIVE, familiar: bool = True) -> list[Case]:
    """So many documents of the same fields with these confidences."""
    return [
        Case(document=f"{familiar} {paper}", field=f"F{place}", confidence=each, right=True, familiar=familiar)
        for paper in range(count)
        for place, each in enumerate(confidences)
    ]


def test_two_wrong_of_seven_are_too_many_at_two_percent_and_of_eight_are_not() -> None:
    # That many or more wrong by chance: 0.79 % and 1.03 %
    assert drift((), audited([False, False, *[True] * 5]), (), BUDGET)
    assert drift((), audited([False, False, *[True] * 6]), (), BUDGET) is None


def test_what_nobody_judged_and_what_was_asked_about_anyway_is_no_audit() -> None:
    seven = audited([False, False, *[True] * 5])
    assert drift((), [*seven, *audited([None] * 9)], (), BUDGET)
    assert drift((), [*seven, *audited([True] * 9, weight=1.0)], (), BUDGET)
    assert drift((), audited([False] * 9, weight=1.0), (), BUDGET) is None
    assert drift((), audited([False] * 9, weight=1.5), (), BUDGET)


@pytest.mark.parametrize(("before", "now"), [(0.9, 0.5), (0.5, 0.9)])
def test_confidences_are_compared_from_thirty_documents_on(before: float, now: float) -> None:
    assert LEAST_LIVE == 30
    assert drift(papers(before, count=30), (), papers(now, count=30), BUDGET)
    assert drift(papers(before, count=29), (), papers(now, count=30), BUDGET) is None
    assert drift(papers(before, count=30), (), papers(now, count=29), BUDGET) is None


def test_a_document_counts_by_the_mean_of_its_fields() -> None:
    assert drift(papers(0.4, 0.6), (), papers(0.5, 0.5), BUDGET) is None
    assert drift([*papers(0.4, 0.6), *papers(0.5, count=1)], (), papers(0.5), BUDGET) is None


def test_new_suppliers_are_compared_with_new_ones() -> None:
    # Given that familiar ones are as before, and new ones have not been seen of late
    before = [*papers(0.9), *papers(0.2, count=60, familiar=False)]
    assert drift(before, (), papers(0.9), BUDGET) is None
    assert drift(before, (), papers(0.9, familiar=False), BUDGET)
