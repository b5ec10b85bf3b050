"""Waiting for what happens in other processes."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx

PATIENT = httpx.Timeout(60)  # a function's first request also starts its process, be the machine ever so busy


def until(happened: Callable[[], bool], seconds: float = 60.0) -> None:
    """Raises AssertionError when it has not happened after so many seconds."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)
