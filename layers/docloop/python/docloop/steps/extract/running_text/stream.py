"""The words of a document as they are read aloud: over line ends and page ends, without what repeats on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from docloop.model.geometry import Box
from docloop.model.reading import Word
from docloop.steps.extract.page.layout import Layout, Row
from docloop.values.normal_forms import fold

WORDY = 6
"""Words of a line of running text, the least."""

LEAST_ROWS = 6
LEAST_SHARE = 0.3
"""Lines of running text that a document of such text has, and which share of all its lines they are."""

_EDGE = 0.12
"""Of the page's height, at its top and bottom, where running titles and page numbers stand."""

_SHORT = 0.82
"""A line that ends left of this share of the page's usual width ends a paragraph."""

_APART = 1.0
"""Line heights between two lines from which on they belong to two paragraphs."""

_HYPHENS = "-\u00ad\u2010\ufffe\ufffd"
_ODD_HYPHENS = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011\ufffe", "-"))
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text, put together where a line ended in it. `parts` are the words of the page, with their pages.

    `key` is its folded core. `opens`: a line begins that is set apart from the one before.
    """

    text: str
    key: str
    parts: tuple[tuple[int, Word], ...]
    opens: bool

    @property
    def page(self) -> int:
        return self.parts[0][0]


@dataclass(frozen=True)
class Stream:
    """All tokens of a document. `prose`: it holds running text, so that looking for sentences makes sense."""

    tokens: tuple[Token, ...]
    prose: bool

    @cached_property
    def paragraph(self) -> tuple[int, ...]:
        """The place of the token that opens the paragraph of each token."""
        starts = []
        last = 0
        for place, token in enumerate(self.tokens):
            last = place if token.opens else last
            starts.append(last)
        return tuple(starts)

    def text(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end`, as printed but for line ends."""
        return " ".join(token.text for token in self.tokens[start:end])

    def place(self, start: int, end: int) -> tuple[int, Box]:
        """The page that tokens begin on, and where they stand there."""
        parts = [part for token in self.tokens[start:end] for part in token.parts]
        page = parts[0][0]
        return page, Box.around(word.box for number, word in parts if number == page)

    def confidence(self, start: int, end: int) -> float | None:
        """The reader's, of the least certain word; None when it gave none."""
        words = [word for token in self.tokens[start:end] for _, word in token.parts]
        return min((word.confidence for word in words if word.confidence is not None), default=None)


def read_aloud(layout: Layout) -> Stream:
    """The document's text without running titles and page numbers."""
    left_out = _repeated(layout.rows)
    rows = [row for row in layout.rows if row.number not in left_out]
    wordy = sum(len(_LETTERS.findall(row.text)) >= WORDY for row in rows)
    prose = wordy >= LEAST_ROWS and wordy >= LEAST_SHARE * len(rows)
    return Stream(tuple(_tokens(rows)) if prose else (), prose)


def _repeated(rows: Sequence[Row]) -> frozenset[int]:
    """Rows at the top and the bottom of pages that are figures alone, or say again what stood there on an earlier page
    but for figures.
    """
    left_out = set()
    said: dict[str, set[int]] = {}
    for row in rows:
        if _EDGE < row.box.center_y < 1 - _EDGE:
            continue
        key = _without_figures(row.text)
        pages = said.setdefault(key, set())
        if not key or key == "page" or pages - {row.page}:
            left_out.add(row.number)
        pages.add(row.page)
    return frozenset(left_out)


def _without_figures(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", fold(text))


def _tokens(rows: Sequence[Row]) -> Iterator[Token]:
    pieces = list(_pieces(rows))
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if following is not None and piece.last and not following.opens and _is_cut(piece.word.text):
            yield _joined(piece, following)
            at += 2
        else:
            text = piece.word.text.translate(_ODD_HYPHENS)
            yield Token(text, core(text), ((piece.page, piece.word),), piece.opens)
            at += 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a line; `last`: the line ends with it, `opens`: a paragraph begins with it."""

    page: int
    word: Word
    opens: bool
    last: bool


def _pieces(rows: Sequence[Row]) -> Iterator[_Piece]:
    rights: dict[int, list[float]] = {}
    for row in rows:
        rights.setdefault(row.page, []).append(row.box.right)
    usual = {page: sorted(found)[int(0.8 * (len(found) - 1))] for page, found in rights.items()}
    before: Row | None = None
    for row in rows:
        opens = before is None or _is_apart(before, row, usual)
        words = [word for segment in row.segments for word in segment.words]
        for place, word in enumerate(words):
            yield _Piece(row.page, word, opens and place == 0, place == len(words) - 1)
        before = row


def _is_cut(text: str) -> bool:
    return len(text) > 2 and text[-1] in _HYPHENS and text[-2].isalpha()


def _joined(cut: _Piece, rest: _Piece) -> Token:
    """A word of two lines; its hyphen stays where the second part begins with a capital or a figure."""
    head, tail = (piece.word.text.translate(_ODD_HYPHENS) for piece in (cut, rest))
    text = (head[:-1] if tail[:1].islower() else head) + tail
    return Token(text, core(text), ((cut.page, cut.word), (rest.page, rest.word)), cut.opens)


def _is_apart(before: Row, row: Row, usual: dict[int, float]) -> bool:
    cut = _is_cut(before.segments[-1].words[-1].text)
    short = before.box.right < _SHORT * usual[before.page] and not cut
    if before.page != row.page:
        return short
    return short or row.box.top - before.box.bottom > _APART * max(row.box.height, before.box.height)


def core(text: str) -> str:
    """A word folded, without the marks around it; "" for marks alone."""
    return fold(text).strip("“”\"'‘’()[]{},;:.-–—*_")
