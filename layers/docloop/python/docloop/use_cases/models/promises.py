"""Works out what budgets come to with the models at hand, so that those who set a budget need no proofs themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from docloop.model.base import version_after
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.forecast import Outlook, Promise, outlook_id
from docloop.model.learned import Case, LearnedModel
from docloop.model.policy import Policy
from docloop.model.training import Evidence
from docloop.steps.decide.budget.proof_cases import guarantee_of, that_count
from docloop.steps.decide.budget.prove import once_each
from docloop.use_cases.models.forecast import OFFERED


def outlook_of(  # what a proof rests on, and when
    before: Outlook | None,
    models: Sequence[LearnedModel],
    document_type: DocumentType,
    policy: Policy,
    evidence: Evidence,
    at: datetime,
) -> Outlook:
    """The next version of the outlook: each model under the policy's budget and under those that are offered."""
    different = {model.id: model for model in models}.values()
    return Outlook(
        id=outlook_id(document_type.name),
        version=version_after(before),
        document_type=document_type.name,
        promises=tuple(each for model in different for each in _promises(model, document_type, policy, evidence)),
        at=at,
    )


def looks_of(cases: Sequence[Case], guarantee: Guarantee, policy: Policy) -> float:
    """Fields that people would look at, by document: what is not accepted, and the part of what is accepted that is
    drawn."""
    places = once_each(cases)
    documents = {case.document for case in places}
    looks = sum(policy.audit_rate if guarantee.accepts(case) else 1.0 for case in places)
    return looks / len(documents) if documents else 0.0


def _promises(
    model: LearnedModel, document_type: DocumentType, policy: Policy, evidence: Evidence
) -> Iterator[Promise]:
    live = [each.case for each in evidence.live if each.model == model.id]
    offered = (ErrorBudget(error=error, delta=policy.budget.delta) for error in OFFERED)
    for budget in dict.fromkeys((policy.budget, *offered)):
        guarantee = guarantee_of(model, document_type, budget, evidence.audits, live)
        cases, _ = that_count(model, budget, evidence.audits, live)
        looks = round(looks_of(cases, guarantee, policy), 4)
        yield Promise(model=model.id, budget=budget, share=guarantee.share, looks=looks, reasons=guarantee.reasons)
