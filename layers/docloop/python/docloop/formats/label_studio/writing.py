"""What people and the machine said, as a task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docloop.formats.label_studio.shape import (
    ABSENT,
    CHOICES,
    FIELD,
    ITEMS,
    KIND,
    RECTANGLE,
    ROW,
    RULES,
    TEXT,
    VALUE,
    Annotation,
    Marked,
    Prediction,
    Region,
    Task,
    TaskData,
)
from docloop.model.extraction import Extraction, Field
from docloop.model.geometry import Box
from docloop.model.label import Label
from docloop.values.several import several


def task_of(
    label: Label, extraction: Extraction | None, pages: Sequence[str], sizes: Mapping[int, tuple[int, int]]
) -> Task:
    """`pages` are the addresses of the first pages; `sizes` are width and height in pixels by number, from 1."""
    return Task(
        data=TaskData(document_id=label.id, document_type=label.document_type, pages=tuple(pages)),
        annotations=(Annotation(result=tuple(_said(label, extraction, sizes))),),
        predictions=(_predicted(extraction, sizes),) if extraction else (),
    )


def _said(label: Label, extraction: Extraction | None, sizes: Mapping[int, tuple[int, int]]) -> Iterator[Region]:
    """A value that was confirmed where it stood has the machine's place."""
    answers = {answer.field: answer for answer in label.answers}
    for name, value in label.fields.items():
        if value is None:
            continue
        answer = answers.get(name)
        read = extraction.get(name) if extraction else None
        places = {one.value: (one.page, one.box) for one in (read.each() if read else ()) if one.value and one.box}
        places |= {one.value: (one.page, one.box) for one in (answer.each() if answer else ()) if one.box}
        values = several(value)
        for number, one in enumerate(values, start=1):
            region = f"{name}-{number}" if len(values) > 1 else name
            page, box = places.get(one, (None, None))
            yield from _value(name, one, page, box, sizes, region)
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
    several_values = field.each()
    for number, one in enumerate(several_values, start=1):
        region_id = f"{field.name}-{number}" if len(several_values) > 1 else field.name
        for region in _value(field.name, one.value or "", one.page, one.box, sizes, region_id):
            yield region.model_copy(update={"score": one.confidence})


def _value(
    name: str, value: str, page: int | None, box: Box | None, sizes: Mapping[int, tuple[int, int]], region: str
) -> Iterator[Region]:
    """`region` is the id that a rectangle and its text share."""
    if page is None or box is None:
        yield Region(id=region, from_name=name, type=TEXT, value=Marked(text=(value,)))
        return
    place = {"x": 100 * box.left, "y": 100 * box.top, "width": 100 * box.width, "height": 100 * box.height}
    width, height = sizes.get(page, (None, None))
    marked = Region(
        id=region,
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
    text = tuple(ROW.dump_json(dict(row)).decode() for row in rows)
    return Region(id=ITEMS, from_name=ITEMS, type=TEXT, value=Marked(text=text))
