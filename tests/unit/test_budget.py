"""An error budget: what is proven is kept, and without proof nothing is accepted."""

from __future__ import annotations

from random import Random

import pytest
from docloop.model.budget import ErrorBudget
from docloop.model.learned import Case
from docloop.steps.decide.budget.prove import prove
from docloop.steps.decide.budget.sample import LEAST_UNITS, Stratum
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget_cases import FIELDS, both, cases_of, proven

BUDGET = ErrorBudget()
HALF = ErrorBudget(delta=0.025)
REPLAYS = 24


def test_most_fields_of_a_good_machine_are_accepted() -> None:
    guarantee = proven(cases_of())
    assert guarantee.share > 0.7
    assert set(guarantee.familiar) == set(FIELDS)
    assert guarantee.new == {}
    assert guarantee.reasons[0].startswith(f"Suppliers known from labels: {guarantee.share:.0%} of the fields can be")
    assert guarantee.reasons[1].startswith("New suppliers: it is not yet proven that at most 2% are wrong. About ")


@pytest.mark.parametrize(
    "cases",
    [
        [],
        cases_of(10, ease=20.0),
        [case.model_copy(update={"confidence": None}) for case in cases_of(300)],
        [case.model_copy(update={"right": None}) for case in cases_of(300)],
        [case.model_copy(update={"right": False}) for case in cases_of(300)],
        [case.model_copy(update={"weight": 0.0}) for case in cases_of(300)],
        [case.model_copy(update={"field": "OTHER"}) for case in cases_of(300)],
        cases_of(400, ease=20.0, familiar=False, suppliers=LEAST_UNITS - 1),
    ],
    ids=["none", "few", "unscored", "unclaimed", "all wrong", "weightless", "foreign", "few suppliers"],
)
def test_without_evidence_nothing_is_accepted(cases: list[Case]) -> None:
    guarantee = proven(cases)
    assert (guarantee.familiar, guarantee.new, guarantee.share) == ({}, {}, 0.0)
    assert all("not yet proven" in reason for reason in guarantee.reasons)


def test_a_field_hardly_ever_seen_is_not_accepted() -> None:
    rare = [case.model_copy(update={"field": "TAX"}) for case in cases_of(400, seed=5)[:9]]
    guarantee = prove([*cases_of(), *rare], BUDGET, (*FIELDS, "TAX"))
    assert set(guarantee.familiar) == set(FIELDS)


def test_it_says_how_many_documents_it_would_take_and_they_do() -> None:
    few = proven(cases_of(40, ease=7.0))
    assert few.familiar == {}
    assert few.more_familiar is not None
    assert f"About {few.more_familiar} more audited documents" in few.reasons[0]
    enough = proven(cases_of(40 + 4 * few.more_familiar, ease=7.0))
    assert enough.familiar


def test_where_errors_are_too_many_no_number_is_named() -> None:
    hopeless = proven(cases_of(300, ease=0.0, informative=False))
    assert hopeless.more_familiar is None
    assert "the machine has to be right more often" in hopeless.reasons[0]


def test_what_is_right_by_far_is_accepted_whole() -> None:
    guarantee = proven(cases_of(400, ease=20.0))
    assert (guarantee.share, guarantee.more_familiar) == (1.0, 0)


def test_errors_that_come_together_count_for_less_evidence() -> None:
    apart = cases_of(300, seed=3, familiar=False, suppliers=300)
    # When the same errors are those of few suppliers
    together = sorted(apart, key=lambda case: (bool(case.right), case.document))
    together = [case.model_copy(update={"supplier": f"s{at // 24}"}) for at, case in enumerate(together)]
    one, other = (Stratum.of(cases, FIELDS) for cases in (apart, together))
    assert other.surest(len(other), 0.02).accepted < one.surest(len(one), 0.02).accepted / 3


@settings(max_examples=8, deadline=None)
@given(
    seed=st.integers(0, 10_000), error=st.floats(0.005, 0.2), documents=st.integers(0, 200), ease=st.floats(1.0, 8.0)
)
def test_the_same_cases_in_any_order_prove_the_same(seed: int, error: float, documents: int, ease: float) -> None:
    cases = cases_of(documents, seed=seed, ease=ease, suppliers=40)
    shuffled = Random(seed).sample(cases, len(cases))  # noqa: S311 - a shuffle that can be repeated
    assert proven(shuffled, error) == proven(cases, error)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), deltas=st.tuples(st.floats(0.001, 0.5), st.floats(0.001, 0.5)))
def test_who_need_not_be_so_sure_gets_no_less_accepted(seed: int, deltas: tuple[float, float]) -> None:
    cases = cases_of(200, seed=seed, suppliers=60)
    strict, lax = sorted(deltas)
    assert proven(cases, delta=lax).share >= proven(cases, delta=strict).share


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), ease=st.floats(2.0, 7.0))
def test_a_larger_budget_accepts_no_less(seed: int, ease: float) -> None:
    cases = cases_of(250, seed=seed, ease=ease, suppliers=80)
    shares = [proven(cases, error=error).share for error in (0.005, 0.02, 0.08, 0.32)]
    assert shares == sorted(shares)


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), weight=st.floats(0.01, 100.0))
def test_equal_weights_are_no_weights(seed: int, weight: float) -> None:
    plain, weighted = proven(cases_of(200, seed=seed)), proven(cases_of(200, seed=seed, weight=weight))
    assert weighted.familiar == plain.familiar


def test_an_error_that_stands_for_many_documents_counts_for_many() -> None:
    cases = cases_of(400, ease=7.0)
    wrong = [case.model_copy(update={"weight": 30.0}) if not case.right else case for case in cases]
    assert proven(wrong).share < proven(cases).share


@pytest.mark.parametrize(("error", "delta"), [(0.0, 0.05), (0.02, 0.0), (0.0, 0.0)])
def test_a_promise_without_any_error_or_doubt_cannot_be_proven(error: float, delta: float) -> None:
    guarantee = proven([*cases_of(ease=20.0), *cases_of(ease=20.0, familiar=False)], error, delta)
    assert (guarantee.familiar, guarantee.new) == ({}, {})


def test_where_all_may_be_wrong_all_is_accepted() -> None:
    assert proven(cases_of(100, ease=0.0), error=1.0).share == 1.0


def test_what_is_accepted_of_new_suppliers_counts_with_the_rest() -> None:
    # Given too few of known suppliers to prove anything, and new ones that are always right
    known, (_, new) = cases_of(34, ease=20.0, seed=9), both(1, moods=0.0)
    new = [case.model_copy(update={"right": True}) for case in new]
    assert proven(known).familiar == {}
    guarantee = proven([*known, *new])
    assert set(guarantee.familiar) == set(FIELDS)
    assert (
        f"of {34 * len(FIELDS)} such values 0 were wrong, with what is accepted of new ones 0 of "
        in (guarantee.reasons[0])
    )


def test_known_suppliers_are_not_let_off_because_new_ones_are_right() -> None:
    """Together they would keep the budget."""
    known, (_, new) = cases_of(60, ease=20.0, seed=9), both(1, moods=0.0)
    new = [case.model_copy(update={"right": True, "confidence": 0.999}) for case in new]
    known = [case.model_copy(update={"right": at % 40 != 0}) for at, case in enumerate(known)]
    guarantee = proven([*known, *new])
    assert sum(not case.right for case in known) < 0.01 * (len(known) + len(new))
    assert (guarantee.familiar, set(guarantee.new)) == ({}, set(FIELDS))


def test_a_kind_of_supplier_without_evidence_takes_nothing_from_the_other() -> None:
    twice = [*cases_of(200), *cases_of(200, familiar=False, suppliers=90)]
    assert proven(cases_of(200)).familiar == proven(twice).familiar
    few = [*cases_of(200), *cases_of(LEAST_UNITS - 1, familiar=False)]
    assert proven(cases_of(200)).familiar == proven(few).familiar
