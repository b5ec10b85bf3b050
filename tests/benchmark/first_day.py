"""Counts how often the rules are right on papers of many makers: the table behind the confidence of the first day.

`python -m tests.benchmark.first_day DOCSET… [--out FILE] [--folds 8]`. Readings are made or taken from `--readings`.
Prints for each docset what a stack makes of it on its first day, the types not given: how many are recognised, how
many fields are right (the kind of paper among them), of how many nobody is asked, how many of those are wrong, and how
many papers are accepted whole. The shipped table has seen them.

Then it prints what the table is worth: for each field how many values would be accepted at `--threshold` and how many
of those are wrong, with the makers of a fold left out of the table that judges them. `meta.vendor_group` of a label
names the maker, else VENDOR_NAME. The table holds counts and nothing of a paper.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docloop.adapters.model_library import shipped_model
from docloop.adapters.types import shipped_types
from docloop.lab.evaluation.cache import ReadingCache, content_of
from docloop.lab.evaluation.read_files import read_files
from docloop.model.document_type import DocumentType, supplier_field
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.reading import Reading
from docloop.steps.classify import classify
from docloop.steps.decide import decide
from docloop.steps.extract import extract
from docloop.steps.extract.score.rules import UNMEASURED
from docloop.steps.judge import first_day
from docloop.steps.legibility import illegible
from docloop.steps.predict_fields import predict_fields
from docloop.steps.sources import gave
from docloop.steps.validate import validate
from docloop.values.compare import same

OUT = Path("layers/docloop/python/docloop/data/calibration/first_day.json")
TODAY = date(2026, 11, 29)
READERS = ("neural",)
SEVERAL = frozenset({"several", "portfolio"})


@dataclass(frozen=True)
class Case:
    """A value that the rules found; `classes` as in `first_day.classes_of`."""

    maker: str
    field: str
    classes: tuple[str, ...]
    right: bool
    contradicted: bool


def rows_of(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def files_of(folder: Path) -> list[Path]:
    return [folder / row["file"] for row in rows_of(folder)]


def cases_of(folder: Path, cache: ReadingCache) -> Iterable[Case]:
    types = {each.name: each for each in shipped_types()}
    for row in rows_of(folder):
        meta = row.get("meta") or {}
        document_type = types.get(row["document_type"])
        reading = cache.reading(content_of(folder / row["file"]))
        if document_type is None or reading is None or row.get("kind") in SEVERAL:
            continue
        maker = str(meta.get("vendor_group") or row["fields"].get("VENDOR_NAME"))
        found = validate(extract(reading, document_type, 1.0), document_type, Facts(TODAY))
        yield from _cases(found, document_type, maker, truth_of(row, document_type), _brands(meta))


def truth_of(row: dict[str, Any], document_type: DocumentType) -> dict[str, Any]:
    """Return the true fields; the kind of paper is the plain one where the label names no other."""
    kind, spec = row.get("kind") or document_type.plain_kind, document_type.kind_field
    if spec is None or document_type.plain_kind is None or kind in SEVERAL:
        return dict(row["fields"])
    return {**row["fields"], spec.name: kind}


def _brands(meta: dict[str, Any]) -> tuple[str, ...]:
    """Return further names of the supplier that the paper prints."""
    also = meta.get("vendor_also") or ()
    return (also,) if isinstance(also, str) else tuple(also)


def _cases(
    found: Extraction, document_type: DocumentType, maker: str, truth: dict[str, Any], brands: tuple[str, ...]
) -> Iterable[Case]:
    for field in found.fields:
        spec = document_type.get(field.name)
        if spec is None or field.name not in truth or field.value is None or gave(field):
            continue
        if UNMEASURED & field.evidence.keys():
            continue  # nobody has a confidence for it, so that the table is never asked
        classes = first_day.classes_of(field, found.findings)
        known = (truth[field.name], *(brands if field.name == supplier_field(document_type) else ()))
        right = any(same(spec.kind, field.value, each) for each in known)
        yield Case(maker, f"{document_type.name}.{field.name}", classes, right, classes[0].startswith("contradicts"))


def count(cases: Iterable[Case]) -> dict[str, dict[str, list[int]]]:
    counts: dict[str, dict[str, list[int]]] = {}
    for case in cases:
        for name in case.classes:
            row = counts.setdefault(case.field, {}).setdefault(name, [0, 0])
            row[0] += case.right
            row[1] += 1
    return {field: dict(sorted(rows.items())) for field, rows in sorted(counts.items())}


def confidence(counts: dict[str, dict[str, list[int]]], case: Case) -> float:
    share = 0.5
    for name in reversed(case.classes):
        right, number = counts.get(case.field, {}).get(name, [0, 0])
        share = (right + first_day.PRIOR * share) / (number + first_day.PRIOR)
    return share


def first_day_of(folder: Path, cache: ReadingCache) -> str:
    """Return the figures of a docset as a line."""
    types = {each.name: each for each in shipped_types()}
    seen: Counter[str] = Counter()
    for row in rows_of(folder):
        reading = cache.reading(content_of(folder / row["file"]))
        if reading is not None:
            found = classify(reading, list(types.values()))
            seen += Counter(papers=1, recognised=found.name == row["document_type"], illegible=bool(illegible(reading)))
            seen += _judged(row, reading, types.get(found.name), found.confidence)
    return (
        f"{folder.name}: {seen['papers']} papers, type recognised {seen['recognised'] / seen['papers']:.1%}, "
        f"fields right {seen['right'] / seen['fields']:.1%}, "
        f"values that nobody is asked about {seen['silent'] / seen['fields']:.1%}, "
        f"wrong among them {seen['wrong'] / max(1, seen['silent']):.1%} ({seen['wrong']}), "
        f"accepted whole {seen['whole']}, with an error {seen['bad']}, hardly legible {seen['illegible']}"
    )


def _judged(
    row: dict[str, Any], reading: Reading, document_type: DocumentType | None, sure: float | None
) -> Counter[str]:
    """Return the counts of one paper. A value that is left out of an accepted result is not there."""
    if document_type is None:
        return Counter(fields=len(row["fields"]))
    said = predict_fields(reading, document_type, sure, shipped_model(document_type.name), Facts(TODAY))
    policy = document_type.policy.model_copy(update={"audit_rate": 0.0})
    decision = decide(said, document_type, policy, row["file"], None)
    asked = {each.field for each in decision.questions}
    seen: Counter[str] = Counter()
    for name, truth in truth_of(row, document_type).items():
        spec = document_type.get(name)
        value = None if name in decision.left_out else said.value(name)
        known = [truth] if isinstance(truth, str) else truth
        if known and name == supplier_field(document_type):
            known = [*known, *_brands(row.get("meta") or {})]
        fits = value is None if known is None else any(spec and same(spec.kind, value, each) for each in known)
        silent = value is not None and not {name, None} & asked
        seen += Counter(fields=1, right=fits, silent=silent, wrong=silent and not fits)
    return seen + Counter(whole=decision.accepted, bad=decision.accepted and seen["wrong"] > 0)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def report(cases: Sequence[Case], folds: int, threshold: float) -> None:
    found, accepted, wrong = Counter[str](), Counter[str](), Counter[str]()
    for fold in range(folds):
        here = [zlib.crc32(case.maker.encode()) % folds == fold for case in cases]
        counts = count(case for case, mine in zip(cases, here, strict=True) if not mine)
        for case in (case for case, mine in zip(cases, here, strict=True) if mine):
            found[case.field] += 1
            if confidence(counts, case) >= threshold and not case.contradicted:
                accepted[case.field] += 1
                wrong[case.field] += not case.right
    for field in sorted(found):
        say(f"{field:32} found {found[field]:4} accepted {accepted[field]:4} wrong {wrong[field]:3}")
    whole, bad = sum(accepted.values()), sum(wrong.values())
    say(f"{'all':32} found {sum(found.values()):4} accepted {whole:4} wrong {bad:3} ({bad / max(1, whole):.1%})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docsets", nargs="+", type=Path)
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threshold", type=float, default=0.95)
    arguments = parser.parse_args()
    cache = ReadingCache(arguments.readings, READERS)
    for folder in arguments.docsets:
        read_files(files_of(folder), cache, READERS, arguments.processes)
        say(first_day_of(folder, cache))
    cases = [case for folder in arguments.docsets for case in cases_of(folder, cache)]
    report(cases, arguments.folds, arguments.threshold)
    if arguments.out:
        names = [folder.name for folder in arguments.docsets]
        text = json.dumps({"docsets": names, "counts": count(cases)}, indent=1, sort_keys=True)
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
