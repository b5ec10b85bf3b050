"""Names of seller and buyer on letters: heads of address blocks, sender lines, rows under a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.page.columns import ALIGNED, CITY, address_below, column_of, heads_address
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout, Segment, unclear
from docloop.values.kind import Shape
from docloop.values.line_vocabulary import (
    FIGURES,
    LEGAL,
    PLACE,
    STOP,
    STRONG_LEGAL,
    letters,
    misread_look,
    name_text,
)
from docloop.values.line_words import any_word

_SENDER = re.compile(r"^(?P<name>[^●•·|]{3,60}?)\s*(?:[●•·|]|\s[-–]\s|,\s)\s*.*\d")
_PARTS = re.compile(r"[●•·|,]|\s[-–]\s")
_LETTERS_OF_STREET = 3
_ROWS = {each: re.compile(rf"^\W*{any_word(each)}\s*:?\s*$", re.IGNORECASE) for each in ("company_row", "name_row")}
_WHOSE = frozenset({"under_heading", "other_heading", "in_order", "out_of_order", "is_receiver", "is_sender"})
"""Marks that say whose a block is."""

_HEADING_REACH = 12

MOST_SEGMENTS = 500
"""Segments of the first page, from its top, that are compared with each other; invoices have at most some 150."""


@dataclass(frozen=True)
class Party:
    """A segment that may name a party; `marks` come from its place, `looks` from its words. `address` None: none."""

    segment: Segment
    text: str
    marks: dict[str, float]
    looks: dict[str, float]
    address: str | None
    lines: tuple[Segment, ...]


def party_names(spec: FieldSpec, layout: Layout, labels: dict[int, list[Label]]) -> list[Candidate]:
    """Names of one party's field, each with what marks it as one."""
    return [
        Candidate(
            field=spec.name,
            value=party.text,
            text=party.text,
            page=1,
            box=party.segment.box,
            evidence={**party.marks, **party.looks, **unclear([party.segment])},
        )
        for party in parties(spec, layout, labels)
    ]


def party_addresses(
    spec: FieldSpec, owner: FieldSpec, layout: Layout, labels: dict[int, list[Label]]
) -> list[Candidate]:
    """The lines below a party's name down to the town, or what follows it in a sender line."""
    found = []
    for party in parties(owner, layout, labels):
        if party.address is None or "not_a_name" in party.looks:
            continue
        marks = {name: value for name, value in party.marks.items() if name not in {"repeated", "heads_address"}}
        evidence = {**marks, "of_party": 1.0, **unclear(party.lines), **misread_look(party.address)}
        box = Box.around(line.box for line in party.lines)
        found.append(
            Candidate(field=spec.name, value=party.address, text=party.address, page=1, box=box, evidence=evidence)
        )
    return found


def with_parties(
    candidates: Sequence[Candidate], owner: FieldSpec, layout: Layout, labels: dict[int, list[Label]]
) -> list[Candidate]:
    """Addresses, each with what is known of the parties in whose lines it stands; `owner` is the field of its name."""
    known = [party for party in parties(owner, layout, labels) if party.address is not None]
    below = {id(line) for party in known for line in party.lines}
    known = [party for party in known if id(party.segment) not in below]  # a street above its town is no name
    return [_of_parties(candidate, known) for candidate in candidates]


def _of_parties(candidate: Candidate, known: Sequence[Party]) -> Candidate:
    inside = [
        party.marks
        for party in known
        if candidate.page == 1 and any(candidate.box.covers(line.box) for line in party.lines)
    ]
    marks = {name: 1.0 for party in inside for name in _WHOSE & party.keys()}
    return candidate.model_copy(update={"evidence": {**candidate.evidence, **marks}}) if marks else candidate


def parties(spec: FieldSpec, layout: Layout, labels: dict[int, list[Label]]) -> list[Party]:
    """Segments of the first page that something marks as a party's name; `spec` is the name's field."""
    segments = list(islice((segment for segment in layout.segments if segment.page == 1), MOST_SEGMENTS))
    seen = Counter(name_text(segment.text).casefold() for segment in layout.segments)
    headings = [
        label
        for row in sorted(labels)
        for label in labels[row]
        if label.segment.page == 1 and any(m.kind.shape is Shape.NAME for m in label.meanings) and _is_heading(label)
    ]
    senders = {id(segment): name for segment in segments if (name := _sender(segment.text))}
    heads = [segment for segment in segments if id(segment) not in senders and heads_address(segment, segments)]
    sends = spec.is_sender
    theirs = {name_text(one.text).casefold() for one in segments if _right_under_another(spec, one, headings)}
    found = []
    for segment in segments:
        sender = senders.get(id(segment))
        text = name_text(sender or _after_heading(segment, headings) or segment.text)
        if letters(text) < 3:
            continue
        marks = {**_place(segment, segments, senders, heads, sends=sends), **_heading(spec, segment, headings)}
        if not marks:
            continue
        looks = _looks(text)
        if not sends and text in senders.values():
            marks["is_sender"] = 1.0
        if seen[text.casefold()] > 1:
            marks["repeated"] = 1.0
        if text.casefold() in theirs:
            marks["other_heading"] = 1.0
        if _is_label(segment, labels):
            looks["not_a_name"] = 1.0
        address, lines = address_below(segment, segments, sender)
        found.append(Party(segment, text, marks, looks, address, lines))
    return found


def _place(
    segment: Segment, segments: list[Segment], senders: dict[int, str], heads: list[Segment], *, sends: bool
) -> dict[str, float]:
    """What the place on the letter says: a sender line, the line below one, the head of an address, a row "Name:"."""
    evidence: dict[str, float] = {}
    if id(segment) in senders:
        evidence["sender_line" if sends else "is_sender"] = 1.0
    elif segment in heads:
        evidence["heads_address"] = 1.0
        if not senders and len(heads) > 1:
            # The seller's block stands before the buyer's.
            mine = (segment is heads[0]) == sends
            evidence["in_order" if mine else "out_of_order"] = 1.0
    rows = (name for name, label in _ROWS.items() if _is_row_of(label, segment, segments))
    evidence |= dict.fromkeys(islice(rows, 1), 1.0)
    if any(id(other) in senders for other in column_of(segment, segments, up=True)[:2]):
        evidence["is_receiver" if sends else "below_sender"] = 1.0
    return evidence


def _looks(text: str) -> dict[str, float]:
    evidence: dict[str, float] = {}
    if LEGAL.search(text):
        evidence["legal_form"] = 1.0
    if letters(LEGAL.sub("", text)) < 3:
        evidence["stump"] = 1.0
    stopped = STOP.search(text) or FIGURES.search(text) or CITY.search(text)
    numbered = any(c.isdigit() for c in text)
    street = numbered and PLACE.search(text) and not LEGAL.search(text)
    if (stopped and not STRONG_LEGAL.search(text)) or street or text.endswith(":"):
        evidence["not_a_name"] = 1.0
    if numbered:
        evidence["digits"] = 1.0
    return {**evidence, **misread_look(text)}


def _sender(text: str) -> str | None:
    """The name at the head of a line such as "Shop Ltd · High Street 1 · 12345 Town"."""
    match = _SENDER.match(text)
    if match is None or any(c.isdigit() for c in match["name"]):
        return None
    rest = text[match.end("name") :]
    town = CITY.search(rest)
    # Street and town both carry a number; "Springmont, WA 99365" and "Calle Mayor, 1 28010 Madrid" name nobody.
    if town is None or not any(map(_is_numbered, _PARTS.split(rest[: town.start()] + "|" + rest[town.end() :]))):
        return None
    return match["name"].strip()


def _is_numbered(text: str) -> bool:
    return any(c.isdigit() for c in text) and letters(text) >= _LETTERS_OF_STREET


def _is_row_of(label: re.Pattern[str], segment: Segment, segments: list[Segment]) -> bool:
    return any(
        other.row == segment.row and other.box.right <= segment.box.left + 0.01 and label.match(other.text)
        for other in segments
    )


def _is_label(segment: Segment, labels: dict[int, list[Label]]) -> bool:
    covered = sum(label.end - label.start for label in labels.get(segment.row, ()) if label.segment is segment)
    return covered >= 0.7 * len(segment.text)


def _is_heading(label: Label) -> bool:
    """Whether a label stands alone or before a colon, rather than being part of a name such as "Customer Care Ltd"."""
    text = label.segment.text
    alone = label.end - label.start >= 0.7 * len(text.strip(" :"))
    return alone or (label.start == 0 and text[label.end :].lstrip().startswith(":"))


def _after_heading(segment: Segment, headings: list[Label]) -> str | None:
    """What follows a heading in the same segment: "Bill to: Shop Ltd"."""
    for label in headings:
        if label.segment is segment and label.start == 0:
            rest = segment.text[label.end :].strip(" :")
            return rest if letters(rest) >= 3 else None
    return None


def _right_under_another(spec: FieldSpec, segment: Segment, headings: list[Label]) -> bool:
    """Whether it is the first line below a heading of another party."""
    near = [label for label in headings if label.segment.row == segment.row - 1]
    return "other_heading" in _heading(spec, segment, near)


def _heading(spec: FieldSpec, segment: Segment, headings: list[Label]) -> dict[str, float]:
    """Whose section it is: the nearest party heading above it, or to its left."""
    above = [
        label for label in headings
        if label.segment.row <= segment.row
        and segment.row - label.segment.row <= _HEADING_REACH
        and (label.segment is not segment or label.start == 0)
        and label.box.left <= segment.box.left + ALIGNED
    ]  # fmt: skip
    if not above:
        return {}
    nearest = max(above, key=lambda label: (label.segment.row, label.box.left))
    distance = segment.row - nearest.segment.row
    mine = max((m.weight for m in nearest.meanings if m.field == spec.name and not m.negated), default=0.0)
    if not mine:
        return {"other_heading": 1.0} if any(not m.negated for m in nearest.meanings) else {}
    if distance <= 1 or nearest.segment is segment:
        return {"under_heading": mine}
    return {"in_section": mine}
