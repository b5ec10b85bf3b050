"""An e-invoice on its way: a PDF with XML inside, dropped, read and decided on."""

from __future__ import annotations

import io
from argparse import ArgumentTypeError
from collections.abc import Iterator
from pathlib import Path

import pytest
from docloop.adapters import keys
from docloop.adapters.pages import Budgets, FileOpener
from docloop.adapters.readers.registry import make_readers
from docloop.bootstrap import extracting
from docloop.cli.commands import readers
from docloop.errors import DamagedFile, UnsupportedFormat
from docloop.lab.evaluation.e_invoice_truth import with_embedded
from docloop.model.extraction import Extraction
from docloop.model.reading import EmbeddedInvoice, PageReading, Reading
from docloop.settings import ExtractSettings
from docloop.steps.sources.e_invoice import parse_embedded
from docloop.use_cases.documents.read_page import read_page
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from functions.extract import handler
from tests.e_invoices import SAYS, attach, cii, ubl
from tests.functional.stage import Stage, raise_stage
from tests.stored_files import derived_bucket

BUDGETS = Budgets(max_bytes=5_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=72, embedded=True)
OPENER = FileOpener(BUDGETS, parse_embedded)
LINES = (
    "Müller & Söhne GmbH", "Hauptstraße 5", "Hof 2", "80333 München", "", "Rechnung Nr. R-2026/17",
    "Rechnungsdatum: 27.02.2026", "Nettobetrag 1.000,00 EUR", "USt 19 % 190,00 EUR", "Gesamtbetrag 1.190,00 EUR",
    "Zahlbetrag 1.090,00 EUR", "IBAN: DE02 1203 0000 0000 2020 51",
)  # fmt: skip


def printed(pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        for row, line in enumerate(LINES):
            canvas.drawString(72, 780 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def embedded(data: bytes) -> bytes | None:
    """The XML that is found in a file."""
    found: list[bytes] = []

    def keep(xml: bytes) -> EmbeddedInvoice:
        found.append(xml)
        return EmbeddedInvoice()

    with FileOpener(BUDGETS, keep).open(data) as document:
        document.embedded()
    return found[0] if found else None


def test_the_invoice_is_found_among_the_attachments() -> None:
    assert embedded(printed()) is None
    assert embedded(attach(printed(), factur_x=cii())) == cii()
    assert embedded(attach(printed(), notes=b"<notes/>", factur_x=cii())) == cii()
    assert embedded(attach(printed(), ZUGFeRD_invoice=cii(old=True), xrechnung=ubl(), factur_x=cii())) == cii()
    assert embedded(attach(printed(), of_our_own=ubl())) == ubl()


def test_it_is_not_looked_for_when_the_reader_is_off() -> None:
    with FileOpener(BUDGETS).open(attach(printed(), factur_x=cii())) as document:
        assert document.embedded() is None


def test_it_is_kept_with_the_first_page() -> None:
    with OPENER.open(attach(printed(pages=2), factur_x=cii())) as document:
        first, second = (read_page(document, number, ())[0] for number in (1, 2))
    assert first.embedded is not None
    assert first.embedded.values == SAYS
    assert second.embedded is None


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def drop(stage: Stage, monkeypatch: pytest.MonkeyPatch, data: bytes, *readers: str) -> Extraction:
    """What the deployed function makes of it with these readers."""
    settings: ExtractSettings = stage.settings("extract", ExtractSettings)
    settings = settings.model_copy(update={"second_reader": "none"} | ({"readers": readers} if readers else {}))
    made = extracting.extract(settings, stage.clock)
    monkeypatch.setattr(handler, "context", lambda: made)
    stage.upload(f"inbox/invoice/{len(stage.documents())}.pdf", data)
    stage.settle()
    newest = stage.documents()[0]
    assert newest.failure is None
    prediction = stage.stores.files.prediction(newest)
    assert prediction is not None
    return prediction


def test_an_e_invoice_is_exact_and_shown_where_it_is_printed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    found = drop(stage, monkeypatch, attach(printed(), factur_x=cii()))
    assert {name: found.value(name) for name in SAYS} == SAYS
    assert found.readers == ("embedded", "text_layer")
    iban = found.get("IBAN")
    assert iban is not None
    assert (iban.page, iban.text) == (1, "DE02 1203 0000 0000 2020 51")
    assert "sources.agree" in {finding.code for finding in found.findings}


def test_a_forged_account_goes_to_a_person_with_the_reason(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(stage, monkeypatch, attach(printed(), factur_x=cii(iban="DE89370400440532013000")))
    [review] = stage.reviews()
    reasons = [reason for question in review.questions if question.field == "IBAN" for reason in question.reasons]
    assert any("the invoice data inside the file say DE89370400440532013000" in reason for reason in reasons)


@pytest.mark.parametrize("data", [b"<Invoice><!DOCTYPE", b"\0" * 100, cii()[:300]], ids=["torn", "zeros", "cut"])
def test_unreadable_xml_leaves_the_print(stage: Stage, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    found = drop(stage, monkeypatch, attach(printed(), factur_x=data))
    assert found.value("TOTAL") == "1190.00"
    assert found.readers == ("text_layer",)
    assert [finding.code for finding in found.findings].count("sources.unreadable") == 1


def test_with_the_reader_off_the_print_is_read(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    found = drop(stage, monkeypatch, attach(printed(), factur_x=cii(total="7.00")), "neural", "tesseract")
    assert found.value("TOTAL") == "1190.00"
    assert found.readers == ("text_layer",)


@pytest.mark.parametrize(
    "data",
    [cii(), b"\xef\xbb\xbf" + cii(old=True), ubl(), ubl("CreditNote")],
    ids=["CII", "ZUGFeRD 1", "UBL", "credit"],
)
def test_an_invoice_in_bare_xml_is_exact_and_has_pages_to_look_at(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    found = drop(stage, monkeypatch, data)
    assert {name: found.value(name) for name in SAYS} == SAYS
    assert found.readers == ("embedded", "listed")
    assert found.line_items
    # Then it is no witness of itself
    assert not [finding for finding in found.findings if finding.code.startswith("sources")]
    # And people see where a value stands
    [document] = stage.documents()
    assert document.media_type == "application/xml"
    assert derived_bucket(stage.stores.files).get(keys.page_image(document.id, 1)).startswith(b"\xff\xd8")
    iban = found.get("IBAN")
    assert iban is not None
    assert iban.box is not None


def test_umlauts_and_brackets_are_listed_and_what_has_no_letter_is_not_lost() -> None:
    data = cii().replace(b"R-2026/17", "(A\\B) Łódź".encode())
    with OPENER.open(data) as document:
        reading = read_page(document, 1, ())[0]
    assert "Exchanged Document, ID: (A\\B) ?ód?" in reading.text
    assert "Müller & Söhne GmbH" in reading.text
    assert reading.embedded is not None
    assert reading.embedded.values["INVOICE_RECEIPT_ID"] == "(A\\B) Łódź"


@pytest.mark.parametrize(
    "data",
    [cii()[:-50], b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + b"<Invoice >&a;</Invoice>", b"<Invoice >" + b" " * 4_000_000],
    ids=["cut", "entities", "open"],
)
def test_bare_xml_that_is_damaged_or_not_safe_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFile), OPENER.open(data):
        pass


@pytest.mark.parametrize("data", [b"<html><p>Invoice</p></html>", b"Invoice <Invoice>", b"<xml/>"])
def test_other_xml_is_no_format_that_is_read(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat), OPENER.open(data):
        pass


def test_bare_xml_needs_its_reader() -> None:
    off = FileOpener(BUDGETS)
    with pytest.raises(UnsupportedFormat, match="switched off"), off.open(ubl()):
        pass


def test_it_is_no_reader_of_pages(stage: Stage) -> None:
    settings: ExtractSettings = stage.settings("extract", ExtractSettings)
    assert settings.readers[0] == "embedded"
    assert [reader.name for reader in make_readers(settings)] == ["neural", "tesseract"]


def test_a_docset_is_measured_with_and_without_it(tmp_path: Path) -> None:
    files = {"a.pdf": attach(printed(), factur_x=cii()), "b.pdf": printed(), "c.xml": ubl(), "d.pdf": b"%PDF-torn"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    page = PageReading(number=1, width=1, height=1, reader="text_layer")
    found = with_embedded([Reading(pages=(page,))] * len(files), [tmp_path / name for name in files])
    assert [reading.embedded is not None for reading in found] == [True, False, True, False]
    assert readers("embedded, neural") == ("embedded", "neural")
    with pytest.raises(ArgumentTypeError, match="reader of pages"):
        readers("embedded,second")
