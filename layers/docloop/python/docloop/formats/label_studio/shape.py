"""How Label Studio writes tasks down, and the interface that shows ours."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field as Attribute
from pydantic import TypeAdapter

from docloop.model.base import Sparse
from docloop.model.document_type import DocumentType, FieldSpec

PAGE, FIELD, VALUE, ABSENT, ITEMS, KIND = "page", "field", "value", "absent", "line_items", "document_type"
RECTANGLE, TEXT, CHOICES = "rectanglelabels", "textarea", "choices"
RULES = "rules"
"""What a prediction is called that no trained model scored."""

MOST_RESULTS = 1_000
Text = Annotated[str, Attribute(max_length=2_000)]
Row = Annotated[str, Attribute(max_length=50_000)]
ROW = TypeAdapter(dict[str, Text])
"""A line item, as JSON in a text."""


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
        *map(_text_of, document_type.fields),
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


def _text_of(spec: FieldSpec) -> str:
    """Where a value is written that stands nowhere: several of them where the field takes several."""
    most = "" if spec.many else ' maxSubmissions="1"'
    return f'  <TextArea name="{spec.name}" toName="{PAGE}"{most} editable="true"/>'
