"""How rows of items are compared with the truth."""

from __future__ import annotations

import pytest
from docloop.lab.evaluation.line_items import RowMatches, f1_of, match_rows, rows_of
from docloop.model.extraction import Field, LineItem
from hypothesis import given
from hypothesis import strategies as st

Rows = list[dict[str, str]]


def row(item: str, price: str | None = None) -> dict[str, str]:
    return {"ITEM": item} if price is None else {"ITEM": item, "PRICE": price}


ROWS = st.lists(
    st.builds(row, st.sampled_from(["tea", "tee", "teas", "coffee", ""]), st.sampled_from([None, "1.00", "2.00"])),
    max_size=6,
)


@pytest.mark.parametrize(
    ("predicted", "truth", "matches"),
    [
        # the same row, however written
        ([row("2 Iced Tea!", "5.0")], [row("2ICEDTEA", "5.00")], (1, 1, 1)),
        ([row("Chiken rice", "5.00")], [row("CHICKENRICE", "5.00")], (1, 1, 1)),
        # another item, another price, no price, nothing
        ([row("Coffee", "5.00")], [row("Iced tea", "5.00")], (0, 1, 1)),
        ([row("Iced tea", "5.01")], [row("Iced tea", "5.00")], (0, 1, 1)),
        ([row("Iced tea")], [row("Iced tea", "5.00")], (0, 1, 1)),
        ([], [row("Iced tea", "5.00")], (0, 0, 1)),
        ([row("", "5.00")], [row("!", "5.00")], (0, 1, 1)),
        ([row("Iced tea", "five")], [row("Iced tea", "NaN")], (0, 0, 0)),
        # each row is used once
        ([row("Tea", "1.00")] * 2, [row("Tea", "1.00")], (1, 2, 1)),
        ([row("Tea", "1.00")], [row("Tea", "1.00")] * 2, (1, 1, 2)),
        # rows whose price nobody wrote down neither help nor hurt, once each
        ([row("Extra rice", "1.00")], [row("Extra rice")], (0, 0, 0)),
        ([row("Extra rice", "1.00")] * 2, [row("Extra rice")], (0, 1, 0)),
        ([row("Tea", "1.00")], [row("Tea"), row("Tea", "1.00")], (1, 1, 1)),
    ],
)
def test_rows_that_match(predicted: Rows, truth: Rows, matches: tuple[int, int, int]) -> None:
    assert match_rows(predicted, truth) == matches


def test_a_first_choice_gives_way_where_more_rows_match_then() -> None:
    predicted = [row("abcdefghij", "1.00"), row("abcdefgh", "1.00")]
    truth = [row("abcdefghi", "1.00"), row("abcdefghijkl", "1.00")]
    assert match_rows(predicted, truth).matched == 2
    assert match_rows(predicted[::-1], truth[::-1]).matched == 2


@given(predicted=ROWS, truth=ROWS)
def test_matches_are_counted_within_bounds_and_in_any_order(predicted: Rows, truth: Rows) -> None:
    found = match_rows(predicted, truth)
    assert 0 <= found.matched <= min(found.predicted, found.truth)
    assert found.predicted <= len(predicted)
    assert match_rows(predicted[::-1], truth[::-1]).matched == found.matched


@given(rows=ROWS)
def test_the_truth_matches_itself(rows: Rows) -> None:
    named = [each for each in rows if each["ITEM"] and "PRICE" in each]
    assert match_rows(named, named) == (len(named), len(named), len(named))


def test_f1_over_documents() -> None:
    assert f1_of([RowMatches(2, 2, 3), RowMatches(1, 2, 1)]) == 6 / 8
    assert f1_of([RowMatches(0, 1, 1)]) == 0.0
    assert f1_of([]) == 1.0


def test_rows_of_an_extraction() -> None:
    item = LineItem(fields=(Field(name="ITEM", value="Tea"), Field(name="PRICE", value="1.00"), Field(name="QUANTITY")))
    assert rows_of([item]) == [{"ITEM": "Tea", "PRICE": "1.00"}]
