"""Who may reach an effect that depends on what is asked for, and not on the route alone.

Routes are opened by functions/review_api/roles.py. What is here is about the content: a document type is posted over a
route that annotators may use, and a few of its members decide what is accepted without a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docloop.errors import Forbidden
from docloop.model.actor import Actor, Role
from docloop.model.document_type import DocumentType, FieldSpec, supplier_field
from docloop.model.policy import Policy

POLICY_CHANGERS = frozenset({Role.ADMIN})
"""May change when the machine is trusted."""

TYPE_CHANGERS = frozenset({Role.SENIOR, Role.ADMIN})
"""May change shipped types, and take something away from a type."""


def authorize_type_change(actor: Actor, before: DocumentType | None, after: DocumentType, *, shipped: bool) -> None:
    """Lets a type be stored only by who may reach everything that the change has the effect of. `before` None: new.

    Whoever may describe types may add: fields, columns, checks, words to look for. Less asked of documents, or other
    documents drawn in, takes TYPE_CHANGERS; another policy takes POLICY_CHANGERS. Raises Forbidden that names the
    member to leave out.
    """
    if not same_policy(before.policy if before else Policy(), after.policy) and not actor.roles & POLICY_CHANGERS:
        raise Forbidden(
            "The policy of a document type is changed by administrators only.",
            remedy=f"Leave out `policy`, or ask an administrator to change it with PUT /policies/{after.name}.",
            field="policy",
            roles=_named(POLICY_CHANGERS),
        )
    if actor.roles & TYPE_CHANGERS:
        return
    if shipped:
        raise Forbidden(
            "Document types that come with docloop are changed by seniors and administrators only.",
            remedy="Describe a type of another name, or ask a senior.",
            field="name",
            roles=_named(TYPE_CHANGERS),
        )
    loosened = loosened_by(before, after) if before else ()
    if loosened:
        raise Forbidden(
            f"This takes something away from the document type: {', '.join(loosened)}.",
            remedy="Keep what stands there and add to it, or ask a senior to make this change.",
            field=loosened[0],
            roles=_named(TYPE_CHANGERS),
        )


def same_policy(before: Policy, after: Policy) -> bool:
    """Whether both have the same effect; their version numbers have none."""
    return before.model_dump(exclude={"version"}) == after.model_dump(exclude={"version"})


def loosened_by(before: DocumentType, after: DocumentType) -> tuple[str, ...]:
    """The members through which less may be asked of a document, or through which other documents become of this type.

    Fields count as the same when only title and description differ, words to look for were added, or a field without a
    role got one. The field that names the supplier counts, because flags go by it.
    """
    found = [
        *_lost("fields", before.fields, after.fields),
        *_lost("line_items", before.line_items, after.line_items),
    ]
    if not all(check in after.checks for check in before.checks):
        found.append("checks")
    if set(before.keywords) != set(after.keywords):
        found.append("keywords")
    if before.signs != after.signs:
        found.append("signs")
    if before.day_first != after.day_first:
        found.append("day_first")
    if supplier_field(before) not in {None, supplier_field(after)}:
        found.append("fields (which one names the supplier)")
    return tuple(found)


def _lost(member: str, before: Iterable[FieldSpec], after: Iterable[FieldSpec]) -> list[str]:
    known: Mapping[str, FieldSpec] = {spec.name: spec for spec in after}
    return [f"{member}.{spec.name}" for spec in before if not _kept(spec, known.get(spec.name))]


def _kept(before: FieldSpec, after: FieldSpec | None) -> bool:
    if after is None or not set(before.labels) <= set(after.labels):
        return False
    free = {"title": "", "description": "", "labels": ()} | ({"role": None} if before.role is None else {})
    return before.model_copy(update=free) == after.model_copy(update=free)


def _named(roles: Iterable[Role]) -> str:
    return ", ".join(sorted(roles))
