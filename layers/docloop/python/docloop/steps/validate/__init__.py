"""Pure checks of what was extracted: each returns findings, which move confidence both ways."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding
from docloop.steps.validate import dates, duplicates, iban, items, parties, sources, sums, tax, vat
from docloop.steps.validate.belief import believe
from docloop.steps.validate.check import Check
from docloop.steps.validate.own_companies import find_own

__all__ = ["CHECKS", "refuse_wrong_checks", "validate", "wrong_checks"]

_MODULES = (sums, items, tax, dates, iban, vat, parties, duplicates, sources)
CHECKS: dict[str, Check[Any]] = {module.CHECK.name: module.CHECK for module in _MODULES}


def validate(extraction: Extraction, document_type: DocumentType, facts: Facts) -> Extraction:
    """Return the extraction with the findings of the type's checks, confidence moved and reasons added.

    A check that the type names and that does not exist is skipped, and so is one with wrong options: types are written
    by users and outlive versions of docloop, and reading a document must not fail over it.
    """
    findings: list[Finding] = []
    for use in document_type.checks:
        check = CHECKS.get(use.name)
        if check is not None:
            findings += _found(check, extraction, document_type, use.options, facts)
    findings += find_own(extraction, document_type, facts)
    fields = tuple(believe(field, findings) for field in extraction.fields)
    return extraction.model_copy(update={"fields": fields, "findings": (*extraction.findings, *findings)})


def refuse_wrong_checks(document_type: DocumentType) -> None:
    """Raise InvalidRequest where a type names a check that does not exist, names one twice or sets wrong options."""
    for _, error, _ in wrong_checks(document_type):
        raise error


def wrong_checks(document_type: DocumentType) -> Iterator[tuple[str, InvalidRequest, Collection[str]]]:
    """Yield each wrong check of a type: its name, what is wrong, and the names of checks that may be meant."""
    seen: set[str] = set()
    for use in document_type.checks:
        if use.name not in CHECKS:
            known = f"known are {', '.join(CHECKS)}."
            yield use.name, InvalidRequest(f"checks: {use.name} is not a check; {known}", field="checks"), CHECKS
            continue
        if use.name in seen:
            yield use.name, InvalidRequest(f"checks: {use.name} is named twice.", field="checks"), ()
        seen.add(use.name)
        try:
            CHECKS[use.name].options_of(use.options)
        except InvalidRequest as error:
            yield use.name, error, ()


def _found(
    check: Check[Any], extraction: Extraction, document_type: DocumentType, options: dict[str, Any], facts: Facts
) -> list[Finding]:
    try:
        return check(extraction, document_type, options, facts)
    except InvalidRequest:
        return []
