"""The measuring commands from end to end on kept readings, and a newcomer's mistakes answered in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docloop.cli.command import CommandError
from docloop.cli.commands import at_least, readers, seconds, share
from docloop.cli.main import main
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.crops import crops_of, cut, data_url
from docloop.lab.evaluation.grading import grade
from docloop.lab.evaluation.load_models import save_models
from docloop.lab.evaluation.predicting import predict_one
from docloop.lab.evaluation.report import table
from docloop.lab.evaluation.trials import days_of
from docloop.model.geometry import Box
from docloop.model.learned import Case, LearnedModel, TrainingFacts
from PIL import Image

from tests.papers import RECEIPT, docset, paper

ALONE = ["--readers", "neural", "--processes", "1"]


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, list[str]]:
    """A docset of eight receipts and the options that say that they have been read."""
    cache = tmp_path / "kept"
    folder = docset(tmp_path / "docs", 8, ReadingCache(cache, ("neural",)))
    return str(folder), ["--readings", str(cache), *ALONE]


def test_a_docset_is_measured_into_files(kept: tuple[str, list[str]], tmp_path: Path) -> None:
    folder, options = kept
    files = {name: tmp_path / f"out.{name}" for name in ("jsonl", "json", "html")}
    outputs = ["--predictions", str(files["jsonl"]), "--json", str(files["json"]), "--html", str(files["html"])]
    assert main(["evaluate", folder, "--rules", *options, *outputs]) == 0
    figures = json.loads(files["json"].read_text(encoding="utf-8"))
    assert figures["raw"]["overall"]["known"] == 24
    assert figures["raw"]["overall"]["accuracy"] == 1.0
    assert "set_aside" not in figures
    assert len(files["jsonl"].read_text(encoding="utf-8").splitlines()) == 8
    page = files["html"].read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<svg") == 2
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_folds_and_labels_set_aside(
    kept: tuple[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, options = kept
    labels = tmp_path / "docs/labels.jsonl"
    labels.write_text(labels.read_text(encoding="utf-8").replace("12.50", "77.77"), encoding="utf-8")
    aside = tmp_path / "aside.jsonl"
    aside.write_text(
        '{"file": "img/2.png", "field": "TOTAL", "why": "the label is another receipt\'s"}', encoding="utf-8"
    )
    # 24 fields allow none to be set aside
    assert main(["evaluate", folder, *options, "--folds", "2", "--set-aside", str(aside)]) == 1
    assert "at most 0" in capsys.readouterr().err
    assert main(["evaluate", folder, *options, "--folds", "2", "--group-by", "VENDOR_NAME"]) == 0
    shown = capsys.readouterr().out
    assert "suppliers by VENDOR_NAME never on both sides" in shown
    assert "23" in shown
    assert "Fold 2, receipt: New suppliers: it is not yet proven" in shown


def test_a_model_is_trained_and_used(
    kept: tuple[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, options = kept
    model = str(tmp_path / "model.json")
    assert main(["train", folder, "--out", model, *options]) == 0
    assert "8 documents, 24 labelled fields" in capsys.readouterr().out
    assert main(["evaluate", folder, "--model", model, *options]) == 0
    assert "The model model.json" in capsys.readouterr().out


def test_replays_need_the_documents_that_a_model_was_proven_on(
    kept: tuple[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, options = kept
    cases = tuple(Case(document=f"{n}", field="TOTAL", confidence=0.9, right=True, familiar=False) for n in range(9))
    facts = TrainingFacts(documents=9, fields=9, seed=0)
    model = save_models(
        {"receipt": LearnedModel(document_type="receipt", facts=facts, cases=cases)}, tmp_path / "m.json"
    )
    assert main(["evaluate", folder, "--model", str(model[0]), "--replays", "2", *options]) == 1
    assert "about other documents" in capsys.readouterr().err


def test_a_season_is_played_and_drawn(
    kept: tuple[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, options = kept
    plot, figures = tmp_path / "course.svg", tmp_path / "course.json"
    arguments = ["--start-empty", "--batch", "8", "--plot", str(plot), "--json", str(figures)]
    assert main(["simulate", folder, *arguments, *options]) == 0
    assert "the last 8" in capsys.readouterr().out
    assert "<svg" in plot.read_text(encoding="utf-8")
    assert len(json.loads(figures.read_text(encoding="utf-8"))["arrivals"]) == 8


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate", "nowhere"], "no folder"),
        (["evaluate", "{empty}"], "no docset"),
        (["evaluate", "{docs}", "--group-by", "TOTAL"], "Add --folds"),
        (["evaluate", "{docs}", "--labels", "5"], "Add --folds"),
        (["evaluate", "{docs}", "--folds", "2", "--group-by", "SHOP"], "takes CURRENCY"),
        (["evaluate", "{docs}", "--folds", "50"], "Take fewer folds"),
        (["evaluate", "{docs}", "--model", "nowhere.json"], "There is no model"),
        (["evaluate", "{docs}", "--type", "nowhere.yaml"], "no readable text"),
        (["evaluate", "{docs}", "--set-aside", "nowhere"], "no readable text"),
        (["evaluate", "{docs}", "--json", "{empty}/no/where.json"], "cannot be written"),
        (["evaluate", "{docs}", "--rules", "--replays", "2"], "too few labels"),
        (["train", "{docs}", "--out", "{docs}/labels.jsonl/x"], "cannot be written"),
        (["simulate", "{docs}", "--start-empty", "--model", "x"], "Leave one of them out"),
    ],
)
def test_a_mistake_is_answered_in_a_sentence(
    kept: tuple[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    folder, options = kept
    (tmp_path / "empty").mkdir()
    filled = [word.format(docs=folder, empty=tmp_path / "empty") for word in arguments]
    assert main([*filled, *options]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_a_model_of_another_type_is_named(
    kept: tuple[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, options = kept
    text = '{"document_type": "invoice", "facts": {"documents": 0, "fields": 0, "seed": 0}}'
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    assert main(["evaluate", folder, "--model", str(tmp_path / "model.json"), *options]) == 1
    assert "for invoice, the docset holds receipt" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--budget", "2"],
        ["--budget", "nothing"],
        ["--folds", "1"],
        ["--count", "-1"],
        ["--readers", "eyes"],
        ["--readers", "second,embedded"],
        ["--folds", "2", "--model", "x"],
        ["--rules", "--model", "x"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", "docs", *arguments])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_options_are_read_as_people_write_them() -> None:
    assert (share("2%"), share("0.02")) == (0.02, 0.02)
    assert at_least(2)("2") == 2
    assert readers(" neural, second,neural") == ("neural", "second")
    assert seconds("1.5") == 1.5
    assert issubclass(CommandError, Exception)


def test_a_crop_shows_the_place_framed_and_its_surroundings() -> None:
    page = Image.new("RGB", (1000, 1000), "white")
    piece = cut(page, Box(left=0.4, top=0.5, right=0.6, bottom=0.52))
    assert piece.width > piece.height > 0.02 * 1000
    colours = {colour for _, colour in piece.getcolors() or ()}
    assert (255, 255, 255) in colours
    assert len(colours) > 1
    assert data_url(piece).startswith("data:image/jpeg;base64,")


def test_a_picture_that_is_gone_leaves_no_crop() -> None:
    one = paper(1)
    prediction = predict_one(one, (RECEIPT,), {}, days_of([one])["receipt"])
    assert crops_of(grade([one], [prediction]), {one.id: one}) == [None, None, None]


def test_what_stands_in_a_table_is_text() -> None:
    assert "<b>" not in table(("<b>",), [("<b>",)])
