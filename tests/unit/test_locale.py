"""Which marks of a country decide between day and month first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract.page.locale import hints_for
from docloop.values.currencies import find_currencies
from docloop.values.match import Hints

from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        # sure
        ("13/04/2019\nUSD 5.00", Hints(day_first=True)),
        ("Seattle, WA 98121", Hints(day_first=False, leaning=False)),
        ("206-441-9785\n$ 5.00", Hints(day_first=False, leaning=False)),
        ("TOTAL RM 5.00", Hints(day_first=True, leaning=True)),
        ("£ 5.00  11:20 AM", Hints(leaning=True)),
        ("12345 Berlin\nSumme 5,00 EUR", Hints(day_first=True, leaning=True)),
        ("ABN 88 000 014 675\nNSW 2114", Hints(day_first=True, leaning=True)),
        # leaning
        ("TOTAL $ 5.00", Hints(leaning=False)),
        ("TOTAL 5.00", Hints(leaning=False)),
        ("GST 0.50  $ 5.00", Hints(leaning=True)),
        ("", Hints(leaning=False)),
    ],
)
def test_marks_of_countries(text: str, hints: Hints) -> None:
    assert replace(hints_for(typeset(text), RECEIPT), dollar=None) == hints


def test_the_types_own_rule_beats_marks() -> None:
    own = RECEIPT.model_copy(update={"day_first": True})
    assert hints_for(typeset("Seattle, WA 98121"), own) == Hints(day_first=True, dollar="USD")


@pytest.mark.parametrize(
    ("text", "dollar"),
    [
        ("Seattle, WA 98121\nTotal $ 5.00", "USD"),
        ("206-441-9785\nTotal $ 5.00", "USD"),
        ("Mart Sdn Bhd, Johor\nTotal $ 5.00", "MYR"),
        ("ABN 88 000 014 675\nTotal $ 5.00", "AUD"),
        ("Kopi Pte Ltd, Singapore 238801\n$ 5.00", "SGD"),
        ("Toronto, ON M5V 2T6\n416-555-0199\nTotal $ 5.00", "CAD"),
        ("Kowloon, Hong Kong\n$ 5.00", "HKD"),
        ("Auckland 1010, New Zealand\n$ 5.00", "NZD"),
        # nobody knows: no country, or several
        ("Total $ 5.00", None),
        ("Seattle, WA 98121\nShipped from Singapore\n$ 5.00", None),
    ],
)
def test_whose_dollars_these_are(text: str, dollar: str | None) -> None:
    hints = hints_for(typeset(text), RECEIPT)
    assert hints.dollar == dollar
    [found] = find_currencies("$ 5.00", hints)
    assert (found.value, "of_no_country" in found.evidence) == (dollar or "USD", dollar is None)
