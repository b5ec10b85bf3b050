"""`docloop up` as a newcomer meets it: ends cleanly however it is ended, and says what is wrong in a sentence."""

from __future__ import annotations

import json
import os
import signal
import socket
from pathlib import Path

import pytest

from cdk.local.stack_client import Inbox
from cdk.local.state import running_stack
from tests.e2e.bad_files import pdf
from tests.e2e.commands import Up, docloop, gone, ready
from tests.e2e.waiting import LONGEST, until


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_is_left_however_it_ends(up: Up, tmp_path: Path, how: signal.Signals) -> None:
    # Given a running stack: moto and at least one worker per function
    process = up()
    _, children = ready(process, tmp_path)
    assert len(children) >= 4
    # When it is asked to end, or is killed without being asked
    process.send_signal(how)
    output = process.communicate(timeout=LONGEST)[0]
    # Then no process is left, and unless it was killed its state file is gone
    assert gone(children)
    assert running_stack(tmp_path) is None
    if how is not signal.SIGKILL:
        assert process.returncode == 0, output
        assert not (tmp_path / "stack.json").exists()


def test_it_says_where_it_is_and_how_to_sign_in(up: Up, tmp_path: Path) -> None:
    process = up()
    state, _ = ready(process, tmp_path)
    # When a second one is started, and one on a port that is taken
    second = up().communicate(timeout=LONGEST)[0]
    port = state.url.rpartition(":")[2]
    third = docloop("up", "--home", str(tmp_path / "other"), "--port", port)
    complaint = third.communicate(timeout=LONGEST)[0]
    status = docloop("status", "--home", str(tmp_path), "--json").communicate(timeout=LONGEST)[0]
    process.send_signal(signal.SIGINT)
    output = process.communicate(timeout=LONGEST)[0]
    # Then each says so, and the first told what a newcomer needs
    assert "is already running at" in second
    assert third.returncode == 1
    assert complaint.startswith(f"docloop: Port {port} is in use.")
    assert len(complaint.splitlines()) == 1
    assert json.loads(status)["url"] == state.url
    assert f"{state.url}/console/" in output
    for word in (state.url, "reviewer", "senior", "annotator", "admin", "auditor", "memory", "public"):
        assert word in output


def test_a_stack_that_listens_elsewhere_than_loopback_does_not_exist(up: Up, tmp_path: Path) -> None:
    state, _ = ready(up(), tmp_path)
    for address in (state.url, state.endpoint):
        host, _, port = address.removeprefix("http://").partition(":")
        assert host == "127.0.0.1"
        other = socket.gethostbyname(socket.gethostname())
        if not other.startswith("127."):
            with pytest.raises(OSError, match="refused"):
                socket.create_connection((other, int(port)), timeout=2)


def test_it_ends_with_a_sentence_when_its_data_is_gone(up: Up, tmp_path: Path) -> None:
    # Given a stack whose data store dies
    process = up()
    _, children = ready(process, tmp_path)
    store = next(pid for pid in children if "cdk.local.server" in Path(f"/proc/{pid}/cmdline").read_text())
    os.kill(store, signal.SIGKILL)
    # Then it says so and leaves nothing behind
    output = process.communicate(timeout=LONGEST)[0]
    assert process.returncode == 1
    assert "ended by itself" in output
    assert gone(children)


def test_a_file_put_into_a_watched_folder_becomes_a_document(up: Up, tmp_path: Path) -> None:
    # Given a stack that watches a folder
    folder = tmp_path / "watched"
    (folder / "invoice").mkdir(parents=True)
    state, _ = ready(up("--watch", str(folder)), tmp_path)
    # When a file is put into the subfolder of a type
    (folder / "invoice" / "a bill.pdf").write_bytes(pdf("INVOICE\nInvoice number 12\nTotal 3.00"))
    # Then it is a document of that type
    inbox = Inbox(state)
    until(lambda: bool(inbox.documents.list().items))
    found = inbox.documents.list().items[0]
    assert (found.source.key, found.named_type) == ("inbox/invoice/a bill.pdf", "invoice")
