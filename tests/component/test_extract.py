"""Fields of receipts and invoices as they stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate, Extraction
from docloop.steps.extract import extract
from docloop.steps.extract.choosing import choose
from docloop.steps.extract.proposal import propose
from docloop.steps.extract.score.scoring import Scored, ScoringContext
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import effort_of
from tests.typeset import typeset

TYPES = {each.name: each for each in shipped_types()}
RECEIPT = """
          SUNNY MART SDN BHD
             (867388-U)
      12, JALAN TAMPOI 7/4, TAMAN DAYA
         81200 JOHOR BAHRU, JOHOR
           TEL: 07-3886880
     GST ID: 000656195584
     TAX INVOICE
     Invoice No: OR1803190216      19/03/2018 18:26
     Description         Qty   Price     Amount
     Chicken rice          1    2.70       2.70
     Vegetables            2    2.75       5.50
     Sub Total                             8.20
     GST 6%                                0.49
     Rounding                              0.01
     Grand Total                   RM      8.70
     CASH                                 10.00
     Change                                1.30
     GST Summary        Amount          Tax
     SR @ 6%              8.20         0.49
"""
INVOICE = """
    Lieferant GmbH · Lieferstr. 20 · 80333 München
    Kunden AG Mitte
    Kundenstraße 15
    69876 Frankfurt
                                   Rechnungsnummer:  RE-2024/17
                                   Rechnungsdatum:   05.03.2024
                                   Lieferdatum:      01.03.2024
                                   Bestellnummer:    B-4711
                                   Fällig am:        19.03.2024
    Pos  Bezeichnung         Menge   Einzelpreis    Gesamtpreis
    1    Trennblätter A4        20         9,90         198,00
    2    Joghurt Banane         50         5,50         275,00
    Nettobetrag                                         473,00
    zzgl. 19% MwSt                                       89,87
    Gesamtbetrag                                      562,87 €
    USt-IdNr.: DE136695976
    IBAN: DE89 3704 0044 0532 0130 00
"""


@cache
def extracted(text: str, name: str) -> Extraction:
    """What is found on a page of one type; nothing changes it."""
    return extract(typeset(text), TYPES[name], 1.0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("VENDOR_NAME", "SUNNY MART SDN BHD"),
        ("VENDOR_ADDRESS", "12, JALAN TAMPOI 7/4, TAMAN DAYA, 81200 JOHOR BAHRU, JOHOR"),
        ("VENDOR_PHONE", "073886880"),
        ("INVOICE_RECEIPT_DATE", "2018-03-19"),
        ("INVOICE_RECEIPT_ID", "OR1803190216"),
        ("SUBTOTAL", "8.20"),
        ("TAX", "0.49"),
        ("TOTAL", "8.70"),
        ("CURRENCY", "MYR"),
        ("VENDOR_VAT_NUMBER", None),
        ("GRATUITY", None),
    ],
)
def test_a_receipt(field: str, value: str | None) -> None:
    assert extracted(RECEIPT, "receipt").value(field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("VENDOR_NAME", "Lieferant GmbH"),
        ("RECEIVER_NAME", "Kunden AG Mitte"),
        ("INVOICE_RECEIPT_ID", "RE-2024/17"),
        ("INVOICE_RECEIPT_DATE", "2024-03-05"),
        ("DUE_DATE", "2024-03-19"),
        ("PO_NUMBER", "B-4711"),
        ("SUBTOTAL", "473.00"),
        ("TAX", "89.87"),
        ("TOTAL", "562.87"),
        ("CURRENCY", "EUR"),
        ("IBAN", "DE89370400440532013000"),
        ("VENDOR_VAT_NUMBER", "DE136695976"),
    ],
)
def test_an_invoice(field: str, value: str) -> None:
    assert extracted(INVOICE, "invoice").value(field) == value


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        (RECEIPT, "receipt", [("Chicken rice", "1", "2.70", "2.70"), ("Vegetables", "2", "2.75", "5.50")]),
        (INVOICE, "invoice", [("Trennblätter A4", "20", "9.90", "198.00"), ("Joghurt Banane", "50", "5.50", "275.00")]),
    ],
    ids=["receipt", "invoice"],
)
def test_line_items(text: str, name: str, rows: list[tuple[str, ...]]) -> None:
    found = [tuple(each.value for each in item.fields) for item in extracted(text, name).line_items]
    assert found == rows


def test_every_value_says_where_it_was_seen() -> None:
    found = extracted(RECEIPT, "receipt")
    for each in found.fields:
        assert (each.value is None) == (each.box is None) == (each.page is None)
    total = found.get("TOTAL")
    assert total is not None
    assert total.box is not None
    assert 14 / 60 <= total.box.center_y <= 15 / 60


def test_alternatives_are_kept_best_first() -> None:
    total = extracted(RECEIPT, "receipt").get("TOTAL")
    assert total is not None
    assert 0 < len(total.alternatives) <= 5
    scores = [each.score for each in total.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert total.value not in {each.value for each in total.alternatives}


def test_misread_labels_are_found() -> None:
    misread = RECEIPT.replace("Grand Total", "Grend Tota1").replace("Sub Total", "Sub-Totol")
    found = extract(typeset(misread), TYPES["receipt"], 1.0)
    assert (found.value("TOTAL"), found.value("SUBTOTAL")) == ("8.70", "8.20")


def test_a_name_runs_on_in_the_next_line() -> None:
    two_lines = RECEIPT.replace("SUNNY MART SDN BHD", "  POPULAR BOOK\n         CO. (M) SDN BHD")
    assert extract(typeset(two_lines), TYPES["receipt"], 1.0).value("VENDOR_NAME") == "POPULAR BOOK CO. (M) SDN BHD"


@pytest.mark.parametrize(
    ("tax", "value"),
    [("zzgl. 7% MwSt  19,25\n    zzgl. 19% MwSt  37,62", "56.87"), ("zzgl. 12% MwSt  56,87", "56.87")],
)
def test_taxes_by_rate_are_added_up(tax: str, value: str) -> None:
    text = f"Rechnung Nr. 17\n    Nettobetrag  473,00\n    {tax}\n    Gesamtbetrag  529,87"
    assert extract(typeset(text), TYPES["invoice"], 1.0).value("TAX") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("RM 5.00\nDate: 03/04/2019", "2019-04-03"),
        ("$ 5.00\nAustin TX 78701\nDate: 03/04/2019", "2019-03-04"),
        ("Date: 03/04/2019\nPrinted 25/04/2019", "2019-04-03"),
    ],
)
def test_the_document_tells_how_it_writes_dates(text: str, value: str) -> None:
    assert extract(typeset(text), TYPES["receipt"], 1.0).value("INVOICE_RECEIPT_DATE") == value


def test_a_date_without_a_label_is_not_when_it_is_due() -> None:
    found = extract(typeset(INVOICE.replace("Fällig am:", "Gebucht:  ")), TYPES["invoice"], 1.0)
    assert found.value("DUE_DATE") is None
    assert found.value("INVOICE_RECEIPT_DATE") == "2024-03-05"


def test_an_empty_page_has_no_fields() -> None:
    found = extract(typeset(""), TYPES["receipt"], None)
    assert all(each.value is None and each.confidence is None for each in found.fields)
    assert found.type_confidence is None


def test_a_users_type_gets_values_and_no_confidence() -> None:
    described = TYPES["receipt"].model_copy(update={"name": "expense"})
    found = extract(typeset(RECEIPT), described, 1.0)
    assert found.value("TOTAL") == "8.70"
    assert all(each.confidence is None for each in found.fields)


def test_another_scorer_takes_the_rules_place() -> None:
    class Last:
        name = "last-1"
        least = 0.0
        likely = float("inf")

        def score(self, spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> list[Scored]:
            return [Scored(float(number), 0.25) for number, _ in enumerate(candidates, 1)]

    proposal = propose(typeset(RECEIPT), TYPES["receipt"])
    spec = TYPES["receipt"].fields[-2]
    found = choose(spec, proposal.candidates[spec.name], Last(), proposal)
    assert (spec.name, found.value, found.confidence) == ("TOTAL", "0.49", 0.25)


def test_work_grows_with_pages_and_not_with_their_square() -> None:
    def work(pages: int) -> int:
        reading = typeset(*[INVOICE] * pages)
        return effort_of(lambda: extract(reading, TYPES["invoice"], 1.0))

    assert work(3) < 1.5 * 3 * work(1)
    assert extract(typeset(*[INVOICE] * 3), TYPES["invoice"], 1.0).value("TOTAL") == "562.87"


def test_reasons_are_sentences() -> None:
    found = extracted(RECEIPT, "receipt")
    total = found.get("TOTAL")
    assert total is not None
    assert "It is next to the label of this field." in total.reasons
    assert all(reason.endswith(".") for each in found.fields for reason in each.reasons)


@given(lines=st.lists(st.text(max_size=40), max_size=12), name=st.sampled_from(sorted(TYPES)))
def test_any_page_gives_every_field_of_its_type(lines: list[str], name: str) -> None:
    found = extract(typeset("\n".join(lines)), TYPES[name], 1.0)
    assert [each.name for each in found.fields] == [spec.name for spec in TYPES[name].fields]
