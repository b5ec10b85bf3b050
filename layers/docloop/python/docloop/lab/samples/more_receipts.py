"""Further layouts of receipts, British, French and fuel, and the table of all."""

from __future__ import annotations

import random
from collections.abc import Callable

from docloop.lab.samples.bill import Bill
from docloop.lab.samples.chance import digits
from docloop.lab.samples.receipt_parts import amount, day, head, item_row, number, single, thanks
from docloop.lab.samples.receipts import de_supermarkt, my_gst, us_restaurant, us_store
from docloop.lab.samples.slip import Cell, Slip
from docloop.lab.samples.truth import fact

Layout = Callable[[Bill, Slip, random.Random], None]


def uk_shop(bill: Bill, slip: Slip, rng: random.Random) -> None:
    locale = bill.supplier.locale
    head(bill, slip)
    vat = bill.supplier.vat_number
    printed = f"GB {vat[2:5]} {vat[5:9]} {vat[9:]}"
    slip.center(f"VAT No. {slip.truth.tell('VENDOR_VAT_NUMBER', vat, printed)}")
    slip.center(bill.supplier.website)
    slip.gap()
    slip.cells(Cell("£", 1.0, "right"))
    for item in bill.items:
        quantity, unit_price, price = item_row(bill, slip, item)
        star = "*" if item.rate else ""
        if item.quantity > 1:
            slip.cells(Cell(item.name + star))
            slip.cells(Cell(f"{quantity} @ £{unit_price}", 0.1), Cell(price, 1.0, "right"))
        else:
            single(slip)
            slip.cells(Cell(item.name + star), Cell(price, 1.0, "right"))
        if item.reduction:
            slip.cells(Cell("Member price saving", 0.06), Cell(f"-{locale.number(item.reduction)}", 1.0, "right"))
    slip.rule()
    if bill.reductions:
        slip.pair("Total savings", f"-{locale.money(bill.reductions)}")
    slip.pair("TOTAL TO PAY", amount(bill, slip, "TOTAL", bill.total, sign=True), bold=True, size=1.2)
    if bill.payment and bill.payment.tendered is not None:
        slip.pair("CASH", locale.money(bill.payment.tendered))
        slip.pair("CHANGE", locale.money(bill.change))
    elif bill.payment:
        slip.pair("CONTACTLESS", locale.money(bill.total))
        slip.text(f"Card: **** **** **** {bill.payment.card}")
        slip.text(f"AID: A00000000{digits(rng, 5)}  Auth {digits(rng, 6)}")
    slip.rule()
    slip.cells(Cell("VAT rate"), Cell("Net", 0.62, "right"), Cell("VAT", 1.0, "right"))
    for line in bill.taxes:
        slip.cells(
            Cell(f"{'*' if line.rate else ' '} {locale.percent(line.rate, 1)}%"),
            Cell(locale.number(line.net), 0.62, "right"),
            Cell(locale.number(line.tax), 1.0, "right"),
        )
    slip.truth.tell("TAX", bill.tax, locale.number(bill.tax))
    slip.rule()
    slip.text(f"Club points this visit: {int(bill.total)}")
    slip.text(f"{day(bill, slip)}  {bill.time:%H:%M}  {number(bill, slip, 'Receipt: ')}")
    slip.text(f"Served by {bill.cashier}")
    thanks(bill, slip, rng)


def fr_ticket(bill: Bill, slip: Slip, rng: random.Random) -> None:
    locale = bill.supplier.locale
    head(bill, slip, phone="Tél. {}")
    siret = f"{bill.supplier.vat_number[4:]} {digits(rng, 5)}"
    vat = bill.supplier.vat_number
    slip.center(f"SIRET {siret}")
    slip.center(f"TVA intra. {slip.truth.tell('VENDOR_VAT_NUMBER', vat, vat)}")
    slip.rule("*")
    slip.text(number(bill, slip, "Ticket n° "))
    slip.pair(f"Le {day(bill, slip)} à {bill.time:%H:%M}", f"Caisse {rng.randint(1, 6)}")
    slip.text(f"Vendeur : {bill.cashier}")
    slip.rule()
    slip.cells(Cell("Qté"), Cell("Désignation", 0.16), Cell("P.U.", 0.8, "right"), Cell("TTC", 1.0, "right"))
    for item in bill.items:
        quantity, unit_price, price = item_row(bill, slip, item)
        slip.cells(Cell(quantity), Cell(item.name, 0.16), Cell(unit_price, 0.8, "right"), Cell(price, 1.0, "right"))
    slip.rule()
    slip.pair("TOTAL TTC", amount(bill, slip, "TOTAL", bill.total, sign=True), bold=True, size=1.25)
    count = sum(1 for _ in bill.items)
    slip.text(f"Nombre d'articles : {count}")
    if bill.payment and bill.payment.tendered is not None:
        slip.pair("Espèces", locale.money(bill.payment.tendered))
        slip.pair("Rendu monnaie", locale.money(bill.change))
    elif bill.payment:
        slip.pair(f"CB ************{bill.payment.card}", locale.money(bill.total))
    slip.gap()
    slip.cells(Cell("Taux TVA"), Cell("HT", 0.5, "right"), Cell("TVA", 0.74, "right"), Cell("TTC", 1.0, "right"))
    for line in bill.taxes:
        slip.cells(
            Cell(f"{locale.percent(line.rate, 2)} %"),
            Cell(locale.number(line.net), 0.5, "right"),
            Cell(locale.number(line.tax), 0.74, "right"),
            Cell(locale.number(line.gross), 1.0, "right"),
        )
    slip.pair("Total HT", amount(bill, slip, "SUBTOTAL", bill.net))
    slip.pair("Total TVA", amount(bill, slip, "TAX", bill.tax))
    thanks(bill, slip, rng)


def de_tankstelle(bill: Bill, slip: Slip, rng: random.Random) -> None:
    locale = bill.supplier.locale
    head(bill, slip, phone="Telefon {}")
    tax_number = bill.supplier.tax_number
    slip.center(f"St.-Nr. {slip.truth.tell('TAX_PAYER_ID', tax_number, tax_number)}")
    slip.gap()
    slip.pair(number(bill, slip, "Beleg-Nr. "), f"{day(bill, slip)} {bill.time:%H:%M}")
    slip.rule()
    letters = {line.rate: letter for line, letter in zip(bill.taxes, "12", strict=False)}
    for item in bill.items:
        quantity, unit_price, price = item_row(bill, slip, item, places=3 if item.unit else 2)
        if item.unit:
            name = f"* {item.name}"
            slip.cells(Cell(name, 0.0), Cell(f"Säule {item.code}", 1.0, "right"))
            slip.cells(
                Cell(f"{quantity} l", 0.05),
                Cell(f"{unit_price} EUR/l", 0.62, "right"),
                Cell(f"{price} {letters[item.rate]}", 1.0, "right"),
            )
        else:
            if item.quantity == 1:
                single(slip)
            else:
                slip.cells(Cell(f"{quantity} x {unit_price}", 0.05))
            slip.pair(item.name, f"{price} {letters[item.rate]}")
    slip.rule("=")
    slip.pair("Gesamtbetrag", amount(bill, slip, "TOTAL", bill.total, sign=True), bold=True, size=1.2)
    slip.gap()
    for line in bill.taxes:
        slip.pair(f"{letters[line.rate]}: Netto {locale.percent(line.rate)}% MwSt", locale.number(line.net))
        slip.pair("   MwSt-Betrag", locale.number(line.tax))
    if len(bill.taxes) == 1:
        slip.truth.fields["SUBTOTAL"] = fact(bill.net, locale.number(bill.net))
        slip.truth.fields["TAX"] = fact(bill.tax, locale.number(bill.tax))
    slip.rule()
    if bill.payment and bill.payment.tendered is not None:
        slip.pair("Bar", locale.money(bill.payment.tendered))
        slip.pair("Zurück", locale.money(bill.change))
    elif bill.payment:
        slip.center("* * Kundenbeleg * *")
        slip.text("Kartenzahlung girocard")
        slip.pair("Betrag EUR", locale.number(bill.total))
        slip.text(f"PAN ###############{bill.payment.card}   VU-Nr. {digits(rng, 10)}")
        slip.text(f"Genehmigungs-Nr. {digits(rng, 6)}")
        slip.center("Zahlung erfolgt")
    slip.text(f"* im Namen und für Rechnung der {bill.supplier.name.split()[0]} Mineralöl")
    thanks(bill, slip, rng)


RECEIPT_LAYOUTS: dict[str, tuple[str, Layout]] = {
    "de_supermarkt": ("DE", de_supermarkt),
    "us_restaurant": ("US", us_restaurant),
    "my_gst": ("MY", my_gst),
    "uk_shop": ("GB", uk_shop),
    "fr_ticket": ("FR", fr_ticket),
    "de_tankstelle": ("DE", de_tankstelle),
    "us_store": ("US", us_store),
}
