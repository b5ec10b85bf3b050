"""Who sells and who is billed."""

from __future__ import annotations

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import Check, NoOptions, names, text
from docloop.values.field_roles import FieldRole

BOTH = FieldRole.SUPPLIER, FieldRole.CUSTOMER


def check_parties(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Nobody bills himself: the same name for both means that one of them was read in the wrong place."""
    seller, buyer = (text(extraction, document_type, role) for role in BOTH)
    if not seller or not buyer or seller.casefold() != buyer.casefold():
        return []
    return [
        Finding(
            code="parties.same",
            severity=Severity.CONTRADICTS,
            fields=names(document_type, *BOTH),
            message=f"“{seller}” was read both as the supplier and as the customer.",
        )
    ]


CHECK = Check("parties", NoOptions, check_parties)
