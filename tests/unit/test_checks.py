"""Each check as a table: what supports, what doubts, what contradicts, and what says nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from docloop.adapters.types import shipped_types
from docloop.errors import InvalidRequest
from docloop.model.check_use import CheckUse
from docloop.model.facts import EarlierDocument, Facts
from docloop.model.finding import Severity
from docloop.steps.validate import CHECKS, refuse_wrong_checks
from docloop.steps.validate.check import NoOptions
from docloop.steps.validate.dates import check_dates
from docloop.steps.validate.duplicates import DuplicateOptions, check_duplicates, duplicate_key
from docloop.steps.validate.items import check_items
from docloop.steps.validate.parties import check_parties
from docloop.steps.validate.tax import check_tax
from docloop.steps.validate.vat import check_vat

from tests.extractions import AGAIN, FACTS, RECEIVED, TODAY, extraction, extraction_of

INVOICE, RECEIPT = shipped_types()
S = Severity


@pytest.mark.parametrize(
    ("prices", "values", "fields"),
    [
        # supports
        (("1.00", "2.50"), {"TOTAL": "3.50"}, ("TOTAL",)),
        (("1.00", "2.50"), {"SUBTOTAL": "3.50", "TOTAL": "4.00"}, ("SUBTOTAL",)),
        (("1.00", "2.50"), {"SUBTOTAL": "3.51", "TOTAL": "3.50"}, ("SUBTOTAL", "TOTAL")),
        (("1.00", "2.50"), {"TAX": "0.50", "TOTAL": "4.00"}, ("TOTAL", "TAX")),
        (("1.00", "2.50"), {"TAX": "0.50", "GRATUITY": "1.00", "TOTAL": "5.00"}, ("TOTAL", "TAX")),
        # silence
        (("1.00", "2.50"), {"TOTAL": "4.50"}, None),
        (("1.00", "2.50"), {"SUBTOTAL": None, "TOTAL": None}, None),
        (("3.50",), {"TOTAL": "3.50"}, None),
        (("1.00", "two"), {"TOTAL": "1.00"}, None),
        (("0.00", "0.00"), {"TOTAL": "0.00"}, None),
        ((), {"TOTAL": "0.00"}, None),
    ],
)
def test_items(prices: tuple[str, ...], values: dict[str, str | None], fields: tuple[str, ...] | None) -> None:
    found = check_items(extraction_of(values, prices=prices), RECEIPT, NoOptions(), FACTS)
    assert [each.fields for each in found] == ([fields] if fields else [])
    assert all(each.severity is Severity.SUPPORTS for each in found)


@pytest.mark.parametrize(
    ("net", "tax", "total", "codes"),
    [
        ("100.00", "60.00", "160.00", ["tax.implausible"]),
        (None, "60.00", "100.00", ["tax.implausible"]),
        ("100.00", "-19.00", "119.00", ["tax.implausible"]),
        ("100.00", "27.00", "127.00", []),
        ("100.00", "0.00", "100.00", []),
        ("-100.00", "-19.00", "-119.00", []),
        (None, None, "100.00", []),
    ],
)
def test_tax(net: str | None, tax: str | None, total: str, codes: list[str]) -> None:
    found = check_tax(extraction(SUBTOTAL=net, TAX=tax, TOTAL=total), RECEIPT, NoOptions(), FACTS)
    assert [each.code for each in found] == codes


@pytest.mark.parametrize(
    ("issued", "due", "codes"),
    [
        ("2027-01-01", None, ["date.future"]),
        ("2001-01-01", None, ["date.old"]),
        ("2026-05-01", "2026-04-01", ["due.before_issue"]),
        ("2025-05-01", "2026-11-01", ["due.late"]),
        ("2026-11-23", None, []),
        ("2026-05-01", "2026-05-01", []),
        ("not a date", None, []),
        (None, "2026-05-01", []),
    ],
)
def test_dates(issued: str | None, due: str | None, codes: list[str]) -> None:
    found = check_dates(extraction("invoice", INVOICE_RECEIPT_DATE=issued, DUE_DATE=due), INVOICE, NoOptions(), FACTS)
    assert [each.code for each in found] == codes


@pytest.mark.parametrize(
    ("value", "severity"),
    [("DE136695976", S.SUPPORTS), ("DE136695967", S.CONTRADICTS), ("ATU12345678", None), (None, None)],
)
def test_vat(value: str | None, severity: Severity | None) -> None:
    found = check_vat(extraction("invoice", VENDOR_VAT_NUMBER=value), INVOICE, NoOptions(), FACTS)
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_a_duplicate_concerns_the_whole_document() -> None:
    found = check_duplicates(extraction(), RECEIPT, DuplicateOptions(), AGAIN)
    assert [(each.code, each.severity, each.fields) for each in found] == [("duplicate", S.CONTRADICTS, ())]
    assert "doc_1" in found[0].message
    assert found[0].other_document_id == "doc_1"
    assert check_duplicates(extraction(), RECEIPT, DuplicateOptions(), FACTS) == []


@pytest.mark.parametrize(
    ("days", "within", "found"),
    [(90, 90, True), (91, 90, False), (0, 1, True), (400, None, True)],
)
def test_a_duplicate_counts_within_the_days_that_the_type_names(days: int, within: int | None, found: bool) -> None:
    facts = Facts(TODAY, EarlierDocument("doc_1", RECEIVED - timedelta(days=days)), RECEIVED)
    options = CHECKS["duplicates"].options_of({} if within is None else {"within_days": within})
    assert bool(check_duplicates(extraction(), RECEIPT, options, facts)) is found


@pytest.mark.parametrize(
    ("use", "words"),
    [
        ("astrology", "astrology is not a check; known are sums,"),
        ({"duplicates": {"within_days": 0}}, "checks.duplicates.within_days: "),
        ({"duplicates": {"days": 3}}, "checks.duplicates.days: "),
        ({"sums": {"within_days": 3}}, "checks.sums.within_days: "),
    ],
)
def test_a_type_with_a_wrong_check_is_refused(use: object, words: str) -> None:
    described = RECEIPT.model_copy(update={"checks": (CheckUse.model_validate(use),)})
    with pytest.raises(InvalidRequest) as caught:
        refuse_wrong_checks(described)
    assert words in caught.value.message


def test_a_check_that_is_named_twice_is_refused() -> None:
    twice = (CheckUse(name="sums"), CheckUse(name="sums"))
    with pytest.raises(InvalidRequest, match="named twice"):
        refuse_wrong_checks(RECEIPT.model_copy(update={"checks": twice}))


@pytest.mark.parametrize("written", ["sums", {"duplicates": {"within_days": 90}}])
def test_a_use_of_a_check_is_written_as_it_is_read(written: object) -> None:
    assert CheckUse.model_validate(written).model_dump() == written


BILL: dict[str, str | None] = {"VENDOR_NAME": "Lieferant GmbH", "INVOICE_RECEIPT_ID": "RE-17", "TOTAL": "119.00"}


@pytest.mark.parametrize(
    "changed",
    [
        {"VENDOR_NAME": "LIEFERANT  GMBH."},
        {"INVOICE_RECEIPT_ID": "re 17"},
        {"TOTAL": "119.0"},
    ],
)
def test_two_readings_of_one_bill_share_a_key(changed: dict[str, str]) -> None:
    assert duplicate_key(extraction_of(BILL), INVOICE) == duplicate_key(extraction_of({**BILL, **changed}), INVOICE)


@pytest.mark.parametrize("changed", [{"INVOICE_RECEIPT_ID": "RE-18"}, {"TOTAL": "119.01"}, {"VENDOR_NAME": "Other"}])
def test_two_bills_have_two_keys(changed: dict[str, str]) -> None:
    assert duplicate_key(extraction_of(BILL), INVOICE) != duplicate_key(extraction_of({**BILL, **changed}), INVOICE)


@pytest.mark.parametrize("missing", sorted(BILL))
def test_too_little_gives_no_key(missing: str) -> None:
    assert duplicate_key(extraction_of({**BILL, missing: None}), INVOICE) is None


@pytest.mark.parametrize(
    ("seller", "buyer", "same"),
    [("Nord AG", "NORD AG", True), ("Nord AG", "Süd AG", False), ("Nord AG", None, False), (None, None, False)],
)
def test_nobody_bills_himself(seller: str | None, buyer: str | None, *, same: bool) -> None:
    found = check_parties(extraction("invoice", VENDOR_NAME=seller, RECEIVER_NAME=buyer), INVOICE, NoOptions(), FACTS)
    assert [finding.severity for finding in found] == ([Severity.CONTRADICTS] if same else [])
