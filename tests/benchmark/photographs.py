"""Measures what straightening pages that were photographed at a slant is worth.

`python -m tests.benchmark.photographs [DOCSET…] [--count 60] [--made 30] [--seed 7]`. Receipts are made and
photographed from one side; of docsets the pictures are taken evenly. Each picture that straightening changes is read as
it is, its lines made level, and straightened; the others read the same both ways and are not read. A true value counts
as read when the text holds it, and as right when the rules alone find it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from docloop.adapters.pictures import flat
from docloop.adapters.straighten import straighten
from docloop.adapters.upright import level
from docloop.lab.evaluation.docset import load_docset
from docloop.lab.evaluation.read_files import READERS, reader_named
from docloop.lab.samples import degrade
from docloop.lab.samples.making import receipt_with_truth
from docloop.lab.samples.printing import render
from docloop.model.reading import Reading
from docloop.ports import PageImage
from docloop.steps.classify import classify
from docloop.steps.deadline import NEVER
from docloop.steps.extract import extract
from docloop.use_cases.documents.read_page import arrange
from PIL import Image, ImageOps

from tests.benchmark.parts import TYPES
from tests.benchmark.readers import FIELDS, holds

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
Truth = Mapping[str, str | None]


def made(count: int, seed: int) -> Iterator[tuple[str, Image.Image, Truth]]:
    for index in range(count):
        data, truth = receipt_with_truth(index, seed)
        page = degrade.at_a_slant(render(data, dpi=130)[0], strength=0.4 + 0.6 * index / count, seed=seed + index)
        yield f"made {index}", page, {name: fact.value for name, fact in truth.fields.items()}


def of_docset(docset: Path, count: int) -> Iterator[tuple[str, Image.Image, Truth]]:
    labels = [each for each in load_docset(docset) if each.path.suffix.lower() in PICTURES]
    for label in labels[:: max(1, len(labels) // count)][:count]:
        with Image.open(label.path) as picture:
            shown = flat(ImageOps.exif_transpose(picture))
        yield label.path.name, shown, label.fields


def found(page: PageImage, truth: Truth, way: str) -> Counter[str]:
    """Count the true values that stand in the text, and those that the rules find."""
    reading = Reading(pages=(arrange(reader_named(READERS[0]).read(page)),))
    named = classify(reading, TYPES).name
    extraction = extract(reading, next((each for each in TYPES if each.name == named), TYPES[0]), None, None, NEVER)
    counts = Counter[str]()
    for name in FIELDS:
        value = truth.get(name)
        if value is not None:
            counts["values"] += 1
            counts[f"{way}: read"] += holds(reading.text, name, value)
            counts[f"{way}: right"] += (extraction.value(name) or "").casefold() == value.casefold()
    return counts


def report(name: str, pictures: Iterator[tuple[str, Image.Image, Truth]]) -> None:
    counts, total, changed = Counter[str](), 0, 0
    for file, picture, truth in pictures:
        total += 1
        page = PageImage(1, picture)
        before, after = level(page), straighten(page)
        if before.image.size == after.image.size:
            continue
        changed += 1
        one, other = found(before, truth, "as it is"), found(after, truth, "straightened")
        counts += one + Counter({key: count for key, count in other.items() if key != "values"})
        line = f"  {file}: read {one['as it is: read']} -> {other['straightened: read']} of {one['values']}"
        sys.stdout.write(f"{line}, right {one['as it is: right']} -> {other['straightened: right']}\n")
    sys.stdout.write(f"{name}: {changed} of {total} pictures straightened; {dict(counts)}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docsets", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--made", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    if chosen.made:
        report("made", made(chosen.made, chosen.seed))
    for docset in chosen.docsets:
        report(docset.name, of_docset(docset, chosen.count))


if __name__ == "__main__":
    main()
