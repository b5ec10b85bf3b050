"""A watched folder uploads files when they are complete, each once."""

from __future__ import annotations

import os
from pathlib import Path

from cdk.local.watch import Watcher


class FakeUploader:
    def __init__(self, *, failing: bool = False) -> None:
        self.keys: list[str] = []
        self.failing = failing

    def put(self, path: Path, key: str) -> None:
        if self.failing:
            raise PermissionError
        self.keys.append(key)


def test_a_file_is_uploaded_once_it_stands_still(tmp_path: Path) -> None:
    # Given a file that still grows
    inbox = FakeUploader()
    watcher = Watcher(tmp_path, inbox)
    (tmp_path / "invoice").mkdir()
    file = tmp_path / "invoice" / "a b.pdf"
    file.write_bytes(b"1")
    assert watcher.look() == []
    file.write_bytes(b"12")
    assert watcher.look() == []
    # When it has stood still between two looks
    assert watcher.look() == [file]
    # Then it is in the inbox under its type's folder, and is left alone from then on
    assert inbox.keys == ["inbox/invoice/a b.pdf"]
    assert watcher.look() == []


def test_a_file_written_again_is_uploaded_again(tmp_path: Path) -> None:
    inbox = FakeUploader()
    watcher = Watcher(tmp_path, inbox)
    file = tmp_path / "a.pdf"
    file.write_bytes(b"1")
    watcher.look()
    watcher.look()
    os.utime(file, ns=(1, 1))
    watcher.look()
    watcher.look()
    assert inbox.keys == ["inbox/a.pdf", "inbox/a.pdf"]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    inbox = FakeUploader()
    watcher = Watcher(tmp_path, inbox)
    (tmp_path / ".part").write_bytes(b"1")
    (tmp_path / ".tmp").mkdir()
    (tmp_path / ".tmp" / "a.pdf").write_bytes(b"1")
    watcher.look()
    assert watcher.look() == []


def test_a_file_that_cannot_be_uploaded_is_tried_again(tmp_path: Path) -> None:
    inbox = FakeUploader(failing=True)
    watcher = Watcher(tmp_path, inbox)
    (tmp_path / "a.pdf").write_bytes(b"1")
    watcher.look()
    assert watcher.look() == []
    inbox.failing = False
    assert watcher.look() == [tmp_path / "a.pdf"]
