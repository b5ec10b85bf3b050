"""Rows and segments of a page, whichever reader grouped its words and however."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.row_index import ApartRow, CentreLine

COLUMN_GAP = 1.1
"""A gap wider than this many text heights separates two segments of a row."""


LONGEST = 300
"""Characters of a segment, or of a row's text: what is longer is no line, and patterns would take their time."""

MOST_SEGMENTS = 40
"""Segments of a row; in 4,400 rows of receipts and invoices the most were 9, and the longest row had 103 characters."""

BULLET_GAP = 4.0
"""The same beside a bullet that joins the parts of one line: Shop Ltd · High Street 1 · 12345 Town."""

_OVERLAP = 0.01
"""Width that two lines of one row may share, in page fractions."""

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
            for groups in _cut(_split(words, page)):
                number = len(rows)
                segments = tuple(Segment(page.number, number, group) for group in groups)
                rows.append(Row(page.number, number, segments))
    return Layout(tuple(rows), len(reading.pages))


def _rows_of(page: PageReading) -> list[list[Word]]:
    """Reader lines that share a baseline become one row: readers cut a row at every wide gap or nowhere."""
    lines = [Line(words=words) for line in page.lines for words in _untangle(line)]
    lefts = sorted(line.box.left for line in lines)
    rows: list[_RowOfLines] = []
    for line in sorted(lines, key=lambda one: one.box.center_y):
        home = next((row for row in reversed(rows[-4:]) if row.takes(line)), None)
        if home is None:
            rows.append(home := _RowOfLines(lefts))
        home.add(line)
    return [row.words() for row in rows]


class _RowOfLines:
    """Lines on one baseline. `lefts`: the left edges of all lines of the page, sorted."""

    def __init__(self, lefts: Sequence[float]) -> None:
        self._lines: list[Line] = []
        self._places = CentreLine()
        self._taken = ApartRow(lefts, _OVERLAP)

    def add(self, line: Line) -> None:
        self._places.add(len(self._lines), line.box)
        self._taken.add(line.box)
        self._lines.append(line)

    def takes(self, line: Line) -> bool:
        """Whether a line goes on with the row. The nearest neighbour sideways decides how high it stands, so that a
        slightly tilted row is followed along.
        """
        middle = line.box.center_x
        _, nearest = min(self._places.around(middle), key=lambda one: (abs(one[1].center_x - middle), one[0]))
        return nearest.vertical_overlap(line.box) > 0.5 and self._taken.is_apart(line.box)

    def words(self) -> list[Word]:
        return [word for line in sorted(self._lines, key=lambda one: one.box.left) for word in line.words]


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


def _cut(groups: Sequence[tuple[Word, ...]]) -> Iterator[list[tuple[Word, ...]]]:
    """The segments of a row, where they are too many or too long for one row in several: what compares the parts of a
    row with each other takes its time.
    """
    part: list[tuple[Word, ...]] = []
    length = 0
    for group in groups:
        size = sum(len(word.text) + 1 for word in group)
        if part and (len(part) == MOST_SEGMENTS or length + size > LONGEST):
            yield part
            part, length = [], 0
        part.append(group)
        length += size
    if part:
        yield part


def _split(words: Sequence[Word], page: PageReading) -> list[tuple[Word, ...]]:
    groups: list[list[Word]] = []
    length = 0  # of the last group, with a space behind each word
    for whole in words:
        word = whole if len(whole.text) <= LONGEST else whole.model_copy(update={"text": whole.text[:LONGEST]})
        if groups and length + len(word.text) <= LONGEST:
            last = groups[-1][-1]
            gap = (word.box.left - last.box.right) * page.width
            height = max(word.box.height, last.box.height) * page.height
            bullet = word.text in _BULLETS or last.text in _BULLETS
            if gap <= (BULLET_GAP if bullet else COLUMN_GAP) * height:
                groups[-1].append(word)
                length += len(word.text) + 1
                continue
        groups.append([word])
        length = len(word.text) + 1
    return [tuple(group) for group in groups]
