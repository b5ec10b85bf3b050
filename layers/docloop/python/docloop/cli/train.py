"""`docloop train`: a model of each document type, from labels."""

from __future__ import annotations

from argparse import Namespace

from docloop.cli.command import CommandError
from docloop.cli.papers import papers_from, types_from
from docloop.lab.evaluation.load_models import attributed, portable, save_models
from docloop.lab.evaluation.progress import watching
from docloop.lab.evaluation.terminal import console, percent
from docloop.lab.evaluation.trials import train_types


def run(given: Namespace) -> int:
    types = types_from(given)
    papers = [paper for docset in given.docsets for paper in papers_from(given, docset, types) if not paper.failure]
    if not papers:
        raise CommandError("No document could be read.", "Open the files in a viewer to check them.")
    sources = tuple(dict.fromkeys(docset.resolve().name for docset in given.docsets))
    with watching(["Training"]) as watch:
        models = train_types(papers, given.seed, sources, lambda step, done: watch(0, step, done))
    if given.portable:
        models = {name: portable(model, types[name]) for name, model in models.items()}
    if given.attribution:
        models = {name: attributed(model, given.attribution) for name, model in models.items()}
    screen = console()
    for file in save_models(models, given.out):
        screen.print(f"{file}: {file.stat().st_size / 1e6:.2f} MB", soft_wrap=True, markup=False)
    for name, model in sorted(models.items()):
        facts = model.facts
        held_out = ", ".join(f"{field} {percent(share)}" for field, share in facts.held_out.items()) or "not measured"
        screen.print(
            f"{name} {model.id}: {facts.documents} documents, {facts.fields} labelled fields. "
            f"Right on documents it had not seen: {held_out}.",
            soft_wrap=True,
            markup=False,
        )
    return 0
