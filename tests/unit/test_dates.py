"""Dates of many countries, as one table, and what holds for every text."""

from __future__ import annotations

from datetime import date

import pytest
from docloop.model.document_type import FieldKind
from docloop.steps.extract.parsers import Hints, day_order, normalise
from docloop.steps.extract.parsers.dates import find_dates
from hypothesis import given
from hypothesis import strategies as st

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
}
DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31))


def values(text: str, day_first: bool | None = None) -> list[str]:
    return [match.value for match in find_dates(text, Hints(day_first))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # one reading
        ("2018-12-25", ["2018-12-25"]),
        ("25/12/2018 8:13:39 PM", ["2018-12-25"]),
        ("25.12.18", ["2018-12-25"]),
        ("12/25/2018", ["2018-12-25"]),
        ("Dec 25, 2018", ["2018-12-25"]),
        ("25 DEC 2018", ["2018-12-25"]),
        ("25. März 2024", ["2024-03-25"]),
        ("1er août 2020", ["2020-08-01"]),
        ("25 de diciembre de 2018", ["2018-12-25"]),
        ("19 Mac 2018", ["2018-03-19"]),
        ("07/07/19", ["2019-07-07"]),
        # a clock time glued to the year
        ("25/12/20188:13", ["2018-12-25"]),
        ("04-05-1812:50:51", ["2018-05-04", "2018-04-05"]),
        # two readings
        ("03/04/2019", ["2019-04-03", "2019-03-04"]),
        # none
        ("12- 12/240", []),
        ("HD03-04-06", []),
        ("10.50 20.30", []),
        ("31/02/2018", []),
        ("1.234,56", []),
        ("25/12/1812", []),
        ("", []),
    ],
)
def test_dates_in_a_text(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(("day_first", "value"), [(True, "2019-04-03"), (False, "2019-03-04")])
def test_a_rule_settles_the_order(day_first: bool, value: str) -> None:
    assert values("03/04/2019", day_first) == [value]


def test_an_ambiguous_date_says_so() -> None:
    assert all(match.evidence["ambiguous"] for match in find_dates("03/04/2019", Hints()))
    assert "ambiguous" not in find_dates("13/04/2019", Hints())[0].evidence


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("25/12/2018", True),
        ("12/25/2018", False),
        ("25/12/2018 and 12/25/2018", None),
        ("03/04/2018", None),
        ("2018-12-25", None),
    ],
)
def test_a_document_tells_its_order(text: str, order: bool | None) -> None:
    assert day_order(text) is order


@given(day=DAYS, language=st.sampled_from(sorted(MONTHS)), short=st.booleans())
def test_named_months_round_trip(day: date, language: str, short: bool) -> None:
    name = MONTHS[language].split()[day.month - 1]
    year = f"{day.year % 100:02d}" if short else f"{day.year}"
    assert values(f"{day.day}. {name} {year}") == [day.isoformat()]


@given(day=DAYS, mark=st.sampled_from("./-"), padded=st.booleans(), day_first=st.booleans())
def test_numeric_dates_round_trip(day: date, mark: str, padded: bool, day_first: bool) -> None:
    first, second = (day.day, day.month) if day_first else (day.month, day.day)
    width = 2 if padded else 1
    text = f"{first:0{width}d}{mark}{second:0{width}d}{mark}{day.year}"
    assert values(text, day_first) == [day.isoformat()]
    assert normalise(FieldKind.DATE, text, day_first) == day.isoformat()


@given(text=st.text(max_size=80) | st.from_regex(r"[\d/.\- ]{0,30}", fullmatch=True))
def test_any_text_gives_real_dates_at_real_places(text: str) -> None:
    for match in find_dates(text, Hints()):
        assert date.fromisoformat(match.value)
        assert 0 <= match.start < match.end <= len(text)
