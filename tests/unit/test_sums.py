"""The sum before tax and the tax make the total, and what is said where they do not."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.finding import Severity
from docloop.steps.validate.check import NoOptions
from docloop.steps.validate.sums import check_sums

from tests.extractions import FACTS, extraction, extraction_of, field

INVOICE, RECEIPT = shipped_types()
S = Severity


@pytest.mark.parametrize(
    ("net", "tax", "total", "tip", "code", "severity"),
    [
        # supports
        ("100.00", "19.00", "119.00", None, "sum.holds", S.SUPPORTS),
        ("100.00", "19.00", "119.01", None, "sum.holds", S.SUPPORTS),
        ("100.00", "8.00", "120.00", "12.00", "sum.holds", S.SUPPORTS),
        ("8.20", "0.49", "8.65", None, "sum.rounded", S.SUPPORTS),
        # contradicts
        ("100.00", "19.00", "191.00", None, "sum.differs", S.CONTRADICTS),
        ("100.00", "19.00", "118.00", None, "sum.differs", S.CONTRADICTS),
        # a part is missing
        ("100.00", "19.00", None, None, "sum.incomplete", S.DOUBTS),
        ("100.00", None, "119.00", None, "sum.incomplete", S.DOUBTS),
        ("100.00", None, "160.00", None, "sum.incomplete", S.DOUBTS),
        # no tax is that high
        ("100.00", None, "160.01", None, "sum.unlikely", S.DOUBTS),
        ("28.51", None, "227.83", None, "sum.unlikely", S.DOUBTS),
        # nothing to say
        ("100.00", None, None, None, None, None),
        ("100.00", "0.00", "100.00", None, None, None),
        ("100.00", "6.00", "100.00", None, None, None),
        (None, None, None, None, None, None),
        ("ten", "19.00", "119.00", None, "sum.incomplete", S.DOUBTS),
    ],
)
def test_sums(
    net: str | None, tax: str | None, total: str | None, tip: str | None, *, code: str | None, severity: Severity | None
) -> None:
    read = extraction(SUBTOTAL=net, TAX=tax, TOTAL=total, GRATUITY=tip)
    found = check_sums(read, RECEIPT, NoOptions(), FACTS)
    assert [(each.code, each.severity) for each in found] == ([(code, severity)] if code else [])


@pytest.mark.parametrize(
    ("total", "due", "doubted"),
    [
        ("30602.16", "29187.10", True),  # charges, and what is left of them after a credit
        ("554.84", "454.79", True),  # the customer keeps the tax
        ("119.00", "219.00", True),  # arrears
        ("119.00", "119.00", False),
        ("9473.90", "9474.00", False),  # rounded to whole rupees
        ("119.00", "0.00", False),  # paid
        ("119.00", None, False),
        (None, "119.00", False),
    ],
)
def test_what_is_due_and_differs_from_the_total_doubts_both(
    total: str | None, due: str | None, *, doubted: bool
) -> None:
    found = check_sums(extraction_of({"TOTAL": total, "AMOUNT_DUE": due}, "invoice"), INVOICE, NoOptions(), FACTS)
    assert [(each.code, each.severity, each.fields) for each in found] == (
        [("due.differs", S.DOUBTS, ("TOTAL", "AMOUNT_DUE"))] if doubted else []
    )


def test_a_sum_proposes_the_misread_digit_of_the_least_certain_amount() -> None:
    read = extraction(SUBTOTAL="100.00", TAX="19.00", TOTAL="119.08")
    assert check_sums(read, RECEIPT, NoOptions(), FACTS)[0].repair is None
    doubtful = read.model_copy(update={"fields": (*read.fields[:2], field("TOTAL", "119.08", 0.5))})
    repair = check_sums(doubtful, RECEIPT, NoOptions(), FACTS)[0].repair
    assert repair is not None
    assert (repair.field, repair.value) == ("TOTAL", "119.00")


@pytest.mark.parametrize(
    ("prices", "fields"),
    [
        (("40.00", "17.20"), ("SUBTOTAL", "TAX")),  # the items are the total, as where prices hold the tax
        (("10.00", "7.67"), ("TAX", "TOTAL")),  # the items are the sum before tax
        (("10.00", "7.00"), ("SUBTOTAL", "TAX", "TOTAL")),
        ((), ("SUBTOTAL", "TAX", "TOTAL")),
    ],
)
def test_a_sum_does_not_blame_what_the_items_add_up_to(prices: tuple[str, ...], fields: tuple[str, ...]) -> None:
    read = extraction_of({"SUBTOTAL": "17.67", "TAX": "3.53", "TOTAL": "57.20"}, prices=prices)
    [found] = check_sums(read, RECEIPT, NoOptions(), FACTS)
    assert (found.code, found.fields) == ("sum.differs", fields)


def test_a_sum_never_proposes_another_value_for_what_the_items_add_up_to() -> None:
    read = extraction_of({"SUBTOTAL": "100.00", "TAX": "19.00", "TOTAL": "119.08"}, prices=("60.00", "59.08"))
    [found] = check_sums(read, RECEIPT, NoOptions(), FACTS)
    assert found.repair is None or found.repair.field != "TOTAL"


def test_a_sum_proposes_the_missing_amount() -> None:
    found = check_sums(extraction(SUBTOTAL="100.00", TOTAL="119.00"), RECEIPT, NoOptions(), FACTS)
    assert found[0].repair is not None
    assert (found[0].repair.field, found[0].repair.value) == ("TAX", "19.00")
