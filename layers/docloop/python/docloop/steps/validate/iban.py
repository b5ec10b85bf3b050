"""IBANs by their check digits."""

from __future__ import annotations

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding
from docloop.steps.validate.check import Check, NoOptions
from docloop.steps.validate.check_digits import check_digits


def check_iban(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Says of every IBAN whether mod 97 holds; 96 of 97 misreadings break it."""
    return check_digits(CHECK.name, extraction, document_type)


CHECK = Check("iban", NoOptions, check_iban)
