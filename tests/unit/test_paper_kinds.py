"""Which kind of paper it is: titles in many languages and forms, signs, codes, and words that are no title."""

from __future__ import annotations

import pytest
from docloop.adapters.types import shipped_types
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field
from docloop.model.geometry import Box
from docloop.model.reading import Reading
from docloop.steps.extract import choose, extract, propose
from docloop.steps.extract.rules import RULES, UNNAMED
from docloop.values.paper_codes import stated_paper_kind

from tests.unit.typeset import typeset

INVOICE, RECEIPT = shipped_types()

BODIES = {
    "en": ("Description    Quantity    Unit price    Amount", "Total amount", "Date", "Customer no. 4711"),
    "de": ("Bezeichnung    Menge    Einzelpreis    Gesamt", "Gesamtbetrag", "Datum", "Kundennummer 4711"),
    "fr": ("Désignation    Quantité    Prix unitaire    Montant", "Total TTC", "Date", "N° client 4711"),
    "es": ("Descripción    Cantidad    Precio unitario    Importe", "Importe total", "Fecha", "Nº de cliente 4711"),
    "it": ("Descrizione    Quantità    Prezzo unitario    Importo", "Totale da pagare", "Data", "Codice cliente 4711"),
    "nl": ("Omschrijving    Aantal    Prijs per stuk    Bedrag", "Totaal incl. btw", "Datum", "Klantnummer 4711"),
    "pl": ("Nazwa towaru    Ilość    Cena jednostkowa    Wartość", "Razem brutto", "Data", "Numer klienta 4711"),
    "sv": ("Beskrivning    Antal    À-pris    Belopp", "Att betala totalt", "Datum", "Kundnummer 4711"),
    "pt": ("Descrição    Quantidade    Preço unitário    Valor", "Valor total", "Data", "N.º de cliente 4711"),
    "da": ("Beskrivelse    Antal    Stykpris    Beløb", "Total inkl. moms", "Dato", "Kundenummer 4711"),
    "cs": ("Popis    Množství    Jednotková cena    Částka", "Celkem k úhradě", "Datum", "Číslo zákazníka 4711"),
    "hu": ("Megnevezés    Mennyiség    Egységár    Összeg", "Végösszeg", "Dátum", "Vevőkód 4711"),
    "ro": ("Denumire    Cantitate    Preț unitar    Valoare", "Total general", "Data", "Cod client 4711"),
    "fi": ("Kuvaus    Määrä    Yksikköhinta    Summa", "Yhteensä", "Päivämäärä", "Asiakasnumero 4711"),
}


def letter(language: str, title: str, *more: str, total: str = "952.00") -> Reading:
    """A paper with a letterhead, a title, a table of items and a total."""
    columns, total_word, date, customer = BODIES[language]
    lines = ["Nordlicht Handel", "Hafenweg 12, 24103 Kiel", "", f"{date}: 12.10.2026", customer, "", title, ""]
    lines += [columns, "Desk    2    400.00    800.00", "", f"{total_word}    {total}", "", *more]
    return typeset("\n".join(lines))


def kind_of(reading: Reading, document_type: DocumentType = INVOICE) -> Field:
    names = {"DOCUMENT_KIND", "TOTAL"}
    small = document_type.model_copy(
        update={"fields": tuple(spec for spec in document_type.fields if spec.name in names)}
    )
    proposal = propose(reading, small)
    [spec] = [spec for spec in small.fields if spec.name == "DOCUMENT_KIND"]
    return choose(spec, proposal.candidates[spec.name], RULES, proposal)


TITLES = [
    *[("invoice", *each) for each in (
        ("en", "INVOICE"), ("en", "Tax Invoice"), ("de", "Rechnung Nr. 2026-17"), ("fr", "FACTURE"),
        ("pl", "Faktura VAT"), ("nl", "Factuur"), ("hu", "Számla"), ("fi", "Lasku"),
    )],
    *[("credit_note", *each) for each in (
        ("en", "CREDIT NOTE No. 17"), ("en", "Credit memo"), ("de", "Gutschrift zur Rechnung RG-2026-0500"),
        ("de", "Stornorechnung"), ("fr", "AVOIR N° 2026-08"), ("es", "Nota de crédito"), ("it", "Nota di credito"),
        ("nl", "Creditnota"), ("sv", "Kreditfaktura"), ("cs", "Dobropis"), ("fi", "Hyvityslasku"),
    )],
    *[("corrected_invoice", *each) for each in (
        ("en", "Corrected invoice"), ("de", "Rechnungskorrektur"), ("fr", "Facture rectificative"),
        ("es", "FACTURA RECTIFICATIVA"), ("pl", "Faktura korygująca"), ("hu", "Helyesbítő számla"),
    )],
    *[("proforma", *each) for each in (
        ("en", "PRO-FORMA INVOICE"), ("de", "Proforma"), ("fr", "Facture pro forma"), ("nl", "Proforma factuur"),
        ("cs", "Proforma faktura"), ("hu", "Díjbekérő"), ("ro", "Factură proformă"),
    )],
    *[("prepayment", *each) for each in (
        ("en", "Down payment invoice"), ("de", "Anzahlungsrechnung"), ("fr", "Facture d'acompte"),
        ("it", "Fattura d'acconto"), ("pl", "Faktura zaliczkowa"), ("nl", "Voorschotfactuur"),
    )],
    *[("final_invoice", *each) for each in (
        ("en", "Final invoice"), ("de", "Schlussrechnung"), ("fr", "Facture de solde"), ("nl", "Eindafrekening"),
        ("sv", "Slutfaktura"), ("pl", "Faktura końcowa"),
    )],
    *[("self_billed", *each) for each in (
        ("en", "Recipient created tax invoice"), ("en", "Self-billing invoice"),
        ("de", "Abrechnung im Gutschriftverfahren"), ("fr", "Auto-facturation"), ("it", "Autofattura"),
        ("pl", "Samofakturowanie"),
    )],
    *[("quote", *each) for each in (
        ("en", "QUOTATION"), ("en", "Estimate"), ("de", "O F F E R T E Nr. 001"), ("de", "Kostenvoranschlag"),
        ("fr", "DEVIS"), ("es", "Presupuesto"), ("it", "Preventivo"), ("da", "Tilbud"), ("pl", "Oferta handlowa"),
    )],
    *[("order_confirmation", *each) for each in (
        ("en", "Order confirmation"), ("de", "Auftragsbestätigung"), ("fr", "Confirmation de commande"),
        ("nl", "Orderbevestiging"), ("sv", "Orderbekräftelse"), ("es", "Confirmación de pedido"),
    )],
    *[("delivery_note", *each) for each in (
        ("en", "DELIVERY NOTE"), ("en", "Packing slip"), ("de", "Lieferschein"), ("fr", "Bon de livraison"),
        ("es", "Albarán"), ("nl", "Pakbon"), ("it", "Documento di trasporto"),
    )],
    *[("reminder", *each) for each in (
        ("en", "Payment reminder"), ("en", "FINAL NOTICE"), ("de", "2. Mahnung"), ("de", "Zahlungserinnerung"),
        ("fr", "Lettre de relance"), ("it", "Sollecito di pagamento"), ("da", "Rykkerskrivelse"),
        ("pl", "Wezwanie do zapłaty"),
    )],
    *[("statement", *each) for each in (
        ("en", "Statement of account"), ("de", "Kontoauszug"), ("fr", "Relevé de compte"), ("es", "Estado de cuenta"),
        ("it", "Estratto conto"), ("sv", "Kontoutdrag"),
    )],
]  # fmt: skip


@pytest.mark.parametrize(("kind", "language", "title"), TITLES, ids=lambda each: each)
def test_a_title_says_what_a_paper_is(kind: str, language: str, title: str) -> None:
    found = kind_of(letter(language, title))
    assert found.value == kind
    assert found.page == 1


SLIP = "Quayside Deli\n4 Pier Road\n{}\nBread    1    3.00\nTotal    {}\n{}"

RECEIPTS = [
    ("receipt", SLIP.format("RECEIPT 0042", "3.00", "Cash 5.00\nChange 2.00")),
    ("receipt", SLIP.format("Tax Invoice", "3.00", "Thank you")),
    ("receipt", SLIP.format("KASSENBON", "3.00", "Gegeben 5.00\nRückgeld 2.00")),
    ("receipt", SLIP.format("Ticket de caisse", "3.00", "Espèces 5.00\nRendu 2.00")),
    ("receipt", SLIP.format("Cashier: Ann   Till 3", "3.00", "Cash tendered 5.00\nChange 2.00\nThank you")),
    ("refund", SLIP.format("REFUND", "3.00", "Thank you")),
    ("refund", SLIP.format("Refund receipt", "-3.00", "Card 3.00")),
    ("refund", SLIP.format("RÜCKERSTATTUNG", "3.00", "Vielen Dank")),
    ("refund", SLIP.format("REMBOURSEMENT", "3.00", "Merci")),
    ("refund", SLIP.format("Retourbon", "-3.00", "Bedankt")),
    ("refund", SLIP.format("CREDIT NOTE", "3.00", "Thank you")),
    ("card_slip", SLIP.format("CARDHOLDER COPY", "3.00", "AID A0000000031010\nAuth code 1234\nMID 55   TID 7")),
    ("card_slip", SLIP.format("Card receipt", "3.00", "Auth code 1234\nVisa debit")),
    ("card_slip", SLIP.format("Kundenbeleg", "3.00", "Kartenzahlung girocard\nTerminal-ID 55")),
    ("card_slip", SLIP.format("EC-Beleg", "3.00", "Karten-Nr. 0815")),
    ("card_slip", SLIP.format("KORTKVITTO", "3.00", "Kontaktlöst")),
    ("quote", SLIP.format("GUEST CHECK", "3.00", "Table 5")),
    ("quote", SLIP.format("THIS IS NOT A RECEIPT", "3.00", "Table 5")),
    ("quote", SLIP.format("ZWISCHENRECHNUNG", "3.00", "Tisch 5")),
    ("quote", SLIP.format("ESTIMATION", "3.00", "")),
    ("quote", SLIP.format("Preconto", "3.00", "Tavolo 5")),
    ("quote", SLIP.format("Quotation", "3.00", "Valid until 31.12.2026")),
]


@pytest.mark.parametrize(("kind", "text"), RECEIPTS)
def test_a_till_roll_says_what_it_is(kind: str, text: str) -> None:
    assert kind_of(typeset(text), RECEIPT).value == kind


@pytest.mark.parametrize(
    ("language", "title", "more"),
    [
        ("en", "Invoice No. 17", "This is not a credit note."),
        ("en", "Invoice", "Please quote our number with every payment."),
        ("en", "Invoice", "Order confirmation 4711 of 3 May 2026"),
        ("en", "Invoice", "Delivery note: 5512"),
        ("en", "Invoice", "Returns within 14 days only; a credit note is issued."),
        ("en", "Invoice", "No reminder will be sent."),
        ("de", "Rechnung", "Laut Angebot Nr. 4711 vom 3. Mai 2026 liefern wir:"),
        ("de", "Rechnung Nr. 17", "Lieferschein-Nr. 55"),
        ("de", "Rechnung", "Bei Rückgabe erhalten Sie eine Gutschrift."),
        ("de", "Rechnung", "Nach der zweiten Mahnung übergeben wir an ein Inkassobüro."),
        ("fr", "Facture", "Suivant votre bon de commande 4711 et notre devis 12"),
        ("fr", "Facture", "Aucun avoir ne sera établi sans retour de la marchandise."),
        ("es", "Factura", "Según su pedido 4711"),
        ("nl", "Factuur", "Volgens onze offerte van 3 mei 2026"),
        ("it", "Fattura", "Rif. DDT 55 del 3 maggio 2026"),
    ],
)
def test_what_is_only_mentioned_is_no_title(language: str, title: str, more: str) -> None:
    found = kind_of(letter(language, title, more))
    assert found.value == "invoice"
    assert found.score is not None
    assert found.score >= max((each.score for each in found.alternatives), default=0) + 2


@pytest.mark.parametrize(
    ("language", "title", "more"),
    [
        ("en", "Invoice / Delivery note", ""),
        ("en", "Invoice", "THIS IS NOT AN INVOICE"),
        ("de", "Rechnung", "Gutschrift"),
        ("fr", "Facture", "Proforma"),
    ],
)
def test_two_titles_leave_it_open(language: str, title: str, more: str) -> None:
    found = kind_of(letter(language, title, more))
    assert found.alternatives
    assert found.score is not None
    assert found.score < found.alternatives[0].score + 3


def test_a_title_in_two_languages_is_one() -> None:
    assert kind_of(letter("de", "Gutschrift / Credit note")).value == "credit_note"


def test_a_letter_misread_is_forgiven() -> None:
    assert kind_of(letter("en", "OUOTATION")).value == "quote"
    assert kind_of(letter("en", "CREDlT N0TE")).value == "credit_note"


def test_a_negative_total_contradicts_an_invoice() -> None:
    plain = kind_of(letter("en", "Invoice"))
    negative = kind_of(letter("en", "Invoice", total="-952.00"))
    assert plain.score is not None
    assert negative.score is not None
    assert not plain.alternatives
    assert {"invoice", "credit_note"} == {negative.value, *(each.value for each in negative.alternatives)}
    assert negative.score <= negative.alternatives[0].score + 1 < plain.score


def test_a_large_title_outweighs_a_small_one() -> None:
    reading = letter("en", "Invoice", "Statement of account")
    [page] = reading.pages
    lines = []
    for line in page.lines:
        words = line.words
        if line.text.startswith("Statement"):
            boxes = [word.box.model_copy(update={"bottom": word.box.top + 0.03}) for word in words]
            words = tuple(word.model_copy(update={"box": box}) for word, box in zip(words, boxes, strict=True))
        lines.append(line.model_copy(update={"words": words}))
    found = kind_of(reading.model_copy(update={"pages": (page.model_copy(update={"lines": tuple(lines)}),)}))
    assert found.value == "statement"


def test_a_paper_that_names_nothing_is_taken_for_the_plain_kind_by_nobody() -> None:
    found = kind_of(typeset("Nordlicht Handel\nHafenweg 12\nDesk    800.00"))
    assert found.value == "invoice"
    assert UNNAMED in found.evidence
    assert found.confidence is None
    assert found.box == Box(left=0, top=0, right=0, bottom=0)


SUMS = ("Net amount    -800.00", "VAT 19 %    -152.00", "Total    -952.00")


@pytest.mark.parametrize("title", ["CREDIT NOTE", "Credit memo No. 17"])
def test_the_amounts_of_a_credit_note_are_positive(title: str) -> None:
    found = extract(letter("en", title, *SUMS, total="-952.00"), INVOICE, 1.0)
    assert (found.value("TOTAL"), found.value("TAX")) == ("952.00", "152.00")


def test_a_printed_minus_on_an_invoice_stays() -> None:
    assert extract(letter("en", "Invoice", *SUMS, total="-952.00"), INVOICE, 1.0).value("TOTAL") == "-952.00"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("380", "invoice"), ("326", "invoice"), ("383", "invoice"), ("381", "credit_note"), ("261", "credit_note"),
        ("396", "credit_note"), ("384", "corrected_invoice"), ("325", "proforma"), ("386", "prepayment"),
        ("389", "self_billed"), ("877", "final_invoice"), ("310", "quote"), (" 380 ", "invoice"), ("751", None),
        ("", None), ("invoice", None),
    ],
)  # fmt: skip
def test_codes_of_e_invoices(code: str, kind: str | None) -> None:
    assert stated_paper_kind(code) == kind
