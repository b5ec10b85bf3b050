"""Readings from text as it stands on the page: one line a row, two spaces or more between columns."""

from __future__ import annotations

import re
from textwrap import dedent

from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word

COLUMNS, ROWS = 80, 60
MARGIN = 0.005
"""Of the page on each side: text that touches its edge is cut off."""


def typeset(*pages: str, confidence: float | None = 0.99) -> Reading:
    """A reading of pages of 80 x 60 characters."""
    return Reading(pages=tuple(_page(number, text, confidence) for number, text in enumerate(pages, 1)))


def _page(number: int, text: str, confidence: float | None) -> PageReading:
    lines = []
    for row, line in enumerate(dedent(text).strip("\n").splitlines()):
        words = tuple(
            Word(
                text=match[0],
                box=Box(
                    left=_inside(match.start() / COLUMNS),
                    right=_inside(match.end() / COLUMNS),
                    top=_inside(row / ROWS),
                    bottom=_inside((row + 0.8) / ROWS),
                ),
                confidence=confidence,
            )
            for match in re.finditer(r"\S+", line[:COLUMNS])
        )
        if words:
            lines.append(Line(words=words))
    return PageReading(number=number, width=800, height=900, reader="typeset", lines=tuple(lines))


def _inside(place: float) -> float:
    return MARGIN + (1 - 2 * MARGIN) * place
