"""Words that are labels of sums and heads of columns of items, too."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract.proposal import propose

from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")


@pytest.mark.parametrize(
    ("head", "total"),
    [
        ("Amount", "TOTAL"),
        ("Belopp", "ATT BETALA"),
        ("Importo", "TOTALE"),
        ("Kwota", "RAZEM"),
    ],
)
def test_what_stands_below_the_head_of_a_column_is_not_labelled_by_it(head: str, total: str) -> None:
    page = typeset(f"""
    Item                 {head}
    Sandwich              26.00
    {total}                27.55
    """)
    found = propose(page, RECEIPT).candidates["TOTAL"]
    below = next(each for each in found if each.value == "26.00")
    assert "label_above" not in below.evidence


def test_the_same_word_to_the_left_is_a_label() -> None:
    found = propose(typeset("Amount    27.55"), RECEIPT).candidates["TOTAL"]
    assert "label_left" in found[0].evidence
