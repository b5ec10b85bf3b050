"""Draws the figures of a sale: what was bought, how it was paid, when it falls due."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from docloop.lab.samples.bill import NOTHING, Bill, Item, Payment, Terms, to_cents
from docloop.lab.samples.chance import amount, chance, digits
from docloop.lab.samples.goods import GOODS, Good
from docloop.lab.samples.locales import Locale
from docloop.lab.samples.suppliers import Supplier, make_customer
from docloop.lab.samples.word_parts import GIVEN_NAMES


def _day(rng: random.Random, locale: Locale) -> date:
    return locale.first + timedelta(days=rng.randint(0, (locale.last - locale.first).days))


def _item(rng: random.Random, good: Good, supplier: Supplier, *, reduced: bool = False) -> Item:
    name, low, high, kind = good
    rate = supplier.locale.rates[0 if kind == "f" else 1]
    code = chance("code", supplier.name, name)
    step = "0.001" if low.count(".") and len(low.split(".")[1]) == 3 else "0.01"
    price = amount(rng, low, high, step)
    if kind == "w":
        return Item(name, amount(rng, "0.120", "1.950", "0.002"), price, rate, digits(code, 5), "kg")
    quantity = Decimal(rng.choice((1, 1, 1, 1, 2, 2, 3, 4)))
    reduction = to_cents(quantity * price * rng.choice((10, 15, 20, 25)) / 100) if reduced else NOTHING
    return Item(name, quantity, price, rate, digits(code, 12), "", reduction)


def _receipt_items(rng: random.Random, supplier: Supplier) -> tuple[Item, ...]:
    layout = supplier.layout
    if layout == "de_tankstelle":
        name, low, high, _ = rng.choice(GOODS[layout])
        litres = amount(rng, "8.00", "62.00")
        fuel = Item(
            name, litres, amount(rng, low, high, "0.001"), supplier.locale.rates[0], f"{rng.randint(1, 9):02d}", "l"
        )
        extras = rng.sample(GOODS["de_tankshop"], k=rng.choice((0, 0, 1, 2)))
        return (fuel, *(_item(rng, good, supplier) for good in extras))
    goods = GOODS[layout]
    count = rng.choice((1, 2, 3, 3, 4, 5, 6, 8, min(11, len(goods))))
    allows_reductions = layout in {"uk_shop", "de_supermarkt", "us_store"}
    chosen = rng.sample(goods, k=count)
    return tuple(_item(rng, good, supplier, reduced=allows_reductions and rng.random() < 0.15) for good in chosen)


def make_sale(rng: random.Random, supplier: Supplier) -> Bill:
    """A sale at a till, paid at once."""
    untaxed_prices = supplier.locale.country == "US"
    bill = Bill(
        supplier=supplier,
        number="",
        day=(day := _day(rng, supplier.locale)),
        time=time(rng.randint(7, 21), rng.randint(0, 59), rng.randint(0, 59)),
        items=_receipt_items(rng, supplier),
        prices_include_tax=not untaxed_prices,
        cashier=rng.choice(GIVEN_NAMES),
    )
    if supplier.layout == "us_restaurant" and rng.random() < 0.6:
        tip = to_cents(bill.net * rng.choice((15, 18, 20, 22)) / 100)
        bill = replace(bill, tip=tip)
    return replace(bill, number=_number(rng, supplier, day), payment=_payment(rng, bill.total))


def _number(rng: random.Random, supplier: Supplier, day: date) -> str:
    """Grows with time, as a supplier's numbers do."""
    weeks = (day - supplier.locale.first).days
    return supplier.number_pattern.format(n=supplier.first_number + weeks * 3 + rng.randint(0, 2), yyyy=day.year)


def _payment(rng: random.Random, total: Decimal) -> Payment:
    card = digits(rng, 4)
    if rng.random() < 0.5:
        return Payment(None, card)
    note = rng.choice((Decimal(5), Decimal(10), Decimal(50)))
    return Payment(to_cents((total / note).to_integral_value(ROUND_CEILING) * note), card)


def make_invoice(rng: random.Random, supplier: Supplier) -> Bill:
    """A sale on account, net prices, to be paid later."""
    locale = supplier.locale
    goods = GOODS[f"{locale.language}_invoice"]
    count = rng.choice((1, 2, 3, 3, 4, 5, 6, 7, 9, 24, 38, 55))
    items = tuple(_invoice_item(rng, rng.choice(goods), supplier) for _ in range(count))
    day = _day(rng, locale)
    days = rng.choice((7, 14, 14, 30, 30, 30, 45, 60))
    discount = rng.random() < 0.3
    bill = Bill(
        supplier=supplier,
        number=_number(rng, supplier, day),
        day=day,
        time=time(12, 0),
        items=items,
        prices_include_tax=False,
        customer=make_customer(rng, locale.country),
        customer_number=digits(rng, rng.choice((5, 6))),
        order_number=rng.choice((f"PO-{digits(rng, 5)}", f"45{digits(rng, 8)}", f"B{digits(rng, 4)}-{day:%y}")),
        delivered=day - timedelta(days=rng.randint(1, 14)),
        terms=Terms(days, day + timedelta(days=days), 7 if discount else 0, Decimal("0.02") if discount else NOTHING),
        cashier=rng.choice(GIVEN_NAMES),
    )
    if rng.random() < 0.25:
        share = Decimal(rng.choice((20, 30, 50))) / 100
        bill = replace(bill, prepaid=to_cents((bill.total * share).quantize(Decimal(1), ROUND_DOWN)))
    return bill


def _invoice_item(rng: random.Random, good: Good, supplier: Supplier) -> Item:
    name, low, high, kind = good
    price = amount(rng, low, high)
    quantity = Decimal(
        rng.choice((1, 1, 2, 3, 5, 10, 12)) if price > 100 else rng.choice((1, 2, 4, 5, 10, 25, 40, 100))
    )
    if "tunde" in name or "day" in name or "jour" in name:
        quantity = amount(rng, "0.50", "12.00", "0.25").normalize()
    rate = supplier.locale.rates[0 if kind == "f" else 1]
    numbers = chance("code", supplier.name, name)
    code = f"{numbers.choice('ABKMTX')}{digits(numbers, 2)}-{digits(numbers, 4)}"
    return Item(name, quantity, price, rate, code, "")
