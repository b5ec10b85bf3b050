"""Whether a part of the paper is missing: pages that it counts itself, text that runs out of the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading
from docloop.steps.page_counts import page_count
from docloop.values.field_roles import FieldRole

EDGE = 2
"""Pixels from the edge of a picture that its text touches when it goes on outside."""

FEWEST_LINES = 4
"""That touch the left or the right edge; a single one may be a stain or a logo."""

FEWEST_WORDS = 2
"""Of the first or the last line that touch the upper or the lower edge."""

NEAR = 4
"""Lines from the lower edge; a total further up has what belongs to it below, so that it is no subtotal."""


def cut_off(reading: Reading, fields: Sequence[Field], document_type: DocumentType) -> tuple[Finding, ...]:
    """Contradict what may be missing or incomplete: a document with missing pages or with lines that are cut off at a
    side, the supplier at the upper edge of a picture, the total at the lower one.

    Only pages that were read from their picture have edges at which they are cut off.
    """
    named = {spec.role: (spec.name, field) for spec, field in zip(document_type.fields, fields, strict=True)}
    found = [*_missing_pages(reading)]
    for page in (each for each in reading.pages if _was_pictured(each)):
        found += _sides(page)
        if FieldRole.SUPPLIER in named:
            found += _top(page, *named[FieldRole.SUPPLIER])
    for last in reading.pages[-1:]:
        if FieldRole.GROSS in named and _was_pictured(last):
            found += _bottom(last, *named[FieldRole.GROSS])
    return tuple(found)


def _was_pictured(page: PageReading) -> bool:
    return any(word.confidence is not None for line in page.lines for word in line.words)


def _missing_pages(reading: Reading) -> Iterator[Finding]:
    counts = [count for page in reading.pages if (count := page_count(page)) is not None]
    pages = max((count.of for count in counts if count.of is not None), default=0)
    if pages > len(reading.pages):
        have = len(reading.pages)
        message = f"The paper counts {pages} pages, and the file has {have} of them."
        yield Finding(code="cut_off.pages", severity=Severity.CONTRADICTS, fields=(), message=message)


def _sides(page: PageReading) -> Iterator[Finding]:
    edge = EDGE / page.width
    left = sum(line.words[0].box.left <= edge for line in page.lines)
    right = sum(line.words[-1].box.right >= 1 - edge for line in page.lines)
    said = (
        (left, f"{left} lines run out of the picture at its left edge: the paper is not all on it."),
        (right, f"{right} lines run out of the picture at its right edge: the paper is not all on it."),
    )
    for count, message in said:
        if count >= FEWEST_LINES:
            yield Finding(code="cut_off.side", severity=Severity.CONTRADICTS, fields=(), message=message)


def _top(page: PageReading, name: str, supplier: Field) -> Iterator[Finding]:
    edge = EDGE / page.height
    touching = [line for line in page.lines if _touching(line, lambda box: box.top <= edge)]
    named_there = supplier.box is None or any(supplier.box.vertical_overlap(line.box) > 0 for line in touching)
    if touching and named_there and supplier.page in {None, page.number}:
        message = "The text runs out of the picture at its upper edge: who sent the paper may stand above it."
        yield Finding(code="cut_off.top", severity=Severity.CONTRADICTS, fields=(name,), message=message)


def _bottom(page: PageReading, name: str, total: Field) -> Iterator[Finding]:
    edge = EDGE / page.height
    if not any(_touching(line, lambda box: box.bottom >= 1 - edge) for line in page.lines):
        return
    lines = sorted(page.lines, key=lambda line: line.box.center_y)
    if total.box is not None and total.page == page.number and total.box.bottom < lines[-NEAR:][0].box.top:
        return
    message = "The text runs out of the picture at its lower edge: the total may stand below it."
    yield Finding(code="cut_off.bottom", severity=Severity.CONTRADICTS, fields=(name,), message=message)


def _touching(line: Line, touches: Callable[[Box], bool]) -> bool:
    return sum(touches(word.box) for word in line.words) >= FEWEST_WORDS
