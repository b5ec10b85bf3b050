"""Words of a line whose engine knows only the line: cut at the spaces, each as wide as its characters usually are."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from docloop.model.geometry import Box
from docloop.model.reading import Line, Word

Point = Sequence[float]

_NARROW = frozenset("iljtfrI1|!.,:;'`\"()[]{}")
_WIDE = frozenset("mwMW@%&")


def split_line(text: str, confidence: float, corners: Sequence[Point]) -> Line | None:
    """A line from its text, the engine's score and its four corners (clockwise from the top left, fractions).

    None when the text is blank. Every word gets the confidence of the line: the engine has none per word.
    """
    widths = [_advance(character) for character in text]
    total = sum(widths)
    words = []
    for start, end in _runs(text):
        left, right = sum(widths[:start]) / total, sum(widths[:end]) / total
        words.append(
            Word(text=text[start:end], box=_slice(corners, left, right), confidence=min(1.0, max(0.0, confidence)))
        )
    return Line(words=tuple(words)) if words else None


def _runs(text: str) -> list[tuple[int, int]]:
    """Where the runs of characters without a space start and end."""
    runs, start = [], None
    for at, character in enumerate(text + " "):
        if character.isspace():
            if start is not None:
                runs.append((start, at))
            start = None
        elif start is None:
            start = at
    return runs


def _advance(character: str) -> float:
    """About how wide a character is printed, a digit being 1."""
    if character.isspace() or character in _NARROW:
        return 0.6
    if unicodedata.east_asian_width(character) in "WF":
        return 1.8
    if character in _WIDE:
        return 1.5
    return 1.15 if character.isupper() else 1.0


def _slice(corners: Sequence[Point], left: float, right: float) -> Box:
    """The upright box of a part of a line, from `left` to `right` as fractions of its length."""
    top_left, top_right, bottom_right, bottom_left = corners
    points = [
        (start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at)
        for start, end in ((top_left, top_right), (bottom_left, bottom_right))
        for at in (left, right)
    ]
    across, down = [point[0] for point in points], [point[1] for point in points]
    return Box.from_pixels(min(across), min(down), max(across), max(down), width=1, height=1)
