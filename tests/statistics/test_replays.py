"""Replays draw halves as asked, count errors among what the first half's thresholds accept, and repeat themselves."""

from __future__ import annotations

import random

import pytest
from docloop.lab.evaluation.replays import Replays, _halves, replay
from docloop.model.budget import ErrorBudget
from docloop.model.learned import Case
from hypothesis import given
from hypothesis import strategies as st

FIELDS = ("TOTAL", "DATE")


def _cases(documents: int, *, wrong: frozenset[int] = frozenset(), familiar: bool = True) -> list[Case]:
    return [
        Case(
            document=f"d{number}",
            field=field,
            confidence=0.99 if number not in wrong else 0.2,
            right=number not in wrong,
            familiar=view,
        )
        for number in range(documents)
        for field in FIELDS
        for view in dict.fromkeys((familiar, False))
    ]


def _replay(cases: list[Case], groups: dict[str, int], *, disjoint: bool = False, error: float = 0.02) -> Replays:
    budget = ErrorBudget(error=error)
    return replay(cases, groups, budget, FIELDS, count=10, disjoint=disjoint, seed=1, tell=lambda _done: None)


def _own(documents: int) -> dict[str, int]:
    return {f"d{number}": number for number in range(documents)}


def test_a_machine_that_knows_its_errors_is_trusted_with_the_rest() -> None:
    found = _replay(_cases(600, wrong=frozenset(range(0, 600, 10))), dict.fromkeys(_own(600), 0))
    assert found.exceeded == 0.0
    assert found.error == 0.0
    assert found.accepted > 0.5
    assert found.least_accepted <= found.accepted <= found.most_accepted


def test_a_machine_that_errs_while_sure_gets_nothing_accepted() -> None:
    cases = [case.model_copy(update={"confidence": 0.9}) for case in _cases(300, wrong=frozenset(range(0, 300, 3)))]
    found = _replay(cases, _own(300))
    assert (found.exceeded, found.accepted, found.error) == (0.0, 0.0, None)


def test_a_document_of_a_supplier_that_the_first_half_lacks_is_read_without_memory() -> None:
    # Given cases that are right with memory and wrong, as surely, without
    cases = [case.model_copy(update={"right": case.familiar, "confidence": 0.99}) for case in _cases(600)]
    # Then nothing is accepted when the halves share no supplier, and much when they share all
    assert _replay(cases, _own(600), disjoint=True).accepted == 0.0
    assert _replay(cases, dict.fromkeys(_own(600), 0)).accepted > 0.5


def test_replays_can_be_repeated() -> None:
    cases = _cases(300, wrong=frozenset(range(0, 300, 7)))
    assert _replay(cases, _own(300)) == _replay(cases, _own(300))


@given(st.lists(st.integers(0, 6), min_size=1, max_size=40), st.booleans(), st.integers(0, 5))
def test_halves_part_the_documents_and_disjoint_ones_the_suppliers(
    groups: list[int], disjoint: bool, seed: int
) -> None:
    group_of = {f"d{number:02}": group for number, group in enumerate(groups)}
    first, second = _halves(sorted(group_of), group_of, disjoint, random.Random(seed))  # noqa: S311 - can be repeated
    assert first | set(second) == set(group_of)
    assert not first & set(second)
    assert len(first) * 2 >= len(groups)
    if disjoint:
        assert not {group_of[each] for each in first} & {group_of[each] for each in second}
    else:
        assert len(first) == pytest.approx(len(groups) / 2, abs=0.5)
