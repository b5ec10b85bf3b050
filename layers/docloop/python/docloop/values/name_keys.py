"""When two names that people or machines wrote down are the same."""

from __future__ import annotations

import re

from docloop.values.months import fold


def key_of(text: str) -> str:
    """Letters and digits alone, without case and accents: what is the same to a reader of the page."""
    return re.sub(r"[\W_]", "", fold(text))
