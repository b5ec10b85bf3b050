"""Which reader reads receipts best: `python -m tests.benchmark.readers DOCSET --count 60 [--rapidocr PYTHON]`.

Every eighth document of the docset is read twice by each reader. A true value counts as read when the page's text
holds it, punctuation, case and space aside. `--rapidocr` names an interpreter whose environment holds the package
rapidocr 3 with onnxruntime, which joins the comparison.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import IO, Any, cast

from docloop.adapters.guarded import GuardedOpener
from docloop.adapters.pages import Budgets
from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.adapters.readers.tesseract import TesseractReader
from docloop.adapters.readers.word_cuts import split_line
from docloop.lab.evaluation.docset import load_docset
from docloop.model.reading import PageReading
from docloop.use_cases.documents.read_page import arrange, read_page

FIELDS = ("VENDOR_NAME", "INVOICE_RECEIPT_DATE", "VENDOR_ADDRESS", "TOTAL")
EVERY = 8
RUNS = 2
ReadFile = Callable[[Path], str]


def squash(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def holds(text: str, field: str, value: str) -> bool:
    """Whether the text of a page holds the true value."""
    if field == "TOTAL":
        whole, _, cents = value.partition(".")
        groups = re.sub(r"(?<=\d)(?=(\d{3})+$)", "[,. ]?", whole)
        return re.search(rf"(?<!\d){groups}\s?[.,]?\s?{cents}(?!\d)", text) is not None
    squashed = squash(text)
    if field == "INVOICE_RECEIPT_DATE":
        return any(squash(form) in squashed for form in date_forms(date.fromisoformat(value)))
    return squash(value) in squashed


def date_forms(day: date) -> Iterator[str]:
    """How a date may be printed."""
    for year in (f"{day:%Y}", f"{day:%y}"):
        for month in (f"{day:%m}", f"{day.month}", f"{day:%b}", f"{day:%B}"):
            for number in (f"{day:%d}", f"{day.day}"):
                yield from (number + month + year, month + number + year, year + month + number)


@contextmanager
def ours(name: str) -> Iterator[ReadFile]:
    """One of the product's readers behind the product's own opener."""
    opener = GuardedOpener(Budgets(max_bytes=50_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=200))
    reader = NeuralReader(find_models(), 120) if name == "neural" else TesseractReader(("eng",), 120)

    def read(path: Path) -> str:
        with opener.open(path.read_bytes()) as document:
            return read_page(document, 1, [reader])[0].text

    try:
        yield read
    finally:
        reader.close()


@contextmanager
def rival(python: str) -> Iterator[ReadFile]:
    script = Path(__file__).with_name("rapidocr_rival.py")
    with subprocess.Popen(  # noqa: S603 - the interpreter comes from the command line
        [python, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        source, sink = cast(IO[str], process.stdout), cast(IO[str], process.stdin)

        def read(path: Path) -> str:
            sink.write(f"{path}\n")
            sink.flush()
            answer = next(line for line in source if line.startswith("ANSWER "))
            found = json.loads(answer.removeprefix("ANSWER "))
            size = max([1.0, *(edge for _, _, corners in found for point in corners for edge in point)])
            lines = (split_line(text, score, [(x / size, y / size) for x, y in box]) for text, score, box in found)
            kept = tuple(line for line in lines if line is not None)
            return arrange(PageReading(number=1, width=1, height=1, reader="rapidocr", lines=kept)).text

        yield read
        sink.close()


def measure(docset: Path, count: int, name: str, python: str | None) -> dict[str, Any]:
    """The figures of one reader, in a process whose only children are that reader's."""
    chosen = load_docset(docset)[::EVERY][:count]
    hits: dict[str, list[bool]] = {field: [] for field in FIELDS}
    texts, seconds = [], []
    with rival(python or "") if name == "rapidocr" else ours(name) as read:
        read(chosen[0].path)  # warm
        for label in chosen:
            started = time.monotonic()
            text = read(label.path)
            seconds.append(time.monotonic() - started)
            texts.append(text)
            for field, value in label.fields.items():
                if field in hits and value is not None:
                    hits[field].append(holds(text, field, value))
        again = [read(label.path) for label in chosen] if RUNS > 1 else texts
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages = len(chosen) * RUNS + 1
    return {
        "reader": name,
        "pages": len(chosen),
        **{field: round(sum(found) / len(found), 3) for field, found in hits.items() if found},
        "seconds_median": round(median(seconds), 2),
        "seconds_worst": round(max(seconds), 2),
        "cpu_seconds": round((used.ru_utime + used.ru_stime) / pages, 2),
        "peak_mb": round(used.ru_maxrss / 1024),
        "same_text_again": round(sum(a == b for a, b in zip(texts, again, strict=True)) / len(chosen), 3),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docset", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--rapidocr", metavar="PYTHON", help="interpreter with rapidocr 3 and onnxruntime")
    parser.add_argument("--only", choices=["neural", "tesseract", "rapidocr"], help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.only:
        json.dump(measure(chosen.docset, chosen.count, chosen.only, chosen.rapidocr), sys.stdout)
        return
    rows = []
    for name in ("neural", "tesseract", *(["rapidocr"] if chosen.rapidocr else [])):
        command = [sys.executable, "-m", __spec__.name, str(chosen.docset), "--count", str(chosen.count)]
        command += ["--only", name, *(["--rapidocr", chosen.rapidocr] if chosen.rapidocr else [])]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        rows.append(json.loads(done.stdout))
        sys.stderr.write(f"{name} done\n")
    names = list(rows[0])
    for cells in (names, *([str(row[name]) for name in names] for row in rows)):
        sys.stdout.write("| " + " | ".join(cells) + " |\n")


if __name__ == "__main__":
    main()
