"""Sums that stand on a page, found without a word: items above their sum, sum and taxes above the total."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docloop.steps.extract.score.evidence import Sighting

MOST_PARTS = 5
MOST_STARTS = 4
MOST_ROWS = 150
"""Rows with amounts that are added up; a page of a long table has fewer, and whole documents must not take minutes."""


@dataclass(frozen=True)
class Parts:
    """Places (numbers of sightings) by the part they play in some sum of the document.

    `first` is what the others are added to (the sum before tax), `added` what is added (tax, tip, rounding), `end` what
    comes out. `of_items` are sums of a whole column of amounts above.
    """

    first: frozenset[int]
    added: frozenset[int]
    end: frozenset[int]
    of_items: frozenset[int]


def parts_of_sums(sightings: Sequence[Sighting], settled: Collection[int]) -> Parts:
    """The sums among the last amounts of each row. `settled`: rows that tell of payment, "cash", "change"."""
    rows: dict[int, int] = {}
    for place, sighting in enumerate(sightings):
        known = rows.get(sighting.segment.row)
        if "no_cents" in sighting.evidence:
            continue
        if known is None or sightings[known].box.right <= sighting.box.right:
            rows[sighting.segment.row] = place
    places = [rows[row] for row in sorted(rows)]
    column = places if len(places) <= MOST_ROWS else places[: MOST_ROWS // 2] + places[-MOST_ROWS // 2 :]
    values = [Decimal(sightings[place].value) for place in column]
    paid = [sightings[place].segment.row in settled for place in column]
    first: set[int] = set()
    added: set[int] = set()
    end: set[int] = set()
    for stop in range(2, len(column)):
        for parts in range(2, min(MOST_PARTS, stop) + 1):
            start = stop - parts
            inner = values[start + 1 : stop]
            rest = sum(inner, Decimal(0))
            if rest <= 0 or values[start] + rest != values[stop] or sum(map(abs, inner)) >= values[start]:
                continue
            if paid[stop] and any(paid[start:stop]):
                continue  # total + change = cash
            first.add(column[start])
            added.update(place for place, value in zip(column[start + 1 : stop], inner, strict=True) if value)
            end.add(column[stop])
    of_items = _of_items(column, values, paid)
    return Parts(frozenset(first), frozenset(added), frozenset(end), frozenset(of_items))


def _of_items(column: Sequence[int], values: Sequence[Decimal], paid: Sequence[bool]) -> set[int]:
    """Places whose amount is the sum of two or more in a row that begin near the top."""
    found: set[int] = set()
    for start in range(min(MOST_STARTS, len(values))):
        if column[start] in found:
            break
        total = values[start]
        for stop in range(start + 1, len(values) - 1):
            total += values[stop]
            if paid[stop]:
                break
            if total > 0 and values[stop]:
                found.update(column[at] for at in range(stop + 1, len(values)) if values[at] == total)
    return found
