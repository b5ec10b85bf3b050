"""What checks know besides the extraction, and the shape of a check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding
from docloop.values.numbers import number_of


@dataclass(frozen=True)
class ValidationContext:
    """`today` in the time zone of the Clock. `duplicate_of`: id of an earlier document with the same duplicate key."""

    today: date
    duplicate_of: str | None = None


Check = Callable[[Extraction, DocumentType, ValidationContext], list[Finding]]


def amount(extraction: Extraction, field: str) -> Decimal | None:
    """The field's value as a number; None when it was not found or is none."""
    return number_of(extraction.value(field))


def day(extraction: Extraction, field: str) -> date | None:
    """The field's value as a date; None when it was not found or is none."""
    value = extraction.value(field)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
