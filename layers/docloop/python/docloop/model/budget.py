"""The error budget and what was proven about it."""

from __future__ import annotations

from docloop.model.base import Value
from docloop.model.geometry import Fraction


class ErrorBudget(Value):
    """At most `error` wrong among all accepted fields of a document type, with confidence 1 - `delta`."""

    error: Fraction = 0.02
    delta: Fraction = 0.05


class Guarantee(Value):
    """Thresholds under which a budget is proven to hold for one model.

    `familiar` and `new` are confidences by field from which a value is accepted, for documents of suppliers known from
    labels and of others; a field that is missing is not accepted. Both empty: nothing is proven, and everything goes to
    a person. `share` is the part of the fields that was accepted in the evidence. `reasons` say in sentences what keeps
    it from accepting more and what it would take.
    """

    document_type: str
    model: str
    budget: ErrorBudget
    familiar: dict[str, Fraction] = {}
    new: dict[str, Fraction] = {}
    share: Fraction = 0.0
    cases: int = 0
    reasons: tuple[str, ...] = ()

    def threshold_of(self, field: str, *, familiar: bool) -> float | None:
        """None: not to be accepted."""
        return (self.familiar if familiar else self.new).get(field)
