"""A docset is read line by line, and a wrong line is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from docloop.errors import InvalidRequest
from docloop.lab.evaluation.docset import load_docset

GOOD = '{"file": "a.png", "document_type": "receipt", "fields": {"TOTAL": "9.00"}, "line_items": [{"PRICE": "9.00"}]}'


def _docset(folder: Path, *lines: str) -> Path:
    (folder / "a.png").write_bytes(b"")
    (folder / "labels.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_truth_comes_with_its_file(tmp_path: Path) -> None:
    (document,) = load_docset(_docset(tmp_path, GOOD, ""))
    assert document.path == tmp_path / "a.png"
    assert document.fields == {"TOTAL": "9.00"}
    assert document.line_items == ({"PRICE": "9.00"},)


def test_what_a_line_leaves_out_is_unknown(tmp_path: Path) -> None:
    (document,) = load_docset(_docset(tmp_path, '{"file": "a.png", "document_type": "receipt"}'))
    assert document.fields == {}
    assert document.line_items is None


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        '{"file": 1}',
        '{"file": "b.png"}',
        '{"file": "../a.png"}',
        '{"file": "a.png", "fields": {"TOTAL": 9}}',
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(InvalidRequest, match="line 2"):
        load_docset(_docset(tmp_path, GOOD, line))


def test_a_folder_without_labels_is_no_docset(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="no docset"):
        load_docset(tmp_path)
