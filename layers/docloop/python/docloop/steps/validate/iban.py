"""IBANs by their check digits, and whether a paper prints several accounts."""

from __future__ import annotations

from collections.abc import Iterator

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.sources import gave
from docloop.steps.validate.check import Check, NoOptions
from docloop.steps.validate.check_digits import check_digits
from docloop.values.ibans import iban_holds


def check_iban(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Says of every IBAN whether mod 97 holds; 96 of 97 misreadings break it.

    Where more than one account is printed, which of them is to be paid to is a question: one may be debited, or be for
    another currency.
    """
    return [*check_digits(CHECK.name, extraction, document_type), *_of_several(extraction, document_type)]


def _of_several(extraction: Extraction, document_type: DocumentType) -> Iterator[Finding]:
    for spec in document_type.fields:
        field = extraction.get(spec.name)
        digits = spec.kind.check_digits
        if field is None or field.value is None or digits is None or digits.check != CHECK.name or gave(field):
            continue
        printed = (other.value for other in field.alternatives if iban_holds(other.value))
        if others := [value for value in dict.fromkeys(printed) if value != field.value]:
            message = f"Other accounts are printed as well: {', '.join(others)}."
            yield Finding(code="iban.several", severity=Severity.DOUBTS, fields=(spec.name,), message=message)


CHECK = Check("iban", NoOptions, check_iban)
