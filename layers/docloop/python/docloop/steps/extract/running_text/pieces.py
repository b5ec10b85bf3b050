"""Pieces of running text that may be a value: what a grammar finds, and runs of words that are written as names are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.running_text.stream import Stream, Token
from docloop.values.legal_forms import legal_form
from docloop.values.line_words import any_word
from docloop.values.match import Finder, Hints

WINDOW, OVERLAP = 60, 16
"""Tokens that a grammar sees at once, and how many of them it sees again: so many may a value have."""

LONGEST_NAME = 12
"""Words of a name."""

LONGEST_RUN = 24
MOST_OF_RUN = 80
"""Pieces of one run of words."""

_JOINS = re.compile(rf"(?:{any_word('name_goes_on')})", re.IGNORECASE)
_LEADS = "“\"'‘([{*_"
_ENDS = "”\"'’)]},;:*_"
_INITIAL = re.compile(r"^(?:[^\W\d_]\.)+$|^[^\W\d_]{1,3}\.$")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `start` to `end` with the value they may be, and what the grammar tells of it."""

    start: int
    end: int
    value: str
    text: str
    evidence: dict[str, float] = field(default_factory=dict)


def found_in(stream: Stream, find: Finder, hints: Hints, deadline: Deadline = NEVER) -> list[Piece]:
    """What a grammar finds, also over the ends of lines and pages."""
    found: dict[tuple[int, int, str], Piece] = {}
    for first in range(0, len(stream.tokens), WINDOW - OVERLAP):
        deadline.check()
        tokens = stream.tokens[first : first + WINDOW]
        text = " ".join(token.text for token in tokens)
        starts = list(accumulate((len(token.text) + 1 for token in tokens), initial=0))
        for match in find(text, hints):
            start = first + bisect_right(starts, match.start) - 1
            end = first + bisect_right(starts, max(match.start, match.end - 1))
            piece = Piece(start, end, match.value, text[match.start : match.end], match.evidence)
            found.setdefault((start, end, match.value), piece)
    return list(_outermost(sorted(found.values(), key=lambda piece: (piece.start, -piece.end))))


def _outermost(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces that are no part of a longer one: where a window cuts a value, the next one sees all of it."""
    kept = (0, 0)
    for piece in pieces:
        if piece.end > kept[1] or (piece.start, piece.end) == kept:
            kept = piece.start, piece.end
            yield piece


def named_in(stream: Stream, deadline: Deadline = NEVER) -> list[Piece]:
    """Runs of words that begin with capitals, and the parts of them that may be a name of their own."""
    found = []
    for start, end in _runs(stream.tokens):
        deadline.check()
        found += list(_parts(stream, start, end))[:MOST_OF_RUN]
    return found


def _runs(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Names with what joins the words of one: "of", "and", "&", a comma before a legal form."""
    at, count = 0, len(tokens)
    while at < count:
        if not _is_capital(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < count and end - at < LONGEST_RUN and not tokens[end].opens and _goes_on(tokens, end):
            end += 1
        while end > at + 1 and not _is_capital(tokens[end - 1]):
            end -= 1
        yield at, end
        at = end


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token goes on with the run that stands before it."""
    before, token = tokens[at - 1], tokens[at]
    if token.text[0] in _LEADS or (before.text[-1] in _ENDS and before.text[-1] != ","):
        return False
    if before.text[-1] == "." and not (_INITIAL.match(before.text.lstrip(_LEADS)) or _is_legal(tokens[at - 2 : at])):
        return False
    if before.text[-1] == ",":
        return _is_capital(token)
    return _is_capital(token) or (_JOINS.fullmatch(token.key or token.text) is not None)


def _is_legal(tokens: tuple[Token, ...]) -> bool:
    return legal_form("X " + " ".join(token.text for token in tokens)) is not None


def _is_capital(token: Token) -> bool:
    """Whether it is written as a word of a name: Kite, LLC, eBay, 3M, 99¢, &c. is not."""
    text = token.text.lstrip(_LEADS)
    head = text[:1]
    return head.isupper() or (head.isdigit() and len(text) < 8) or any(c.isupper() for c in text[1:])


def _parts(stream: Stream, start: int, end: int) -> Iterator[Piece]:
    """What begins and ends with a capital in the run, the shortest first."""
    tokens = stream.tokens
    edges = [place for place in range(start, end) if _is_capital(tokens[place])]
    spans = [(first, last + 1) for first in edges for last in edges if first <= last < first + LONGEST_NAME]
    for first, last in sorted(spans, key=lambda span: (span[1] - span[0], span[0])):
        piece = trimmed(stream, first, last)
        if piece is not None:
            yield piece


def trimmed(stream: Stream, start: int, end: int) -> Piece | None:
    """Tokens as a value without the marks around it; None when nothing is left."""
    text = stream.text(start, end).lstrip(_LEADS + " ").rstrip(_ENDS + " ")
    text = _POSSESSIVE.sub("", text)
    if text.endswith(".") and not (_INITIAL.match(text.rsplit(" ", 1)[-1]) or legal_form(text)):
        text = text.rstrip(".")
    return Piece(start, end, text, text) if sum(c.isalnum() for c in text) > 1 else None
