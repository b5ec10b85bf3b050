"""The same bill twice: supplier, number and total that were seen before."""

from __future__ import annotations

import hashlib
import re

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.context import ValidationContext, amount
from docloop.values.months import fold


def check_duplicates(
    _extraction: Extraction, _document_type: DocumentType, context: ValidationContext
) -> list[Finding]:
    """Contradicts the whole document when an earlier one has the same duplicate key."""
    if context.duplicate_of is None:
        return []
    message = (
        f"Supplier, number and total are those of document {context.duplicate_of}; this may be the same bill again."
    )
    return [Finding(code="duplicate", severity=Severity.CONTRADICTS, fields=(), message=message)]


def duplicate_key(extraction: Extraction) -> str | None:
    """A digest that two copies of one bill share; None when too little was read to tell bills apart.

    Supplier, number and total. Without a number there is no key: two coffees on one day are two receipts.
    """
    supplier = _squash(extraction.value("VENDOR_VAT_NUMBER") or extraction.value("VENDOR_NAME"))
    number = _squash(extraction.value("INVOICE_RECEIPT_ID"))
    total = amount(extraction, "TOTAL")
    if not supplier or not number or total is None:
        return None
    text = "|".join((extraction.document_type, supplier, number, format(total.normalize(), "f")))
    return hashlib.sha256(text.encode()).hexdigest()


def _squash(text: str | None) -> str:
    return re.sub(r"[\W_]", "", fold(text or ""))
