"""Labelled documents for tests of figures: receipts as typeset text, with or without files on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from docloop.adapters.types import shipped_types
from docloop.lab.evaluation.cache import ReadingCache, content_of
from docloop.lab.evaluation.corpus import Paper
from docloop.lab.evaluation.docset import LABELS, LabelledDocument
from docloop.lab.evaluation.grading import Grade
from docloop.model.extraction import Field
from docloop.model.reading import Reading
from docloop.values.kinds import kind_of
from PIL import Image

from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")
SHOPS = ("Harbour Books", "Lotus Garden", "Quick Print", "Valley Pharmacy", "Blue Lantern", "Corner Bakery")


def receipt_text(number: int) -> str:
    return f"""
    {SHOPS[number % len(SHOPS)]}
    {number + 1} Station Road
    RECEIPT
    Date: {1 + number % 28:02}.03.2024
    Total              {10 + number}.50
    Thank you
    """


def truth(number: int) -> dict[str, str]:
    return {
        "VENDOR_NAME": SHOPS[number % len(SHOPS)],
        "INVOICE_RECEIPT_DATE": f"2024-03-{1 + number % 28:02}",
        "TOTAL": f"{10 + number}.50",
    }


def paper(number: int, fields: Mapping[str, str] | None = None) -> Paper:
    name = f"img/{number}.png"
    label = LabelledDocument(Path(name), name, "receipt", dict(truth(number) if fields is None else fields))
    return Paper(label, RECEIPT, typeset(receipt_text(number)))


def docset(folder: Path, count: int, cache: ReadingCache | None = None) -> Path:
    """A docset on disk; its readings are kept in `cache`, so that nothing has to be read."""
    (folder / "img").mkdir(parents=True)
    rows = []
    for number in range(count):
        made = paper(number)
        path = folder / made.id
        Image.new("L", (80, 90), 255 - number).save(path)
        if cache is not None:
            keep(cache, path, made.reading)
        rows.append({"file": made.id, "document_type": "receipt", "fields": made.label.fields})
    (folder / LABELS).write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def keep(cache: ReadingCache, path: Path, reading: Reading) -> None:
    cache.keep_reading(content_of(path), reading)


def graded(
    confidence: float | None,
    right: bool,
    *,
    field: str = "TOTAL",
    file: str = "a.png",
    familiar: bool = False,
    accepted: Sequence[float] = (),
    budgets: Sequence[float] = (0.02,),
) -> Grade:
    """A grade of an amount that is 1.00; `accepted` under these of the `budgets`."""
    value = "1.00" if right else "2.00"
    return Grade(
        file=file,
        document_type="receipt",
        field=field,
        kind=kind_of("money"),
        truth="1.00",
        read=Field(name=field, value=value, text=value, confidence=confidence),
        right=right,
        familiar=familiar,
        accepted={budget: budget in accepted for budget in budgets},
    )
