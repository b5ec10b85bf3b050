"""Measures how files of several papers are taken apart, and that files of one paper are not.

`python -m tests.benchmark.parts [--count 100] [--seed 16] [--real DOCSET…] [--readings FOLDER]`. Stacks are made by
`docloop.lab.samples.stacks` in nine languages; every twentieth is a scan. A boundary is counted at each page from the
second on: right when it is proposed (or left out) with certainty and rightly so, asked when a person decides, wrong
else. With docsets of single papers, whose readings are made or taken from `--readings`, it also counts how many of
those with several pages would be split or asked about, and what becomes of their pages stacked on one another.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docloop.adapters.types import shipped_types
from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.read_files import READERS, read_files
from docloop.lab.samples.stacks import make_stacks
from docloop.model.reading import PageReading, Reading
from docloop.steps.parts import SURE, SURE_NOT, propose_parts

SEVERAL = frozenset({"several", "portfolio"})
STACKS = 150
TYPES = tuple(each for each in shipped_types() if each.papers)


def counted(reading: Reading, firsts: Iterable[int]) -> Counter[str]:
    """Count the boundaries of one file whose papers begin on the pages `firsts`."""
    true, seen, whole = set(firsts), Counter[str](), "certain"
    for each in propose_parts(reading, TYPES).boundaries:
        begins = "begin" if each.page in true else "go on"
        if SURE_NOT < each.chance < SURE:
            said, whole = "asked", "asked" if whole == "certain" else whole
        else:
            said = "right" if (each.chance >= SURE) == (each.page in true) else "wrong"
            whole = "wrong" if said == "wrong" else whole
        seen += Counter({f"{begins}: {said}": 1, f"boundary: {said}": 1})
    return seen + Counter({f"file: {whole}": 1})


def stacked(readings: Sequence[Reading], seed: int) -> Iterator[tuple[Reading, list[int]]]:
    """Yield stacks of the pages of real papers."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(STACKS):
        pages: list[PageReading] = []
        firsts: list[int] = []
        for reading in rng.sample(readings, rng.randint(2, 6)):
            firsts.append(len(pages) + 1)
            pages += list(reading.pages)
        numbered = (page.model_copy(update={"number": n, "embedded": None}) for n, page in enumerate(pages, start=1))
        yield Reading(pages=tuple(numbered)), firsts


def report(name: str, seen: Counter[str]) -> None:
    sys.stdout.write(f"{name}\n")
    for kind in ("boundary", "begin", "go on", "file"):
        found = {each: count for each, count in sorted(seen.items()) if each.startswith(f"{kind}:")}
        total = max(1, sum(found.values()))
        said = ", ".join(f"{each.split(': ')[1]} {count} ({count / total:.1%})" for each, count in found.items())
        sys.stdout.write(f"  {kind:10} {total:5}: {said}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--real", nargs="*", type=Path, default=[])
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = make_stacks(Path(folder), count=chosen.count, seed=chosen.seed, scanned=20)
        rows = [json.loads(line) for line in (made / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
        cache = ReadingCache(chosen.readings, ("neural",))
        read = read_files([made / row["file"] for row in rows], cache, READERS[:1], processes=1)
        seen = Counter[str]()
        for row, reading in zip(rows, read, strict=True):
            if isinstance(reading, DocumentError):
                raise reading
            seen += counted(reading, row["meta"]["firsts"])
        report(f"{chosen.count} made stacks", seen)
    for docset in chosen.real:
        lines = (docset / "labels.jsonl").read_text(encoding="utf-8").splitlines()
        single = [row for row in map(json.loads, lines) if row.get("kind") not in SEVERAL]
        paths = [docset / row["file"] for row in single]
        found = [each for each in read_files(paths, cache, READERS[:1], processes=1) if isinstance(each, Reading)]
        several = [each for each in found if len(each.pages) > 1]
        report(
            f"{docset.name}, {len(several)} papers of several pages", sum((counted(r, [1]) for r in several), Counter())
        )
        total = sum((counted(*each) for each in stacked(found, chosen.seed)), Counter[str]())
        report(f"{docset.name}, stacked at random", total)


if __name__ == "__main__":
    main()
