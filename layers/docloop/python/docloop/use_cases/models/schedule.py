"""Starts trainings when enough was learned, and takes up those that were left lying."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from docloop.errors import TrainingUnderWay
from docloop.ports import LabelStore
from docloop.use_cases.contexts.training import ModelContext
from docloop.use_cases.models.request import LABELS, order_again, request_training


@dataclass(frozen=True)
class ScheduleContext:
    """`retrain_after`: so many new labels of a document type start a training; 0: none do."""

    model_context: ModelContext
    labels: LabelStore
    retrain_after: int


def start_due_trainings(context: ScheduleContext, since: datetime, more: Callable[[], bool]) -> int:
    """One look at every document type; says how many trainings were started or taken up again.

    A training is taken up again that nobody has got on with since that moment.
    """
    done = 0
    for document_type in context.model_context.types.all():
        if not more():
            break
        training = context.model_context.models.training(document_type.name)
        if training is not None and training.card is not None:
            done += order_again(context.model_context, training, since)
        elif _enough_new(context, document_type.name, training.requested_at if training else None):
            try:
                request_training(context.model_context, document_type.name, LABELS)
            except TrainingUnderWay:
                continue
            done += 1
    return done


def _enough_new(context: ScheduleContext, document_type: str, since: datetime | None) -> bool:
    """Whether so many labels were given since that moment: no more of them are read than are needed."""
    if not context.retrain_after:
        return False
    cursor, left = None, context.retrain_after
    while True:
        page = context.labels.list(document_type=document_type, cursor=cursor, limit=left)
        new = sum(since is None or label.at > since for label in page.items)
        cursor, left = page.cursor, left - new
        if left <= 0:
            return True
        if cursor is None or new < len(page.items):
            return False
