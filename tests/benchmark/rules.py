"""How often the rules are right, as rows of `data/calibration/rules.json`: made from documents of even index.

`python -m tests.benchmark.rules DOCSET… [--count 240]`. What the rules are worth on a docset says `docloop evaluate`.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from docloop.adapters.types import shipped_types
from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.corpus import Paper, load_papers, load_types
from docloop.lab.evaluation.read_files import read_files
from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Candidate, Extraction
from docloop.model.facts import Facts
from docloop.model.reading import Reading
from docloop.steps.classify import evidence_for, leader
from docloop.steps.extract.choosing import choose
from docloop.steps.extract.proposal import propose
from docloop.steps.extract.score.rules import RULES, leads
from docloop.steps.extract.score.scoring import Scored, ScoringContext
from docloop.steps.validate import validate
from docloop.values.compare import same

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
TYPE_EDGES = (0.0, 2.0, 3.0)
LEAST_COUNT = 8
STRIDE = 7
TODAY = date(2026, 12, 31)
READERS = ("neural",)
Points = list[tuple[float, bool]]
Bins = list[tuple[float, int, int]]


class Recorder:
    """The rules, with the lead of the best candidate of each field kept."""

    name = RULES.name
    least = RULES.least
    likely = math.inf

    def __init__(self) -> None:
        self.leads: dict[str, float] = {}

    def score(self, spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> list[Scored]:
        scored = RULES.score(spec, candidates, context)
        scores = [each.score for each in scored]
        self.leads[spec.name] = max(zip(scores, leads(candidates, scores), strict=True))[1]
        return scored


def order(count: int) -> list[int]:
    """A fixed shuffle in which even and odd indexes alternate, so that a part of it is a fair part."""
    stride = next(step for step in range(STRIDE, STRIDE + count + 1, 2) if count % step or count == 1)
    indexes = list(dict.fromkeys(i * stride % count for i in range(count)))
    return indexes + [i for i in range(count) if i not in set(indexes)]


def points_of(paper: Paper, reading: Reading) -> dict[str, tuple[float, bool]]:
    """Of each field that was found and is known: its lead, and whether it is right after validation."""
    recorder = Recorder()
    proposal = propose(reading, paper.document_type)
    specs = paper.document_type.fields
    chosen = tuple(choose(spec, proposal.candidates[spec.name], recorder, proposal) for spec in specs)
    read = Extraction(document_type=paper.document_type.name, type_confidence=1.0, fields=chosen)
    checked = validate(read, paper.document_type, Facts(today=TODAY))
    found = {}
    for name, true in paper.truth.items():
        spec, value = paper.document_type.get(name), checked.value(name)
        if spec is not None and value is not None and name in recorder.leads:
            found[name] = (recorder.leads[name], same(spec.kind, value, true))
    return found


def fit(points: Sequence[tuple[float, bool]], edges: Sequence[float] = EDGES) -> Bins:
    """Shares of right answers by lead, never falling as the lead grows. A lowest bin of few cases stays by itself."""
    bins: Bins = []
    for edge, following in zip(edges, (*edges[1:], math.inf), strict=True):
        inside = [right for lead, right in points if edge <= lead < following]
        bins.append((edge, sum(inside), len(inside)))
    merged: Bins = []
    for edge, right, count in bins:
        merged.append((edge, right, count))
        while len(merged) > 1 and _pool(merged[-2], merged[-1]):
            low, high = merged[-2], merged[-1]
            merged[-2:] = [(low[0], low[1] + high[1], low[2] + high[2])]
    return merged


def _pool(low: tuple[float, int, int], high: tuple[float, int, int]) -> bool:
    """Whether two neighbours become one: a small one joins the one below it, and shares must not fall."""
    falls = low[2] >= LEAST_COUNT and low[1] * high[2] > high[1] * low[2]
    return high[2] < LEAST_COUNT or falls


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docsets", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=240, help="documents of each docset")
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    chosen = parser.parse_args(arguments)
    fields: dict[tuple[str, str], Points] = defaultdict(list)
    kinds: Points = []
    for docset in chosen.docsets:
        papers = load_papers(docset, load_types(()))
        papers = [papers[index] for index in order(len(papers))[: chosen.count] if index % 2 == 0]
        readings = read_files(
            [paper.label.path for paper in papers], ReadingCache(chosen.readings, READERS), READERS, 2
        )
        for paper, reading in zip(papers, readings, strict=True):
            if isinstance(reading, DocumentError):
                continue
            name, _, lead = leader(evidence_for(reading, shipped_types()))
            kinds.append((lead, name == paper.document_type.name))
            for field, point in points_of(paper, reading).items():
                fields[paper.document_type.name, field].append(point)
    sys.stdout.write(f"types: {fit(kinds, TYPE_EDGES)}\n")
    for key, points in sorted(fields.items()):
        rows = ", ".join(f"[{edge}, {right}, {count}]" for edge, right, count in fit(points))
        sys.stdout.write(f'    "{key[0]}.{key[1]}": [{rows}],\n')


if __name__ == "__main__":
    main()
