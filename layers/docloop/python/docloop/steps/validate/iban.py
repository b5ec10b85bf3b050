"""IBANs by their check digits."""

from __future__ import annotations

from docloop.model.document_type import DocumentType, FieldKind
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import Check, NoOptions
from docloop.values.check_digits import iban_holds


def check_iban(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Says of every IBAN whether mod 97 holds; 96 of 97 misreadings break it."""
    found = []
    for spec in document_type.fields:
        value = extraction.value(spec.name)
        if spec.kind is not FieldKind.IBAN or value is None:
            continue
        if iban_holds(value):
            finding = Finding(
                code="iban.holds",
                severity=Severity.SUPPORTS,
                fields=(spec.name,),
                message="The check digits of the IBAN hold.",
            )
        else:
            finding = Finding(
                code="iban.fails",
                severity=Severity.CONTRADICTS,
                fields=(spec.name,),
                message=f"The check digits of {value} do not hold.",
            )
        found.append(finding)
    return found


CHECK = Check("iban", NoOptions, check_iban)
