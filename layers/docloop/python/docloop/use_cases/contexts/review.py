"""What the life of a review needs from the world, gathered in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from docloop.errors import KeyReused
from docloop.model.event import CompletedRequest
from docloop.ports import (
    BlobStore,
    CompanyStore,
    FlagStore,
    IngestQueue,
    LabelStore,
    PolicyRecords,
    RequestStore,
    RosterStore,
    TypeRecords,
)
from docloop.use_cases.contexts.policies import Policies
from docloop.use_cases.contexts.training import ModelContext
from docloop.use_cases.publish import PublishContext

REMEMBERED = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class ErasureContext(PublishContext):
    """Everything that knows something of a document. `model_context` has models trained without it."""

    inbox: BlobStore
    labels: LabelStore
    model_context: ModelContext


@dataclass(frozen=True, kw_only=True)
class ReviewContext(ErasureContext):
    """`policies` knows the policy in force, `stored_policies` who stored it; `ingest` takes a failed document up
    again."""

    policies: Policies
    types: TypeRecords
    stored_policies: PolicyRecords
    flags: FlagStore
    requests: RequestStore
    roster: RosterStore
    companies: CompanyStore
    ingest: IngestQueue | None = None


@dataclass(frozen=True)
class Request:
    """A request with an Idempotency-Key: `id` is the digest of user and key, `fingerprint` of what was asked."""

    id: str
    fingerprint: str


def answered_before(context: ReviewContext, request: Request | None) -> str | None:
    """The id of what this request made when it came before; None when it is new. Raises KeyReused."""
    found = context.requests.get(request.id) if request else None
    if found is None or request is None:
        return None
    if found.fingerprint != request.fingerprint:
        raise KeyReused()
    return found.body


def answer_of(context: ReviewContext, request: Request, made: str) -> CompletedRequest:
    """The row that lets a retry find what its first try made; it names the thing and holds none of its values."""
    return CompletedRequest(
        id=request.id,
        fingerprint=request.fingerprint,
        status=200,
        body=made,
        expires_at=context.clock.now() + REMEMBERED,
    )
