"""A table that a spreadsheet opens shows what is in it: no cell is a formula, and every number stays a number."""

from __future__ import annotations

import csv
import io

import pytest

from functions.csv_tables import table_of

HOSTILE = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+A1", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)", "−2+A1"]


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_formula_is_shown(text: str) -> None:
    assert cells(table_of([[text, "plain"]])) == [[f"'{text}", "plain"]]


def test_numbers_telephone_numbers_and_nothing_stay_as_they_are() -> None:
    row = ["-12.50", "+60 3-7981 (0)", "-", 'a "b", c']

    assert cells(table_of([[*row, -3, 0.25, None]])) == [[*row, "-3", "0.25", ""]]
