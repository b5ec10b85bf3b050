"""What a sample of cases counts for, on numbers small enough to check by hand."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from docloop.model.learned import Case
from docloop.steps.decide.budget.sample import LEAST_OF_A_FIELD, LEAST_UNITS, Evidence, Stratum

from tests.budget_cases import by_hand, one_case


def enough(**changes: object) -> list[Case]:
    """As many cases as a field needs, the last one changed."""
    cases = [one_case(f"d{each}", 0.9 - each / 100) for each in range(LEAST_OF_A_FIELD)]
    return [*cases[:-1], cases[-1].model_copy(update=changes)]


def test_a_field_counts_from_ten_values_on() -> None:
    assert len(Stratum.of(enough(), ["TOTAL", "TAX"])) == LEAST_OF_A_FIELD == 10
    assert Stratum.of(enough(), ["TOTAL", "TAX"]).fields == ("TOTAL",)
    few = Stratum.of(enough()[1:], ["TOTAL"])
    assert (few.fields, len(few), few.documents) == ((), 0, 9)


def test_values_come_by_falling_confidence_then_document() -> None:
    cases = [*enough(), one_case("b", 0.9), one_case("a", 0.9)]
    found = Stratum.of(reversed(cases), ["TOTAL"])
    assert found.confidence.tolist() == [0.9, 0.9, 0.9, *(0.9 - each / 100 for each in range(1, 10))]
    assert found.confidence.dtype == np.float64


@pytest.mark.parametrize(
    "changes",
    [{"right": None}, {"confidence": None}, {"weight": 0.0}, {"field": "TAX"}],
    ids=lambda each: next(iter(each)),
)
def test_what_cannot_count_does_not(changes: dict[str, object]) -> None:
    assert len(Stratum.of([*enough(), one_case("e").model_copy(update=changes)], ["TOTAL"])) == 10


def test_of_one_place_told_twice_the_less_sure_counts() -> None:
    for told in ([one_case("d0", 0.3, right=False), *enough()], [*enough(), one_case("d0", 0.3, right=False)]):
        found = Stratum.of(told, ["TOTAL"])
        assert (len(found), found.documents) == (10, 10)
        assert (found.confidence[-1], found.wrong.tolist()) == (0.3, [0.0] * 9 + [1.0])


def test_of_two_that_are_as_sure_the_wrong_one_counts() -> None:
    for told in ([*enough(), one_case("d0", right=False)], [one_case("d0", right=False), *enough()]):
        assert Stratum.of(told, ["TOTAL"]).wrong.tolist() == [1.0] + [0.0] * 9


def test_weights_are_compared_with_the_heaviest() -> None:
    assert Stratum.of(enough(weight=4.0), ["TOTAL"]).weight.tolist() == [0.25] * 9 + [1.0]
    assert Stratum.of((), ["TOTAL"]).weight.tolist() == []


def test_known_suppliers_err_by_document_and_new_ones_by_supplier() -> None:
    new = [each.model_copy(update={"familiar": False, "supplier": "s1"}) for each in enough()]
    assert Stratum.of(new, ["TOTAL"]).unit.tolist() == [0] * 10
    nobody = [each.model_copy(update={"supplier": None}) for each in new]
    assert Stratum.of(nobody, ["TOTAL"]).unit.tolist() == list(range(10))
    known = [each.model_copy(update={"familiar": True}) for each in new]
    assert Stratum.of(known, ["TOTAL"]).unit.tolist() == list(range(10))
    # A document and a supplier of one name are two units.
    named = [one_case("s1", 0.95), *[each for each in new if each.document != "d9"], one_case("d9", 0.5)]
    assert len(set(Stratum.of(named, ["TOTAL"]).unit.tolist())) == 3


def test_those_ahead_come_first_and_are_no_documents_of_its_own() -> None:
    ahead = [one_case("x", 0.2), one_case("y", 0.4, field="TAX"), one_case("z", None)]
    found = Stratum.of(enough(), ["TOTAL"], ahead)
    assert (found.ahead, len(found), found.documents) == (2, 12, 10)
    assert found.confidence[:3].tolist() == [0.4, 0.2, 0.9]


def test_thirty_units_are_enough() -> None:
    assert LEAST_UNITS == 30
    assert by_hand([0] * 60, [*range(30), *range(30)]).enough
    assert not by_hand([0] * 60, [*range(29), *range(29), 0, 0]).enough


@pytest.mark.parametrize(
    ("of", "accepted", "wrong", "over"),
    [
        (by_hand([0, 1, 0, 1], [0, 0, 1, 1]), 4.0, 2.0, 1.6 / sqrt(2 * (0.8**2 + 0.8**2))),
        (by_hand([1, 1, 0, 0], [0, 0, 1, 1]), 1.0, 0.5, 1.6 / sqrt(2 * (1.8**2 + 0.2**2))),
        (by_hand([1, 0], [0, 0]), 2.0, 1.0, 0.8 / sqrt(2 * 0.8**2)),
        (by_hand([0, 0, 0]), 3.0, 0.0, -0.3 / sqrt(2 * 3 * 0.1**2)),
        (by_hand([1, 1, 1]), 3.0, 3.0, 2.7 / sqrt(2 * 3 * 0.9**2)),
        (
            by_hand([1, 0, 0], weight=[1.0, 0.5, 0.5]),
            2.0**2 / 1.5 / 1.5,
            2.0 / 1.5 / 1.5,
            0.8 / sqrt(2 * (0.81 + 0.005)),
        ),
    ],
    ids=["apart", "together", "one unit", "all right", "all wrong", "weighted"],
)
def test_errors_that_come_together_count_for_less(of: Stratum, accepted: float, wrong: float, over: float) -> None:
    """Kish's effective size, by hand: the square of the weights' sum over the sum of their squares and the effect."""
    found = of.surest(len(of), 0.1)
    assert [found.accepted, found.wrong] == pytest.approx([accepted, wrong])
    assert found.over == pytest.approx(over)


def test_only_the_surest_count_and_those_ahead_not_alone() -> None:
    found = by_hand([1, 0, 0, 1, 1], ahead=1).surest(4, 0.1)
    assert [found.accepted, found.wrong] == pytest.approx([3.0, 1.5])  # 4 and 2, their variance by 4/3
    assert found.alone == pytest.approx(1 / 3)
    assert by_hand([1], ahead=1).surest(1, 0.1).alone == 0.0
    assert by_hand([0, 0]).surest(2, 0.0).over == 0.0


def test_more_evidence_of_the_same_kind() -> None:
    assert Evidence(10.0, 2.0, -1.5, 0.2).times(4.0) == Evidence(40.0, 8.0, -3.0, 0.2)


def test_confidences_say_how_many_are_wrong() -> None:
    assert by_hand([0, 0, 0], confidence=[0.9, 0.8, 0.5]).expected_wrong(2) == pytest.approx(0.3)
