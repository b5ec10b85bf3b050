"""When a value counts as right: one comparison for training, figures and budgets."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from docloop.model.document_type import FieldKind

STATED = "Amounts, numbers and dates are compared by value, text without case, spaces and punctuation."
_AMOUNTS = frozenset({FieldKind.MONEY, FieldKind.NUMBER})
_NO_MATTER = re.compile(r"[\W_]+")


def same(kind: FieldKind, value: str | None, truth: str | None) -> bool:
    """Whether a value says what is true, compared as STATED; None: there is no such field on the document."""
    if value is None or truth is None:
        return value is truth
    if kind in _AMOUNTS:
        return _equal_amounts(value, truth)
    if kind is FieldKind.DATE:
        return _day(value) == _day(truth)
    return squash(value) == squash(truth)


def squash(text: str) -> str:
    """The text without what does not matter: case, spaces, punctuation and ways of encoding the same letter."""
    return _NO_MATTER.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _equal_amounts(value: str, truth: str) -> bool:
    try:
        return Decimal(value) == Decimal(truth)
    except InvalidOperation:
        return False


def _day(text: str) -> date | str:
    """The day an ISO text names; what is none is compared as text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return squash(text)
