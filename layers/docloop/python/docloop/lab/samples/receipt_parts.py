"""What every receipt layout is put together from: each part tells the truth as it prints."""

from __future__ import annotations

import random
from decimal import Decimal

from docloop.lab.samples.bill import Bill, Item
from docloop.lab.samples.slip import Slip
from docloop.lab.samples.truth import fact
from docloop.lab.samples.word_parts import THANKS


def head(bill: Bill, slip: Slip, *, phone: str = "{}", tall: bool = True) -> None:
    seller = bill.supplier
    tell = slip.truth.tell
    slip.center(tell("VENDOR_NAME", seller.name, seller.name), size=1.35 if tall else 1.0, bold=True)
    tell("VENDOR_ADDRESS", ", ".join(seller.address), " ".join(seller.address))
    for line in seller.address:
        slip.center(line)
    if phone:
        slip.center(phone.format(tell("VENDOR_PHONE", seller.phone, seller.phone)))
    tell("CURRENCY", seller.locale.currency, seller.locale.symbol)


def number(bill: Bill, slip: Slip, label: str) -> str:
    return f"{label}{slip.truth.tell('INVOICE_RECEIPT_ID', bill.number, bill.number)}"


def day(bill: Bill, slip: Slip) -> str:
    text = bill.supplier.locale.day(bill.day, bill.supplier.date_pattern)
    return slip.truth.tell("INVOICE_RECEIPT_DATE", bill.day, text)


def amount(bill: Bill, slip: Slip, name: str, value: Decimal, *, sign: bool = False) -> str:
    locale = bill.supplier.locale
    return slip.truth.tell(name, value, locale.money(value) if sign else locale.number(value))


def item_row(bill: Bill, slip: Slip, item: Item, *, code: bool = False, places: int = 2) -> tuple[str, str, str]:
    """Tells a row's truth and gives quantity, unit price and price as printed."""
    locale = bill.supplier.locale
    quantity = locale.quantity(item.quantity) if not item.unit else str(item.quantity).replace(".", locale.decimal)
    unit_price, price = locale.number(item.unit_price, places), locale.number(item.price)
    row = {
        "ITEM": fact(item.name, item.name),
        "QUANTITY": fact(item.quantity, quantity),
        "UNIT_PRICE": fact(item.unit_price, unit_price),
        "PRICE": fact(item.price, price),
    }
    if code:
        row["PRODUCT_CODE"] = fact(item.code, item.code)
    slip.truth.line_items.append(row)
    return quantity, unit_price, price


def single(slip: Slip) -> None:
    """The last row printed neither its quantity nor its unit price."""
    for name in ("QUANTITY", "UNIT_PRICE"):
        slip.truth.line_items[-1].pop(name)


def thanks(bill: Bill, slip: Slip, rng: random.Random) -> None:
    slip.gap()
    slip.center(rng.choice(THANKS[bill.supplier.locale.language]))
