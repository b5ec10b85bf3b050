"""Whether text that nobody sees ever counts: `python -m tests.benchmark.text_layers [--kind KIND] [FOLDER]`.

65 invoices are made as PDF files (`tests/manipulated`), five of each of 13 kinds, whose own text says something else
than the page shows, hides another invoice, or cannot be believed. Each is read as the product reads it. A value counts
as wrong when it is not what the page shows, and as asked when a finding sends it to a person whatever the policy. The
last lines count the values that were taken from what nobody sees: none may be. FOLDER: where the files are left.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from docloop.adapters.types import shipped_types
from docloop.lab.evaluation.read_files import OPENER, reader_named
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Severity
from docloop.model.reading import Reading
from docloop.steps.extract import extract
from docloop.steps.validate import validate
from docloop.use_cases.documents.read_page import read_page

from tests.manipulated import KINDS, VARIANTS, Manipulated, make

INVOICE = shipped_types()[0]
TODAY = date(2026, 12, 1)


def read(data: bytes) -> Reading:
    with OPENER.open(data) as document:
        return Reading(pages=(read_page(document, 1, [reader_named("neural")])[0],))


def understood(reading: Reading) -> Extraction:
    return validate(extract(reading, INVOICE, 1.0), INVOICE, Facts(today=TODAY))


def count(paper: Manipulated, reading: Reading) -> tuple[Counter[str], list[str]]:
    """How many values are right, asked, wrong, missing and hidden ones, and a line for each that is not right."""
    found = understood(reading)
    specs = {spec.name: spec for spec in INVOICE.fields}
    asked = {name for each in found.findings if each.severity is Severity.CONTRADICTS for name in each.fields}
    hidden = paper.planted.fields() if paper.planted is not None else {}
    counts: Counter[str] = Counter(files=1, by_eye=int(reading.pages[0].reader != "text_layer"))
    notes = []
    for name, true in paper.shown.fields().items():
        value = found.value(name)
        counts["fields"] += 1
        if specs[name].kind.equal(value or "", true):
            counts["right"] += 1
            counts["right but asked"] += name in asked
            continue
        secret = value is not None and name in hidden and specs[name].kind.equal(value, hidden[name])
        verdict = "missing" if value is None else "asked" if name in asked else "wrong"
        counts[verdict] += 1
        counts["hidden wins"] += int(secret and name not in asked)
        notes.append(f"{paper.name}: {name} is {true}, read {value!r} ({verdict}{', hidden' if secret else ''})")
    return counts, notes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--kind", choices=KINDS, action="append")
    given = parser.parse_args()
    whole: Counter[str] = Counter()
    for kind in given.kind or KINDS:
        counts: Counter[str] = Counter()
        for variant in range(VARIANTS):
            paper = make(kind, variant)
            if given.folder is not None:
                (given.folder / f"{paper.name.replace(' ', '-')}.pdf").write_bytes(paper.data)
            more, notes = count(paper, read(paper.data))
            counts += more
            for note in notes:
                sys.stderr.write(f"  {note}\n")
        sys.stdout.write(f"{kind}: {dict(counts)}\n")
        whole += counts
    sys.stdout.write(f"all: {dict(whole)}\n")
    sys.stdout.write(f"values that nobody sees and nobody is asked about: {whole['hidden wins']}\n")


if __name__ == "__main__":
    main()
