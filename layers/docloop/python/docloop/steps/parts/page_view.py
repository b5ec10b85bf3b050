"""What a page says of the paper that it belongs to: its number, its count of pages, who sent it, what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field
from docloop.model.reading import Line, PageReading, Reading
from docloop.steps.classify import classify
from docloop.steps.deadline import Deadline
from docloop.steps.extract.choosing import by_rules, choose
from docloop.steps.extract.proposal import Proposal, propose
from docloop.steps.languages import languages_of
from docloop.steps.page_counts import PageCount, bare_count, page_count
from docloop.steps.parts.page_words import CARRIED, COVER, SLIP, TERMS, stated
from docloop.steps.signs import PROSE, signs_of
from docloop.values.field_roles import FieldRole
from docloop.values.normal_forms import fold_key, solid, tokens_of

ROLES = frozenset(
    {
        FieldRole.DOCUMENT_KIND,
        FieldRole.NUMBER,
        FieldRole.ISSUED,
        FieldRole.GROSS,
        FieldRole.SUPPLIER_TAX_ID,
        FieldRole.BANK_ACCOUNT,
    }
)
"""What is looked for on every page alone."""

HEAD, FOOT = 0.22, 0.88
"""How far down the head of a page reaches, and where its foot begins, in page fractions."""

EMPTY = 12
"""Letters and digits; a page with fewer is taken for blank: what shines through a sheet, a page number."""

SHORT = 60
"""Words of a page that may be a cover sheet."""

MOSTLY_PROSE = 0.35
"""The share of running text from which on a page without an amount is one of terms."""

SHORTEST = 3
"""Characters of a number that tells one paper from another."""

LABELLED = frozenset({"label_left", "label_above"})
_TITLED = frozenset({"as_title", "heads"})


@dataclass(frozen=True)
class PageView:
    """One page, seen alone.

    `count` is what it says of its place in its paper ("page 2 of 3"), `bare` a number that stands alone in its margin.
    `number`, `day` and `total` are those of the paper, where a label says so. `head` and `foot` are the words there.
    `kind` is what its title says it is, None without one; `accompanies`: such papers come with another one.
    `terms`: general terms and nothing else. `cover`: a sheet that was put before others. `continued`: it says itself
    that it goes on. `slip`: a payment slip is on it. `shape` is its width by its height, `reader` who read it,
    `language` the likeliest. `text` is all that stands on it, in `fold_key`.
    """

    page: int
    empty: bool
    count: PageCount | None = None
    bare: int | None = None
    number: str | None = None
    day: str | None = None
    total: str | None = None
    tax_ids: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    foot: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    kind: str | None = None
    accompanies: bool = False
    terms: bool = False
    cover: bool = False
    continued: bool = False
    slip: bool = False
    shape: float = 0.0
    reader: str = ""
    language: str = ""
    text: str = ""


def views_of(reading: Reading, types: Sequence[DocumentType], deadline: Deadline) -> Iterator[PageView]:
    """Yield what each page says; `types` are those whose papers have kinds, at least one. Raises TookTooLong."""
    usual = types[0]
    by_name = {each.name: each for each in types}
    for page in reading.pages:
        deadline.check()
        alone = Reading(pages=(page.model_copy(update={"number": 1, "embedded": None}),))
        signs = signs_of(alone, languages_of(alone))
        usual = by_name.get(classify(alone, types).name) or _titled_type(types, signs) or usual
        yield _view(page, alone, usual, signs, deadline)


def _titled_type(types: Sequence[DocumentType], signs: Mapping[str, float]) -> DocumentType | None:
    """Return the one type whose own titles stand at the head; of a page with few words that is all there is."""
    titled = [each for each in types if any(sign.startswith(f"head.{each.name}.") for sign in signs)]
    return titled[0] if len(titled) == 1 else None


def _view(
    page: PageReading, alone: Reading, document_type: DocumentType, signs: Mapping[str, float], deadline: Deadline
) -> PageView:
    text = fold_key(page.text)
    if len(text) < EMPTY:
        return PageView(page.number, empty=True, count=page_count(page), text=text)
    asked = tuple(spec for spec in document_type.fields if spec.role in ROLES)
    proposal = propose(alone, document_type.model_copy(update={"fields": asked}), deadline)
    found = {spec.role: choose(spec, *by_rules(spec, proposal), proposal) for spec in asked if spec.role is not None}
    kind = found.get(FieldRole.DOCUMENT_KIND)
    titled = kind.value if kind is not None and _TITLED & kind.evidence.keys() and _on_top(kind) else None
    words = [token for line in page.lines for token, _, _ in tokens_of(line.text)]
    prose = signs.get(PROSE, 0.0)
    said = stated(page)
    bare_of_amounts = all("no_cents" in each.evidence for each in proposal.page.money)
    return PageView(
        page.number,
        empty=False,
        count=page_count(page),
        bare=bare_count(page),
        number=_number(found.get(FieldRole.NUMBER)),
        day=_labelled(found.get(FieldRole.ISSUED)),
        total=_labelled(found.get(FieldRole.GROSS)),
        tax_ids=_values(document_type, proposal, FieldRole.SUPPLIER_TAX_ID),
        accounts=_values(document_type, proposal, FieldRole.BANK_ACCOUNT),
        head=_words(page.lines, 0.0, HEAD),
        foot=_words(page.lines, FOOT, 1.0),
        words=frozenset(words),
        kind=titled,
        accompanies=titled is not None and document_type.papers[titled].accompanies,
        terms=titled is None and bare_of_amounts and (TERMS in said or prose >= MOSTLY_PROSE) and len(words) > SHORT,
        cover=COVER in said and bare_of_amounts and len(words) <= SHORT,
        slip=SLIP in said,
        shape=page.width / page.height,
        reader=page.reader,
        language=proposal.page.languages[0].code,
        continued=said.get(CARRIED, 1.0) <= 2 * HEAD,
        text=text,
    )


def _on_top(field: Field) -> bool:
    return field.box is not None and field.box.center_y <= 2 * HEAD


def _labelled(field: Field | None) -> str | None:
    """The value, where words beside it say what it is."""
    return field.value if field is not None and LABELLED & field.evidence.keys() else None


def _number(field: Field | None) -> str | None:
    """The paper's number; a short one counts something else as often as not."""
    number = _labelled(field)
    return number if number is not None and len(solid(number)) >= SHORTEST else None


def _values(document_type: DocumentType, proposal: Proposal, role: FieldRole) -> frozenset[str]:
    name = document_type.name_of(role)
    return frozenset(fold_key(each.value) for each in proposal.candidates.get(name or "", ()))


def _words(lines: Sequence[Line], top: float, bottom: float) -> frozenset[str]:
    inside = (line for line in lines if top <= line.box.center_y <= bottom)
    words = (token for line in inside for token, _, _ in tokens_of(line.text))
    return frozenset(word for word in words if len(word) > 1)
