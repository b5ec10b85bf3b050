"""The tax is a plausible share of the net amount."""

from __future__ import annotations

from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import Check, NoOptions, amount, names
from docloop.values.field_roles import FieldRole

HIGHEST_RATE = Decimal("0.28")
"""Above Hungary's 27 %, the highest general rate in use."""


def check_tax(extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts) -> list[Finding]:
    """A tax below zero or above any rate in use contradicts; silence otherwise."""
    total, tax, net = (
        amount(extraction, document_type, role) for role in (FieldRole.GROSS, FieldRole.TAX, FieldRole.NET)
    )
    base = net if net is not None else (total - tax if total is not None and tax is not None else None)
    if tax is None or base is None or base <= 0 or tax == 0:
        return []
    fields = names(document_type, FieldRole.TAX, FieldRole.GROSS if net is None else FieldRole.NET)
    if (tax < 0) != (base < 0) or tax > base * HIGHEST_RATE:
        message = f"A tax of {tax} on {base} is {tax / base:.0%}; no country has such a rate."
        return [Finding(code="tax.implausible", severity=Severity.CONTRADICTS, fields=fields, message=message)]
    return []


CHECK = Check("tax", NoOptions, check_tax)
