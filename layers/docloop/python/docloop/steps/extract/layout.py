"""Rows and segments of a page, whichever reader grouped its words and however."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word

COLUMN_GAP = 1.1
"""A gap wider than this many text heights separates two segments of a row."""


LONGEST = 300
"""Characters of a segment, or of a row's text: what is longer is no line, and patterns would take their time."""

BULLET_GAP = 4.0
"""The same beside a bullet that joins the parts of one line: Shop Ltd · High Street 1 · 12345 Town."""

_BULLETS = frozenset("●•·|")


@dataclass(frozen=True)
class Segment:
    """Words of one row that stand close together. `row` counts from 0 over the whole document."""

    page: int
    row: int
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        return Box.around(word.box for word in self.words)

    @cached_property
    def confidence(self) -> float | None:
        """Of the least certain word; None when the reader gave none."""
        known = [word.confidence for word in self.words if word.confidence is not None]
        return min(known) if known else None

    def box_of(self, start: int, end: int) -> Box:
        """The box of characters `start` to `end` of `text`, cut proportionally inside words."""
        boxes: list[Box] = []
        at = 0
        for word in self.words:
            stop = at + len(word.text)
            if at < end and start < stop:
                width = word.box.width / max(1, len(word.text))
                left = word.box.left + width * max(0, start - at)
                right = word.box.left + width * min(len(word.text), end - at)
                boxes.append(word.box.model_copy(update={"left": left, "right": min(1.0, max(left, right))}))
            at = stop + 1
        return Box.around(boxes) if boxes else self.box


@dataclass(frozen=True)
class Row:
    """Segments side by side, left to right; at least one."""

    page: int
    number: int
    segments: tuple[Segment, ...]

    @cached_property
    def text(self) -> str:
        return "  ".join(segment.text for segment in self.segments[:LONGEST])[:LONGEST]

    @cached_property
    def box(self) -> Box:
        return Box.around(segment.box for segment in self.segments)


@dataclass(frozen=True)
class Layout:
    """All rows of a document, top to bottom, page after page."""

    rows: tuple[Row, ...]
    page_count: int

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for row in self.rows for segment in row.segments)

    @cached_property
    def text_height(self) -> float:
        """The median height of a segment, in page fractions; 0.01 for an empty document."""
        heights = sorted(segment.box.height for segment in self.segments)
        return heights[len(heights) // 2] or 0.01 if heights else 0.01


def unclear(segments: Sequence[Segment]) -> dict[str, float]:
    """How unsure the reader was of its least certain word: 0 at 1.0, 1 at 0.9 and below; nothing if it does not say."""
    known = [segment.confidence for segment in segments if segment.confidence is not None]
    doubt = min(1.0, (1.0 - min(known)) * 10) if known else 0.0
    return {"unclear": round(doubt, 3)} if doubt else {}


def lay_out(reading: Reading) -> Layout:
    """Puts the words of every page into rows and segments."""
    rows: list[Row] = []
    for page in reading.pages:
        for words in _rows_of(page):
            number = len(rows)
            segments = tuple(Segment(page.number, number, group) for group in _split(words, page))
            rows.append(Row(page.number, number, segments))
    return Layout(tuple(rows), len(reading.pages))


def _rows_of(page: PageReading) -> list[list[Word]]:
    """Reader lines that share a baseline become one row: readers cut a row at every wide gap or nowhere."""
    rows: list[list[tuple[Box, Sequence[Word]]]] = []
    lines = [Line(words=words) for line in page.lines for words in _untangle(line)]
    for line in sorted(lines, key=lambda one: one.box.center_y):
        home = None
        for row in reversed(rows[-4:]):
            # The nearest neighbour sideways decides, so that a slightly tilted row is followed along.
            box = min((box for box, _ in row), key=lambda other: abs(other.center_x - line.box.center_x))
            apart = all(other.right <= line.box.left + 0.01 or line.box.right <= other.left + 0.01 for other, _ in row)
            if apart and box.vertical_overlap(line.box) > 0.5:
                home = row
                break
        if home is None:
            rows.append([(line.box, line.words)])
        else:
            home.append((line.box, line.words))
    return [[word for _, words in sorted(row, key=lambda part: part[0].left) for word in words] for row in rows]


def _untangle(line: Line) -> list[tuple[Word, ...]]:
    """The line's words; taken apart by height where words lie above each other, because lines stand close or tilted."""
    words = sorted(line.words, key=lambda word: word.box.left)
    overlaps = (
        min(one.box.right, other.box.right) - other.box.left > 0.3 * min(one.box.width, other.box.width)
        for one, other in pairwise(words)
    )
    if not any(overlaps):
        return [tuple(words)]
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.center_y):
        if groups and word.box.center_y - groups[-1][-1].box.center_y < 0.25 * word.box.height:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [tuple(sorted(group, key=lambda word: word.box.left)) for group in groups]


def _split(words: Sequence[Word], page: PageReading) -> list[tuple[Word, ...]]:
    groups: list[list[Word]] = []
    for whole in words:
        word = whole if len(whole.text) <= LONGEST else whole.model_copy(update={"text": whole.text[:LONGEST]})
        if groups and sum(len(other.text) + 1 for other in groups[-1]) + len(word.text) <= LONGEST:
            last = groups[-1][-1]
            gap = (word.box.left - last.box.right) * page.width
            height = max(word.box.height, last.box.height) * page.height
            bullet = word.text in _BULLETS or last.text in _BULLETS
            if gap <= (BULLET_GAP if bullet else COLUMN_GAP) * height:
                groups[-1].append(word)
                continue
        groups.append([word])
    return [tuple(group) for group in groups]
