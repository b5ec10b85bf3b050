"""Which cases a budget may be proven on: the model's own, and what people audited of its live work."""

from __future__ import annotations

from collections.abc import Sequence

from docloop.model.budget import Audit, ErrorBudget, Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.learned import Case, LearnedModel
from docloop.steps.decide.budget.drift import drift
from docloop.steps.decide.budget.prove import prove

ENOUGH_OF_ITS_OWN = 200
"""Audited documents from which they alone count, and the labels that the model was made from no longer do."""


def guarantee_of(
    model: LearnedModel | None,
    document_type: DocumentType,
    budget: ErrorBudget,
    audits: Sequence[Audit] = (),
    live: Sequence[Case] = (),
) -> Guarantee:
    """What is proven for this model now. `live` are the fields of the latest documents, judged or not.

    Evidence about another model does not count. The cross-fitted cases that came with the model count until there are
    enough audits, or live documents prove to be different; from then on audits alone do.
    """
    names = [spec.name for spec in document_type.fields]
    if model is None:
        nothing = prove((), budget, names, document_type=document_type.name)
        return nothing.model_copy(update={"reasons": ("There is no trained model for this type of document yet.",)})
    cases, changed = that_count(model, budget, audits, live)
    guarantee = prove(cases, budget, names, document_type=document_type.name, model=model.id)
    if changed is None:
        return guarantee
    told = f"{changed} Only what people looked at here counts now."
    return guarantee.model_copy(update={"reasons": (told, *guarantee.reasons)})


def that_count(
    model: LearnedModel, budget: ErrorBudget, audits: Sequence[Audit], live: Sequence[Case]
) -> tuple[list[Case], str | None]:
    """The cases that a proof for this model rests on, and what is different of late, None when nothing is."""
    own = [audit.case for audit in audits if audit.model == model.id]
    changed = drift(model.cases, own, live, budget)
    alone = changed is not None or len({case.document for case in own}) >= ENOUGH_OF_ITS_OWN
    return own if alone else [*model.cases, *_level(own)], changed


def _level(audits: Sequence[Case]) -> list[Case]:
    """Audits beside cross-fitted cases: one that was accepted counts like one of those, the others for less."""
    heaviest = max((case.weight for case in audits), default=1.0)
    return [case.model_copy(update={"weight": case.weight / heaviest}) for case in audits]
