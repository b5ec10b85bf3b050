"""The error budget and what was proven about it."""

from __future__ import annotations

from docloop.model.base import Value
from docloop.model.geometry import Fraction
from docloop.model.learned import Case


class ErrorBudget(Value):
    """At most `error` wrong among all accepted fields of a document type, with confidence 1 - `delta`."""

    error: Fraction = 0.02
    delta: Fraction = 0.05


class Guarantee(Value):
    """Thresholds under which a budget is proven to hold for one model.

    `familiar` and `new` are confidences by field from which a value is accepted, for documents of suppliers known from
    labels and of others; a field that is missing is not accepted. Both empty: nothing is proven, and everything goes to
    a person. `share` is the part of the fields that was accepted in the evidence, `cases` how many fields that was.
    `more_familiar` and `more_new` are about how many more documents people would have to look at to accept more, None
    when no number would do. `reasons` say in sentences what keeps it from accepting more and what it would take.
    """

    document_type: str
    model: str
    budget: ErrorBudget
    familiar: dict[str, Fraction] = {}
    new: dict[str, Fraction] = {}
    share: Fraction = 0.0
    cases: int = 0
    more_familiar: int | None = None
    more_new: int | None = None
    reasons: tuple[str, ...] = ()

    def threshold_of(self, field: str, *, familiar: bool) -> float | None:
        """None: not to be accepted."""
        return (self.familiar if familiar else self.new).get(field)

    def accepts(self, case: Case) -> bool:
        threshold = self.threshold_of(case.field, familiar=case.familiar)
        return threshold is not None and case.confidence is not None and case.confidence >= threshold

    def more_of(self, *, familiar: bool) -> int | None:
        """About how many more documents of this kind people would have to look at; None: not known."""
        return self.more_familiar if familiar else self.more_new


class Audit(Value):
    """One field of a live document that people looked at; `model` names whose claim it was."""

    model: str
    case: Case
