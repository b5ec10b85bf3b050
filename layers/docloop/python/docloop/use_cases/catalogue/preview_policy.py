"""Works out what a policy would have done with the latest documents of its type. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
from docloop.use_cases.contexts.guarantees import Guarantees
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.paging import filtered

_DECIDED = frozenset({DocumentState.ACCEPTED, DocumentState.IN_REVIEW, DocumentState.COMPLETED, DocumentState.REJECTED})
_Rule = Callable[[Extraction, str], Decision]


def preview_policy(
    context: ReviewContext,
    guarantees: Guarantees,
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

    def rule_of(policy: Policy) -> _Rule:
        proven = None
        if model is not None and policy.mode is PolicyMode.ERROR_BUDGET:
            proven = guarantees.of(model, document_type, policy.budget)
        flags: tuple[Flag, ...] = book.flags if book else ()
        return lambda said, document: decide(said, document_type, policy, document, proven, flags)

    page = filtered(
        lambda later, most: context.documents.list(cursor=later, limit=most),
        lambda each: each.document_type == name and each.state in _DECIDED,
        cursor,
        limit,
    )
    read = [(each, said) for each in page.items if (said := _said(context, each, name)) is not None]
    pairs = [(each, said, rule_of(before)(said, each.id), rule_of(after)(said, each.id)) for each, said in read]
    truth = {each.id: context.labels.get(each.id) for each, _ in read}
    return PolicyPreview(
        document_type=name,
        documents=len(read),
        other_model=sum(model is not None and said.model != model.id for _, said in read),
        now=_effect(document_type, ((said, now, truth[each.id]) for each, said, now, _ in pairs)),
        then=_effect(document_type, ((said, then, truth[each.id]) for each, said, _, then in pairs)),
        newly_accepted=tuple(each.id for each, _, now, then in pairs if then.accepted and not now.accepted),
        newly_asked=tuple(each.id for each, _, now, then in pairs if now.accepted and not then.accepted),
        cursor=page.cursor,
    )


def _said(context: ReviewContext, document: Document, name: str) -> Extraction | None:
    """What the machine said of a document; None: it is not there any more, or speaks of another type."""
    try:
        found = context.files.prediction(document)
    except StoredContentDamaged:
        return None
    return found if found is not None and found.document_type == name else None


def _effect(document_type: DocumentType, decided: Iterable[tuple[Extraction, Decision, Label | None]]) -> Effect:
    accepted = questions = checked = wrong = 0
    for said, decision, label in decided:
        accepted += decision.accepted
        questions += _questions(said, decision)
        for right in _accepted_rightly(document_type, said, decision, label):
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
