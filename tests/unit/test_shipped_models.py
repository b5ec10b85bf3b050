"""The models that come with docloop are what their hashes say, are small, and say whom their labels are owed to."""

from __future__ import annotations

import gzip
import hashlib
from importlib import resources
from pathlib import Path

import pytest
from docloop.adapters.model_library import shipped_model
from docloop.lab.evaluation.load_models import OLDER, attributed, portable
from docloop.model.budget import ErrorBudget
from docloop.model.learned import Case, KnownValue, LearnedModel, Memory, TrainingFacts, Usual
from docloop.steps.decide.budget.proof_cases import guarantee_of

from tests.papers import RECEIPT

PACKAGE = Path(str(resources.files("docloop")))
FOLDERS = [PACKAGE / "data" / "models", PACKAGE / "data" / "background"]
FILES = [file for folder in FOLDERS for file in sorted(folder.glob("*.json*"))]
MOST_BYTES = 5_000_000


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_is_what_its_hash_says(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.json*")}
    assert files == dict(line.split()[::-1] for line in lines)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_is_small_and_names_its_source(file: Path) -> None:
    text = gzip.decompress(file.read_bytes())
    assert len(text) < MOST_BYTES
    assert b"CC BY 4.0" in text


@pytest.mark.parametrize("file", sorted((PACKAGE / "data" / "models").glob("*.json*")), ids=lambda file: file.name)
def test_a_model_remembers_no_supplier(file: Path) -> None:
    model = shipped_model(file.name.split(".", maxsplit=1)[0])
    assert model is not None
    assert (model.ranker is not None, bool(model.judges)) == (True, True)
    assert model.memory.values == ()
    assert model.recogniser is None


def test_a_model_from_elsewhere_proves_no_budget() -> None:
    guarantee = guarantee_of(shipped_model("receipt"), RECEIPT, ErrorBudget(error=0.2))
    assert (guarantee.familiar, guarantee.new, guarantee.share) == ({}, {}, 0.0)


def test_a_portable_model_keeps_neither_suppliers_nor_evidence() -> None:
    case = Case(document="d", field="TOTAL", confidence=0.9, right=True, familiar=False)
    model = LearnedModel(
        document_type="receipt",
        facts=TrainingFacts(documents=1, fields=1, seed=0),
        memory=Memory(values=(KnownValue(field="VENDOR_NAME", value="Shop", documents=("d",)),)),
        cases=(case,),
        usual=(
            Usual(field="INVOICE_RECEIPT_DATE", low=735_997, high=737_016, early=(736_076.0,)),
            Usual(field="TOTAL", low=2.12, high=599.45),
        ),
    )
    made = attributed(portable(model, RECEIPT), "somebody")
    assert (made.memory.values, made.cases, made.facts.attribution) == ((), (), ("somebody",))
    assert [(each.field, each.low, each.early) for each in made.usual] == [
        ("INVOICE_RECEIPT_DATE", 735_997 - OLDER, ())
    ]


@pytest.mark.parametrize("file", sorted((PACKAGE / "data" / "models").glob("*.json*")), ids=lambda file: file.name)
def test_no_amount_is_unusual_to_a_model_that_ships(file: Path) -> None:
    """What was usual where its labels come from is in the money of that country."""
    model = shipped_model(file.name.split(".", maxsplit=1)[0])
    assert model is not None
    assert [each.field for each in model.usual if not RECEIPT.get(each.field).kind.day] == []  # type: ignore[union-attr]
