"""Lines for machines on payment slips repeat what is to pay."""

from __future__ import annotations

from decimal import Decimal

import pytest
from docloop.steps.extract.amounts.payment_lines import coded_amounts
from docloop.steps.extract.page.layout import lay_out
from docloop.steps.extract.score.evidence import Sighting
from docloop.values.match import Hints
from docloop.values.money import find_money

from tests.typeset import typeset


def coded(*lines: str) -> frozenset[Decimal]:
    layout = lay_out(typeset("\n".join(lines)))
    sightings = [
        Sighting(segment, m.start, m.end, m.value, segment.box_of(m.start, m.end), m.evidence)
        for segment in layout.segments
        for m in find_money(segment.text, Hints())
    ]
    return coded_amounts(layout.segments, sightings)


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("9706631700500805651008056512604120000", "8,056.51"),  # a stub of a utility of Ontario
        ("2 9306102540510029187100029187102604072", "29,187.10"),
        ("34191.79001 01043.510047 91020.150008 6 86010000021914", "219,14"),  # a boleto of Brazil
        ("0100000092627>000000123412341234143065 3+ 010001628>", "92.62"),  # an inpayment slip of Switzerland
        ("+71<000000000123456784 +82950000> 000000171130", "1711.30"),
        ("1234 1234 1234 1430 0000009262 26", "92.62"),  # a giro slip of Britain
    ],
)
def test_the_amount_of_the_slip_is_found_and_no_other(line: str, amount: str) -> None:
    assert coded(f"Amount due {amount}", "Last month 71.90", line) == {
        Decimal(f"{amount[:-3]}.{amount[-2:]}".replace(",", ""))
    }


@pytest.mark.parametrize(
    "line",
    [
        "IBAN DE89 3704 0044 0532 0130 00",
        "12 1.50 18.00 3 2.25 6.75 0018.00 11.10 900.00",  # a row of a table
        "ES 0021 0000 0180 4007 3500 1",  # four figures meet by chance
        "4006381333931 0000018.04",
        "4006381333931 0000000018",  # cents below one are hardly more than zeros
    ],
)
def test_other_long_numbers_code_nothing(line: str) -> None:
    assert coded("Energy 18.04", "Levy 0.18", line) == frozenset()
