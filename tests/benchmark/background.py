"""Makes the background that ships: which words papers hold that are not of a type somebody describes.

`python -m tests.benchmark.background DOCSET… --out FILE`. Words of one or two documents alone are left out, so that no
document can be told from it.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.corpus import load_papers, load_types
from docloop.lab.evaluation.read_files import read_files
from docloop.model.learned import Background
from docloop.steps.classify import words_of

READERS = ("neural",)
LEAST_DOCUMENTS = 3


def background_of(words: dict[str, list[frozenset[str]]], attribution: Sequence[str] = ()) -> Background:
    """By document type the words of its documents; those that several documents hold are kept."""
    counts = Counter(word for papers in words.values() for paper in papers for word in paper)
    kept = sorted(word for word, count in counts.items() if count >= LEAST_DOCUMENTS)
    places = {word: place for place, word in enumerate(kept)}
    return Background(
        words=tuple(kept),
        papers={
            name: tuple(tuple(sorted(places[word] for word in paper if word in places)) for paper in papers)
            for name, papers in sorted(words.items())
        },
        attribution=tuple(attribution),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docsets", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=120, help="documents of each docset, evenly spread")
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    parser.add_argument("--attribution", action="append", default=[])
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    words: dict[str, list[frozenset[str]]] = defaultdict(list)
    for docset in chosen.docsets:
        papers = load_papers(docset, load_types(()))
        papers = papers[:: max(1, len(papers) // chosen.count)]
        cache = ReadingCache(chosen.readings, READERS)
        readings = read_files([paper.label.path for paper in papers], cache, READERS, 2)
        for paper, reading in zip(papers, readings, strict=True):
            if not isinstance(reading, DocumentError):
                words[paper.document_type.name].append(words_of(reading))
    data = background_of(words, chosen.attribution).model_dump_json().encode()
    chosen.out.write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main()
