"""Which pages of a file are one paper, or which areas of a page: how sure it is where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from docloop.model.base import Value
from docloop.model.geometry import Box, Fraction

SMALLEST = 0.01
"""Share of a page that an area of it covers."""

OVERLAP = 0.5
"""Share of the smaller of two areas of a page that both may cover: the box around a turned paper is larger than it."""


class PageSpan(Value):
    """Pages `first` to `last` of a file, both included, counted from 1.

    `area` is the part of a single page that is a paper of its own, as people see the page; None: whole pages.
    """

    first: int = Field(ge=1)
    last: int = Field(ge=1)
    area: Box | None = None

    @model_validator(mode="after")
    def _area_of_one_page(self) -> Self:
        if self.area is not None and self.first != self.last:
            raise ValueError("an area is of one page")
        return self

    @property
    def pages(self) -> int:
        return self.last - self.first + 1

    @property
    def names(self) -> tuple[str, ...]:
        """What tells it from the other spans of its file; edges of an area in ten thousandths of the page."""
        area = self.area
        edges = (area.left, area.top, area.right, area.bottom) if area is not None else ()
        return (str(self.first), str(self.last), *(str(round(edge * 10_000)) for edge in edges))


class Boundary(Value):
    """What speaks for a paper that begins on `page`, the second or a later one of its file.

    `chance` is how likely one does, 0..1. `reasons` are sentences for a reviewer.
    """

    page: int = Field(ge=2)
    chance: Fraction
    reasons: tuple[str, ...] = ()


class SharedPage(Value):
    """A page on which several papers may lie, beside or above each other, and what speaks for it.

    `areas` are those that may be papers of their own; `chance` is how likely they are, 0..1. `reasons` are sentences
    for a reviewer.
    """

    page: int = Field(ge=1)
    areas: Annotated[tuple[Box, ...], Field(min_length=2)]
    chance: Fraction
    reasons: tuple[str, ...] = ()


class PartsProposal(Value):
    """How a file may be taken apart: a boundary for each page from the second on, and pages that papers share.

    `certain`: each boundary is as good as sure to be one or to be none, and so is each shared page, so that nobody
    needs to look.
    """

    pages: int = Field(ge=1)
    boundaries: tuple[Boundary, ...] = ()
    shared: tuple[SharedPage, ...] = ()
    certain: bool = True

    @property
    def spans(self) -> tuple[PageSpan, ...]:
        """The papers that are likelier than not; a single one where nothing is to be split."""
        begins = [each.page for each in self.boundaries if each.chance >= 0.5]
        return with_areas(spans_from(begins, self.pages), [each for each in self.shared if each.chance >= 0.5])


def spans_from(begins: Iterable[int], pages: int) -> tuple[PageSpan, ...]:
    """Return the spans of a file whose papers begin on page 1 and on those given."""
    firsts = [1, *sorted(set(begins) - {1}), pages + 1]
    return tuple(PageSpan(first=first, last=after - 1) for first, after in pairwise(firsts))


def with_areas(spans: Sequence[PageSpan], shared: Sequence[SharedPage]) -> tuple[PageSpan, ...]:
    """Return the spans with each shared page taken out of its span, and its areas in its place."""
    areas = {each.page: each.areas for each in shared}
    found: list[PageSpan] = []
    for span in spans:
        first = span.first
        for page in [each for each in range(span.first, span.last + 1) if each in areas]:
            found += [PageSpan(first=first, last=page - 1)] if first < page else []
            found += [PageSpan(first=page, last=page, area=area) for area in areas[page]]
            first = page + 1
        found += [PageSpan(first=first, last=span.last)] if first <= span.last else []
    return tuple(found)


def covers(spans: Sequence[PageSpan], pages: int) -> bool:
    """Whether the spans follow each other from the first page to the last, without a gap and without an overlap.

    A page may stand in them several times, with two areas or more that hardly overlap.
    """
    found: list[PageSpan] = []
    for page, each in groupby(spans, lambda span: (span.first, span.last) if span.area is not None else None):
        areas = [span.area for span in each if span.area is not None] if page is not None else []
        if page is None:
            continue
        if len(areas) < 2 or not _apart(areas):
            return False
        found.append(PageSpan(first=page[0], last=page[1]))
    whole = [span for span in spans if span.area is None]
    merged = tuple(sorted([*whole, *found], key=lambda span: span.first))
    in_order = [span.first for span in spans] == sorted(span.first for span in spans)
    return bool(spans) and in_order and spans_from((span.first for span in merged), pages) == merged


def _apart(areas: Sequence[Box]) -> bool:
    sizes = [each.width * each.height for each in areas]
    if min(sizes) < SMALLEST:
        return False
    pairs = ((one, other) for place, one in enumerate(areas) for other in areas[place + 1 :])
    return all(one.shared(other) <= OVERLAP for one, other in pairs)
