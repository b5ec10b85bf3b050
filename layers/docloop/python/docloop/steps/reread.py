"""Which lines a second reader reads again: those that the chosen values stand on, the doubtful first.

Only for suppliers that no label knows: for known ones, whose names and addresses are remembered, what it saw told
nothing (`docloop evaluate` with and without it). Rivals of the chosen values are not read again: no step would use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docloop.model.extraction import Extraction, Field
from docloop.model.geometry import Box
from docloop.model.reading import Reading
from docloop.steps.extract.page.layout import Segment, lay_out

LINES_PER_PAGE = 20
"""A line takes 10 to 20 ms and a page the first reader 1 to 3 s; most documents have half as many chosen values."""

_BESIDE = 0.005
_COVERS = 0.5


def places(extraction: Extraction, reading: Reading, most: int | None = None) -> dict[int, tuple[Box, ...]]:
    """Boxes of lines by page, at most `most` in all (None: LINES_PER_PAGE for each page that was read by eye).

    Nothing for a familiar supplier. Values of least confidence come first. A page that carries its own text is as
    printed and is not read again: its words have no reader's confidence.
    """
    if extraction.familiar:
        return {}
    by_eye = [segment for segment in lay_out(reading).segments if segment.confidence is not None]
    limit = LINES_PER_PAGE * len({segment.page for segment in by_eye}) if most is None else most
    chosen = dict.fromkeys(segment for page, box in _by_need(extraction.fields) for segment in _on(by_eye, page, box))
    found: dict[int, list[Box]] = {}
    for segment in list(chosen)[:limit]:
        found.setdefault(segment.page, []).append(segment.box)
    return {page: tuple(boxes) for page, boxes in sorted(found.items())}


def every_line(reading: Reading) -> dict[int, tuple[Box, ...]]:
    """Boxes of all lines that were read by eye, by page: what a second reading of everything would be."""
    found: dict[int, list[Box]] = {}
    for segment in lay_out(reading).segments:
        if segment.confidence is not None:
            found.setdefault(segment.page, []).append(segment.box)
    return {page: tuple(boxes) for page, boxes in found.items()}


def _by_need(fields: Iterable[Field]) -> Iterator[tuple[int, Box]]:
    """Places of chosen values, those of least confidence first."""
    for field in sorted(fields, key=lambda field: field.confidence or 0.0):
        if field.value is not None and field.page is not None and field.box is not None:
            yield field.page, field.box


def _on(segments: Iterable[Segment], page: int, box: Box) -> list[Segment]:
    return [segment for segment in segments if segment.page == page and covers(segment.box, box)]


def covers(line: Box, place: Box) -> bool:
    """Whether a line's box holds a part of the place: half the lower one's height, and more than a sliver across."""
    shared = min(line.right, place.right) - max(line.left, place.left)
    return shared > _BESIDE and line.vertical_overlap(place) >= _COVERS
