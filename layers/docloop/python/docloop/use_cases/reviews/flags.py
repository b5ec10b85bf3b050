"""Flags: given, seen and revoked."""

from __future__ import annotations

from dataclasses import dataclass

from docloop.errors import Forbidden, InvalidRequest, NotFound, VersionConflict
from docloop.model.actor import Actor, Role
from docloop.model.audit import Verb, entry_of
from docloop.model.document import digest_id
from docloop.model.document_type import supplier_field
from docloop.model.flag import Flag, FlagBook, book_id
from docloop.ports.retry import retry_on_conflict
from docloop.steps.decide.flags import concerns
from docloop.use_cases.audit import record_now
from docloop.use_cases.contexts.review import Request, ReviewContext, answer_of, answered_before
from docloop.values.normal_forms import fold_key

MOST = 500
"""Flags that a document type may have."""

_SPEAKS_AS = (Role.ADMIN, Role.SENIOR, Role.REVIEWER)


@dataclass(frozen=True)
class NewFlag:
    """As in Flag."""

    document_type: str
    supplier: str | None
    field: str | None
    note: str


def flag(context: ReviewContext, actor: Actor, new: NewFlag, request: Request | None = None) -> Flag:
    """The stored flag; it counts from the next document on. Raises InvalidRequest, NotFound, KeyReused."""
    kind = context.types.get(new.document_type)
    if kind is None:
        raise NotFound("This document type does not exist.")
    if new.field is not None and kind.get(new.field) is None:
        raise InvalidRequest("This document type has no such field.", field="field")
    if new.supplier is not None and (supplier_field(kind) is None or not fold_key(new.supplier)):
        raise InvalidRequest("Flags for this document type cannot be limited to this supplier.", field="supplier")

    def attempt() -> Flag:
        before = answered_before(context, request)
        if before is not None:
            return find_flag(context, before)
        book = _book(context, kind.name)
        if len(book.flags) >= MOST:
            raise InvalidRequest(f"A document type has at most {MOST} flags; revoke some first.", field="document_type")
        made = Flag(
            id=digest_id("flg", kind.name, str(book.version)),
            document_type=kind.name,
            supplier=new.supplier,
            field=new.field,
            note=new.note,
            by=actor.user_id,
            role=next(role for role in _SPEAKS_AS if role in actor.roles),
            at=context.clock.now(),
        )
        changed = _changed(book, (*book.flags, made))
        entry = entry_of(actor, Verb.FLAG_ADDED, made.id, made.at, str(changed.version))
        context.work.commit(changed, entry, *((answer_of(context, request, made.id),) if request else ()))
        record_now(context, entry)
        return made

    return retry_on_conflict(attempt, VersionConflict(document_type=kind.name))


def revoke(context: ReviewContext, actor: Actor, flag_id: str) -> Flag:
    """The flag, which counts no more. Raises NotFound, Forbidden for another's flag unless the person is senior."""

    def attempt() -> Flag:
        found = find_flag(context, flag_id)
        if found.by != actor.user_id and not actor.is_senior:
            raise Forbidden("Only the person who set this flag, a senior or an administrator can revoke it.")
        book = _book(context, found.document_type)
        changed = _changed(book, tuple(each for each in book.flags if each.id != flag_id))
        entry = entry_of(actor, Verb.FLAG_REVOKED, flag_id, context.clock.now(), str(changed.version))
        context.work.commit(changed, entry)
        record_now(context, entry)
        return found

    return retry_on_conflict(attempt, VersionConflict(id=flag_id))


def all_flags(
    context: ReviewContext, document_type: str | None = None, supplier: str | None = None
) -> tuple[Flag, ...]:
    """Of one type or of all, newest first; with `supplier` only those that concern its documents."""
    names = [document_type] if document_type else [kind.name for kind in context.types.all()]
    found = [
        each for name in names for each in _book(context, name).flags if supplier is None or concerns(each, supplier)
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.id), reverse=True))


def find_flag(context: ReviewContext, flag_id: str) -> Flag:
    """Raises NotFound."""
    found = next((each for each in all_flags(context) if each.id == flag_id), None)
    if found is None:
        raise NotFound("This flag does not exist.", id=flag_id)
    return found


def _book(context: ReviewContext, document_type: str) -> FlagBook:
    found = context.flags.get(document_type)
    return found or FlagBook(id=book_id(document_type), version=0, document_type=document_type)


def _changed(book: FlagBook, flags: tuple[Flag, ...]) -> FlagBook:
    return book.next_version(flags=flags)
