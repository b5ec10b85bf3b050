"""Stores the next version of a document type's policy."""

from __future__ import annotations

from docloop.errors import InvalidRequest, VersionConflict
from docloop.model.actor import Actor
from docloop.model.audit import Verb, entry_of
from docloop.model.base import Entity, version_after
from docloop.model.catalogue import PolicyRecord, PolicyVersion, policy_id, version_id
from docloop.model.document_type import DocumentType
from docloop.model.policy import Policy
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import ReviewContext


def change_policy(
    context: ReviewContext, actor: Actor, document_type: DocumentType, changes: Policy, version: int
) -> PolicyRecord:
    """The stored policy, on top of the `version` that the person has seen; 0: none was stored.

    What was not set in `changes` stays as it is in force. Raises VersionConflict, and what `changed_policy` raises.
    """
    name = document_type.name
    policy = changed_policy(context, document_type, changes)
    now = context.clock.now()
    changed = policy.model_copy(update={"version": version_after(version)})
    record = PolicyRecord(
        id=policy_id(name), version=changed.version, document_type=name, policy=changed, by=actor.user_id, at=now
    )
    entry = entry_of(actor, Verb.POLICY_CHANGED, name, now, str(record.version))
    rows = policy_rows(record)
    try:
        context.work.commit(*rows, entry)
    except VersionConflict:
        stored = context.stored_policies.record(name)
        raise VersionConflict(f"The policy is stored as version {stored.version if stored else 0}.") from None
    record_now(context, entry)
    return record


def changed_policy(context: ReviewContext, document_type: DocumentType, changes: Policy) -> Policy:
    """The policy in force with what is set in `changes`.

    Raises InvalidRequest for a policy that names fields or kinds which the type does not have.
    """
    name = document_type.name
    in_force = context.stored_policies.get(name) or context.policies.of(name)
    policy = Policy(**dict(in_force) | {each: getattr(changes, each) for each in _set_in(changes)})
    if policy.fields - {spec.name for spec in document_type.fields}:
        raise InvalidRequest(
            "The policy names fields that this type does not have.",
            field="required, dispensable, thresholds, error_costs",
        )
    if strange := sorted(set(policy.kinds) - document_type.papers.keys()):
        raise InvalidRequest(
            f"The policy names {strange[0]}, which is not a kind of document of this type.", field="kinds"
        )
    return policy


def _set_in(changes: Policy) -> frozenset[str]:
    return frozenset(changes.model_fields_set & Policy.model_fields.keys()) - {"version"}


def policy_rows(record: PolicyRecord) -> tuple[Entity, ...]:
    """Everything that is stored with a new version, to be committed together."""
    return record, PolicyVersion(id=version_id(record.id, record.version), record=record)
