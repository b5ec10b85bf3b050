"""Takes document types out of use, brings them back, and deletes those that were never used."""

from __future__ import annotations

from datetime import datetime, timedelta

from docloop.errors import IllegalTransition, TypeInUse, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import Entity, version_after
from docloop.model.catalogue import PolicyRecord, TypeRecord, TypeState, policy_id, type_id
from docloop.model.document import DocumentState
from docloop.model.policy import Policy, PolicyMode
from docloop.ports import TypeRecords
from docloop.ports.retry import retry_on_conflict
from docloop.use_cases.audit import record_now
from docloop.use_cases.catalogue.change_policy import policy_rows
from docloop.use_cases.catalogue.describe import type_rows
from docloop.use_cases.contexts.review import ReviewContext

LOOKED_AT = 2_000
"""Documents that are looked at to tell that none is of a type; where more have changed, nobody can tell in time."""

_PART = 100
_BEING_READ = (DocumentState.RECEIVED, DocumentState.EXTRACTING)
_VERBS = {
    TypeState.RETIRED: Verb.TYPE_RETIRED,
    TypeState.IN_USE: Verb.TYPE_RESTORED,
    TypeState.DELETED: Verb.TYPE_DELETED,
}


def set_state(context: ReviewContext, actor: Actor, name: str, state: TypeState, version: int) -> TypeRecord:
    """Retire a type or bring it back, on top of the `version` that the person has seen; 0: nobody has described it.

    The type exists. Raises VersionConflict.
    """
    return retry_on_conflict(lambda: _store(context, actor, name, state, version), VersionConflict(document_type=name))


def delete_type(context: ReviewContext, actor: Actor, name: str, version: int) -> TypeRecord:
    """Delete a described type that nothing was ever of. Its versions stay in the record of types.

    A type of this name that is described later begins with a policy by which people see everything. Raises
    VersionConflict; IllegalTransition for a type that docloop ships; TypeInUse, also where it cannot be told in time.
    """
    if context.types.is_shipped(name):
        raise IllegalTransition(
            "This document type comes with docloop and cannot be deleted.", remedy="Retire it instead."
        )

    def attempt() -> TypeRecord:
        if uses := _uses(context, name):
            raise TypeInUse(f"This document type cannot be deleted: {uses}.", uses=uses)
        return _store(context, actor, name, TypeState.DELETED, version, *_closed_policy(context, actor, name))

    return retry_on_conflict(attempt, VersionConflict(document_type=name))


def names_in_use(types: TypeRecords) -> frozenset[str]:
    """Of the types that new documents may be of."""
    return frozenset(each.name for each in types.list())


def _store(
    context: ReviewContext, actor: Actor, name: str, state: TypeState, version: int, *beside: Entity
) -> TypeRecord:
    # Read first: whatever is written after this makes the commit fail.
    newest = context.types.newest_version(name)
    stored, described = context.types.record(name), context.types.get(name)
    if described is None or (stored.version if stored else 0) != version:
        raise VersionConflict(f"This document type is stored as version {stored.version if stored else 0}.")
    if stored is not None and stored.state is state:
        return stored
    now = context.clock.now()
    record = TypeRecord(
        id=type_id(name),
        version=version_after(newest),
        document_type=described,
        by=actor.user_id,
        at=now,
        state=state,
        as_shipped=stored.as_shipped if stored else True,
    )
    entry = entry_of(actor, _VERBS[state], name, now, str(record.version))
    context.work.commit(*type_rows(context.types, record), *beside, entry)
    record_now(context, entry)
    return record


def _closed_policy(context: ReviewContext, actor: Actor, name: str) -> tuple[Entity, ...]:
    """What replaces a stored policy, so that it never holds for another type of the same name."""
    stored = context.stored_policies.record(name)
    if stored is None:
        return ()
    policy = Policy(mode=PolicyMode.REVIEW_ALL, version=version_after(stored))
    now = context.clock.now()
    changed = PolicyRecord(
        id=policy_id(name), version=policy.version, document_type=name, policy=policy, by=actor.user_id, at=now
    )
    return policy_rows(changed)


def _uses(context: ReviewContext, name: str) -> str:
    """What is or may be of this type, in words; empty: nothing is.

    A document that is being read may become one of any type that was in use when its reading began.
    """
    stored = context.types.record(name)
    # Functions that process documents know the types of up to half a minute ago.
    retired = stored.at + timedelta(minutes=1) if stored and stored.state is TypeState.RETIRED else None
    flags = context.flags.get(name)
    found = {
        "labels": bool(context.labels.list(document_type=name, limit=1).items),
        "trainings": bool(context.model_context.models.cards(document_type=name, limit=1).items),
        "flags": flags is not None and bool(flags.flags),
    }
    if used := [each for each, is_there in found.items() if is_there]:
        return f"it has {' and '.join(used)}"
    if any(context.documents.oldest(state, 1, retired) for state in _BEING_READ):
        return "documents are being read that may be of this type; try again when they are done"
    return _documents_of(context, name)


def _documents_of(context: ReviewContext, name: str) -> str:
    """The same of documents. Every document of a type has changed since the type was first described."""
    first = context.types.versions(name, below=2, limit=1)
    now = context.clock.now()
    since = first[0].at - timedelta(minutes=1) if first else datetime.min.replace(tzinfo=now.tzinfo)
    seen, cursor = 0, None
    while True:
        page = context.documents.changed(since, now, cursor=cursor, limit=_PART)
        for each in page.items:
            if each.state is not DocumentState.ERASED and name in {each.document_type, each.named_type}:
                return "there are documents of this type"
        seen, cursor = seen + len(page.items), page.cursor
        if cursor is None:
            return ""
        if seen >= LOOKED_AT:
            return f"more than {LOOKED_AT} documents have changed since it was described, too many to look at"
