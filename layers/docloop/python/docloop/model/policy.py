"""When to trust the machine, per document type."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import Field as Attribute
from pydantic import model_validator

from docloop.model.base import Value
from docloop.model.budget import ErrorBudget
from docloop.model.geometry import Fraction

DEFAULT_THRESHOLD = 0.70
AUDITED = "Selected at random to measure how often accepted values are wrong."


class PolicyMode(StrEnum):
    """How a field comes to be accepted.

    `error_budget`: its confidence reaches what was proven to keep the budget. `expected_cost`: what its being wrong
    would cost, times how likely that is, is less than a look at it costs. `threshold`: its confidence reaches a
    threshold. `review_all`: never.
    """

    ERROR_BUDGET = "error_budget"
    EXPECTED_COST = "expected_cost"
    THRESHOLD = "threshold"
    REVIEW_ALL = "review_all"


class ErrorCost(Value):
    """What it costs when a wrong value goes unseen: `fixed`, and a `share` of the amount in the field `of`.

    `of` None: the amount in the field itself.
    """

    fixed: Decimal = Attribute(default=Decimal(2), ge=0, le=Decimal(10) ** 12)
    share: Fraction = 0.0
    of: str | None = None


AMOUNT_AT_STAKE = ErrorCost(share=0.05)
"""What a wrong amount costs unless the policy says otherwise."""


class Policy(Value):
    """The mode is error_budget, unless one is named or a threshold is.

    `version` guards edits. `thresholds` override `threshold` for single fields. `required` fields must have a value.
    `dispensable` fields hold no document back: where only they are unsure, and nothing contradicts them, the
    document is accepted without their values; a required field is none.
    `kinds` of paper are those that may be accepted without a person, beside the plain one that a type is named after.

    `audit_rate` is the share of documents of which people see every accepted field all the same, 0..1.
    `lease_seconds` is how long a claim lasts without being extended. `budget` counts in the mode error_budget.
    `cost_per_minute` of a reviewer, `review_seconds` that a look at one field takes and `error_costs` by field count in
    the mode expected_cost; all money is in one currency, the documents' own.
    """

    version: int = 1
    mode: PolicyMode = PolicyMode.ERROR_BUDGET
    threshold: Fraction = DEFAULT_THRESHOLD
    thresholds: dict[str, Fraction] = {}
    budget: ErrorBudget = ErrorBudget()
    cost_per_minute: Decimal = Attribute(default=Decimal("0.75"), ge=0, le=Decimal(10) ** 6)
    review_seconds: float = Attribute(default=20.0, ge=0, le=3_600)
    error_costs: dict[str, ErrorCost] = {}
    required: tuple[str, ...] = ()
    dispensable: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    audit_rate: Fraction = 0.02
    lease_seconds: int = Attribute(default=600, ge=30, le=43_200)

    @model_validator(mode="before")
    @classmethod
    def _threshold_implies_threshold_mode(cls, data: Any) -> Any:
        if isinstance(data, dict) and "mode" not in data and {"threshold", "thresholds"} & data.keys():
            return {**data, "mode": PolicyMode.THRESHOLD}
        return data

    def threshold_of(self, field: str) -> float:
        return self.thresholds.get(field, self.threshold)

    @property
    def fields(self) -> frozenset[str]:
        """Every field that the policy names."""
        amounts = {cost.of for cost in self.error_costs.values() if cost.of is not None}
        return frozenset({*self.required, *self.dispensable, *self.thresholds, *self.error_costs, *amounts})

    @property
    def cost_of_a_look(self) -> Decimal:
        return self.cost_per_minute * Decimal(str(self.review_seconds)) / 60


class Question(Value):
    """Something a person is asked to decide, and why, in sentences. `field` None: the whole document.

    `flagged`: asked for no other reason than that a person flagged it.
    """

    field: str | None
    reasons: tuple[str, ...]
    flagged: bool = False


class Decision(Value):
    """Accepted when there are no questions. `audit`: drawn so that people see every field that would be accepted.

    An audit with questions asks for those fields too; one without asks for all that the machine said something of.
    `left_out` are fields whose unsure values do not go into the result of an accepted document.
    """

    questions: tuple[Question, ...] = ()
    audit: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        return not self.questions and not self.audit

    @property
    def in_short(self) -> tuple[str, ...]:
        """Why it is not accepted, a sentence for each reason; empty when it is."""
        return (AUDITED, *in_short(self.questions)) if self.audit else in_short(self.questions)


def in_short(questions: Iterable[Question]) -> tuple[str, ...]:
    """Each reason once, after the names of the fields it is given for: of a field the first, of the document all."""
    fields: dict[str, list[str]] = {}
    for question in questions:
        for reason in question.reasons[:1] if question.field else question.reasons:
            names = fields.setdefault(reason, [])
            if question.field and question.field not in names:
                names.append(question.field)
    return tuple(f"{', '.join(names)}: {reason}" if names else reason for reason, names in fields.items())
