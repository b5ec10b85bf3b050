"""Measures how pictures of several papers are recognised and cut apart, and that pictures of one paper are not.

`python -m tests.benchmark.groups [--count 40] [--seed 31] [--real DOCSET…] [--limit 100] [--readings FOLDER]`.
Pictures are made by `docloop.lab.samples.groups`: two to four papers each, on grounds from black to the white lid of a
scanner. A picture is cut by itself where the proposal is certain, asked about where it is not, missed where nothing is
proposed. With docsets of single papers it counts those that would be cut or asked about. What the proposed parts say,
each cut out and read by itself, is compared with the truth: the total and the date, by the rules alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.read_files import OPENER, READERS, read_files, reader_named
from docloop.lab.samples.groups import make_groups
from docloop.model.geometry import Box
from docloop.model.parts import PartsProposal
from docloop.model.reading import Reading
from docloop.steps.classify import classify
from docloop.steps.deadline import NEVER
from docloop.steps.extract import extract
from docloop.steps.parts import propose_parts
from docloop.use_cases.documents.part_area import cut
from docloop.use_cases.documents.read_page import read_page, turn

from tests.benchmark.parts import SEVERAL, TYPES

ASKED_OF_PARTS = ("TOTAL", "INVOICE_RECEIPT_DATE")


def said(proposal: PartsProposal) -> str:
    """What becomes of a file of one paper by its proposal."""
    if not proposal.shared:
        return "one paper"
    return "cut by itself" if proposal.certain else "asked"


def judged(proposal: PartsProposal, papers: int) -> str:
    """What becomes of a picture of so many papers."""
    if not proposal.shared:
        return "missed"
    right = len(proposal.shared[0].areas) == papers
    return f"{said(proposal)}, {'all areas' if right else 'other areas'}"


def cut_out(path: Path, reading: Reading, areas: Sequence[Box]) -> Iterator[Reading]:
    """Yield the reading of each area, cut out of the file and read by itself."""
    reader = reader_named(READERS[0])
    with OPENER.open(path.read_bytes()) as file:
        page = file.page_image(1)
    page = turn(page, (reading.pages[0].rotation - page.rotation) % 360)
    for area in areas:
        with OPENER.open(cut(page, area)) as alone:
            yield Reading(pages=(read_page(alone, 1, [reader])[0],))


def right(reading: Reading, truths: Sequence[dict[str, Any]]) -> Counter[str]:
    """Count which of the asked fields are those of one of the papers, the one that most of them agree with."""
    found = classify(reading, TYPES)
    named = next((each for each in TYPES if each.name == found.name), TYPES[0])
    extraction = extract(reading, named, None, None, NEVER)
    scores = [
        Counter({name: int(extraction.value(name) == truth["fields"].get(name)) for name in ASKED_OF_PARTS})
        for truth in truths
    ]
    return max(scores, key=lambda score: (score.total(), score[ASKED_OF_PARTS[0]]))


def of_groups(count: int, seed: int, cache: ReadingCache) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = make_groups(Path(folder), count=count, seed=seed)
        rows = [json.loads(line) for line in (made / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
        paths = [made / row["file"] for row in rows]
        pictures, parts, papers = Counter[str](), Counter[str](), 0
        for row, path, reading in zip(rows, paths, read_files(paths, cache, READERS[:1], processes=1), strict=True):
            if isinstance(reading, DocumentError):
                raise reading
            proposal = propose_parts(reading, TYPES)
            truths = row["meta"]["papers"]
            papers += len(truths)
            pictures[judged(proposal, len(truths))] += 1
            if judged(proposal, len(truths)) not in {"cut by itself, all areas", "asked, all areas"}:
                found = len(proposal.shared[0].areas) if proposal.shared else 1
                sys.stdout.write(f"  {row['file']} on {row['meta']['ground']}: {len(truths)} papers, {found} found\n")
            for alone in cut_out(path, reading, proposal.shared[0].areas) if proposal.shared else ():
                parts += right(alone, truths)
                parts["parts"] += 1
    sys.stdout.write(f"{count} pictures of {papers} papers: {dict(sorted(pictures.items()))}\n  {dict(parts)}\n")


def of_single_papers(docset: Path, limit: int, cache: ReadingCache) -> None:
    lines = (docset / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    single = [row for row in map(json.loads, lines) if row.get("kind") not in SEVERAL][:limit]
    read = read_files([docset / row["file"] for row in single], cache, READERS[:1], processes=1)
    seen = Counter[str]()
    for row, reading in zip(single, read, strict=True):
        if isinstance(reading, Reading):
            result = said(propose_parts(reading, TYPES))
            seen[result] += 1
            if result != "one paper":
                sys.stdout.write(f"  {row['file']}: {result}\n")
    sys.stdout.write(f"{docset.name}: {dict(sorted(seen.items()))}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--real", nargs="*", type=Path, default=[])
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    chosen = parser.parse_args()
    cache = ReadingCache(chosen.readings, READERS[:1])
    if chosen.count:
        of_groups(chosen.count, chosen.seed, cache)
    for docset in chosen.real:
        of_single_papers(docset, chosen.limit, cache)


if __name__ == "__main__":
    main()
