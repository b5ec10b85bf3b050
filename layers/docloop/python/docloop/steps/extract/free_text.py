"""Candidates for names and other free text: cells, what follows a label, lines that run on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout, Segment, unclear
from docloop.values.kind import Shape
from docloop.values.line_vocabulary import letters
from docloop.values.line_words import any_word

MOST = 400
"""Candidates of one field."""

MOST_PAGES = 3
"""Pages looked through, from the first on."""

MOST_LINES = 3
"""Lines that one value may run over."""

LONGEST = 120
_COLON = re.compile(r":\s+(?=\S)|(?<=\D):(?=\S)")
_BRACKETS = re.compile(r"\s*\([^()]*\)?\s*$")
_ENDS_OPEN = re.compile(rf"(?:[&/,(–-]|\b{any_word('text_goes_on')})\s*$", re.IGNORECASE)
_ALIGNED = 0.015
_CLOSE = 1.1
"""Lines of one value lie no further apart, in line heights."""

_NEAR_ROWS = range(-2, 5)
"""Rows in which the next line of a value is looked for; where columns are set apart, rows of a page interleave."""


@dataclass(frozen=True)
class _Span:
    """Text of some segments, from character `start` of the first; `evidence` says how it was cut."""

    text: str
    box: Box
    segments: tuple[Segment, ...]
    start: int
    evidence: dict[str, float]

    def known(self, more: dict[str, float]) -> _Span:
        """The same with more evidence."""
        return replace(self, evidence={**self.evidence, **more})


def spans(spec: FieldSpec, layout: Layout, labels: dict[int, list[Label]]) -> list[Candidate]:
    """Every piece of text that may be a value of a name's or a text's field, at most MOST, top to bottom."""
    found = []
    for span in _spans(layout, labels):
        wanted = letters(span.text) >= 2 if spec.kind.shape is Shape.NAME else any(c.isalnum() for c in span.text)
        if not wanted or len(span.text) > LONGEST:
            continue
        evidence = {**span.evidence, **_beside(spec, span, labels), **unclear(span.segments)}
        page = span.segments[0].page
        found.append(
            Candidate(field=spec.name, value=span.text, text=span.text, page=page, box=span.box, evidence=evidence)
        )
        if len(found) == MOST:
            break
    return found


def _spans(layout: Layout, labels: dict[int, list[Label]]) -> Iterator[_Span]:
    for row in layout.rows:
        if row.page > MOST_PAGES:
            return
        for place, segment in enumerate(row.segments):
            for piece in _pieces(segment, labels.get(row.number, ())):
                yield from _without_brackets(piece)
                if len(piece.text) > LONGEST:
                    continue  # and so is all that goes on from it
                if letters(piece.text) < 2:
                    yield piece
                else:
                    yield from _lines(piece, layout)
                    if place + 1 < len(row.segments) and letters(row.segments[place + 1].text) >= 2:
                        yield _joined(piece, row.segments[place + 1], "across_gap")


def _pieces(segment: Segment, labels: Sequence[Label]) -> Iterator[_Span]:
    """The whole of a segment, what follows a label or a colon in it, and what comes before a label."""
    own = [label for label in labels if label.segment is segment]
    starts = {0: "whole"}
    for colon in _COLON.finditer(segment.text):
        starts.setdefault(colon.end(), "after_colon")
    for label in own:
        rest = segment.text[label.end :]
        starts.setdefault(label.end + len(rest) - len(rest.lstrip(" :.#-")), "after_label")
    for start, cut in starts.items():
        for end in dict.fromkeys((len(segment.text), *(label.start for label in own))):
            text = segment.text[start:end].strip()
            if text:
                evidence = {cut: 1.0} if end == len(segment.text) else {cut: 1.0, "before_label": 1.0}
                yield _Span(text, segment.box_of(start, end), (segment,), start, evidence)


def _without_brackets(span: _Span) -> Iterator[_Span]:
    shorter = _BRACKETS.sub("", span.text)
    if shorter and shorter != span.text:
        box = span.segments[0].box_of(span.start, span.start + len(shorter))
        yield _Span(shorter, box, span.segments, span.start, {**span.evidence, "without_bracket": 1.0})


def _joined(span: _Span, other: Segment, how: str) -> _Span:
    segments = (*span.segments, other)
    return _Span(
        f"{span.text} {other.text}", Box.around((span.box, other.box)), segments, span.start,
        {**span.evidence, how: span.evidence.get(how, 0.0) + 1.0},
    )  # fmt: skip


def _lines(span: _Span, layout: Layout) -> Iterator[_Span]:
    """The text alone, and with the lines that follow it closely in its column."""
    for _ in range(MOST_LINES):
        if len(span.text) > LONGEST:
            return
        below = _next_line(span, layout)
        if below is None or letters(below.text) < 2:
            yield span
            return
        open_end = bool(_ENDS_OPEN.search(span.text))
        yield span.known({"line_below": 1.0, **({"ends_open": 1.0} if open_end else {})})
        span = _joined(span, below, "more_lines")
        if open_end:
            span = span.known({"open_end_joined": 1.0})


def _next_line(span: _Span, layout: Layout) -> Segment | None:
    """The segment right below that starts where the text or its segment does."""
    last = span.segments[-1]
    lefts = {span.box.left, span.segments[0].box.left}
    found = [
        lower
        for step in _NEAR_ROWS
        if 0 <= last.row + step < len(layout.rows) and layout.rows[last.row + step].page == last.page
        for lower in layout.rows[last.row + step].segments
        if any(abs(lower.box.left - left) < _ALIGNED for left in lefts)
        and lower.box.center_y > last.box.bottom
        and lower.box.top - last.box.bottom < _CLOSE * last.box.height
    ]
    return min(found, key=lambda lower: lower.box.top, default=None)


def _beside(spec: FieldSpec, span: _Span, labels: dict[int, list[Label]]) -> dict[str, float]:
    """The nearest label to the left, whosever it is, else the one right above."""
    first = span.segments[0]
    evidence: dict[str, float] = {}
    if any(label.segment is first and label.start >= span.start for label in labels.get(first.row, ())):
        evidence["holds_label"] = 1.0
    left = [
        label for label in labels.get(first.row, ())
        if label.box.right <= span.box.left + 0.005 and not (label.segment is first and label.end > span.start)
    ]  # fmt: skip
    if left:
        nearest = max(left, key=lambda label: label.box.right)
        if weight := _weight(spec, nearest):
            return {**evidence, "label_left": weight}
        return {**evidence, "other_label": 1.0}
    for distance in (1, 2):
        above = [
            label for label in labels.get(first.row - distance, ())
            if label.segment.page == first.page and label.box.left < span.box.right and span.box.left < label.box.right
        ]  # fmt: skip
        if above:
            weight = max(_weight(spec, label) for label in above)
            return {**evidence, **({"label_above": weight} if weight else {"other_label": 0.5})}
    return evidence


def _weight(spec: FieldSpec, label: Label) -> float:
    return max((m.weight for m in label.meanings if m.field == spec.name and not m.negated), default=0.0)
