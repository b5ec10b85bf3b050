"""Tax numbers of many countries: their check digits, their forms in a text, and what they are beside."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.steps.extract import extract
from docloop.values.match import Hints
from docloop.values.tax_checks import _MODULES, tax_id_holds
from docloop.values.tax_forms import forms_of, written_together
from docloop.values.vat_numbers import find_vat_numbers

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
NUMBERS = [
    ("AR", "20267565393"), ("AT", "U13585627"), ("AU", "51824753556"), ("BE", "0428759497"), ("BR", "11222333000181"),
    ("CA", "105205140RT0001"), ("CH", "116281710MWST"), ("CL", "125319092"), ("CN", "91110000600037341L"),
    ("CZ", "25123891"), ("DE", "136695976"), ("DK", "13585628"), ("EE", "100931558"), ("ES", "B58378431"),
    ("ES", "12345678Z"), ("FI", "20774740"), ("FR", "40303265045"), ("GB", "980780684"), ("GR", "094259216"),
    ("HR", "33392005961"), ("HU", "12892312"), ("IN", "27AAPFU0939F1ZV"), ("IT", "00743110157"),
    ("JP", "T7000012050002"), ("KR", "1248100998"), ("LU", "15027442"), ("NL", "004495445B01"), ("NO", "995525828"),
    ("PE", "20512333797"), ("PL", "5260250995"), ("PT", "501964843"), ("RO", "18547290"), ("RS", "101134702"),
    ("RU", "7707083893"), ("RU", "500100732259"), ("SE", "5560360793"), ("SI", "50223054"), ("SK", "2022749619"),
    ("TH", "0107537000882"), ("TR", "7280059048"), ("TW", "04595257"),
]  # fmt: skip


@pytest.mark.parametrize(("country", "value"), NUMBERS)
def test_check_digits_hold_and_break_with_one_digit(country: str, value: str) -> None:
    assert tax_id_holds(country, value) is True
    at = next(place for place in range(len(value) - 1, -1, -1) if value[place : place + 1].isdigit() and place < 9)
    broken = value[:at] + str((int(value[at]) + 1) % 10) + value[at + 1 :]
    assert tax_id_holds(country, broken) is False


@pytest.mark.parametrize(
    ("country", "value"),
    [("CH", "116281710"), ("CH", "116281710TVA"), ("HU", "12892312241"), ("SE", "556036079301"), ("CA", "105205140"),
     ("NO", "995525828MVA"), ("FR", "73282932000074"), ("SK", "31333532"), ("TR", "10000000146"),
     ("BR", "11144477735")],
)  # fmt: skip
def test_what_stands_behind_a_number_does_not_count(country: str, value: str) -> None:
    assert tax_id_holds(country, value) is True
    assert tax_id_holds(country, value[:6] + str((int(value[6]) + 1) % 10) + value[7:]) is False


@pytest.mark.parametrize(("country", "length"), [key for keys in _MODULES.values() for key in keys])
def test_every_module_that_is_named_checks_numbers(country: str, length: int) -> None:
    assert tax_id_holds(country, "0" * length) in {True, False}
    assert tax_id_holds(country, "A" * length) is False


@pytest.mark.parametrize(
    ("country", "value"), [("AE", "100348911700003"), ("DE", "12"), ("XX", "123456789"), ("DE", "١٢٣٤٥٦٧٨٩")]
)
def test_what_nobody_can_check_is_neither_right_nor_wrong(country: str, value: str) -> None:
    assert tax_id_holds(country, value) is None


@pytest.mark.parametrize(
    ("country", "text", "value", "named"),
    [
        # behind its name
        ("TH", "เลขประจำตัวผู้เสียภาษี 0-1075-37000-88-2", "0-1075-37000-88-2", True),
        ("IN", "GSTIN/UIN : 27AAPFU0939F1ZV State Code 27", "27AAPFU0939F1ZV", True),
        ("AE", "TRN: 100 2222 3330 0003", "100222233300003", True),
        ("TR", "Vergi No: 728 005 9048", "7280059048", True),
        ("PL", "NIP 526-02-50-995", "526-02-50-995", True),
        ("HU", "Adószám: 12892312-2-41", "12892312-2-41", True),
        ("IT", "P.IVA 00743110157", "00743110157", True),
        ("ES", "NIF: B-58378431", "B-58378431", True),
        ("BR", "CNPJ: 11.222.333/0001-81", "11222333/0001-81", True),
        ("AU", "A.B.N. 51 824 753 556", "51824753556", True),
        ("IN", "GSTIN-27AAPFU0939F1ZV", "27AAPFU0939F1ZV", True),
        ("PT", "NIF.501964843", "501964843", True),
        ("DE", "Steuer-Nr. 143/287/60011", "143/287/60011", True),
        ("SE", "Org.nr 556036-0793", "556036-0793", True),
        ("ID", "NPWP : 01.234.567.8-901.000", "012345678-901000", True),
        ("PH", "VAT Reg. TIN 123-456-789-000", "123-456-789-000", True),
        ("MY", "SST No. W10-1808-32000001", "W10-1808-32000001", True),
        # its form alone tells
        ("CA", "HST (105205140RT0001)", "105205140RT0001", False),
        ("CH", "CHE-116.281.710 MWST", "CHE116281710MWST", False),
        ("AT", "ATU 13585627", "ATU13585627", False),
        # figures alone are offered, weakly
        ("NP", "Registered 610282856", "610282856", False),
    ],
)
def test_numbers_in_the_forms_of_the_country(country: str, text: str, value: str, named: bool) -> None:
    [found] = find_vat_numbers(text, Hints(countries=(country,)))
    assert (found.value, "named" in found.evidence) == (value, named)


@pytest.mark.parametrize(
    ("countries", "text"),
    [
        ((), "TRN: 100222233300003"),  # nothing tells the country
        (("IN",), "Invoice No. 123456789012345"),
        (("TH",), "Receipt 0107537000883"),  # its check digit does not hold
        (("US",), "INVOICE NO 123456789 DATE 1"),
        (("DE",), "Total 1.234,50"),
    ],
)
def test_other_numbers_are_none(countries: tuple[str, ...], text: str) -> None:
    assert all("bare_form" in each.evidence for each in find_vat_numbers(text, Hints(countries=countries)))


def test_every_country_has_forms_that_match_numbers_written_together() -> None:
    assert forms_of("XX") == ()
    [form] = [each for each in forms_of("HU") if "Adószám" in each.names]
    assert form.pattern.fullmatch(written_together("12892312-2-41"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # India
        ("""
         SHREE TRADERS, MG Road, Pune, Maharashtra
         GSTIN: 27AAPFU0939F1ZV       Phone +91 98220 12345
         TAX INVOICE

         Bill to:
         Kaveri Foods Pvt Ltd
         GSTIN: 29AAGCB7383J1Z4

         Total  INR 1,180.00
         """, "27AAPFU0939F1ZV"),
        # Poland: the seller beside the buyer
        ("""
         FAKTURA VAT 7/2026                Warszawa 14.10.2026

         Sprzedawca:                       Nabywca:
         Alfa Sp. z o.o.                   Beta S.A.
         NIP 526-02-50-995                 NIP 774-00-01-454

         Razem do zapłaty  123,00 zł
         """, "526-02-50-995"),
        # Turkey: two numbers, the customer's first
        ("""
         Sayın Mavi Ticaret A.Ş.
         Müşteri VKN 6080551890

         FATURA          İstanbul, Türkiye
         Kırmızı Sanayi Ltd. Şti.
         Vergi No: 7280059048

         Genel Toplam  118,00 TL
         """, "7280059048"),
        # the Emirates
        ("""
         Gulf Paints LLC, Dubai, UAE
         TAX INVOICE          TRN 100222233300003
         Total AED 105.00
         """, "100222233300003"),
        # Thailand
        ("""
         Siam Tools Co., Ltd., Bangkok 10110, Thailand
         Tax ID 0107537000882
         RECEIPT / TAX INVOICE
         Total THB 107.00
         """, "0107537000882"),
        # Italy: a tradesman has two numbers
        ("""
         Studio Rossi di Mario Rossi, Via Roma 1, 20121 Milano
         Codice Fiscale: RSSMRA80A01F205X
         Partita IVA: 00743110157
         FATTURA n. 7        Totale documento  122,00 EUR
         """, "00743110157"),
        # Sweden: no number for value-added tax is printed
        ("""
         FAKTURA               Bygg & Bo AB, Storgatan 1, Stockholm
         Org.nr 556036-0793    Bankgiro 123-4567
         Att betala  1 250,00 kr
         """, "556036-0793"),
    ],
)  # fmt: skip
def test_the_suppliers_number_is_taken(text: str, value: str) -> None:
    assert extract(typeset(text), INVOICE, 1.0).value("VENDOR_VAT_NUMBER") == value
