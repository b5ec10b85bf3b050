"""Works out what a policy would have done with the latest documents of its type. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from docloop.errors import StoredContentDamaged
from docloop.model.document import Document, DocumentState
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.flag import Flag
from docloop.model.label import Label
from docloop.model.policy import AUDITED, Decision, Policy, PolicyMode
from docloop.model.preview import Effect, PolicyPreview
from docloop.steps.decide import decide
from docloop.use_cases.catalogue.change_policy import changed_policy
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.paging import filtered

_DECIDED = frozenset({DocumentState.ACCEPTED, DocumentState.IN_REVIEW, DocumentState.COMPLETED, DocumentState.REJECTED})
_Rule = Callable[[Extraction, str], Decision]
_Read = tuple[Document, Extraction]


def preview_policy(
    context: ReviewContext,
    document_type: DocumentType,
    changes: Policy,
    cursor: str | None,
    limit: int,
) -> PolicyPreview:
    """Of up to `limit` decided documents of the type, newest first; one call looks at ten times as many rows at most.

    What the machine said of each is read, not read anew. Raises InvalidRequest for a policy that does not fit the type
    and for a foreign cursor, ModelUnavailable.
    """
    name = document_type.name
    before, after = context.policies.over(document_type), changed_policy(context, document_type, changes)
    model = context.model_context.in_use.of(name)
    book = context.flags.get(name)

    def rule_of(policy: Policy) -> _Rule | None:
        """None: a budget with a model, whose thresholds only a function that has numpy can prove."""
        if model is not None and policy.mode is PolicyMode.ERROR_BUDGET:
            return None
        flags: tuple[Flag, ...] = book.flags if book else ()
        return lambda said, document: decide(said, document_type, policy, document, None, flags)

    page = filtered(
        lambda later, most: context.documents.list(cursor=later, limit=most),
        lambda each: each.document_type == name and each.state in _DECIDED,
        cursor,
        limit,
    )
    read = [(each, said) for each in page.items if (said := _said(context, each, name)) is not None]
    truth = {each.id: context.labels.get(each.id) for each, _ in read}
    now, then = (_decided(rule_of(policy), read) for policy in (before, after))
    known = list(zip(read, now, then, strict=True)) if now is not None and then is not None else []
    return PolicyPreview(
        document_type=name,
        documents=len(read),
        other_model=sum(model is not None and said.model != model.id for _, said in read),
        now=_effect(document_type, read, now, truth),
        then=_effect(document_type, read, then, truth),
        newly_accepted=tuple(each.id for (each, _), old, new in known if new.accepted and not old.accepted),
        newly_asked=tuple(each.id for (each, _), old, new in known if old.accepted and not new.accepted),
        cursor=page.cursor,
    )


def _decided(rule: _Rule | None, read: Sequence[_Read]) -> list[Decision] | None:
    return [rule(said, each.id) for each, said in read] if rule else None


def _said(context: ReviewContext, document: Document, name: str) -> Extraction | None:
    """What the machine said of a document; None: it is not there any more, or speaks of another type."""
    try:
        found = context.files.prediction(document)
    except StoredContentDamaged:
        return None
    return found if found is not None and found.document_type == name else None


def _effect(
    document_type: DocumentType,
    read: Sequence[_Read],
    decisions: Sequence[Decision] | None,
    truth: Mapping[str, Label | None],
) -> Effect | None:
    if decisions is None:
        return None
    accepted = questions = checked = wrong = 0
    for (each, said), decision in zip(read, decisions, strict=True):
        accepted += decision.accepted
        questions += _questions(said, decision)
        for right in _accepted_rightly(document_type, said, decision, truth[each.id]):
            checked += 1
            wrong += not right
    return Effect(accepted=accepted, questions=questions, checked=checked, wrong=wrong)


def _accepted_rightly(
    document_type: DocumentType, said: Extraction, decision: Decision, label: Label | None
) -> Iterable[bool]:
    """Of each field that the decision has nobody asked about and whose truth is known: whether it was read rightly.

    An audit asks about everything in order to measure: what it would have accepted counts as accepted.
    """
    if label is None or label.document_type != document_type.name:
        return
    asked = {each.field for each in decision.questions if each.reasons != (AUDITED,)}
    if None in asked:
        return
    for spec in document_type.fields:
        field = said.get(spec.name)
        known = spec.name in label.fields and spec.name not in asked and spec.name not in decision.left_out
        if known and field is not None and field.said:
            yield spec.same(field.value, label.fields[spec.name])


def _questions(said: Extraction, decision: Decision) -> int:
    """Fields that a person would be asked about; an audit without questions asks about all that was read."""
    if decision.audit and not decision.questions:
        return sum(field.said for field in said.fields)
    return sum(each.field is not None for each in decision.questions)
