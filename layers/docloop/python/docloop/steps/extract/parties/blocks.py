"""Blocks of lines that stand one below the other, with the heading of a party above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docloop.model.geometry import Box
from docloop.steps.extract.page.labels import Label, Meaning
from docloop.steps.extract.page.layout import Segment
from docloop.values.field_roles import FieldRole
from docloop.values.kind import Shape
from docloop.values.line_vocabulary import letters
from docloop.values.normal_forms import plain_marks, word_key
from docloop.values.party_texts import only_form, sender_of, titles

MOST_LINES = 9
"""Lines of one block."""

_ALIGNED = 0.012
_CLOSE = 1.3
"""Lines of one block lie no further apart, in line heights."""

_BELOW_HEADING = 4.0
"""The same between a heading and its first line."""

_SECTION = 3.0
"""The same between a heading and one that only divides its block."""


_WORD_SPACE = 0.025
"""Of the page's width: what stands closer together is one sentence."""

_WORDS_OF_SENTENCE = 4

_ROLES_OF_PARTY = frozenset(
    {FieldRole.SUPPLIER_PHONE, FieldRole.SUPPLIER_EMAIL, FieldRole.SUPPLIER_TAX_ID, FieldRole.CUSTOMER_TAX_ID}
)
_LISTS_OF_PARTY = frozenset({"VENDOR_FAX", "VENDOR_URL", "REGISTRATION_NUMBER", "CONTACT"})
"""Lists of docloop's words that have no role."""


@dataclass
class Block:
    """Segments one below the other; `heading` is the party that the heading above them names, None without one."""

    heading: Meaning | None = None
    weight: float = 0.0
    first: str = ""
    """What the first line says behind its heading, where both stand in one segment."""
    lines: list[Segment] = field(default_factory=list)
    above: Box | None = None
    """Where the heading stands."""

    def text_of(self, place: int) -> str:
        return self.first if place == 0 and self.first else plain_marks(self.lines[place].text)


def is_of_party(meaning: Meaning) -> bool:
    """Return whether what a label says stands in the block of a party, below its address."""
    return meaning.role in _ROLES_OF_PARTY or meaning.field in _LISTS_OF_PARTY


def heading_of(segment: Segment, labels: Sequence[Label]) -> tuple[Label, str] | None:
    """The party heading that a segment is or begins with, and what follows it there: "Bill to: Shop Ltd"."""
    for label in labels:
        if label.start > 2 or not any(m.kind.shape is Shape.NAME and not m.negated for m in label.meanings):
            continue
        rest = segment.text[label.end :]
        if letters(rest) < 2 and not any(c.isdigit() for c in rest):
            return label, ""
        bilingual = re.match(r"^\W*\([^()]*\)\W*$", rest)
        if bilingual:
            return label, ""
        if (colon := re.match(r"^\s*(?:\([^()]*\))?\s*:\s*", rest)) is not None:
            return label, rest[colon.end() :].strip()
    return None


def blocks_of(segments: Sequence[Segment], own: dict[int, list[Label]], unit: float) -> list[Block]:
    blocks: list[Block] = []
    sections: list[Block] = []
    taken: set[int] = set()
    for place, segment in enumerate(segments):
        if id(segment) in taken:
            continue
        if (heading := heading_of(segment, own.get(id(segment), ()))) is None or _in_sentence(segment, segments):
            continue
        label, rest = heading
        block = _headed(label, rest, segment, sections)
        sections.append(block)
        taken.add(id(segment))
        start = segment if rest else _first_of(segment, segments[place + 1 : place + 40], own, taken, unit)
        if start is not None:
            block.lines.append(start)
            taken.add(id(start))
            blocks.append(block)
    started = {id(block.lines[0]): block for block in blocks}
    growing: list[Block] = []
    for segment in segments:
        if id(segment) in started:
            growing.append(started[id(segment)])
            continue
        if id(segment) in taken:
            continue
        home = next((block for block in reversed(growing[-12:]) if _goes_on(block, segment, unit)), None)
        if home is not None and len(home.lines) < MOST_LINES and not _breaks(segment, own):
            home.lines.append(segment)
        elif not _breaks(segment, own):
            blocks.append(Block(lines=[segment]))
            growing.append(blocks[-1])
        elif home is not None:
            growing.remove(home)
    return sorted(blocks, key=lambda block: (block.lines[0].box.top, block.lines[0].box.left))


def _in_sentence(segment: Segment, segments: Sequence[Segment]) -> bool:
    """Whether a heading's word goes on with a sentence to its left: "products derived from these goods"."""
    return any(
        other.row == segment.row
        and 0 <= segment.box.left - other.box.right < _WORD_SPACE
        and len(other.text.split()) >= _WORDS_OF_SENTENCE
        for other in segments
    )


def _headed(label: Label, rest: str, segment: Segment, before: Sequence[Block]) -> Block:
    """A block under its heading; rows such as "Company:" right below a heading belong to the party of that."""
    box = segment.box
    for block in reversed(before):
        if (above := block.above) is None or not block.heading or abs(above.left - box.left) > _ALIGNED:
            continue
        if 0 < box.top - above.bottom < _SECTION * box.height:
            return Block(block.heading, block.weight, rest, above=box)
    return Block(_party(label), max(m.weight for m in label.meanings), rest, above=box)


def _party(label: Label) -> Meaning:
    return next(m for m in label.meanings if m.kind.shape is Shape.NAME and not m.negated)


def _first_of(
    heading: Segment, following: Sequence[Segment], own: dict[int, list[Label]], taken: set[int], unit: float
) -> Segment | None:
    """The first line under a heading, or beside it where nothing stands right below."""
    beside = next((s for s in following if s.row == heading.row and s.box.left > heading.box.left), None)
    below = [
        s for s in following
        if s.row > heading.row and abs(s.box.left - heading.box.left) < 0.025
        and s.box.top - heading.box.bottom < _BELOW_HEADING * unit
    ]  # fmt: skip
    below = below[:1]
    ordered = [*below, beside]
    if beside is not None and below and any(label.start <= 2 for label in own.get(id(below[0]), ())):
        ordered.reverse()
    for one in ordered:
        if one is not None and id(one) not in taken and not _breaks(one, own) and letters(one.text) >= 3:
            return one
    return None


def _goes_on(block: Block, segment: Segment, unit: float) -> bool:
    if len(block.lines) == 1 and sender_of(block.text_of(0)):
        return False
    last, box = block.lines[-1].box, segment.box
    if box.center_y <= last.center_y + 0.3 * unit or box.top - last.bottom >= _CLOSE * unit:
        return False
    if _closes_name(last, segment) or _aligned(last, box):
        return True
    before = block.lines[-2].box if len(block.lines) > 1 else None
    return before is not None and _closes_name(before, block.lines[-1]) and _aligned(before, box)


def _aligned(one: Box, other: Box) -> bool:
    edges = ((one.left, other.left), (one.right, other.right), (one.center_x, other.center_x))
    return any(abs(first - second) < _ALIGNED for first, second in edges)


def _closes_name(last: Box, segment: Segment) -> bool:
    """Whether a line is the legal form of the name above it, set in from both its edges."""
    return last.left <= segment.box.left and segment.box.right <= last.right and only_form(segment.text)


def _breaks(segment: Segment, own: dict[int, list[Label]]) -> bool:
    """Whether a line ends a block: a title, a heading, the label of something else, a sentence."""
    text = segment.text
    if len(text) > 110 or text.rstrip().endswith(":") or _key(text) in titles():
        return True
    labels = own.get(id(segment), ())
    if heading_of(segment, labels) is not None:
        return True
    for label in labels:
        meanings = label.meanings
        if label.start <= 2 and not any(is_of_party(m) or m.kind.shape is Shape.NAME for m in meanings):
            rest = text[label.end :]
            if letters(rest) < 2 or rest.lstrip().startswith((":", ".:", "#")):
                return True
    return False


def _key(text: str) -> str:
    """A line without its number, folded: "FACTURE N° 17" is "facturen"."""
    return word_key(re.sub(r"\d+|n[°ºo]\b|#", "", text, flags=re.IGNORECASE))
