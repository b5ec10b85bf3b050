"""Why a field that was found is not accepted as it is: the most concrete cause first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from docloop.model.budget import Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction, Field
from docloop.model.finding import Finding, Severity
from docloop.model.policy import AMOUNT_AT_STAKE, ErrorCost, Policy, PolicyMode

NEW_SUPPLIER = "This supplier is new: none of its documents has been confirmed yet."
NO_MEASURE = "No confidence score."


def why_not(
    field: Field, extraction: Extraction, document_type: DocumentType, policy: Policy, guarantee: Guarantee | None
) -> list[str]:
    """Sentences for the reviewer; empty: the value is accepted. What contradicts it always counts.

    Of several values each has to be accepted, and each sentence says of which it speaks.
    """
    if field.values:
        found = zip(field.values, why_not_each(field, extraction, document_type, policy, guarantee), strict=True)
        return [f"“{one.value}”: {reason}" for one, reasons in found for reason in reasons]
    concerning = [finding for finding in extraction.findings if field.name in finding.fields]
    against = [finding.message for finding in contradictions(concerning, field.name)]
    unsure = _too_unsure(field, extraction, document_type, policy, guarantee)
    if not against and not unsure:
        return []
    if field.value is None:
        # That tells how sure the machine is; which threshold that misses tells nothing more.
        unsure = [_not_found(field, document_type), *(unsure if policy.mode is not PolicyMode.THRESHOLD else ())]
    doubts = [finding.message for finding in concerning if finding.severity is Severity.DOUBTS]
    return list(dict.fromkeys([*against, *doubts, *unsure, *field.reasons]))


def why_not_each(
    field: Field, extraction: Extraction, document_type: DocumentType, policy: Policy, guarantee: Guarantee | None
) -> list[list[str]]:
    """What `why_not` says of each of several values."""
    return [why_not(one, extraction, document_type, policy, guarantee) for one in field.each()]


def _not_found(field: Field, document_type: DocumentType) -> str:
    title, have = document_type.title_of(field.name), percent(1.0 - (field.confidence or 0.0))
    return f"“{title}” was not found, though by the labels so far about {have} of such documents have one."


def contradictions(findings: Iterable[Finding], field: str | None = None) -> list[Finding]:
    """What contradicts the `field`; None: anything."""
    return [
        finding
        for finding in findings
        if finding.severity is Severity.CONTRADICTS and (field is None or field in finding.fields)
    ]


def percent(share: float) -> str:
    """Rounded down, with a decimal where it matters: 87%, 99.6%, 2%, 0.5%."""
    value = math.floor(share * 1000 + 1e-9) / 10
    return f"{value:.1f}%" if value != int(value) and not 5 < value < 95 else f"{int(value)}%"


def _too_unsure(
    field: Field, extraction: Extraction, document_type: DocumentType, policy: Policy, guarantee: Guarantee | None
) -> list[str]:
    if field.confidence is None:
        return [NO_MEASURE]
    if policy.mode is PolicyMode.EXPECTED_COST:
        return _too_costly(field, field.confidence, extraction, document_type, policy)
    if policy.mode is PolicyMode.ERROR_BUDGET:
        return _unproven(field, field.confidence, extraction, policy, guarantee)
    threshold = policy.threshold_of(field.name)
    if field.confidence < threshold:
        return [f"Confidence {percent(field.confidence)} is below the required {percent(threshold)}."]
    return []


def _unproven(
    field: Field, confidence: float, extraction: Extraction, policy: Policy, guarantee: Guarantee | None
) -> list[str]:
    """A guarantee for another budget proves nothing for this one."""
    error, familiar = policy.budget.error, extraction.familiar
    if guarantee is None or guarantee.budget != policy.budget or guarantee.model != extraction.model:
        guarantee = None
    threshold = guarantee.threshold_of(field.name, familiar=familiar) if guarantee else None
    if threshold is not None and confidence >= threshold:
        return []
    known = guarantee.threshold_of(field.name, familiar=True) if guarantee else None
    causes = [NEW_SUPPLIER] if not familiar and known is not None and confidence >= known else []
    if threshold is not None:
        return [
            *causes,
            f"Confidence is {percent(confidence)}; it must be at least {percent(threshold)} for at most "
            f"{percent(error)} of such values to be wrong.",
        ]
    more = guarantee.more_of(familiar=familiar) if guarantee else None
    what_it_takes = f"; about {more} more audited documents would show it" if more else ""
    return [*causes, f"It is not yet proven that at most {percent(error)} of such values are wrong{what_it_takes}."]


def _too_costly(
    field: Field, confidence: float, extraction: Extraction, document_type: DocumentType, policy: Policy
) -> list[str]:
    spec = document_type.get(field.name)
    usual = AMOUNT_AT_STAKE if spec is not None and spec.kind.amount else ErrorCost()
    cost = _cost_of_error(policy.error_costs.get(field.name, usual), field, extraction)
    if cost is None:
        return ["The cost of a wrong value is not known here."]
    look = policy.cost_of_a_look
    if (1 - Decimal(str(confidence))) * cost < look:
        return []
    sure = percent(confidence)
    return [f"Confidence is {sure}, and a wrong value would cost about {cost:.2f}; a review costs {look:.2f}."]


def _cost_of_error(cost: ErrorCost, field: Field, extraction: Extraction) -> Decimal | None:
    """None: the amount that it depends on was not read. Of an amount that is not there nothing is lost."""
    if not cost.share or (cost.of is None and field.value is None):
        return cost.fixed
    value = field.value if cost.of is None else extraction.value(cost.of)
    try:
        amount = Decimal(value or "")
    except InvalidOperation:
        return None
    return cost.fixed + abs(amount) * Decimal(str(cost.share)) if amount.is_finite() else None
