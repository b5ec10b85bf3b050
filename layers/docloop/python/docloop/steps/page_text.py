"""Where a page's own text says something else than the page shows: a person looks at the fields concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.extraction import Field
from docloop.model.finding import Finding, Severity
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading
from docloop.values.field_roles import FieldRole
from docloop.values.match import Hints
from docloop.values.normal_forms import text_key

PAID_BY = (FieldRole.GROSS, FieldRole.DUE_AMOUNT, FieldRole.BANK_ACCOUNT)
"""Roles whose hidden values move money."""

_SHARED, _BESIDE = 0.5, 0.3
_NEAREST = 0.001


def unlike_the_page(
    reading: Reading, fields: Sequence[Field], document_type: DocumentType, hints: Hints
) -> tuple[Finding, ...]:
    """Contradict fields that a page's own text has otherwise in their place, or that hidden text has otherwise.

    Text that looks otherwise than it says is compared in the place of each value. Text that nobody sees stands
    anywhere: in it amounts and accounts count that a payment would rest on, and that the pages do not show.
    """
    pages = {page.number: page for page in reading.pages}
    found: list[Finding] = []
    for spec, field in zip(document_type.fields, fields, strict=True):
        found += _in_its_place(spec, field, pages, hints)
        found += _over_others(spec, field, pages)
        found += _hidden(spec, field, reading, hints)
    return tuple(found)


def _in_its_place(spec: FieldSpec, field: Field, pages: dict[int, PageReading], hints: Hints) -> Iterator[Finding]:
    for one in field.each():
        page = pages.get(one.page) if one.page is not None else None
        if one.value is None or one.box is None or page is None or not page.doubted:
            continue
        said = _text_at(page.doubted, one.box)
        if said and not _says(spec, one, said, hints):
            yield Finding(
                code="text_layer.differs",
                severity=Severity.CONTRADICTS,
                fields=(spec.name,),
                message=f"The page shows “{one.text or one.value}”, but its own text says “{said}” in that place.",
            )


def _over_others(spec: FieldSpec, field: Field, pages: dict[int, PageReading]) -> Iterator[Finding]:
    """A finding where a value stands over other text, or a part of it is covered."""
    for one in field.each():
        page = pages.get(one.page) if one.page is not None else None
        if one.value is None or one.box is None or page is None:
            continue
        under = [word for line in page.hidden for word in line.words if _touches(word.box, one.box)]
        said = " ".join(word.text for word in under)
        if any(sign.isalnum() for sign in said) and text_key(said) != text_key(one.text or ""):
            yield Finding(
                code="text_layer.covered",
                severity=Severity.CONTRADICTS,
                fields=(spec.name,),
                message=f"The page shows “{one.text or one.value}”; “{said}” is covered in that place.",
            )


def _touches(word: Box, place: Box) -> bool:
    """Whether the word stands in the line of the place and no further from it than a part of its height."""
    apart = max(word.left - place.right, place.left - word.right)
    return apart < _BESIDE * place.height and word.vertical_overlap(place) >= _SHARED


def _text_at(lines: Iterable[Line], box: Box) -> str:
    words = [word for line in lines for word in line.words if _share(word.box, box) >= _SHARED]
    return " ".join(word.text for word in words)


def _share(word: Box, place: Box) -> float:
    """How much of the word lies in the place, both ways."""
    wide = min(word.right, place.right) - max(word.left, place.left)
    return min(max(0.0, wide) / max(word.width, _NEAREST), word.vertical_overlap(place))


def _says(spec: FieldSpec, field: Field, said: str, hints: Hints) -> bool:
    if text_key(field.text or "") in text_key(said) or text_key(field.value or "") in text_key(said):
        return True
    if spec.kind.find is None:
        return False
    return any(spec.kind.equal(each.value, field.value or "") for each in spec.kind.find(said, spec.hints(hints)))


def _hidden(spec: FieldSpec, field: Field, reading: Reading, hints: Hints) -> Iterator[Finding]:
    find = spec.kind.find
    if spec.role not in PAID_BY or find is None or field.value is None:
        return
    lines = [line for page in reading.pages for line in page.hidden]
    hidden = {match.value for line in lines for match in find(line.text, hints) if _is_telling(line.text, match.value)}
    if not hidden:
        return
    shown = {match.value for page in reading.pages for line in page.lines for match in find(line.text, hints)}
    others = sorted(hidden - shown)
    if others and field.value not in others:
        values = ", ".join(spec.worded(value) for value in others[:3])
        yield Finding(
            code="text_layer.hidden",
            severity=Severity.CONTRADICTS,
            fields=(spec.name,),
            message=f"The file holds text that nobody sees on the page. It says {values}.",
        )


def _is_telling(text: str, value: str) -> bool:
    """An amount with its decimals or an account, and no number that merely stands there."""
    return ("." in value and any(sign in text for sign in ".,'’·")) or value[:2].isalpha()
