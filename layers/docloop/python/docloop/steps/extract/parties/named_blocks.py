"""Names and addresses of parties, read from blocks of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docloop.model.geometry import Box
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Segment
from docloop.steps.extract.parties.blocks import Block, is_of_party
from docloop.values.address_lines import has_street_word, like_address, without_label
from docloop.values.field_roles import FieldRole
from docloop.values.kind import Shape
from docloop.values.legal_forms import legal_form, legal_prefix
from docloop.values.line_vocabulary import letters, name_text
from docloop.values.line_words import any_word
from docloop.values.party_texts import (
    CONTACT_LINE,
    COURTESY,
    core_of,
    may_name,
    only_form,
    sender_of,
    without_echo,
    without_trailer,
)

_NAME_LINES = 4
_ADDRESS_LINES = 7
TAIL_OF_PARTY = re.compile(
    rf"[\s,;(|-]*(?:\b{any_word('party_tail')}\b\s*[.:#no]|www\.|\S+@).*$",
    re.IGNORECASE,
)
_OPEN = re.compile(rf"(?:[&+,/-]|\b{any_word('name_goes_on')})\s*$", re.IGNORECASE)
_PERSON = re.compile(rf"\W*{any_word('person')}\b\.?\s", re.IGNORECASE)
"""Somebody at a company rather than the beginning of its name."""

_GOES_ON = re.compile(r"(?:and|und|et|e|y|of|&)\s+\S", re.IGNORECASE)
"""How a line begins that goes on with the name above it: "AND STATE UNIVERSITY"."""

_TOP = 0.35
"""Names that are set word below word stand above, of the page's height."""

_SIZES = 0.25
"""Letters of one size differ in height by less than this share."""

_CODE_ALONE = re.compile(r"(?=\S*\d|\S+\s\S*\d)[A-Z]{0,2}\d[A-Z\d]{1,4}(?:[\s-][A-Z\d]{2,4})?")
_CODE_LAST = re.compile(r"[^\W\d_]\W+\d{4,6}\W*$")
_LABEL_OF_NAME = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+){0,2}\s*:\s*(?=[^\W\d_]{2})")
_BUYERS = frozenset({FieldRole.CUSTOMER, "ship_to"})
"""Roles, and docloop's lists of words for parties that have none."""
PAID = {"payee": 2.5, "ACCOUNT_HOLDER": 1.0}


@dataclass(frozen=True)
class NamedBlock:
    """A block read: `address` "" where it has none. `signs` say whose it is: positive the supplier's."""

    name: str
    name_lines: tuple[Segment, ...]
    address: str
    address_lines: tuple[Segment, ...]
    segments: tuple[Segment, ...]
    signs: dict[str, float]

    @property
    def sum(self) -> float:
        return sum(self.signs.values())


def read_block(block: Block, own: dict[int, list[Label]], vendor: str) -> NamedBlock | None:
    """The name and address of a block; None where it names nobody."""
    texts = [block.text_of(place) for place in range(len(block.lines))]
    if sender := sender_of(texts[0]):
        name, address = sender
        return NamedBlock(name, (block.lines[0],), address, (block.lines[0],), (block.lines[0],), {"sender": 2.0})
    end = next((at for at, text in enumerate(texts) if _stops(block.lines[at], text, own)), len(texts))
    place = [like_address(TAIL_OF_PARTY.sub("", without_label(text))) and not _named(text) for text in texts[:end]]
    first = next((at for at, is_place in enumerate(place) if is_place), end)
    names = [at for at in range(min(first, _NAME_LINES)) if may_name(texts[at]) and not _labels_only(block, at, own)]
    if not names:
        return None
    chosen = _stacked(block, texts, names) or _name_of(texts, names)
    printed = " ".join(TAIL_OF_PARTY.sub("", texts[at]) for at in chosen)
    name = without_echo(without_trailer(name_text(_LABEL_OF_NAME.sub("", printed))))
    if letters(name) < 3:
        return None
    address = ""
    lines: tuple[Segment, ...] = ()
    if any(place):
        last = max(at for at, is_place in enumerate(place) if is_place)
        if last + 1 < end and _completes(texts[last], texts[last + 1]):
            last += 1
        begin = max(chosen) + 1
        if last - begin < _ADDRESS_LINES:
            kept = [at for at in range(begin, last + 1) if letters(texts[at]) > 2 or any(map(str.isdigit, texts[at]))]
            kept = [at for at in kept if at >= first or _may_be_place(texts[at])]
            parts = [TAIL_OF_PARTY.sub("", without_label(texts[at])).strip(" ,;") for at in kept]
            address, lines = ", ".join(part for part in parts if part), tuple(block.lines[at] for at in kept)
    signs = {}
    if block.heading:
        # One word under what may be a heading is rarely somebody's name.
        doubt = 1.0 if address or legal_form(name) or len(name.split()) > 1 else 0.4
        signs["heading"] = doubt * _of_heading(block, vendor)
    named = tuple(block.lines[at] for at in chosen)
    return NamedBlock(name, named, address, lines, tuple(block.lines), signs)


def _stops(segment: Segment, text: str, own: dict[int, list[Label]]) -> bool:
    """Whether a line is about telephone, tax number and the like."""
    if CONTACT_LINE.search(text) and not like_address(TAIL_OF_PARTY.sub("", text)):
        return True
    return any(
        label.start <= 2 and any(map(is_of_party, label.meanings)) and (":" in text or any(map(str.isdigit, text)))
        for label in own.get(id(segment), ())
    )


def _completes(line: str, below: str) -> bool:
    """Whether the line below is the postal code that was missing, or the town of a postal code at the line's end."""
    if _CODE_ALONE.fullmatch(below.strip(" ,.")):
        return True
    return bool(_CODE_LAST.search(line)) and letters(below) >= 3 and not any(map(str.isdigit, below))


def _may_be_place(text: str) -> bool:
    """Whether a line between name and street may name a building, rather than say what the company does."""
    return len(text.split()) <= 6 and not re.search(r"[:(@]", text) and not COURTESY.search(text)


def _named(text: str) -> bool:
    """Whether a line that has a word of places is a company's name all the same: "Ring Road Motors Ltd"."""
    return legal_form(text) is not None and not any(c.isdigit() for c in text)


def _labels_only(block: Block, place: int, own: dict[int, list[Label]]) -> bool:
    """Whether a line is made of labels, such as the head of a table."""
    if place == 0 and block.first:
        return False
    segment = block.lines[place]
    labels = [
        label for label in own.get(id(segment), ()) if all(m.kind.shape is not Shape.NAME for m in label.meanings)
    ]
    return sum(label.end - label.start for label in labels) > 0.5 * len(segment.text)


def _name_of(texts: Sequence[str], names: Sequence[int]) -> list[int]:
    """Lines of the name: the first, or the one with a legal form; two where the first is not the whole of it."""
    formed = [at for at in names if legal_form(texts[at]) or (legal_prefix(texts[at]) and not _PERSON.match(texts[at]))]
    legal = next((at for at in formed if all(core_of(texts[other]) in core_of(texts[at]) for other in formed)), None)
    legal = formed[0] if legal is None and formed else legal
    chosen = names[0] if legal is None else legal
    if chosen - 1 in names and _OPEN.search(texts[chosen - 1]) and not _PERSON.match(texts[chosen - 1]):
        return [chosen - 1, chosen]
    if legal is not None and legal - 1 in names and only_form(texts[legal]):
        return [legal - 1, legal]
    below = texts[chosen + 1] if chosen + 1 in names else ""
    if below and (_OPEN.search(texts[chosen]) or only_form(below) or _GOES_ON.match(below)):
        return [chosen, chosen + 1]
    return [chosen]


def _stacked(block: Block, texts: Sequence[str], names: Sequence[int]) -> list[int]:
    """The lines of a name that is set one word below the other, in letters of one size: "SHRI / ANAND / TRADERS"."""
    if block.heading is not None or not names or names[0] != 0 or block.lines[0].box.top > _TOP:
        return []
    run = [0]
    while (below := run[-1] + 1) in names and _same_size(block.lines[run[-1]].box, block.lines[below].box):
        if has_street_word(texts[below]):
            break
        run.append(below)
    words = [len(texts[at].split()) for at in run]
    alike = all(texts[at].isupper() for at in run) or all(_capitalised(texts[at]) for at in run)
    return run if len(run) > 1 and sum(words) <= len(run) + 1 and alike else []


def _capitalised(text: str) -> bool:
    """Whether each word begins as names do: "Grosse Scheidegg"."""
    return all(word[0].isupper() for word in text.split() if word[0].isalpha())


def _same_size(one: Box, other: Box) -> bool:
    return abs(one.height - other.height) < _SIZES * max(one.height, other.height)


def _of_heading(block: Block, vendor: str) -> float:
    heading = block.heading
    if heading is None:
        return 0.0
    if heading.field == vendor or heading.role is FieldRole.SUPPLIER:
        return 4.0 * block.weight
    if (heading.role or heading.field) in _BUYERS:
        # Goods may go to a branch: who gets the bill is the customer.
        return (-3.0 if heading.field == "ship_to" else -4.0) * block.weight
    return 0.6 * PAID.get(heading.field, 0.0)
