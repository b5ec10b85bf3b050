"""Invoices as PDF files whose own text says something else than their pages show: 13 kinds, five variants of each."""

from __future__ import annotations

from dataclasses import dataclass

from docloop.lab.samples.chance import chance

from tests.manipulated import kinds, more_kinds
from tests.manipulated.sheet import Bill, Sheet, draw_bill, other_bill

VARIANTS = 5
KINDS: dict[str, kinds.Make] = {**kinds.KINDS, **more_kinds.KINDS}


@dataclass(frozen=True)
class Manipulated:
    """A file with the invoice that people see on it, and the one that its own text says besides; None: none."""

    name: str
    data: bytes
    shown: Bill
    planted: Bill | None


def make(kind: str, variant: int) -> Manipulated:
    """The file of a kind and variant (from 0), the same one each time."""
    rng = chance(0, kind, variant)
    bill = draw_bill(rng)
    other = other_bill(bill, rng)
    sheet = Sheet()
    KINDS[kind](sheet, bill, other, variant)
    nothing = kind == "turned" or kind in more_kinds.NOTHING_HIDDEN
    return Manipulated(f"{kind} {variant + 1}", sheet.to_pdf(), bill, None if nothing else other)
