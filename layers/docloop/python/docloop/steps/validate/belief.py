"""How findings move a field's confidence."""

from __future__ import annotations

from collections.abc import Iterable

from docloop.model.extraction import Field
from docloop.model.finding import Finding, Severity

ODDS = {Severity.SUPPORTS: 3.0, Severity.DOUBTS: 1 / 3, Severity.CONTRADICTS: 1 / 20}
"""What a finding multiplies the odds by. Set by hand, and low: the scorer has seen sums that hold, too."""


def believe(field: Field, findings: Iterable[Finding]) -> Field:
    """The field with its confidence moved by every finding that names it, and the findings' messages as reasons.

    A field without a confidence stays without one: a check is evidence on top of evidence, not instead of it.
    """
    if field.value is None:
        return field
    reasons = list(field.reasons)
    confidence = field.confidence
    for finding in findings:
        if field.name not in finding.fields:
            continue
        reasons.append(finding.message)
        if confidence is not None:
            confidence = _moved(confidence, ODDS[finding.severity])
    return field.model_copy(update={"confidence": confidence, "reasons": tuple(dict.fromkeys(reasons))})


def _moved(confidence: float, factor: float) -> float:
    for_it = confidence * factor
    return round(for_it / (for_it + 1.0 - confidence), 4)
