"""The sum before tax and the tax (and a tip) make the total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.model.facts import Facts
from docloop.model.finding import Finding, Repair, Severity
from docloop.steps.validate.check import Check, NoOptions, amount, names
from docloop.steps.validate.items import added_up
from docloop.values.field_roles import FieldRole

NET, TAX, TIP, GROSS = FieldRole.NET, FieldRole.TAX, FieldRole.TIP, FieldRole.GROSS
DUE = FieldRole.DUE_AMOUNT
ROUNDED_OFF = Decimal(1)
"""Between a total and what is due: less than the smallest note of any currency with cents is rounding."""

TOLERANCE = Decimal("0.02")
"""What rounding each part may leave."""

MOST_ADDED = Decimal("0.6")
"""Of a net amount: the highest taxes on sales with a tip and fees on top stay below."""

CASH_ROUNDING = Decimal("0.05")
"""Where small coins are gone, totals are rounded to five cents."""


def check_sums(
    extraction: Extraction, document_type: DocumentType, _options: NoOptions, _facts: Facts
) -> list[Finding]:
    """Findings about the head amounts, when at least two of the three were found."""
    return [*_of_due(extraction, document_type), *_of_parts(extraction, document_type)]


def _of_due(extraction: Extraction, document_type: DocumentType) -> list[Finding]:
    """Where something else is to be paid than the total, one of the two may be misread, or of another period."""
    total, due = (amount(extraction, document_type, role) for role in (GROSS, DUE))
    if not total or not due or abs(total - due) <= ROUNDED_OFF:
        return []
    return [
        Finding(
            code="due.differs",
            severity=Severity.DOUBTS,
            fields=names(document_type, GROSS, DUE),
            message=f"The total is {total}, but the amount due is {due}.",
        )
    ]


def _of_parts(extraction: Extraction, document_type: DocumentType) -> list[Finding]:
    net, tax, total = (amount(extraction, document_type, role) for role in (NET, TAX, GROSS))
    tip = amount(extraction, document_type, TIP)
    fields = names(document_type, NET, TAX, *((TIP,) if tip is not None else ()), GROSS)
    if net is None or tax is None or total is None:
        return _missing(document_type, net, tax, total, tip or Decimal(0))
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
                message=f"{parts} equals the total {total}.",
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
    vouched, _ = added_up(extraction, document_type)
    return [
        Finding(
            code="sum.differs",
            severity=Severity.CONTRADICTS,
            # What the items add up to is right, so that one of the others is wrong.
            fields=tuple(name for name in fields if name not in vouched) or fields,
            message=f"{parts} is {expected}, but the total is {total}.",
            repair=_repair(extraction, document_type, net, tax, total, tip or Decimal(0), vouched),
        )
    ]


def _missing(
    document_type: DocumentType, net: Decimal | None, tax: Decimal | None, total: Decimal | None, tip: Decimal
) -> list[Finding]:
    """The third of three amounts, proposed when the other two were found and it would be a plausible one."""
    if net is not None and tax is not None:
        role, value = GROSS, net + tax + tip
    elif net is not None and total is not None and net < total:
        role, value = TAX, total - net - tip
    elif tax is not None and total is not None and 0 < tax < total:
        role, value = NET, total - tax - tip
    else:
        return []
    field = document_type.name_of(role)
    if value <= 0 or field is None:
        return []
    if role is TAX and net is not None and value > MOST_ADDED * net:
        message = f"The total {total} is far more than the subtotal {net} and any tax."
        fields = names(document_type, NET, GROSS)
        return [Finding(code="sum.unlikely", severity=Severity.DOUBTS, fields=fields, message=message)]
    repair = Repair(field=field, value=str(value), because="it makes the amounts add up")
    message = f"Not found; from the other amounts it would be {value}."
    return [Finding(code="sum.incomplete", severity=Severity.DOUBTS, fields=(field,), message=message, repair=repair)]


def _repair(
    extraction: Extraction,
    document_type: DocumentType,
    net: Decimal,
    tax: Decimal,
    total: Decimal,
    tip: Decimal,
    vouched: Sequence[str],
) -> Repair | None:
    """The value that would make the sum hold: one that is printed elsewhere, else one that is a digit away.

    What is `vouched` for stays. Where several would do, the one of the least certain field; None when that does not
    tell them apart either.
    """
    wanted = {GROSS: net + tax + tip, TAX: total - net - tip, NET: total - tax - tip}
    read = {GROSS: total, TAX: tax, NET: net}
    possible: list[tuple[bool, float, str, Decimal]] = []
    for role, value in wanted.items():
        name = document_type.name_of(role)
        field = extraction.get(name) if name else None
        if field is None or field.name in vouched or value <= 0:
            continue
        printed = any(other.value == str(value) for other in field.alternatives)
        if printed or _one_digit_apart(str(value), str(read[role])):
            possible.append((not printed, field.confidence or 0.0, field.name, value))
    possible.sort()
    if not possible or (len(possible) > 1 and possible[0][:2] == possible[1][:2]):
        return None
    _, _, name, value = possible[0]
    return Repair(field=name, value=str(value), because=f"{value} makes the amounts add up")


def _one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


CHECK = Check("sums", NoOptions, check_sums)
