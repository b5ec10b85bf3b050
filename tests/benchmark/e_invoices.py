"""What becomes of e-invoices, bare or inside a PDF: `python -m tests.benchmark.e_invoices DOCSET… [--readings DIR]`.

Prints for each docset how many documents were recognised as their type, how many had the right kind of paper (in a
docset that names kinds, a document without one is plain), and of the header fields with a truth how many were right;
then every value that was wrong, and every account that the XML names as the customer's and that was taken for the
supplier's. An IBAN with wrong check digits is no truth, for such accounts are refused, nor is one that the XML says is
debited. Fails where any of these figures is below its limit.
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
        found = extract(whole, document_type, 1.0)
        if any(each.kind for each in labels):
            yield from _kind(label, found, document_type, tally)
        yield from _fields(label, whole, found, document_type, tally)


def _kind(
    label: LabelledDocument, found: Extraction, document_type: DocumentType, tally: Counter[str]
) -> Iterator[str]:
    kind = label.kind or document_type.plain_kind
    value = found.value(document_type.name_of(FieldRole.DOCUMENT_KIND) or "")
    tally["kinds"] += 1
    tally["right kinds"] += value == kind
    if value != kind:
        yield f"{label.path.name}: kind {value}, not {kind}"


def _fields(
    label: LabelledDocument, reading: Reading, found: Extraction, document_type: DocumentType, tally: Counter[str]
) -> Iterator[str]:
    kind_name, account = (document_type.name_of(role) for role in (FieldRole.DOCUMENT_KIND, FieldRole.BANK_ACCOUNT))
    for spec in document_type.fields:
        true, value = label.fields.get(spec.name), found.value(spec.name)
        if spec.name == account:
            theirs = reading.embedded.not_theirs if reading.embedded is not None else ()
            if value in theirs:
                tally["customers"] += 1
                yield f"{label.path.name}: {spec.name} is the customer's"
            if true is not None and (not iban_holds(unspaced(true)) or unspaced(true) in theirs):
                continue
        if true is None or spec.name == kind_name:
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
            f"{docset.name}: {tally['recognised']} of {tally['documents']} recognised, "
            f"{tally['right kinds']} of {tally['kinds']} kinds right, "
            f"{tally['right']} of {tally['fields']} fields right, "
            f"{tally['customers']} accounts of customers taken\n"
        )
        reached = reached and tally["recognised"] == tally["documents"] and tally["right kinds"] == tally["kinds"]
        reached = reached and tally["right"] >= LEAST_RIGHT * tally["fields"] and not tally["customers"]
    return 0 if reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
