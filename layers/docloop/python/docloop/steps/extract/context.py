"""What stands around a place on a page: words to its left, above it, at the head of its row, and where the place is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from docloop.model.document_type import FieldKind, FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.labels import tokens_of
from docloop.steps.extract.layout import Layout, Row, Segment

MOST_WORDS = 4
"""Words taken from one side of a value."""

REACH = 16
"""Rows above a value in which the heading of its column is looked for."""

_TO = re.compile(r"^\s*(?:[-–—]|to\b|thru\b|through\b|until\b|till\b|bis\b|au\b|al\b)\s*\S?\d", re.IGNORECASE)
_FROM = re.compile(r"\d\S?\s*(?:[-–—]|\bto|\bthru|\bthrough|\buntil|\btill|\bbis|\bau|\bal)\s*$", re.IGNORECASE)
_DATE_AHEAD = re.compile(r"^\s*\d{1,4}[-./]\d{1,2}(?:[-./]\d{2,4})?\b")
_DATE_BEHIND = re.compile(r"\b\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\s*$")


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


class Neighbourhood:
    """The surroundings of any place of a document, each worked out once."""

    def __init__(self, layout: Layout) -> None:
        self._rows: dict[int, list[Row]] = defaultdict(list)
        for row in layout.rows:
            self._rows[row.page].append(row)
        self._cells = {row.number: [_cell(segment) for segment in row.segments] for row in layout.rows}
        self._middles = {page: [row.box.center_y for row in rows] for page, rows in self._rows.items()}
        self._page_count = layout.page_count
        self._known: dict[tuple[int, float, float, float], Surroundings] = {}

    def of(self, page: int, box: Box) -> Surroundings:
        key = (page, box.left, box.top, box.right)
        if key not in self._known:
            self._known[key] = self._look(page, box)
        return self._known[key]

    def _look(self, page: int, box: Box) -> Surroundings:
        home = self._row_of(page, box)
        before, after = ([], []) if home is None else _sides(home, box)
        left, skipped = _label_of(before)
        index = 0 if home is None else home.number - self._rows[page][0].number
        above, heading = self._above(page, index, box)
        own = "" if home is None else self._cells[home.number][0].words
        opens = home is None or home.segments[0].box.right > box.left
        return Surroundings(
            left=left,
            skipped=skipped,
            right=_first_words(after),
            above=above,
            heading=heading,
            row="" if opens else own,
            before=" ".join(before)[-40:],
            after=" ".join(after)[:40],
            page=page,
            last=page == self._page_count,
            x=box.left,
            y=box.center_y,
            alone=not before and not after,
        )

    def _row_of(self, page: int, box: Box) -> Row | None:
        """The row that the place is in; of several lines the first."""
        rows = self._rows.get(page, [])
        at = bisect_left(self._middles.get(page, []), box.top)
        near = [row for row in rows[max(0, at - 2) : at + 6] if row.box.vertical_overlap(box) > 0.5]
        holding = [row for row in near if any(_covers(segment.box, box) for segment in row.segments)]
        return min(holding or near, key=lambda row: row.box.center_y, default=None)

    def _above(self, page: int, index: int, box: Box) -> tuple[str, str]:
        nearest, first = "", True
        for row in reversed(self._rows[page][max(0, index - REACH) : index]):
            for cell in self._cells[row.number]:
                if cell.left < box.right and box.left < cell.right:
                    if first:
                        nearest, first = cell.words, False
                    if cell.words:
                        return nearest, cell.words
        return nearest, ""


def in_context(spec: FieldSpec, candidates: Sequence[Candidate], around: Neighbourhood) -> list[Candidate]:
    """The candidates with evidence that any kind of field has: place, form, neighbours, the same value elsewhere."""
    pages: dict[str, set[int]] = defaultdict(set)
    for candidate in candidates:
        pages[candidate.value].add(candidate.page)
    counts = Counter(candidate.value for candidate in candidates)
    dates = sorted({candidate.value for candidate in candidates}) if spec.kind is FieldKind.DATE else []
    found = []
    for candidate in candidates:
        place = around.of(candidate.page, candidate.box)
        evidence = {
            **candidate.evidence,
            **_of_place(place, candidate),
            **_of_form(candidate.text),
            "pages_seen": min(4.0, float(len(pages[candidate.value]))),
            "times_seen": min(8.0, float(counts[candidate.value])),
        }
        if dates:
            evidence |= _of_range(place)
            evidence |= {"earliest": 1.0} if candidate.value == dates[0] else {}
            evidence |= {"latest": 1.0} if candidate.value == dates[-1] else {}
        found.append(candidate.model_copy(update={"evidence": evidence}))
    return found


def _of_place(place: Surroundings, candidate: Candidate) -> dict[str, float]:
    return {
        "x": round(place.x, 3),
        "y": round(place.y, 3),
        "right_edge": round(candidate.box.right, 3),
        "page": min(5.0, float(place.page)),
        "values_between": float(min(3, place.skipped)),
        "words_left": float(len(place.left.split())),
        **({"last_page": 1.0} if place.last else {}),
        **({"alone_in_row": 1.0} if place.alone else {}),
    }


def _of_form(text: str) -> dict[str, float]:
    solid = len(text) or 1
    return {
        "digit_share": round(sum(c.isdigit() for c in text) / solid, 3),
        "capital_share": round(sum(c.isupper() for c in text) / solid, 3),
    }


def _of_range(place: Surroundings) -> dict[str, float]:
    """Which end of a span of days: "1/2/24 - 5/2/24", "1/2/24 to 5/2/24", or two dates side by side."""
    if _TO.match(place.after):
        return {"first_of_range": 1.0}
    if _FROM.search(place.before):
        return {"second_of_range": 1.0}
    if _DATE_AHEAD.match(place.after):
        return {"first_of_pair": 1.0}
    if _DATE_BEHIND.search(place.before):
        return {"second_of_pair": 1.0}
    return {}


def _cell(segment: Segment) -> _Cell:
    return _Cell(segment.box.left, segment.box.right, _label_words(segment.text))


def _covers(outer: Box, inner: Box) -> bool:
    return outer.left <= inner.center_x <= outer.right


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
