"""E-invoices that are larger than any invoice are refused or read, and soon."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from docloop.model import limits
from docloop.model.xml import TooManyNodes, parse_xml
from docloop.steps.sources.e_invoice import parse_embedded

from tests.e_invoices import SAYS, with_files


def test_files_of_ten_million_bytes_are_not_kept() -> None:
    data = with_files(10_000_000, 10_000_000)
    tracemalloc.start()
    invoice = parse_embedded(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert invoice.values.items() >= SAYS.items()
    assert peak < 5_000_000


def test_text_and_bytes_have_an_end() -> None:
    with pytest.raises(TooManyNodes):
        parse_xml(b"<Invoice>" + b"x" * (limits.XML_CHARACTERS + 1) + b"</Invoice>")
    with pytest.raises(TooManyNodes):
        parse_xml(b"<Invoice>" + b" " * limits.XML_BYTES + b"</Invoice>")


@pytest.mark.parametrize("start", [b'<a b="', b"<!--", b"<?a ", b"<a b='", b"<Invoice a='"])
def test_one_attribute_or_comment_has_an_end(start: bytes) -> None:
    began = time.process_time()
    with pytest.raises(TooManyNodes):
        parse_xml(b"<Invoice>" + start + b"x" * (3 * limits.XML_CHARACTERS))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "many",
    [
        b"<PaymentMeans><PayeeFinancialAccount><ID>DE02120300000000202052</ID></PayeeFinancialAccount></PaymentMeans>",
        b"<PaymentMeans><PaymentDueDate>2026-01-01</PaymentDueDate></PaymentMeans>",
        b"<PaymentMeans><PaymentMandate><PayerFinancialAccount><ID>1</ID></PayerFinancialAccount></PaymentMandate>"
        b"</PaymentMeans>",
        b"<PaymentTerms><SettlementDiscountPercent>2</SettlementDiscountPercent></PaymentTerms>",
        b"<TaxTotal><TaxAmount>1</TaxAmount></TaxTotal>",
    ],
)
def test_what_is_there_ten_thousand_times_is_soon_read(many: bytes) -> None:
    began = time.process_time()
    invoice = parse_embedded(b"<Invoice><ID>1</ID>" + many * 10_000 + b"</Invoice>")
    assert time.process_time() - began < 4
    assert len(invoice.notes) + len(invoice.not_theirs) < 150
