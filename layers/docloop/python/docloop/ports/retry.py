"""The one way to go on when somebody wrote first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from docloop.errors import DocloopError, VersionConflict

TRIES = 8

T = TypeVar("T")


def retry_on_conflict(
    attempt: Callable[[], T], lost: DocloopError, on_conflict: Callable[[], None] = lambda: None
) -> T:
    """Return what `attempt` returns, which reads what is stored and commits on top of it; after a conflict once more.

    `on_conflict` is called after each one; what it raises ends the trying. Raises `lost` when others wrote first
    TRIES times.
    """
    for _ in range(TRIES):
        try:
            return attempt()
        except VersionConflict:
            on_conflict()
    raise lost
