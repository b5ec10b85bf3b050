"""Names and addresses: whole lines, joined where they run on."""

from __future__ import annotations

import re

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.layout import Layout, Row, unclear
from docloop.steps.extract.vocabulary import (
    FIGURES,
    LEGAL,
    ONLY_PHONE,
    ONLY_REGISTRATION,
    OPENING,
    PLACE,
    POSTCODE,
    REGION,
    REGISTRATION,
    STOP,
    STRONG_LEGAL,
    letters,
    misread_look,
    name_text,
)

_TOP_ROWS = 12


def letterheads(spec: FieldSpec, layout: Layout) -> list[Candidate]:
    """Lines near the top, single or two joined, that may be a name."""
    found = []
    position = 0
    for row in layout.rows[:_TOP_ROWS]:
        texts = [name_text(row.text)]
        if len(row.segments) > 1:
            texts += [name_text(segment.text) for segment in row.segments]
        if letters(texts[0]) < 3:
            continue
        below = layout.rows[row.number + 1] if row.number + 1 < len(layout.rows) else None
        above = layout.rows[row.number - 1] if row.number else None
        for text in dict.fromkeys(texts):
            if letters(text) < 3:
                continue
            evidence = {**_name_evidence(text, position), **_tall(row, layout)}
            if above is not None and _runs_on(name_text(above.text), text):
                evidence["stump"] = 1.0
            if text.count("(") > text.count(")"):
                evidence["stump"] = 1.0
            if len(texts) > 1 and text == texts[0]:
                evidence["gap_inside"] = 1.0
            found.append(_candidate(spec, text, [row], evidence))
        if below is not None and below.page == row.page and _runs_on(texts[0], below.text):
            joined = f"{texts[0]} {name_text(below.text)}"
            found.append(_candidate(spec, joined, [row, below], {**_name_evidence(joined, position), "merged": 1.0}))
        position += 1
    return found


def _runs_on(text: str, below: str) -> bool:
    """Whether a name goes on in the next line: that line is little more than a legal form."""
    if STOP.search(below):
        return False
    if text.count("(") > text.count(")"):
        return ")" in below
    if not LEGAL.search(below):
        return False
    rest = re.sub(r"[^\W\d_]{1,2}\b|[^A-Za-zÀ-ÿ]", "", REGISTRATION.sub("", LEGAL.sub("", below)))
    return len(rest) < 2 and not STRONG_LEGAL.search(text)


def _name_evidence(text: str, position: int) -> dict[str, float]:
    evidence: dict[str, float] = {}
    if LEGAL.search(text):
        evidence["legal_form"] = 1.0
    if position == 0:
        evidence["first_line"] = 1.0
    elif position == 1:
        evidence["second_line"] = 1.0
    evidence["far_down"] = min(1.0, max(0.0, (position - 2) / 6))
    solid = re.sub(r"\s", "", text)
    evidence["digits"] = 1.0 if sum(c.isdigit() for c in solid) > 0.2 * len(solid) else 0.0
    evidence["letters"] = sum(c.isalpha() for c in solid) / max(1, len(solid))
    stopped = (STOP.search(text) or FIGURES.search(text)) and not STRONG_LEGAL.search(text)
    if stopped or (PLACE.search(text) and POSTCODE.search(text)):
        evidence["not_a_name"] = 1.0
    elif PLACE.search(text) and sum(c.isdigit() for c in solid):
        evidence["not_a_name"] = 0.7
    return {name: round(value, 3) for name, value in evidence.items() if value}


def _tall(row: Row, layout: Layout) -> dict[str, float]:
    return {"tall": 1.0} if row.box.height > 1.25 * layout.text_height else {}


def addresses(spec: FieldSpec, layout: Layout) -> list[Candidate]:
    """Runs of up to five lines that may be an address."""
    rows = layout.rows[: _TOP_ROWS + 6]
    found = []
    for first in range(len(rows)):
        if not _may_be_address(rows[first]) or not (
            PLACE.search(rows[first].text) or re.search(r"\d", rows[first].text)
        ):
            continue
        for last in range(first, min(len(rows), first + 5)):
            if not _may_be_address(rows[last]) or rows[last].page != rows[first].page:
                break
            found.append(
                _candidate(
                    spec,
                    ", ".join(row.text.strip(" ,") for row in rows[first : last + 1]),
                    list(rows[first : last + 1]),
                    _address_evidence(layout, first, last),
                )
            )
    return found


def _may_be_address(row: Row) -> bool:
    if ONLY_REGISTRATION.match(row.text) or ONLY_PHONE.match(row.text):
        return False
    if FIGURES.search(row.text) and not (PLACE.search(row.text) or POSTCODE.search(row.text)):
        return False
    return not STOP.search(row.text) or bool(POSTCODE.search(row.text) and REGION.search(row.text))


def _address_evidence(layout: Layout, first: int, last: int) -> dict[str, float]:
    rows = layout.rows
    texts = [row.text for row in rows[first : last + 1]]
    evidence = {
        "street_word": float(any(PLACE.search(text) for text in texts)),
        "postcode": float(any(POSTCODE.search(text) for text in texts)),
        "region": float(any(REGION.search(text) for text in texts)),
        "after_name": float(
            first > 0
            and bool(LEGAL.search(rows[first - 1].text) or re.search(r"\d{4,}-?[A-Z]?\)", rows[first - 1].text))
        ),
        "opening": float(bool(OPENING.search(texts[0]))),
        "lines": float(len(texts)),
        "far_down": min(1.0, max(0.0, (first - 4) / 6)),
    }
    if (
        last + 1 < len(rows)
        and _may_be_address(rows[last + 1])
        and (POSTCODE.search(rows[last + 1].text) or REGION.search(rows[last + 1].text))
    ):
        evidence["cut_short"] = 1.0
    if (
        first > 0
        and _may_be_address(rows[first - 1])
        and PLACE.search(rows[first - 1].text)
        and not LEGAL.search(rows[first - 1].text)
    ):
        evidence["cut_short"] = evidence.get("cut_short", 0.0) + 1.0
    tail = texts[-1]
    if not (POSTCODE.search(tail) or REGION.search(tail) or PLACE.search(tail)):
        evidence["not_an_address"] = 1.0
    return {name: value for name, value in evidence.items() if value}


def _candidate(spec: FieldSpec, text: str, rows: list[Row], evidence: dict[str, float]) -> Candidate:
    doubt = unclear([segment for row in rows for segment in row.segments])
    return Candidate(
        field=spec.name,
        value=text,
        text=text,
        page=rows[0].page,
        box=Box.around(row.box for row in rows),
        evidence={**evidence, **doubt, **misread_look(text)},
    )
