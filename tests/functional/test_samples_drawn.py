"""Samples as files: the same seed makes the same bytes, and every file is what its name says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docloop.lab.samples import degrade
from docloop.lab.samples.making import make_sample, make_samples
from PIL import Image


def test_the_same_seed_makes_the_same_documents(tmp_path: Path) -> None:
    first, second = (make_samples(tmp_path / name, count=8, seed=5) for name in ("a", "b"))
    names = sorted(path.name for path in first.iterdir())
    assert len(names) == 9
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_another_seed_makes_others() -> None:
    assert make_sample("receipt", 0, 1).truth.fields != make_sample("receipt", 0, 2).truth.fields


def test_labels_name_every_file(tmp_path: Path) -> None:
    folder = make_samples(tmp_path / "docset", count=4, seed=2)
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["file"] for row in rows} == {path.name for path in folder.iterdir()} - {"labels.jsonl"}
    assert {row["document_type"] for row in rows} == {"receipt", "invoice"}
    assert all(row["fields"]["TOTAL"] and row["line_items"] for row in rows)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="receipt or invoice"):
        make_sample("letter", 0, 1)


@pytest.mark.parametrize("harm", [degrade.scanned, degrade.photographed])
def test_harm_grows_with_strength(harm: Callable[..., Image.Image]) -> None:
    page = Image.new("L", (300, 400), 255)
    page.paste(0, (40, 40, 260, 60))
    gentle, hard = (harm(page, strength=strength, seed=3) for strength in (0.1, 0.9))
    assert gentle.tobytes() != hard.tobytes()
    assert harm(page, strength=0.5, seed=3).tobytes() == harm(page, strength=0.5, seed=3).tobytes()
    assert degrade.turned(page, 90).size == (400, 300)
