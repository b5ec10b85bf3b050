"""The line items of an e-invoice: every amount once, where lines have lines below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import islice
from xml.etree.ElementTree import Element

from docloop.steps.sources.e_invoice_elements import MOST_ELEMENTS, elements, text_of, value
from docloop.steps.sources.e_invoice_paths import Syntax
from docloop.values.field_roles import FieldRole
from docloop.values.money import money_text, stated_money
from docloop.values.numbers import stated_quantity

MOST_ROWS = MOST_ELEMENTS - 1
"""Line items that are listed; where there are more, a finding says so."""

_TOLERANCE = Decimal("0.02")
_SUM, _REMARK = "GROUP", "INFORMATION"
"""As Factur-X EXTENDED has them: a line that is the sum of those below it, and one that charges nothing."""


@dataclass(frozen=True)
class Rows:
    """`cut`: there are more lines. `left_out`: how many are sums of others or remarks without a charge."""

    rows: tuple[dict[FieldRole, str], ...] = ()
    cut: bool = False
    left_out: int = 0


@dataclass(frozen=True)
class _Line:
    """`above` is the index of the line that it belongs to; None: it stands alone."""

    cells: dict[FieldRole, str]
    above: int | None
    status: str

    @property
    def amount(self) -> Decimal | None:
        amount = self.cells.get(FieldRole.AMOUNT)
        return Decimal(amount) if amount is not None else None


def rows_of(root: Element, syntax: Syntax) -> Rows:
    """Lines that have a price; the others are texts between them."""
    read = list(islice(_lines(root, syntax), MOST_ROWS + 1))
    cut, lines = len(read) > MOST_ROWS, read[:MOST_ROWS]
    priced = [i for i, line in enumerate(lines) if line.amount is not None]
    charged = [i for i in priced if not _is_remark(lines, i)]
    below: dict[int, list[int]] = {}
    for i in charged:
        if (above := lines[i].above) is not None:
            below.setdefault(above, []).append(i)
    kept = [i for i in charged if not _is_sum(lines, i, below.get(i, ()))]
    tops = [i for i in charged if lines[i].above is None]
    whole = value(root, syntax.line_total, stated_money)
    if whole is not None and not cut and not _adds_up(lines, kept, whole) and _adds_up(lines, tops, whole):
        kept = tops
    return Rows(tuple(lines[i].cells for i in kept), cut, len(priced) - len(kept))


def _lines(root: Element, syntax: Syntax) -> Iterator[_Line]:
    """Yield the lines in their order, those inside others behind them."""
    by_id: dict[str, int] = {}
    waiting: list[tuple[Element, int | None]] = []
    waiting += [(row, None) for row, _ in reversed(elements(root, syntax.line))]
    count = 0
    while waiting:
        row, above = waiting.pop()
        named = next((text_of(each) for each, _ in elements(row, syntax.line_above)), "") if syntax.line_above else ""
        status = (
            next((text_of(each) for each, _ in elements(row, syntax.line_status)), "") if syntax.line_status else ""
        )
        yield _Line(_cells(row, syntax), by_id.get(named, above), status.upper())
        if own := next((text_of(each) for each, _ in elements(row, syntax.line_id)), ""):
            by_id.setdefault(own, count)
        if syntax.line_inside:
            waiting += [(inner, count) for inner, _ in reversed(elements(row, syntax.line_inside))]
        count += 1


def _cells(row: Element, syntax: Syntax) -> dict[FieldRole, str]:
    cells = {role: value(row, paths, reads) for role, (reads, paths) in syntax.columns.items()}
    per = value(row, (syntax.per,), stated_quantity)
    cells[FieldRole.UNIT_PRICE] = _of_one(cells[FieldRole.UNIT_PRICE], per)
    return {role: text for role, text in cells.items() if text}


def _is_remark(lines: Sequence[_Line], index: int) -> bool:
    """Whether the line or one above it charges nothing."""
    at: int | None = index
    while at is not None:
        if lines[at].status == _REMARK:
            return True
        at = lines[at].above
    return False


def _is_sum(lines: Sequence[_Line], index: int, below: Sequence[int]) -> bool:
    """Whether what the line charges is charged by the lines right below it."""
    amount = lines[index].cells.get(FieldRole.AMOUNT)
    if not below or amount is None:
        return False
    return lines[index].status == _SUM or _adds_up(lines, below, amount)


def _adds_up(lines: Sequence[_Line], chosen: Sequence[int], whole: str) -> bool:
    total = sum((lines[i].amount or Decimal(0) for i in chosen), Decimal(0))
    return abs(total - Decimal(whole)) <= _TOLERANCE


def _of_one(price: str | None, per: str | None) -> str | None:
    """The price of one piece when it is given for `per` of them."""
    if price is None or per is None or Decimal(per) <= 0 or Decimal(per) == 1:
        return price
    with localcontext(prec=12):
        return money_text((Decimal(price) / Decimal(per)).normalize())
