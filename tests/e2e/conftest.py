"""One whole platform for all end-to-end tests that need the real functions."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from cdk.local.inbox import Inbox
from cdk.local.stack import LocalStack, StackOptions


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
