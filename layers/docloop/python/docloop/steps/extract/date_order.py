"""In which order a paper writes its dates, told by what they mean: no bill is due before it is issued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout, Segment
from docloop.steps.extract.score.evidence import Sighting, beside_labels
from docloop.values.dates import day_order, find_dates
from docloop.values.field_roles import FieldRole
from docloop.values.match import Hints

LONGEST_TERM = timedelta(days=125)
"""Between issue and payment; four months are the longest that is usual."""

_BELOW = 3
_FIGURES = re.compile(r"\d\s?[-./]\s?\d")
_BESIDE = frozenset({"label_left", "label_above"})


def order_of_terms(
    layout: Layout, labels: dict[int, list[Label]], document_type: DocumentType, hints: Hints
) -> bool | None:
    """Whether the day stands first, where only one order puts each due date at or soon after the date of issue.

    None where some date of the paper tells the order by itself, where one of the two has no label, and where both
    orders or neither make sense. What the paper's country writes is a habit and gives way.
    """
    issued, due = (document_type.field_of(role) for role in (FieldRole.ISSUED, FieldRole.DUE))
    if issued is None or due is None or day_order("\n".join(row.text for row in layout.rows)) is not None:
        return None
    rows = {row + below for row in labels for below in range(_BELOW)}
    segments = [each for each in layout.segments if each.row in rows and _FIGURES.search(each.text)]
    possible = []
    for day_first in (True, False):
        known = replace(hints, day_first=day_first)
        begins = _dates_of(issued, segments, labels, known)
        ends = _dates_of(due, segments, labels, known)
        if not begins or not ends:
            return None
        if all(timedelta(0) <= end - begins[0] <= LONGEST_TERM for end in ends):
            possible.append(day_first)
    return possible[0] if len(possible) == 1 else None


def _dates_of(spec: FieldSpec, segments: Sequence[Segment], labels: dict[int, list[Label]], hints: Hints) -> list[date]:
    """The dates beside the field's own labels, in reading order."""
    found = []
    for segment in segments:
        for match in find_dates(segment.text, hints):
            box = segment.box_of(match.start, match.end)
            sighting = Sighting(segment, match.start, match.end, match.value, box, match.evidence)
            if _BESIDE & beside_labels(spec, sighting, labels).keys():
                found.append(date.fromisoformat(match.value))
    return found
