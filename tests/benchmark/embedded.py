"""How often the XML of e-invoices is right: `python -m tests.benchmark.embedded DOCSET [--readings DIR]`.

Prints a row per field, and the counts of `data/calibration/e_invoice.json` made from them. A value is right when
it is the true one; where the docset does not know the truth, when it stands on the pages, whatever is read of them.
The truth of e-invoices is usually taken from the same XML: then this measures whether two readings of one standard
agree, and the third column, how often the page says the same of the field, is the independent one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from docloop.adapters.types import shipped_types
from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.docset import load_docset
from docloop.lab.evaluation.e_invoice_truth import with_embedded
from docloop.lab.evaluation.read_files import read_files
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field
from docloop.model.reading import Reading
from docloop.steps.extract import extract
from docloop.steps.sources import gave
from docloop.steps.sources.source import ELSEWHERE_IN_PRINT, SAME_IN_PRINT
from docloop.values.compare import same
from docloop.values.field_roles import role_named

READERS = ("neural",)
LEAST_COUNT = 10
"""Fewer cases than this say nothing."""


def count(docset: Path, readings: Path) -> dict[str, Counter[str]]:
    """By field: `known` values of the XML that can be judged, `right` among them, `same` as the page says."""
    labels = load_docset(docset)
    paths = [label.path for label in labels]
    read = read_files(paths, ReadingCache(readings, READERS), READERS, processes=1)
    types = {each.name: each for each in shipped_types()}
    counts: dict[str, Counter[str]] = {}
    for label, path, reading in zip(labels, paths, read, strict=True):
        if isinstance(reading, DocumentError):
            continue
        [whole] = with_embedded([reading], [path])
        _judge(whole, types[label.document_type], label.fields, counts)
    return counts


def _judge(
    reading: Reading, document_type: DocumentType, truth: dict[str, str | None], counts: dict[str, Counter[str]]
) -> None:
    kinds = {spec.name: spec.kind for spec in document_type.fields}
    for field in extract(reading, document_type, 1.0).fields:
        if not gave(field) or field.value is None:
            continue
        tally = counts.setdefault(field.name, Counter())
        tally["known"] += 1
        true = truth.get(field.name)
        tally["right"] += same(kinds[field.name], field.value, true) if true is not None else _is_printed(field)
        tally["same"] += SAME_IN_PRINT in field.evidence


def _is_printed(field: Field) -> bool:
    return SAME_IN_PRINT in field.evidence or ELSEWHERE_IN_PRINT in field.evidence


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docset", type=Path)
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    chosen = parser.parse_args(arguments)
    counts = count(chosen.docset, chosen.readings)
    sys.stdout.write(f"{'field':24}{'in XML':>8}{'right':>8}{'page says the same':>20}\n")
    for name, tally in sorted(counts.items()):
        sys.stdout.write(f"{name:24}{tally['known']:8}{tally['right']:8}{tally['same']:20}\n")
    for name, tally in sorted(counts.items()):
        if tally["known"] >= LEAST_COUNT:
            sys.stdout.write(f'    "{role_named(name) or name}": [{tally["right"]}, {tally["known"]}],\n')


if __name__ == "__main__":
    main()
