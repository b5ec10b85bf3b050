"""A final result in the shape of Textract's AnalyzeExpense, for code that was written against that.

https://docs.aws.amazon.com/textract/latest/dg/API_AnalyzeExpense.html. Confidences are 0..100; a value whose
confidence is not known, and every value that a person gave, has none: nothing was measured.
"""

from __future__ import annotations

from pydantic import ConfigDict
from pydantic.alias_generators import to_pascal

from docloop.model.base import Sparse
from docloop.model.extraction import Field, Source
from docloop.model.geometry import Box
from docloop.model.result import Result


class Shape(Sparse):
    """Members are named as Textract names them."""

    model_config = ConfigDict(alias_generator=to_pascal, populate_by_name=True)


class Point(Shape):
    x: float
    y: float


class BoundingBox(Shape):
    left: float
    top: float
    width: float
    height: float


class Geometry(Shape):
    bounding_box: BoundingBox
    polygon: tuple[Point, ...]


class Detection(Shape):
    text: str
    confidence: float | None = None
    geometry: Geometry | None = None


class ExpenseField(Shape):
    type: Detection
    value_detection: Detection
    page_number: int | None = None


class LineItemFields(Shape):
    line_item_expense_fields: tuple[ExpenseField, ...]


class LineItemGroup(Shape):
    line_item_group_index: int
    line_items: tuple[LineItemFields, ...]


class ExpenseDocument(Shape):
    expense_index: int
    summary_fields: tuple[ExpenseField, ...]
    line_item_groups: tuple[LineItemGroup, ...]


class DocumentMetadata(Shape):
    pages: int


class AnalyzeExpense(Shape):
    document_metadata: DocumentMetadata
    expense_documents: tuple[ExpenseDocument, ...]


def analyze_expense(result: Result, pages: int) -> AnalyzeExpense:
    """Fields without a value are left out, of several values each is one; line items make one group."""
    items = tuple(LineItemFields(line_item_expense_fields=_expense_fields(item.fields)) for item in result.line_items)
    groups = (LineItemGroup(line_item_group_index=1, line_items=items),) if items else ()
    document = ExpenseDocument(expense_index=1, summary_fields=_expense_fields(result.fields), line_item_groups=groups)
    return AnalyzeExpense(document_metadata=DocumentMetadata(pages=pages), expense_documents=(document,))


def _expense_fields(fields: tuple[Field, ...]) -> tuple[ExpenseField, ...]:
    return tuple(_expense_field(one, one.value) for field in fields for one in field.each() if one.value is not None)


def _expense_field(field: Field, value: str) -> ExpenseField:
    machine = field.source is Source.MACHINE
    confidence = None if field.confidence is None or not machine else 100 * field.confidence
    return ExpenseField(
        type=Detection(text=field.name, confidence=confidence),
        value_detection=Detection(
            text=field.text if machine and field.text is not None else value,
            confidence=confidence,
            geometry=_geometry(field.box) if field.box else None,
        ),
        page_number=field.page,
    )


def _geometry(box: Box) -> Geometry:
    corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return Geometry(
        bounding_box=BoundingBox(left=box.left, top=box.top, width=box.width, height=box.height),
        polygon=tuple(Point(x=x, y=y) for x, y in corners),
    )
