"""`docloop evaluate`: how right the fields of a docset are, and how far their confidence can be trusted."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from docloop.cli.command import CommandError
from docloop.cli.papers import models_from, papers_from, types_from
from docloop.cli.replaying import replays_of
from docloop.lab.evaluation.acceptance import BUDGETS
from docloop.lab.evaluation.corpus import Paper, Place
from docloop.lab.evaluation.figures import Figures, measure
from docloop.lab.evaluation.findings import Findings, as_json, show
from docloop.lab.evaluation.grading import grade, load_aside, without
from docloop.lab.evaluation.predicting import Prediction, predict_one
from docloop.lab.evaluation.predictions import write_predictions
from docloop.lab.evaluation.progress import counting, watching
from docloop.lab.evaluation.report import page_of
from docloop.lab.evaluation.terminal import console
from docloop.lab.evaluation.trials import Bench, cross_validate, days_of, deal_papers, machine_of
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel


@dataclass(frozen=True)
class Read:
    """What came of reading the docset. `said`: what was proven, in sentences."""

    predictions: list[Prediction]
    said: list[str]


def run(given: Namespace) -> int:
    for option, value in (("--group-by", given.group_by), ("--labels", given.labels)):
        if value is not None and not given.folds:
            raise CommandError(f"{option} applies to folds, and no folds were asked for.", "Add --folds 5.")
    types = types_from(given)
    papers = papers_from(given, given.docset, types)
    models = models_from(given, papers, without=bool(given.folds) or given.rules)
    known = {(paper.id, name) for paper in papers for name in paper.truth}
    aside = load_aside(given.set_aside, known) if given.set_aside else {}
    read = _by_folds(given, papers, types, aside) if given.folds else _by_model(given, papers, types, models, aside)
    grades = grade(papers, read.predictions)
    if not grades:
        raise CommandError("No label names a field of its document type.", "Check the field names in labels.jsonl.")
    budgets = _budgets(given)
    raw = measure(papers, read.predictions, grades, budgets, given.seed)
    kept = _measure_kept(papers, read.predictions, aside, budgets, given.seed) if aside else None
    findings = Findings(
        title=f"docloop on {given.docset.resolve().name}",
        how=_how(given, models),
        budget=given.budget,
        papers=papers,
        grades=grades,
        raw=raw,
        kept=kept,
        aside=aside,
        said=read.said,
        replays=replays_of(given, papers, models if given.model else {}, aside) if given.replays else (),
    )
    show(console(), findings)
    _write(given, findings, read.predictions)
    return 0


def _measure_kept(
    papers: list[Paper], predictions: list[Prediction], aside: Mapping[Place, str], budgets: Sequence[float], seed: int
) -> Figures:
    """The figures without what is set aside, which has proven nothing either."""
    kept = [prediction.kept() for prediction in predictions]
    return measure(papers, kept, without(grade(papers, kept), aside), budgets, seed, aside=len(aside))


def _by_folds(given: Namespace, papers: list[Paper], types: dict[str, DocumentType], aside: Collection[Place]) -> Read:
    fold_of = deal_papers(papers, given.folds, given.group_by, given.seed)
    bench = Bench(
        papers,
        fold_of,
        tuple(types.values()),
        _budgets(given),
        given.delta,
        given.seed,
        given.labels,
        frozenset(aside),
    )
    with watching([f"Fold {number + 1}" for number in range(given.folds)]) as watch:
        results = cross_validate(bench, given.processes, watch)
    found = {place: each for result in results for place, each in result.predictions.items()}
    said = [
        f"Fold {number}, {name}: {reason}"
        for number, result in enumerate(results, start=1)
        for name, guarantees in sorted(result.guarantees.items())
        for reason in guarantees[given.budget].reasons
    ]
    return Read([found[place] for place in range(len(papers))], said)


def _by_model(
    given: Namespace,
    papers: list[Paper],
    types: dict[str, DocumentType],
    models: dict[str, LearnedModel],
    aside: Collection[Place],
) -> Read:
    machines = {
        name: machine_of(model, types[name], _budgets(given), given.delta, aside) for name, model in models.items()
    }
    days = days_of(papers)
    found = []
    with counting("Predicting", len(papers)) as tell:
        for paper in papers:
            found.append(predict_one(paper, tuple(types.values()), machines, days[paper.document_type.name]))
            tell(len(found))
    said = [
        f"{name}: {reason}"
        for name, machine in sorted(machines.items())
        for reason in machine.guarantees[given.budget].reasons
    ]
    return Read(found, said)


def _budgets(given: Namespace) -> tuple[float, ...]:
    return tuple(sorted({*BUDGETS, given.budget}))


def _how(given: Namespace, models: dict[str, LearnedModel]) -> str:
    if given.folds:
        apart = f", suppliers by {given.group_by} never on both sides" if given.group_by else ""
        few = f", {given.labels} documents to learn from" if given.labels else ""
        return f"{given.folds} folds, seed {given.seed}{apart}{few}; readers {', '.join(given.readers)}."
    machine = f"The model {given.model.name}" if given.model else "The shipped model"
    if not models:
        machine = "No model, the rules alone"
    return f"{machine}; readers {', '.join(given.readers)}."


def _write(given: Namespace, findings: Findings, predictions: list[Prediction]) -> None:
    try:
        if given.predictions:
            write_predictions(predictions, given.budget, given.predictions)
        if given.json:
            given.json.write_text(json.dumps(as_json(findings), indent=1), encoding="utf-8")
        if given.html:
            given.html.write_text(page_of(findings), encoding="utf-8")
    except OSError as error:
        raise CommandError(
            f"{error.filename} cannot be written: {error.strerror}.", "Choose a file in a folder that exists."
        ) from None
