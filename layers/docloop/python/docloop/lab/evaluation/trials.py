"""Trains on some documents and reads others, by folds or with a model at hand."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from docloop.adapters.model_library import shipped_background
from docloop.errors import InvalidRequest
from docloop.lab.evaluation.acceptance import guarantees_of
from docloop.lab.evaluation.corpus import Paper, Place
from docloop.lab.evaluation.parallel import Tell, Watch, in_processes
from docloop.lab.evaluation.predicting import Machine, Prediction, predict_one
from docloop.model.budget import Guarantee
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel
from docloop.steps.learn.folds import deal_folds, group_twins, join_groups
from docloop.steps.learn.suppliers import group_suppliers
from docloop.steps.learn.train import train
from docloop.steps.learn.training_rows import reference_day


@dataclass(frozen=True)
class Bench:
    """What all folds share. `fold_of` gives the fold in which each paper is held out. `most`: a fold is read after
    training on so many others, drawn by `seed`; None: on all. Places set `aside` prove nothing where they are left out.
    """

    papers: Sequence[Paper]
    fold_of: Sequence[int]
    types: Sequence[DocumentType]
    budgets: Sequence[float]
    delta: float
    seed: int
    most: int | None = None
    aside: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class FoldResult:
    """Predictions by the place of the paper, and what was proven about each document type, by error budget."""

    predictions: dict[int, Prediction]
    guarantees: dict[str, Mapping[float, Guarantee]]


def deal_papers(papers: Sequence[Paper], folds: int, group_by: str | None, seed: int) -> list[int]:
    """The fold of each paper: documents with equal truth share one, and with `group_by` those of one supplier.

    Raises InvalidRequest when no type has such a field or there are fewer groups than folds.
    """
    examples = [paper.example() for paper in papers]
    groups = group_twins(examples)
    if group_by is not None:
        known = sorted({spec.name for paper in papers for spec in paper.document_type.fields})
        if group_by not in known:
            raise InvalidRequest(f"No document here has a field {group_by!r}. --group-by takes {', '.join(known)}.")
        groups = join_groups(groups, group_suppliers(examples, group_by))
    if len(set(groups)) < folds:
        raise InvalidRequest(
            f"{folds} folds need {folds} groups of documents, and there are {len(set(groups))}. Take fewer folds."
        )
    return deal_folds(groups, folds, seed)


def cross_validate(bench: Bench, processes: int, watch: Watch | None = None) -> list[FoldResult]:
    """Each fold read by models trained on the others, in the order of folds."""
    folds = sorted(set(bench.fold_of))
    found = dict(in_processes(run_fold, bench, folds, processes, watch))
    return [found[place] for place in range(len(folds))]


def run_fold(bench: Bench, fold: int, tell: Tell) -> FoldResult:
    """Trains on the papers of other folds, one model for each type, and reads those of this fold."""
    training = [p for p, other in zip(bench.papers, bench.fold_of, strict=True) if other != fold and not p.failure]
    if bench.most is not None:
        random.Random(bench.seed + fold).shuffle(training)  # noqa: S311 - a shuffle that can be repeated
    models = train_types(training[: bench.most], bench.seed, (), tell)
    known = {paper.document_type.name: paper.document_type for paper in bench.papers}
    machines = {
        name: machine_of(model, known[name], bench.budgets, bench.delta, bench.aside) for name, model in models.items()
    }
    held_out = [place for place, other in enumerate(bench.fold_of) if other == fold]
    days = days_of(bench.papers)
    predictions = {}
    for done, place in enumerate(held_out, start=1):
        paper = bench.papers[place]
        predictions[place] = predict_one(paper, bench.types, machines, days[paper.document_type.name])
        tell("predict", done / len(held_out))
    return FoldResult(predictions, {name: machine.guarantees for name, machine in machines.items()})


def train_types(
    papers: Sequence[Paper], seed: int, sources: tuple[str, ...], tell: Tell | None = None
) -> dict[str, LearnedModel]:
    """A model for each document type among the papers, by name."""
    by_type: dict[str, list[Paper]] = {}
    for paper in papers:
        by_type.setdefault(paper.document_type.name, []).append(paper)
    return {
        name: train(
            [paper.example() for paper in members],
            members[0].document_type,
            seed=seed,
            background=shipped_background(),
            sources=sources,
            progress=tell,
        )
        for name, members in by_type.items()
    }


def machine_of(
    model: LearnedModel,
    document_type: DocumentType,
    budgets: Sequence[float],
    delta: float,
    aside: Collection[Place] = (),
) -> Machine:
    kept = guarantees_of(model, document_type, budgets, delta, aside) if aside else {}
    return Machine(model, guarantees_of(model, document_type, budgets, delta), kept)


def days_of(papers: Sequence[Paper]) -> dict[str, date]:
    """Stands in for the calendar, by document type: the day after the last date that the docset names."""
    by_type = {paper.document_type.name: paper.document_type for paper in papers}
    return {
        name: reference_day([p.example() for p in papers if p.document_type.name == name], document_type)
        for name, document_type in by_type.items()
    }
