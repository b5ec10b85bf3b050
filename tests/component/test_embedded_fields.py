"""The XML of an e-invoice wins over its print, and where they differ a person is told."""

from __future__ import annotations

from functools import cache

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Extraction, Field
from docloop.model.finding import Finding, Severity
from docloop.model.learned import Calibration, LearnedModel, Linear, TrainingFacts
from docloop.model.policy import Policy
from docloop.model.reading import EmbeddedInvoice, Reading
from docloop.steps.decide import decide
from docloop.steps.extract import extract
from docloop.steps.judge import judge
from docloop.steps.predict_fields import predict_fields
from docloop.steps.sources.e_invoice import measured, parse_embedded
from docloop.steps.validate import validate
from docloop.values.field_roles import FieldRole

from tests.e_invoices import ROWS, SAYS, cii
from tests.extractions import FACTS
from tests.typeset import typeset

INVOICE, RECEIPT = shipped_types()
PRINT = """
Müller & Söhne GmbH
Hauptstraße 5
Hof 2
80333 München                          Kunden AG

Rechnung Nr. R-2026/17
Rechnungsdatum: 27.02.2026
Fällig am: 29.03.2026
USt-IdNr. DE136695976
Tel. +49 89 1234567
Bestellnummer: B-4711

Beratung         8    100,00     800,00
Schrauben     1000      0,20     200,00

Nettobetrag                    1.000,00 EUR
zzgl. USt 19 %                   190,00 EUR
Gesamtbetrag                   1.190,00 EUR
Zahlbetrag                     1.090,00 EUR

IBAN: DE02 1203 0000 0000 2020 51
"""


def with_xml(reading: Reading, embedded: EmbeddedInvoice) -> Reading:
    first = reading.pages[0].model_copy(update={"embedded": embedded})
    return reading.model_copy(update={"pages": (first, *reading.pages[1:])})


@cache
def read(text: str, data: bytes) -> Extraction:
    found = extract(with_xml(typeset(text), parse_embedded(data)), INVOICE, 1.0)
    return validate(found, INVOICE, FACTS)


def field(extraction: Extraction, name: str) -> Field:
    found = extraction.get(name)
    assert found is not None
    return found


def about(extraction: Extraction, code: str) -> list[Finding]:
    return [finding for finding in extraction.findings if finding.code == code]


def test_the_xml_gives_the_fields_and_the_page_shows_them() -> None:
    extraction = read(PRINT, cii())
    assert {name: extraction.value(name) for name in SAYS} == SAYS
    assert extraction.readers == ("embedded", "typeset")
    total = field(extraction, "TOTAL")
    assert (total.text, total.page) == ("1.190,00 EUR", 1)
    assert total.box is not None
    assert total.evidence["embedded"] == 1.0


def test_rows_come_from_the_xml() -> None:
    rows = read(PRINT, cii()).line_items
    assert [{cell.name: cell.value for cell in row.fields} for row in rows] == list(ROWS)


def test_agreement_is_said_once_and_raises_confidence() -> None:
    extraction = read(PRINT, cii())
    [agrees] = about(extraction, "sources.agree")
    assert {"TOTAL", "IBAN", "INVOICE_RECEIPT_ID", "INVOICE_RECEIPT_DATE"} <= set(agrees.fields)
    assert agrees.severity is Severity.SUPPORTS
    confidence = field(extraction, "IBAN").confidence
    right, count = measured()[FieldRole.BANK_ACCOUNT]
    assert confidence is not None
    assert confidence > (right + 1) / (count + 2)


@pytest.mark.parametrize(
    ("name", "on_paper", "printed", "inside"),
    [
        ("TOTAL", ("1.190,00", "9.190,00"), "9190.00", "1190.00"),
        ("INVOICE_RECEIPT_ID", ("R-2026/17", "R-2026/71"), "R-2026/71", "R-2026/17"),
        ("INVOICE_RECEIPT_DATE", ("27.02.2026", "26.02.2026"), "2026-02-26", "2026-02-27"),
        (
            "IBAN",
            ("DE02 1203 0000 0000 2020 51", "DE02 5001 0517 5407 3249 31"),
            "DE02500105175407324931",
            SAYS["IBAN"],
        ),
    ],
)
def test_a_difference_is_for_a_person(name: str, on_paper: tuple[str, str], printed: str, inside: str) -> None:
    # Given a page that says something else than the XML
    extraction = read(PRINT.replace(*on_paper), cii())
    # Then the XML's value stands, the page's is the first alternative, and no one pays unseen
    [differs] = [finding for finding in about(extraction, "sources.differ") if finding.fields == (name,)]
    assert differs.severity is Severity.CONTRADICTS
    assert f"the page says {printed}, the invoice data inside the file say {inside}." in differs.message
    found = field(extraction, name)
    assert found.value == inside
    assert found.alternatives[0].value == printed
    lenient = Policy(threshold=0.01, audit_rate=0.0)
    [question] = [each for each in decide(extraction, INVOICE, lenient, "doc_1").questions if each.field == name]
    assert differs.message in question.reasons


def test_a_total_that_stands_elsewhere_on_the_page_differs_all_the_same() -> None:
    # Given XML that gives the price of a row as the total
    extraction = read(PRINT, cii(total="200.00"))
    [differs] = [finding for finding in about(extraction, "sources.differ") if finding.fields == ("TOTAL",)]
    assert differs.severity is Severity.CONTRADICTS


def test_an_account_that_is_in_the_xml_alone_is_for_a_person() -> None:
    without = "\n".join(line for line in PRINT.splitlines() if "IBAN" not in line)
    [missing] = about(read(without, cii()), "sources.not_printed")
    assert (missing.fields, missing.severity) == (("IBAN",), Severity.CONTRADICTS)


def test_a_name_in_another_spelling_contradicts_nothing() -> None:
    extraction = read(PRINT.replace("Müller & Söhne GmbH", "Mueller und Soehne"), cii())
    assert field(extraction, "VENDOR_NAME").value == SAYS["VENDOR_NAME"]
    assert not [finding for finding in extraction.findings if "VENDOR_NAME" in finding.fields]


def test_what_the_xml_does_not_say_is_read_from_the_page() -> None:
    data = cii().replace(b"GrandTotalAmount", b"Unheard")
    assert field(read(PRINT, data), "TOTAL").value == "1190.00"
    assert "embedded" not in field(read(PRINT, data), "TOTAL").evidence


def test_without_xml_nothing_changes() -> None:
    plain = extract(typeset(PRINT), INVOICE, 1.0)
    assert plain.readers == ("typeset",)
    assert not [each for each in plain.fields if "embedded" in each.evidence]
    assert not about(validate(plain, INVOICE, FACTS), "sources.agree")


def test_xml_that_cannot_be_read_is_a_finding_and_the_page_is_read() -> None:
    plain = extract(typeset(PRINT), INVOICE, 1.0)
    damaged = extract(with_xml(typeset(PRINT), parse_embedded(cii()[:-100])), INVOICE, 1.0)
    [finding] = damaged.findings
    assert (finding.code, finding.fields) == ("sources.unreadable", ())
    assert damaged.fields == plain.fields


def test_another_type_takes_the_fields_it_has() -> None:
    extraction = extract(with_xml(typeset(PRINT), parse_embedded(cii())), RECEIPT, 1.0)
    assert extraction.value("TOTAL") == "1190.00"
    assert extraction.get("IBAN") is None


def test_a_field_that_was_never_measured_has_no_confidence_of_its_own() -> None:
    invoice = EmbeddedInvoice(syntax="cii", values={"GRATUITY": "5.00"})
    extraction = extract(with_xml(typeset("nothing to see"), invoice), RECEIPT, 1.0)
    assert FieldRole.TIP not in measured()
    assert field(extraction, "GRATUITY").value == "5.00"
    assert field(extraction, "GRATUITY").confidence is None


def test_the_whole_way_of_a_reading_keeps_it() -> None:
    reading = with_xml(typeset(PRINT), parse_embedded(cii()))
    again = Reading.model_validate_json(reading.model_dump_json())
    assert predict_fields(again, INVOICE, 1.0, None, FACTS).value("IBAN") == SAYS["IBAN"]


def test_a_judge_of_print_leaves_the_xml_alone() -> None:
    # Given a model that doubts everything it judges
    doubting = LearnedModel(
        document_type="invoice",
        facts=TrainingFacts(documents=10, fields=10, seed=0),
        fields=("TOTAL", "TAX"),
        judges=(Linear(features=("score",), mean=(0.0,), scale=(1.0,), weights=(0.0,), bias=-5.0),),
        calibration=Calibration(log_odds=(-5.0, 5.0), probability=(0.01, 0.99)),
    )
    found = validate(read(PRINT, cii().replace(b"TaxTotalAmount", b"Unheard")), INVOICE, FACTS)
    # When
    judged = judge(found, INVOICE, doubting, ())
    # Then what was printed is doubted, and what the XML says is as it was
    assert field(judged, "TAX").confidence == 0.01
    assert field(judged, "TOTAL").confidence == field(found, "TOTAL").confidence
