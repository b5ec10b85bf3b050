"""Identifiers, telephone numbers, currencies, IBANs and VAT numbers."""

from __future__ import annotations

import pytest
from docloop.model.document_type import FieldKind
from docloop.values.check_digits import german_vat_holds, iban_holds
from docloop.values.kinds import FINDERS, Hints, as_written, normalise
from hypothesis import given
from hypothesis import strategies as st

K = FieldKind


def values(kind: FieldKind, text: str) -> list[str]:
    return [match.value for match in FINDERS[kind](text, Hints())]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (K.IDENTIFIER, "Invoice No: RE-20171118/506", ["RE-20171118/506"]),
        (K.IDENTIFIER, "Nr. 9314110911/00/M/00/N", ["9314110911/00/M/00/N"]),
        (K.IDENTIFIER, "at 12:30 for 8.00", []),
        (K.IDENTIFIER, "none here", []),
        (K.PHONE, "Tel: +60 3-9201 6281", ["+60392016281"]),
        (K.PHONE, "Tel 07-3886880", ["073886880"]),
        (K.PHONE, "25/12/2018", []),
        (K.PHONE, "12345", []),
        (K.PHONE, "9556641320027 17", []),  # a bar code and a price
        (K.PHONE, "+499556641320027", ["+499556641320027"]),
        (K.CURRENCY, "RM 9.00", ["MYR"]),
        (K.CURRENCY, "9,00 €", ["EUR"]),
        (K.CURRENCY, "$5", ["USD"]),
        (K.CURRENCY, "FORM 7", []),
        (K.CURRENCY, "CNY DECO A002# 26CM", []),
        (K.CURRENCY, "FREE 2016 CNY RED PACKET", []),
        (K.CURRENCY, "CNY 120.00", ["CNY"]),
        (K.CURRENCY, "120.00 CNY paid", ["CNY"]),
        (K.CURRENCY, "Total 120 CNY", ["CNY"]),
        (K.CURRENCY, "Total (CNY)", ["CNY"]),
        (K.CURRENCY, "Währung: EUR; Betrag", ["EUR"]),
        (K.CURRENCY, "Prices shown in THB please", ["THB"]),
        (K.CURRENCY, "Sek.U3, Try, Our", []),
        (K.CURRENCY, "Mo.-Fr. 08.30 - 12.30 Uhr", []),
        (K.CURRENCY, "-EUR 5,00", ["EUR"]),
        (K.CURRENCY, "Fr. 12.50", ["CHF"]),
        (K.NUMBER, "3 x 1,5", ["3", "1.5"]),
        (K.NUMBER, "A4", []),
        (K.IBAN, "IBAN: DE88 2008 0000 0970 3757 00 BIC", ["DE88200800000970375700"]),
        (K.IBAN, "DE88 2008", []),
        (K.IBAN, "XX88 2008 0000 0970 3757 00", []),
        (K.VAT_NUMBER, "USt-IdNr.: DE 136695976", ["DE136695976"]),
        (K.VAT_NUMBER, "CHE-123.456.789 MWST", ["CHE123456789"]),
        (K.VAT_NUMBER, "ATU12345678", ["ATU12345678"]),
        (K.VAT_NUMBER, "NL123456789B01", ["NL123456789B01"]),
        (K.VAT_NUMBER, "DE12345678", []),
    ],
)
def test_values_in_a_text(kind: FieldKind, text: str, found: list[str]) -> None:
    assert values(kind, text) == found


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ("DE89370400440532013000", True),
        ("GB82WEST12345698765432", True),
        ("DE89370400440532013001", False),
        ("DE8937040044053201300", False),
        ("DE", False),
        ("ÄÖ89370400440532013000", False),
    ],
)
def test_iban_check_digits(value: str, holds: bool) -> None:
    assert iban_holds(value) is holds


@pytest.mark.parametrize(("digits", "holds"), [("136695976", True), ("136695967", False), ("13669597", False)])
def test_german_vat_check_digit(digits: str, holds: bool) -> None:
    assert german_vat_holds(digits) is holds


@given(digits=st.from_regex(r"[0-9]{18}", fullmatch=True), at=st.integers(0, 17), other=st.integers(1, 9))
def test_one_misread_digit_breaks_an_iban(digits: str, at: int, other: int) -> None:
    check = 98 - int(digits + "131400") % 97
    iban = f"DE{check:02d}{digits}"
    wrong = f"{digits[:at]}{(int(digits[at]) + other) % 10}{digits[at + 1 :]}"
    assert iban_holds(iban)
    assert not iban_holds(f"DE{check:02d}{wrong}")


@given(kind=st.sampled_from(sorted(FINDERS)), text=st.text(max_size=60))
def test_no_text_breaks_a_parser(kind: FieldKind, text: str) -> None:
    for match in FINDERS[kind](text, Hints()):
        assert match.value
        assert 0 <= match.start < match.end <= len(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (K.MONEY, "1.234,50 €", "1234.50"),
        (K.MONEY, "1,00 and 2,00", None),
        (K.DATE, "3. Mai 2024", "2024-05-03"),
        (K.DATE, "03/04/2024", None),
        (K.NAME, "  Ann   Lee ", "Ann Lee"),
        (K.NAME, "  ", None),
    ],
)
def test_normalising_one_value(kind: FieldKind, text: str, value: str | None) -> None:
    assert normalise(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (K.IDENTIFIER, "RE  2024-17", "RE 2024-17"),
        (K.IDENTIFIER, "2024/17 a", "2024/17 A"),
        (K.IDENTIFIER, "# 4711", "4711"),
        (K.IDENTIFIER, "INV-ABC", "INV-ABC"),
        (K.IDENTIFIER, "---", None),
        (K.VAT_NUMBER, "FR 12 345678901", "FR12345678901"),
        (K.VAT_NUMBER, "001-234567-X", "001-234567-X"),
        (K.VAT_NUMBER, "none", None),
        (K.PHONE, "+49 89 123456", "+4989123456"),
        (K.PHONE, "03-1234 5678 ext 12", "03-1234 5678 ext 12"),
        (K.PHONE, "unknown", None),
        (K.MONEY, "12 apples", None),
        (K.DATE, "31.12.2024", "2024-12-31"),
        (K.NAME, " ", None),
    ],
)
def test_numbers_that_people_write_in_ways_of_their_own_are_kept(kind: FieldKind, text: str, value: str | None) -> None:
    assert as_written(kind, text) == value
