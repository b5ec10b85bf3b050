"""What the measuring commands do first: find documents and read them, with bars."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from docloop.cli.commands import EMBEDDED, OF_NO_PAGE, SECOND
from docloop.errors import DocumentError
from docloop.evaluation.cache import ReadingCache
from docloop.evaluation.corpus import Paper, load_papers, load_types
from docloop.evaluation.embedded import with_embedded
from docloop.evaluation.progress import files_done
from docloop.evaluation.readers import read_files
from docloop.evaluation.second import reread_files
from docloop.model.document_type import DocumentType


def types_from(given: Namespace) -> dict[str, DocumentType]:
    return load_types(given.types)


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
