"""The models are unpacked once, and again when something has happened to them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cdk.assemble import reader_models


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """A copy of the working tree's models."""
    reader_models.unpack()
    return shutil.copytree(reader_models.DESTINATION, tmp_path / "neural")


def test_models_that_are_there_are_not_fetched(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("fetched"))
    assert reader_models.unpack(unpacked) is False


@pytest.mark.parametrize("name", ["det.onnx", "rec.onnx", "dictionary.txt", "manifest.json"])
def test_models_that_were_touched_are_not_current(unpacked: Path, name: str) -> None:
    # Given a file that is cut off
    (unpacked / name).write_bytes((unpacked / name).read_bytes()[:-2])
    # Then
    assert not reader_models.is_current(unpacked)
    (unpacked / name).unlink()
    assert not reader_models.is_current(unpacked)


def test_damaged_models_are_replaced_whole(unpacked: Path) -> None:
    # Given
    (unpacked / "det.onnx").write_bytes(b"")
    # When
    made = reader_models.unpack(unpacked)
    # Then
    assert made
    assert reader_models.is_current(unpacked)
    assert [path.name for path in unpacked.parent.iterdir()] == ["neural"]


def test_a_fetch_that_fails_leaves_what_was_there(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given damaged models and no way to fetch others
    (unpacked / "det.onnx").write_bytes(b"")
    monkeypatch.setattr(reader_models, "REQUIREMENT", reader_models.REQUIREMENT.replace("3.10.0", "3.10.0.dev0"))
    # When, Then
    with pytest.raises(subprocess.CalledProcessError):
        reader_models.unpack(unpacked)
    assert (unpacked / "rec.onnx").is_file()
    assert [path.name for path in unpacked.parent.iterdir()] == ["neural"]


def test_the_dictionary_has_a_character_for_every_umlaut() -> None:
    reader_models.unpack()
    characters = (reader_models.DESTINATION / reader_models.DICTIONARY).read_text(encoding="utf-8").split("\n")
    assert set("ÄÖÜäöüß€") <= set(characters)
