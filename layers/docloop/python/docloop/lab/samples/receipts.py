"""How receipts look: one function per layout writes a sale on a slip."""

from __future__ import annotations

import random
from decimal import Decimal

from docloop.lab.samples.bill import Bill
from docloop.lab.samples.chance import digits
from docloop.lab.samples.receipt_parts import amount, day, head, item_row, number, single, thanks
from docloop.lab.samples.slip import Cell, Slip
from docloop.lab.samples.truth import fact


def us_restaurant(bill: Bill, slip: Slip, rng: random.Random) -> None:
    head(bill, slip)
    slip.gap()
    slip.pair(f"Server: {bill.cashier}", f"Table {rng.randint(1, 40)}/{rng.randint(1, 4)}")
    slip.pair(number(bill, slip, "Check #"), f"Guests: {rng.randint(1, 6)}")
    slip.pair(day(bill, slip), f"{bill.time:%I:%M %p}")
    slip.rule()
    for item in bill.items:
        quantity, _, price = item_row(bill, slip, item)
        slip.truth.line_items[-1].pop("UNIT_PRICE")
        slip.cells(Cell(quantity), Cell(item.name, 0.09), Cell(price, 1.0, "right"))
    slip.rule()
    money = bill.supplier.locale.money
    slip.pair("Subtotal", amount(bill, slip, "SUBTOTAL", bill.net, sign=True))
    slip.pair(
        f"Tax {bill.supplier.locale.percent(bill.taxes[0].rate)}%", amount(bill, slip, "TAX", bill.tax, sign=True)
    )
    if bill.tip:
        slip.pair("Amount", money(bill.net + bill.tax))
        slip.pair("Tip", amount(bill, slip, "GRATUITY", bill.tip, sign=True))
    slip.pair("TOTAL", amount(bill, slip, "TOTAL", bill.total, sign=True), bold=True, size=1.25)
    slip.gap()
    if bill.payment and bill.payment.tendered is None:
        slip.text(f"CARD ************{bill.payment.card}")
        slip.text(f"Auth: {digits(rng, 6)}   Ref {digits(rng, 8)}")
    elif bill.payment and bill.payment.tendered is not None:
        slip.pair("Cash", money(bill.payment.tendered))
        slip.pair("Change", money(bill.change))
    if not bill.tip:
        slip.gap()
        slip.center("Suggested gratuity")
        for share in (15, 18, 20):
            slip.center(f"{share}% = {money((bill.net * share / 100).quantize(Decimal('0.01')))}")
    thanks(bill, slip, rng)


def us_store(bill: Bill, slip: Slip, rng: random.Random) -> None:
    head(bill, slip)
    slip.text(f"STORE {rng.randint(100, 999)}  REG {rng.randint(1, 12):02d}  CASHIER {bill.cashier.upper()}")
    slip.rule("=")
    for item in bill.items:
        quantity, unit_price, price = item_row(bill, slip, item, code=True)
        slip.text(item.code)
        if item.quantity == 1:
            single(slip)
            slip.cells(Cell(item.name, 0.04), Cell(f"{price} T", 1.0, "right"))
        else:
            slip.cells(Cell(item.name, 0.04))
            slip.cells(Cell(f"{quantity} @ {unit_price}", 0.1), Cell(f"{price} T", 1.0, "right"))
        if item.reduction:
            slip.cells(
                Cell("INSTANT SAVINGS", 0.1), Cell(f"-{bill.supplier.locale.number(item.reduction)}", 0.95, "right")
            )
    slip.gap()
    slip.cells(Cell("SUBTOTAL", 0.3), Cell(amount(bill, slip, "SUBTOTAL", bill.net), 0.95, "right"))
    slip.cells(
        Cell(f"SALES TAX {bill.supplier.locale.percent(bill.taxes[0].rate, 3)}%", 0.3),
        Cell(amount(bill, slip, "TAX", bill.tax), 0.95, "right"),
    )
    slip.cells(Cell("TOTAL", 0.3), Cell(amount(bill, slip, "TOTAL", bill.total, sign=True), 0.95, "right"), bold=True)
    if bill.payment and bill.payment.tendered is not None:
        slip.cells(Cell("CASH", 0.3), Cell(bill.supplier.locale.number(bill.payment.tendered), 0.95, "right"))
        slip.cells(Cell("CHANGE DUE", 0.3), Cell(bill.supplier.locale.number(bill.change), 0.95, "right"))
    elif bill.payment:
        slip.cells(
            Cell(f"CARD XXXX{bill.payment.card}", 0.3),
            Cell(bill.supplier.locale.number(bill.total), 0.95, "right"),
        )
        slip.text(f"AUTH CODE {digits(rng, 6)}/{digits(rng, 7)}  TA")
    slip.rule("=")
    slip.pair(number(bill, slip, "TRANS "), f"{day(bill, slip)} {bill.time:%H:%M}")
    slip.gap()
    slip.barcode(digits(rng, 18))
    slip.center(f"ITEMS SOLD {sum(int(item.quantity) for item in bill.items)}")
    slip.center(f"YOU EARNED {rng.randint(10, 900)} POINTS")
    thanks(bill, slip, rng)


def my_gst(bill: Bill, slip: Slip, rng: random.Random) -> None:
    head(bill, slip, phone="TEL: {}")
    slip.center(f"(CO. REG: {digits(rng, 6)}-{rng.choice('ADHKMPTUVWX')})")
    vat = bill.supplier.vat_number
    slip.center(f"GST ID: {slip.truth.tell('VENDOR_GST_NUMBER', vat, vat)}")
    slip.gap()
    slip.center("TAX INVOICE", bold=True, size=1.15)
    slip.rule()
    slip.text(number(bill, slip, "Invoice No : "))
    slip.text(f"Date       : {day(bill, slip)} {bill.time:%H:%M:%S}")
    slip.text(f"Cashier    : {bill.cashier.upper()}")
    slip.rule()
    slip.cells(Cell("Qty"), Cell("U.Price", 0.45, "right"), Cell("Amount (RM)", 1.0, "right"))
    slip.rule()
    for item in bill.items:
        quantity, unit_price, price = item_row(bill, slip, item, code=True)
        slip.text(f"{item.code} {item.name}")
        slip.cells(Cell(f"{quantity} x", 0.05), Cell(unit_price, 0.45, "right"), Cell(f"{price} SR", 1.0, "right"))
    slip.rule()
    plain = bill.supplier.locale.number
    slip.pair("Total Excl. GST:", amount(bill, slip, "SUBTOTAL", bill.net))
    slip.pair("Total GST @6%:", amount(bill, slip, "TAX", bill.tax))
    slip.pair("Total Incl. GST:", plain(bill.before_rounding))
    slip.pair("Rounding Adj:", plain(bill.rounding))
    slip.pair("TOTAL RM:", amount(bill, slip, "TOTAL", bill.total), bold=True, size=1.2)
    if bill.payment and bill.payment.tendered is not None:
        slip.pair("CASH", plain(bill.payment.tendered))
        slip.pair("CHANGE", plain(bill.change))
    elif bill.payment:
        slip.pair(f"DEBIT CARD {bill.payment.card}", plain(bill.total))
    slip.gap()
    slip.text("GST SUMMARY")
    slip.cells(Cell("Tax Code"), Cell("Amount(RM)", 0.62, "right"), Cell("Tax(RM)", 1.0, "right"))
    for line in bill.taxes:
        slip.cells(Cell("SR @ 6%"), Cell(plain(line.net), 0.62, "right"), Cell(plain(line.tax), 1.0, "right"))
    slip.center("GOODS SOLD ARE NOT RETURNABLE")
    thanks(bill, slip, rng)


def de_supermarkt(bill: Bill, slip: Slip, rng: random.Random) -> None:
    locale = bill.supplier.locale
    head(bill, slip, phone="Tel.: {}")
    vat = bill.supplier.vat_number
    slip.center(f"UID Nr.: {slip.truth.tell('VENDOR_VAT_NUMBER', vat, vat)}")
    slip.gap()
    slip.cells(Cell("EUR", 0.92, "right"))
    letters = {line.rate: letter for line, letter in zip(bill.taxes, "AB", strict=False)}
    for item in bill.items:
        quantity, unit_price, price = item_row(bill, slip, item)
        slip.cells(
            Cell(item.name.upper().replace("ß", "SS") if bill.supplier.look % 2 else item.name),
            Cell(price, 0.92, "right"),
            Cell(letters[item.rate], 1.0, "right"),
        )
        if bill.supplier.look % 2:
            slip.truth.line_items[-1]["ITEM"] = fact(name := item.name.upper().replace("ß", "SS"), name)
        if item.unit:
            slip.cells(Cell(f"{quantity} kg x {unit_price} EUR/kg", 0.08))
        elif item.quantity > 1:
            slip.cells(Cell(f"{quantity} Stk x {unit_price}", 0.08))
        else:
            single(slip)
        if item.reduction:
            slip.cells(
                Cell("Rabatt", 0.04),
                Cell(f"-{locale.number(item.reduction)}", 0.92, "right"),
                Cell(letters[item.rate], 1.0, "right"),
            )
    slip.rule()
    slip.cells(Cell("SUMME EUR"), Cell(amount(bill, slip, "TOTAL", bill.total), 0.92, "right"), bold=True, size=1.25)
    slip.rule("=")
    if bill.payment and bill.payment.tendered is not None:
        slip.cells(Cell("Geg. BAR EUR"), Cell(locale.number(bill.payment.tendered), 0.92, "right"))
        slip.cells(Cell("Rückgeld BAR EUR"), Cell(locale.number(bill.change), 0.92, "right"))
    elif bill.payment:
        slip.cells(Cell("Geg. girocard EUR"), Cell(locale.number(bill.total), 0.92, "right"))
        slip.text(f"Karte ############{bill.payment.card} 0")
        slip.text(f"Terminal-ID {digits(rng, 8)}  TA-Nr. {digits(rng, 6)}")
    slip.gap()
    slip.cells(
        Cell("Steuer %"), Cell("Netto", 0.5, "right"), Cell("Steuer", 0.74, "right"), Cell("Brutto", 1.0, "right")
    )
    for line in bill.taxes:
        slip.cells(
            Cell(f"{letters[line.rate]}= {locale.percent(line.rate, 1)}%"),
            Cell(locale.number(line.net), 0.5, "right"),
            Cell(locale.number(line.tax), 0.74, "right"),
            Cell(locale.number(line.gross), 1.0, "right"),
        )
    slip.cells(
        Cell("Gesamt"),
        Cell(amount(bill, slip, "SUBTOTAL", bill.net), 0.5, "right"),
        Cell(amount(bill, slip, "TAX", bill.tax), 0.74, "right"),
        Cell(locale.number(bill.total), 1.0, "right"),
    )
    slip.gap()
    slip.text(f"TSE-Signaturzähler: {digits(rng, 6)}")
    slip.text(f"Seriennr. Kasse: {digits(rng, 4)}-{digits(rng, 6)}")
    slip.rule()
    slip.pair(f"{day(bill, slip)}  {bill.time:%H:%M}", f"Kasse:{rng.randint(1, 9)}")
    slip.text(number(bill, slip, "Bon-Nr.: "))
    slip.text(f"Markt:{rng.randint(1000, 9999)}  Bed.:{digits(rng, 6)}")
    if rng.random() < 0.5:
        slip.text(f"Sie erhalten {rng.randint(1, 99)} Treuepunkte")
    thanks(bill, slip, rng)
