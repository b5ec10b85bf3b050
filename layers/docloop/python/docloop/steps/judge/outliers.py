"""Whether an amount or a date lies where almost all labelled ones do."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from docloop.model.document_type import FieldSpec
from docloop.model.finding import Finding, Severity
from docloop.model.learned import Usual

EARLY = (0.02, 0.05, 0.1, 0.2, 0.5)
"""Shares of the labelled dates that lie before the days that `Usual.early` names."""

RARE = 0.01
"""The share of labels that lies below what is usual, and above."""

_YEAR = 365.25
CODE = "date.unusual"


@dataclass(frozen=True)
class Strangeness:
    """`evidence` is for the judge, `reason` or `finding` for the reviewer; all empty for what is as usual or of unknown
    custom.

    A date that is too old is a finding that a person looks at: a year is misread far more often than a paper is that
    late, and such papers are too few for the judge to learn it from.
    """

    evidence: dict[str, float] = field(default_factory=dict)
    reason: str | None = None
    finding: Finding | None = None


def strangeness(spec: FieldSpec, value: str | None, usual: Sequence[Usual]) -> Strangeness:
    """Evidence: `older`, by how many years a date is older than almost all; `early`, minus the natural logarithm of
    which share of all dates is as old; `beyond`, the natural logarithm of how many times an amount is larger or smaller
    than almost all. Time goes on, so that later dates are nothing strange.
    """
    known = next((each for each in usual if each.field == spec.name), None)
    number = measured(spec, value)
    if known is None or number is None:
        return Strangeness()
    if spec.kind.day:
        early = _early(number, known)
        if number >= known.low:
            return Strangeness(early)
        since = date.fromordinal(int(known.low)).isoformat()
        said = f"Unusual date: almost all are later than {since}."
        finding = Finding(code=CODE, severity=Severity.CONTRADICTS, fields=(spec.name,), message=said)
        return Strangeness({**early, "older": (known.low - number) / _YEAR}, finding=finding)
    if known.low <= number <= known.high:
        return Strangeness()
    beyond = abs(math.log((abs(number) + 1.0) / (abs(known.low if number < known.low else known.high) + 1.0)))
    reason = f"Unusual amount: almost all lie between {known.low:.2f} and {known.high:.2f}."
    return Strangeness({"beyond": beyond}, reason)


def _early(day: float, known: Usual) -> dict[str, float]:
    """A misread year falls anywhere, a true one where many are: the fewer are as old, the likelier it was misread."""
    if not known.early:
        return {}
    days = (known.low, *known.early)
    share = next((share for share, limit in zip((RARE, *EARLY), days, strict=True) if day < limit), 1.0)
    return {"early": -math.log(share)} if share < 1.0 else {}


def measured(spec: FieldSpec, value: str | None) -> float | None:
    """Return an amount, or a day's ordinal; None for what is neither."""
    return spec.kind.measure(value) if spec.kind.measure and value is not None else None
