"""Messages that announce work. None of them is the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from docloop.model.document import ObjectRef
from docloop.model.event import Announcement, Continuation


@dataclass(frozen=True)
class Dealt:
    """An announcement in hand; `receipt` gives it back or deletes it."""

    announcement: Announcement
    receipt: str


class ReviewQueue(Protocol):
    """Announces work and deals it out. Not the truth: that is the ReviewStore."""

    def announce(self, announcement: Announcement) -> None: ...

    def receive(self, limit: int = 10) -> tuple[Dealt, ...]:
        """Up to ten announcements, hidden from others for a moment; messages nobody understands are removed."""

    def delete(self, receipts: Sequence[str]) -> None: ...

    def give_back(self, receipts: Sequence[str]) -> None:
        """Others may receive them at once."""


class IngestQueue(Protocol):
    def hand_on(self, continuation: Continuation) -> None:
        """Has the next invocation of the extract function go on with a document."""

    def notice(self, source: ObjectRef) -> None:
        """Tells of an object in the inbox in the words of S3, as if its own event came (again)."""


class DeadLetterQueue(Protocol):
    def set_aside(self, body: str, reason: str) -> None:
        """Keeps a message that nobody can work with. `reason` is one of our error codes."""
