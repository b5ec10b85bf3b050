"""Whose a block of name and address is: the supplier's or the customer's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from docloop.steps.extract.page.labels import Label
from docloop.steps.extract.page.layout import Layout
from docloop.steps.extract.parties.blocks import blocks_of
from docloop.steps.extract.parties.mentions import mentions, set_as_name
from docloop.steps.extract.parties.named_blocks import NamedBlock, read_block
from docloop.steps.extract.parties.sites import like_site
from docloop.steps.extract.parties.testimony import LOGO, SIGNED, goes_on_from, logo, paid_in, registers, signers
from docloop.values.address_lines import complete
from docloop.values.legal_forms import legal_form
from docloop.values.normal_forms import word_key
from docloop.values.party_texts import core_of

MOST_SEGMENTS = 400
"""Segments of the first page that blocks are made of, from its top."""

_EDGE = 0.96
"""What starts further right on the page is turned text."""

_LEVEL = 0.008
"""Of the page's height: lines that begin at one level."""

_TELLING = 2.0
"""What a web address of that name says."""

_TELLING_LETTERS = 7
"""Letters of a name that are no chance inside a longer text."""

_MOST_MENTIONED = 12
"""Names outside of blocks that are looked at."""

_PROOFS = ("heading", "web", "paid", "sender", "register", "signed")
_SPEAKING = frozenset({"heading", "web", "paid", "register", "order", "signed", "logo"})
"""Signs by which a block without an address may be a party's."""

_HEAD = 0.15
"""Letterheads stand above, of the page's height."""


def named_blocks(layout: Layout, labels: dict[int, list[Label]], vendor: str, web: Collection[str]) -> list[NamedBlock]:
    """Return the blocks of the first page that name somebody, top to bottom; `web`: names in web addresses."""
    segments = [segment for segment in layout.segments if segment.page == 1 and segment.box.left < _EDGE]
    segments = segments[:MOST_SEGMENTS]
    own: dict[int, list[Label]] = {}
    for row in labels.values():
        for label in row:
            own.setdefault(id(label.segment), []).append(label)
    found = [
        named for block in blocks_of(segments, own, layout.text_height) if (named := read_block(block, own, vendor))
    ]
    return _weighed([*found, *_mentioned(layout, own, web, found)], layout, own, web)


def _mentioned(
    layout: Layout, own: dict[int, list[Label]], web: Collection[str], found: Sequence[NamedBlock]
) -> list[NamedBlock]:
    """Names outside of blocks that more than one thing vouches for: a web address, a payee's label, the register."""
    spoken = [
        block
        for block in found
        if block.address or block.signs or _letterhead(block) or _of_site(block, web) >= _TELLING
    ]
    cores = [core_of(block.name) for block in spoken if legal_form(block.name) or set_as_name(block.name)]
    buyers = {id(segment) for block in found if block.signs.get("heading", 0.0) < 0 for segment in block.segments}
    head, signed = logo(layout), signers(layout)
    named = [
        NamedBlock(name, (segment,), "", (), (segment,), {"signed": SIGNED})
        for core, (name, segment) in signed.items()
        if core not in cores and not any(core_of(each.name) == core for each in found)
    ]
    for each in mentions(layout, web):
        core, legal = core_of(each.name), legal_form(each.name)
        known = core in cores or core in signed or (not legal and any(core in other for other in cores))
        if known or all(id(segment) in buyers for segment in each.segments):
            continue
        signs = {}
        if each.in_web:
            signs["web"] = 2.0
            signs["mentioned"] = min(1.0, 0.25 * (len(each.segments) - 1))
        if (legal or each.in_web) and (paid := max(paid_in(segment, own, core) for segment in each.segments)):
            signs["paid"] = paid
        opens = any(segment.text.startswith(each.name) for segment in each.segments)
        if legal and goes_on_from(core, head):
            signs["logo"] = LOGO
        if legal and any(registers(segment.text) for segment in each.segments):
            signs["register"] = 2.5 if opens else 1.0
        if signs:
            if len(each.segments) > 1:
                signs["again"] = 0.0
            if legal:
                signs["legal"] = 1.5 if opens else 1.0
            first = each.segments[:1]
            address = _address_behind(first[0].text, each.name)
            named.append(NamedBlock(each.name, first, address, first if address else (), first, signs))
    return named[:_MOST_MENTIONED]


def _address_behind(text: str, name: str) -> str:
    """The address behind a name in its line, "" where there is none: "Shop Ltd, High Street 1, 12345 Town - Reg."."""
    rest = re.split(r"\s[–-]\s|[|·•]", text.partition(name)[2].strip(" ,.-–|·•"))[0].strip(" ,")
    return rest if complete(rest) else ""


def _weighed(
    found: Sequence[NamedBlock], layout: Layout, own: dict[int, list[Label]], web: Collection[str]
) -> list[NamedBlock]:
    """The blocks with what the rest of the page says of them."""
    keys = [(segment, word_key(segment.text)) for segment in layout.segments if segment.page <= 2]
    spoken = [each for each in found if each.address or "heading" in each.signs or _letterhead(each)]
    told = [
        each
        for each in found
        if (heading := each.signs.get("heading", 0.0)) > 2.0
        or "sender" in each.signs
        or max(each.signs.get("paid", 0.0), each.signs.get("signed", 0.0)) >= _TELLING
        or (heading >= 0 and _of_site(each, web) >= _TELLING)
    ]
    high = [each for each in spoken if each.segments[0].box.top < 0.5 and each.signs.get("heading", 0.0) >= 0]
    leader = next(iter(high), None) if not told else None
    facing = _facing(leader, spoken, layout)
    head, signed = logo(layout), signers(layout)
    weighed = []
    for block in found:
        signs = dict(block.signs)
        core = core_of(block.name)
        again = [segment for segment, key in keys if len(core) >= 4 and core in key and segment not in block.segments]
        if again:
            signs["again"] = 0.0
        if core in signed:
            signs["signed"] = SIGNED
        if goes_on_from(core, head) and signs.get("heading", 0.0) >= 0:
            signs["logo"] = LOGO
        if site := _of_site(block, web):
            signs["web"] = site
            if legal_form(block.name) and "heading" not in signs:
                signs.setdefault("legal", 1.0)
        if paid := max((paid_in(segment, own, core) for segment in again), default=0.0):
            signs["paid"] = paid
        elif block in spoken and any(segment.page == 1 and segment.box.top > 0.75 for segment in again):
            signs["foot"] = 1.0
        if "heading" not in signs and block in spoken:
            signs["order"] = 0.8 if block is leader else -0.6 if block not in told else 0.0
        if facing is not None and block in (leader, facing):
            signs["letterhead"] = 1.5 if block is leader else -1.5
        senders = [each for each in found if "sender" in each.signs]
        if senders and "sender" not in signs and "heading" not in signs and _below(senders[0], block):
            signs["below_sender"] = -3.0
        if any(
            core == core_of(each.name) and each.signs.get("heading", 0.0) < 0 for each in found if each is not block
        ):
            signs["buyer_elsewhere"] = -3.0
        weighed.append(
            NamedBlock(block.name, block.name_lines, block.address, block.address_lines, block.segments, signs)
        )
    return weighed


def _facing(leader: NamedBlock | None, spoken: Sequence[NamedBlock], layout: Layout) -> NamedBlock | None:
    """The customer's block below a letterhead: the page begins with a company and its address, another one follows."""
    if leader is None or legal_form(leader.name) is None or not complete(leader.address):
        return None
    top = min(segment.box.top for segment in layout.segments if segment.page == 1)
    if leader.name_lines[0].box.top > top + _LEVEL:
        return None
    others = [each for each in spoken if core_of(each.name) != core_of(leader.name) and complete(each.address)]
    return others[0] if len(others) == 1 and others[0] is not leader else None


def _letterhead(block: NamedBlock) -> bool:
    """Whether it stands at the top and is a company's name."""
    return block.segments[0].box.top < _HEAD and legal_form(block.name) is not None


def _below(sender: NamedBlock, block: NamedBlock) -> bool:
    above, box = sender.segments[0].box, block.segments[0].box
    return 0 < box.top - above.top < 0.09 and abs(box.left - above.left) < 0.03


def _of_site(block: NamedBlock, web: Collection[str]) -> float:
    """What a web address says for a block; little for a text that only begins like one and is not set as names are."""
    core = core_of(block.name)
    if not like_site(core, web):
        return 0.0
    named = legal_form(block.name) is not None or set_as_name(block.name) or any(site.startswith(core) for site in web)
    return _TELLING if named else 0.8


def proofs(block: NamedBlock) -> int:
    """How many things that know nothing of each other say whose the block is, and that its name is read whole."""
    signs = block.signs
    told = [
        name
        for name in ("heading", "web", "paid", "sender", "register", "signed")
        if abs(signs.get(name, 0.0)) >= _TELLING
    ]
    found = len(told) + (legal_form(block.name) is not None) if told else 0
    return found + ("again" in signs) if found > 1 else found


def sides(found: Sequence[NamedBlock]) -> tuple[NamedBlock | None, NamedBlock | None]:
    """Return the block that is likeliest the supplier's and the one that is likeliest the customer's."""
    spoken = [each for each in found if each.address or each.signs.keys() & _SPEAKING]
    seller = max(spoken, key=lambda each: (each.sum, bool(each.address)), default=None)
    if seller is not None and seller.sum <= 0:
        seller = None
    if seller is not None and not seller.address:
        same = [each for each in spoken if each.address and core_of(each.name) == core_of(seller.name)]
        placed = max(same, key=lambda each: each.sum, default=None)
        if placed is not None and placed.sum > 0:
            seller = replace(seller, address=placed.address, address_lines=placed.address_lines)
    rest = [each for each in spoken if seller is None or not is_or_holds(core_of(each.name), core_of(seller.name))]
    buyer = min(rest, key=_for_buyer, default=None)
    return seller, buyer if buyer is not None and buyer.sum < 0.5 else None


def is_or_holds(core: str, theirs: str) -> bool:
    """Whether a text is a party's name, or that name and more: "Payable to Tonic Ltd"."""
    return len(theirs) >= 4 and (core == theirs or (len(theirs) >= _TELLING_LETTERS and theirs in core))


def _for_buyer(block: NamedBlock) -> float:
    """Of blocks that nothing else tells apart, one with a company and a whole address is likelier the customer's."""
    if "heading" in block.signs:
        return block.sum - 0.1 * bool(block.address)
    return block.sum - 0.5 * (legal_form(block.name) is not None) - 0.5 * complete(block.address)
