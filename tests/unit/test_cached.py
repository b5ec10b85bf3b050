"""Types and policies that are read once in a while: fresh within the time that is promised, however often asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docloop.adapters.cached import KNOWLEDGE_SECONDS, CachedPolicies, CachedTypes
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.policy import Policy
from docloop.use_cases.documents.register import named_type
from docloop.values.kinds import kind_of

from tests.fakes import FakeClock

SLIP = DocumentType(name="slip", title="Slip", fields=(FieldSpec(name="TOTAL", kind=kind_of("money")),))


class Store:
    """Counts how often it is read."""

    def __init__(self) -> None:
        self.types = {"slip": SLIP}
        self.policy: Policy | None = None
        self.reads = 0

    def get(self, name: str) -> DocumentType | None:
        self.reads += 1
        return self.types.get(name)

    def list(self) -> tuple[DocumentType, ...]:
        self.reads += 1
        return tuple(self.types.values())

    def all(self) -> tuple[DocumentType, ...]:
        return self.list()


class PolicyStore:
    def __init__(self) -> None:
        self.policy: Policy | None = None
        self.reads = 0

    def get(self, document_type: str) -> Policy | None:
        self.reads += 1
        return self.policy


def test_a_hundred_documents_read_the_types_once() -> None:
    store, clock = Store(), FakeClock()
    cached = CachedTypes(store, clock)
    for _ in range(100):
        assert [each.name for each in cached.list()] == ["slip"]
        assert cached.get("slip") == SLIP
    assert store.reads == 2  # all of them, and those in use


@pytest.mark.parametrize(
    ("seconds", "title"), [(0.0, "Slip"), (KNOWLEDGE_SECONDS - 0.001, "Slip"), (30.0, "Till slip")]
)
def test_a_changed_type_counts_within_thirty_seconds(seconds: float, title: str) -> None:
    store, clock = Store(), FakeClock()
    cached = CachedTypes(store, clock)
    cached.list()
    store.types["slip"] = SLIP.model_copy(update={"title": "Till slip"})

    clock.move(seconds=seconds)

    found = cached.get("slip")
    assert found is not None
    assert found.title == title


def test_a_type_that_was_just_described_is_known_at_once_by_its_name() -> None:
    store, clock = Store(), FakeClock()
    cached = CachedTypes(store, clock)
    assert cached.get("note") is None
    store.types["note"] = SLIP.model_copy(update={"name": "note"})
    assert cached.get("note") is not None


@pytest.mark.parametrize("before", ["all", "list", "get"])
@pytest.mark.parametrize("seconds", [0.0, 1.0, KNOWLEDGE_SECONDS, 45.0])
def test_a_new_type_is_never_taken_for_a_retired_one(before: str, seconds: float) -> None:
    store, clock = Store(), FakeClock()
    cached = CachedTypes(store, clock)
    reads: dict[str, Callable[[], object]] = {"all": cached.all, "list": cached.list, "get": lambda: cached.get("slip")}
    reads[before]()
    store.types["note"] = SLIP.model_copy(update={"name": "note"})

    clock.move(seconds=seconds)

    assert named_type("inbox/note/letter.pdf", cached) == "note"


@pytest.mark.parametrize(("seconds", "threshold"), [(KNOWLEDGE_SECONDS - 0.001, None), (30.0, 0.9), (-60.0, 0.9)])
def test_a_changed_policy_counts_within_thirty_seconds(seconds: float, threshold: float | None) -> None:
    store, clock = PolicyStore(), FakeClock()
    cached = CachedPolicies(store, clock)
    assert [cached.get("slip") for _ in range(10)] == [None] * 10
    assert store.reads == 1
    store.policy = Policy(threshold=0.9)

    clock.move(seconds=seconds)

    found = cached.get("slip")
    assert (found.threshold if found else None) == threshold
