"""Which fields nobody would see: those that the stack accepts under a budget, by what was proven for the model."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from docloop.lab.evaluation.corpus import Place
from docloop.model.budget import ErrorBudget, Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.learned import LearnedModel
from docloop.model.policy import Policy, PolicyMode
from docloop.steps.decide.budget.proof_cases import guarantee_of
from docloop.steps.decide.reasons import why_not, why_not_each

AgainstEach = dict[str, tuple[tuple[str, ...], ...]]
"""Why each value of a field that has several is not accepted, by the field's name."""

BUDGETS = (0.01, 0.02, 0.05)


def guarantees_of(
    model: LearnedModel,
    document_type: DocumentType,
    budgets: Sequence[float],
    delta: float,
    aside: Collection[Place] = (),
) -> dict[float, Guarantee]:
    """What is proven on the model's own cross-fitted cases, by the share of errors allowed; places set `aside` prove
    nothing."""
    kept = [case for case in model.cases if (case.document, case.field) not in aside]
    proven = model.model_copy(update={"cases": tuple(kept)})
    found = {error: guarantee_of(proven, document_type, ErrorBudget(error=error, delta=delta)) for error in budgets}
    return {error: guarantee.model_copy(update={"model": model.id}) for error, guarantee in found.items()}


def reasons_against(
    extraction: Extraction, document_type: DocumentType, guarantee: Guarantee
) -> dict[str, tuple[str, ...]]:
    """Why each field of which the machine says something goes to a person, in sentences; none for those that nobody
    would be asked about."""
    policy = _policy(document_type, guarantee)
    return {
        field.name: tuple(why_not(field, extraction, document_type, policy, guarantee))
        for field in extraction.fields
        if field.said
    }


def reasons_against_each(extraction: Extraction, document_type: DocumentType, guarantee: Guarantee) -> AgainstEach:
    """The same of each value of the fields that have several."""
    policy = _policy(document_type, guarantee)
    return {
        field.name: tuple(map(tuple, why_not_each(field, extraction, document_type, policy, guarantee)))
        for field in extraction.fields
        if field.values
    }


def _policy(document_type: DocumentType, guarantee: Guarantee) -> Policy:
    return document_type.policy.model_copy(update={"mode": PolicyMode.ERROR_BUDGET, "budget": guarantee.budget})
