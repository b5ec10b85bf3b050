"""How well rows of a table of items were found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from rapidfuzz import fuzz

from docloop.model.extraction import LineItem
from docloop.values.normal_forms import text_key

SIMILAR = 0.8
"""Texts of items this alike are the same item: readers and people spell differently, and drop codes and taxes."""

ItemRow = Mapping[str, str]


class RowMatches(NamedTuple):
    """Rows found right, rows claimed, rows that are true. Add those of documents up before taking `f1_of`."""

    matched: int = 0
    predicted: int = 0
    truth: int = 0


def rows_of(items: Iterable[LineItem]) -> list[ItemRow]:
    """The values of line items by name, in the form that `match_rows` compares."""
    return [{field.name: field.value for field in item.fields if field.value is not None} for item in items]


def match_rows(predicted: Sequence[ItemRow], truth: Sequence[ItemRow]) -> RowMatches:
    """Pairs rows one to one, as many as possible: ITEM alike (case, spaces, punctuation ignored), PRICE equal by value.

    Only truth rows with a PRICE count. A prediction that belongs to a truth row without one neither helps nor hurts.
    """
    priced = [row for row in truth if _price(row) is not None]
    unpriced = [row for row in truth if _price(row) is None]
    matched = _pair(predicted, priced, lambda one, other: _price(one) == _price(other) and _alike(one, other))
    rest = [row for number, row in enumerate(predicted) if number not in matched]
    return RowMatches(len(matched), len(predicted) - len(_pair(rest, unpriced, _alike)), len(priced))


def f1_of(matches: Iterable[RowMatches]) -> float:
    """The F1 over all rows of all documents; 1.0 when there was nothing to find and nothing was claimed."""
    counts = list(matches)
    matched, rows = sum(each.matched for each in counts), sum(each.predicted + each.truth for each in counts)
    return 2 * matched / rows if rows else 1.0


def _pair(
    left: Sequence[ItemRow], right: Sequence[ItemRow], fits: Callable[[ItemRow, ItemRow], bool]
) -> dict[int, int]:
    """Places in `right` by places in `left`: a maximum matching, by augmenting paths (Kuhn's algorithm)."""
    possible = [[j for j, other in enumerate(right) if fits(one, other)] for one in left]
    taken: dict[int, int] = {}
    for start in range(len(left)):
        reached: dict[int, int] = {}
        waiting = [start]
        end: int | None = None
        while waiting and end is None:
            one = waiting.pop(0)
            for j in possible[one]:
                if j in reached:
                    continue
                reached[j] = one
                if j not in taken:
                    end = j
                    break
                waiting.append(taken[j])
        while end is not None:
            one = reached[end]
            before = next((j for j, i in taken.items() if i == one), None)
            taken[end] = one
            end = before
    return {i: j for j, i in taken.items()}


def _alike(one: ItemRow, other: ItemRow) -> bool:
    texts = text_key(one.get("ITEM", "")), text_key(other.get("ITEM", ""))
    return all(texts) and fuzz.ratio(*texts) >= 100 * SIMILAR


def _price(row: ItemRow) -> Decimal | None:
    try:
        price = Decimal(row["PRICE"])
    except (KeyError, InvalidOperation):
        return None
    return price if price.is_finite() else None
