"""The console is built from what is there: types of the API as it is, and only where its sources changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cdk.assemble import console


def test_the_types_are_those_of_the_api_as_it_is() -> None:
    assert console.schema_is_current(), "make schema"


def test_it_is_built_again_only_when_a_source_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a console that was built from its sources
    monkeypatch.setattr(console, "STATIC", tmp_path / "static")
    monkeypatch.setattr(console, "CONSOLE", tmp_path)
    assert console.build()
    assert not console.build()

    # When a source is not what it was, then it is built again
    (tmp_path / "static" / console.STAMP).write_text("other", encoding="utf-8")
    assert console.build()

    # And every file that it names is there, as it is and compressed
    manifest = json.loads((tmp_path / "static" / "manifest.json").read_text(encoding="utf-8"))
    for name in manifest:
        for ending in ("", ".br", ".gz"):
            assert (tmp_path / "static" / f"{name}{ending}").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["static"]


def test_tests_are_no_sources_and_packages_neither() -> None:
    files = console.source_files()

    assert console.UI / "src" / "main.tsx" in files
    assert not [path for path in files if "node_modules" in path.parts or ".test." in path.name]
