"""`docloop simulate`: a season of documents, people and learning, in minutes."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence

from docloop.cli.command import CommandError
from docloop.cli.papers import models_from, papers_from, types_from
from docloop.lab.evaluation.corpus import Paper
from docloop.lab.evaluation.grading import load_aside
from docloop.lab.evaluation.plots import course_plot, save_figure
from docloop.lab.evaluation.progress import arriving
from docloop.lab.evaluation.season import Course, course_of
from docloop.lab.evaluation.simulation import Rules, Training, simulate
from docloop.lab.evaluation.terminal import console, course_table
from docloop.lab.evaluation.trials import machine_of


def run(given: Namespace) -> int:
    if given.start_empty and given.model:
        raise CommandError("--start-empty starts without a model, --model with one.", "Leave one of them out.")
    types = types_from(given)
    papers = [paper for paper in papers_from(given, given.docset, types) if not paper.failure]
    if not any(paper.truth for paper in papers):
        raise CommandError("No label names a field of its document type.", "Check the field names in labels.jsonl.")
    known = {(paper.id, field) for paper in papers for field in paper.truth}
    aside = load_aside(given.set_aside, known) if given.set_aside else {}
    papers = [paper.without(aside) for paper in papers]
    models = models_from(given, papers, without=given.start_empty)
    machines = {name: machine_of(model, types[name], (given.budget,), given.delta) for name, model in models.items()}
    rules = Rules(
        batch=given.batch,
        budget=given.budget,
        delta=given.delta,
        audit_rate=given.audit_rate,
        seed=given.seed,
        types=tuple(types.values()),
    )
    with arriving(len(papers)) as tell:
        story = simulate(papers, rules, machines, tell)
    course = course_of(story.arrivals, given.batch, given.field_seconds)
    _print(given, course, story.trainings, papers, len(aside))
    try:
        if given.json:
            arrivals, trainings = (
                [each.model_dump(mode="json") for each in part] for part in (story.arrivals, story.trainings)
            )
            made = {**course.model_dump(mode="json"), "aside": len(aside), "trainings": trainings, "arrivals": arrivals}
            text = json.dumps(made, indent=1)
            given.json.write_text(text, encoding="utf-8")
        if given.plot:
            save_figure(course_plot(course, given.budget), given.plot)
    except OSError as error:
        raise CommandError(
            f"{error.filename} cannot be written: {error.strerror}.", "Choose a file in a folder that exists."
        ) from None
    return 0


def _print(
    given: Namespace, course: Course, trainings: Sequence[Training], papers: Sequence[Paper], aside: int
) -> None:
    screen = console()
    said = (
        f"{given.docset.name}: {len(papers)} documents, a model after every {given.batch}, budget {given.budget:.1%} "
        f"with confidence {1 - given.delta:.0%}, {given.audit_rate:.1%} of documents audited. People are always right "
        f"and take {given.field_seconds:g} seconds for a field; of what nobody saw nothing is learned. Every field "
        "that the docset knows is wanted: one that was not found goes to a person."
    )
    screen.print(said, soft_wrap=True, markup=False)
    labels = f"{aside} fields with wrong labels set aside, as if nobody knew them" if aside else "As labelled"
    screen.print(f"[bold]{labels}[/]")
    screen.print(course_table(course, trainings))
