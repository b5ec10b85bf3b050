"""Pure checks of what was extracted: each returns findings, which move confidence both ways."""

from __future__ import annotations

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding
from docloop.steps.validate.belief import believe
from docloop.steps.validate.context import Check, ValidationContext
from docloop.steps.validate.dates import check_dates
from docloop.steps.validate.duplicates import check_duplicates, duplicate_key
from docloop.steps.validate.embedded import check_embedded
from docloop.steps.validate.iban import check_iban
from docloop.steps.validate.items import check_items
from docloop.steps.validate.parties import check_parties
from docloop.steps.validate.sums import check_sums
from docloop.steps.validate.tax import check_tax
from docloop.steps.validate.vat import check_vat

__all__ = ["CHECKS", "ValidationContext", "duplicate_key", "validate"]

CHECKS: dict[str, Check] = {
    "sums": check_sums,
    "items": check_items,
    "tax": check_tax,
    "dates": check_dates,
    "iban": check_iban,
    "vat": check_vat,
    "parties": check_parties,
    "duplicates": check_duplicates,
    "embedded": check_embedded,
}


def validate(extraction: Extraction, document_type: DocumentType, context: ValidationContext) -> Extraction:
    """The extraction with the findings of the type's checks, confidence moved and reasons added.

    A check that the type names and that does not exist is skipped: types are written by users, and reading a document
    must not fail over it.
    """
    findings: list[Finding] = []
    for name in document_type.checks:
        check = CHECKS.get(name)
        if check is not None:
            findings += check(extraction, document_type, context)
    fields = tuple(believe(field, findings) for field in extraction.fields)
    return extraction.model_copy(update={"fields": fields, "findings": (*extraction.findings, *findings)})
