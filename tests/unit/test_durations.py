"""Lengths of time in six languages."""

from __future__ import annotations

import pytest
from docloop.values.durations import equal_durations, find_durations, written_duration
from docloop.values.match import Hints
from docloop.values.number_words import NUMBERS, number_in_words
from hypothesis import given
from hypothesis import strategies as st

FOUND = [
    # figures
    ("30 Tage netto", ["P30D"]),
    ("for 6 months from", ["P6M"]),
    ("a 12-month period", ["P12M"]),
    ("24-monatige Laufzeit", ["P24M"]),
    ("ten (10) business days", ["P10D"]),
    ("3 yrs.", ["P3Y"]),
    ("2 semaines", ["P2W"]),
    ("2 settimane", ["P2W"]),
    ("4 weken", ["P4W"]),
    ("1.5 years", ["P18M"]),
    ("1,5 Jahre", ["P18M"]),
    # words, and both
    ("three (3) years", ["P3Y"]),
    ("3 (three) years", ["P3Y"]),
    ("two-year term", ["P2Y"]),
    ("ninety (90) calendar days", ["P90D"]),
    ("one hundred eighty (180) days", ["P180D"]),
    ("one hundred and twenty days", ["P120D"]),
    ("dreißig Tagen", ["P30D"]),
    ("DREISSIG TAGE", ["P30D"]),
    ("einundzwanzig Tage", ["P21D"]),
    ("ein Jahr", ["P1Y"]),
    ("zweijährige Laufzeit", ["P2Y"]),
    ("sechsmonatiger Frist", ["P6M"]),
    ("dix-huit mois", ["P18M"]),
    ("quatre-vingt-dix jours", ["P90D"]),
    ("vingt et un jours", ["P21D"]),
    ("soixante et onze ans", ["P71Y"]),
    ("treinta y un días", ["P31D"]),
    ("veintiún dias", ["P21D"]),
    ("cinco años", ["P5Y"]),
    ("ventuno giorni", ["P21D"]),
    ("ventotto mesi", ["P28M"]),
    ("due anni", ["P2Y"]),
    ("eenentwintig dagen", ["P21D"]),
    ("driejarige", ["P3Y"]),
    ("twee jaar", ["P2Y"]),
    # several
    ("one (1) year and six (6) months", ["P1Y6M"]),
    ("1 Jahr und 6 Monate", ["P1Y6M"]),
    ("2 years, then 30 days", ["P2Y", "P30D"]),
    ("6 months and 1 year", ["P6M", "P1Y"]),
    ("three (2) years", ["P3Y", "P2Y"]),
    ("P1Y6M", ["P1Y6M"]),
    # none
    ("18 years of age", []),
    ("per year", []),
    ("2.25 months", []),
    ("12/24 months", []),
    ("someone years", []),
    ("Days Inn", []),
    ("PD", []),
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_lengths_in_a_text(text: str, values: list[str]) -> None:
    assert [each.value for each in find_durations(text, Hints())] == values


def test_a_number_that_is_said_in_two_ways_is_marked() -> None:
    assert all(each.evidence == {"ambiguous": 1.0} for each in find_durations("three (2) years", Hints()))


def test_days_on_which_people_work_are_marked() -> None:
    assert [each.evidence for each in find_durations("60 Werktage", Hints())] == [{"working_days": 1.0}]


@pytest.mark.parametrize(
    ("text", "value"),
    [("p3y", "P3Y"), ("3 years", "P3Y"), ("three (2) years", None), ("3 years from now on", None), ("soon", None)],
)
def test_what_a_person_writes(text: str, value: str | None) -> None:
    assert written_duration(text, Hints()) == value


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("P1Y", "P12M", True),
        ("P1Y6M", "P18M", True),
        ("P2W", "P14D", True),
        ("P1M", "P30D", False),
        ("P3Y", "P2Y", False),
        ("for ever", "For ever.", True),
        ("P3Y", "for ever", False),
    ],
)
def test_lengths_are_compared_by_length(one: str, other: str, equal: bool) -> None:
    assert equal_durations(one, other) is equal
    assert equal_durations(other, one) is equal


@given(years=st.integers(1, 99), months=st.integers(1, 11), language=st.sampled_from(["en", "de", "fr", "es", "it"]))
def test_any_length_is_found_as_it_is_written(years: int, months: int, language: str) -> None:
    written = {
        "en": f"{years} years and {months} months",
        "de": f"{years} Jahre und {months} Monate",
        "fr": f"{years} ans et {months} mois",
        "es": f"{years} años y {months} meses",
        "it": f"{years} anni e {months} mesi",
    }[language]
    assert [each.value for each in find_durations(f"({written})", Hints())] == [f"P{years}Y{months}M"]
    assert equal_durations(f"P{years}Y{months}M", f"P{12 * years + months}M")


@given(word=st.sampled_from(sorted(NUMBERS)), figures=st.booleans())
def test_every_number_in_words_is_understood(word: str, figures: bool) -> None:
    number = NUMBERS[word]
    text = f"{word} ({number}) days" if figures else f"{word} days"
    assert [each.value for each in find_durations(text, Hints())] == [f"P{number}D"]


@pytest.mark.parametrize("number", range(100))
def test_each_language_has_every_number(number: int) -> None:
    assert sum(each == number for each in NUMBERS.values()) >= 4


@given(text=st.text(alphabet="P0123456789YMWD ()-and einjahryes.,", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for each in find_durations(text, Hints()):
        assert each.value.startswith("P")
        assert 0 <= each.start < each.end <= len(text)
        assert equal_durations(each.value, each.value)
    number_in_words(text)
