"""Labels and predictions as tasks of Label Studio, and what people did to such tasks as drafts.

https://labelstud.io/guide/task_format and /guide/predictions. A value with a place on a page is a rectangle with the
field's name and a text of the same id; pages are counted from 0 there, and places are percent of a page. What has no
place is about the whole task: a value is a text named like its field, line items are rows of JSON, and choices say
which fields are absent and of which type the document is. `config_of` gives the interface that shows all this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import Field as Attribute
from pydantic import TypeAdapter, ValidationError

from docloop.errors import InvalidRequest
from docloop.model.base import Sparse
from docloop.model.document_type import FIELD_PATTERN, DocumentType
from docloop.model.extraction import Extraction, Field
from docloop.model.geometry import Box
from docloop.model.label import Label
from docloop.model.review import Answer, Draft, LineItemAnswer, Verdict

PAGE, FIELD, VALUE, ABSENT, ITEMS, KIND = "page", "field", "value", "absent", "line_items", "document_type"
RECTANGLE, TEXT, CHOICES = "rectanglelabels", "textarea", "choices"
RULES = "rules"
"""What a prediction is called that no trained model scored."""

MOST_RESULTS = 1_000
Text = Annotated[str, Attribute(max_length=2_000)]
Row = Annotated[str, Attribute(max_length=50_000)]
_ROW = TypeAdapter(dict[str, Text])


class Marked(Sparse):
    """What one result says; `x`, `y`, `width` and `height` are percent of the page, `rotation` degrees."""

    x: float | None = None
    y: float | None = None
    width: float | None = None
    height: float | None = None
    rotation: float | None = None
    rectanglelabels: tuple[Text, ...] | None = None
    text: tuple[Row, ...] | Row | None = None
    choices: tuple[Text, ...] | None = None


class Region(Sparse):
    """One result. `item_index` counts pages from 0; `original_width` and `original_height` are in pixels."""

    id: Text | None = None
    from_name: Text
    to_name: Text = PAGE
    type: Text
    value: Marked = Marked()
    item_index: int | None = Attribute(default=None, ge=0, lt=100_000)
    original_width: int | None = None
    original_height: int | None = None
    score: float | None = None


class Annotation(Sparse):
    """What a person said. `was_cancelled`: the person passed the task over."""

    result: Annotated[tuple[Region, ...], Attribute(max_length=MOST_RESULTS)] = ()
    was_cancelled: bool | None = None


class Prediction(Sparse):
    """What the machine said; `score` is its confidence in the least certain field."""

    model_version: str
    score: float | None = None
    result: tuple[Region, ...] = ()


class TaskData(Sparse):
    """`pages` are addresses of pictures, which end to be good after a while."""

    document_id: Annotated[str, Attribute(pattern=r"^doc_[a-z2-7]{26}$")]
    document_type: Text | None = None
    pages: tuple[Text, ...] = ()


class AnnotatedTask(Sparse):
    """A task as it comes back. What the machine had said is not looked at, nor is what others added."""

    data: TaskData
    annotations: Annotated[tuple[Annotation, ...], Attribute(max_length=100)] = ()


class Task(AnnotatedTask):
    predictions: tuple[Prediction, ...] = ()


def task_of(
    label: Label, extraction: Extraction | None, pages: Sequence[str], sizes: Mapping[int, tuple[int, int]]
) -> Task:
    """`pages` are the addresses of the first pages; `sizes` are width and height in pixels by number, from 1."""
    return Task(
        data=TaskData(document_id=label.id, document_type=label.document_type, pages=tuple(pages)),
        annotations=(Annotation(result=tuple(_said(label, extraction, sizes))),),
        predictions=(_predicted(extraction, sizes),) if extraction else (),
    )


def draft_of(task: AnnotatedTask) -> Draft | None:
    """What the last person said of the document; None: nobody has. Raises InvalidRequest, naming the field."""
    said = [each for each in task.annotations if not each.was_cancelled]
    if not said:
        return None
    results = said[-1].result
    answers = (*_placed(results), *_unplaced(results))
    kinds = [choice for each in _of(results, CHOICES, KIND) for choice in each.value.choices or ()]
    rows = [text for each in _of(results, TEXT, ITEMS) for text in _texts(each)]
    return Draft(
        answers=answers,
        line_items=tuple(_row(text) for text in rows) if list(_of(results, TEXT, ITEMS)) else None,
        document_type=kinds[0] if kinds else task.data.document_type,
    )


def config_of(document_type: DocumentType) -> str:
    """The labelling interface that such tasks need; names of fields and types hold nothing that XML would escape."""
    names = [spec.name for spec in document_type.fields]
    lines = [
        "<View>",
        f'  <Image name="{PAGE}" valueList="$pages"/>',
        f'  <RectangleLabels name="{FIELD}" toName="{PAGE}">',
        *(f'    <Label value="{name}"/>' for name in names),
        "  </RectangleLabels>",
        f'  <TextArea name="{VALUE}" toName="{PAGE}" perRegion="true" maxSubmissions="1" editable="true"/>',
        *(f'  <TextArea name="{name}" toName="{PAGE}" maxSubmissions="1" editable="true"/>' for name in names),
        f'  <Choices name="{ABSENT}" toName="{PAGE}" choice="multiple">',
        *(f'    <Choice value="{name}"/>' for name in names),
        "  </Choices>",
        f'  <Choices name="{KIND}" toName="{PAGE}" choice="single">',
        f'    <Choice value="{document_type.name}"/>',
        "  </Choices>",
        f'  <TextArea name="{ITEMS}" toName="{PAGE}" editable="true"/>',
        "</View>",
    ]
    return "\n".join(lines)


def _said(label: Label, extraction: Extraction | None, sizes: Mapping[int, tuple[int, int]]) -> Iterator[Region]:
    """A value that was confirmed where it stood has the machine's place."""
    answers = {answer.field: answer for answer in label.answers}
    for name, value in label.fields.items():
        if value is None:
            continue
        answer = answers.get(name)
        page, box = (answer.page, answer.box) if answer else (None, None)
        read = extraction.get(name) if extraction else None
        if box is None and read is not None and read.value == value:
            page, box = read.page, read.box
        yield from _value(name, value, page, box, sizes)
    absent = tuple(name for name, value in label.fields.items() if value is None)
    if absent:
        yield Region(id=ABSENT, from_name=ABSENT, type=CHOICES, value=Marked(choices=absent))
    yield Region(id=KIND, from_name=KIND, type=CHOICES, value=Marked(choices=(label.document_type,)))
    if label.line_items is not None:
        yield _rows(row.fields for row in label.line_items)


def _predicted(extraction: Extraction, sizes: Mapping[int, tuple[int, int]]) -> Prediction:
    found = [field for field in extraction.fields if field.value is not None]
    regions = [region for field in found for region in _claimed(field, sizes)]
    if extraction.line_items:
        rows = ({each.name: each.value for each in item.fields if each.value} for item in extraction.line_items)
        regions.append(_rows(rows))
    known = [field.confidence for field in found if field.confidence is not None]
    return Prediction(model_version=extraction.model or RULES, score=min(known, default=None), result=tuple(regions))


def _claimed(field: Field, sizes: Mapping[int, tuple[int, int]]) -> Iterator[Region]:
    for region in _value(field.name, field.value or "", field.page, field.box, sizes):
        yield region.model_copy(update={"score": field.confidence})


def _value(
    name: str, value: str, page: int | None, box: Box | None, sizes: Mapping[int, tuple[int, int]]
) -> Iterator[Region]:
    if page is None or box is None:
        yield Region(id=name, from_name=name, type=TEXT, value=Marked(text=(value,)))
        return
    place = {"x": 100 * box.left, "y": 100 * box.top, "width": 100 * box.width, "height": 100 * box.height}
    width, height = sizes.get(page, (None, None))
    marked = Region(
        id=name,
        from_name=FIELD,
        type=RECTANGLE,
        value=Marked(**place, rotation=0, rectanglelabels=(name,)),
        item_index=page - 1,
        original_width=width,
        original_height=height,
    )
    yield marked
    text = Marked(**place, rotation=0, text=(value,))
    yield marked.model_copy(update={"from_name": VALUE, "type": TEXT, "value": text})


def _rows(rows: Iterable[Mapping[str, str]]) -> Region:
    text = tuple(_ROW.dump_json(dict(row)).decode() for row in rows)
    return Region(id=ITEMS, from_name=ITEMS, type=TEXT, value=Marked(text=text))


def _placed(results: Sequence[Region]) -> Iterator[Answer]:
    texts = {each.id: _texts(each) for each in _of(results, TEXT, VALUE)}
    for each in results:
        if each.type != RECTANGLE or each.from_name != FIELD or not each.value.rectanglelabels:
            continue
        name = _name(each.value.rectanglelabels[0])
        text = " ".join(texts.get(each.id, ()))
        if not text:
            raise InvalidRequest("A rectangle has no text; write down what stands there.", field=name)
        yield _corrected(name, text, page=(each.item_index or 0) + 1, box=_box(each.value, name))


def _unplaced(results: Sequence[Region]) -> Iterator[Answer]:
    for each in results:
        if each.type == TEXT and each.from_name not in {VALUE, ITEMS} and (texts := _texts(each)):
            yield _corrected(_name(each.from_name), " ".join(texts))
    for each in _of(results, CHOICES, ABSENT):
        yield from (Answer(field=_name(name), verdict=Verdict.ABSENT) for name in each.value.choices or ())


def _name(text: str) -> str:
    """Whatever else a label says is not repeated in an error: it may be anything."""
    if not re.fullmatch(FIELD_PATTERN, text):
        raise InvalidRequest("A label is no name of a field.", field="annotations")
    return text


def _corrected(name: str, text: str, *, page: int | None = None, box: Box | None = None) -> Answer:
    if len(text) > 2_000:
        raise InvalidRequest("A value is longer than 2000 characters.", field=name)
    return Answer(field=name, verdict=Verdict.CORRECTED, value=text, page=page, box=box)


def _box(value: Marked, name: str) -> Box:
    """Clipped to the page, as rounded percents may lie a hair outside."""
    if value.rotation:
        raise InvalidRequest("A rectangle is turned; only upright ones are understood.", field=name)
    left, top, width, height = value.x, value.y, value.width, value.height
    if left is None or top is None or width is None or height is None:
        raise InvalidRequest("A rectangle has no place.", field=name)
    return Box.from_pixels(left, top, left + width, top + height, width=100, height=100)


def _of(results: Sequence[Region], kind: str, name: str) -> Iterator[Region]:
    return (each for each in results if each.type == kind and each.from_name == name)


def _texts(region: Region) -> tuple[str, ...]:
    text = region.value.text
    return (text,) if isinstance(text, str) else text or ()


def _row(text: str) -> LineItemAnswer:
    try:
        return LineItemAnswer(fields=_ROW.validate_json(text))
    except ValidationError:
        raise InvalidRequest("A line item is no JSON object of texts by name.", field=ITEMS) from None
