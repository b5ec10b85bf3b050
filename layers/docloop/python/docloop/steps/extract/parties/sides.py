"""Candidates of supplier and customer from the blocks of a page, and what the blocks say of other candidates."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate
from docloop.model.geometry import Box
from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout, Segment, unclear
from docloop.steps.extract.parties.blocks import heading_of
from docloop.steps.extract.parties.named_blocks import NamedBlock
from docloop.steps.extract.parties.sites import sites_of
from docloop.steps.extract.parties.whose import is_or_holds, named_blocks, proofs, sides
from docloop.values.address_lines import complete
from docloop.values.kind import Shape
from docloop.values.legal_forms import legal_form
from docloop.values.line_vocabulary import misread_look
from docloop.values.normal_forms import word_key
from docloop.values.party_texts import core_of, is_word_of_papers

_TELLING = frozenset({"heading", "web", "paid", "sender", "below_sender", "letterhead", "register", "signed", "logo"})
"""Signs beyond the order of blocks."""

_TELLING_START = 10
"""Letters and digits at the head of an address by which it is known where it is printed again."""

_LINES_BELOW = 3.5
"""Line heights below an address in which a tax number is that party's."""

_COLUMN = 0.03
"""Of the page's width: what begins in one column."""

_FEWEST_PROOFS = 2
"""Proofs from which a name counts as vouched for."""

_LETTERS_OF_PART = 4
_WORDS_OF_NAME = 3
"""Of no more words a text is no sentence."""

_NEAR = 0.05
"""Of the page's height: how far a heading may stand above what it heads."""

_SURE = 4.0
"""Sum of signs that leaves no doubt."""


class Sides:
    """Supplier and customer of one document, found once; `vendor` is the field of the supplier's name."""

    def __init__(self, layout: Layout, labels: dict[int, list[Label]], vendor: str) -> None:
        self.blocks = named_blocks(layout, labels, vendor, sites_of(layout))
        self.seller, self.buyer = sides(self.blocks)
        self._headings = [
            label.segment for row in labels.values() for label in row if heading_of(label.segment, [label]) is not None
        ]

    def of(self, spec: FieldSpec, candidates: Sequence[Candidate], *, sells: bool) -> list[Candidate]:
        """The candidates with what is known of the parties, and those of the party's own block.

        `sells`: the field is the supplier's, else the customer's.
        """
        mine, other = (self.seller, self.buyer) if sells else (self.buyer, self.seller)
        if spec.kind.shape is Shape.NAME:
            found = [*self._names(spec, candidates, mine, other), *self._own_names(spec, sells, mine)]
        else:
            found = [*self._addresses(spec, candidates, mine, other), *self._own_addresses(spec, sells, mine)]
        return found

    def of_number(self, segment: Segment) -> dict[str, float]:
        """Whether a number stands in the block of supplier or customer, or in the lines right below it."""
        for name, block in (("buyers_block", self.buyer), ("sellers_block", self.seller)):
            if block is not None and block.address and _in_or_below(block, segment):
                return {name: 1.0}
        return {}

    def _said(self, spec: FieldSpec, value: str, box: Box, mine: NamedBlock | None) -> bool:
        """Whether more than its place gives a candidate to the party; an address is to be whole as well."""
        if mine is None or not _known(mine):
            return False
        if spec.kind.shape is Shape.NAME:
            return core_of(mine.name) == core_of(value)
        return any(_overlap(box, line.box) for line in mine.address_lines) and complete(value)

    def _names(
        self, spec: FieldSpec, candidates: Sequence[Candidate], mine: NamedBlock | None, other: NamedBlock | None
    ) -> list[Candidate]:
        theirs, own = core_of(other.name) if other else "", core_of(mine.name) if mine else ""
        sure = _sureness(other)
        found = []
        for each in candidates:
            said = self._said(spec, each.value, each.box, mine)
            marks = _vouched(mine) if said else {"unsaid": 1.0}
            core = core_of(each.value)
            inside = is_or_holds(core, theirs) or _part_of_name(each, core, other) or _in_address(each, other)
            if core != own and inside:
                marks["other_party"] = round(0.4 + 0.6 * sure, 3)
            if core != own and _part_of_name(each, core, mine):
                marks["part_of_name"] = 1.0
            if not _may_be_party(each.value):
                marks["no_party"] = 1.0
            labelled = each.evidence.get("label_left") or each.evidence.get("label_above")
            if labelled and "after_colon" not in each.evidence and not self._headed(each):
                marks["in_sentence"] = 1.0
            found.append(each.model_copy(update={"evidence": {**each.evidence, **marks}}) if marks else each)
        return found

    def _headed(self, candidate: Candidate) -> bool:
        """Whether the label beside a candidate is a heading rather than a word of a sentence."""
        middle = candidate.box.center_y
        return any(
            abs(s.box.center_y - middle) < _NEAR and s.box.left <= candidate.box.right
            for s in self._headings
            if s.page == candidate.page
        )

    def _own_names(self, spec: FieldSpec, sells: bool, mine: NamedBlock | None) -> list[Candidate]:
        found = []
        for block in self.blocks:
            total = block.sum if sells else -block.sum
            if block is not mine and (total <= 0 or not (block.address or block.signs.keys() & _TELLING)):
                continue
            marks = {"in_block": 1.0, "block_sure": round(max(-1.0, min(1.0, total / _SURE)), 3)}
            if block is mine:
                marks["block_best"] = 1.0
            if complete(block.address):
                marks["block_address"] = 1.0
            if legal_form(block.name):
                marks["block_legal"] = 1.0
            if not _may_be_party(block.name):
                marks["no_party"] = 1.0
            if self._said(spec, block.name, block.name_lines[0].box, mine):
                marks |= _vouched(mine)
            else:
                marks["unsaid"] = 1.0
            found.append(_candidate(spec, block.name, block.name_lines, marks))
        return found

    def _addresses(
        self, spec: FieldSpec, candidates: Sequence[Candidate], mine: NamedBlock | None, other: NamedBlock | None
    ) -> list[Candidate]:
        theirs = [line.box for block in self.blocks if block is not mine and block.sum < 0 for line in block.segments]
        theirs += [line.box for line in (other.segments if other else ())]
        own = [line.box for line in mine.segments] if mine and mine.address else []
        printed = word_key(other.address) if other else ""
        found = []
        for each in candidates:
            marks = {} if self._said(spec, each.value, each.box, mine) else {"unsaid": 1.0}
            begins = word_key(each.value)[:_TELLING_START]
            again = len(begins) == _TELLING_START and printed.startswith(begins)
            if again or (each.page == 1 and any(_overlap(each.box, box) for box in theirs)):
                marks["other_party"] = 1.0
            if own and not any(_overlap(each.box, box) for box in own):
                marks["off_block"] = _sureness(mine)
            found.append(each.model_copy(update={"evidence": {**each.evidence, **marks}}) if marks else each)
        return found

    def _own_addresses(self, spec: FieldSpec, sells: bool, mine: NamedBlock | None) -> list[Candidate]:
        if mine is None or not mine.address:
            return []
        total = mine.sum if sells else -mine.sum
        marks = {"in_block": 1.0, "block_sure": round(max(-1.0, min(1.0, total / _SURE)), 3)}
        if not self._said(spec, mine.address, mine.address_lines[0].box, mine):
            marks["unsaid"] = 1.0
        return [_candidate(spec, mine.address, mine.address_lines, marks)]


def _in_address(candidate: Candidate, party: NamedBlock | None) -> bool:
    lines = party.address_lines if party and _known(party) else ()
    return any(candidate.page == line.page and _overlap(candidate.box, line.box) for line in lines)


def _vouched(block: NamedBlock | None) -> dict[str, float]:
    found = proofs(block) if block else 0
    return {"vouched": float(found)} if found >= _FEWEST_PROOFS else {}


def _in_or_below(block: NamedBlock, segment: Segment) -> bool:
    """Whether it is one of a block's lines, or follows them in their column within a few lines."""
    if any(segment is line for line in block.segments):
        return True
    last, box = block.segments[-1].box, segment.box
    below = 0 < box.top - last.top < _LINES_BELOW * max(last.height, box.height)
    return segment.page == block.segments[-1].page and below and abs(box.left - block.segments[0].box.left) < _COLUMN


def _part_of_name(candidate: Candidate, core: str, party: NamedBlock | None) -> bool:
    """Whether it is one line of a party's name that is set in several."""
    if party is None or core not in core_of(party.name):
        return False
    if complete(party.address) and len(core) >= _LETTERS_OF_PART:
        return True
    return len(party.name_lines) > 1 and any(
        candidate.page == line.page and _overlap(candidate.box, line.box) for line in party.name_lines
    )


def _known(block: NamedBlock) -> bool:
    """Whether more than its place says whose a block is."""
    return bool(block.signs.keys() & _TELLING) and abs(block.sum) >= 2.0


def _sureness(block: NamedBlock | None) -> float:
    return round(min(1.0, abs(block.sum) / _SURE), 3) if block else 0.0


def _may_be_party(text: str) -> bool:
    """Whether a text may name somebody at all, and is no mail address, sentence or column of figures."""
    words = text.split()
    if is_word_of_papers(text) or "@" in text or text.rstrip().endswith((":", "?", ".com")) or len(words) > 10:
        return False
    if legal_form(text) is not None or len(words) <= _WORDS_OF_NAME:
        return True
    small = sum(word[:1].islower() for word in words)
    return not (words[0][:1].islower() or (small * 2 >= len(words) and len(words) > 2 * _WORDS_OF_NAME - 1))


def _overlap(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left) and min(one.bottom, other.bottom) - max(
        one.top, other.top
    ) > 0.5 * min(one.height, other.height)


def _candidate(spec: FieldSpec, text: str, lines: Sequence[Segment], marks: dict[str, float]) -> Candidate:
    return Candidate(
        field=spec.name,
        value=text,
        text=text,
        page=lines[0].page,
        box=Box.around(line.box for line in lines),
        evidence={**marks, **unclear(lines), **misread_look(text)},
    )
