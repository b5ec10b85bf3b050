"""What a second reading is worth and costs: `python -m tests.benchmark.second DOCSET… [--count 100]`.

The rules choose the values, with no model and no memory of suppliers; the lines they stand on are read again as the
product does. Printed are, by field, how often the second reader agrees where the value is right and where it is wrong,
how often its proposal is right, how well the confidence and the distance between the readings rank right before wrong
(AUROC); and how its time compares with the first reader's.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.corpus import Paper, load_papers, load_types
from docloop.lab.evaluation.read_files import OPENER, read_files
from docloop.lab.evaluation.second_readings import second_reader, upright
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.reading import Reading, Rereading
from docloop.steps.judge.agreement import Agreement, agreement
from docloop.steps.predict_fields import predict_fields
from docloop.steps.reread import places
from docloop.values.compare import same

from tests.benchmark.rules import READERS, TODAY, order


@dataclass(frozen=True)
class Row:
    """One chosen value: whether it is right, its confidence, what the second reader said and whether that is right."""

    right: bool
    confidence: float
    seen: Agreement
    proposal_right: bool


@dataclass
class Clock:
    first: float = 0.0
    second: float = 0.0
    lines: int = 0


def measure(docset: Path, count: int, cache: ReadingCache, clock: Clock) -> dict[str, list[Row]]:
    """Rows by field."""
    papers = load_papers(docset, load_types(()))
    chosen = [papers[place] for place in order(len(papers))[:count]]
    rows: dict[str, list[Row]] = defaultdict(list)
    for paper, reading in zip(chosen, read_files([each.label.path for each in chosen], cache, READERS, 1), strict=True):
        if isinstance(reading, DocumentError):
            continue
        found = predict_fields(reading, paper.document_type, 1.0, None, Facts(today=TODAY))
        compare(paper, found, reread(paper, reading, found, clock), rows)
    second_reader().close()
    return rows


def reread(paper: Paper, reading: Reading, found: Extraction, clock: Clock) -> list[Rereading]:
    """What the product would have had read again."""
    wanted = places(found, reading)
    seen: list[Rereading] = []
    with OPENER.open(paper.label.path.read_bytes()) as document:
        for page in reading.pages:
            picture = upright(document, page)
            began = time.perf_counter()
            seen += second_reader().reread(picture, wanted.get(page.number, ()))
            clock.second += time.perf_counter() - began
    clock.first += reading.seconds
    clock.lines += len(seen)
    return seen


def compare(paper: Paper, found: Extraction, seen: Sequence[Rereading], rows: dict[str, list[Row]]) -> None:
    for spec in paper.document_type.fields:
        field = found.get(spec.name)
        if spec.name not in paper.truth or field is None or field.value is None:
            continue
        said = agreement(field, spec, seen)
        true = paper.truth[spec.name]
        right, proposed = same(spec.kind, field.value, true), same(spec.kind, said.repair, true)
        rows[spec.name].append(Row(right, field.confidence or 0.0, said, said.repair is not None and proposed))


def auroc(scores: Sequence[float], right: Sequence[bool]) -> float:
    """How often a right value's score is above a wrong one's; ties count half. NaN when one of the kinds is missing."""
    good = [score for score, holds in zip(scores, right, strict=True) if holds]
    bad = [score for score, holds in zip(scores, right, strict=True) if not holds]
    pairs = len(good) * len(bad)
    return sum((g > b) + 0.5 * (g == b) for g in good for b in bad) / pairs if pairs else float("nan")


def report(name: str, rows: dict[str, list[Row]], clock: Clock) -> None:
    sys.stdout.write(f"{name}: {clock.lines} lines, {1000 * clock.second / max(1, clock.lines):.1f} ms each, ")
    sys.stdout.write(f"{clock.second / max(clock.first, 1e-9):.1%} of the first reader's time\n")
    for field, found in sorted(rows.items()):
        right = [row.right for row in found]
        known = auroc([row.confidence for row in found], right)
        told = auroc([-row.seen.evidence.get("second_distance", 0.5) for row in found], right)
        sys.stdout.write(f"  {field}: AUROC of the confidence {known:.3f}, of the distance {told:.3f}\n")
        for title, kind in (("right", True), ("wrong", False)):
            rest = [row for row in found if row.right is kind]
            agrees = sum(row.seen.evidence.get("second_agrees", 0.0) > 0 for row in rest)
            proposed = sum(row.proposal_right for row in rest)
            sys.stdout.write(f"    {title} {len(rest)}: agrees {agrees}, proposes the right value {proposed}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docsets", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=100, help="documents of each docset")
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    chosen = parser.parse_args(arguments)
    for docset in chosen.docsets:
        clock = Clock()
        report(docset.name, measure(docset, chosen.count, ReadingCache(chosen.readings, READERS), clock), clock)


if __name__ == "__main__":
    main()
