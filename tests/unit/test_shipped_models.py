"""The models that come with docloop are what their hashes say, are small, and say whom their labels are owed to."""

from __future__ import annotations

import gzip
import hashlib
from importlib import resources
from pathlib import Path

import pytest
from docloop.adapters.model_library import shipped_model
from docloop.evaluation.models import attributed, portable
from docloop.model.learned import Case, KnownValue, LearnedModel, Memory, TrainingFacts

FOLDER = Path(str(resources.files("docloop"))) / "models"
SUMS = dict(line.split()[::-1] for line in (FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
MOST_BYTES = 5_000_000


def test_every_model_has_its_hash() -> None:
    assert set(SUMS) == {file.name for file in FOLDER.glob("*.json*")}


@pytest.mark.parametrize("name", sorted(SUMS))
def test_a_model_is_what_its_hash_says_and_small(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == SUMS[name]
    assert len(gzip.decompress(data)) < MOST_BYTES


@pytest.mark.parametrize("name", sorted(SUMS))
def test_a_model_remembers_no_supplier_and_names_its_source(name: str) -> None:
    model = shipped_model(name.split(".", maxsplit=1)[0])
    assert model is not None
    assert (model.ranker is not None, bool(model.judges)) == (True, True)
    assert model.memory.values == ()
    assert any("CC BY 4.0" in each for each in model.facts.attribution)


def test_a_portable_model_keeps_the_evidence_for_new_suppliers_alone() -> None:
    known, new = (
        Case(document="d", field="TOTAL", confidence=0.9, right=True, familiar=each) for each in (True, False)
    )
    model = LearnedModel(
        document_type="receipt",
        facts=TrainingFacts(documents=1, fields=1, seed=0),
        memory=Memory(values=(KnownValue(field="VENDOR_NAME", value="Shop", documents=("d",)),)),
        cases=(known, new),
    )
    made = attributed(portable(model), "somebody")
    assert (made.memory.values, made.cases, made.facts.attribution) == ((), (new,), ("somebody",))
