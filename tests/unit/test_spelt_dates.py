"""Dates and anniversaries that contracts spell out."""

from __future__ import annotations

from datetime import date

import pytest
from docloop.values.dates import find_dates
from docloop.values.durations import find_durations
from docloop.values.match import Hints
from docloop.values.spelt_dates import anniversaries, ordinal, spelt_dates, year_in_words
from hypothesis import given
from hypothesis import strategies as st

DATES = [
    ("this 5th day of March, 2019", ["2019-03-05"]),
    ("as of the 22ND day of May 2001.", ["2001-05-22"]),
    ("this 13 day of July, 2012 by and between", ["2012-07-13"]),
    ("on this 2 nd day of February, 2009", ["2009-02-02"]),
    ("as of December 9 th , 2014", ["2014-12-09"]),
    ("the fifth (5th) day of March, two thousand and nineteen", ["2019-03-05"]),
    ("the Twenty-First day of April nineteen hundred ninety-nine", ["1999-04-21"]),
    ("the twenty first day of April in the year 1999", ["1999-04-21"]),
    ("the 1st day of June in the year of our Lord two thousand", ["2000-06-01"]),
    ("the 1st day of September, twenty eleven, in", ["2011-09-01"]),
    ("the first of May 2010", ["2010-05-01"]),
    ("am fünften März 2019", ["2019-03-05"]),
    ("a los 5 días del mes de marzo de 2019", ["2019-03-05"]),
    ("a los cinco días del mes de marzo de dos mil diecinueve", ["2019-03-05"]),
    # said once, whoever finds it
    ("6th of February, 1999", ["1999-02-06"]),
    # none
    ("this ___ day of March, 2005", []),
    ("the 31st day of February, 2010", []),
    ("the fortieth day of March, 2010", []),
    ("each day of May, 2019", []),
]


@pytest.mark.parametrize(("text", "found"), DATES)
def test_dates_in_words_are_found(text: str, found: list[str]) -> None:
    assert [match.value for match in find_dates(text, Hints())] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("until the second anniversary of the date hereof", ["P2Y"]),
        ("the second (2nd) anniversary", ["P2Y"]),
        ("on the 3rd anniversary", ["P3Y"]),
        ("au deuxième anniversaire", ["P2Y"]),
        ("its anniversary", []),
    ],
)
def test_an_anniversary_is_a_number_of_years(text: str, found: list[str]) -> None:
    assert [match.value for match in find_durations(text, Hints())] == found


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("two thousand", "2000"),
        ("two thousand nineteen", "2019"),
        ("two thousand and nineteen", "2019"),
        ("nineteen hundred ninety nine", "1999"),
        ("twenty nineteen", "2019"),
        ("mil novecientos noventa y nueve", "1999"),
        ("deux mille vingt et un", "2021"),
        ("twenty", None),
        ("three", None),
        ("", None),
    ],
)
def test_years_in_words(text: str, year: str | None) -> None:
    assert year_in_words(text) == year


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_any_day_is_found_as_a_contract_writes_it(day: date) -> None:
    text = f"made this {day.day}th day of {day:%B}, {day.year} between"
    assert [match.value for match in find_dates(text, Hints())] == [day.isoformat()]


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for match, year, month, day in spelt_dates(text):
        assert match[0] in text
        assert year.isdigit()
        assert (month is None or 1 <= month <= 12, day > 0) == (True, True)
    for start, end, number in anniversaries(text):
        assert 0 <= start < end <= len(text)
        assert number > 0
    assert ordinal(text) is None or isinstance(ordinal(text), int)
