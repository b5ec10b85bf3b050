"""One whole platform for all end-to-end tests that need the real functions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdk.local.processes import descendants
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox
from tests.e2e.commands import Up, docloop


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """The local stack with its real functions, on free ports."""
    begun = time.monotonic()
    with LocalStack(StackOptions(home=tmp_path_factory.mktemp("platform"), port=0)) as stack:
        sys.stderr.write(f"\nlocal stack up after {time.monotonic() - begun:.1f} seconds\n")
        yield stack


@pytest.fixture(scope="session")
def inbox(platform: LocalStack) -> Inbox:
    return Inbox(platform.state)


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    """Starts `docloop up` on free ports; whatever is left of it at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        process = docloop("up", "--home", str(tmp_path), "--port", "0", "--workers", "1", *arguments)
        started.append(process)
        return process

    yield start
    for process in started:
        for pid in (process.pid, *descendants(process.pid)):
            if Path(f"/proc/{pid}").exists():
                os.kill(pid, signal.SIGKILL)
        process.communicate()
