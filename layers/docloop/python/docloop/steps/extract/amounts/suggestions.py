"""Amounts that a paper only suggests: tips by percentage, each with the total that it would make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.score.evidence import Sighting

_HEADING = re.compile(
    r"\b(?:(?:suggested|recommended|optional)\s+(?:tips?|gratuit(?:y|ies))|(?:tip|gratuity)\s+(?:guide|suggestions?|calculator)|"
    r"pourboires?\s+(?:suggérés?|conseillés?)|suggestions?\s+de\s+pourboires?|propinas?\s+sugeridas?|"
    r"trinkgeld\s?(?:vorschl[aä]ge?|empfehlung(?:en)?)|mance\s+suggerite|mancia\s+suggerita|gorjetas?\s+sugeridas?|"
    r"fooi\s?suggesties?|dricks\s?förslag)",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_CENTS = Decimal("0.02")
LEAST_RATES = 2
"""Rows of different rates of one amount from which on they are suggestions even without a heading."""

REACH = 8
"""Rows below the heading in which suggestions stand."""


MOST_PRINTED = 200
"""Amounts of a paper that are tried as what the tips are reckoned from; a slip has few."""


def suggested_rows(sightings: Sequence[Sighting], layout: Layout) -> frozenset[int]:
    """Rows that offer a tip: "18% Tip 9.09 Total 64.14", below a heading or several for one and the same amount.

    A table of taxes has rates as well, but each of an amount of its own.
    """
    printed = {Decimal(each.value) for each in sightings}
    by_row: dict[int, list[Decimal]] = {}
    for each in sightings:
        by_row.setdefault(each.segment.row, []).append(Decimal(each.value))
    heads = [row.number for row in layout.rows if _HEADING.search(row.text)]
    rates = {row.number: _rate(row.text) for row in layout.rows}
    found = {row for row, rate in rates.items() if rate and any(head <= row <= head + REACH for head in heads)}
    for base in printed if len(printed) <= MOST_PRINTED else ():
        rows = {row: rate for row, rate in rates.items() if rate and _offers(by_row.get(row, ()), base, rate)}
        if len(set(rows.values())) >= LEAST_RATES:
            found |= rows.keys()
    return frozenset(found)


def _rate(text: str) -> Decimal | None:
    rate = _RATE.search(text)
    return Decimal(rate[1].replace(",", ".")) / 100 if rate else None


def _offers(amounts: Sequence[Decimal], base: Decimal, rate: Decimal) -> bool:
    """Whether a row has the tip of that rate and what it would make, and no base of its own as a table of taxes has."""
    tips = [each for each in amounts if each > 1 and abs(base * rate - each) <= _CENTS]
    return base > 0 and base not in amounts and any(base + tip in amounts for tip in tips)
