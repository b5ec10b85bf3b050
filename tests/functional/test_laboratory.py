"""The laboratory reads a file in its own sequence: what it measures has to be what the product does with that file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docloop.adapters.types import shipped_types
from docloop.bootstrap import extracting
from docloop.lab.evaluation.cache import ReadingCache, content_of
from docloop.lab.evaluation.corpus import Paper
from docloop.lab.evaluation.docset import LabelledDocument
from docloop.lab.evaluation.load_models import shipped_models
from docloop.lab.evaluation.predicting import Machine, Prediction, predict_one
from docloop.lab.evaluation.read_files import TIMEOUT, FileReader, read_file
from docloop.lab.evaluation.second_readings import reread_file
from docloop.lab.samples.making import make_sample
from docloop.model.base import Value
from docloop.model.extraction import Extraction
from docloop.model.reading import Reading
from docloop.settings import ExtractSettings

from functions.extract import handler
from tests.e_invoices import attach, cii
from tests.functional.stage import Stage, raise_stage
from tests.functional.test_embedded import printed

TYPES = shipped_types()
PAPERS = {
    "receipt.png": ("receipt", make_sample("receipt", 0, seed=5).data),
    "invoice.pdf": ("invoice", make_sample("invoice", 0, seed=5).data),
    "e_invoice.pdf": ("invoice", attach(printed(), factur_x=cii())),
}


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        settings: ExtractSettings = made.settings("extract", ExtractSettings)
        unhurried = settings.model_copy(update={"reader_timeout": TIMEOUT, "second_timeout": TIMEOUT})
        real = extracting.extract(unhurried, made.clock)
        monkeypatch.setattr(handler, "context", lambda: real)
        yield made


@pytest.mark.parametrize("name", PAPERS)
def test_the_laboratory_makes_of_a_file_what_the_product_makes(stage: Stage, tmp_path: Path, name: str) -> None:
    # Given a file whose folder names no type, so that it is classified
    kind, data = PAPERS[name]
    stage.upload(f"inbox/{name}", data)
    # When the product and the laboratory read it
    stage.settle()
    read, predicted = in_the_laboratory(tmp_path, name, kind, data, stage)
    # Then the reading is the same,
    document = stage.document()
    assert document.failure is None
    stored = stage.stores.files.reading(document.id, document.pages or 0)
    assert stored.text
    assert without_seconds(read) == without_seconds(stored)
    # the type and how sure the machine is of it,
    found = stage.stores.files.prediction(document)
    assert found is not None
    assert document.document_type == kind
    assert (predicted.classified.name, predicted.classified.confidence) == (found.document_type, found.type_confidence)
    # and every field with its evidence, row, finding, reason and second reading.
    assert found.value("TOTAL")
    assert said_by(predicted.extraction) == said_by(found)


def in_the_laboratory(folder: Path, name: str, kind: str, data: bytes, stage: Stage) -> tuple[Reading, Prediction]:
    path = folder / name
    path.write_bytes(data)
    content, cache = content_of(path), ReadingCache(folder / "kept", ("neural", "tesseract"))
    read = read_file(FileReader(cache, ("neural", "tesseract")), (path, content), lambda *_: None)
    assert isinstance(read, Reading)
    second = reread_file(cache, (path, content, read), lambda *_: None)
    document_type = next(each for each in TYPES if each.name == kind)
    machines = {name: Machine(model) for name, model in shipped_models(each.name for each in TYPES).items()}
    label = LabelledDocument(path=path, name=name, document_type=kind, fields={})
    paper = Paper(label, document_type, read, second)
    return read, predict_one(paper, TYPES, machines, stage.clock.now().date())


def without_seconds(reading: Reading) -> list[Value]:
    return [page.model_copy(update={"seconds": 0.0}) for page in reading.pages]


def said_by(extraction: Extraction) -> Extraction:
    """Without what the laboratory does not ask for: it is told the type, and does not keep what was read again."""
    return extraction.model_copy(update={"type_confidence": None, "rereadings": ()})
