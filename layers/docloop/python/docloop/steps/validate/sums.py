"""SUBTOTAL + TAX (+ GRATUITY) = TOTAL, and the items add up to one of them."""

from __future__ import annotations

from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.finding import Finding, Repair, Severity
from docloop.steps.validate.context import ValidationContext, amount

TOLERANCE = Decimal("0.02")
"""What rounding each part may leave."""

CASH_ROUNDING = Decimal("0.05")
"""Where small coins are gone, totals are rounded to five cents."""


def check_sums(extraction: Extraction, _document_type: DocumentType, _context: ValidationContext) -> list[Finding]:
    """Findings about the head amounts and about the items, each only when all its parts were found."""
    return [*_head(extraction), *_items(extraction)]


def _head(extraction: Extraction) -> list[Finding]:
    net, tax, total = (amount(extraction, name) for name in ("SUBTOTAL", "TAX", "TOTAL"))
    tip = amount(extraction, "GRATUITY")
    fields = ("SUBTOTAL", "TAX", *(("GRATUITY",) if tip is not None else ()), "TOTAL")
    if net is None or tax is None or total is None:
        return []
    expected = net + tax + (tip or 0)
    if tax == 0 and net == total:
        return []
    if abs(expected - total) <= TOLERANCE:
        return [
            Finding(
                code="sum.holds",
                severity=Severity.SUPPORTS,
                fields=fields,
                message=f"{net} + {tax} is the total {total}.",
            )
        ]
    if abs(expected - total) <= CASH_ROUNDING:
        return [
            Finding(
                code="sum.rounded",
                severity=Severity.SUPPORTS,
                fields=fields,
                message=f"{net} + {tax} is {expected}, rounded to the total {total}.",
            )
        ]
    if net == total:
        # Prices with tax inside: "subtotal" and total are the same and the tax is a part of both.
        return []
    return [
        Finding(
            code="sum.differs",
            severity=Severity.CONTRADICTS,
            fields=fields,
            message=f"{net} + {tax} is {expected}, but the total reads {total}.",
            repair=_repair(extraction, net, tax, total, tip or Decimal(0)),
        )
    ]


def _repair(extraction: Extraction, net: Decimal, tax: Decimal, total: Decimal, tip: Decimal) -> Repair | None:
    """The one value that would make the sum hold and that is also printed elsewhere, or is one digit away."""
    wanted = {"TOTAL": net + tax + tip, "TAX": total - net - tip, "SUBTOTAL": total - tax - tip}
    read = {"TOTAL": total, "TAX": tax, "SUBTOTAL": net}
    possible = []
    for name, value in wanted.items():
        field = extraction.get(name)
        printed = field is not None and any(other.value == str(value) for other in field.alternatives)
        if value > 0 and (printed or _one_digit_apart(str(value), str(read[name]))):
            possible.append(Repair(field=name, value=str(value), because=f"{value} makes the sum right"))
    return possible[0] if len(possible) == 1 else None


def _one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _items(extraction: Extraction) -> list[Finding]:
    prices = [row.get("PRICE") for row in extraction.line_items]
    values = [Decimal(price.value) for price in prices if price is not None and price.value is not None]
    if not values or len(values) < len(prices):
        return []
    total = sum(values, Decimal(0))
    for name in ("SUBTOTAL", "TOTAL"):
        if amount(extraction, name) is not None and abs(total - (amount(extraction, name) or 0)) <= TOLERANCE:
            message = f"The {len(values)} items add up to {total}."
            return [Finding(code="items.hold", severity=Severity.SUPPORTS, fields=(name,), message=message)]
    return []
