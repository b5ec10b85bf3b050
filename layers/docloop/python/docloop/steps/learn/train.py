"""Trains a model of one document type from labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from docloop.model.document_type import DocumentType
from docloop.model.learned import Background, LearnedModel, TrainingFacts
from docloop.steps.classify import words_of
from docloop.steps.extract.known_names.memory import remember
from docloop.steps.extract.proposal import propose
from docloop.steps.learn.confidence import fit_judge
from docloop.steps.learn.context_statistics import learn_habits
from docloop.steps.learn.examples import Example
from docloop.steps.learn.folds import group_twins
from docloop.steps.learn.label_words import learn_labels
from docloop.steps.learn.normal_range import learn_usual
from docloop.steps.learn.ranker import cross_fit, tabulate
from docloop.steps.learn.recogniser import learn_recogniser
from docloop.steps.learn.training_rows import lay_out_sheets, reference_day, taught_fields
from docloop.steps.learn.wordings import read_sentences

Progress = Callable[[str, float], None]
"""Told the name of a step and how much of it is done, 0..1."""


def train(
    examples: Sequence[Example],
    document_type: DocumentType,
    *,
    background: Background | None = None,
    seed: int = 0,
    sources: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> LearnedModel:
    """A model from labels: the same examples in the same order and the same seed give the same one, bit by bit.

    With too few labels for a part, that part is None; without `background` there is nothing to recognise the type by.
    """
    tell = progress or _silent
    facts = TrainingFacts(
        documents=len(examples), fields=sum(len(each.fields) for each in examples), seed=seed, sources=sources
    )
    taught = LearnedModel(
        document_type=document_type.name,
        facts=facts,
        fields=tuple(sorted(taught_fields(examples, document_type))),
        recogniser=learn_recogniser(
            [words_of(example.reading) for example in examples],
            group_twins(examples),
            background.besides(document_type.name) if background else (),
        ),
    )
    proposals = []
    for example in examples:
        proposals.append(propose(example.reading, document_type))
        tell("candidates", len(proposals) / len(examples))
    laid_out = list(zip(examples, proposals, strict=True))
    taught = taught.model_copy(update={"labels": learn_labels(laid_out)})
    if not taught.fields:
        return taught
    taught = taught.model_copy(update={"memory": remember(examples, document_type), "habits": learn_habits(laid_out)})
    sentences = read_sentences(examples, proposals, seed)
    taught = taught.model_copy(update={"wordings": sentences.learn()})
    sheets = []
    for sheet in lay_out_sheets(examples, proposals, taught, sentences, seed):
        sheets.append(sheet)
        tell("evidence", len(sheets) / len(examples))
    table = tabulate(sheets)
    order = table.fit(np.ones_like(table.known), seed)
    if order is None:
        return taught
    trials = cross_fit(table, reference_day(examples, document_type), seed, lambda done: tell("order", done))
    usual = learn_usual(examples, document_type)
    judged = fit_judge(trials, usual, seed)
    tell("judge", 1.0)
    return taught.model_copy(
        update={
            "facts": facts.model_copy(update={"held_out": judged.shares}),
            "ranker": order.common,
            "rankers": order.special,
            "usual": usual,
            "judges": judged.judges,
            "calibration": judged.calibration,
            "absent": judged.absent,
            "cases": judged.cases,
        }
    )


def _silent(_step: str, _done: float) -> None:
    return None
