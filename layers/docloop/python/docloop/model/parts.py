"""Which pages of a file are one paper: spans of pages, and how sure it is where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pydantic import Field

from docloop.model.base import Value
from docloop.model.geometry import Fraction


class PageSpan(Value):
    """Pages `first` to `last` of a file, both included, counted from 1."""

    first: int = Field(ge=1)
    last: int = Field(ge=1)

    @property
    def pages(self) -> int:
        return self.last - self.first + 1


class Boundary(Value):
    """What speaks for a paper that begins on `page`, the second or a later one of its file.

    `chance` is how likely one does, 0..1. `reasons` are sentences for a reviewer.
    """

    page: int = Field(ge=2)
    chance: Fraction
    reasons: tuple[str, ...] = ()


class PartsProposal(Value):
    """How a file of several pages may be taken apart: a boundary for each page from the second on.

    `certain`: each boundary is as good as sure to be one or to be none, so that nobody needs to look.
    """

    pages: int = Field(ge=1)
    boundaries: tuple[Boundary, ...] = ()
    certain: bool = True

    @property
    def spans(self) -> tuple[PageSpan, ...]:
        """The papers that are likelier than not; a single one where nothing is to be split."""
        return spans_from((each.page for each in self.boundaries if each.chance >= 0.5), self.pages)


def spans_from(begins: Iterable[int], pages: int) -> tuple[PageSpan, ...]:
    """Return the spans of a file whose papers begin on page 1 and on those given."""
    firsts = [1, *sorted(set(begins) - {1}), pages + 1]
    return tuple(PageSpan(first=first, last=after - 1) for first, after in pairwise(firsts))


def covers(spans: Sequence[PageSpan], pages: int) -> bool:
    """Whether the spans follow each other from the first page to the last, without a gap and without an overlap."""
    return bool(spans) and spans_from((span.first for span in spans), pages) == tuple(spans)
