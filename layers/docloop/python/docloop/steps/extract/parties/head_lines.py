"""The lines at the head of a document, each with what kind of line it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.page.layout import Layout, Row, Segment, unclear
from docloop.values.address_lines import ends_in_country, is_street
from docloop.values.line_vocabulary import (
    FIGURES,
    LEGAL,
    NUMBERED,
    ONLY_PHONE,
    ONLY_REGISTRATION,
    PLACE,
    POSTCODE,
    REGION,
    REGISTRATION,
    STOP,
    STRONG_LEGAL,
    TAIL,
    letters,
    misread_look,
)
from docloop.values.normal_forms import plain_marks, text_key

HEAD_ROWS = 20


@dataclass(frozen=True)
class HeadLine:
    """`number` counts the lines from 0. `row` is where it stands."""

    number: int
    row: Row

    @cached_property
    def text(self) -> str:
        """All of the row, with plain brackets and marks."""
        return plain_marks(self.row.text)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The texts of its segments, where there are several."""
        return tuple(plain_marks(segment.text) for segment in self.row.segments) if len(self.row.segments) > 1 else ()

    @cached_property
    def place(self) -> str:
        """What of it may be part of an address: without telephone and the like at its end; "" if nothing may."""
        text = self.text
        if self.is_number:
            return ""
        if STOP.search(text) and (cut := TAIL.search(text)):
            head = text[: cut.start()].strip(" -,;:(")
            if PLACE.search(head) or POSTCODE.search(head) or is_region(head):
                return head
        if FIGURES.search(text) and not (PLACE.search(text) or POSTCODE.search(text)):
            return ""
        if STOP.search(text) and not (POSTCODE.search(text) and is_region(text)):
            return ""
        return text.strip(" ,;:-*")

    @cached_property
    def is_number(self) -> bool:
        """A registration or telephone number and nothing else, or no words at all."""
        return bool(ONLY_REGISTRATION.match(self.text) or ONLY_PHONE.match(self.text) or NUMBERED.match(self.text))

    @cached_property
    def registered(self) -> bool:
        return bool(REGISTRATION.search(self.text) or ONLY_REGISTRATION.match(self.text))

    @cached_property
    def like_address(self) -> bool:
        """Whether it has a word of places, a postal code, a region or a street, and may be part of an address."""
        place = self.place
        return bool(place and (PLACE.search(place) or POSTCODE.search(place) or is_region(place) or is_street(place)))

    @cached_property
    def like_name(self) -> bool:
        stopped = STOP.search(self.text) or FIGURES.search(self.text)
        housed = self.like_address and any(c.isdigit() for c in self.text)
        return letters(self.text) >= 3 and bool(STRONG_LEGAL.search(self.text) or not (stopped or housed))

    @cached_property
    def legal(self) -> bool:
        return bool(LEGAL.search(self.text))

    @cached_property
    def stops(self) -> bool:
        return bool(STOP.search(self.text))

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.row.segments


@dataclass(frozen=True)
class Head:
    """The lines at the head of the first page that has any, and what is usual there."""

    lines: tuple[HeadLine, ...]
    text_height: float
    middle: float
    """Where lines are centred, 0..1 across the page."""
    web: str
    """Letters and digits of mail and web addresses anywhere in the document."""
    keys: tuple[str, ...]
    """Letters and digits of every row of the document."""

    def around(self, first: int, last: int) -> dict[str, float]:
        """The distance of lines `first` to `last` from their neighbours and among each other, in line heights."""
        boxes = [line.row.box for line in self.lines]
        unit = max(0.002, self.text_height)
        gaps = [
            (boxes[at + 1].top - boxes[at].bottom) / unit if at + 1 < len(boxes) and at >= 0 else 3.0
            for at in range(first - 1, last + 1)
        ]
        inside = gaps[1:-1]
        heights = [box.height for box in boxes[first : last + 1]]
        lefts = [box.left for box in boxes[first : last + 1]]
        centres = [box.center_x for box in boxes[first : last + 1]]
        found = {
            "gap_above": _clip(gaps[0]),
            "gap_below": _clip(gaps[-1]),
            "gap_within": _clip(max(inside)) if inside else 0.0,
            "height": min(4.0, max(heights) / unit),
            "heights_differ": min(2.0, max(heights) / max(0.001, min(heights)) - 1.0),
            "ragged": min(1.0, 10 * min(max(lefts) - min(lefts), max(centres) - min(centres))),
            "off_centre": min(1.0, 4 * abs(centres[0] - self.middle)),
            "row": float(first),
        }
        known = [word.confidence for line in self.lines[first : last + 1] for s in line.segments for word in s.words]
        sure = [confidence for confidence in known if confidence is not None]
        if sure:
            found["sure"] = sum(sure) / len(sure)
        return {name: round(value, 3) for name, value in found.items() if value}


_WEB = re.compile(r"[\w.-]*(?:@|www\.)[\w.-]+|\b[\w-]{3,}\.(?:com|net|org|de|fr|my|co)\b\S*", re.IGNORECASE)


def head_of(layout: Layout) -> Head:
    """The head of a document."""
    rows = layout.rows[:HEAD_ROWS]
    middles = [row.box.center_x for row in rows]
    return Head(
        lines=tuple(HeadLine(number, row) for number, row in enumerate(rows)),
        text_height=layout.text_height,
        middle=median(middles) if middles else 0.5,
        web=" ".join(text_key(match) for row in layout.rows for match in _WEB.findall(row.text)),
        keys=tuple(text_key(row.text) for row in layout.rows),
    )


def is_region(text: str) -> bool:
    """Whether a part of a country, or a country as the last of several parts, is named."""
    return bool(REGION.search(text)) or ends_in_country(text)


def widest(segments: Sequence[Segment]) -> Segment:
    """The segment with the most letters and digits; of several the first."""
    return max(segments, key=lambda segment: sum(c.isalnum() for c in segment.text))


def _clip(gap: float) -> float:
    return max(-1.0, min(3.0, gap))


def head_candidate(spec: FieldSpec, text: str, lines: Sequence[HeadLine], evidence: dict[str, float]) -> Candidate:
    """A value made of these lines, with what the reader and the look of its words say about it."""
    doubt = unclear([segment for line in lines for segment in line.segments])
    return Candidate(
        field=spec.name,
        value=text,
        text=text,
        page=lines[0].row.page,
        box=Box.around(line.row.box for line in lines),
        evidence={**evidence, **doubt, **misread_look(text)},
    )
