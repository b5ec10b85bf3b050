"""Our own companies are never the supplier, however they are written and whatever the type checks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.company import OwnCompany
from docloop.model.finding import Severity
from docloop.steps.validate import validate
from docloop.steps.validate.own_companies import find_own

from tests.extractions import FACTS, extraction_of

INVOICE, _ = shipped_types()
US = OwnCompany(
    names=("Acme Ltd", "ACME Limited"), tax_ids=("GB 123 4567 89",), ibans=("GB82WEST12345698765432", "DE1")
)
OURS = replace(FACTS, own=(US,))


@pytest.mark.parametrize(("fields", "contradicted"), [
    ({"VENDOR_NAME": "ACME LTD."}, "VENDOR_NAME"),
    ({"VENDOR_NAME": "Acme limited"}, "VENDOR_NAME"),
    ({"IBAN": "GB82WEST12345698765432"}, "IBAN"),
    ({"VENDOR_VAT_NUMBER": "GB123456789"}, "VENDOR_VAT_NUMBER"),
    ({"VENDOR_NAME": "Acme Ltd & Sons"}, None),
    ({"RECEIVER_NAME": "Acme Ltd"}, None),
    ({"VENDOR_NAME": None}, None),
])  # fmt: skip
def test_what_is_ours_contradicts_the_supplier(fields: dict[str, str | None], contradicted: str | None) -> None:
    read = extraction_of(fields)
    found = list(find_own(read, INVOICE, OURS))
    assert [(each.fields, each.severity) for each in found] == (
        [((contradicted,), Severity.CONTRADICTS)] if contradicted else []
    )
    assert list(find_own(read, INVOICE, FACTS)) == []


def test_no_type_has_to_name_it() -> None:
    bare = INVOICE.model_copy(update={"checks": ()})
    found = validate(extraction_of({"VENDOR_NAME": "Acme Ltd"}), bare, OURS)
    assert [each.code for each in found.findings] == ["own_company.supplier"]
