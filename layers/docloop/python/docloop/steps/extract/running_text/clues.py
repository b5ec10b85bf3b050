"""What stands around a piece of running text and what it looks like: the clues by which its field is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from docloop.steps.extract.running_text.pieces import Piece
from docloop.steps.extract.running_text.stream import Stream
from docloop.values.legal_forms import legal_form
from docloop.values.months import month_of
from docloop.values.normal_forms import text_key

BEFORE, BEHIND = 14, 10
"""Tokens before and behind a piece whose words count wherever they stand."""

OPENING = 3
"""Words that open a paragraph, such as its heading."""

_FIRST = (10, 25, 50, 100, 200, 400, 1_000)
"""Places in the document, counted in tokens."""

_SIGNS = "“\"'‘([,;:.)]”’"


class Clues:
    """Clues of the pieces of one document, by the words of each; `pieces` are all of one kind."""

    def __init__(self, stream: Stream, pieces: Sequence[Piece]) -> None:
        self._stream = stream
        self._words = [_word_of(token.key) for token in stream.tokens]
        self._times = Counter(text_key(piece.value) for piece in pieces)
        places = sorted({piece.start for piece in pieces})
        self._order = {start: place for place, start in enumerate(places)}

    def of(self, piece: Piece) -> Iterator[str]:
        """Names of what is seen at a piece."""
        yield from self._before(piece)
        yield from self._behind(piece)
        yield from self._itself(piece)
        yield from self._where(piece)

    def _before(self, piece: Piece) -> Iterator[str]:
        words = [word for word in self._words[max(0, piece.start - BEFORE) : piece.start] if word][::-1]
        for distance, word in enumerate(words[:4], start=1):
            yield f"l{distance} {word}"
        if len(words) > 1:
            yield f"l21 {words[1]} {words[0]}"
        if len(words) > 2:
            yield f"l321 {words[2]} {words[1]} {words[0]}"
            yield f"l32 {words[2]} {words[1]}"
        for word in dict.fromkeys(words):
            yield f"l {word}"
        tokens = self._stream.tokens
        if piece.start:
            yield f"l. {_sign(tokens[piece.start - 1].text[-1:])}"
        yield f"f. {_sign(tokens[piece.start].text[:1])}"

    def _behind(self, piece: Piece) -> Iterator[str]:
        words = [word for word in self._words[piece.end : piece.end + BEHIND] if word]
        for distance, word in enumerate(words[:3], start=1):
            yield f"r{distance} {word}"
        if len(words) > 1:
            yield f"r12 {words[0]} {words[1]}"
        if len(words) > 2:
            yield f"r123 {words[0]} {words[1]} {words[2]}"
        for word in dict.fromkeys(words):
            yield f"r {word}"
        tokens = self._stream.tokens
        yield f"e. {_sign(tokens[piece.end - 1].text[-1:])}"
        if piece.end < len(tokens):
            yield f"r. {_sign(tokens[piece.end].text[:1])}"

    def _itself(self, piece: Piece) -> Iterator[str]:
        words = [word for word in self._words[piece.start : piece.end] if word]
        if words:
            yield f"w0 {words[0]}"
            yield f"w9 {words[-1]}"
        for word in dict.fromkeys(words):
            yield f"w {word}"
        yield f"n {min(8, len(words))}"
        yield f"s {_form(piece.text)}"
        form = legal_form(piece.text)
        yield f"form {'none' if form is None else 'end' if form[1] >= len(piece.text) - 1 else 'within'}"
        if "," in piece.text:
            yield "comma"
        for name in piece.evidence:
            yield f"v {name}"

    def _where(self, piece: Piece) -> Iterator[str]:
        count = len(self._stream.tokens)
        for limit in _FIRST:
            if piece.start < limit:
                yield f"first {limit}"
        yield f"at {10 * piece.start // count}"
        if piece.start > count - 150:
            yield "last 150"
        yield f"turn {min(6, self._order[piece.start])}"
        yield f"times {min(6, self._times[text_key(piece.value)])}"
        opening = self._stream.paragraph[piece.start]
        yield f"deep {min(6, (piece.start - opening).bit_length())}"
        words = [word for word in self._words[opening : opening + 6] if word and word != "#"]
        for word in words[:OPENING]:
            yield f"p {word}"
        yield f"p0 {' '.join(words[:2])}"
        if any(token.opens for token in self._stream.tokens[piece.start + 1 : piece.end]):
            yield "over paragraphs"
        if piece.end == count or self._stream.tokens[piece.end].opens:
            yield "closes"


@lru_cache(maxsize=65_536)
def _word_of(key: str) -> str:
    """A word as clues name it: figures are all the same, and so are months."""
    if any(c.isdigit() for c in key):
        return "#"
    return "%month" if len(key) > 2 and key != "may" and month_of(key) is not None else key


def _sign(text: str) -> str:
    return text if text in _SIGNS else "A" if text.isupper() else "a" if text.isalpha() else "0"


def _form(text: str) -> str:
    """How the words are written: Aa, AA, aa or with figures, the first four."""
    return " ".join(_case(word) for word in text.split()[:4])


def _case(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word) or not letters:
        return "0"
    if all(c.isupper() for c in letters):
        return "A" if len(letters) == 1 else "AA"
    return "Aa" if letters[0].isupper() else "aa"
