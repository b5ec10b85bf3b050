"""Addresses of which a line was left behind: the street above its town, or the town below its street."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field
from docloop.model.geometry import Box
from docloop.steps.extract.page.layout import Layout, Segment
from docloop.steps.extract.parties.address_lines import (
    ends_in_country,
    has_town,
    is_box,
    is_street,
    like_address,
    without_label,
)
from docloop.steps.extract.parties.party_texts import CONTACT_LINE, core_of
from docloop.steps.extract.score.rules import MENDED
from docloop.values.kind import Shape
from docloop.values.normal_forms import word_key

_WORDS_OF_SENTENCE = 3
_COLUMNS = re.compile(r"\s{2,}")
_WORDS_OF_TOWN = 6
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d_]{2})\s+(?:N[°º]|N[ro]\b)\.?(?!\s?\d)\s?(?=[^:]*[^\W\d_]{3})[^:]{0,30}:.*$")
"""A labelled number behind a town: "45290 NOGENT N° d'intervention : DE2024"."""

_NEAR = 1.6
"""Lines of an address lie no further apart, in line heights."""


def with_whole_addresses(fields: Sequence[Field], document_type: DocumentType, layout: Layout) -> tuple[Field, ...]:
    """The fields, each address with the line of it that was left behind and without its owner's name before it."""
    named = {field.name: field.value for field in fields if field.value}
    found = []
    for field in fields:
        spec = document_type.get(field.name)
        if spec is None or spec.kind.shape is not Shape.BLOCK or not field.value or field.box is None:
            found.append(field)
            continue
        owner = document_type.owner_of(spec)
        found.append(_whole(field, field.box, (named.get(owner.name) or "") if owner else "", layout))
    return tuple(found)


def _whole(field: Field, box: Box, name: str, layout: Layout) -> Field:
    value = ", ".join(_of_address((field.value or "").split(", "), name))
    boxed, street = is_box(value), is_street(value)
    town = any(has_town(part) for part in value.split(", ") if not (boxed and is_box(part)))
    if (street or boxed) and not town and (below := _beside(layout, field, box, down=True)):
        value, box = f"{value}, {below.text.strip(' ,')}", Box.around((box, below.box))
    elif town and not street and "," not in value and (above := _beside(layout, field, box, down=False)):
        value, box = f"{above.text.strip(' ,')}, {value}", Box.around((box, above.box))
    value = " ".join(value.split())
    if value == field.value:
        return field
    evidence = {**field.evidence, MENDED: 1.0}
    return field.model_copy(
        update={"value": value, "text": value, "box": box, "confidence": None, "evidence": evidence}
    )


def _of_address(parts: list[str], name: str) -> list[str]:
    """The parts of an address without the owner's name, without another column of the page and what is no place."""
    first, *rest = parts
    if rest and name and core_of(first) == core_of(name) and not like_address(first):
        parts = rest
    parts = [_NUMBER_BEHIND.sub("", without_label(_own_column(part))) for part in parts]
    places = [at for at, part in enumerate(parts) if like_address(part) and not _of_contact(part)]
    if not places:
        return parts
    return [part for at, part in enumerate(parts) if at <= places[-1] or not _of_contact(part)]


def _of_contact(part: str) -> bool:
    """Whether it is a telephone number, a site or another labelled number, but no post office box."""
    return bool(CONTACT_LINE.search(part)) or (":" in part and not is_box(part))


def _own_column(part: str) -> str:
    """Of texts side by side in one row, where any is a place, those that are no sentence and no labelled number."""
    columns = [column.strip() for column in _COLUMNS.split(part)]
    if len(columns) < 2 or not any(map(like_address, columns)):
        return part
    return " ".join(column for column in columns if like_address(column) or not _of_other_column(column))


def _of_other_column(text: str) -> bool:
    sentence = len(text.split()) >= _WORDS_OF_SENTENCE and not any(map(str.isdigit, text))
    return sentence or _of_contact(text)


def _beside(layout: Layout, field: Field, box: Box, *, down: bool) -> Segment | None:
    """The line right below that is a town, or right above that is a street; None where there is no such line."""
    near = [
        segment
        for segment in layout.segments
        if segment.page == field.page
        and min(segment.box.right, box.right) > max(segment.box.left, box.left)
        and (segment.box.center_y - box.bottom if down else box.top - segment.box.center_y) > 0
        and (segment.box.top - box.bottom if down else box.top - segment.box.bottom) < _NEAR * segment.box.height
    ]
    if not near:
        return None
    one = min(near, key=lambda segment: abs(segment.box.center_y - box.center_y))
    if CONTACT_LINE.search(one.text) or word_key(one.text) in word_key(field.value or ""):
        return None
    if down:
        ends = (has_town(one.text) and like_address(one.text)) or ends_in_country(one.text)
        return one if ends and len(one.text.split()) <= _WORDS_OF_TOWN else None
    return one if is_street(one.text) and like_address(one.text) else None
