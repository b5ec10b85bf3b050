"""Spaces between thousands and dashes for cents, told by how the whole page writes amounts."""

from __future__ import annotations

import pytest
from docloop.values.match import Hints
from docloop.values.money import find_money
from docloop.values.number_marks import spaced_thousands


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("Subtotal R 1 100.00\nVAT 15% R 165.00\nTotal R 1 265.00", True),
        ("Total Rs 12 500.00\nDue Rs 12 500.00", True),
        ("Net CHF 1 100.00\nTotal CHF 1 184.70", True),
        ("Summa kr 1 100.00\nTotal kr 12 184.70", True),
        ("Razem zł 1 100.00\nSuma zł 1 353.00", True),
        ("Total R 1 265.00", False),  # once may be chance
        ("EUR 2 150.00\nEUR 3 100.00\nTotal 1,300.00", False),  # a column of quantities
        ("EUR 2 150.00\nEUR 3 100.00\nTotal 1300.00", False),
        ("2 345.00\n3 100.00", False),
    ],
)
def test_spaces_between_thousands(text: str, spaced: bool) -> None:
    assert spaced_thousands(text) is spaced


def test_amounts_of_such_a_page_are_whole() -> None:
    assert [each.value for each in find_money("R 1 265.00", Hints(spaced=True))] == ["1265.00"]


@pytest.mark.parametrize(
    "text", ["1.190,- €", "€ 1.190,--", "Fr. 1'190.–", "1,190.— USD", "kr 1.190,-", "1.190,–", "1\u202f190,- €"]
)
@pytest.mark.parametrize("hints", [Hints(), Hints(country="GB", currencies=("GBP",))])
def test_a_dash_for_cents_stands_behind_thousands(text: str, hints: Hints) -> None:
    [found] = find_money(text, hints)
    assert found.value == "1190.00"
    assert "no_cents" not in found.evidence
