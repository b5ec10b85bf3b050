"""Documents outlive the invocations that work on them: handed on when time is short, found again after a kill."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from docloop.model.document import DocumentState

from cdk.local.processes import descendants
from cdk.local.resources import client
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox
from tests.e2e.bad_files import tiff
from tests.e2e.waiting import until

TIMEOUT = 20
HAND_ON = 10


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """A platform whose extract function has 20 seconds and hands on after ten; it reads with Tesseract alone."""
    options = StackOptions(
        home=tmp_path_factory.mktemp("hasty"),
        port=0,
        workers=1,
        timeouts={"extract": TIMEOUT},
        environment={"extract": {"HAND_ON_SECONDS": str(HAND_ON), "READERS": "tesseract", "LANGUAGES": "eng"}},
    )
    with LocalStack(options) as stack:
        yield stack


def test_a_tiff_of_300_frames_is_read_to_its_end(hasty: LocalStack, tmp_path: Path) -> None:
    # Given a file that takes longer than one invocation has
    file = tmp_path / "frames.tiff"
    file.write_bytes(tiff(300))
    inbox = Inbox(hasty.state)
    begun = time.monotonic()
    # When it is dropped
    outcome = inbox.wait([inbox.put(file, "inbox/frames.tiff")], lambda _: None, stall=240)[0]
    # Then it was handed on and every page was read
    assert outcome.document
    assert (outcome.document.pages, outcome.document.pages_read) == (300, 300)
    assert outcome.document.state is DocumentState.IN_REVIEW
    assert time.monotonic() - begun > TIMEOUT


def test_a_worker_killed_in_the_middle_loses_nothing(hasty: LocalStack, tmp_path: Path) -> None:
    # Given a document whose reading has begun
    file = tmp_path / "frames.tiff"
    file.write_bytes(tiff(31))
    inbox = Inbox(hasty.state)
    dropped = inbox.put(file, "inbox/killed.tiff")
    worker = hasty.pools["extract"].workers[0]

    def begun() -> bool:
        document = inbox.look(dropped).document
        return document is not None and document.state is DocumentState.EXTRACTING

    until(begun)
    killed = worker.pid
    assert killed
    family = descendants(killed)
    # When the worker's process is killed
    os.kill(killed, signal.SIGKILL)
    # Then another takes over where it was, and the document is done once
    outcome = inbox.wait([dropped], lambda _: None, stall=240)[0]
    assert outcome.document
    assert outcome.document.state is DocumentState.IN_REVIEW
    assert outcome.document.pages_read == 31
    assert outcome.document.reviews == 1
    assert worker.pid not in {killed, *family}
    # And what the killed one had started runs no more
    assert not [pid for pid in family if Path(f"/proc/{pid}/exe").exists()]
    dead = client("sqs", hasty.state).receive_message(QueueUrl=hasty.state.queues["ingest_dead"])
    assert not dead.get("Messages")
