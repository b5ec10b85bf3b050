"""Dates of many countries, as one table, and what holds for every text."""

from __future__ import annotations

from datetime import date

import pytest
from docloop.values.dates import KIND, day_order, find_dates
from docloop.values.kinds import kind_of
from docloop.values.match import Hints
from docloop.values.mended_dates import mend_dates
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
        ("Aug17'16 11:54AM", ["2016-08-17"]),
        ("NOV/25/2016", ["2016-11-25"]),
        # a clock time glued to the year
        ("Dec25'1811:54", ["2018-12-25"]),
        ("25/12/20188:13", ["2018-12-25"]),
        ("04-05-1812:50:51", ["2018-05-04", "2018-04-05"]),
        # dirt and misread characters
        ("02,/22/2014", ["2014-02-22"]),
        ("07-23-2O1o", ["2010-07-23"]),
        ("2016705/04~16:26", ["2016-05-04"]),
        ("Ju119'14 12:36PM", ["2014-07-19"]),
        ("0CT 5, 2012", ["2012-10-05"]),
        ("CL0SED 23 Nov 17 12:19:48", ["2017-11-23"]),
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


@pytest.mark.parametrize(
    ("text", "leaning", "usual"),
    [
        ("03/04/2019", True, "2019-04-03"),
        ("03/04/2019", False, "2019-03-04"),
        ("03/04/2019", None, None),
        ("03.04.2019", False, "2019-04-03"),
    ],
)
def test_a_leaning_marks_one_of_both(text: str, leaning: bool | None, usual: str | None) -> None:
    found = find_dates(text, Hints(leaning=leaning))
    assert len(found) == 2
    assert [match.value for match in found if "usual_order" in match.evidence] == ([usual] if usual else [])


def test_a_mended_date_says_so() -> None:
    assert find_dates("07-23-201o", Hints())[0].evidence["mended"] == 1.0
    assert "mended" not in find_dates("07-23-2010", Hints())[0].evidence


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


@pytest.mark.parametrize(
    ("text", "languages", "country", "found"),
    [
        # names of months
        ("12. okt. 2026", ("da",), None, ["2026-10-12"]),
        ("26 DE MARÇO DE 2023", ("pt",), None, ["2023-03-26"]),
        ("2026. október 14.", ("hu",), None, ["2026-10-14"]),
        ("2026 m. spalio 14 d.", ("lt",), None, ["2026-10-14"]),
        ("2026. gada 14. oktobris", ("lv",), None, ["2026-10-14"]),
        ("14 октября 2026 г.", ("ru",), None, ["2026-10-14"]),
        ("14η Οκτωβρίου 2026", ("el",), None, ["2026-10-14"]),
        ("14 Ekim 2026", (), None, ["2026-10-14"]),
        ("14 ต.ค. 2569", (), None, ["2026-10-14"]),
        ("14-Oct-26", (), None, ["2026-10-14"]),
        ("OCT 14, 2026", (), None, ["2026-10-14"]),
        # one name, two months: November in Czech and Polish, October in Croatian
        ("14. listopadu 2026", ("cs",), None, ["2026-11-14"]),
        ("14 lis 2026", ("pl",), None, ["2026-11-14"]),
        ("14 lis 2026", ("hr",), None, ["2026-10-14"]),
        ("14 lis 2026", (), None, []),
        # figures
        ("2026. 10. 14.", (), None, ["2026-10-14"]),
        ("14.X.2026", (), None, ["2026-10-14"]),
        ("Ngày 14 tháng 10 năm 2026", (), None, ["2026-10-14"]),
        # other calendars
        ("2026年10月14日", (), None, ["2026-10-14"]),
        ("令和8年10月14日", (), None, ["2026-10-14"]),
        ("民國115年10月14日", (), None, ["2026-10-14"]),
        ("14/10/2569", (), None, ["2026-10-14"]),
        ("14/10/69", (), "TH", ["2026-10-14"]),
        ("14/10/69", (), "MY", ["2069-10-14"]),
    ],
)
def test_dates_of_many_languages(text: str, languages: tuple[str, ...], country: str | None, found: list[str]) -> None:
    assert [each.value for each in find_dates(text, Hints(languages=languages, country=country))] == found


def test_where_the_year_comes_first_three_pairs_of_figures_are_two_dates() -> None:
    usual, other = find_dates("26-10-14", Hints(country="SE"))
    assert (usual.value, "usual_order" in usual.evidence) == ("2026-10-14", True)
    assert (other.value, "ambiguous" in other.evidence, "usual_order" in other.evidence) == ("2014-10-26", True, False)


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
    assert kind_of("date").normalise(text, Hints(day_first)) == day.isoformat()


@given(day=DAYS, mark=st.sampled_from(["'", "’", " "]), clock=st.sampled_from(["", " 11:54AM"]))
def test_till_dates_round_trip(day: date, mark: str, clock: str) -> None:
    name = MONTHS["en"].split()[day.month - 1][:3]
    assert values(f"{name}{day.day:02d}{mark}{day.year % 100:02d}{clock}") == [day.isoformat()]


@given(text=st.text(max_size=80) | st.from_regex(r"[\d/.\- ]{0,30}", fullmatch=True))
def test_any_text_gives_real_dates_at_real_places(text: str) -> None:
    for match in find_dates(text, Hints()):
        assert date.fromisoformat(match.value)
        assert 0 <= match.start < match.end <= len(text)
    assert len(mend_dates(text)) == len(text)


@pytest.mark.parametrize("piece", ["1/", "1 ", "12-", "Dec", "Jul1", "20", "l/", "2016705/"])
@pytest.mark.timeout(60)
def test_a_long_line_comes_to_an_end(piece: str) -> None:
    """An expression that tries all ways would take hours."""
    find_dates(piece * (3000 // len(piece)), Hints())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05.08.2024", "2024-08-05"),
        ("5.8.24", "2024-08-05"),
        ("03/04/2022", None),
        ("03-04-2022", None),
        ("13/04/2022", "2022-04-13"),
        ("3 April 2022", "2022-04-03"),
        ("2024-08-05", "2024-08-05"),
        ("31.02.2024", None),
    ],
)
def test_a_person_may_write_a_date_in_any_way_that_is_clear(text: str, value: str | None) -> None:
    assert KIND.as_written(text) == value


def test_a_date_that_can_be_read_in_two_ways_is_answered_with_both() -> None:
    assert KIND.refusal("03/04/2022") == "can be read as 2022-03-04 or 2022-04-03. Write one of them"
    assert KIND.refusal("31.02.2024") == "is not a valid date. Write it like 31.12.2026"
