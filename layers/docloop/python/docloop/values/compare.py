"""When a value counts as right: one comparison for training, figures and budgets."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from docloop.values.kind import Kind
from docloop.values.normal_forms import text_key
from docloop.values.several import several

STATED = (
    "Amounts, numbers, dates and lengths of time are compared by value, text without case, spaces and punctuation; "
    "several values as a set."
)


def same(kind: Kind, value: str | None, truth: str | None) -> bool:
    """Whether a value says what is true, compared as STATED; None: there is no such field on the document."""
    if value is None or truth is None:
        return value is truth
    return kind.equal(value, truth)


def holds(kind: Kind, value: str, truth: str | None) -> bool:
    """Whether a value is the true one, or one of several that are."""
    return any(kind.equal(value, each) for each in several(truth))


def same_set(kind: Kind, value: str | None, truth: str | None) -> bool:
    """Whether several values are those that are true, in any order; None: there are none on the document."""
    if value is None or truth is None:
        return value is truth
    said, true = several(value), several(truth)
    return all(holds(kind, each, truth) for each in said) and all(holds(kind, each, value) for each in true)


def equal_texts(one: str, other: str) -> bool:
    return text_key(one) == text_key(other)


def equal_amounts(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
