"""When a value counts as right: one comparison for training, figures and budgets."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from docloop.values.kind import Kind

STATED = "Amounts, numbers and dates are compared by value, text without case, spaces and punctuation."
_NO_MATTER = re.compile(r"[\W_]+")


def same(kind: Kind, value: str | None, truth: str | None) -> bool:
    """Whether a value says what is true, compared as STATED; None: there is no such field on the document."""
    if value is None or truth is None:
        return value is truth
    return kind.equal(value, truth)


def equal_texts(one: str, other: str) -> bool:
    return squash(one) == squash(other)


def equal_amounts(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def squash(text: str) -> str:
    """The text without what does not matter: case, spaces, punctuation and ways of encoding the same letter."""
    return _NO_MATTER.sub("", unicodedata.normalize("NFKC", text)).casefold()
