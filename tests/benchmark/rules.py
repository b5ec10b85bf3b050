"""How often the rules are right: `python -m tests.benchmark.rules DOCSET… [--count 240] [--fit]`.

Documents of even index are for fitting, those of odd index for reporting. Readings are kept in `--readings`, so that a
second run takes seconds. `--fit` prints the table of `docloop.steps.extract.measured`, made from the even documents
alone. What is reported as accepted is what the shipped policy accepts after validation.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from docloop.adapters.pages import FileOpener
from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.adapters.types import shipped_types
from docloop.evaluation.docset import load_docset
from docloop.model.document_type import DocumentType, FieldKind, FieldSpec
from docloop.model.extraction import Candidate, Extraction
from docloop.model.reading import Reading
from docloop.steps.classify import evidence_for, leader
from docloop.steps.extract import choose, propose
from docloop.steps.extract.rules import RULES, leads
from docloop.steps.extract.scoring import Scored, ScoringContext
from docloop.steps.read import read_page
from docloop.steps.validate import ValidationContext, validate

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
TYPE_EDGES = (0.0, 2.0, 3.0)
LEAST_COUNT = 8
STRIDE = 7
TODAY = date(2026, 12, 31)
Bins = list[tuple[float, int, int]]


class Recorder:
    """The rules, with the lead of the best candidate of each field kept."""

    name = RULES.name
    least = RULES.least

    def __init__(self) -> None:
        self.leads: dict[str, float] = {}

    def score(self, spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> list[Scored]:
        scored = RULES.score(spec, candidates, context)
        scores = [each.score for each in scored]
        self.leads[spec.name] = max(zip(scores, leads(candidates, scores), strict=True))[1]
        return scored


@dataclass
class Tally:
    """Of one field: what was found of all that is true, and what the policy accepts."""

    right: int = 0
    count: int = 0
    accepted: int = 0
    accepted_right: int = 0
    points: list[tuple[float, bool]] = field(default_factory=list)


def same(kind: FieldKind, read: str | None, true: str) -> bool:
    """Amounts and dates by value; text without case, spaces and punctuation."""
    if read is None:
        return False
    if kind is FieldKind.MONEY:
        try:
            return Decimal(read) == Decimal(true)
        except InvalidOperation:
            return False
    return re.sub(r"[\W_]", "", read).casefold() == re.sub(r"[\W_]", "", true).casefold()


def order(count: int) -> list[int]:
    """A fixed shuffle in which even and odd indexes alternate, so that a part of it is a fair part."""
    stride = next(step for step in range(STRIDE, STRIDE + count + 1, 2) if count % step or count == 1)
    indexes = list(dict.fromkeys(i * stride % count for i in range(count)))
    return indexes + [i for i in range(count) if i not in set(indexes)]


def readings(docset: Path, files: Iterable[str], cache: Path) -> Iterator[Reading]:
    """What the product reads, page after page."""
    opener = FileOpener(max_bytes=50_000_000, max_pages=20, max_pixels=40_000_000, render_dpi=200)
    reader = NeuralReader(find_models(), 120)
    try:
        for file in files:
            kept = cache / docset.name / f"{Path(file).stem}.json"
            if not kept.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                with opener.open((docset / file).read_bytes()) as document:
                    pages = [read_page(document, n + 1, [reader])[0] for n in range(document.page_count)]
                kept.write_text(Reading(pages=tuple(pages)).model_dump_json(), encoding="utf-8")
            yield Reading.model_validate_json(kept.read_text(encoding="utf-8"))
    finally:
        reader.close()


def measure(
    docset: Path, count: int, cache: Path
) -> tuple[dict[tuple[str, str, int], Tally], list[tuple[float, bool, int]]]:
    """Tallies by type, field and parity of the document's index; and of each type the lead, if right, and parity."""
    types = {each.name: each for each in shipped_types()}
    labels = load_docset(docset)
    chosen = order(len(labels))[:count]
    tallies: dict[tuple[str, str, int], Tally] = defaultdict(Tally)
    classified = []
    for index, reading in zip(chosen, readings(docset, (labels[i].name for i in chosen), cache), strict=True):
        label = labels[index]
        document_type = types[label.document_type]
        found, _, lead = leader(evidence_for(reading, tuple(types.values())))
        classified.append((lead, found == document_type.name, index % 2))
        score(reading, document_type, label.fields, index % 2, tallies)
    return tallies, classified


def score(
    reading: Reading,
    document_type: DocumentType,
    truth: dict[str, str],
    parity: int,
    tallies: dict[tuple[str, str, int], Tally],
) -> None:
    recorder = Recorder()
    proposal = propose(reading, document_type)
    fields = tuple(choose(spec, proposal.candidates[spec.name], recorder, proposal) for spec in document_type.fields)
    read = Extraction(document_type=document_type.name, type_confidence=1.0, fields=fields)
    checked = validate(read, document_type, ValidationContext(today=TODAY))
    for spec in document_type.fields:
        if spec.name not in truth:
            continue
        tally = tallies[document_type.name, spec.name, parity]
        found = checked.get(spec.name)
        right = same(spec.kind, found.value if found else None, truth[spec.name])
        tally.count += 1
        tally.right += right
        if found is not None and found.value is not None:
            tally.points.append((recorder.leads[spec.name], right))
            if found.confidence is not None and found.confidence >= document_type.policy.threshold_of(spec.name):
                tally.accepted += 1
                tally.accepted_right += right


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
    parser.add_argument("--fit", action="store_true", help="print the table made from the even documents")
    chosen = parser.parse_args(arguments)
    pooled: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    kinds: list[tuple[float, bool]] = []
    for docset in chosen.docsets:
        tallies, classified = measure(docset, chosen.count, chosen.readings)
        report(docset.name, tallies, classified)
        kinds += [(lead, right) for lead, right, parity in classified if parity == 0]
        for (name, field_name, parity), tally in tallies.items():
            if parity == 0:
                pooled[name, field_name] += tally.points
    if chosen.fit:
        sys.stdout.write(f"types: {fit(kinds, TYPE_EDGES)}\n")
        for key, points in sorted(pooled.items()):
            rows = ", ".join(f"({edge}, {right}, {count})" for edge, right, count in fit(points))
            sys.stdout.write(f'    ("{key[0]}", "{key[1]}"): ({rows},),\n')


def report(
    name: str, tallies: dict[tuple[str, str, int], Tally], classified: Sequence[tuple[float, bool, int]]
) -> None:
    """One line a field: right of all, then what the policy accepts and how much of that is right."""
    sys.stdout.write(f"{name}: type recognised {sum(right for _, right, _ in classified)} of {len(classified)}\n")
    for (kind, field_name, parity), tally in sorted(tallies.items()):
        half = "odd (reported)" if parity else "even (fitted)"
        sys.stdout.write(
            f"  {kind}.{field_name:24} {half:15} right {tally.right}/{tally.count} = {tally.right / tally.count:.3f}"
            f"   accepted {tally.accepted}, right {tally.accepted_right}\n"
        )


if __name__ == "__main__":
    main()
