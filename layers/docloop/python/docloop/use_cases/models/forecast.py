"""What is known of error budgets, and what more labels are likely to buy, without proving anything anew."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docloop.model.document import DocumentState
from docloop.model.document_type import DocumentType
from docloop.model.forecast import BudgetOutlook, Offer, Progress, Promise
from docloop.model.policy import Policy, PolicyMode
from docloop.model.training import ModelCard
from docloop.ports import DocumentStore, LabelStore
from docloop.use_cases.contexts.training import ModelContext

OFFERED = (0.01, 0.02, 0.05)
"""Error budgets that are worked out besides the one in force."""

NO_MODEL = "There is no trained model for this type of document yet: people see every field."
NOT_YET = "What this budget comes to with the model in use is worked out when the next training ends."
TOO_FEW = "What more labels would bring is told after two trainings with different numbers of labels."
NO_BETTER = "The trainings so far did not become better with more labels."
NEXT_LABELS = 10
MOST_LABELS = 1_000
LATEST = 100
"""Documents that tell how much is automated where nothing is proven."""

_PART = 100
_DECIDED = frozenset({DocumentState.ACCEPTED, DocumentState.IN_REVIEW, DocumentState.COMPLETED, DocumentState.REJECTED})


def budget_outlook(model_context: ModelContext, document_type: str, policy: Policy) -> BudgetOutlook | None:
    """None when the policy keeps no error budget."""
    if policy.mode is not PolicyMode.ERROR_BUDGET:
        return None
    model = _model_in_use(model_context, document_type)
    if model is None:
        return BudgetOutlook(share=0.0, reasons=(NO_MODEL,))
    outlook = model_context.models.outlook(document_type)
    known = [each for each in outlook.promises if each.model == model] if outlook else []
    held = next((each for each in known if each.budget == policy.budget), None)
    offered = sorted((each for each in known if _is_offered(each, policy)), key=lambda each: each.budget.error)
    offers = tuple(_offer(each, policy) for each in offered)
    if held is None or outlook is None:
        return BudgetOutlook(
            share=None, reasons=(NOT_YET,), offers=offers, at=outlook.at if offers and outlook else None
        )
    return BudgetOutlook(share=held.share, reasons=held.reasons, offers=offers, at=outlook.at)


def progress(
    model_context: ModelContext,
    labels: LabelStore,
    documents: DocumentStore,
    document_type: DocumentType,
    policy: Policy,
) -> Progress:
    name = document_type.name
    count, more = _count(labels, name)
    proven = budget_outlook(model_context, name, policy)
    automated = proven.share or 0.0 if proven else _untouched(documents, name, policy)
    compared = [card for card in model_context.models.cards(document_type=name, limit=50).items if _point(card)]
    gain, said = learning_curve(compared, max([count, *(card.labels for card in compared)]))
    return Progress(
        document_type=name,
        labels=count,
        more=more,
        automated=automated,
        automated_of="fields" if proven else "documents",
        next_labels=NEXT_LABELS,
        gain=gain,
        outlook=said,
        trainings=len(compared),
    )


def learning_curve(cards: Sequence[ModelCard], labels: int) -> tuple[float | None, str]:
    """What part of the fields NEXT_LABELS more labels are likely to put right, and a sentence.

    The errors of each training's model on labels that it had not seen are taken to fall as a power of their number
    (Hestness et al. 2017, arXiv:1712.00409), fitted by least squares in logarithms, each training weighing as many
    fields as it was held against.
    """
    points = [point for card in cards if (point := _point(card))]
    if len({x for x, _, _ in points}) < 2:
        return None, TOO_FEW
    total = sum(weight for _, _, weight in points)
    mean_x = sum(weight * x for x, _, weight in points) / total
    mean_y = sum(weight * y for _, y, weight in points) / total
    spread = sum(weight * (x - mean_x) ** 2 for x, _, weight in points)
    slope = sum(weight * (x - mean_x) * (y - mean_y) for x, y, weight in points) / spread
    if slope >= 0:
        return 0.0, NO_BETTER
    now, then = (min(1.0, math.exp(mean_y + slope * (math.log(n) - mean_x))) for n in (labels, labels + NEXT_LABELS))
    return round(now - then, 4), (
        f"From {len(points)} trainings: {NEXT_LABELS} more labels are likely to bring the fields that are right from "
        f"{1 - now:.1%} to {1 - then:.1%}."
    )


def _point(card: ModelCard) -> tuple[float, float, int] | None:
    """Logarithms of labels and of errors, of which half a field at least is taken to be wrong; and how many fields."""
    found = card.comparison
    if found is None or found.challenger.right is None or not found.fields or not card.labels:
        return None
    return math.log(card.labels), math.log(max(1 - found.challenger.right, 0.5 / found.fields)), found.fields


def _model_in_use(model_context: ModelContext, document_type: str) -> str | None:
    champion = model_context.models.champion(document_type)
    if champion is not None and champion.model is not None:
        return champion.model
    shipped = model_context.library.shipped(document_type)
    return shipped.id if shipped else None


def _is_offered(promise: Promise, policy: Policy) -> bool:
    return promise.budget.error in OFFERED and promise.budget.delta == policy.budget.delta


def _offer(promise: Promise, policy: Policy) -> Offer:
    minutes = 100 * promise.looks * policy.review_seconds / 60
    return Offer(error=promise.budget.error, share=promise.share, minutes=round(minutes, 1))


def _count(labels: LabelStore, document_type: str) -> tuple[int, bool]:
    count, cursor = 0, None
    while count < MOST_LABELS:
        part = labels.list(document_type=document_type, cursor=cursor, limit=_PART)
        count, cursor = count + len(part.items), part.cursor
        if cursor is None:
            return count, False
    return count, True


def _untouched(documents: DocumentStore, document_type: str, policy: Policy) -> float:
    if policy.mode is PolicyMode.REVIEW_ALL:
        return 0.0
    latest = documents.list(limit=LATEST).items
    decided = [each for each in latest if each.document_type == document_type and each.state in _DECIDED]
    return sum(each.reviews == 0 for each in decided) / len(decided) if decided else 0.0
