"""Sums that a table prints where one page ends and where the next one begins: carried forward, page total."""

from __future__ import annotations

from collections.abc import Sequence, Set
from decimal import Decimal

from docloop.steps.extract.line_items.prices import Prices
from docloop.steps.extract.line_items.words import letters
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout, Row
from docloop.steps.word_lists import CARRIED

LEAST_SUMMED = 4
"""Items that add up to the next row by chance less often than not."""

LEAST_SAID = 0.75
"""Share of a row's letters that the words for a sum carried forward must explain."""


def carried_rows(
    layout: Layout, first: int, prices: Prices, sums: Set[int], labels: dict[int, list[Label]]
) -> frozenset[int]:
    """Return the numbers of priced rows that repeat the sum of the items above them at the turn of a page.

    Such a row ends a page after which the table goes on, or begins one. It is known in any language by what it adds up
    to: all items so far, or those of its page. Of few items and where a digit was misread its words must say so. One
    that is called a sum, as those of `sums` are, is carried only if a sum comes later.
    """
    pages = _by_page(layout, first, prices)
    found: set[int] = set()
    total, count = Decimal(0), 0
    for at, rows in enumerate(pages):
        on_page = Decimal(0)
        for place, row in enumerate(rows):
            value = prices.value(row)
            begins = at > 0 and place == 0
            ends = at < len(pages) - 1 and place == len(rows) - 1
            summed = (
                value in ({total} if begins else {total, on_page}) and count >= LEAST_SUMMED and is_lone(row, prices)
            )
            goes_on = row not in sums or any(other > rows[-1] for other in sums)
            said = count > 0 and _says_carried(layout.rows[row], labels.get(row, ()))
            turns = (begins or ends) and ((summed and goes_on) or said)
            if turns or (at > 0 and _ends_table(rows[place:], prices, total, on_page)):
                found.add(row)
            else:
                total, on_page, count = total + value, on_page + value, count + 1
    return frozenset(found)


def _by_page(layout: Layout, first: int, prices: Prices) -> list[list[int]]:
    """Return the priced rows from `first` on, a list for each page that has any."""
    pages: dict[int, list[int]] = {}
    for row in sorted(prices.of_row):
        if row >= first:
            pages.setdefault(layout.rows[row].page, []).append(row)
    return list(pages.values())


def _says_carried(row: Row, labels: Sequence[Label]) -> bool:
    said = [label for label in labels if any(meaning.field == CARRIED for meaning in label.meanings)]
    explained = sum(letters(label.segment.text[label.start : label.end]) for label in said)
    return explained >= LEAST_SAID * max(1, sum(letters(segment.text) for segment in row.segments))


def is_lone(row: int, prices: Prices) -> bool:
    """Whether a row holds one amount; the row of an item often holds the price of one, too."""
    return len({one.value for one in prices.amounts[row]}) == 1


def _ends_table(rows: Sequence[int], prices: Prices, total: Decimal, on_page: Decimal) -> bool:
    """Whether the first of the rows is the total of the last page, and the second one the sum of all pages."""
    return len(rows) > 1 and prices.value(rows[0]) == on_page != total == prices.value(rows[1])
