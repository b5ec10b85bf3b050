"""The text of an item, without what is printed around it: quantity, codes, further amounts, marks of the till."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docloop.model.geometry import Box
from docloop.model.reading import Word
from docloop.steps.extract.line_items.products import Product
from docloop.steps.extract.line_items.words import (
    AMOUNT,
    CODE,
    CURRENCY,
    FIGURE,
    GLUED_TIMES,
    LONG_CODE,
    MARK,
    POSITION,
    QUANTITY,
    TAIL_TIMES,
    TIMES,
    UNIT,
    letters,
)
from docloop.steps.extract.page.layout import Row, Segment

LEAST_LETTERS = 2
_TOKEN = re.compile(r"[^\W_]+")
Piece = tuple[Word, Segment]


@dataclass(frozen=True)
class Description:
    """`text` may be short of letters: then the row names nothing. `quantity` and `code` are words that say so."""

    row: Row
    words: tuple[Word, ...] = ()
    quantity: tuple[str, Word] | None = None
    code: Word | None = None
    trailing: tuple[Word, ...] = field(default=())

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words).strip(" :@*-·.,")

    @property
    def box(self) -> Box:
        return Box.around(word.box for word in self.words) if self.words else self.row.box

    @property
    def names_something(self) -> bool:
        """More than units: "1.76 lb @ 0.99 / lb" tells how much, and the row above of what."""
        return (
            letters("".join(token for token in _TOKEN.findall(self.text) if not UNIT.fullmatch(token))) >= LEAST_LETTERS
        )


def describe(row: Row, before: float, product: Product | None = None) -> Description:
    """What stands left of `before` (a place across the page), in reading order, without the figures of `product`."""
    figures = (product.quantity.box, product.unit_price.box) if product else ()
    pieces = [
        (word, segment) for segment in row.segments for word in segment.words if word.box.center_x < before
    ]  # fmt: skip
    code, pieces, trailing = _without_tail(pieces, figures)
    quantity, head, pieces = _without_head(pieces)
    return Description(row, tuple(word for word, _ in pieces), quantity, head or code, tuple(trailing))


def _without_tail(pieces: list[Piece], figures: Sequence[Box]) -> tuple[Word | None, list[Piece], list[Word]]:
    rest, code = list(pieces), None
    dropped: list[Word] = []
    while rest and any(letters(word.text) >= LEAST_LETTERS for word, _ in rest[:-1]):
        word, segment = rest[-1]
        apart = rest[-2][1] is not segment
        text = word.text.strip()
        after_figure = bool(AMOUNT.fullmatch(rest[-2][0].text) or LONG_CODE.fullmatch(rest[-2][0].text))
        if LONG_CODE.fullmatch(text):
            code = word
        elif not (
            CURRENCY.fullmatch(text)
            or TIMES.fullmatch(text)
            or TAIL_TIMES.fullmatch(text)
            or AMOUNT.fullmatch(text)
            or (FIGURE.fullmatch(text) and (apart or _times_follows(dropped) or _among(word, figures)))
            or (MARK.fullmatch(text) and (apart or after_figure))
        ):
            break
        dropped.append(word)
        rest.pop()
    return code, rest, dropped


def _times_follows(dropped: list[Word]) -> bool:
    return bool(dropped) and bool(TIMES.fullmatch(dropped[-1].text))


def _among(word: Word, figures: Sequence[Box]) -> bool:
    return any(box.left <= word.box.center_x <= box.right and box.vertical_overlap(word.box) > 0 for box in figures)


def _without_head(pieces: list[Piece]) -> tuple[tuple[str, Word] | None, Word | None, list[Piece]]:
    """Quantity, unit and article number in front of the name; a row of nothing else keeps all of it."""
    quantity: tuple[str, Word] | None = None
    code: Word | None = None
    at, times = 0, False
    while at < len(pieces) - 1 and any(letters(word.text) >= LEAST_LETTERS for word, _ in pieces[at + 1 :]):
        word, text = pieces[at][0], pieces[at][0].text.strip()
        glued = GLUED_TIMES.fullmatch(text)
        if glued and quantity is None:
            quantity, times = (glued[1], word), True
        elif quantity is None and QUANTITY.fullmatch(text):
            quantity = (text, word)
        elif code is None and CODE.fullmatch(text):
            code = word
        elif not (
            (quantity and (TIMES.fullmatch(text) or UNIT.fullmatch(text) or (times and FIGURE.fullmatch(text))))
            or (at == 0 and POSITION.fullmatch(text))
            or not any(c.isalnum() for c in text)
            or (len(text) == 1 and text.isupper() and pieces[at + 1][0].text[:1].isdigit())
        ):
            break
        times = times or bool(quantity and TIMES.fullmatch(text))
        at += 1
    return quantity, code, pieces[at:]
