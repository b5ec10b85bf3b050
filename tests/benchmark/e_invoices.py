"""What becomes of e-invoices, bare or inside a PDF: `python -m tests.benchmark.e_invoices DOCSET… [--readings DIR]`.

Prints for each docset how many documents were recognised as their type, how many had the right kind of paper (where
the docset says none, the plain one), and of the header fields with a truth how many were right; then every value that
was wrong, and every account that the XML names as the customer's and that was taken for the supplier's. An IBAN with
wrong check digits is no truth: such accounts are refused. Fails where any of these figures is below its limit.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from docloop.adapters.types import shipped_types
from docloop.errors import DocumentError
from docloop.lab.evaluation.cache import ReadingCache
from docloop.lab.evaluation.docset import LabelledDocument, load_docset
from docloop.lab.evaluation.e_invoice_truth import with_embedded
from docloop.lab.evaluation.read_files import read_files
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.reading import Reading
from docloop.steps.classify import classify
from docloop.steps.extract import extract
from docloop.values.compare import same
from docloop.values.field_roles import FieldRole
from docloop.values.ibans import iban_holds
from docloop.values.normal_forms import unspaced

READERS = ("neural",)
LEAST_RIGHT = 0.995


def measure(docset: Path, readings: Path, tally: Counter[str]) -> Iterator[str]:
    """Yield a sentence for everything that is wrong, and count in `tally`."""
    labels = load_docset(docset)
    read = read_files([label.path for label in labels], ReadingCache(readings, READERS), READERS, processes=1)
    types = {each.name: each for each in shipped_types()}
    for label, reading in zip(labels, read, strict=True):
        tally["documents"] += 1
        if isinstance(reading, DocumentError):
            yield f"{label.path.name}: {reading}"
            continue
        [whole] = with_embedded([reading], [label.path])
        name, _ = classify(whole, list(types.values()))
        tally["recognised"] += name == label.document_type
        if name != label.document_type:
            yield f"{label.path.name}: type {name}"
        document_type = types[label.document_type]
        yield from _fields(label, whole, extract(whole, document_type, 1.0), document_type, tally)


def _fields(
    label: LabelledDocument, reading: Reading, found: Extraction, document_type: DocumentType, tally: Counter[str]
) -> Iterator[str]:
    kind_name, account = (document_type.name_of(role) for role in (FieldRole.DOCUMENT_KIND, FieldRole.BANK_ACCOUNT))
    kind = label.fields.get(kind_name or "") or document_type.plain_kind
    tally["kinds"] += found.value(kind_name or "") == kind
    if found.value(kind_name or "") != kind:
        yield f"{label.path.name}: kind {found.value(kind_name or '')}, not {kind}"
    for spec in document_type.fields:
        true, value = label.fields.get(spec.name), found.value(spec.name)
        if spec.name == account and reading.embedded is not None and value in reading.embedded.not_theirs:
            tally["customers"] += 1
            yield f"{label.path.name}: {spec.name} is the customer's"
        if true is None or spec.name == kind_name or (spec.name == account and not iban_holds(unspaced(true))):
            continue
        right = value is not None and same(spec.kind, value, true)
        tally["fields"] += 1
        tally["right"] += right
        if not right:
            yield f"{label.path.name}: {spec.name} {value!r}, not {true!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docsets", type=Path, nargs="+")
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    chosen = parser.parse_args(arguments)
    reached = True
    for docset in chosen.docsets:
        tally: Counter[str] = Counter()
        for sentence in measure(docset, chosen.readings, tally):
            sys.stdout.write(f"  {sentence}\n")
        sys.stdout.write(
            f"{docset.name}: {tally['recognised']} of {tally['documents']} recognised, {tally['kinds']} kinds right, "
            f"{tally['right']} of {tally['fields']} fields right, {tally['customers']} accounts of customers taken\n"
        )
        reached = reached and tally["recognised"] == tally["kinds"] == tally["documents"]
        reached = reached and tally["right"] >= LEAST_RIGHT * tally["fields"] and not tally["customers"]
    return 0 if reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
