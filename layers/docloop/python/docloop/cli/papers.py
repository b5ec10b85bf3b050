"""What the measuring commands do first: find documents and read them, with bars."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from docloop.errors import DocumentError
from docloop.evaluation.cache import ReadingCache
from docloop.evaluation.corpus import Paper, load_papers, load_types
from docloop.evaluation.progress import counting
from docloop.evaluation.readers import read_files
from docloop.model.document_type import DocumentType


def types_from(given: Namespace) -> dict[str, DocumentType]:
    return load_types(given.types)


def papers_from(given: Namespace, docset: Path, types: dict[str, DocumentType]) -> list[Paper]:
    """The docset's documents, read now or before."""
    papers = load_papers(docset, types, given.count)
    page_readers = tuple(name for name in given.readers if name != "second")
    cache = ReadingCache(given.readings, page_readers)
    done = 0
    with counting(f"Reading {docset.name}", len(papers)) as tell:

        def watch(_place: int, _step: str, share: float) -> None:
            nonlocal done
            if share >= 1.0:
                done += 1
                tell(done)

        found = read_files([paper.label.path for paper in papers], cache, page_readers, given.processes, watch)
    return [
        replace(paper, failure=reading.code) if isinstance(reading, DocumentError) else replace(paper, reading=reading)
        for paper, reading in zip(papers, found, strict=True)
    ]
