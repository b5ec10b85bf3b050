"""A result in the shape of AnalyzeExpense."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docloop.formats.textract import analyze_expense
from docloop.model.document import ObjectRef
from docloop.model.extraction import Extraction, Field, LineItem, Source
from docloop.model.geometry import Box
from docloop.model.result import Result

BOX = Box(left=0.1, top=0.2, right=0.4, bottom=0.25)


def result(*fields: Field, line_items: tuple[LineItem, ...] = ()) -> Result:
    return Result(
        document_id="doc_1",
        source=ObjectRef(bucket="inbox", key="inbox/a"),
        document_type="receipt",
        revision=1,
        at=datetime(2026, 11, 22, tzinfo=UTC),
        fields=fields,
        line_items=line_items,
        prediction=Extraction(document_type="receipt", type_confidence=1.0),
    )


def shape(*fields: Field, line_items: tuple[LineItem, ...] = ()) -> dict[str, Any]:
    made = analyze_expense(result(*fields, line_items=line_items), pages=2).model_dump(by_alias=True, mode="json")
    assert made["DocumentMetadata"] == {"Pages": 2}
    (document,) = made["ExpenseDocuments"]
    return dict(document)


def test_a_field_keeps_name_text_confidence_and_place() -> None:
    total = Field(name="TOTAL", value="9.00", text="9,00 €", page=1, box=BOX, confidence=0.5)

    (field,) = shape(total)["SummaryFields"]

    assert field["Type"] == {"Text": "TOTAL", "Confidence": 50.0}
    assert field["PageNumber"] == 1
    detection = field["ValueDetection"]
    assert (detection["Text"], detection["Confidence"]) == ("9,00 €", 50.0)
    box = detection["Geometry"]["BoundingBox"]
    assert [round(box[side], 6) for side in ("Left", "Top", "Width", "Height")] == [0.1, 0.2, 0.3, 0.05]
    assert detection["Geometry"]["Polygon"][2] == {"X": 0.4, "Y": 0.25}


def test_what_a_person_says_has_no_measured_confidence() -> None:
    said = Field(name="TOTAL", value="8.00", text="9,00", confidence=0.9, source=Source.PERSON)

    (field,) = shape(said)["SummaryFields"]

    assert field["ValueDetection"] == {"Text": "8.00"}


def test_an_absent_field_is_left_out() -> None:
    assert shape(Field(name="TOTAL"))["SummaryFields"] == []


def test_line_items_make_one_group() -> None:
    row = LineItem(fields=(Field(name="ITEM", value="Tea", text="Tea"), Field(name="PRICE", value="2.00", text="2,00")))

    (group,) = shape(line_items=(row,))["LineItemGroups"]

    assert group["LineItemGroupIndex"] == 1
    (line,) = group["LineItems"]
    assert [field["Type"]["Text"] for field in line["LineItemExpenseFields"]] == ["ITEM", "PRICE"]
    assert shape()["LineItemGroups"] == []
