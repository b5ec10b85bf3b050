"""Values that prove themselves by their check digits."""

from __future__ import annotations

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding, Severity


def check_digits(check: str, extraction: Extraction, document_type: DocumentType) -> list[Finding]:
    """Say of every value that the check of this name speaks of whether its check digits hold, if they are public."""
    found = []
    for spec in document_type.fields:
        digits, value = spec.kind.check_digits, extraction.value(spec.name)
        if digits is None or digits.check != check or value is None or (holds := digits.hold(value)) is None:
            continue
        code, severity, said = (
            (f"{check}.holds", Severity.SUPPORTS, digits.holding)
            if holds
            else (f"{check}.fails", Severity.CONTRADICTS, digits.failing.format(value=value))
        )
        found.append(Finding(code=code, severity=severity, fields=(spec.name,), message=said))
    return found
