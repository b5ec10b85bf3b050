"""VAT numbers by form and, where it is public, check digit."""

from __future__ import annotations

from docloop.model.document_type import DocumentType, FieldKind
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import Check, NoOptions
from docloop.values.check_digits import german_vat_holds


def check_vat(extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts) -> list[Finding]:
    """Says of every German VAT number whether its check digit holds."""
    found = []
    for spec in document_type.fields:
        value = extraction.value(spec.name)
        if spec.kind is not FieldKind.VAT_NUMBER or value is None or not value.startswith("DE"):
            continue
        holds = german_vat_holds(value[2:])
        message = "The check digit of the VAT number holds." if holds else f"The check digit of {value} does not hold."
        code, severity = ("vat.holds", Severity.SUPPORTS) if holds else ("vat.fails", Severity.CONTRADICTS)
        found.append(Finding(code=code, severity=severity, fields=(spec.name,), message=message))
    return found


CHECK = Check("vat", NoOptions, check_vat)
