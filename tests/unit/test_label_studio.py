"""Labels as tasks of Label Studio and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from docloop.adapters.types import shipped_types
from docloop.errors import InvalidRequest
from docloop.formats.label_studio import AnnotatedTask, Task, config_of, draft_of, task_of
from docloop.model.extraction import Extraction, Field
from docloop.model.geometry import Box
from docloop.model.label import Label
from docloop.model.review import Answer, LineItemAnswer, Verdict
from hypothesis import given
from hypothesis import strategies as st

DOCUMENT = "doc_" + "a" * 26
NAMES = ("TOTAL", "VENDOR_NAME", "INVOICE_RECEIPT_DATE", "IBAN", "TAX")
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=30)
edges = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)
boxes = st.builds(lambda x, y: Box(left=x[0], top=y[0], right=x[1], bottom=y[1]), edges, edges)
places = st.none() | st.tuples(st.integers(1, 40), boxes)
rows = st.none() | st.lists(st.dictionaries(st.sampled_from(("ITEM", "PRICE")), text), max_size=4)


@st.composite
def labels(draw: st.DrawFn) -> Label:
    fields = draw(st.dictionaries(st.sampled_from(NAMES), st.none() | text))
    answers = []
    for name, value in fields.items():
        place = draw(places) if value is not None else None
        page, box = place or (None, None)
        verdict = Verdict.ABSENT if value is None else Verdict.CORRECTED
        answers.append(Answer(field=name, verdict=verdict, value=value, page=page, box=box))
    items = draw(rows)
    return Label(
        id=DOCUMENT,
        document_type=draw(st.sampled_from(("receipt", "invoice"))),
        fields=fields,
        answers=tuple(answers),
        line_items=None if items is None else tuple(LineItemAnswer(fields=row) for row in items),
        by="somebody",
        at=datetime(2026, 11, 22, tzinfo=UTC),
    )


@given(labels(), st.booleans())
def test_what_goes_out_comes_back(label: Label, machine: bool) -> None:
    read = Extraction(document_type="receipt", type_confidence=1.0, fields=(Field(name="TOTAL", value="1.00"),))
    task = task_of(label, read if machine else None, ["https://page"], {1: (800, 1_200)})

    draft = draft_of(AnnotatedTask.model_validate(json.loads(task.model_dump_json())))

    assert draft is not None
    assert (draft.document_type, draft.line_items) == (label.document_type, label.line_items)
    came, went = ({each.field: each for each in answers} for answers in (draft.answers, label.answers))
    assert came.keys() == went.keys()
    for name, answer in went.items():
        assert (came[name].verdict, came[name].value, came[name].page) == (answer.verdict, answer.value, answer.page)
        assert edges_of(came[name].box) == pytest.approx(edges_of(answer.box), abs=1e-9)


def edges_of(box: Box | None) -> list[float]:
    return [] if box is None else [box.left, box.top, box.right, box.bottom]


def label_of(**fields: str | None) -> Label:
    return Label(id=DOCUMENT, document_type="receipt", fields=fields, by="x", at=datetime(2026, 11, 22, tzinfo=UTC))


def test_a_box_is_in_percent_of_a_page_counted_from_0_and_a_prediction_has_a_score() -> None:
    box = Box(left=0.1, top=0.2, right=0.4, bottom=0.25)
    total = Field(name="TOTAL", value="9.00", text="9,00", page=2, box=box, confidence=0.4)
    read = Extraction(document_type="receipt", type_confidence=1.0, fields=(total,), model="mdl_1")

    made = json.loads(task_of(label_of(TOTAL="9.00"), read, ["a", "b"], {2: (800, 1_200)}).model_dump_json())

    for said in (made["annotations"][0]["result"], made["predictions"][0]["result"]):
        rectangle, value = said[:2]
        assert (rectangle["type"], value["type"]) == ("rectanglelabels", "textarea")
        assert rectangle["id"] == value["id"]
        assert (rectangle["item_index"], rectangle["original_width"], rectangle["original_height"]) == (1, 800, 1_200)
        place = [rectangle["value"][name] for name in ("x", "y", "width", "height")]
        assert place == pytest.approx([10, 20, 30, 5])
        assert (rectangle["value"]["rectanglelabels"], value["value"]["text"]) == (["TOTAL"], ["9.00"])
    assert (made["predictions"][0]["model_version"], made["predictions"][0]["score"]) == ("mdl_1", 0.4)


def test_results_name_only_what_the_labelling_interface_has() -> None:
    receipt = next(each for each in shipped_types() if each.name == "receipt")
    box = Box(left=0.1, top=0.2, right=0.4, bottom=0.25)
    placed = Answer(field="TOTAL", verdict=Verdict.CORRECTED, value="9.00", page=1, box=box)
    label = label_of(TOTAL="9.00", VENDOR_NAME="Cafe", INVOICE_RECEIPT_DATE=None)
    label = label.model_copy(update={"answers": (placed,), "line_items": ()})

    interface = ElementTree.fromstring(config_of(receipt))  # noqa: S314  our own text
    controls = {each.get("name") for each in interface.iter() if each.get("name")}

    used = {result.from_name for result in task_of(label, None, [], {}).annotations[0].result}
    assert used == {"field", "value", "VENDOR_NAME", "absent", "document_type", "line_items"}
    assert used <= controls


@pytest.mark.parametrize("annotations", [[], [{"was_cancelled": True, "result": []}]])
def test_a_task_that_nobody_annotated_says_nothing(annotations: list[object]) -> None:
    task = AnnotatedTask.model_validate({"data": {"document_id": DOCUMENT}, "annotations": annotations, "id": 7})

    assert draft_of(task) is None


PLACE = {"x": 10, "y": 10, "width": 10, "height": 10}
RECTANGLE = {"id": "r1", "from_name": "field", "type": "rectanglelabels"}
WRITTEN = {"id": "r1", "from_name": "value", "type": "textarea", "value": {"text": ["9.00"]}}
ROW = {"from_name": "line_items", "type": "textarea"}


@pytest.mark.parametrize(
    ("result", "field"),
    [
        ([{**RECTANGLE, "value": {**PLACE, "rectanglelabels": ["TOTAL"]}}], "TOTAL"),
        ([{**RECTANGLE, "value": {**PLACE, "rotation": 4, "rectanglelabels": ["TOTAL"]}}, WRITTEN], "TOTAL"),
        ([{**RECTANGLE, "value": {"rectanglelabels": ["TOTAL"]}}, WRITTEN], "TOTAL"),
        ([{**RECTANGLE, "value": {**PLACE, "rectanglelabels": ["Jane Doe"]}}, WRITTEN], "annotations"),
        ([{"from_name": "TOTAL", "type": "textarea", "value": {"text": "9" * 2_001}}], "TOTAL"),
        ([{**ROW, "value": {"text": ["coffee 2.00"]}}], "line_items"),
        ([{**ROW, "value": {"text": ['{"PRICE": 2}']}}], "line_items"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_name(result: list[object], field: str) -> None:
    task = Task.model_validate({"data": {"document_id": DOCUMENT}, "annotations": [{"result": result}]})

    with pytest.raises(InvalidRequest) as refused:
        draft_of(task)

    assert refused.value.facts["field"] == field
    assert "Doe" not in str(refused.value)


def test_the_last_annotation_counts_and_a_box_beyond_the_page_is_clipped() -> None:
    wide = {**RECTANGLE, "value": {**PLACE, "x": 95, "width": 5.0000001, "rectanglelabels": ["TOTAL"]}}
    first = {"result": [{"from_name": "TOTAL", "type": "textarea", "value": {"text": "8.00"}}]}
    annotations = [first, {"result": [wide, WRITTEN]}, {"was_cancelled": True}]

    draft = draft_of(AnnotatedTask.model_validate({"data": {"document_id": DOCUMENT}, "annotations": annotations}))

    assert draft is not None
    (answer,) = draft.answers
    assert answer.value == "9.00"
    assert answer.box is not None
    assert answer.box.right == 1.0
    assert draft.line_items is None
