"""Rows of the table of items as tills and invoices print them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import LineItem
from docloop.steps.extract import extract
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import effort_of
from tests.typeset import typeset

TYPES = {each.name: each for each in shipped_types()}


def items(text: str, name: str = "receipt") -> tuple[LineItem, ...]:
    return extract(typeset(columns(text)), TYPES[name], 1.0).line_items


def columns(text: str) -> str:
    """Three spaces and more become so many that what follows them ends in column 40."""
    return "\n".join(
        line if not match else f"{match[1]}{match[2]:>{40 - len(match[1])}}{match[3]}"
        for line in text.split("\n")
        for match in [re.fullmatch(r"(.*?\S)   +(\S+)(.*)", line)]
    )


def rows(text: str, name: str = "receipt", *fields: str) -> list[tuple[str | None, ...]]:
    wanted = fields or ("ITEM", "PRICE")
    return [
        tuple(found.value if (found := item.get(field)) else None for field in wanted) for item in items(text, name)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # quantity in front
        ("2 BURGER   11.98\nTOTAL   11.98", [("BURGER", "11.98", "2", None)]),
        ("2x Burger   11.98\nTOTAL   11.98", [("Burger", "11.98", "2", None)]),
        ("3 @ 2.00 FRUIT ROLLS   6.00 F\nTOTAL   6.00", [("FRUIT ROLLS", "6.00", "3", None)]),
        ("0.48 COURGETTES GREEN   7.92\nTOTAL   7.92", [("COURGETTES GREEN", "7.92", "0.48", None)]),
        ("1 $4 Stella   4.00\nTOTAL   4.00", [("$4 Stella", "4.00", "1", None)]),
        # quantity behind
        ("Lamb Pasanda  2 x  7.64  15.28\nTOTAL   15.28", [("Lamb Pasanda", "15.28", "2", None)]),
        ("Buns  15.00  1  15.00\nTOTAL   15.00", [("Buns", "15.00", "1", None)]),
        ("Lunch Special 2   11.90\nTOTAL   11.90", [("Lunch Special 2", "11.90", None, None)]),
        # article numbers and tax letters
        ("134991 ORGANIC PAST   5.99\nTOTAL   5.99", [("ORGANIC PAST", "5.99", None, "134991")]),
        (
            "GREAT VALUE 007874223023 F   0.38 N\nTOTAL   0.38",
            [("GREAT VALUE", "0.38", None, "007874223023")],
        ),
        ("F 1 MPS 2Z  T1$  12.99\nTOTAL  12.99", [("MPS 2Z", "12.99", "1", None)]),
        # nothing to take away
        ("7UP   1.50\nTOTAL   1.50", [("7UP", "1.50", None, None)]),
    ],
)
def test_what_stands_around_an_item(text: str, found: list[tuple[str | None, ...]]) -> None:
    assert rows(text, "receipt", "ITEM", "PRICE", "QUANTITY", "PRODUCT_CODE") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a name without a price is a wish; its figures may stand in the next row
        ("1 RIBEYE   53.00\nMEDIUM RARE\n1 SOUP   7.00\nTOTAL   60.00", [("RIBEYE", "53.00"), ("SOUP", "7.00")]),
        ("BANANAS\n1.76 lb @ 0.99/ lb   1.74\nTOTAL   1.74", [("BANANAS", "1.74")]),
        ("COFFEE BEANS\n2 @ 3.99   7.98\nTOTAL   7.98", [("COFFEE BEANS", "7.98")]),
        # discounts, savings and what is included are no items
        ("TEA   2.00\nCOUPON   1.00-\nTOTAL   1.00", [("TEA", "2.00")]),
        ("TEA   2.00\nSCANNED COUPON   1.00-F\nTOTAL   1.00", [("TEA", "2.00")]),
        ("TEA   2.00\nMANUF COUPON   0.50\nTOTAL   1.50", [("TEA", "2.00")]),
        ("TEA   2.00\nTOTAL 03   3.54\nDISCOUNT GIVEN   1.54\nRICE   1.00\nSUBTOTAL   5.00",
         [("TEA", "2.00"), ("RICE", "1.00")]),
        ("DUCK   27.00\nUSA   [5.00]\nTOTAL   27.00", [("DUCK", "27.00")]),
        ("SHIRT   2.40 T1\nItemPrice 12.00  YouSave 9.60\nTOTAL   2.40", [("SHIRT", "2.40")]),
        ("GARLIC NAAN   3.00\nYou saved   1.00\nTOTAL   3.00", [("GARLIC NAAN", "3.00")]),
        # sums and payments end the table, with or without a word
        ("TEA   2.00\nTAX1   0.12\nTOTAL   2.12\nVISA   2.12", [("TEA", "2.00")]),
        ("TEA   2.00\nRICE   5.00\nKOKKU   7.00\nEEK   10.00\nTAGASI   3.00\nKOKKU   7.00",
         [("TEA", "2.00"), ("RICE", "5.00")]),
        ("TEA   2.00\nDEPOSIT FEE   0.05\nRICE   5.00\nSUBTOTAL   7.05",
         [("TEA", "2.00"), ("DEPOSIT FEE", "0.05"), ("RICE", "5.00")]),
        ("ORDER 12:30 PM   1.00\nTEA   2.00\nTOTAL   2.00", [("TEA", "2.00")]),
        # whole amounts where none has cents
        ("Marlin   3200\nWahoo   3500\nTotal   6700", [("Marlin", "3200.00"), ("Wahoo", "3500.00")]),
        # nothing bought
        ("AMOUNT   83.51\nTIP   5.00\nTOTAL   88.51", []),
        ("", []),
    ],
)  # fmt: skip
def test_which_rows_are_items(text: str, found: list[tuple[str, str]]) -> None:
    assert rows(text) == found


def test_the_rows_that_add_up_are_chosen_among_several_ends() -> None:
    text = "TOTAL 03 CEREAL   3.54\nTAX   2.00\nRICE   5.00\nSUBTOTAL   10.54\nTAX   0.46\nTOTAL   11.00"
    assert [price for _, price in rows(text)] == ["3.54", "5.00"]


def test_an_amount_of_another_column_is_no_price() -> None:
    text = "\n".join([f"ITEM {letter}          2.00      4.00" for letter in "ABCDEFGH"])
    text = text.replace("ITEM D          2.00      4.00", "ITEM D          2.00")
    found = rows(f"{text}\nTOTAL                    99.00")
    assert [name for name, _ in found] == [f"ITEM {letter}" for letter in "ABCEFGH"]


def test_a_table_with_a_heading_lists_discounts() -> None:
    text = "Pos  Bezeichnung  Menge  Einzelpreis  Gesamtpreis\n1  Tee  2  4,00  8,00\n2  Pfand zurück  1  -3,00  -3,00"
    assert rows(f"{text}\nNettobetrag  5,00", "invoice") == [("Tee", "8.00"), ("Pfand zurück", "-3.00")]


def test_quantity_and_unit_price_multiply() -> None:
    text = "Description  Qty  Price  Amount\nChapati Thali  2  55.00  110.00\nBuns  1  15.00  15.00\nTotal  125.00"
    found = rows(text, "receipt", "QUANTITY", "UNIT_PRICE", "PRICE")
    assert found == [("2", "55.00", "110.00"), ("1", "15.00", "15.00")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Coffee   22.17\n3 pcs x 7.39\nTOTAL   22.17", ("3", "7.39")),
        ("Tomatoes   4.60\n1,656 kg x 2.78 EUR/kg\nTOTAL   4.60", ("1.656", "2.78")),
        ("Apples   2.05\n0,766 kg x 2.68\nTOTAL   2.05", ("0.766", "2.68")),
        ("Super E5 Pump 4\n9.10 l   1.873   17.04\nTOTAL   17.04", ("9.10", "1.873")),
        ("Tea   2.00\nRice   5.00\nTOTAL   7.00", (None, None)),
    ],
)
def test_figures_in_the_next_row(text: str, found: tuple[str | None, str | None]) -> None:
    assert rows(text, "receipt", "QUANTITY", "UNIT_PRICE")[0] == found


def test_a_code_alone_in_the_row_above_is_the_items() -> None:
    text = "407392076118\nLED BULB 4PK   11.74 T\n237945631008\nSANDPAPER 120G\n4 @ 4.70   18.80 T\nTOTAL   30.54"
    assert rows(text, "receipt", "ITEM", "PRODUCT_CODE") == [
        ("LED BULB 4PK", "407392076118"),
        ("SANDPAPER 120G", "237945631008"),
    ]


def test_every_field_says_where_it_was_seen() -> None:
    (item,) = items("134991 2 BURGER   11.98\nTOTAL   11.98")
    for each in item.fields:
        assert each.page == 1
        assert each.box is not None
    name, price = item.get("ITEM"), item.get("PRICE")
    assert name is not None
    assert price is not None
    assert name.box is not None
    assert price.box is not None
    assert name.box.right < price.box.left


@given(
    lines=st.lists(
        st.tuples(st.integers(0, 99), st.text("abc 1$@x-", max_size=12), st.decimals(-99, 999, places=2)), max_size=10
    )
)
def test_any_table_gives_rows_with_a_name_and_a_price(lines: list[tuple[int, str, Decimal]]) -> None:
    for item in items("\n".join(f"{count} {text}   {price}" for count, text, price in lines)):
        name, price = item.get("ITEM"), item.get("PRICE")
        assert name is not None
        assert name.value
        assert price is not None
        assert price.value is not None
        assert Decimal(price.value).is_finite()


def test_work_grows_with_rows_and_not_with_their_square() -> None:
    def work(pages: int) -> int:
        reading = typeset(*["\n".join(["2 TEA  1.00  2.00"] * 10)] * pages)
        return effort_of(lambda: extract(reading, TYPES["receipt"], 1.0))

    assert work(4) < 1.5 * 4 * work(1)
