"""Lines for machines on payment slips: what is to pay stands in them once more, in cents and filled up with zeros.

So it is on remittance slips of North America and Britain, Scandinavian and Swiss inpayment slips, BPAY, and in the last
ten figures of a Brazilian boleto ("linha digitável").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from docloop.steps.extract.page.layout import Segment
from docloop.steps.extract.score.evidence import Sighting

FIGURES, TOGETHER = 20, 10
"""As many figures a line has at least, and as many of them without a space."""

WIDTH = 7
"""As many figures an amount has at least with its zeros, of which there is at least one: fewer meet by chance."""

LEAST_CENTS = 100
"""Less than that is hardly more than the zeros before it."""

_LINE = re.compile(r"[\d<>+#|:.\s-]+")
_CENTS = re.compile(r"\.\d\d(?!\d)")
_TOGETHER = re.compile(rf"\d{{{TOGETHER}}}")


def coded_amounts(segments: Iterable[Segment], sightings: Sequence[Sighting]) -> frozenset[Decimal]:
    """Return the amounts with cents that a line for machines repeats."""
    lines = [line for row in _rows(segments) for line in _lines(row)]
    if not lines:
        return frozenset()
    values = {Decimal(each.value) for each in sightings if "no_cents" not in each.evidence}
    return frozenset(value for value in values if any(_stands(value, line) for line in lines))


def _rows(segments: Iterable[Segment]) -> Iterable[str]:
    rows: dict[int, list[str]] = {}
    for segment in segments:
        rows.setdefault(segment.row, []).append(segment.text)
    return (" ".join(texts) for texts in rows.values())


def _lines(row: str) -> Iterable[str]:
    """The figures of each line for machines in a row; rows of amounts with cents are none."""
    for found in _LINE.findall(row):
        figures = "".join(c for c in found if c.isdigit())
        if len(figures) >= FIGURES and _TOGETHER.search(found) and not _CENTS.search(found):
            yield figures


def _stands(value: Decimal, line: str) -> bool:
    cents = value * 100
    return cents >= LEAST_CENTS and cents == int(cents) and f"0{str(int(cents)).zfill(WIDTH - 1)}" in line
