"""Which country a document is from, and what its currency is where the page does not say."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.country import whereabouts
from docloop.steps.extract import extract
from docloop.steps.languages import languages_of
from docloop.values.currencies import find_currencies
from docloop.values.match import Hints
from docloop.values.whereabouts import NOWHERE

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
RECEIPT = next(each for each in shipped_types() if each.name == "receipt")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # clear
        ("Bygg AB, Göteborg\nTel +46 31 123 45 67\nFaktura", "SE"),
        ("Alfa Sp. z o.o.\n00-950 Warszawa\nNIP 526-02-50-995", "PL"),
        ("Kaveri Foods Pvt Ltd, Pune\nGSTIN 27AAPFU0939F1ZV", "IN"),
        ("Gulf Paints LLC, Dubai\nTRN 100222233300003", "AE"),
        ("Bäckerei Huber, CH-8001 Zürich\nCHE-116.281.710 MWST", "CH"),
        ("Padaria Central\nCNPJ 11.222.333/0001-81\nSão Paulo", "BR"),
        ("ABN 51 824 753 556\nNSW 2114\nTotal $ 5.00", "AU"),
        ("www.kavehaz.hu\nAdószám: 12892312-2-41", "HU"),
        ("Toronto, ON M5V 2T6\nHST 105205140RT0001", "CA"),
        ("Kopitiam Sdn Bhd\nKuala Lumpur\nTotal RM 5.00", "MY"),
        ("Lifestyle Cafe\nSubtotal R1249.50\nTotal Due R1374.95", "ZA"),
        ("Cafe Lio\nFr. 1'147.70", "CH"),
        # unclear: nothing, or as much for one as for another
        ("Total 5.00", None),
        ("", None),
        ("Tel +46 31 123 45 67\nTel +47 22 12 34 56", None),
        ("Part R12.50.3\nREF R1249", None),
        ("Mo-Fr 10.00 - 18.00\nOpen Mon - Fr 8.30", None),
        ("ALL 5 ITEMS 12.00\nTRY 2 FOR 3.00", None),
    ],
)
def test_marks_of_countries(text: str, country: str | None) -> None:
    reading = typeset(text)
    found = whereabouts(reading, languages_of(reading))
    assert found.country == country
    assert 0.0 <= found.sure < 1.0


def test_nothing_tells_nothing() -> None:
    assert (NOWHERE.country, NOWHERE.sure, NOWHERE.likely, NOWHERE.currencies()) == (None, 0.0, (), {})


@pytest.mark.parametrize(
    ("text", "currencies", "code", "marks"),
    [
        # one country's alone
        ("12,00 zł", (), "PLN", set()),
        ("Kč 120,50", (), "CZK", set()),
        ("฿ 120", (), "THB", set()),
        ("฿ 120", ("THB",), "THB", set()),
        # shared: the country decides
        ("Total 5,00 kr", ("SEK",), "SEK", {"ambiguous", "of_country"}),
        ("Total 5,00 kr", ("EUR", "DKK"), "DKK", {"ambiguous", "of_country"}),
        ("Rs. 1,374.00", ("LKR",), "LKR", {"ambiguous", "of_country"}),
        ("¥ 500", ("CNY",), "CNY", {"ambiguous", "of_country"}),
        ("Fr. 12.50", ("CHF",), "CHF", set()),
        # letters that are a sign in one country
        ("7 200 Ft", ("HUF",), "HUF", set()),
        ("R 1 265.00", ("ZAR",), "ZAR", set()),
        ("Rp 127.000", ("IDR",), "IDR", set()),
        ("TL 12,50", ("TRY",), "TRY", set()),
    ],
)
def test_signs_and_whose_they_are(text: str, currencies: tuple[str, ...], code: str, marks: set[str]) -> None:
    [found] = find_currencies(text, Hints(currencies=currencies))
    assert found.value == code
    assert {"ambiguous", "of_country", "of_no_country"} & found.evidence.keys() == marks


@pytest.mark.parametrize("text", ["R 12", "ALL 5.00", "PEN 3.00", "le 12 mai", "7 ft", "Q 4", "12 L", "L 3"])
def test_letters_are_no_sign_elsewhere(text: str) -> None:
    assert find_currencies(text, Hints()) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kaveri Foods Pvt Ltd, Pune\nGSTIN 27AAPFU0939F1ZV\nTotal 118.00", "INR"),
        ("Siam Tools, Bangkok, Thailand\nTel +66 2 123 4567\nTotal 107.00", "THB"),
        ("Bäckerei Huber, CH-8001 Zürich\nCHE-116.281.710 MWST\nTotal 17.00", "CHF"),
        ("Bygg AB, Stockholm\nTel +46 8 123 45 67\nTotalt 125,00", "SEK"),
        ("Gulf Paints LLC, Dubai, UAE\nTRN 100222233300003\nTotal 105.00", "AED"),
        ("Tel +46 31 123 45 67\nTel +47 22 12 34 56\nTel +91 98220 12345\nTotal 5.00", None),
        ("Total 5.00", None),
    ],
)
@pytest.mark.parametrize("document_type", [INVOICE, RECEIPT], ids=lambda each: each.name)
def test_a_currency_that_is_not_printed_is_the_countrys_and_never_sure(
    document_type: object, text: str, code: str | None
) -> None:
    field = extract(typeset(text), document_type, 1.0).get("CURRENCY")  # type: ignore[arg-type]
    assert field is not None
    assert field.value == code
    assert field.confidence is None
    if code:
        assert field.evidence["no_sign"] == 1.0
        assert 0.4 <= field.evidence["of_country"] < 1.0


def test_the_currency_of_the_total_beats_a_note_in_the_countrys() -> None:
    text = """
    Gulf Paints LLC, Dubai, UAE
    TRN 100222233300003
    Grand Total  USD 100.00
    In AED 367.25
    Paid in AED 367.25
    """
    assert extract(typeset(text), INVOICE, 1.0).value("CURRENCY") == "USD"


def test_a_printed_sign_beats_the_country() -> None:
    field = extract(typeset("Gulf Paints LLC, Dubai, UAE\nTRN 100222233300003\nTotal USD 105.00"), INVOICE, 1.0).get(
        "CURRENCY"
    )
    assert field is not None
    assert (field.value, "of_country" in field.evidence) == ("USD", False)


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        ("Lio Grill\nPoststrasse 2\n2x Pizza   Fr 10.00\nTotal   Fr 147.70", "CHF"),
        ("Lifestyle Cafe\nSubtotal   R1249.50\nTotal Due   R1374.95", "ZAR"),
        ("Eiscafé Lio\nMo - Fr 10.00 - 18.00\n2x Eis   10,00 €\nSumme   147,70 €", "EUR"),
    ],
)
def test_short_signs_beside_amounts(paper: str, code: str) -> None:
    assert extract(typeset(paper), RECEIPT, 1.0).value("CURRENCY") == code
