"""What stands around a place on a page: words to its left, above it, at the head of its row, and where the place is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from docloop.model.geometry import Box
from docloop.steps.extract.page.layout import Layout, Row
from docloop.values.normal_forms import tokens_of

MOST_WORDS = 4
"""Words taken from one side of a value."""

REACH = 16
"""Rows above a value in which the heading of its column is looked for."""


@dataclass(frozen=True)
class Surroundings:
    """Of one place. Words are folded and joined by spaces; "" where there are none.

    `left` stands before it in its row, `skipped` values lie between. `above` is the text right above it, `heading` the
    nearest words above it in its column, `row` the words that open its row. `before` and `after` are the row's raw text
    on both sides. `x` and `y` are the place of its left edge and its middle on the page, `last` whether that is the
    last page.
    """

    left: str
    skipped: int
    right: str
    above: str
    heading: str
    row: str
    before: str
    after: str
    page: int
    last: bool
    x: float
    y: float
    alone: bool


@dataclass(frozen=True)
class _Cell:
    left: float
    right: float
    words: str


@dataclass(frozen=True)
class _Strip:
    row: Row
    top: float
    bottom: float
    middle: float
    cells: tuple[_Cell, ...]


class Neighbourhood:
    """The surroundings of any place of a document, each worked out once."""

    def __init__(self, layout: Layout) -> None:
        self._rows: dict[int, list[_Strip]] = defaultdict(list)
        for row in layout.rows:
            self._rows[row.page].append(_strip(row))
        self._middles = {page: [strip.middle for strip in strips] for page, strips in self._rows.items()}
        self._page_count = layout.page_count
        self._known: dict[tuple[int, float, float, float], Surroundings] = {}

    def of(self, page: int, box: Box) -> Surroundings:
        key = (page, box.left, box.top, box.right)
        if key not in self._known:
            self._known[key] = self._look(page, box)
        return self._known[key]

    def _look(self, page: int, box: Box) -> Surroundings:
        strips = self._rows.get(page, [])
        place = self._place_of(page, box)
        home = None if place is None else strips[place]
        before, after = ([], []) if home is None else _sides(home.row, box)
        left, skipped = _label_of(before)
        above, heading = _above(strips[max(0, (place or 0) - REACH) : place or 0], box)
        opens = home is None or home.cells[0].right > box.left
        return Surroundings(
            left=left,
            skipped=skipped,
            right=_first_words(after),
            above=above,
            heading=heading,
            row="" if home is None or opens else home.cells[0].words,
            before=" ".join(before)[-40:],
            after=" ".join(after)[:40],
            page=page,
            last=page == self._page_count,
            x=box.left,
            y=box.center_y,
            alone=not before and not after,
        )

    def _place_of(self, page: int, box: Box) -> int | None:
        """The place on its page of the row that holds the box; of several lines the first."""
        at = bisect_left(self._middles.get(page, []), box.top)
        strips = self._rows.get(page, [])
        near = []
        for place in range(max(0, at - 2), min(len(strips), at + 6)):
            strip = strips[place]
            shared = min(strip.bottom, box.bottom) - max(strip.top, box.top)
            if shared > 0.5 * min(strip.bottom - strip.top, box.bottom - box.top):
                holds = any(cell.left <= box.center_x <= cell.right for cell in strip.cells)
                near.append((not holds, strip.middle, place))
        return min(near)[2] if near else None


def _above(strips: Sequence[_Strip], box: Box) -> tuple[str, str]:
    """The words right above the box and the nearest words above it; the former may be none, being figures."""
    nearest, first = "", True
    for strip in reversed(strips):
        for cell in strip.cells:
            if cell.left < box.right and box.left < cell.right:
                if first:
                    nearest, first = cell.words, False
                if cell.words:
                    return nearest, cell.words
    return nearest, ""


def _strip(row: Row) -> _Strip:
    cells = tuple(_Cell(s.box.left, s.box.right, _label_words(s.text)) for s in row.segments)
    return _Strip(row, row.box.top, row.box.bottom, row.box.center_y, cells)


def _sides(row: Row, box: Box) -> tuple[list[str], list[str]]:
    """Texts of the row before and after a place, left to right; a word that the place cuts is cut."""
    before, after = [], []
    for segment in row.segments:
        if segment.box.right <= box.left + 0.001:
            before.append(segment.text)
        elif segment.box.left >= box.right - 0.001:
            after.append(segment.text)
        else:
            words_before, words_after = [], []
            for word in segment.words:
                width = word.box.width / max(1, len(word.text))
                start = round((box.left - word.box.left) / width) if width else 0
                end = round((box.right - word.box.left) / width) if width else len(word.text)
                if start > 0:
                    words_before.append(word.text[:start])
                if end < len(word.text):
                    words_after.append(word.text[max(0, end) :])
            before += [" ".join(words_before)] if words_before else []
            after += [" ".join(words_after)] if words_after else []
    return before, after


def _label_of(before: Sequence[str]) -> tuple[str, int]:
    """The words before a value and how many values lie between: ("flight dates", 1) before the 2nd date of a range."""
    skipped = 0
    for text in reversed(before):
        tokens = [token for token, _, _ in tokens_of(text)]
        words: list[str] = []
        value = False
        for token in reversed(tokens):
            if not any(c.isdigit() for c in token):
                words.append(token)
                if len(words) == MOST_WORDS:
                    break
            elif words:
                break
            else:
                value = True
        # A lone "to" or "a" between two dates is no label.
        if words and not (value is False and len(words) == 1 and len(words[0]) < 3):
            return " ".join(reversed(words)), skipped + value
        skipped += bool(tokens)
        if skipped > 3:
            break
    return "", skipped


def _label_words(text: str) -> str:
    """The words of a text that is more words than figures, "" for any other."""
    tokens = [token for token, _, _ in tokens_of(text)]
    words = [token for token in tokens if not any(c.isdigit() for c in token)]
    return " ".join(words[:MOST_WORDS]) if 2 * len(words) > len(tokens) else ""


def _first_words(after: Sequence[str]) -> str:
    for text in after[:1]:
        tokens = [token for token, _, _ in tokens_of(text)]
        return " ".join("#" if any(c.isdigit() for c in token) else token for token in tokens[:2])
    return ""
