"""What people did to a task, as a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from docloop.errors import InvalidRequest
from docloop.formats.label_studio.shape import (
    ABSENT,
    CHOICES,
    FIELD,
    ITEMS,
    KIND,
    RECTANGLE,
    ROW,
    TEXT,
    VALUE,
    AnnotatedTask,
    Marked,
    Region,
)
from docloop.model.document_type import FIELD_PATTERN
from docloop.model.geometry import Box
from docloop.model.review import Answer, Draft, LineItemAnswer, Said, Verdict


def draft_of(task: AnnotatedTask) -> Draft | None:
    """What the last person said of the document; None: nobody has. Raises InvalidRequest, naming the field."""
    said = [each for each in task.annotations if not each.was_cancelled]
    if not said:
        return None
    results = said[-1].result
    answers = _merged((*_placed(results), *_unplaced(results)))
    kinds = [choice for each in _of(results, CHOICES, KIND) for choice in each.value.choices or ()]
    rows = [text for each in _of(results, TEXT, ITEMS) for text in _texts(each)]
    return Draft(
        answers=answers,
        line_items=tuple(_row(text) for text in rows) if list(_of(results, TEXT, ITEMS)) else None,
        document_type=kinds[0] if kinds else task.data.document_type,
    )


def _merged(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """One answer a field, in the order of their first; what was marked or written more than once is several values."""
    by_field: dict[str, list[Answer]] = {}
    for answer in answers:
        by_field.setdefault(answer.field, []).append(answer)
    return tuple(one for same in by_field.values() for one in (same if len(same) == 1 else _one_of(same)))


def _one_of(answers: Sequence[Answer]) -> Sequence[Answer]:
    """As they are where they contradict each other: a value, and that there is none."""
    if any(answer.value is None for answer in answers):
        return answers
    if len({answer.value for answer in answers}) == 1:
        return answers[:1]
    values = tuple(Said(value=each.value or "", page=each.page, box=each.box) for each in answers)
    return [Answer(field=answers[0].field, verdict=Verdict.CORRECTED, values=values)]


def _placed(results: Sequence[Region]) -> Iterator[Answer]:
    texts = {each.id: _texts(each) for each in _of(results, TEXT, VALUE)}
    for each in results:
        if each.type != RECTANGLE or each.from_name != FIELD or not each.value.rectanglelabels:
            continue
        name = _name(each.value.rectanglelabels[0])
        text = " ".join(texts.get(each.id, ()))
        if not text:
            raise InvalidRequest("A rectangle has no text; enter the text it marks.", field=name)
        yield _corrected(name, text, page=(each.item_index or 0) + 1, box=_box(each.value, name))


def _unplaced(results: Sequence[Region]) -> Iterator[Answer]:
    for each in results:
        if each.type == TEXT and each.from_name not in {VALUE, ITEMS} and (texts := _texts(each)):
            yield from (_corrected(_name(each.from_name), text) for text in texts)
    for each in _of(results, CHOICES, ABSENT):
        yield from (Answer(field=_name(name), verdict=Verdict.ABSENT) for name in each.value.choices or ())


def _name(text: str) -> str:
    """Whatever else a label says is not repeated in an error: it may be anything."""
    if not re.fullmatch(FIELD_PATTERN, text):
        raise InvalidRequest("A label is not the name of a field.", field="annotations")
    return text


def _corrected(name: str, text: str, *, page: int | None = None, box: Box | None = None) -> Answer:
    if len(text) > 2_000:
        raise InvalidRequest("A value is longer than 2000 characters.", field=name)
    return Answer(field=name, verdict=Verdict.CORRECTED, value=text, page=page, box=box)


def _box(value: Marked, name: str) -> Box:
    """Clipped to the page, as rounded percents may lie a hair outside."""
    if value.rotation:
        raise InvalidRequest("A rectangle is rotated; only upright rectangles are supported.", field=name)
    left, top, width, height = value.x, value.y, value.width, value.height
    if left is None or top is None or width is None or height is None:
        raise InvalidRequest("A rectangle has no position.", field=name)
    return Box.from_pixels(left, top, left + width, top + height, width=100, height=100)


def _of(results: Sequence[Region], kind: str, name: str) -> Iterator[Region]:
    return (each for each in results if each.type == kind and each.from_name == name)


def _texts(region: Region) -> tuple[str, ...]:
    text = region.value.text
    return (text,) if isinstance(text, str) else text or ()


def _row(text: str) -> LineItemAnswer:
    try:
        return LineItemAnswer(fields=ROW.validate_json(text))
    except ValidationError:
        raise InvalidRequest("A line item is not a JSON object of texts by name.", field=ITEMS) from None
