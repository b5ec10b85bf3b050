"""How long understanding a document may take, checked in every loop whose length the document decides."""

from __future__ import annotations

import time
from collections.abc import Callable

from docloop.errors import TookTooLong
from docloop.model import limits


class Deadline:
    """`seconds` from now on, by a clock that counts seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    @property
    def has_passed(self) -> bool:
        return self._clock() > self._end

    def check(self) -> None:
        """Raises TookTooLong when the time is up."""
        if self.has_passed:
            raise TookTooLong(seconds=round(self._seconds))


NEVER = Deadline(0.0, lambda: 0.0)
"""For whoever has all the time: training, measuring."""


def seconds_to_understand(pages: int) -> float:
    """What a document of so many pages may take once it has been read."""
    return limits.SECONDS_TO_UNDERSTAND + limits.SECONDS_TO_UNDERSTAND_A_PAGE * pages


def deadline_for(pages: int, remaining: float) -> Deadline:
    """The deadline of a document of so many pages in a run that has `remaining` seconds left."""
    left = max(limits.SECONDS_TO_STORE, remaining - limits.SECONDS_TO_STORE)
    return Deadline(min(seconds_to_understand(pages), left))
