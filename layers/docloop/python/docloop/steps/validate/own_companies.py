"""Our own companies are never the supplier. No type has to name this: it holds for every document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docloop.model.company import OwnCompany
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import text
from docloop.values.field_roles import FieldRole

_SAID = {
    FieldRole.SUPPLIER: "“{}” is one of your own companies, so it cannot be the supplier.",
    FieldRole.SUPPLIER_TAX_ID: "{} is a tax number of one of your own companies, so it cannot be the supplier's.",
    FieldRole.BANK_ACCOUNT: "{} is an account of one of your own companies, so it cannot be the supplier's.",
}


def find_own(extraction: Extraction, document_type: DocumentType, facts: Facts) -> Iterator[Finding]:
    """Yield what contradicts a supplier, its tax number or its account that is ours."""
    for role, said in _SAID.items():
        name, found = document_type.name_of(role), text(extraction, document_type, role)
        ours = {_bare(each) for company in facts.own for each in _of(company, role)}
        if name is None or found is None:
            continue
        for value in found.split("\n"):
            if _bare(value) in ours:
                message = said.format(value)
                yield Finding(
                    code="own_company.supplier", severity=Severity.CONTRADICTS, fields=(name,), message=message
                )


def _of(company: OwnCompany, role: FieldRole) -> Iterable[str]:
    if role is FieldRole.SUPPLIER:
        return company.names
    return company.ibans if role is FieldRole.BANK_ACCOUNT else company.tax_ids


def _bare(value: str) -> str:
    """Letters and digits alone, so that neither spaces nor dots nor capitals make a difference."""
    return "".join(each for each in value.casefold() if each.isalnum())
