"""Addresses of which a line was left behind: the street above its town, or the town below its street."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Candidate, Field
from docloop.model.geometry import Box
from docloop.steps.extract.page.layout import Layout, Segment
from docloop.steps.extract.score.rules import MENDED
from docloop.values.address_lines import (
    complete,
    ends_in_country,
    has_street,
    has_street_word,
    has_town,
    is_box,
    is_country,
    is_street,
    like_address,
    without_label,
)
from docloop.values.kind import Shape
from docloop.values.normal_forms import word_key
from docloop.values.party_texts import CONTACT_LINE, core_of

_WORDS_OF_SENTENCE = 3
_COLUMNS = re.compile(r"\s{2,}")
_WORDS_OF_TOWN = 6
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d_]{2})\s+(?:N[°º]|N[ro]\b)\.?(?!\s?\d)\s?(?=[^:]*[^\W\d_]{3})[^:]{0,30}:.*$")
"""A labelled number behind a town: "45290 NOGENT N° d'intervention : DE2024"."""

_NUMBERED = re.compile(r"^\W*[^\W\d_]{0,6}\W*\+?(?:[\s()/.-]*\d){7,}\W*$")
"""A telephone number, whatever the few letters before it are; "106-107" is a house."""

_SHORTEST_TOWN = 3
"""Letters; words of towns have more."""

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
    printed = field.text if field.text and " ".join(field.text.split()) == field.value else field.value or ""
    value = ", ".join(_of_address(printed.split(", "), name))
    boxed, street = is_box(value), has_street(value)
    if boxed and not street and (other := _street_of(field, value)):
        value, box, boxed, street = other.value, other.box, False, True
    town = any(has_town(part) for part in value.split(", ") if not (boxed and is_box(part)))
    if (street or boxed) and not town and (below := _beside(layout, field, box, down=True)):
        value, box = f"{value}, {below.text.strip(' ,')}", Box.around((box, below.box))
    elif town and not street and _one_line(layout, field, box) and (above := _beside(layout, field, box, down=False)):
        value, box = f"{above.text.strip(' ,')}, {value}", Box.around((box, above.box))
    if town and (country := _beside(layout, field, box, down=True)) and is_country(country.text):
        value, box = f"{value}, {country.text.strip(' ,.')}", Box.around((box, country.box))
    value = " ".join(value.split())
    if value == field.value:
        return field
    evidence = {**field.evidence, MENDED: 1.0}
    return field.model_copy(
        update={"value": value, "text": value, "box": box, "confidence": None, "evidence": evidence}
    )


def _street_of(field: Field, value: str) -> Candidate | None:
    """The first other address with a street in the town of a post office box: goods and letters go there."""
    towns = _words_of(value.rsplit(", ", maxsplit=1)[-1])
    return next(
        (
            other
            for other in field.alternatives
            if complete(other.value) and not is_box(other.value) and towns & _words_of(other.value.split(", ")[-1])
        ),
        None,
    )


def _words_of(text: str) -> set[str]:
    return {word_key(word) for word in text.split() if len(word) > _SHORTEST_TOWN and word.isalpha()}


def _one_line(layout: Layout, field: Field, box: Box) -> bool:
    """Whether the address stands in one row of the page."""
    return len({each.row for each in layout.segments if each.page == field.page and box.covers(each.box)}) <= 1


def _of_address(parts: list[str], name: str) -> list[str]:
    """The parts of an address without the owner's name, without another column of the page and what is no place."""
    parts = [_NUMBER_BEHIND.sub("", without_label(_own_column(part))) for part in parts[_before(parts, name) :]]
    places = [at for at, part in enumerate(parts) if like_address(part) and not _of_contact(part)]
    if not places:
        return parts
    return [part for at, part in enumerate(parts) if at <= places[-1] or not _of_contact(part)]


def _before(parts: Sequence[str], name: str) -> int:
    """How many parts at the head are no address: up to the owner's name and the telephone numbers before the street."""
    core = core_of(name) if name else ""
    foreign = [core_of(part) == core or bool(_NUMBERED.match(part)) for part in parts]
    street = next((at for at, part in enumerate(parts) if like_address(part) and not foreign[at]), len(parts) - 1)
    return max((at + 1 for at in range(street) if foreign[at]), default=0)


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
    worded = len(text.split()) >= _WORDS_OF_SENTENCE and not any(map(str.isdigit, text))
    sentence = worded and not has_street_word(text)
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
        ends = (has_town(one.text) and like_address(one.text)) or ends_in_country(one.text) or is_country(one.text)
        return one if ends and len(one.text.split()) <= _WORDS_OF_TOWN else None
    return one if is_street(one.text) and like_address(one.text) else None
