"""Findings move confidence both ways and stay with the extraction."""

from __future__ import annotations

from docloop.adapters.types import shipped_types
from docloop.model.check_use import CheckUse
from docloop.model.extraction import Extraction
from docloop.steps.validate import validate
from hypothesis import given
from hypothesis import strategies as st

from tests.extractions import AGAIN, FACTS, extraction, extraction_of

INVOICE, RECEIPT = shipped_types()


def confidence(read: Extraction, name: str) -> float:
    field = read.get(name)
    assert field is not None
    assert field.confidence is not None
    return field.confidence


def test_a_sum_that_holds_raises_confidence_and_says_why() -> None:
    checked = validate(extraction(SUBTOTAL="100.00", TAX="19.00", TOTAL="119.00"), RECEIPT, FACTS)
    total = checked.get("TOTAL")
    assert confidence(checked, "TOTAL") > 0.9
    assert total is not None
    assert total.reasons == ("100.00 + 19.00 equals the total 119.00.",)


def test_a_sum_that_differs_lowers_it() -> None:
    checked = validate(extraction(SUBTOTAL="100.00", TAX="19.00", TOTAL="118.00"), RECEIPT, FACTS)
    assert confidence(checked, "TOTAL") < 0.5
    assert [each.code for each in checked.findings] == ["sum.differs"]


def test_other_fields_are_left_alone() -> None:
    checked = validate(extraction(INVOICE_RECEIPT_DATE="2030-01-01", TOTAL="5.00"), RECEIPT, FACTS)
    assert confidence(checked, "TOTAL") == 0.9
    assert confidence(checked, "INVOICE_RECEIPT_DATE") < 0.5


def test_no_confidence_stays_none_whatever_holds() -> None:
    read = extraction(confidence=None, SUBTOTAL="100.00", TAX="19.00", TOTAL="119.00")
    assert all(each.confidence is None for each in validate(read, RECEIPT, FACTS).fields)


def test_a_check_that_does_not_exist_is_passed_over() -> None:
    described = RECEIPT.model_copy(
        update={
            "checks": (
                CheckUse(name="astrology"),
                CheckUse(name="duplicates", options={"within_days": "?"}),
                CheckUse(name="sums"),
            )
        }
    )
    checked = validate(extraction(SUBTOTAL="1.00", TAX="0.10", TOTAL="1.10"), described, FACTS)
    assert [each.code for each in checked.findings] == ["sum.holds"]


def test_a_duplicate_is_found_when_the_type_asks_for_it() -> None:
    assert [each.code for each in validate(extraction(), RECEIPT, AGAIN).findings] == ["duplicate"]
    silent = RECEIPT.model_copy(update={"checks": ()})
    assert validate(extraction(), silent, AGAIN).findings == ()


@given(values=st.dictionaries(st.sampled_from([spec.name for spec in INVOICE.fields]), st.text(max_size=12)))
def test_no_value_breaks_a_check(values: dict[str, str]) -> None:
    checked = validate(extraction_of(values, "invoice"), INVOICE, FACTS)
    assert all(0.0 <= (each.confidence or 0.0) <= 1.0 for each in checked.fields)
    assert all(each.message.endswith(".") for each in checked.findings)
