"""How invoices look: order of parts, labels and columns follow from the supplier's look; A4 or letter PDFs."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Spacer, Table

from docloop.lab.samples.asked_by_code import Asked, picture_of
from docloop.lab.samples.bill import Bill
from docloop.lab.samples.invoice_words import LABELS, Labels
from docloop.lab.samples.truth import Truth, fact
from docloop.lab.samples.valid_numbers import in_groups
from docloop.lab.samples.word_parts import LEGAL_NOTES


@dataclass(frozen=True)
class Look:
    """What a supplier's invoices have in common."""

    name: str
    sans: bool = True
    seller_right: bool = False
    meta_as_table: bool = True
    with_code: bool = True
    lines: bool = True
    shaded: bool = False


LOOKS = (
    Look("classic"),
    Look("letterhead", seller_right=True, meta_as_table=False),
    Look("ledger", sans=False, lines=True, with_code=False),
    Look("shaded", shaded=True, lines=False),
    Look("spare", seller_right=True, lines=False, with_code=False),
    Look("formal", sans=False, meta_as_table=False, shaded=True),
)


def draw_invoice(bill: Bill, truth: Truth, rng: random.Random, asked: Asked | None = None) -> bytes:
    """The invoice as a PDF with a text layer, of as many pages as its rows need; `asked` is in a code at its end."""
    page = _Page(bill, truth, LOOKS[bill.supplier.look % len(LOOKS)], LABELS[bill.supplier.locale.language], asked)
    target = io.BytesIO()
    size = LETTER if bill.supplier.locale.country == "US" else A4
    margins = {"leftMargin": 20 * mm, "rightMargin": 18 * mm, "topMargin": 16 * mm, "bottomMargin": 24 * mm}
    document = SimpleDocTemplate(target, pagesize=size, invariant=True, **margins)
    document.build(page.flowables(rng), onFirstPage=page.footer, onLaterPages=page.footer)
    return target.getvalue()


class _Page:
    """Tells the truth while it lays out one bill."""

    def __init__(self, bill: Bill, truth: Truth, look: Look, labels: Labels, asked: Asked | None) -> None:
        self.bill, self.truth, self.look, self.labels, self.asked = bill, truth, look, labels, asked
        self.locale = bill.supplier.locale
        self.font = "Helvetica" if look.sans else "Times-Roman"
        self.bold = "Helvetica-Bold" if look.sans else "Times-Bold"

    def pick(self, words: tuple[str, ...]) -> str:
        return words[(self.bill.supplier.look // 7) % len(words)]

    def text(self, text: str, size: float = 9.5, *, bold: bool = False, right: bool = False) -> Paragraph:
        style = ParagraphStyle("p", fontName=self.bold if bold else self.font, fontSize=size, leading=size * 1.25)
        style.alignment = 2 if right else 0
        return Paragraph(text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>"), style)

    def flowables(self, rng: random.Random) -> list[Flowable]:
        notes = LEGAL_NOTES[self.locale.language]
        terms = self.bill.terms
        closing = [self.text(rng.choice(notes), 8.5)]
        if terms and terms.discount_days:
            share = self.locale.percent(terms.cash_discount)
            closing.append(self.text(self.labels.discount.format(days=terms.discount_days, share=share), 8.5))
        return [
            *self._parties(),
            Spacer(1, 8 * mm),
            *self._meta(),
            Spacer(1, 6 * mm),
            self._rows(),
            Spacer(1, 4 * mm),
            self._totals(),
            Spacer(1, 6 * mm),
            *closing,
            *self._code(),
        ]

    def _parties(self) -> list[Flowable]:
        seller, customer = self.bill.supplier, self.bill.customer
        if customer is None:
            raise ValueError("an invoice has a customer")
        tell = self.truth.tell
        tell("VENDOR_ADDRESS", ", ".join(seller.address), " ".join(seller.address))
        tell("RECEIVER_ADDRESS", ", ".join(customer.address), " ".join(customer.address))
        tell("CURRENCY", self.locale.currency, self.locale.symbol)
        right = self.look.seller_right
        head = [
            self.text(tell("VENDOR_NAME", seller.name, seller.name), 15, bold=True, right=right),
            self.text(" · ".join(seller.address) if right else "\n".join(seller.address), 9, right=right),
            self.text(tell("VENDOR_PHONE", seller.phone, seller.phone), 9, right=right),
        ]
        bill_to = [self.text(self.labels.to, 8)] if self.labels.to else []
        name = tell("RECEIVER_NAME", customer.name, customer.name)
        return [*head, Spacer(1, 12 * mm), *bill_to, self.text(name, 10), self.text("\n".join(customer.address), 10)]

    def _meta(self) -> list[Flowable]:
        bill, labels, tell = self.bill, self.labels, self.truth.tell
        pattern = bill.supplier.date_pattern
        pairs = [
            (self.pick(labels.number), tell("INVOICE_RECEIPT_ID", bill.number, bill.number)),
            (self.pick(labels.day), tell("INVOICE_RECEIPT_DATE", bill.day, self.locale.day(bill.day, pattern))),
        ]
        if bill.customer_number:
            pairs.append((labels.customer, bill.customer_number))
        if bill.order_number:
            pairs.append((self.pick(labels.order), tell("PO_NUMBER", bill.order_number, bill.order_number)))
        if bill.delivered:
            pairs.append((labels.delivered, self.locale.day(bill.delivered, pattern)))
        if bill.terms:
            pairs.append(
                (self.pick(labels.due), tell("DUE_DATE", bill.terms.due, self.locale.day(bill.terms.due, pattern)))
            )
        title = self.text(self.pick(labels.title), 17, bold=True)
        if not self.look.meta_as_table:
            return [title, Spacer(1, 3 * mm), *(self.text(f"{label}: {value}") for label, value in pairs)]
        cells = [[self.text(label), self.text(value)] for label, value in pairs]
        return [
            title,
            Spacer(1, 3 * mm),
            Table(
                cells,
                colWidths=[42 * mm, 60 * mm],
                hAlign="LEFT",
                style=[("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)],
            ),
        ]

    def _rows(self) -> Table:
        head = [
            self.labels.columns[0],
            *(self.labels.columns[1:2] if self.look.with_code else ()),
            *self.labels.columns[2:],
        ]
        rows: list[list[Any]] = [
            [self.text(word, 9, bold=True, right=place >= len(head) - 3) for place, word in enumerate(head)]
        ]
        for position, item in enumerate(self.bill.items, start=1):
            quantity, unit_price = self.locale.quantity(item.quantity), self.locale.number(item.unit_price)
            price = self.locale.number(item.price)
            known = {
                "ITEM": fact(item.name, item.name),
                "QUANTITY": fact(item.quantity, quantity),
                "UNIT_PRICE": fact(item.unit_price, unit_price),
                "PRICE": fact(item.price, price),
            }
            code = []
            if self.look.with_code:
                known["PRODUCT_CODE"] = fact(item.code, item.code)
                code = [self.text(item.code, 9)]
            self.truth.line_items.append(known)
            figures = [self.text(text, 9, right=True) for text in (quantity, unit_price, price)]
            rows.append([self.text(str(position), 9), *code, self.text(item.name, 9), *figures])
        widths = [12, *((22,) if self.look.with_code else ()), 60 if self.look.with_code else 82, 18, 28, 30]
        style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        if self.look.lines:
            style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey))
        if self.look.shaded:
            style.append(("ROWBACKGROUNDS", (0, 0), (-1, -1), (colors.whitesmoke, colors.white)))
        return Table(rows, colWidths=[width * mm for width in widths], repeatRows=1, style=style, hAlign="LEFT")

    def _totals(self) -> Table:
        bill, labels, tell = self.bill, self.labels, self.truth.tell
        money = self.locale.money
        pairs = [(self.pick(labels.net), tell("SUBTOTAL", bill.net, money(bill.net)))]
        for line in bill.taxes:
            label = labels.tax.format(rate=self.locale.percent(line.rate), net=self.locale.number(line.net))
            pairs.append((label, money(line.tax)))
        tell("TAX", bill.tax, money(bill.tax))
        pairs.append((self.pick(labels.total), tell("TOTAL", bill.total, money(bill.total))))
        tell("AMOUNT_DUE", bill.amount_due, money(bill.amount_due))
        if bill.prepaid:
            pairs += [(labels.prepaid, money(-bill.prepaid)), (labels.open, money(bill.amount_due))]
        last = len(pairs) - 1
        cells = [
            [self.text(label, bold=place == last), self.text(value, bold=place == last, right=True)]
            for place, (label, value) in enumerate(pairs)
        ]
        return Table(cells, colWidths=[62 * mm, 34 * mm], hAlign="RIGHT")

    def _code(self) -> list[Flowable]:
        """The payment code, where there is one, beside what banks need of a reference."""
        if self.asked is None:
            return []
        side = self.asked.millimetres * mm
        code = Image(io.BytesIO(picture_of(self.asked)), side, side)
        beside = self.text(f"Zahlung mit QR-Code\n{self.asked.reference}", 8.5)
        return [Spacer(1, 4 * mm), Table([[code, beside]], colWidths=[side + 4 * mm, 90 * mm], hAlign="LEFT")]

    def footer(self, canvas: Any, document: Any) -> None:
        seller = self.bill.supplier
        vat = self.truth.tell("VENDOR_VAT_NUMBER", seller.vat_number, seller.vat_number)
        parts = [f"{self.labels.vat} {vat}", seller.website]
        if seller.iban:
            printed = self.truth.tell("IBAN", seller.iban, in_groups(seller.iban))
            parts.insert(1, f"{seller.bank} · IBAN {printed} · BIC {seller.bic}")
        canvas.setFont(self.font, 7.5)
        canvas.drawString(20 * mm, 12 * mm, "  |  ".join(parts))
        canvas.drawRightString(document.pagesize[0] - 18 * mm, 12 * mm, str(canvas.getPageNumber()))
