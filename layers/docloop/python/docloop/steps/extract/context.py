"""Evidence that a candidate of any kind has: where it stands, what it looks like, what is beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.deadline import NEVER, Deadline
from docloop.steps.extract.page.surroundings import Neighbourhood, Surroundings

_TO = re.compile(r"^\s*(?:[-–—]|to\b|thru\b|through\b|until\b|till\b|bis\b|au\b|al\b)\s*\S?\d", re.IGNORECASE)
_FROM = re.compile(r"\d\S?\s*(?:[-–—]|\bto|\bthru|\bthrough|\buntil|\btill|\bbis|\bau|\bal)\s*$", re.IGNORECASE)
_DATE_AHEAD = re.compile(r"^\s*\d{1,4}[-./]\d{1,2}(?:[-./]\d{2,4})?\b")
_DATE_BEHIND = re.compile(r"\b\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\s*$")


def in_context(
    spec: FieldSpec, candidates: Sequence[Candidate], around: Neighbourhood, deadline: Deadline = NEVER
) -> list[Candidate]:
    """The candidates with evidence that any kind of field has: place, form, neighbours, the same value elsewhere."""
    pages: dict[str, set[int]] = defaultdict(set)
    for candidate in candidates:
        pages[candidate.value].add(candidate.page)
    counts = Counter(candidate.value for candidate in candidates)
    dates = sorted({candidate.value for candidate in candidates}) if spec.kind.day else []
    found = []
    for candidate in candidates:
        deadline.check()
        place = around.of(candidate.page, candidate.box)
        evidence = {
            **candidate.evidence,
            **_of_place(place, candidate),
            **_of_form(candidate.text),
            "pages_seen": min(4.0, float(len(pages[candidate.value]))),
            "times_seen": min(8.0, float(counts[candidate.value])),
        }
        if dates:
            evidence |= _of_range(place)
            evidence |= {"earliest": 1.0} if candidate.value == dates[0] else {}
            evidence |= {"latest": 1.0} if candidate.value == dates[-1] else {}
        found.append(candidate.model_copy(update={"evidence": evidence}))
    return found


def _of_place(place: Surroundings, candidate: Candidate) -> dict[str, float]:
    return {
        "x": round(place.x, 3),
        "y": round(place.y, 3),
        "right_edge": round(candidate.box.right, 3),
        "page": min(5.0, float(place.page)),
        "values_between": float(min(3, place.skipped)),
        "words_left": float(len(place.left.split())),
        **({"last_page": 1.0} if place.last else {}),
        **({"alone_in_row": 1.0} if place.alone else {}),
    }


def _of_form(text: str) -> dict[str, float]:
    solid = len(text) or 1
    return {
        "digit_share": round(sum(c.isdigit() for c in text) / solid, 3),
        "capital_share": round(sum(c.isupper() for c in text) / solid, 3),
    }


def _of_range(place: Surroundings) -> dict[str, float]:
    """Which end of a span of days: "1/2/24 - 5/2/24", "1/2/24 to 5/2/24", or two dates side by side."""
    if _TO.match(place.after):
        return {"first_of_range": 1.0}
    if _FROM.search(place.before):
        return {"second_of_range": 1.0}
    if _DATE_AHEAD.match(place.after):
        return {"first_of_pair": 1.0}
    if _DATE_BEHIND.search(place.before):
        return {"second_of_pair": 1.0}
    return {}
