"""A file that would take a worker's time and memory fails at its first start; what was dropped beside it is read."""

from __future__ import annotations

from pathlib import Path

from docloop.model.document import DocumentState

from cdk.local.stack_client import Inbox
from tests.e2e.bad_files import GOOD, pdf
from tests.hostile import hostile_files

FILES = ("forms_self.pdf", "million_characters.pdf", "xml_wide.xml")


def test_hostile_files_fail_once_and_the_next_document_is_served(inbox: Inbox, tmp_path: Path) -> None:
    # Given files of three kinds, and a sound one behind them
    made = {file.name: file for file in hostile_files()}
    contents = {name: made[name].make() for name in FILES} | {"sound.pdf": pdf(f"{GOOD}\nIt came behind hostile ones.")}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    # When they are dropped
    dropped = [inbox.put(tmp_path / name, f"inbox/hostile/{name}") for name in contents]
    outcomes = dict(zip(contents, inbox.wait(dropped, lambda _: None, stall=240), strict=True))
    # Then the hostile ones have failed before a message could have come back, and the sound one is read
    for name in FILES:
        document = outcomes[name].document
        assert document
        assert document.state is DocumentState.FAILED
        assert document.failure
        assert document.failure.code in {"page_too_complex", "too_much_text"}
        assert (outcomes[name].seconds or 0.0) < 120
    sound = outcomes["sound.pdf"].document
    assert sound
    assert sound.state in {DocumentState.IN_REVIEW, DocumentState.ACCEPTED}
