"""Who did what to which id, and when; who saw what. Ids, roles, times and verbs only: never a value or a file name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from docloop.model.actor import Actor, Role
from docloop.model.base import Entity, Value
from docloop.model.document import digest_id


class Verb(StrEnum):
    """What was done. Add a member to record another act; entries with verbs that are gone stay readable.

    The subject is a document type for types, policies and labels in bulk, else the id of a document (`doc_…`), review
    (`rev_…`), training (`trn_…`) or flag (`flg_…`). Roles are changed in the user pool; CloudTrail records that.
    """

    TYPE_CHANGED = "type_changed"
    POLICY_CHANGED = "policy_changed"
    TRAINING_STARTED = "training_started"
    MODEL_PROMOTED = "model_promoted"
    MODEL_ROLLED_BACK = "model_rolled_back"
    FLAG_ADDED = "flag_added"
    FLAG_REVOKED = "flag_revoked"
    DOCUMENT_ERASED = "document_erased"
    DOCUMENT_REOPENED = "document_reopened"
    DOCUMENT_RETRIED = "document_retried"
    DOCUMENT_SPLIT = "document_split"
    DOCUMENT_LABELLED = "document_labelled"
    DOCUMENT_SEEN = "document_seen"
    PAGE_SEEN = "page_seen"
    RESULT_SEEN = "result_seen"
    REVIEW_SEEN = "review_seen"
    LABELS_SEEN = "labels_seen"
    LABELS_EXPORTED = "labels_exported"
    AUDIT_READ = "audit_read"


class AuditEntry(Entity):
    """`actor`: a user id, or what acted by itself ("labels" and "erasure" start trainings,
    "retention" erases documents); `roles` are empty then.

    `recorded_at` None: committed, and not yet in the record.
    """

    verb: str
    actor: str
    roles: tuple[Role, ...] = ()
    subject: str = ""
    at: datetime
    recorded_at: datetime | None = None


class Sought(Value):
    """Which entries are looked for: from `since` on, before `until`; None: any."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str | None = None
    verb: str | None = None
    subject: str | None = None

    def fits(self, entry: AuditEntry) -> bool:
        return (
            (self.since is None or entry.at >= self.since)
            and (self.until is None or entry.at < self.until)
            and self.actor in {None, entry.actor}
            and self.verb in {None, entry.verb}
            and self.subject in {None, entry.subject}
        )


def entry_of(actor: Actor, verb: Verb, subject: str, at: datetime, nonce: str) -> AuditEntry:
    """`nonce` tells this act from others of the same kind at the same moment: a version, or a random text."""
    return entry_by(actor.user_id, actor.roles, verb, subject, at, nonce)


def entry_by(by: str, roles: Iterable[Role], verb: Verb, subject: str, at: datetime, nonce: str) -> AuditEntry:
    """The same for what may happen by itself: `by` as ModelCard.started_by, without roles when nobody asked for it."""
    return AuditEntry(
        id=digest_id("aud", by, verb, subject, at.isoformat(), nonce),
        verb=verb,
        actor=by,
        roles=tuple(sorted(roles)),
        subject=subject,
        at=at,
    )
