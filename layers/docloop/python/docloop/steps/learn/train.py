"""Trains a model of one document type from labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel, Memory, TrainingFacts
from docloop.steps.learn.examples import Example
from docloop.steps.learn.judging import fit_judge
from docloop.steps.learn.ordering import cross_fit, tabulate
from docloop.steps.learn.sheets import lay_out_sheets, reference_day, taught_fields

Progress = Callable[[str, float], None]
"""Told the name of a step and how much of it is done, 0..1."""


def train(
    examples: Sequence[Example],
    document_type: DocumentType,
    *,
    seed: int = 0,
    sources: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> LearnedModel:
    """A model from labels: the same examples in the same order and the same seed give the same one, bit by bit.

    With too few labels for a part, that part is None.
    """
    tell = progress or _silent
    facts = TrainingFacts(
        documents=len(examples), fields=sum(len(each.fields) for each in examples), seed=seed, sources=sources
    )
    empty = LearnedModel(document_type=document_type.name, facts=facts)
    taught = taught_fields(examples, document_type)
    if not taught:
        return empty
    memory = Memory()
    sheets = []
    for sheet in lay_out_sheets(examples, document_type, taught, memory, seed):
        sheets.append(sheet)
        tell("candidates", len(sheets) / len(examples))
    table = tabulate(sheets)
    ranker = table.fit(np.ones_like(table.known), seed)
    if ranker is None:
        return empty
    trials = cross_fit(table, reference_day(examples, document_type), seed, lambda done: tell("order", done))
    judged = fit_judge(trials, seed)
    tell("judge", 1.0)
    return LearnedModel(
        document_type=document_type.name,
        facts=facts.model_copy(update={"held_out": judged.shares}),
        fields=tuple(sorted(taught)),
        memory=memory,
        ranker=ranker,
        judge=judged.judge,
        calibration=judged.calibration,
        cases=judged.cases,
    )


def _silent(_step: str, _done: float) -> None:
    return None
