"""Tables of taxes by rate: "19 %  4.64  0.88  5.52". Found by arithmetic, in whatever order the columns stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.amounts.relations import Amounts
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.score.evidence import Sighting, beside_labels
from docloop.values.field_roles import FieldRole
from docloop.values.money import money_text

MOST_ROWS = 8
MOST_RATES = 6
HIGHEST_RATE = 30
_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_CENTS = Decimal("0.02")
"""Taxes are rounded by row, by item or by hand."""


@dataclass(frozen=True)
class TaxRow:
    """What was taxed at one rate, and the tax on it, or `included` in it."""

    net: Sighting
    tax: Sighting
    included: bool = False


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


def of_taxes(
    spec: FieldSpec, rows: Sequence[TaxRow], sightings: Sequence[Sighting], labelled: Sequence[dict[str, float]]
) -> list[dict[str, float]]:
    """For each amount beside a word for taxes whether arithmetic says that it is the tax, or what was taxed."""
    if spec.role is not FieldRole.TAX:
        return [{} for _ in sightings]
    levied = {(row.tax.segment.row, row.tax.start, row.tax.value) for row in rows}
    bases = {(row.net.segment.row, row.net.start, row.net.value) for row in rows}
    found = _sums_of_taxes(sightings, labelled)
    for each, beside, evidence in zip(sightings, labelled, found, strict=True):
        at = each.segment.row, each.start, each.value
        if "label_left" in beside and at in levied | bases:
            evidence["at_rate" if at in levied else "taxed"] = 1.0
    return found


def _sums_of_taxes(sightings: Sequence[Sighting], labelled: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """For each tax whether it is the sum of those by rate that stand right above it: 11.55, 3.51, 15.06."""
    found: list[dict[str, float]] = [{} for _ in sightings]
    rows = {
        each.segment.row: place
        for place, each in enumerate(sightings)
        if "label_left" in labelled[place] and Decimal(each.value) > 0
    }
    places = [rows[row] for row in sorted(rows)]
    for at, place in enumerate(places):
        for count in range(2, min(MOST_RATES, at) + 1):
            parts = [Decimal(sightings[before].value) for before in places[at - count : at]]
            if sum(parts) == Decimal(sightings[place].value):
                found[place] = {"sum_of_taxes": 1.0}
    return found


def _taxed(amounts: Sequence[Sighting], rate: Decimal) -> TaxRow | None:
    for share, included in ((rate, False), (rate / (1 + rate), True)):
        for net in amounts:
            for tax in amounts:
                base, levied = Decimal(net.value), Decimal(tax.value)
                if net is not tax and 0 <= levied < base and abs(base * share - levied) <= _CENTS:
                    return TaxRow(net, tax, included)
    return None


def added_up(spec: FieldSpec, rows: Sequence[TaxRow], printed: frozenset[Decimal]) -> list[Candidate]:
    """The sum of the net amounts or of the taxes, when both together are `printed` as well: the total with tax."""
    total = sum((Decimal(each.value) for row in rows for each in (row.net, row.tax)), Decimal(0))
    if (
        not rows
        or any(row.included for row in rows)
        or total not in printed
        or len({row.net.segment.page for row in rows}) > 1
    ):
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


def summed_taxes(
    spec: FieldSpec, sightings: Sequence[Sighting], labels_by_row: dict[int, list[Label]], amounts: Amounts
) -> list[Candidate]:
    """The sum of taxes printed by rate, when it is just what lies between the net amount and the total."""
    nets, totals = amounts.first_of(FieldRole.NET), set(amounts.first_of(FieldRole.GROSS))
    rows: dict[tuple[int, int], Sighting] = {}
    for sighting in sightings:
        if "label_left" in beside_labels(spec, sighting, labels_by_row):
            rows[sighting.segment.page, sighting.segment.row] = sighting  # the last amount of a row
    taxes = list(rows.values())[:MOST_RATES]
    found = []
    for count in range(2, len(taxes) + 1):
        for parts in combinations(taxes, count):
            total = sum((Decimal(part.value) for part in parts), Decimal(0))
            fits = any(abs(net + total - whole) <= _CENTS for net in nets for whole in totals)
            if len({part.segment.page for part in parts}) > 1 or not fits:
                continue
            found.append(
                Candidate(
                    field=spec.name,
                    value=money_text(total),
                    text=" + ".join(part.text for part in parts),
                    page=parts[0].segment.page,
                    box=Box.around(part.box for part in parts),
                    evidence={"adds_up": 1.0, "label_left": 1.0, "summed": 1.0},
                )
            )
    return found
