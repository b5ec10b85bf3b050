"""Addresses: runs of lines at the head of a document, with what speaks for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.known_names.repair import with_repairs
from docloop.steps.extract.page.layout import Layout, Segment
from docloop.steps.extract.parties.head_lines import Head, HeadLine, head_candidate, head_of, is_region, widest
from docloop.values.line_vocabulary import (
    LEGAL,
    OPENING,
    PLACE,
    POSTCODE,
    STRONG_LEGAL,
    letters,
)
from docloop.values.normal_forms import plain_marks

_MOST_LINES = 6
_HEADING = re.compile(r"^[^\W\d_][\w .]{1,16}:\s*(?=\S)")
_BULLET = re.compile(r"\s*[●•·|]\s*")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)?\W*$")
_Cut = tuple[list[str], dict[str, float]]


def addresses(spec: FieldSpec, layout: Layout) -> list[Candidate]:
    """Runs of up to six lines that may be an address, whole and cut as pages call for; misread ones put right too."""
    head = head_of(layout)
    found = []
    for first in head.lines:
        for lines in _runs(head, first):
            seen: set[str] = set()
            for texts, cut in _cuts(lines):
                text = ", ".join(_BULLET.sub(", ", text.strip(" ,")) for text in texts)
                if text not in seen and _may_be(texts):
                    seen.add(text)
                    found.append(head_candidate(spec, text, lines, {**_evidence(head, lines, texts), **cut}))
    return with_repairs(found, layout)


def _runs(head: Head, first: HeadLine) -> Iterator[list[HeadLine]]:
    """Lines from `first` on; a registration or telephone number between them is passed over."""
    lines: list[HeadLine] = []
    for line in head.lines[first.number :]:
        if line.row.page != first.row.page or len(lines) == _MOST_LINES:
            return
        if line.place:
            lines.append(line)
            yield list(lines)
        elif not (lines and line.is_number and line.number == lines[-1].number + 1):
            return


def _may_be(texts: Sequence[str]) -> bool:
    """Whether it opens as addresses do, or ends as they do."""
    first, last = texts[0], texts[-1]
    opens = PLACE.search(first) or any(c.isdigit() for c in first)
    ends = POSTCODE.search(last) or PLACE.search(last) or is_region(last)
    return bool((opens or ends) and letters("".join(texts)) >= 4 and (opens or len(texts) > 1))


def _cuts(lines: Sequence[HeadLine]) -> Iterator[_Cut]:
    """All of the lines, or without what stands beside them, a heading before them, a bracket behind them."""
    whole = [line.place for line in lines]
    beside = {"gap_inside": 1.0} if any(line.parts for line in lines) else {}
    yield whole, beside
    if beside and (main := [plain_marks(one.text).strip(" ,;:-*") for one in _in_column(lines)]) != whole:
        yield main, {"main_column": 1.0}
    if heading := _HEADING.match(whole[0]):
        yield [whole[0][heading.end() :], *whole[1:]], {**beside, "heading_dropped": 1.0}
    elif (legal := STRONG_LEGAL.search(whole[0])) and letters(rest := whole[0][legal.end() :]) >= 4:
        yield [rest.strip(" ,;:-*().") or whole[0], *whole[1:]], {**beside, "name_dropped": 1.0}
    bare = _LAST_BRACKET.sub("", whole[-1])
    if bare and bare != whole[-1]:
        yield [*whole[:-1], bare], {**beside, "bracket_dropped": 1.0}


def _in_column(lines: Sequence[HeadLine]) -> list[Segment]:
    """Of each line the text that stands below or above the lines of one text; where there are none, the longest."""
    alone = [line.segments[0].box for line in lines if len(line.segments) == 1]
    if not alone:
        return [widest(line.segments) for line in lines]
    column = Box.around(alone)
    return [max(line.segments, key=lambda one: _shared(one.box, column)) for line in lines]


def _shared(one: Box, column: Box) -> float:
    return min(one.right, column.right) - max(one.left, column.left)


def _evidence(head: Head, lines: Sequence[HeadLine], texts: Sequence[str]) -> dict[str, float]:
    first, last = lines[0], lines[-1]
    above = head.lines[first.number - 1] if first.number else None
    below = next(iter(head.lines[last.number + 1 : last.number + 2]), None)
    tail = texts[-1]
    towns = sum(len(POSTCODE.findall(text)) for text in texts)
    evidence = {
        **head.around(first.number, last.number),
        "street_word": float(any(PLACE.search(text) for text in texts)),
        "places": min(6.0, float(sum(len(PLACE.findall(text)) for text in texts))),
        "postcode": float(towns > 0),
        "two_towns": float(towns > 1),
        "region": float(any(map(is_region, texts))),
        "opening": float(bool(OPENING.search(texts[0]))),
        "lines": float(len(texts)),
        "far_down": min(1.0, max(0.0, (first.number - 4) / 6)),
        "ends_region": float(is_region(tail[-24:])),
        "ends_postcode": float(bool(POSTCODE.search(tail))),
        "ends_open": float(plain_marks(last.row.text).rstrip().endswith(",")),
        "starts_bracket": float(texts[0].startswith("(")),
        "ends_bracket": float(tail.rstrip(" .").endswith(")")),
        "name_inside": float(any(STRONG_LEGAL.search(text) for text in texts)),
        "stops_inside": float(sum(line.stops for line in lines)),
        "passed_over": float(last.number - first.number + 1 - len(lines)),
        "not_an_address": float(not (POSTCODE.search(tail) or is_region(tail) or PLACE.search(tail))),
    }
    evidence |= _neighbours(above, below)
    return {name: round(value, 3) for name, value in evidence.items() if value}


def _neighbours(above: HeadLine | None, below: HeadLine | None) -> dict[str, float]:
    evidence: dict[str, float] = {"top": float(above is None), "cut_short": 0.0}
    if above is not None:
        evidence["after_name"] = float(bool(LEGAL.search(above.text) or re.search(r"\d{4,}-?[A-Z]?\)", above.text)))
        evidence["after_strong_name"] = float(bool(STRONG_LEGAL.search(above.text)))
        evidence["after_number"] = float(above.is_number)
        evidence["after_open"] = float(above.text.rstrip().endswith(","))
        evidence["after_address"] = float(above.like_address)
        if above.place and PLACE.search(above.text) and not LEGAL.search(above.text):
            evidence["cut_short"] += 1.0
    if below is not None:
        evidence["before_stop"] = float(below.stops)
        evidence["before_number"] = float(below.is_number)
        evidence["before_address"] = float(below.like_address)
        evidence["before_bracket"] = float(below.text.lstrip().startswith("("))
        if below.place and (POSTCODE.search(below.text) or is_region(below.text)):
            evidence["cut_short"] += 1.0
    return evidence
