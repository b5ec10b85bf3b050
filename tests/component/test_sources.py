"""Sources of a document: what each says, and that where several say different things one finding names them all."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.model.reading import LISTED, Reading
from docloop.model.statement import Statement
from docloop.steps.extract import extract
from docloop.steps.sources import SOURCES, said_by
from docloop.steps.sources.e_invoice import parse_embedded
from docloop.steps.sources.source import Said, Source
from docloop.steps.validate import validate
from docloop.values.field_roles import FieldRole

from tests.component.test_embedded_fields import PRINT, with_xml
from tests.e_invoices import SAYS, cii, ubl
from tests.extractions import FACTS
from tests.typeset import typeset

INVOICE, _ = shipped_types()
IN_CODE = Box(left=0.8, top=0.8, right=0.9, bottom=0.9)
E_INVOICE = SOURCES["embedded"]


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch) -> dict[FieldRole, str]:
    """A second source: a code on the page. It says what is put in here."""
    says: dict[FieldRole, str] = {}

    def said(_: Reading) -> Said:
        place = {"source": "code", "page": 1, "box": IN_CODE}
        return Said(tuple(Statement(role=role, value=value, exact=True, **place) for role, value in says.items()))

    source = Source("code", "the code on the page", "the code on the page says", said, lambda: {FieldRole.TIP: (9, 10)})
    monkeypatch.setitem(SOURCES, "code", source)
    return says


def read(text: str, data: bytes | None, *, listed: bool = False) -> Extraction:
    reading = typeset(text)
    if data is not None:
        reading = with_xml(reading, parse_embedded(data))
    if listed:
        reading = Reading(pages=tuple(page.model_copy(update={"reader": LISTED}) for page in reading.pages))
    return validate(extract(reading, INVOICE, 1.0), INVOICE, FACTS)


def about(extraction: Extraction, code: str, name: str) -> list[Finding]:
    return [finding for finding in extraction.findings if finding.code == code and name in finding.fields]


@pytest.mark.parametrize(
    ("data", "kinds"),
    [(cii(), []), (cii(old=True), []), (ubl(), ["invoice"])],
    ids=["Factur-X", "ZUGFeRD 1", "UBL, whose root says what it is"],
)
def test_an_e_invoice_says_each_value_exactly_and_where_it_stands(data: bytes, kinds: list[str]) -> None:
    [(source, said)] = said_by(with_xml(typeset("nothing"), parse_embedded(data)))
    assert source is E_INVOICE
    assert sorted(each.value for each in said.statements) == sorted([*SAYS.values(), *kinds])
    for each in said.statements:
        assert (each.source, each.exact, each.page, each.box) == ("embedded", True, None, None)
        assert each.path
    total = next(each for each in said.statements if each.role == FieldRole.GROSS)
    assert total.path is not None
    assert total.path.endswith(("/GrandTotalAmount", "/TaxInclusiveAmount"))
    assert [row[FieldRole.AMOUNT] for row in said.rows] == ["800.00", "200.00"]


def test_a_document_without_sources_has_no_statements() -> None:
    assert not list(said_by(typeset(PRINT)))
    assert read(PRINT, None).statements == ()


def test_statements_are_kept_with_what_was_made_of_them() -> None:
    extraction = read(PRINT, cii())
    again = Extraction.model_validate_json(extraction.model_dump_json())
    assert {each.role for each in again.statements} >= {FieldRole.GROSS, FieldRole.BANK_ACCOUNT}


def test_sources_that_agree_support_each_other(code: dict[FieldRole, str]) -> None:
    code[FieldRole.GROSS] = "1190.00"
    extraction = read(PRINT, cii())
    total = extraction.get("TOTAL")
    assert total is not None
    assert {"embedded", "code", "same_in_print"} <= set(total.evidence)
    assert extraction.readers[:2] == ("embedded", "code")
    assert len(about(extraction, "sources.agree", "TOTAL")) == 2
    assert not about(extraction, "sources.differ", "TOTAL")


def test_sources_that_disagree_are_one_finding_that_names_them(code: dict[FieldRole, str]) -> None:
    # Given a code that names another total than the XML, and a page that names a third
    code[FieldRole.GROSS] = "11.90"
    extraction = read(PRINT.replace("1.190,00", "9.190,00"), cii())
    # Then one finding tells all three, the first source's value stands and the others can be chosen
    [differ] = about(extraction, "sources.differ", "TOTAL")
    assert differ.severity is Severity.CONTRADICTS
    assert differ.message.partition(": ")[2] == (
        "the page says 9190.00, the invoice data inside the file say 1190.00, the code on the page says 11.90."
    )
    total = extraction.get("TOTAL")
    assert total is not None
    assert total.value == "1190.00"
    assert [each.value for each in total.alternatives][:2] == ["9190.00", "11.90"]


def test_a_page_that_bears_one_source_out_does_not_silence_the_other(code: dict[FieldRole, str]) -> None:
    code[FieldRole.BANK_ACCOUNT] = "DE02500105175407324931"
    [differ] = about(read(PRINT, cii()), "sources.differ", "IBAN")
    assert differ.severity is Severity.CONTRADICTS
    assert "the page says DE02120300000000202051" in differ.message
    assert "the code on the page says DE02500105175407324931" in differ.message


def test_sources_of_a_file_without_pages_are_compared_all_the_same(code: dict[FieldRole, str]) -> None:
    code[FieldRole.GROSS] = "11.90"
    extraction = read("nothing to see", cii(), listed=True)
    [differ] = about(extraction, "sources.differ", "TOTAL")
    assert "page says" not in differ.message.replace("the code on the page says", "")
    assert not about(extraction, "sources.not_printed", "TOTAL")


def test_names_that_sources_write_in_two_ways_contradict_nothing(code: dict[FieldRole, str]) -> None:
    code[FieldRole.SUPPLIER] = "Mueller und Soehne"
    assert not about(read(PRINT, cii()), "sources.differ", "VENDOR_NAME")


def test_a_source_on_the_page_shows_where_it_stands(code: dict[FieldRole, str]) -> None:
    # Given an account that only the code names
    code[FieldRole.BANK_ACCOUNT] = SAYS["IBAN"]
    extraction = read("\n".join(line for line in PRINT.splitlines() if "IBAN" not in line), None)
    account = extraction.get("IBAN")
    assert account is not None
    assert (account.value, account.page, account.box) == (SAYS["IBAN"], 1, IN_CODE)
    # Then it has no confidence, for nobody has measured how often this source is right of accounts
    assert account.confidence is None
    [missing] = about(extraction, "sources.not_printed", "IBAN")
    assert "is in the code on the page but is not printed on the pages" in missing.message


def test_what_is_not_exact_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    guess = Statement(source="guess", role=FieldRole.GROSS, value="11.90", exact=False)
    source = Source("guess", "a guess", "a guess says", lambda _: Said((guess,)), dict)
    monkeypatch.setitem(SOURCES, "guess", source)
    extraction = read(PRINT, None)
    assert extraction.value("TOTAL") == "1190.00"
    assert not about(extraction, "sources.differ", "TOTAL")
