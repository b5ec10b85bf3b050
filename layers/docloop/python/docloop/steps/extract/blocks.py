"""Blocks of lines that name a party, each with its name, its address and what tells whose it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache

from docloop.model.document_type import FieldKind
from docloop.model.geometry import Box
from docloop.steps.extract.address_lines import is_country, like_address
from docloop.steps.extract.labels import Label
from docloop.steps.extract.layout import Layout, Segment
from docloop.steps.extract.legal_forms import legal_form, legal_prefix
from docloop.steps.extract.vocabulary import letters, name_text, plain
from docloop.values.lexicon import folded
from docloop.values.lexicon_data import shipped_lexicon

MOST_SEGMENTS = 400
"""Segments of the first page that blocks are made of, from its top."""

MOST_LINES = 9
"""Lines of one block."""

_NAME_LINES = 4
_ADDRESS_LINES = 7
_ALIGNED = 0.012
_CLOSE = 1.3
"""Lines of one block lie no further apart, in line heights."""

_BELOW_HEADING = 4.0
"""The same between a heading and its first line."""

_SECTION = 3.0
"""The same between a heading and one that only divides its block."""

_HEAD = 0.15
"""Letterheads stand above, of the page's height."""

_EDGE = 0.96
"""What starts further right on the page is turned text."""

_OF_PARTY = frozenset(
    "VENDOR_PHONE VENDOR_FAX VENDOR_EMAIL VENDOR_URL VENDOR_VAT_NUMBER RECEIVER_VAT_NUMBER TAX_PAYER_ID "
    "REGISTRATION_NUMBER CONTACT".split()
)
"""Labels that stand in the block of a party, below its address."""

_BUYERS = frozenset({"RECEIVER_NAME", "buyer", "ship_to"})
_PAID = {"payee": 2.5, "ACCOUNT_HOLDER": 1.0}
_CONTACT_LINE = re.compile(
    r"^\W*(?:te[l1]|phone|ph|fax|mob|e-?mail|e-?posta|mail|web|www|http|vat|tva|nip|iban|bic|swift|trn|abn|gstin|cif|nif|siret)\b"
    r"|@|www\.|^\W*\+?[\d\s()/.-]{7,}$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;(|-]*(?:\b(?:te[l1]|telefon|telephone|phone|ph|fax|mob|e-?mail|e-?posta|vat no|vat|nip|abn|trn|gstin)\b\s*[.:#no]|www\.|\S+@).*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[●•·|—]\s*|\s[-–]\s?|,\s")
_COURTESY = re.compile(
    r"^\W*(?:firma|herrn?|frau|mr|mrs|ms|m/s|messrs|att(?:n|ention)?|z\.?\s?hd|c/o|sayin|sayın|spett\.?(?:le)?|an|to|name|nom|monsieur|madame)"
    r"\W*$|^\W*(?:att(?:n|ention)?|z\.?\s?hd\.?|c/o)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:[&+,/-]|\b(?:and|und|et|of|for|de|di|für|y|e|i|ve))\s*$", re.IGNORECASE)
_TRADING = re.compile(r"^\W*(?:trading as|t/a|dba|d/b/a)\b", re.IGNORECASE)
_CODE_ALONE = re.compile(r"(?=\S*\d|\S+\s\S*\d)[A-Z]{0,2}\d[A-Z\d]{1,4}(?:[\s-][A-Z\d]{2,4})?")
_CODE_LAST = re.compile(r"[^\W\d_]\W+\d{4,6}\W*$")
_DOMAIN = re.compile(r"\w\.(?:com|net|org|co|de|fr|it|es|nl|pl|eu|io)\b", re.IGNORECASE)
_LABELLED = re.compile(r"^[^\W\d_][\w ./()-]{0,24}:\s*(?=\S)")


@dataclass
class Block:
    """Segments one below the other; `heading` is the field that the heading above them names, "" without one."""

    heading: str = ""
    weight: float = 0.0
    first: str = ""
    """What the first line says behind its heading, where both stand in one segment."""
    lines: list[Segment] = field(default_factory=list)
    above: Box | None = None
    """Where the heading stands."""

    def text_of(self, place: int) -> str:
        return self.first if place == 0 and self.first else plain(self.lines[place].text)


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


def named_blocks(layout: Layout, labels: dict[int, list[Label]], vendor: str, web: Collection[str]) -> list[NamedBlock]:
    """Return the blocks of the first page that name somebody, top to bottom; `web` are names in its mail and web addresses."""
    segments = [segment for segment in layout.segments if segment.page == 1 and segment.box.left < _EDGE]
    segments = segments[:MOST_SEGMENTS]
    own: dict[int, list[Label]] = {}
    for row in labels.values():
        for label in row:
            own.setdefault(id(label.segment), []).append(label)
    found = [named for block in _blocks(segments, own, layout.text_height) if (named := _read(block, own, vendor))]
    return _weighed(found, layout, own, web)


def heading_of(segment: Segment, labels: Sequence[Label]) -> tuple[Label, str] | None:
    """The party heading that a segment is or begins with, and what follows it there: "Bill to: Shop Ltd"."""
    for label in labels:
        if label.start > 2 or not any(m.kind is FieldKind.NAME and not m.negated for m in label.meanings):
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


def _blocks(segments: Sequence[Segment], own: dict[int, list[Label]], unit: float) -> list[Block]:
    blocks: list[Block] = []
    sections: list[Block] = []
    taken: set[int] = set()
    for place, segment in enumerate(segments):
        if id(segment) in taken:
            continue
        if (heading := heading_of(segment, own.get(id(segment), ()))) is None:
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


def _headed(label: Label, rest: str, segment: Segment, before: Sequence[Block]) -> Block:
    """A block under its heading; rows such as "Company:" right below a heading belong to the party of that."""
    box = segment.box
    for block in reversed(before):
        if (above := block.above) is None or not block.heading or abs(above.left - box.left) > _ALIGNED:
            continue
        if 0 < box.top - above.bottom < _SECTION * box.height:
            return Block(block.heading, block.weight, rest, above=box)
    return Block(_party(label), max(m.weight for m in label.meanings), rest, above=box)


def _party(label: Label) -> str:
    return next(m.field for m in label.meanings if m.kind is FieldKind.NAME and not m.negated)


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
    if len(block.lines) == 1 and _sender(block.text_of(0)):
        return False
    last, box = block.lines[-1].box, segment.box
    gap = box.top - last.bottom
    edges = ((last.left, box.left), (last.right, box.right), (last.center_x, box.center_x))
    return (
        box.center_y > last.center_y + 0.3 * unit
        and gap < _CLOSE * unit
        and any(abs(one - other) < _ALIGNED for one, other in edges)
    )


def _breaks(segment: Segment, own: dict[int, list[Label]]) -> bool:
    """Whether a line ends a block: a title, a heading, the label of something else, a sentence."""
    text = segment.text
    if len(text) > 110 or text.rstrip().endswith(":") or _key(text) in _titles():
        return True
    labels = own.get(id(segment), ())
    if heading_of(segment, labels) is not None:
        return True
    for label in labels:
        fields = {m.field for m in label.meanings}
        if label.start <= 2 and not fields & _OF_PARTY and not any(m.kind is FieldKind.NAME for m in label.meanings):
            rest = text[label.end :]
            if letters(rest) < 2 or rest.lstrip().startswith((":", ".:", "#")):
                return True
    return False


@cache
def _titles() -> frozenset[str]:
    """Titles of papers in all languages, folded."""
    return frozenset(
        folded(word)
        for language in shipped_lexicon().languages.values()
        for kinds in language.kinds.values()
        for words in kinds.values()
        for word in words
    )


def _key(text: str) -> str:
    """A line without its number, folded: "FACTURE N° 17" is "facturen"."""
    return folded(re.sub(r"\d+|n[°ºo]\b|#", "", text, flags=re.IGNORECASE))


def _stops(segment: Segment, text: str, own: dict[int, list[Label]]) -> bool:
    """Whether a line is about telephone, tax number and the like."""
    if _CONTACT_LINE.search(text) and not like_address(_TAIL.sub("", text)):
        return True
    return any(
        label.start <= 2 and any(m.field in _OF_PARTY for m in label.meanings) and (":" in text or any(map(str.isdigit, text)))
        for label in own.get(id(segment), ())
    )


def _without_label(text: str) -> str:
    """An address without the word "Address:" before it."""
    match = _LABELLED.match(text)
    if match and folded(match[0]) in _address_labels():
        return text[match.end() :]
    return text


@cache
def _address_labels() -> frozenset[str]:
    return frozenset(folded(word) for _, word in shipped_lexicon().phrases("address"))


def _read(block: Block, own: dict[int, list[Label]], vendor: str) -> NamedBlock | None:
    """The name and address of a block; None where it names nobody."""
    texts = [block.text_of(place) for place in range(len(block.lines))]
    if sender := _sender(texts[0]):
        name, address = sender
        return NamedBlock(name, (block.lines[0],), address, (block.lines[0],), (block.lines[0],), {"sender": 2.0})
    end = next((at for at, text in enumerate(texts) if _stops(block.lines[at], text, own)), len(texts))
    place = [like_address(_TAIL.sub("", _without_label(text))) and not _named(text) for text in texts[:end]]
    first = next((at for at, is_place in enumerate(place) if is_place), end)
    names = [at for at in range(min(first, _NAME_LINES)) if _may_name(texts[at]) and not _labels_only(block, at, own)]
    if not names:
        return None
    chosen = _name_of(texts, names)
    name = without_trailer(name_text(" ".join(_TAIL.sub("", texts[at]) for at in chosen)))
    if letters(name) < 3:
        return None
    address, lines = "", ()
    if any(place):
        last = max(at for at, is_place in enumerate(place) if is_place)
        if last + 1 < end and _completes(texts[last], texts[last + 1]):
            last += 1
        begin = max(chosen) + 1
        if last - begin < _ADDRESS_LINES:
            kept = [at for at in range(begin, last + 1) if letters(texts[at]) > 2 or any(map(str.isdigit, texts[at]))]
            kept = [at for at in kept if at >= first or not _COURTESY.search(texts[at])]
            parts = [_TAIL.sub("", _without_label(texts[at])).strip(" ,;") for at in kept]
            address, lines = ", ".join(part for part in parts if part), tuple(block.lines[at] for at in kept)
    signs = {}
    if block.heading:
        # One word under what may be a heading is rarely somebody's name.
        doubt = 1.0 if address or legal_form(name) or len(name.split()) > 1 else 0.4
        signs["heading"] = doubt * _of_heading(block, vendor)
    named = tuple(block.lines[at] for at in chosen)
    return NamedBlock(name, named, address, lines, tuple(block.lines), signs)


def _sender(text: str) -> tuple[str, str] | None:
    """The name and the address of a line such as "Shop Ltd · High Street 1 · 12345 Town"."""
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    if not 3 <= len(parts) <= 6 or any(c.isdigit() for c in parts[0]) or not 3 <= letters(parts[0]) <= 60:
        return None
    if sum(any(c.isdigit() for c in part) for part in parts[1:]) < 2 or not like_address(", ".join(parts[1:])):
        return None
    ends = next((at for at, part in enumerate(parts) if at and _CONTACT_LINE.search(part)), len(parts))
    return (name_text(parts[0]), ", ".join(parts[1:ends])) if ends > 1 else None


def _completes(line: str, below: str) -> bool:
    """Whether the line below is the postal code that was missing, or the town of a postal code at the line's end."""
    if _CODE_ALONE.fullmatch(below.strip(" ,.")):
        return True
    return bool(_CODE_LAST.search(line)) and letters(below) >= 3 and not any(map(str.isdigit, below))


def _named(text: str) -> bool:
    """Whether a line that has a word of places is a company's name all the same: "Ring Road Motors Ltd"."""
    return legal_form(text) is not None and not any(c.isdigit() for c in text)


def _may_name(text: str) -> bool:
    if letters(text) < 3 or is_word_of_papers(text) or _DOMAIN.search(text):
        return False
    if _COURTESY.search(text) or is_country(text) or text.rstrip().endswith((":", "?")):
        return False
    solid = re.sub(r"\W", "", text)
    return sum(c.isdigit() for c in solid) <= 0.2 * len(solid) and len(text.split()) <= 9


def is_word_of_papers(text: str) -> bool:
    """Whether a text is but a label, a title, a phrase or a form of address of some language: "Payment terms", "Herr"."""
    return folded(text) in _words_of_papers() or _COURTESY.fullmatch(text) is not None


@cache
def _words_of_papers() -> frozenset[str]:
    found = set(_titles())
    for language in shipped_lexicon().languages.values():
        for named in (language.labels, language.columns, language.parties, language.phrases):
            found |= {folded(word) for words in named.values() for word in words}
    return frozenset(found)


def _labels_only(block: Block, place: int, own: dict[int, list[Label]]) -> bool:
    """Whether a line is made of labels, such as the head of a table."""
    if place == 0 and block.first:
        return False
    segment = block.lines[place]
    labels = [label for label in own.get(id(segment), ()) if not any(m.kind is FieldKind.NAME for m in label.meanings)]
    return sum(label.end - label.start for label in labels) > 0.5 * len(segment.text)


def _name_of(texts: Sequence[str], names: Sequence[int]) -> list[int]:
    """Lines of the name: the first, or the one with a legal form; two where the first is not the whole of it."""
    formed = [at for at in names if legal_form(texts[at]) or legal_prefix(texts[at])]
    legal = next((at for at in formed if all(core_of(texts[other]) in core_of(texts[at]) for other in formed)), None)
    legal = formed[0] if legal is None and formed else legal
    chosen = names[0] if legal is None else legal
    if chosen - 1 in names and _OPEN.search(texts[chosen - 1]):
        return [chosen - 1, chosen]
    if legal is not None and legal - 1 in names and _only_form(texts[legal]):
        return [legal - 1, legal]
    if chosen + 1 in names and (_OPEN.search(texts[chosen]) or _only_form(texts[chosen + 1])):
        return [chosen, chosen + 1]
    return [chosen]


def _only_form(text: str) -> bool:
    """Whether a line is little more than a legal form: "GmbH & Co. KG", "PRIVATE LIMITED"."""
    place = legal_form(f"X {text}")
    return place is not None and letters(f"X {text}"[: place[0]]) < 4


def _of_heading(block: Block, vendor: str) -> float:
    if block.heading in {vendor, "seller"}:
        return 4.0 * block.weight
    if block.heading in _BUYERS:
        return -4.0 * block.weight
    return 0.6 * _PAID.get(block.heading, 0.0)


def _weighed(
    found: Sequence[NamedBlock], layout: Layout, own: dict[int, list[Label]], web: Collection[str]
) -> list[NamedBlock]:
    """The blocks with what the rest of the page says of them."""
    keys = [(segment, folded(segment.text)) for segment in layout.segments if segment.page <= 2]
    spoken = [each for each in found if each.address or "heading" in each.signs or _letterhead(each)]
    told = [each for each in found if each.signs.get("heading", 0.0) > 2.0 or "sender" in each.signs or _in_web(core_of(each.name), web)]
    high = [each for each in spoken if each.segments[0].box.top < 0.5]
    leader = next(iter(high), None) if not told else None
    weighed = []
    for at, block in enumerate(found):
        signs = dict(block.signs)
        core = core_of(block.name)
        again = [segment for segment, key in keys if len(core) >= 4 and core in key and segment not in block.segments]
        if _in_web(core, web):
            signs["web"] = 2.0
        if paid := max((_paid(segment, own) for segment in again), default=0.0):
            signs["paid"] = paid
        elif block in spoken and any(segment.page == 1 and segment.box.top > 0.75 for segment in again):
            signs["foot"] = 1.0
        if "heading" not in signs and block in spoken:
            signs["order"] = 0.8 if block is leader else -0.6 if block not in told else 0.0
        senders = [each for each in found if "sender" in each.signs]
        if senders and "sender" not in signs and "heading" not in signs and _below(senders[0], block):
            signs["below_sender"] = -3.0
        if any(core == core_of(each.name) and each.signs.get("heading", 0.0) < 0 for each in found if each is not block):
            signs["buyer_elsewhere"] = -3.0
        weighed.append(NamedBlock(block.name, block.name_lines, block.address, block.address_lines, block.segments, signs))
    return weighed


def _letterhead(block: NamedBlock) -> bool:
    """Whether it stands at the top and is a company's name."""
    return block.segments[0].box.top < _HEAD and legal_form(block.name) is not None


def _in_web(core: str, web: Collection[str]) -> bool:
    """Whether a mail or web address is of that name: "Angst Pfister AG" and "angst-pfister.com"."""
    if len(core) < 4:
        return False
    return any(core == name or (name.startswith(core) and len(core) >= 5) or core.startswith(name) for name in web)


def _below(sender: NamedBlock, block: NamedBlock) -> bool:
    above, box = sender.segments[0].box, block.segments[0].box
    return 0 < box.top - above.top < 0.09 and abs(box.left - above.left) < 0.03


def _paid(segment: Segment, own: dict[int, list[Label]]) -> float:
    """Return what it says that a line names who is paid, 0 if it does not; of a direct debit the holder is another."""
    return max((_PAID.get(m.field, 0.0) for label in own.get(id(segment), ()) for m in label.meanings), default=0.0)


def without_trailer(name: str) -> str:
    """A name without marks, a letter or "trading as …" behind its legal form."""
    place = legal_form(name)
    behind = name[place[1] :] if place else ""
    return name[: place[1]] if place and (letters(behind) <= 1 or _TRADING.match(behind)) else name


def core_of(name: str) -> str:
    """A name folded, without its legal form."""
    place = legal_form(name)
    return folded(name[: place[0]] if place else name)


def sides(found: Sequence[NamedBlock]) -> tuple[NamedBlock | None, NamedBlock | None]:
    """Return the block that is likeliest the supplier's and the one that is likeliest the customer's."""
    spoken = [each for each in found if each.address or each.signs.keys() & {"heading", "web", "paid", "order"}]
    seller = max(spoken, key=lambda each: each.sum, default=None)
    if seller is not None and seller.sum <= 0:
        seller = None
    rest = [each for each in spoken if seller is None or core_of(each.name) != core_of(seller.name)]
    buyer = min(rest, key=lambda each: each.sum, default=None)
    return seller, buyer if buyer is not None and buyer.sum < 0.5 else None

