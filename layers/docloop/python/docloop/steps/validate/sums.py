"""SUBTOTAL + TAX (+ GRATUITY) = TOTAL."""

from __future__ import annotations

from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Repair, Severity
from docloop.steps.validate.check import Check, NoOptions, amount

TOLERANCE = Decimal("0.02")
"""What rounding each part may leave."""

CASH_ROUNDING = Decimal("0.05")
"""Where small coins are gone, totals are rounded to five cents."""


def check_sums(
    extraction: Extraction, _document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Findings about the head amounts, when at least two of the three were found."""
    net, tax, total = (amount(extraction, name) for name in ("SUBTOTAL", "TAX", "TOTAL"))
    tip = amount(extraction, "GRATUITY")
    fields = ("SUBTOTAL", "TAX", *(("GRATUITY",) if tip is not None else ()), "TOTAL")
    if net is None or tax is None or total is None:
        return _missing(net, tax, total, tip or Decimal(0))
    expected = net + tax + (tip or 0)
    parts = f"{net} + {tax} + {tip}" if tip else f"{net} + {tax}"
    if tax == 0 and net == total:
        return []
    if abs(expected - total) <= TOLERANCE:
        return [
            Finding(
                code="sum.holds",
                severity=Severity.SUPPORTS,
                fields=fields,
                message=f"{parts} is the total {total}.",
            )
        ]
    if abs(expected - total) <= CASH_ROUNDING:
        return [
            Finding(
                code="sum.rounded",
                severity=Severity.SUPPORTS,
                fields=fields,
                message=f"{parts} is {expected}, rounded to the total {total}.",
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
            message=f"{parts} is {expected}, but the total reads {total}.",
            repair=_repair(extraction, net, tax, total, tip or Decimal(0)),
        )
    ]


def _missing(net: Decimal | None, tax: Decimal | None, total: Decimal | None, tip: Decimal) -> list[Finding]:
    """The third of three amounts, proposed when the other two were found and it would be a plausible one."""
    if net is not None and tax is not None:
        field, value = "TOTAL", net + tax + tip
    elif net is not None and total is not None and net < total:
        field, value = "TAX", total - net - tip
    elif tax is not None and total is not None and 0 < tax < total:
        field, value = "SUBTOTAL", total - tax - tip
    else:
        return []
    if value <= 0:
        return []
    repair = Repair(field=field, value=str(value), because="it makes the sum right")
    message = f"Not found; the other amounts would make it {value}."
    return [Finding(code="sum.incomplete", severity=Severity.DOUBTS, fields=(field,), message=message, repair=repair)]


def _repair(extraction: Extraction, net: Decimal, tax: Decimal, total: Decimal, tip: Decimal) -> Repair | None:
    """The value that would make the sum hold: one that is printed elsewhere, else one that is a digit away.

    Where several would do, the one of the least certain field; None when that does not tell them apart either.
    """
    wanted = {"TOTAL": net + tax + tip, "TAX": total - net - tip, "SUBTOTAL": total - tax - tip}
    read = {"TOTAL": total, "TAX": tax, "SUBTOTAL": net}
    possible: list[tuple[bool, float, str]] = []
    for name, value in wanted.items():
        field = extraction.get(name)
        if field is None or value <= 0:
            continue
        printed = any(other.value == str(value) for other in field.alternatives)
        if printed or _one_digit_apart(str(value), str(read[name])):
            possible.append((not printed, field.confidence or 0.0, name))
    possible.sort()
    if not possible or (len(possible) > 1 and possible[0][:2] == possible[1][:2]):
        return None
    name = possible[0][2]
    return Repair(field=name, value=str(wanted[name]), because=f"{wanted[name]} makes the sum right")


def _one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


CHECK = Check("sums", NoOptions, check_sums)
