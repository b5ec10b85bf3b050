"""Any other text."""

from __future__ import annotations

from docloop.values.compare import equal_texts
from docloop.values.kind import Kind, Shape, weighed


def stated_text(text: str) -> str | None:
    """Return the text that data name; None when it is empty."""
    return text or None


KIND = Kind(
    name="text",
    title="Text",
    noun="text",
    example="Spring campaign",
    equal=equal_texts,
    shape=Shape.WORDS,
    wordy=True,
    weights=weighed(-2.5, ends_open=-1.5),
)
