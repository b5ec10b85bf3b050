"""Several values of a field in labels, docsets, predictions and other people's shapes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docloop.errors import InvalidRequest
from docloop.formats.label_studio import AnnotatedTask, config_of, draft_of, task_of
from docloop.formats.textract import analyze_expense
from docloop.lab.evaluation.acceptance import AgainstEach
from docloop.lab.evaluation.docset import load_docset
from docloop.lab.evaluation.predicting import Against, Prediction
from docloop.lab.evaluation.predictions import row_of
from docloop.model.document import ObjectRef
from docloop.model.label import Label
from docloop.model.result import Result
from docloop.model.review import Answer, Said, Verdict
from docloop.steps.classify import Classification
from docloop.values.several import joined

from tests.unit.test_several import DEAL, NOW, box, one, read

DOCUMENT = "doc_" + "a" * 26


def label(*values: str, answers: tuple[Answer, ...] = ()) -> Label:
    return Label(id=DOCUMENT, document_type="deal", fields={"PARTY": joined(values)}, answers=answers, by="ann", at=NOW)


def test_tasks_of_label_studio_hold_each_value_and_come_back() -> None:
    given = Answer(
        field="PARTY",
        verdict=Verdict.CORRECTED,
        value="Acme Inc\nBolt Ltd\nCord AG",
        values=(Said(value="Acme Inc"), Said(value="Bolt Ltd", page=2, box=box(top=0.5)), Said(value="Cord AG")),
    )
    machine = read(one("Acme Inc"), one("Dune SA", 0.3, top=0.7))
    task = task_of(label("Acme Inc", "Bolt Ltd", "Cord AG", answers=(given,)), machine, ["a", "b"], {})

    ids = [each.id for each in task.annotations[0].result]
    assert ids == ["PARTY-1", "PARTY-1", "PARTY-2", "PARTY-2", "PARTY-3", "document_type"]
    assert {each.id: each.score for each in task.predictions[0].result} == {"PARTY-1": 0.9, "PARTY-2": 0.3}
    draft = draft_of(AnnotatedTask.model_validate(json.loads(task.model_dump_json())))
    assert draft is not None
    (back,) = draft.answers
    assert back.verdict is Verdict.CORRECTED
    assert [(each.value, each.page) for each in back.values] == [("Acme Inc", 1), ("Bolt Ltd", 2), ("Cord AG", None)]


def test_label_studio_takes_several_texts_where_the_field_does() -> None:
    config = config_of(DEAL)
    assert '<TextArea name="PARTY" toName="page" editable="true"/>' in config
    assert '<TextArea name="TOTAL" toName="page" maxSubmissions="1" editable="true"/>' in config


def test_every_value_is_a_field_of_the_expense_shape() -> None:
    source = ObjectRef(bucket="b", key="k")
    fields = read(one("Acme Inc", 0.5), one("Bolt Ltd")).fields
    result = Result(
        document_id="d", source=source, document_type="deal", revision=1, at=NOW, fields=fields, prediction=read()
    )
    summary = analyze_expense(result, 1).expense_documents[0].summary_fields
    assert [each.value_detection.text for each in summary] == ["Acme Inc", "Bolt Ltd"]
    assert summary[0].value_detection.confidence == 50


def test_a_docset_says_several_values_none_and_what_a_paper_is(tmp_path: Path) -> None:
    line = {
        "file": "a.pdf",
        "document_type": "deal",
        "fields": {"PARTY": ["Acme  Inc", "Bolt Ltd"], "TOTAL": None, "TAX": []},
        "kind": "proforma",
        "note": "hard to read",
        "meta": {"maker": 7},
        "source": "elsewhere",
    }
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "labels.jsonl").write_text(json.dumps(line), encoding="utf-8")

    (document,) = load_docset(tmp_path)

    known = {"DOCUMENT_KIND": "proforma", "PARTY": "Acme Inc\nBolt Ltd", "TOTAL": None, "TAX": None}
    assert document.fields == known
    assert (document.kind, document.note, document.meta) == ("proforma", "hard to read", {"maker": 7})


@pytest.mark.parametrize(
    "wrong", [{"fields": {"PARTY": [1]}}, {"kind": 1}, {"note": []}, {"meta": []}, {"line_items": {}}]
)
def test_a_docset_with_other_shapes_is_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "labels.jsonl").write_text(json.dumps({"file": "a.pdf"} | wrong), encoding="utf-8")
    with pytest.raises(InvalidRequest, match="line 1"):
        load_docset(tmp_path)


def test_predictions_hold_each_value_and_whether_it_alone_is_accepted() -> None:
    against: dict[float, Against] = {0.02: {"PARTY": ("“Bolt Ltd”: unsure",)}}
    each: dict[float, AgainstEach] = {0.02: {"PARTY": ((), ("unsure",))}}
    found = read(one("Acme Inc", 0.99), one("Bolt Ltd", 0.5))
    prediction = Prediction("a.pdf", Classification("deal", 1.0), found, against, {}, {}, 1, each)

    field = row_of(prediction, 0.02)["fields"]["PARTY"]

    assert field["accepted"] is False
    assert field["values"] == [
        {"value": "Acme Inc", "confidence": 0.99, "accepted": True, "reasons": []},
        {"value": "Bolt Ltd", "confidence": 0.5, "accepted": False, "reasons": ["unsure"]},
    ]
    assert [value["accepted"] for value in row_of(prediction, 0.05)["fields"]["PARTY"]["values"]] == [False, False]
    assert "values" not in row_of(prediction, 0.02)["fields"]["TOTAL"]
