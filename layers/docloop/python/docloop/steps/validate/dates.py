"""Dates that can be: not in the future, not from another age, and due after issued."""

from __future__ import annotations

from datetime import timedelta

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Severity
from docloop.steps.validate.check import Check, NoOptions, day, names
from docloop.values.field_roles import FieldRole

AHEAD = timedelta(days=2)
"""Time zones and a clock set wrong."""

OLD = timedelta(days=365 * 15)
LONG_CREDIT = timedelta(days=400)


def check_dates(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, facts: Facts
) -> list[Finding]:
    """Future dates and a due date before the issue contradict; very old ones and very long credit are doubts."""
    found = []
    issued, due = (day(extraction, document_type, role) for role in (FieldRole.ISSUED, FieldRole.DUE))
    one = names(document_type, FieldRole.ISSUED)
    if issued is not None and issued > facts.today + AHEAD:
        message = f"The date {issued} is in the future."
        found.append(Finding(code="date.future", severity=Severity.CONTRADICTS, fields=one, message=message))
    elif issued is not None and issued < facts.today - OLD:
        message = f"The date {issued} is more than fifteen years in the past."
        found.append(Finding(code="date.old", severity=Severity.DOUBTS, fields=one, message=message))
    if issued is not None and due is not None:
        both = names(document_type, FieldRole.ISSUED, FieldRole.DUE)
        if due < issued:
            message = f"The due date {due} is before the issue date {issued}."
            found.append(Finding(code="due.before_issue", severity=Severity.CONTRADICTS, fields=both, message=message))
        elif due - issued > LONG_CREDIT:
            message = f"The due date {due} is more than a year after the issue date {issued}."
            found.append(Finding(code="due.late", severity=Severity.DOUBTS, fields=both, message=message))
    return found


CHECK = Check("dates", NoOptions, check_dates)
