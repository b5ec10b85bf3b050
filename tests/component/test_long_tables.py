"""Tables of items that go on over pages, with what makers print where a page ends and the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.extraction import Extraction
from docloop.steps.extract import extract

from tests.typeset import typeset

INVOICE = next(each for each in shipped_types() if each.name == "invoice")
NAMES = ("Hex bolt M{}", "Cable duct {} mm", "Paint bucket {}", "Oak panel {}", "LED lamp {}W", "Gasket set {}")

Amount = Callable[[Decimal], str]


def comma(value: Decimal) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True)
class Maker:
    """What a maker prints. `turn`: the words below the items of a page and above those of the next one."""

    title: str
    number: str
    columns: tuple[str, ...]
    turn: tuple[str, str]
    page_total: str
    page: str
    sums: tuple[str, str, str]
    rate: int
    amount: Amount = comma


MAKERS = {
    "English": Maker(
        "INVOICE",
        "Invoice No. INV-2041   Invoice date: 12 October 2026",
        ("Pos", "Description", "Qty", "Unit price", "Amount"),
        ("Carried forward", "Brought forward"),
        "Page total",
        "Page {} of {}",
        ("Subtotal", "VAT 20%", "Total due GBP"),
        20,
        "{:,.2f}".format,
    ),
    "German": Maker(
        "RECHNUNG",
        "Rechnungsnummer: RE-2041   Rechnungsdatum: 12.10.2026",
        ("Pos", "Bezeichnung", "Menge", "Einzelpreis", "Betrag"),
        ("Übertrag", "Übertrag"),
        "Zwischensumme",
        "Seite {} von {}",
        ("Nettobetrag", "MwSt 19 %", "Gesamtbetrag EUR"),
        19,
    ),
    "French": Maker(
        "FACTURE",
        "Facture n° F-2041   Date de facture : 12/10/2026",
        ("Réf", "Désignation", "Qté", "Prix unitaire", "Montant"),
        ("À reporter", "Report"),
        "Sous-total page",
        "Page {} sur {}",
        ("Total HT", "TVA 20 %", "Total TTC EUR"),
        20,
        lambda value: comma(value).replace(".", " "),
    ),
    "Italian": Maker(
        "FATTURA",
        "Fattura n. 2041/A   Data: 12/10/2026",
        ("Cod", "Descrizione", "Q.tà", "Prezzo unitario", "Importo"),
        ("A riportare", "Riporto"),
        "Totale pagina",
        "Pagina {} di {}",
        ("Imponibile", "IVA 22 %", "Totale EUR"),
        22,
    ),
    "Spanish": Maker(
        "FACTURA",
        "Factura nº 2041   Fecha de factura: 12/10/2026",
        ("Ref", "Descripción", "Cantidad", "Precio", "Importe"),
        ("Suma y sigue", "Suma anterior"),
        "Subtotal página",
        "Página {} de {}",
        ("Base imponible", "IVA 21 %", "Total EUR"),
        21,
    ),
    "Dutch": Maker(
        "FACTUUR",
        "Factuurnummer: 2041   Factuurdatum: 12-10-2026",
        ("Nr", "Omschrijving", "Aantal", "Prijs", "Bedrag"),
        ("Transport", "Transport"),
        "Subtotaal pagina",
        "Pagina {} van {}",
        ("Totaal excl. btw", "BTW 21 %", "Totaal EUR"),
        21,
    ),
    "in words of no list": Maker(
        "INVOICE",
        "Invoice No. INV-2041   Invoice date: 12 October 2026",
        ("Pos", "Description", "Qty", "Unit price", "Amount"),
        ("Summa transportata", "Ex pagina priore"),
        "Summa paginae",
        "{} / {}",
        ("Subtotal", "VAT 20%", "Total due GBP"),
        20,
        "{:,.2f}".format,
    ),
}

Item = tuple[str, int, Decimal]


def items_of(count: int) -> list[Item]:
    return [(NAMES[at % 6].format(at + 3), 1 + at % 6, Decimal(250 + 37 * at) / 100) for at in range(count)]


def row(position: str, text: str, pieces: str, each: str, amount: str) -> str:
    return f"{position:<5}{text:<32}{pieces:>6}{each:>15}{amount:>16}"


def invoice(maker: Maker, pages: Sequence[int], turn: str = "", misread: bool = False) -> list[str]:
    """Return pages with that many items each. `turn`: carried (forward), paged (the total of each page) or nothing."""
    said, items, printed = maker.amount, items_of(sum(pages)), Decimal(0)
    texts = []
    for number in range(1, len(pages) + 1):
        lines = ["Northgate Supplies Ltd" + " " * 20 + maker.title, "14 Mill Lane, Leeds LS1 4AB", maker.number, ""]
        lines += [row(*maker.columns)]
        if turn == "carried" and number > 1:
            lines += [row("", maker.turn[1], "", "", said(printed))]
        on_page = Decimal(0)
        for at in range(sum(pages[: number - 1]), sum(pages[:number])):
            text, pieces, each = items[at]
            on_page += pieces * each
            lines += [row(str(at + 1), text, str(pieces), said(each), said(pieces * each))]
        printed += on_page
        last = number == len(pages)
        if turn == "carried" and not last:
            lines += [row("", maker.turn[0], "", "", said(printed + misread))]
        if turn == "paged" and len(pages) > 1:
            lines += [row("", maker.page_total, "", "", said(on_page))]
        if last:
            tax = (printed * maker.rate / 100).quantize(Decimal("0.01"))
            amounts = (printed, tax, printed + tax)
            lines += [row("", word, "", "", said(each)) for word, each in zip(maker.sums, amounts, strict=True)]
        lines += ["", "Northgate Supplies Ltd - Reg. 01234567", maker.page.format(number, len(pages))]
        texts.append("\n".join(lines))
    return texts


def listed(found: Extraction) -> list[tuple[str, int, Decimal]]:
    rows = []
    for item in found.line_items:
        text, pieces, price = item.get("ITEM"), item.get("QUANTITY"), item.get("PRICE")
        assert text is not None
        assert price is not None
        number = int(pieces.value) if pieces and pieces.value else 0
        rows.append((text.value or "", number, Decimal(price.value or 0)))
    return rows


def amounts(items: Sequence[Item]) -> list[tuple[str, int, Decimal]]:
    return [(text, pieces, pieces * each) for text, pieces, each in items]


@pytest.mark.parametrize("turn", ["", "carried", "paged"])
@pytest.mark.parametrize("maker", MAKERS)
def test_ninety_one_items_over_three_pages(maker: str, turn: str) -> None:
    found = extract(typeset(*invoice(MAKERS[maker], (28, 36, 27), turn)), INVOICE, 1.0)
    assert listed(found) == amounts(items_of(91))
    net = sum((pieces * each for _, pieces, each in items_of(91)), Decimal(0))
    tax = (net * MAKERS[maker].rate / 100).quantize(Decimal("0.01"))
    assert [Decimal(found.value(name) or 0) for name in ("SUBTOTAL", "TAX", "TOTAL")] == [net, tax, net + tax]


@pytest.mark.parametrize("maker", [name for name in MAKERS if "no list" not in name])
def test_a_misread_sum_is_carried_forward_by_its_words(maker: str) -> None:
    found = extract(typeset(*invoice(MAKERS[maker], (8, 9), "carried", misread=True)), INVOICE, 1.0)
    assert [name for name, _, _ in listed(found)][:8] == [name for name, _, _ in items_of(8)]
    assert len([name for name, _, _ in listed(found) if name in {each for each, _, _ in items_of(17)}]) == 17


def test_few_items_above_a_known_word() -> None:
    found = extract(typeset(*invoice(MAKERS["German"], (2, 3), "carried")), INVOICE, 1.0)
    assert listed(found) == amounts(items_of(5))


def test_items_that_add_up_to_the_last_one_of_a_page_by_chance() -> None:
    """Rows with their own prices are items whatever they add up to."""
    prices = ("10.00", "20.00", "30.00", "40.00", "100.00")
    lines = [row(str(at), f"Oak panel {at}", "1", price, price) for at, price in enumerate(prices, 1)]
    head = ["INVOICE", "Invoice No. 7", row("Pos", "Description", "Qty", "Unit price", "Amount")]
    ends = [row("6", "Paint bucket", "2", "25.00", "50.00"), row("", "Total", "", "", "250.00")]
    # Printed with a unit that is not the amount, as most are.
    lines[-1] = row("5", "Oak panel 5", "4", "25.00", "100.00")
    found = extract(typeset("\n".join([*head, *lines]), "\n".join([head[2], *ends])), INVOICE, 1.0)
    assert [str(price) for _, _, price in listed(found)] == [*prices, "50.00"]


def test_a_sum_at_the_end_of_a_page_is_final_when_none_follows() -> None:
    first = invoice(MAKERS["English"], (6,))[0].split("\n")
    total = next(line for line in first if "Subtotal" in line).replace("Subtotal", "Total   ")
    kept = [line for line in first if not any(word in line for word in ("Subtotal", "VAT", "Total due"))]
    appendix = [
        "Time sheet",
        row("", "Fitting on Monday", "", "", "75.00"),
        row("", "Fitting on Friday", "", "", "40.00"),
    ]
    reading = typeset("\n".join([*kept[:-3], total, *kept[-3:]]), "\n".join(appendix))
    assert listed(extract(reading, INVOICE, 1.0)) == amounts(items_of(6))
