"""No document takes longer than it may, and what is left out of a table is said."""

from __future__ import annotations

from datetime import date

import pytest
from docloop.adapters.types import shipped_types
from docloop.errors import TookTooLong
from docloop.model import limits
from docloop.model.facts import Facts
from docloop.steps.deadline import NEVER, Deadline, deadline_for, seconds_to_understand
from docloop.steps.extract import extract
from docloop.steps.extract.line_items import CUT, MOST_ITEMS
from docloop.steps.predict_fields import predict_fields
from docloop.steps.sources.e_invoice import MOST_ROWS, parse_embedded

from tests.e_invoices import ubl
from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
CONTEXT = Facts(today=date(2024, 5, 1))
PAGE = "INVOICE\nInvoice No. 17\nTotal 119.00 EUR"


class Ticking:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


def test_it_is_looked_at_in_the_loops_that_the_document_makes_long() -> None:
    # Given how often the deadline of a short and of a long page is looked at
    asked = []
    for rows in (1, 20):
        clock = Ticking()
        extract(typeset(*[PAGE] * rows), INVOICE, 1.0, None, Deadline(1e9, clock))
        asked.append(clock.now)
    assert asked[1] > 8 * asked[0]


@pytest.mark.parametrize("seconds", [0.0, 5.0, 50.0])
def test_a_document_that_takes_too_long_is_given_up(seconds: float) -> None:
    with pytest.raises(TookTooLong) as caught:
        predict_fields(typeset(*[PAGE] * 50), INVOICE, 1.0, None, CONTEXT, (), Deadline(seconds, Ticking()))
    assert not caught.value.retryable
    assert caught.value.facts == {"seconds": round(seconds)}


def test_who_has_all_the_time_is_never_late() -> None:
    NEVER.check()
    assert not NEVER.has_passed


def test_a_run_keeps_time_to_store_what_came_out() -> None:
    assert seconds_to_understand(100) > seconds_to_understand(1)
    clock = Ticking()
    late = Deadline(2.0, clock)
    assert not late.has_passed
    assert not late.has_passed
    assert late.has_passed
    assert not deadline_for(1, remaining=0.0).has_passed, "a run without time gets a little all the same"


def table(rows: int) -> list[str]:
    """Pages of ten rows each."""
    items = [f"Item {chr(97 + n % 26)}{chr(97 + n // 26)}        1.0{n % 10}" for n in range(rows)]
    pages = ["\n".join(items[start : start + 10]) for start in range(0, rows, 10)]
    return [f"Description        Price\n{pages[0]}", *pages[1:]]


def test_a_printed_table_that_is_cut_says_so() -> None:
    whole, longer = (extract(typeset(*table(rows)), INVOICE, 1.0) for rows in (30, MOST_ITEMS + 10))
    assert not whole.findings
    assert len(longer.line_items) == MOST_ITEMS
    assert [finding.code for finding in longer.findings] == [CUT]


def test_a_table_of_an_e_invoice_that_is_cut_says_so() -> None:
    data = ubl()
    start, end = data.index(b"<cac:InvoiceLine>"), data.index(b"</cac:InvoiceLine>") + len(b"</cac:InvoiceLine>")
    many = data[:start] + data[start:end] * (MOST_ROWS + 5) + data[end:]
    invoice = parse_embedded(many)
    assert invoice.cut
    assert len(invoice.line_items) == MOST_ROWS
    reading = typeset(PAGE)
    first = reading.pages[0].model_copy(update={"embedded": invoice})
    found = extract(reading.model_copy(update={"pages": (first,)}), INVOICE, 1.0)
    assert [finding.code for finding in found.findings] == [CUT]
    assert len(found.line_items) == MOST_ROWS


@pytest.mark.parametrize("inside", [b"<a/>" * limits.XML_NODES, b"<a>" * 150 + b"</a>" * 150])
def test_xml_that_is_wider_or_deeper_than_any_invoice_is_not_read(inside: bytes) -> None:
    data = ubl()
    end = data.rindex(b"</")
    assert parse_embedded(data).problem is None
    assert "too large" in (parse_embedded(data[:end] + inside + data[end:]).problem or "")
