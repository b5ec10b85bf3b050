"""Stores the next version of a document type."""

from __future__ import annotations

from docloop.errors import InvalidRequest, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import Entity, version_after
from docloop.model.catalogue import MOST_TYPES, TypeCatalogue, TypeRecord, TypeState, TypeVersion, type_id, version_id
from docloop.model.document_type import DocumentType
from docloop.ports import TypeRecords
from docloop.ports.retry import retry_on_conflict
from docloop.steps.validate import refuse_wrong_checks
from docloop.use_cases.access import authorize_type_change
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import ReviewContext


def describe(context: ReviewContext, actor: Actor, described: DocumentType, version: int) -> TypeRecord:
    """The stored type, on top of the `version` that the person has seen; 0: nobody has described it yet.

    A policy that is left out stays as it was, and a retired type stays retired. Raises VersionConflict, InvalidRequest,
    and Forbidden when the change has an effect that the person may not reach.
    """

    def refuse_stale() -> None:
        stored = context.types.record(described.name)
        if (stored.version if stored else 0) != version:
            raise VersionConflict(f"This document type is stored as version {stored.version if stored else 0}.")

    def attempt() -> TypeRecord:
        # Read first: whatever is written after this makes the commit fail.
        newest = context.types.newest_version(described.name)
        refuse_stale()
        before = context.types.get(described.name)
        after = _with_policy_of(before, described)
        authorize_type_change(actor, before, after, shipped=context.types.is_shipped(after.name))
        _check_required(after)
        refuse_wrong_checks(after)
        now = context.clock.now()
        stored = context.types.record(after.name)
        record = TypeRecord(
            id=type_id(after.name),
            version=version_after(newest),
            document_type=after,
            by=actor.user_id,
            at=now,
            state=stored.state if stored else TypeState.IN_USE,
        )
        entry = entry_of(actor, Verb.TYPE_CHANGED, after.name, now, str(record.version))
        context.work.commit(*type_rows(context.types, record), entry)
        record_now(context, entry)
        return record

    # The catalogue may have changed alone; then it is tried again.
    return retry_on_conflict(attempt, VersionConflict(document_type=described.name))


def type_rows(types: TypeRecords, record: TypeRecord) -> tuple[Entity, ...]:
    """Everything that is stored with a new version, to be committed together. Raises InvalidRequest."""
    kept = TypeVersion(id=version_id(record.id, record.version), record=record)
    known = types.catalogue() or TypeCatalogue(version=0)
    name = record.document_type.name
    if record.state is TypeState.DELETED:
        return record, kept, known.next_version(names=tuple(each for each in known.names if each != name))
    if name in known.names:
        return record, kept
    if len(known.names) >= MOST_TYPES:
        raise InvalidRequest(f"There are {MOST_TYPES} document types; more cannot be described.", field="name")
    names = tuple(sorted({*known.names, name}))
    return record, kept, known.next_version(names=names)


def _with_policy_of(before: DocumentType | None, described: DocumentType) -> DocumentType:
    """The described type; where its text says nothing of a policy, with the one that the type has."""
    if before is None or "policy" in described.model_fields_set:
        return described
    return described.model_copy(update={"policy": before.policy})


def _check_required(described: DocumentType) -> None:
    for name in described.policy.required:
        if described.get(name) is None:
            raise InvalidRequest(
                f"The policy of this type requires {name}, which is not among its fields.",
                remedy="Keep the field, or have an administrator change the policy first.",
                field="fields",
            )
