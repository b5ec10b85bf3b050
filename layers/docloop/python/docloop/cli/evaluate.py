"""`docloop evaluate`: how right the fields of a docset are, and how far their confidence can be trusted."""

from __future__ import annotations

import json
from argparse import Namespace

from docloop.cli.command import CommandError
from docloop.cli.papers import papers_from, types_from
from docloop.evaluation.acceptance import BUDGETS
from docloop.evaluation.corpus import Paper
from docloop.evaluation.figures import Figures, measure
from docloop.evaluation.grading import grade, load_aside, without
from docloop.evaluation.models import load_models
from docloop.evaluation.predicting import Machine, Prediction, predict_one
from docloop.evaluation.predictions import write_predictions
from docloop.evaluation.printing import console, print_figures
from docloop.evaluation.progress import counting, watching
from docloop.evaluation.trials import Bench, cross_validate, days_of, deal_papers, machine_of
from docloop.model.document_type import DocumentType


def run(given: Namespace) -> int:
    if given.group_by and not given.folds:
        raise CommandError("--group-by says how folds are made, and there are none.", "Add --folds 5.")
    types = types_from(given)
    papers = papers_from(given, given.docset, types)
    predictions = _by_folds(given, papers, types) if given.folds else _by_model(given, papers, types)
    grades = grade(papers, predictions)
    if not grades:
        raise CommandError("No document's truth names a field of its type.", "Look at the names in labels.jsonl.")
    aside = load_aside(given.set_aside, grades) if given.set_aside else {}
    budgets = _budgets(given)
    raw = measure(papers, predictions, grades, budgets, given.seed)
    screen = console()
    print_figures(screen, raw, f"{given.docset.name}, as labelled")
    figures = {"raw": raw}
    if aside:
        kept = measure(papers, predictions, without(grades, aside), budgets, given.seed, aside=len(aside))
        print_figures(screen, kept, f"{given.docset.name}, wrong labels set aside")
        figures["set_aside"] = kept
    _write(given, figures, predictions)
    return 0


def _by_folds(given: Namespace, papers: list[Paper], types: dict[str, DocumentType]) -> list[Prediction]:
    fold_of = deal_papers(papers, given.folds, given.group_by, given.seed)
    bench = Bench(papers, fold_of, tuple(types.values()), _budgets(given), given.delta, given.seed)
    with watching([f"Fold {number + 1}" for number in range(given.folds)]) as watch:
        results = cross_validate(bench, given.processes, watch)
    found = {place: each for result in results for place, each in result.predictions.items()}
    return [found[place] for place in range(len(papers))]


def _by_model(given: Namespace, papers: list[Paper], types: dict[str, DocumentType]) -> list[Prediction]:
    models = load_models(given.model) if given.model else {}
    used = {paper.document_type.name for paper in papers}
    if models and not used.intersection(models):
        raise CommandError(
            f"The model is for {', '.join(sorted(models))}, the docset holds {', '.join(sorted(used))}.",
            "Train one with `docloop train` on documents of that type.",
        )
    machines = {
        name: machine_of(model, types[name], _budgets(given), given.delta)
        for name, model in models.items()
        if name in types
    }
    days = days_of(papers)
    found = []
    with counting("Predicting", len(papers)) as tell:
        for paper in papers:
            name = paper.document_type.name
            found.append(predict_one(paper, tuple(types.values()), machines.get(name, Machine(None)), days[name]))
            tell(len(found))
    return found


def _budgets(given: Namespace) -> tuple[float, ...]:
    return tuple(sorted({*BUDGETS, given.budget}))


def _write(given: Namespace, figures: dict[str, Figures], predictions: list[Prediction]) -> None:
    try:
        if given.predictions:
            write_predictions(predictions, given.budget, given.predictions)
        if given.json:
            text = json.dumps({name: each.model_dump(mode="json") for name, each in figures.items()}, indent=1)
            given.json.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(
            f"{error.filename} cannot be written: {error.strerror}.", "Choose a file in a folder that exists."
        ) from None
