"""Identifiers, telephone numbers, currencies, IBANs and VAT numbers."""

from __future__ import annotations

import pytest
from docloop.values.ibans import iban_holds
from docloop.values.kind import Kind
from docloop.values.kinds import KINDS, kind_of
from docloop.values.match import Finder, Hints
from docloop.values.tax_checks import tax_id_holds
from hypothesis import given
from hypothesis import strategies as st


def values(kind: Kind, text: str) -> list[str]:
    assert kind.find is not None
    return [match.value for match in kind.find(text, Hints())]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (kind_of("identifier"), "Invoice No: RE-20171118/506", ["RE-20171118/506"]),
        (kind_of("identifier"), "Nr. 9314110911/00/M/00/N", ["9314110911/00/M/00/N"]),
        (kind_of("identifier"), "at 12:30 for 8.00", []),
        (kind_of("identifier"), "none here", []),
        (kind_of("phone"), "Tel: +60 3-9201 6281", ["+60392016281"]),
        (kind_of("phone"), "Tel 07-3886880", ["073886880"]),
        (kind_of("phone"), "25/12/2018", []),
        (kind_of("phone"), "12345", []),
        (kind_of("phone"), "9556641320027 17", []),  # a bar code and a price
        (kind_of("phone"), "+499556641320027", ["+499556641320027"]),
        (kind_of("currency"), "RM 9.00", ["MYR"]),
        (kind_of("currency"), "9,00 €", ["EUR"]),
        (kind_of("currency"), "$5", ["USD"]),
        (kind_of("currency"), "FORM 7", []),
        (kind_of("currency"), "CNY DECO A002# 26CM", []),
        (kind_of("currency"), "FREE 2016 CNY RED PACKET", []),
        (kind_of("currency"), "CNY 120.00", ["CNY"]),
        (kind_of("currency"), "120.00 CNY paid", ["CNY"]),
        (kind_of("currency"), "Total 120 CNY", ["CNY"]),
        (kind_of("currency"), "Total (CNY)", ["CNY"]),
        (kind_of("currency"), "Währung: EUR; Betrag", ["EUR"]),
        (kind_of("currency"), "Prices shown in THB please", ["THB"]),
        (kind_of("currency"), "Sek.U3, Try, Our", []),
        (kind_of("currency"), "Mo.-Fr. 08.30 - 12.30 Uhr", []),
        (kind_of("currency"), "-EUR 5,00", ["EUR"]),
        (kind_of("currency"), "Fr. 12.50", ["CHF"]),
        (kind_of("number"), "3 x 1,5", ["3", "1.5"]),
        (kind_of("number"), "A4", []),
        (kind_of("iban"), "IBAN: DE88 2008 0000 0970 3757 00 BIC", ["DE88200800000970375700"]),
        (kind_of("iban"), "DE88 2008", []),
        (kind_of("iban"), "IBAN:AE070331234567890123456", ["AE070331234567890123456"]),
        (kind_of("iban"), "IBAN - SAR SA03 8000 0000 6080 1016 7519", ["SA0380000000608010167519"]),
        (kind_of("iban"), "BR18 0036 0305 0000 1000 9795 493C 1", ["BR1800360305000010009795493C1"]),
        (kind_of("iban"), "PK36SCBL0000001123456702 Karachi", ["PK36SCBL0000001123456702"]),
        (kind_of("iban"), "LC14BOSL123456789012345678901234", ["LC14BOSL123456789012345678901234"]),
        (kind_of("iban"), "NO93 8601 1117 947", ["NO9386011117947"]),
        (kind_of("iban"), "XX88 2008 0000 0970 3757 00", []),
        (kind_of("vat_number"), "USt-IdNr.: DE 136695976", ["DE136695976"]),
        (kind_of("vat_number"), "CHE-123.456.789 MWST", ["CHE123456789MWST"]),
        (kind_of("vat_number"), "CHE-123.456.789 TVA 7.7% incluse", ["CHE123456789"]),
        (kind_of("vat_number"), "ATU12345678", ["ATU12345678"]),
        (kind_of("vat_number"), "NL123456789B01", ["NL123456789B01"]),
        (kind_of("vat_number"), "DE12345678", []),
    ],
)
def test_values_in_a_text(kind: Kind, text: str, found: list[str]) -> None:
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


@pytest.mark.parametrize(("digits", "holds"), [("136695976", True), ("136695967", False), ("13669597", None)])
def test_german_vat_check_digit(digits: str, holds: bool | None) -> None:
    assert tax_id_holds("DE", digits) is holds


@given(digits=st.from_regex(r"[0-9]{18}", fullmatch=True), at=st.integers(0, 17), other=st.integers(1, 9))
def test_one_misread_digit_breaks_an_iban(digits: str, at: int, other: int) -> None:
    check = 98 - int(digits + "131400") % 97
    iban = f"DE{check:02d}{digits}"
    wrong = f"{digits[:at]}{(int(digits[at]) + other) % 10}{digits[at + 1 :]}"
    assert iban_holds(iban)
    assert not iban_holds(f"DE{check:02d}{wrong}")


@given(find=st.sampled_from([kind.find for kind in KINDS.values() if kind.find]), text=st.text(max_size=60))
def test_no_text_breaks_a_parser(find: Finder, text: str) -> None:
    for match in find(text, Hints()):
        assert match.value
        assert 0 <= match.start < match.end <= len(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (kind_of("money"), "1.234,50 €", "1234.50"),
        (kind_of("money"), "1,00 and 2,00", None),
        (kind_of("date"), "3. Mai 2024", "2024-05-03"),
        (kind_of("date"), "03/04/2024", None),
        (kind_of("name"), "  Ann   Lee ", "Ann Lee"),
        (kind_of("name"), "  ", None),
    ],
)
def test_normalising_one_value(kind: Kind, text: str, value: str | None) -> None:
    assert kind.normalise(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (kind_of("identifier"), "RE  2024-17", "RE 2024-17"),
        (kind_of("identifier"), "2024/17 a", "2024/17 A"),
        (kind_of("identifier"), "# 4711", "4711"),
        (kind_of("identifier"), "INV-ABC", "INV-ABC"),
        (kind_of("identifier"), "---", None),
        (kind_of("vat_number"), "FR 12 345678901", "FR12345678901"),
        (kind_of("vat_number"), "001-234567-X", "001-234567-X"),
        (kind_of("vat_number"), "none", None),
        (kind_of("phone"), "+49 89 123456", "+4989123456"),
        (kind_of("phone"), "03-1234 5678 ext 12", "03-1234 5678 ext 12"),
        (kind_of("phone"), "unknown", None),
        (kind_of("money"), "12 apples", None),
        (kind_of("date"), "31.12.2024", "2024-12-31"),
        (kind_of("name"), " ", None),
    ],
)
def test_numbers_that_people_write_in_ways_of_their_own_are_kept(kind: Kind, text: str, value: str | None) -> None:
    assert kind.as_written(text) == value
