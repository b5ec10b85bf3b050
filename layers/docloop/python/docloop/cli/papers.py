"""What the measuring commands do first: find documents and read them, with bars."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docloop.cli.command import CommandError
from docloop.cli.commands import EMBEDDED, OF_NO_PAGE, SECOND
from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.corpus import Paper, load_papers, load_types
from docloop.lab.evaluation.e_invoice_truth import with_embedded
from docloop.lab.evaluation.load_models import load_models, shipped_models
from docloop.lab.evaluation.progress import files_done
from docloop.lab.evaluation.read_files import read_files
from docloop.lab.evaluation.second_readings import reread_files
from docloop.model.document_type import DocumentType
from docloop.model.learned import LearnedModel


def types_from(given: Namespace) -> dict[str, DocumentType]:
    return load_types(given.types)


def models_from(given: Namespace, papers: Sequence[Paper], *, without: bool) -> dict[str, LearnedModel]:
    """The models that --model names, else the shipped ones for these papers; none when it is to be done `without`."""
    used = {paper.document_type.name for paper in papers}
    if without:
        return {}
    if given.model is None:
        return shipped_models(sorted(used))
    models = load_models(given.model)
    if not used.intersection(models):
        raise CommandError(
            f"The model is for {', '.join(sorted(models))}, the docset holds {', '.join(sorted(used))}.",
            "Train one with `docloop train` on documents of that type.",
        )
    return {name: model for name, model in models.items() if name in used}


def papers_from(given: Namespace, docset: Path, types: dict[str, DocumentType]) -> list[Paper]:
    """The docset's documents, read now or before."""
    papers = load_papers(docset, types, given.count, given.seed if getattr(given, "shuffle", False) else None)
    readers = tuple(name for name in given.readers if name not in OF_NO_PAGE)
    cache = ReadingCache(given.readings, readers)
    with files_done(f"Reading {docset.name}", len(papers)) as watch:
        found = read_files([paper.label.path for paper in papers], cache, readers, given.processes, watch)
    read = [
        replace(paper, failure=reading.code) if isinstance(reading, DocumentError) else replace(paper, reading=reading)
        for paper, reading in zip(papers, found, strict=True)
    ]
    if EMBEDDED in given.readers:
        known = with_embedded([paper.reading for paper in read], [paper.label.path for paper in read])
        read = [replace(paper, reading=reading) for paper, reading in zip(read, known, strict=True)]
    return _read_again(given, docset, read, cache) if SECOND in given.readers else read


def _read_again(given: Namespace, docset: Path, papers: list[Paper], cache: ReadingCache) -> list[Paper]:
    paths, readings = [paper.label.path for paper in papers], [paper.reading for paper in papers]
    with files_done(f"Second reader on {docset.name}", len(papers)) as watch:
        found = reread_files(paths, readings, cache, given.processes, watch)
    return [replace(paper, second=second) for paper, second in zip(papers, found, strict=True)]
