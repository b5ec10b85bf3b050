"""Net amount and tax that make the total go before amounts that look a little better alone."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract
from docloop.steps.extract.amounts.adding_up import Option, adding_up
from docloop.values.field_roles import FieldRole
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
NET, TAX, GROSS, TIP = FieldRole.NET, FieldRole.TAX, FieldRole.GROSS, FieldRole.TIP
OPTIONS = st.lists(
    st.builds(Option, st.integers(-999, 9_999).map(lambda cents: f"{cents / 100:.2f}"), st.floats(-6, 9), st.just({})),
    max_size=6,
).map(lambda options: sorted(options, key=lambda each: -each.score))


def options(*scored: tuple[str, float], **evidence: float) -> list[Option]:
    return [Option(value, score, evidence) for value, score in scored]


@pytest.mark.parametrize(
    "rows",
    [
        "Arbeitslohn    100,00\nMaterial    40,00\n140,00\nMwSt 19 %    26,60\nGesamtbetrag    166,60 EUR",
        "Main d'oeuvre    100,00\nPièces    40,00\n140,00\nTVA 20 %    28,00\nTotal TTC    168,00 EUR",
        "Horas    100,00\nMateriales    40,00\n140,00\nIVA 21 %    29,40\nTotal    169,40 EUR",
        "Ore    100,00\nMateriale    40,00\n140,00\nIVA 22 %    30,80\nTotale    170,80 EUR",
        "Labour    100.00\nParts    40.00\n140.00\nVAT 5 %    7.00\nTotal    147.00 AED",
        "Arbejde    100,00\nMaterialer    40,00\n140,00\nMoms 25 %    35,00\nTotal    175,00 DKK",
    ],
)
def test_the_amount_above_the_tax_needs_no_word(rows: str) -> None:
    found = extract(typeset(f"Atelier Nord\n\n{rows}"), INVOICE, 1.0)
    assert found.value("SUBTOTAL") == "140.00"


def test_what_adds_up_goes_before_what_looks_a_little_better() -> None:
    fields = {
        NET: options(("9.00", 2.0), ("10.00", 1.8), label_left=1.0),
        TAX: options(("1.90", 1.0)),
        GROSS: options(("11.90", 5.0)),
    }
    assert adding_up(fields) == {NET: 1, TAX: 0}


def test_what_looks_much_better_stays() -> None:
    fields = {NET: options(("9.00", 6.0), ("10.00", 1.8)), TAX: options(("1.90", 1.0)), GROSS: options(("11.90", 5.0))}
    assert adding_up(fields) == {}


def test_a_rate_in_use_counts_only_beside_a_word() -> None:
    two = {NET: options(("100.00", -1.6)), TAX: options(("10.00", -1.0)), GROSS: options(("110.00", 4.0))}
    assert adding_up(two) == {}  # two items of a receipt may be like that
    assert adding_up({**two, TAX: options(("10.00", -1.0), label_above=1.0)}) == {NET: 0, TAX: 0}


def test_a_tip_is_added() -> None:
    fields = {
        NET: options(("12.00", 1.0), ("10.00", 0.5)),
        TAX: options(("1.00", 1.0)),
        TIP: options(("2.00", 3.0)),
        GROSS: options(("13.00", 4.0)),
    }
    assert adding_up(fields) == {NET: 0, TAX: 0}
    assert adding_up({**fields, GROSS: options(("13.00", 4.0)), NET: options(("9.00", 1.2), ("10.00", 0.5))}) == {
        NET: 1,
        TAX: 0,
    }


@pytest.mark.parametrize(
    ("net", "tax", "gross"),
    [("0.00", "5.00", "5.00"), ("5.00", "5.00", "10.00"), ("5.00", "-1.00", "4.00"), ("1.00", "2.00", "3.00")],
)
def test_amounts_that_cannot_be_net_and_tax_are_none(net: str, tax: str, gross: str) -> None:
    fields = {NET: options(("7.77", 0.1), (net, 0.05)), TAX: options((tax, 0.1)), GROSS: options((gross, 5.0))}
    assert adding_up(fields) == {}


@given(net=OPTIONS, tax=OPTIONS, gross=OPTIONS, tip=OPTIONS)
def test_the_total_stays_and_what_is_taken_adds_up(
    net: list[Option], tax: list[Option], gross: list[Option], tip: list[Option]
) -> None:
    found = adding_up({NET: net, TAX: tax, GROSS: gross, TIP: tip})
    if not found:
        return
    parts = round(100 * (float(net[found[NET]].value) + float(tax[found[TAX]].value)))
    total, extra = (
        round(100 * float(gross[0].value)),
        round(100 * float(tip[0].value)) if tip and tip[0].score > 0 else 0,
    )
    assert found.keys() == {NET, TAX}
    assert min(abs(total - parts), abs(total - parts - extra)) <= 1
