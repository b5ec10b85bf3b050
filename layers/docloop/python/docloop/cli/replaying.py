"""The replays of `docloop evaluate`: is the promise of a budget kept on documents that it was not made from?"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence

from docloop.cli.command import CommandError
from docloop.lab.evaluation.acceptance import BUDGETS
from docloop.lab.evaluation.corpus import Paper, Place
from docloop.lab.evaluation.progress import counting, watching
from docloop.lab.evaluation.replays import Replays, replay
from docloop.lab.evaluation.trials import train_types
from docloop.model.budget import ErrorBudget
from docloop.model.document_type import supplier_field
from docloop.model.learned import LearnedModel
from docloop.steps.learn.suppliers import group_suppliers


def replays_of(
    given: Namespace, papers: Sequence[Paper], models: Mapping[str, LearnedModel], aside: Mapping[Place, str]
) -> list[Replays]:
    """With the cases of the models, else of models trained on these documents; fields set aside are left out."""
    readable = [paper for paper in papers if not paper.failure]
    if not models:
        with watching(["Training for the replays"]) as watch:
            models = train_types(readable, given.seed, (), lambda step, done: watch(0, step, done))
    if all(case.confidence is None for model in models.values() for case in model.cases):
        raise CommandError(
            "There are too few labels to measure confidence, so there is nothing to replay.", "Label more documents."
        )
    found = []
    for name, model in sorted(models.items()):
        examples = [paper.example() for paper in readable if paper.document_type.name == name]
        if not examples:
            continue
        document_type = next(paper.document_type for paper in readable if paper.document_type.name == name)
        sender = given.group_by or supplier_field(document_type)
        numbers = group_suppliers(examples, sender) if sender else list(range(len(examples)))
        group_of = {example.id: number for example, number in zip(examples, numbers, strict=True)}
        cases = [c for c in model.cases if c.document in group_of and (c.document, c.field) not in aside]
        if not cases:
            continue
        for error in sorted({*BUDGETS, given.budget}):
            for disjoint in (False, True):
                with counting(f"Replays at {error:.0%}", given.replays) as tell:
                    found.append(
                        replay(
                            cases,
                            group_of,
                            ErrorBudget(error=error, delta=given.delta),
                            [spec.name for spec in document_type.fields],
                            count=given.replays,
                            disjoint=disjoint,
                            seed=given.seed,
                            tell=tell,
                        )
                    )
    if not found:
        raise CommandError(
            "The model's evidence is about other documents than these.", "Name the docset that it was trained on."
        )
    return found
