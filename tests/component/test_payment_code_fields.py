"""What payment codes make of the fields: certain where the page agrees, a question where it does not."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.model.policy import Policy
from docloop.model.reading import PageCode, PageReading, Reading
from docloop.steps.decide import decide
from docloop.steps.extract import extract
from docloop.steps.predict_fields import predict_fields
from docloop.steps.sources import said_by
from docloop.steps.sources.e_invoice import parse_embedded
from docloop.steps.sources.payment_codes import MOST, measured
from docloop.steps.validate import validate
from docloop.values.field_roles import FieldRole

from tests.component.test_embedded_fields import PRINT, with_xml
from tests.e_invoices import cii
from tests.extractions import FACTS
from tests.payment_codes import EPC, epc, swiss
from tests.typeset import typeset

INVOICE, RECEIPT = shipped_types()
PLACE = Box(left=0.1, top=0.8, right=0.3, bottom=0.95)
OTHER_ACCOUNT = "DE71500105175407324930"
NOT_DUE = PRINT.replace("Zahlbetrag                     1.090,00 EUR\n", "")
"""The invoice says of nothing that it is due but the total."""


def with_codes(reading: Reading, *texts: str) -> Reading:
    codes = tuple(PageCode(text=text, format="QRCode", box=PLACE) for text in texts)
    last = reading.pages[-1].model_copy(update={"codes": codes})
    return reading.model_copy(update={"pages": (*reading.pages[:-1], last)})


def read(text: str, *codes: str, document_type: DocumentType = INVOICE) -> Extraction:
    return validate(extract(with_codes(typeset(text), *codes), document_type, 1.0), document_type, FACTS)


def field(extraction: Extraction, name: str) -> Field:
    found = extraction.get(name)
    assert found is not None
    return found


def about(extraction: Extraction, code: str) -> list[Finding]:
    return [finding for finding in extraction.findings if finding.code == code]


def contradicted(extraction: Extraction) -> list[Finding]:
    return [
        each for each in extraction.findings if each.code[:8] == "sources." and each.severity is not Severity.SUPPORTS
    ]


def test_a_code_that_agrees_makes_account_and_amount_certain() -> None:
    extraction = read(PRINT, EPC)
    [agrees] = about(extraction, "sources.agree")
    assert {"IBAN", "AMOUNT_DUE", "CURRENCY"} <= set(agrees.fields)
    assert agrees.message == "The page says the same as the payment code on the page."
    assert not contradicted(extraction)
    right, count = measured()[FieldRole.BANK_ACCOUNT]
    account = field(extraction, "IBAN")
    assert account.confidence is not None
    assert account.confidence >= (right + 1) / (count + 2)
    # Then the judge of print leaves it alone, and it is shown where it is printed
    judged = predict_fields(with_codes(typeset(PRINT), EPC), INVOICE, 1.0, None, FACTS)
    assert field(judged, "IBAN").confidence is not None
    assert field(judged, "IBAN").box != PLACE
    assert extraction.readers == ("payment_code", "typeset")


def test_the_amount_of_a_code_is_what_is_due_and_not_the_total() -> None:
    extraction = read(PRINT, EPC)
    assert extraction.value("AMOUNT_DUE") == "1090.00"
    assert extraction.value("TOTAL") == "1190.00"


@pytest.mark.parametrize(
    ("code", "name", "sides"),
    [
        (epc(amount="EUR9090"), "AMOUNT_DUE", "the page says 1090.00, the payment code on the page says 9090.00."),
        (epc(amount="EUR1190"), "AMOUNT_DUE", "the page says 1090.00, the payment code on the page says 1190.00."),
        (
            epc(iban=OTHER_ACCOUNT),
            "IBAN",
            f"the page says DE02120300000000202051, the payment code on the page says {OTHER_ACCOUNT}.",
        ),
    ],
    ids=["another amount", "the total though less is due", "another account"],
)
def test_a_code_that_contradicts_the_print_goes_to_a_person(code: str, name: str, sides: str) -> None:
    extraction = read(PRINT, code)
    [differs] = about(extraction, "sources.differ")
    assert (differs.fields, differs.severity) == ((name,), Severity.CONTRADICTS)
    assert differs.message.partition(": ")[2] == sides
    decision = decide(extraction, INVOICE, Policy(threshold=0.01, audit_rate=0.0), "doc_1")
    [question] = [each for each in decision.questions if each.field == name]
    assert differs.message in question.reasons


def test_an_amount_that_is_nowhere_printed_is_one_finding_with_both_sides() -> None:
    extraction = read(NOT_DUE, epc(amount="EUR1191"))
    [differs] = contradicted(extraction)
    assert differs.code == "sources.differ"
    assert differs.message.startswith("Amount due: the page says 1190.00")
    assert differs.message.endswith(", the payment code on the page says 1191.00.")


def test_a_code_over_the_total_agrees_where_nothing_else_is_due() -> None:
    assert not contradicted(read(NOT_DUE, epc(amount="EUR1190")))


def without_due() -> DocumentType:
    fields = tuple(spec for spec in INVOICE.fields if spec.name != "AMOUNT_DUE")
    return INVOICE.model_copy(update={"fields": fields})


def test_a_type_without_an_amount_due_compares_the_total() -> None:
    extraction = read(NOT_DUE, epc(amount="EUR1000"), document_type=without_due())
    [differs] = contradicted(extraction)
    assert differs.fields == ("TOTAL",)
    assert differs.message.endswith("the page says 1190.00 in total, the payment code on the page says 1000.00.")
    assert not contradicted(read(NOT_DUE, epc(amount="EUR1190"), document_type=without_due()))


def test_what_has_been_paid_explains_a_smaller_amount() -> None:
    paid = FieldSpec(name="AMOUNT_PAID", kind="money", labels=("angezahlt",))
    with_paid = without_due().model_copy(update={"fields": (*without_due().fields, paid)})
    printed = NOT_DUE.replace("IBAN:", "Angezahlt                        190,00 EUR\n\nIBAN:")
    assert read(printed, document_type=with_paid).value("AMOUNT_PAID") == "190.00"
    assert not contradicted(read(printed, epc(amount="EUR1000"), document_type=with_paid))


def test_an_account_that_is_in_the_code_alone_is_for_a_person() -> None:
    without = "\n".join(line for line in PRINT.splitlines() if "IBAN" not in line)
    extraction = read(without, EPC)
    [missing] = contradicted(extraction)
    assert (missing.code, missing.fields) == ("sources.not_printed", ("IBAN",))
    assert (field(extraction, "IBAN").page, field(extraction, "IBAN").box) == (1, PLACE)


def test_the_creditor_names_the_supplier_only_where_the_page_does_not() -> None:
    assert read(PRINT, epc(name="Mueller und Soehne Inkasso")).value("VENDOR_NAME") == "Müller & Söhne GmbH"
    extraction = read("Gesamtbetrag  1.090,00 EUR\nmueller & soehne gmbh", EPC)
    if "payment_code" in field(extraction, "VENDOR_NAME").evidence:
        assert field(extraction, "VENDOR_NAME").confidence is None


def test_a_page_without_a_total_takes_the_amount_and_a_person_looks() -> None:
    extraction = read("Müller & Söhne GmbH", epc(amount="EUR77"))
    assert extraction.value("TOTAL") == "77.00"
    assert field(extraction, "TOTAL").confidence is None
    assert "TOTAL" in {name for each in contradicted(extraction) for name in each.fields}


def test_a_type_that_asks_for_the_reference_gets_it() -> None:
    reference = FieldSpec(name="PAYMENT_REFERENCE", kind="identifier")
    with_reference = INVOICE.model_copy(update={"fields": (*INVOICE.fields, reference)})
    code = epc(reference="RF18539007547034", message="")
    printed = f"{PRINT}\nZahlungsreferenz: RF18539007547034"
    extraction = read(printed, code, document_type=with_reference)
    assert extraction.value("PAYMENT_REFERENCE") == "RF18539007547034"
    assert not contradicted(extraction)
    other = read(printed.replace("7034", "7035"), code, document_type=with_reference)
    assert [each.fields for each in about(other, "sources.differ")] == [("PAYMENT_REFERENCE",)]


def test_a_swiss_code_says_francs_and_an_address() -> None:
    [(_, said)] = said_by(with_codes(typeset("nothing"), swiss()))
    stated = {each.role: each for each in said.statements}
    assert stated[FieldRole.CURRENCY].value == "CHF"
    assert stated[FieldRole.PAYMENT_REFERENCE].value == "210000000003139471430009017"
    assert stated[FieldRole.SUPPLIER_ADDRESS].value == "Rue du Lac 1268, 2501 Biel"
    assert {role for role, each in stated.items() if each.exact} == {
        FieldRole.BANK_ACCOUNT, FieldRole.DUE_AMOUNT, FieldRole.CURRENCY, FieldRole.PAYMENT_REFERENCE
    }  # fmt: skip
    assert {(each.page, each.box) for each in said.statements} == {(1, PLACE)}


def test_the_e_invoice_goes_first_and_one_finding_names_all() -> None:
    reading = with_codes(with_xml(typeset(PRINT), parse_embedded(cii())), epc(amount="EUR500"))
    extraction = validate(extract(reading, INVOICE, 1.0), INVOICE, FACTS)
    [differs] = about(extraction, "sources.differ")
    assert differs.fields == ("AMOUNT_DUE",)
    assert differs.message.endswith("inside the file say 1090.00, the payment code on the page says 500.00.")


def test_two_codes_that_ask_for_different_amounts_are_for_a_person() -> None:
    [differs] = about(read(PRINT, EPC, epc(amount="EUR1068.20")), "sources.differ")
    assert "says 1090.00, the payment code on the page says 1068.20" in differs.message


def test_the_same_code_twice_says_it_once() -> None:
    [(_, said)] = said_by(with_codes(typeset("nothing"), EPC, EPC))
    assert len({each.role for each in said.statements}) == len(said.statements)


def test_only_so_many_values_are_heard() -> None:
    [(_, said)] = said_by(with_codes(typeset("nothing"), *(epc(amount=f"EUR{n}") for n in range(1, MOST + 9))))
    assert sum(each.role is FieldRole.DUE_AMOUNT for each in said.statements) == MOST


def test_other_codes_say_nothing() -> None:
    reading = with_codes(typeset(PRINT), "https://example.com", "4006381333931")
    assert not list(said_by(reading))
    assert [code.text for code in reading.pages[0].codes] == ["https://example.com", "4006381333931"]


@pytest.mark.parametrize("code", [epc(iban="DE02120300000000202052"), swiss(reference="210000000003139471430009018")])
def test_a_payment_code_with_a_wrong_check_digit_is_said_to_be_wrong(code: str) -> None:
    [finding] = about(read(PRINT, code), "sources.unreadable")
    assert finding.message == "The payment code on the page breaks the rules of its standard and was not used."


def test_codes_that_could_not_be_looked_for_are_said_to_be_unread() -> None:
    first = typeset(PRINT).pages[0].model_copy(update={"codes_unread": True})
    found = extract(Reading(pages=(first,)), INVOICE, 1.0)
    assert [each.message for each in about(found, "sources.unreadable")] == ["Codes on the pages could not be read."]


def test_a_page_that_was_read_before_codes_were_has_none() -> None:
    stored = typeset(PRINT).pages[0].model_dump(mode="json", exclude={"codes", "codes_unread"})
    assert PageReading.model_validate(stored).codes == ()
