"""What is proven of known and of new suppliers, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.learned import Case
from docloop.steps.decide.budget.explain import said_of
from docloop.steps.decide.budget.prove import once_each, prove
from docloop.steps.decide.budget.search import Proof

from tests.budget_cases import by_hand, one_case

BUDGET = ErrorBudget()
MORE = " About 40 more audited documents would show whether more can be accepted."


@pytest.mark.parametrize(
    ("proof", "familiar", "sentence"),
    [
        (
            Proof(by_hand([0, 1, 0, 0], confidence=[0.99, 0.98, 0.972, 0.5]), 3, 0),
            True,
            "Suppliers known from labels: 30% of the fields can be accepted, those the machine is at least 97.2% sure "
            "of; of 3 such values 1 were wrong.",
        ),
        (
            Proof(by_hand([1, 0, 1, 0], confidence=[0.5, 0.98, 0.97, 0.5], ahead=1), 3, 40),
            False,
            "New suppliers: 20% of the fields can be accepted, those the machine is at least 97% sure of; "
            f"of 2 such values 1 were wrong, with what is accepted of new ones 2 of 3.{MORE}",
        ),
        (
            Proof(by_hand([1, 0]), 0, None),
            True,
            "Suppliers known from labels: it is not yet proven that at most 2% are wrong. To accept more the machine "
            "has to be right more often, or surer of what is right.",
        ),
        (Proof(by_hand([1, 0]), 0, 40), False, f"New suppliers: it is not yet proven that at most 2% are wrong.{MORE}"),
    ],
)
def test_a_proof_in_a_sentence(proof: Proof, familiar: bool, sentence: str) -> None:
    assert said_of(proof, BUDGET, 10, familiar=familiar) == sentence


def test_of_no_fields_nothing_is_divided() -> None:
    assert "100% of the fields" in said_of(Proof(by_hand([0]), 1, 0), BUDGET, 0, familiar=True)


def many(count: int, *, familiar: bool, confidence: float = 0.999, name: str = "d", field: str = "TOTAL") -> list[Case]:
    return [
        one_case(f"{name}{each}", confidence, familiar=familiar, supplier=f"s{each}", field=field)
        for each in range(count)
    ]


def proven(cases: Sequence[Case], error: float = 0.02, fields: Sequence[str] = ("TOTAL",)) -> Guarantee:
    return prove(cases, ErrorBudget(error=error), fields, document_type="receipt", model="mdl_1")


def test_new_suppliers_are_proven_at_half_of_the_doubt_where_there_are_known_ones() -> None:
    """Five errors break the next 210, a chance of 0.5 ** 5, which lies between 2.5 and 5 %; the next 260 take six."""
    few, more = (many(count, familiar=False, name="n") for count in (210, 260))
    assert set(proven(few).new) == {"TOTAL"}
    assert proven([*few, *many(40, familiar=True)]).new == {}
    assert set(proven([*more, *many(40, familiar=True)]).new) == {"TOTAL"}
    assert set(proven([*few, *many(29, familiar=True)]).new) == {"TOTAL"}


def test_what_is_accepted_of_new_ones_counts_once() -> None:
    new = many(260, familiar=False, name="n")
    guarantee = proven([*new, *many(40, familiar=True)])
    assert guarantee.cases == 300
    assert set(guarantee.familiar) == {"TOTAL"}
    assert (guarantee.share, guarantee.more_familiar, guarantee.more_new) == (1.0, 0, 0)
    # Of the same places, told for both kinds, the known ones count; what new ones are not accepted for never does
    assert (
        proven([*many(260, familiar=False), *many(260, familiar=True)]).reasons[0].count("with what is accepted") == 0
    )
    unsure = many(40, familiar=False, name="u", confidence=0.2)
    wrong = [each.model_copy(update={"right": False}) for each in unsure]
    assert set(proven([*new, *wrong, *many(40, familiar=True)]).familiar) == {"TOTAL"}
    unscored = [each.model_copy(update={"confidence": None}) for each in wrong]
    assert set(proven([*new, *unscored, *many(40, familiar=True)]).familiar) == {"TOTAL"}


def test_a_share_counts_every_field_once_and_the_known_supplier_first() -> None:
    one, other = one_case("d1", 0.9), one_case("d1", 0.8, familiar=False)
    assert once_each([one, other]) == once_each([other, one]) == (one,)
    third = [*many(200, familiar=True), *many(100, familiar=True, confidence=0.1, name="x")]
    wrong = [each if each.confidence == 0.999 else each.model_copy(update={"right": False}) for each in third]
    assert proven(wrong).share == 0.6667
    assert proven([]).share == 0.0


def test_a_guarantee_accepts_from_its_threshold_on() -> None:
    guarantee = Guarantee(
        document_type="receipt",
        model="mdl_1",
        budget=BUDGET,
        familiar={"TOTAL": 0.9},
        new={"TOTAL": 0.95},
        more_familiar=3,
        more_new=7,
    )
    told = [(0.9, True), (0.89, True), (0.95, False), (0.94, False), (None, True)]
    assert [guarantee.accepts(one_case("d", sure, familiar=known)) for sure, known in told] == [
        True,
        False,
        True,
        False,
        False,
    ]
    assert not guarantee.accepts(one_case("d", 1.0, field="TAX"))
    assert (guarantee.more_of(familiar=True), guarantee.more_of(familiar=False)) == (3, 7)
    nothing = Guarantee(document_type="receipt", model="mdl_1", budget=BUDGET)
    assert (nothing.share, nothing.cases, nothing.more_familiar, nothing.more_new) == (0.0, 0, None, None)
    assert (BUDGET.error, BUDGET.delta) == (0.02, 0.05)
