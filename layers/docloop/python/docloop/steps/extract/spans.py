"""Candidates for names and other free text: cells, what follows a label, lines that run on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docloop.model.document_type import FieldKind, FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.labels import Label
from docloop.steps.extract.layout import Layout, Row, Segment, unclear
from docloop.steps.extract.vocabulary import letters

MOST = 400
"""Candidates of one field."""

MOST_PAGES = 3
"""Pages looked through, from the first on."""

LONGEST = 120
_COLON = re.compile(r":\s+(?=\S)|(?<=\D):(?=\S)")
_BRACKETS = re.compile(r"\s*\([^()]*\)?\s*$")
_ALIGNED = 0.015
_CLOSE = 1.1
"""Lines of one value lie no further apart, in line heights."""


@dataclass(frozen=True)
class _Span:
    """Text of one or two segments; `evidence` says how it was cut."""

    text: str
    box: Box
    segments: tuple[Segment, ...]
    start: int
    evidence: dict[str, float]


def spans(spec: FieldSpec, layout: Layout, labels: dict[int, list[Label]]) -> list[Candidate]:
    """Every piece of text that may be a value of a name's or a text's field, at most MOST, top to bottom."""
    found = []
    for span in _spans(layout, labels):
        wanted = letters(span.text) >= 2 if spec.kind is FieldKind.NAME else any(c.isalnum() for c in span.text)
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
        below = layout.rows[row.number + 1] if row.number + 1 < len(layout.rows) else None
        for place, segment in enumerate(row.segments):
            yield from _of_segment(segment, labels.get(row.number, ()))
            if place + 1 < len(row.segments):
                following = row.segments[place + 1]
                yield _joined((segment, following), {"across_gap": 1.0})
            if below is not None and below.page == row.page:
                for lower in _runs_on(segment, below):
                    yield _joined((segment, lower), {"two_lines": 1.0})


def _of_segment(segment: Segment, labels: Sequence[Label]) -> Iterator[_Span]:
    """The whole, what follows a label or a colon in it, and each without a closing bracket."""
    starts = {0: "whole"}
    for colon in _COLON.finditer(segment.text):
        starts.setdefault(colon.end(), "after_colon")
    for label in labels:
        if label.segment is segment:
            rest = segment.text[label.end :]
            start = label.end + len(rest) - len(rest.lstrip(" :.#-"))
            if start < len(segment.text):
                starts.setdefault(start, "after_label")
    for start, cut in starts.items():
        text = segment.text[start:].strip()
        yield _Span(text, segment.box_of(start, len(segment.text)), (segment,), start, {cut: 1.0})
        shorter = _BRACKETS.sub("", text)
        if shorter and shorter != text:
            end = start + len(shorter)
            yield _Span(shorter, segment.box_of(start, end), (segment,), start, {cut: 1.0, "without_bracket": 1.0})


def _joined(segments: tuple[Segment, Segment], evidence: dict[str, float]) -> _Span:
    text = " ".join(segment.text for segment in segments)
    return _Span(text, Box.around(segment.box for segment in segments), segments, 0, evidence)


def _runs_on(segment: Segment, below: Row) -> list[Segment]:
    """Segments right below that start where this one starts."""
    return [
        lower for lower in below.segments
        if abs(lower.box.left - segment.box.left) < _ALIGNED
        and lower.box.top - segment.box.bottom < _CLOSE * segment.box.height
    ]  # fmt: skip


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
