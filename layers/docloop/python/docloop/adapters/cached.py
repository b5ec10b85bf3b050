"""Document types and policies read once in a while, where documents are processed.

A change becomes effective within KNOWLEDGE_SECONDS: no process goes on with what it read longer ago than that. A type
that is not known is looked for in the store, so a new one can be named by the next document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from docloop.model.company import OwnCompanies
from docloop.model.document_type import DocumentType
from docloop.model.policy import Policy
from docloop.ports import Clock, CompanyStore, DocumentTypeStore, PolicyStore

KNOWLEDGE_SECONDS = 30.0

T = TypeVar("T")


@dataclass
class _Kept(Generic[T]):
    """Answers by key, each as good as its moment says."""

    clock: Clock
    seconds: float
    found: dict[str, tuple[T, datetime]] = field(default_factory=dict)

    def get(self, key: str, read: Callable[[], T]) -> T:
        now = self.clock.now()
        known = self.found.get(key)
        # An answer from the future is one from before the clock was set back.
        if known is None or not timedelta() <= now - known[1] < timedelta(seconds=self.seconds):
            known = self.found[key] = (read(), now)
        return known[0]


_ALL = "*"
_Types = tuple[DocumentType, ...]


class CachedTypes:
    """All types and those in use, read together: one that is new is never taken for one that is out of use."""

    def __init__(self, store: DocumentTypeStore, clock: Clock, seconds: float = KNOWLEDGE_SECONDS) -> None:
        self._store = store
        self._kept: _Kept[tuple[_Types, _Types]] = _Kept(clock, seconds)

    def get(self, name: str) -> DocumentType | None:
        return next((each for each in self.list() if each.name == name), None) or self._store.get(name)

    def list(self) -> _Types:
        return self._read()[1]

    def all(self) -> _Types:
        return self._read()[0]

    def _read(self) -> tuple[_Types, _Types]:
        # In this order: of a type that is stored in between, the second has it and the first has not.
        return self._kept.get(_ALL, lambda: (self._store.all(), self._store.list()))


class CachedCompanies:
    def __init__(self, store: CompanyStore, clock: Clock, seconds: float = KNOWLEDGE_SECONDS) -> None:
        self._store = store
        self._kept: _Kept[OwnCompanies | None] = _Kept(clock, seconds)

    def get(self) -> OwnCompanies | None:
        return self._kept.get(_ALL, self._store.get)


class CachedPolicies:
    def __init__(self, store: PolicyStore, clock: Clock, seconds: float = KNOWLEDGE_SECONDS) -> None:
        self._store = store
        self._kept: _Kept[Policy | None] = _Kept(clock, seconds)

    def get(self, document_type: str) -> Policy | None:
        return self._kept.get(document_type, lambda: self._store.get(document_type))
