"""The same bill twice: supplier, number and total that were seen before."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from pydantic import Field as Attribute

from docloop.model.base import Value
from docloop.model.document_type import DocumentType, supplier_field
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import Check, amount, text
from docloop.values.field_roles import FieldRole
from docloop.values.normal_forms import fold_key


class DuplicateOptions(Value):
    """`within_days`: an earlier document counts when it was received at most so many days before; None: always."""

    within_days: int | None = Attribute(default=None, ge=1)


def check_duplicates(
    _extraction: Extraction, _document_type: DocumentType, options: DuplicateOptions, facts: Facts
) -> list[Finding]:
    """Contradict the whole document when an earlier one has the same duplicate key."""
    earlier = facts.earlier
    if earlier is None or _are_too_far_apart(earlier.received_at, facts.received_at, options.within_days):
        return []
    message = f"Supplier, number and total match document {earlier.id}; this may be a duplicate."
    return [
        Finding(
            code="duplicate", severity=Severity.CONTRADICTS, fields=(), message=message, other_document_id=earlier.id
        )
    ]


def duplicate_key(extraction: Extraction, document_type: DocumentType | None) -> str | None:
    """Return a digest that two copies of one bill share; None when too little was read to tell bills apart.

    Supplier, number and total. Without a number there is no key: two coffees on one day are two receipts.
    `document_type` None: the type is not known.
    """
    if document_type is None:
        return None
    tax_id, named = text(extraction, document_type, FieldRole.SUPPLIER_TAX_ID), supplier_field(document_type)
    supplier = fold_key(tax_id or (extraction.value(named) if named else None) or "")
    number = fold_key(text(extraction, document_type, FieldRole.NUMBER) or "")
    total = amount(extraction, document_type, FieldRole.GROSS)
    if not supplier or not number or total is None:
        return None
    key = "|".join((extraction.document_type, supplier, number, format(total.normalize(), "f")))
    return hashlib.sha256(key.encode()).hexdigest()


def _are_too_far_apart(earlier: datetime, now: datetime | None, within_days: int | None) -> bool:
    return within_days is not None and now is not None and now - earlier > timedelta(days=within_days)


CHECK = Check("duplicates", DuplicateOptions, check_duplicates)
