"""Folds keep together what belongs together, and a fold is read by models that have not seen it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from docloop.errors import InvalidRequest
from docloop.lab.evaluation import trials
from docloop.lab.evaluation.corpus import Paper, load_papers, load_types
from docloop.lab.evaluation.load_models import load_models, save_models
from docloop.lab.evaluation.trials import Bench, cross_validate, days_of, deal_papers, train_types
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel, TrainingFacts
from docloop.steps.learn.examples import Example

from tests.papers import RECEIPT, docset, paper, truth

MODEL = LearnedModel(document_type="receipt", facts=TrainingFacts(documents=1, fields=2, seed=3))


def _by_fold(papers: list[Paper], folds: list[int]) -> dict[int, set[str]]:
    found = defaultdict(set)
    for each, fold in zip(papers, folds, strict=True):
        found[fold].add(each.truth["VENDOR_NAME"] or "")
    return found


def test_a_receipt_and_its_second_scan_share_a_fold() -> None:
    papers = [
        *(paper(number) for number in range(12)),
        *(paper(number, truth(number - 12)) for number in range(12, 24)),
    ]
    folds = deal_papers(papers, 3, None, seed=1)
    assert folds[:12] == folds[12:]
    assert set(folds) == {0, 1, 2}


def test_grouped_folds_share_no_supplier_even_when_it_is_written_otherwise() -> None:
    papers = [paper(number) for number in range(18)]
    papers += [paper(number, truth(number) | {"VENDOR_NAME": "HARBOUR BOOKS SDN. BHD."}) for number in (18, 24)]
    first, second, third = _by_fold(papers, deal_papers(papers, 3, "VENDOR_NAME", seed=1)).values()
    assert not first & second
    assert not first & third
    assert not second & third
    whole = next(names for names in (first, second, third) if "Harbour Books" in names)
    assert "HARBOUR BOOKS SDN. BHD." in whole


def test_an_unknown_field_is_answered_with_those_there_are() -> None:
    with pytest.raises(InvalidRequest, match="VENDOR_NAME"):
        deal_papers([paper(0), paper(1)], 2, "SUPPLIER", seed=1)


def test_more_folds_than_groups_are_refused() -> None:
    with pytest.raises(InvalidRequest, match="there are 2"):
        deal_papers([paper(0), paper(1)], 3, None, seed=1)


def test_every_paper_is_read_once_by_a_model_without_its_fold() -> None:
    papers = [paper(number) for number in range(8)]
    folds = deal_papers(papers, 2, None, seed=1)
    results = cross_validate(Bench(papers, folds, (RECEIPT,), (0.02,), 0.05, seed=1), 1)
    read = {place: prediction for result in results for place, prediction in result.predictions.items()}
    assert [read[place].file for place in range(8)] == [each.id for each in papers]
    assert all(result.guarantees["receipt"][0.02].budget.error == 0.02 for result in results)


def test_a_fold_may_learn_from_few(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a trainer that remembers what it was given
    lessons: list[list[str]] = []

    def remember(examples: list[Example], document_type: DocumentType, **_options: object) -> LearnedModel:
        lessons.append([example.id for example in examples])
        return MODEL

    monkeypatch.setattr(trials, "train", remember)
    papers = [paper(number) for number in range(10)]
    cross_validate(Bench(papers, [0, 1] * 5, (RECEIPT,), (0.02,), 0.05, seed=1, most=3), 1)
    assert [len(lesson) for lesson in lessons] == [3, 3]
    assert not set(lessons[0]) & {paper(number).id for number in range(0, 10, 2)}


def test_an_unreadable_paper_is_no_example_and_is_held_out_all_the_same() -> None:
    papers = [paper(number) for number in range(4)]
    papers[1] = Paper(papers[1].label, RECEIPT, failure="empty_file")
    results = cross_validate(Bench(papers, [0, 1, 0, 1], (RECEIPT,), (0.02,), 0.05, seed=1), 1)
    assert results[1].predictions[1].extraction.value("TOTAL") is None
    assert not results[1].predictions[1].accepts("TOTAL", 0.02)


def test_the_calendar_stands_at_the_day_after_the_last_truth() -> None:
    assert days_of([paper(0), paper(4)]) == {"receipt": date(2024, 3, 6)}


def test_each_type_gets_a_model() -> None:
    models = train_types([paper(0), paper(1)], seed=4, sources=("here",))
    assert set(models) == {"receipt"}
    assert (models["receipt"].facts.documents, models["receipt"].facts.sources) == (2, ("here",))


def test_a_docset_of_an_unknown_type_is_answered_with_a_remedy(tmp_path: Path) -> None:
    folder = docset(tmp_path / "docs", 2)
    with pytest.raises(InvalidRequest, match=r"--type FILE\.yaml"):
        load_papers(folder, {"invoice": RECEIPT})
    assert len(load_papers(folder, load_types(()), 1)) == 1
    shuffled = [each.id for each in load_papers(folder, load_types(()), seed=1)]
    assert sorted(shuffled) == ["img/0.png", "img/1.png"]


def test_a_type_of_ones_own_goes_before_a_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "receipt.yaml"
    file.write_text("name: receipt\ntitle: Mine\nfields: [{name: TOTAL, kind: money}]\n", encoding="utf-8")
    assert load_types([file])["receipt"].title == "Mine"
    file.write_text("name: [", encoding="utf-8")
    with pytest.raises(InvalidRequest, match=r"receipt\.yaml: Not valid YAML"):
        load_types([file])


def test_models_are_kept_in_a_file_or_a_folder(tmp_path: Path) -> None:
    other = MODEL.model_copy(update={"document_type": "invoice"})
    assert save_models({"receipt": MODEL}, tmp_path / "one.json") == [tmp_path / "one.json"]
    assert load_models(tmp_path / "one.json") == {"receipt": MODEL}
    (packed,) = save_models({"receipt": MODEL}, tmp_path / "one.json.gz")
    assert load_models(packed) == {"receipt": MODEL}
    assert packed.read_bytes()[:2] == b"\x1f\x8b"
    save_models({"receipt": MODEL, "invoice": other}, tmp_path / "both")
    assert load_models(tmp_path / "both") == {"receipt": MODEL, "invoice": other}
    with pytest.raises(InvalidRequest, match="invoice, receipt"):
        save_models({"receipt": MODEL, "invoice": other}, tmp_path / "both.json")


@pytest.mark.parametrize("text", ["{", "{}", '{"document_type": "receipt"}'])
def test_what_is_no_model_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidRequest, match="no model of docloop"):
        load_models(tmp_path / "model.json")


def test_a_packed_model_that_is_cut_off_is_said(tmp_path: Path) -> None:
    (packed,) = save_models({"receipt": MODEL}, tmp_path / "one.json.gz")
    for data in (packed.read_bytes()[:-9], b"{}"):
        packed.write_bytes(data)
        with pytest.raises(InvalidRequest, match="no model of docloop"):
            load_models(packed)


def test_a_missing_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="no model at"):
        load_models(tmp_path / "model.json")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidRequest, match="holds no model"):
        load_models(tmp_path / "empty")
    (tmp_path / "old.json").write_text(MODEL.model_copy(update={"format": 0}).model_dump_json(), encoding="utf-8")
    with pytest.raises(InvalidRequest, match="format 0"):
        load_models(tmp_path / "old.json")
