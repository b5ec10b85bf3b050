"""Tables of taxes by rate: "19 %  4.64  0.88  5.52". Found by arithmetic, in whatever order the columns stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.score.evidence import Sighting
from docloop.values.field_roles import FieldRole
from docloop.values.money import money_text

MOST_ROWS = 8
HIGHEST_RATE = 30
_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_CENTS = Decimal("0.02")
"""Taxes are rounded by row, by item or by hand."""


@dataclass(frozen=True)
class TaxRow:
    """What was taxed at one rate, and the tax on it."""

    net: Sighting
    tax: Sighting


def tax_rows(sightings: Sequence[Sighting], layout: Layout) -> list[TaxRow]:
    """Rows with a rate and two amounts of which one is that share of the other. `sightings` are of money."""
    by_row: dict[int, list[Sighting]] = {}
    for sighting in sightings:
        by_row.setdefault(sighting.segment.row, []).append(sighting)
    found: list[TaxRow] = []
    for row in layout.rows:
        amounts = [each for each in by_row.get(row.number, ()) if "no_cents" not in each.evidence][:MOST_ROWS]
        rates = [Decimal(rate.replace(",", ".")) for rate in _RATE.findall(row.text)] if len(amounts) > 1 else []
        if rates and rates[0] <= HIGHEST_RATE and (taxed := _taxed(amounts, rates[0] / 100)):
            found.append(taxed)
    return found[:MOST_ROWS]


def _taxed(amounts: Sequence[Sighting], rate: Decimal) -> TaxRow | None:
    for net in amounts:
        for tax in amounts:
            base, levied = Decimal(net.value), Decimal(tax.value)
            if net is not tax and base > 0 and abs(base * rate - levied) <= _CENTS and levied < base:
                return TaxRow(net, tax)
    return None


def added_up(spec: FieldSpec, rows: Sequence[TaxRow], printed: frozenset[Decimal]) -> list[Candidate]:
    """The sum of the net amounts or of the taxes, when both together are `printed` as well: the total with tax."""
    total = sum((Decimal(each.value) for row in rows for each in (row.net, row.tax)), Decimal(0))
    if not rows or total not in printed or len({row.net.segment.page for row in rows}) > 1:
        return []
    parts = [row.tax if spec.role is FieldRole.TAX else row.net for row in rows]
    return [
        Candidate(
            field=spec.name,
            value=money_text(sum((Decimal(part.value) for part in parts), Decimal(0))),
            text=" + ".join(part.text for part in parts),
            page=parts[0].segment.page,
            box=Box.around(part.box for part in parts),
            evidence={"adds_up": 1.0, "label_left": 1.0, "by_rate": 1.0},
        )
    ]
