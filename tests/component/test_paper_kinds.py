"""Which kind of paper it is by its title, in many languages and forms."""

from __future__ import annotations

import pytest

from tests.paper_letters import RECEIPT, kind_of, letter
from tests.typeset import typeset

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
