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
