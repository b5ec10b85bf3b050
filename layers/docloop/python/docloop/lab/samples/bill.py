"""A sale in figures: rows, taxes and totals that add up to the cent. Nothing here knows how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from docloop.lab.samples.suppliers import Party, Supplier

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


def to_cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Item:
    """One row. `reduction` is taken off the row's price, printed as a row of its own or as a column."""

    name: str
    quantity: Decimal
    unit_price: Decimal
    rate: Decimal
    code: str
    unit: str = ""
    reduction: Decimal = NOTHING

    @property
    def price(self) -> Decimal:
        """Quantity times unit price, before the reduction."""
        return to_cents(self.quantity * self.unit_price)

    @property
    def amount(self) -> Decimal:
        """What the row adds to the sum."""
        return self.price - self.reduction


@dataclass(frozen=True)
class TaxLine:
    """What one tax rate is charged on (`net`) and how much that is."""

    rate: Decimal
    net: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        return self.net + self.tax


@dataclass(frozen=True)
class Payment:
    """`tendered` None: paid by card, whose last digits are `card`."""

    tendered: Decimal | None
    card: str


@dataclass(frozen=True)
class Terms:
    """When and how an invoice is to be paid. `cash_discount`: share taken off when paid within `discount_days`."""

    days: int
    due: date
    discount_days: int = 0
    cash_discount: Decimal = NOTHING


@dataclass(frozen=True)
class Bill:
    """A sale. `customer`, `terms`, `order_number` are None on receipts; `payment` is None on invoices."""

    supplier: Supplier
    number: str
    day: date
    time: time
    items: tuple[Item, ...]
    prices_include_tax: bool
    tip: Decimal = NOTHING
    prepaid: Decimal = NOTHING
    payment: Payment | None = None
    customer: Party | None = None
    customer_number: str | None = None
    order_number: str | None = None
    delivered: date | None = None
    terms: Terms | None = None
    cashier: str = ""

    @property
    def items_total(self) -> Decimal:
        """All rows as printed, with tax where prices include it."""
        return sum((item.amount for item in self.items), NOTHING)

    @property
    def reductions(self) -> Decimal:
        return sum((item.reduction for item in self.items), NOTHING)

    @cached_property
    def taxes(self) -> tuple[TaxLine, ...]:
        """One line per rate that occurs, highest first; tax is rounded per rate."""
        lines = []
        for rate in sorted({item.rate for item in self.items}, reverse=True):
            base = sum((item.amount for item in self.items if item.rate == rate), NOTHING)
            if self.prices_include_tax:
                tax = to_cents(base * rate / (1 + rate))
                lines.append(TaxLine(rate, base - tax, tax))
            else:
                lines.append(TaxLine(rate, base, to_cents(base * rate)))
        return tuple(lines)

    @property
    def net(self) -> Decimal:
        return sum((line.net for line in self.taxes), NOTHING)

    @property
    def tax(self) -> Decimal:
        return sum((line.tax for line in self.taxes), NOTHING)

    @property
    def before_rounding(self) -> Decimal:
        return self.net + self.tax + self.tip

    @property
    def total(self) -> Decimal:
        """Rounded to the smallest coin where that is the custom."""
        step = self.supplier.locale.cash_step
        return to_cents((self.before_rounding / step).quantize(Decimal(1), ROUND_HALF_UP) * step)

    @property
    def rounding(self) -> Decimal:
        return self.total - self.before_rounding

    @property
    def amount_due(self) -> Decimal:
        return self.total - self.prepaid

    @property
    def change(self) -> Decimal:
        tendered = self.payment.tendered if self.payment else None
        return NOTHING if tendered is None else tendered - self.total
