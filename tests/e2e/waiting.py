"""Waiting for what happens in other processes."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx

LONGEST = 180.0
"""Seconds after which something will not happen any more, on a machine that six other processes keep busy."""
PATIENT = httpx.Timeout(LONGEST)  # a function's first request also starts its process


def until(happened: Callable[[], bool], seconds: float = LONGEST) -> None:
    """Raises AssertionError when it has not happened after so many seconds."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)
