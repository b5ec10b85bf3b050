"""Amounts of many countries, as one table, and what holds for every text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from docloop.values.kinds import kind_of
from docloop.values.match import Hints
from docloop.values.money import find_money, mend_digits, money_text, parse_number
from hypothesis import given
from hypothesis import strategies as st

AMOUNTS = st.decimals(min_value="0.00", max_value="99999999.99", places=2)


def values(text: str) -> list[str]:
    return [match.value for match in find_money(text, Hints())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # strong: cents, a sign, or both
        ("1.234,56 €", ["1234.56"]),
        ("1,234.56", ["1234.56"]),
        ("1 234,56 EUR", ["1234.56"]),
        ("1\u202f234,56", ["1234.56"]),
        ("1'234.56", ["1234.56"]),
        ("CHF 12.-", ["12.00"]),
        ("TOTAL:RM9.00", ["9.00"]),
        ("5.90SR", ["5.90"]),
        ("(8.00)", ["-8.00"]),
        ("8.00-", ["-8.00"]),
        ("-5.00", ["-5.00"]),
        ("RM .50", ["0.50"]),
        ("12. 50", ["12.50"]),
        ("19% 3.00", ["3.00"]),
        ("2 345.00", ["2.00", "345.00"]),
        # letters read for digits
        ("RM 1O.5O", ["10.50"]),
        # a letter or a speck before it
        ("T2.00", ["2.00"]),
        ("R288.40", ["288.40"]),
        (".270.00", ["270.00"]),
        ("AB2.00", []),
        # two amounts run together are none
        ("7.020.44", []),
        # weak: whole numbers
        ("1.234", ["1234.00"]),
        ("0.644", ["0.644"]),
        ("$10", ["10.00"]),
        # none
        ("7 %", []),
        ("05.06.2018", []),
        ("A4", []),
        ("", []),
    ],
)
def test_amounts_in_a_text(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "country", "currency", "found"),
    [
        # groups
        ("7,20,000.00", None, None, ["720000.00"]),
        ("1,00,000", "IN", "INR", ["100000.00"]),
        ("2‘698.60", "CH", "CHF", ["2698.60"]),
        ("1´234.50", "CH", "CHF", ["1234.50"]),
        ("1\u2009234,50", "FR", "EUR", ["1234.50"]),
        ("7 200 Ft", "HU", "HUF", ["7200.00"]),
        ("R 1 265.00", "ZA", "ZAR", ["1265.00"]),
        ("1 234:50", "SE", "SEK", ["1234.50"]),
        ("2 345.00", "GB", "GBP", ["2.00", "345.00"]),
        # three figures behind a mark
        ("127.000", "HU", "HUF", ["127000.00"]),
        ("Rp 127.000", "ID", "IDR", ["127000.00"]),
        ("127.000 ₫", "VN", "VND", ["127000.00"]),
        ("$ 127.000", "CL", "CLP", ["127000.00"]),
        ("107.000", "BH", "BHD", ["107.000"]),
        ("2.305", "MY", "MYR", ["2.305"]),
        ("1.234", "DE", "EUR", ["1234.00"]),
        ("333392.857", None, None, ["333392.857"]),
        # signs of one country, in any case, glued
        ("500kr", "NO", "NOK", ["500.00"]),
        ("12,00zł", None, None, ["12.00"]),
        ("R1374945.00", "ZA", "ZAR", ["1374945.00"]),
        ("775000/-", "IN", "INR", ["775000.00"]),
        ("249:-", "SE", "SEK", ["249.00"]),
        # a time of day is no amount
        ("kl. 12:50", "SE", "SEK", []),
    ],
)
def test_marks_mean_what_they_mean_in_the_country(
    text: str, country: str | None, currency: str | None, found: list[str]
) -> None:
    hints = Hints(country=country, currencies=(currency,) if currency else ())
    assert [match.value for match in find_money(text, hints)] == found


@pytest.mark.parametrize(
    ("text", "country", "currency", "weak"),
    [
        ("127.000", "ID", "IDR", False),
        ("127", "JP", "JPY", False),
        ("775000/-", "IN", "INR", False),
        ("127", "IN", "INR", True),
        ("127.000", "DE", "EUR", True),
    ],
)
def test_whole_amounts_are_weak_where_cents_are_printed(text: str, country: str, currency: str, weak: bool) -> None:
    [found] = find_money(text, Hints(country=country, currencies=(currency,)))
    assert ("no_cents" in found.evidence) is weak


def test_whole_numbers_are_weak_and_signs_are_strong() -> None:
    assert find_money("10", Hints())[0].evidence == {"no_cents": 1.0}
    assert find_money("€ 10,00", Hints())[0].evidence == {"currency_sign": 1.0}


def test_mending_keeps_the_length_and_leaves_words_alone() -> None:
    assert mend_digits("SOLO 1O.5O BOB.SO") == "SOLO 10.50 BOB.SO"


def test_an_s_that_leads_an_amount_is_a_dollar_sign() -> None:
    assert mend_digits("TOTAL S8.20 1S.20") == "TOTAL $8.20 15.20"


@given(amount=AMOUNTS, group=st.sampled_from([",", ".", " ", "'", "\u00a0", "\u202f", ""]))
def test_amounts_round_trip_in_every_writing(amount: Decimal, group: str) -> None:
    point = "," if group in {".", " ", "\u00a0", "\u202f"} else "."
    whole, cents = f"{amount:,.2f}".split(".")
    text = f"{whole.replace(',', group)}{point}{cents}"
    assert values(text) == [money_text(amount)]
    assert kind_of("money").normalise(text) == money_text(amount)


@given(text=st.text(max_size=60) | st.from_regex(r"[\d.,' ()€RM%-]{0,40}", fullmatch=True))
def test_any_text_gives_numbers_at_real_places(text: str) -> None:
    for match in find_money(text, Hints()):
        assert Decimal(match.value).is_finite()
        assert 0 <= match.start < match.end <= len(text)
    assert len(mend_digits(text)) == len(text)


@pytest.mark.parametrize("piece", ["1.", "1,", "1 ", "1'000", "RM", "(-", "O.", "$ ", ".0"])
@pytest.mark.timeout(60)
def test_a_long_line_comes_to_an_end(piece: str) -> None:
    """An expression that tries all ways would take hours."""
    find_money(piece * (3000 // len(piece)), Hints())


@given(text=st.text(max_size=40))
def test_numbers_are_finite_or_absent(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()
