"""Counts how often the rules are right on papers of many makers: the table behind the confidence of the first day.

`python -m tests.benchmark.first_day DOCSET… [--out FILE] [--folds 8]`. Readings are made or taken from `--readings`.
Prints for each docset what a stack makes of it on its first day, the types not given: how many are recognised, how
many fields are right, of how many nobody is asked, how many of those are wrong, and how many papers are accepted whole;
then the same by field (the kind of paper among them), of papers that are readable at all, and with
`--by medium,language` by what the labels say of the papers. A field that is not on the paper and was not found is not
counted. A paper is judged by a table that holds nothing of its maker: `meta.vendor_group` of a label, else VENDOR_NAME.

`--out` writes the table of all makers. It holds counts and nothing of a paper.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
from docloop.steps.decide.budget.bounds import exact_interval
from docloop.steps.extract import extract
from docloop.steps.extract.score.rules import UNMEASURED
from docloop.steps.judge.first_day import WHOLE, FirstDayTable, classes_of
from docloop.steps.legibility import illegible
from docloop.steps.predict_fields import predict_fields
from docloop.steps.sources import gave
from docloop.steps.validate import validate
from docloop.values.compare import same

TODAY = date(2026, 11, 29)
READERS = ("neural",)
MOST, SAMPLE = 250, 60
"""Papers of a docset that are all counted, and about how many are taken of a larger one."""

KIND = "DOCUMENT_KIND"
UNSIGNED = frozenset({"credit_note", "refund"})
SEVERAL = frozenset({"several", "portfolio"})


@dataclass(frozen=True)
class Case:
    """A value that the rules found; `classes` as in `classes_of`."""

    maker: str
    field: str
    classes: tuple[str, ...]
    right: bool


def rows_of(folder: Path) -> list[dict[str, Any]]:
    """The labels of a docset; of a large one as many at even distances as do not drown the makers of the others."""
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    return rows if len(rows) <= MOST else rows[:: math.ceil(len(rows) / SAMPLE)]


def cases_of(folder: Path, cache: ReadingCache) -> Iterable[Case]:
    types = {each.name: each for each in shipped_types()}
    for row in rows_of(folder):
        document_type = types.get(row["document_type"])
        reading = cache.reading(content_of(folder / row["file"]))
        if document_type is None or reading is None or row.get("kind") in SEVERAL:
            continue
        found = validate(extract(reading, document_type, 1.0), document_type, Facts(TODAY))
        yield from _cases(found, document_type, row)


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


def maker_of(row: dict[str, Any]) -> str:
    return str((row.get("meta") or {}).get("vendor_group") or row["fields"].get("VENDOR_NAME"))


def _cases(found: Extraction, document_type: DocumentType, row: dict[str, Any]) -> Iterable[Case]:
    truth = truth_of(row, document_type)
    for field in found.fields:
        spec = document_type.get(field.name)
        if spec is None or field.name not in truth or field.value is None or gave(field):
            continue
        if UNMEASURED & field.evidence.keys():
            continue  # nobody has a confidence for it, so that the table is never asked
        right = is_right(row, document_type, field.name, field.value, truth[field.name])
        yield Case(maker_of(row), f"{document_type.name}.{field.name}", classes_of(field, found.findings), right)


def table_of(cases: Iterable[Case]) -> FirstDayTable:
    classes: dict[str, tuple[int, int]] = {}
    fields: dict[str, dict[str, tuple[int, int]]] = {}
    for case in cases:
        for counts in (classes, fields.setdefault(case.field, {})):
            for name in (WHOLE, *case.classes):
                right, number = counts.get(name, (0, 0))
                counts[name] = right + case.right, number + 1
    return FirstDayTable(classes, fields)


class FirstDay:
    """What a stack makes of papers on its first day, each judged by what other makers' papers taught."""

    def __init__(self, cases: Sequence[Case], folds: int) -> None:
        self._folds = folds
        self._tables = [table_of(case for case in cases if self._fold(case.maker) != fold) for fold in range(folds)]
        self._types = {each.name: each for each in shipped_types()}

    def _fold(self, maker: str) -> int:
        return zlib.crc32(maker.encode()) % self._folds

    def judge(self, row: dict[str, Any], reading: Reading) -> Iterator[tuple[str, Counter[str]]]:
        """Yield the counts of the paper as a whole (of no field), then those of each field that is labelled."""
        found = classify(reading, list(self._types.values()))
        unread = bool(illegible(reading))
        paper = Counter(papers=1, recognised=found.name == row["document_type"], illegible=unread)
        document_type = self._types.get(found.name)
        if document_type is None:
            yield "", paper
            yield from ((name, Counter(fields=1)) for name, truth in row["fields"].items() if truth is not None)
            return
        table = self._tables[self._fold(maker_of(row))]
        said = predict_fields(
            reading, document_type, found.confidence, shipped_model(found.name), Facts(TODAY), table=table
        )
        policy = document_type.policy.model_copy(update={"audit_rate": 0.0})
        decision = decide(said, document_type, policy, row["file"], None)
        asked = {each.field for each in decision.questions}
        wrong = 0
        for name, truth in truth_of(row, document_type).items():
            # A value that is left out of an accepted result is not there.
            value = None if name in decision.left_out else said.value(name)
            fits = is_right(row, document_type, name, value, truth)
            silent = value is not None and not {name, None} & asked
            wrong += silent and not fits
            if truth is not None or value is not None:
                yield name, Counter(fields=1, right=fits, silent=silent, wrong=silent and not fits)
        yield "", paper + Counter(whole=int(decision.accepted), bad=int(decision.accepted and wrong > 0))


def is_right(row: dict[str, Any], document_type: DocumentType, name: str, value: str | None, truth: Any) -> bool:
    """Whether a value is the true one. A credit note's amounts have no sign, as in EN 16931."""
    known = [truth] if isinstance(truth, str) else truth
    if known is None:
        return value is None
    spec = document_type.get(name)
    if spec is not None and spec.kind.amount and row.get("kind") in UNSIGNED:
        known, value = [each.removeprefix("-") for each in known], value and value.removeprefix("-")
    if name == supplier_field(document_type):
        known = [*known, *_brands(row.get("meta") or {})]
    return spec is not None and any(same(spec.kind, value, each) for each in known)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def share(part: int, whole: int) -> str:
    """A share with the interval that it lies in as surely as 95 in 100, as if fields were drawn one by one."""
    least, most = exact_interval(part, whole)
    return f"{part / max(1, whole):.1%} ({least:.0%} to {most:.0%})"


def said_of(name: str, seen: Counter[str]) -> str:
    papers = (
        f"{seen['papers']} papers, type recognised {share(seen['recognised'], seen['papers'])}, accepted whole "
        f"{seen['whole']}, with an error {seen['bad']}, hardly legible {seen['illegible']}; "
    )
    right, silent = share(seen["right"], seen["fields"]), share(seen["silent"], seen["fields"])
    return (
        f"{name}: {papers if seen['papers'] else ''}{seen['fields']} fields, right {right}, not asked about {silent}, "
        f"wrong among them {seen['wrong'] / max(1, seen['silent']):.1%} ({seen['wrong']})"
    )


def figures(folder: Path, cache: ReadingCache, first_day: FirstDay, by: Sequence[str]) -> None:
    whole: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = {}
    for row in rows_of(folder):
        reading = cache.reading(content_of(folder / row["file"]))
        if reading is None:
            continue
        meta = row.get("meta") or {}
        legible = ("readable",) if not illegible(reading) else ()
        for name, counts in first_day.judge(row, reading):
            groups.setdefault(name, Counter()).update(counts)
            if name == KIND:
                continue  # told of each paper, and no field that a label lists
            whole += counts
            for group in (*legible, *(f"{each} {meta.get(each)}" for each in by)):
                groups[group] = groups.get(group, Counter()) + counts
    say(said_of(folder.name, whole))
    for group in sorted(groups.keys() - {""}):
        say(f"  {said_of(group, groups[group])}")


def written(table: FirstDayTable, docsets: Sequence[str]) -> str:
    fields = {name: dict(sorted(rows.items())) for name, rows in sorted(table.fields.items())}
    return json.dumps({"docsets": docsets, "classes": dict(sorted(table.classes.items())), "fields": fields}, indent=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docsets", nargs="+", type=Path)
    parser.add_argument("--readings", type=Path, default=Path("build/readings"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--by", default="")
    arguments = parser.parse_args()
    cache = ReadingCache(arguments.readings, READERS)
    for folder in arguments.docsets:
        read_files([folder / row["file"] for row in rows_of(folder)], cache, READERS, arguments.processes)
    cases = [case for folder in arguments.docsets for case in cases_of(folder, cache)]
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        names = [folder.name for folder in arguments.docsets]
        arguments.out.write_text(written(table_of(cases), names) + "\n", encoding="utf-8")
    first_day = FirstDay(cases, arguments.folds)
    for folder in arguments.docsets:
        figures(folder, cache, first_day, [each for each in arguments.by.split(",") if each])


if __name__ == "__main__":
    main()
