"""Whether an e-invoice says in its XML what it says on its pages; where they differ, somebody may be cheating."""

from __future__ import annotations

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.sources.evidence import ALONE, ELSEWHERE_IN_PRINT, OTHER_IN_PRINT, SAME_IN_PRINT, SOURCE
from docloop.steps.validate.check import Check, NoOptions

PAID_BY = frozenset({"TOTAL", "AMOUNT_DUE", "IBAN", "INVOICE_RECEIPT_ID", "INVOICE_RECEIPT_DATE"})
"""Fields that a payment rests on. A person looks wherever the page does not say the same of them."""


def check_embedded(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Compares every field that the XML gave with what the pages say, if there are pages beside it."""
    specs = {spec.name: spec for spec in document_type.fields}
    from_xml = [field for field in extraction.fields if SOURCE in field.evidence and ALONE not in field.evidence]
    agreeing = tuple(field.name for field in from_xml if SAME_IN_PRINT in field.evidence)
    found = [_differing(specs[field.name], field) for field in from_xml]
    findings = [finding for finding in found if finding is not None]
    if agreeing:
        message = "The page says the same as the invoice data inside the file."
        findings.append(Finding(code="embedded.agrees", severity=Severity.SUPPORTS, fields=agreeing, message=message))
    return findings


def _differing(spec: FieldSpec, field: Field) -> Finding | None:
    """None when the pages say the same, or nothing that counts."""
    title, printed = spec.title or spec.name, ELSEWHERE_IN_PRINT in field.evidence
    severity = Severity.DOUBTS if printed and spec.name not in PAID_BY else Severity.CONTRADICTS
    if OTHER_IN_PRINT in field.evidence and field.alternatives and spec.kind.precise:
        code, other = "embedded.differs", field.alternatives[0].value
        said = spec.worded(field.value or "")
        message = f"{title}: the page says {spec.worded(other)}, the invoice data inside the file say {said}."
    elif spec.name in PAID_BY and not printed and SAME_IN_PRINT not in field.evidence:
        code = "embedded.not_printed"
        message = f"{title}: {field.value} is in the invoice data inside the file and not on its pages."
    else:
        return None
    return Finding(code=code, severity=severity, fields=(spec.name,), message=message)


CHECK = Check("embedded", NoOptions, check_embedded)
