"""One document in hand: nobody else works on it until the lease ends, and every change is saved on top of the last."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

from docloop.errors import ConfigurationError, ConflictError, DependencyError, DocumentBusy, ProcessingFailed
from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState
from docloop.model.reading import PageReading
from docloop.ports import Clock, DocumentStore, UnitOfWork

MAX_STARTS = 4
"""How often a document may be started without a page being finished; a fifth start means that it kills its process."""

UNFINISHED = frozenset({DocumentState.RECEIVED, DocumentState.EXTRACTING})


class DocumentLease:
    """`document` is the row as last stored. `seconds` is the time spent in this run, by step, `readings` its pages.

    What is noted of the last page is stored with whatever is stored next.
    """

    def __init__(self, document: Document, unit: UnitOfWork, clock: Clock) -> None:
        self.document = document
        self.seconds: dict[str, float] = {}
        self.readings: dict[int, PageReading] = {}
        self._noted: dict[str, Any] = {}
        self._unit = unit
        self._clock = clock
        self._began = clock.now()
        self._before = document.seconds

    @classmethod
    def take(cls, document: Document, unit: UnitOfWork, clock: Clock, lease_seconds: float) -> DocumentLease:
        """The unfinished document, leased. Raises DocumentBusy, VersionConflict."""
        lease = cls(document, unit, clock)
        now = clock.now()
        if document.lease_until is not None and document.lease_until > now:
            raise DocumentBusy(document_id=document.id)
        lease_until = now + timedelta(seconds=lease_seconds)
        lease.save(DocumentState.EXTRACTING, lease_until=lease_until, attempts=document.attempts + 1)
        return lease

    def check_starts(self) -> None:
        """Raises ProcessingFailed for a document that was started too often without getting on."""
        if self.document.attempts > MAX_STARTS:
            raise ProcessingFailed(
                "Processing was started several times and never finished.", attempts=self.document.attempts
            )

    def save(self, state: DocumentState, *others: Entity, **changes: Any) -> None:
        """Stores the document's next version together with `others`. Raises VersionConflict."""
        moved = self.document.moved(state, self._clock.now(), **self._noted | changes)
        self._unit.commit(moved, *others)
        self.document, self._noted = moved, {}

    def current(self) -> Document:
        """The row with what was noted of the last page, as it is stored next."""
        return self.document.model_copy(update=self._noted)

    def finish_page(self, reading: PageReading, *, media_type: str, pages: int, hand_on: bool) -> None:
        """Remembers that a page is stored; with `hand_on` the lease ends, and the next invocation may begin.

        The last page is followed by the outcome at once, and is stored with it.
        """
        self.readings[reading.number] = reading
        self._noted = {
            "media_type": media_type,
            "pages": pages,
            "pages_read": reading.number,
            "reader_seconds": self.document.reader_seconds + reading.seconds,
            "seconds": self.machine_seconds(),
            "attempts": 0,
        }
        if hand_on:
            self.save(DocumentState.EXTRACTING, lease_until=self._clock.now())
        elif reading.number < pages:
            self.save(DocumentState.EXTRACTING)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Counts the time spent inside under `name`."""
        began = self._clock.now()
        try:
            yield
        finally:
            spent = (self._clock.now() - began).total_seconds()
            self.seconds[name] = self.seconds.get(name, 0.0) + spent

    def machine_seconds(self) -> float:
        """Time spent on the document so far, this run included."""
        return self._before + (self._clock.now() - self._began).total_seconds()

    def give_back(self, documents: DocumentStore, *, its_own_doing: bool) -> None:
        """Ends the lease after an error that trying again can help; a start that failed for no fault of the document
        is not counted.

        Best effort: when the store cannot be reached either, the lease ends by itself.
        """
        with suppress(DependencyError, ConfigurationError, ConflictError):
            stored = documents.get(self.document.id)
            if stored.state is DocumentState.EXTRACTING and stored.lease_until == self.document.lease_until:
                self.document = stored
                attempts = stored.attempts if its_own_doing else max(0, stored.attempts - 1)
                self.save(stored.state, lease_until=self._clock.now(), attempts=attempts)
