"""Predictions meet the truth; wrong labels are set aside with a reason, and not too many."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from docloop.errors import InvalidRequest
from docloop.lab.evaluation.acceptance import guarantees_of
from docloop.lab.evaluation.corpus import Place
from docloop.lab.evaluation.figures import measure
from docloop.lab.evaluation.grading import Grade, grade, load_aside, without
from docloop.lab.evaluation.predicting import Prediction, predict_one
from docloop.lab.evaluation.predictions import row_of, write_predictions
from docloop.model.extraction import Field
from docloop.model.learned import Case, LearnedModel, TrainingFacts
from docloop.values.kinds import kind_of

from tests.papers import RECEIPT, graded, paper, truth

TODAY = date(2024, 6, 1)


def _prediction(number: int) -> Prediction:
    return predict_one(paper(number), (RECEIPT,), {}, TODAY)


def test_only_what_the_label_knows_is_graded() -> None:
    papers = [paper(0), paper(1, {"TOTAL": "99.00", "NO_SUCH_FIELD": "x"})]
    grades = grade(papers, [_prediction(0), _prediction(1)])
    assert [each.place for each in grades] == [
        *(("img/0.png", name) for name in truth(0)),
        ("img/1.png", "TOTAL"),
    ]
    assert [each.right for each in grades] == [True, True, True, False]
    assert grades[-1].read.value == "11.50"


def test_figures_count_documents_pages_and_types() -> None:
    papers = [paper(0), paper(1)]
    predictions = [_prediction(0), _prediction(1)]
    figures = measure(papers, predictions, grade(papers, predictions), (0.02,), seed=1)
    assert (figures.documents, figures.pages, figures.unreadable) == (2, 2, 0)
    assert figures.types_right == 1.0
    assert [each.field for each in figures.fields] == ["VENDOR_NAME", "INVOICE_RECEIPT_DATE", "TOTAL"]
    assert figures.overall.right == 6
    assert figures.line_items is None
    assert figures.outside_readers == 1.0
    assert set(figures.seconds_a_page) == {"read", "classify", "predict"}


def _places(grades: list[Grade]) -> set[Place]:
    return {each.place for each in grades}


def _aside(folder: Path, *rows: object) -> Path:
    file = folder / "aside.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_a_wrong_label_is_left_out_with_its_reason(tmp_path: Path) -> None:
    grades = [graded(0.9, True, file=f"{number}.png") for number in range(100)]
    aside = load_aside(
        _aside(tmp_path, {"file": "7.png", "field": "TOTAL", "why": "the label is the change"}), _places(grades)
    )
    assert aside == {("7.png", "TOTAL"): "the label is the change"}
    kept = without(grades, aside)
    assert len(kept) == 99
    assert all(each.file != "7.png" for each in kept)


def test_at_most_two_in_a_hundred_may_be_set_aside(tmp_path: Path) -> None:
    grades = [graded(0.9, True, file=f"{number}.png") for number in range(100)]
    rows = [{"file": f"{number}.png", "field": "TOTAL", "why": "wrong"} for number in range(3)]
    assert len(load_aside(_aside(tmp_path, *rows[:2]), _places(grades))) == 2
    with pytest.raises(InvalidRequest, match="at most 2"):
        load_aside(_aside(tmp_path, *rows), _places(grades))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"file": "0.png", "field": "TOTAL"}, "line 1"),
        ({"file": "0.png", "field": "TOTAL", "why": ""}, "line 1"),
        ([], "line 1"),
        ({"file": "0.png", "field": "TAX", "why": "wrong"}, "TAX of 0.png"),
    ],
)
def test_a_line_that_sets_nothing_aside_is_named(tmp_path: Path, row: object, said: str) -> None:
    with pytest.raises(InvalidRequest, match=said):
        load_aside(_aside(tmp_path, row), {("0.png", "TOTAL")})


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="no readable text"):
        load_aside(tmp_path / "none", [])


def test_predictions_are_lines_of_json_in_which_nothing_is_accepted_without_a_guarantee(tmp_path: Path) -> None:
    file = tmp_path / "predictions.jsonl"
    write_predictions([_prediction(0), _prediction(1)], 0.02, file)
    first, second = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    assert first == row_of(_prediction(0), 0.02) | {"seconds": first["seconds"]}
    assert (first["file"], first["document_type"]) == ("img/0.png", "receipt")
    total = second["fields"]["TOTAL"]
    assert (total["value"], total["accepted"]) == ("11.50", False)
    assert set(total) == {"value", "confidence", "accepted", "reasons"}


def test_what_is_set_aside_proves_nothing() -> None:
    cases = tuple(
        Case(document=f"d{number}", field="TOTAL", confidence=0.99, right=number >= 20, familiar=True)
        for number in range(400)
    )
    model = LearnedModel(document_type="receipt", facts=TrainingFacts(documents=400, fields=400, seed=0), cases=cases)
    wrong = {(f"d{number}", "TOTAL") for number in range(20)}
    raw, kept = (guarantees_of(model, RECEIPT, (0.02,), 0.05, aside)[0.02] for aside in ((), wrong))
    assert raw.familiar == {}
    assert kept.familiar == {"TOTAL": 0.99}
    assert kept.model == model.id


@pytest.mark.parametrize(
    ("known", "read", "found"),
    [
        ("Acme Inc\nBolt Ltd", "BOLT LTD.\nCord AG", 0.5),
        ("Acme Inc\nBolt Ltd", "Bolt Ltd\nAcme Inc", 1.0),
        ("Acme Inc\nBolt Ltd", None, 0.0),
        ("Acme Inc", "Acme Inc\nBolt Ltd", 1.0),
        (None, None, 1.0),
        (None, "Acme Inc", 0.0),
    ],
)
def test_of_several_values_each_counts_for_its_part(known: str | None, read: str | None, found: float) -> None:
    one = Grade(
        file="a",
        document_type="deal",
        field="PARTY",
        kind=kind_of("name"),
        truth=known,
        read=Field(name="PARTY", value=read),
        right=known == read,
        familiar=False,
        accepted={},
    )
    assert one.found == found
