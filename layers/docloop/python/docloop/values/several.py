"""Several values of one field as one text, one a line; no normalised value has a line break of its own."""

from __future__ import annotations

from collections.abc import Iterable


def several(value: str | None) -> tuple[str, ...]:
    """Return the values that a text holds; none for None."""
    return tuple(each for each in (value or "").split("\n") if each)


def joined(values: Iterable[str]) -> str | None:
    """Return the text that holds these values, each once in their order; None when there is none."""
    return "\n".join(dict.fromkeys(values)) or None
