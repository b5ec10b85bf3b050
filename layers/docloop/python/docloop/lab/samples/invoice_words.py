"""The words printed on invoices, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """The words of one language; of several, the supplier's look picks one."""

    title: tuple[str, ...]
    number: tuple[str, ...]
    day: tuple[str, ...]
    due: tuple[str, ...]
    order: tuple[str, ...]
    customer: str
    delivered: str
    columns: tuple[str, str, str, str, str, str]
    net: tuple[str, ...]
    tax: str
    total: tuple[str, ...]
    prepaid: str
    open: str
    vat: str
    to: str
    discount: str


LABELS = {
    "de": Labels(
        ("Rechnung", "RECHNUNG"),
        ("Rechnungsnummer", "Rechnung Nr.", "Rechnungs-Nr."),
        ("Rechnungsdatum", "Datum"),
        ("Fällig am", "Zahlbar bis"),
        ("Ihre Bestellung", "Bestellnummer"),
        "Kundennummer",
        "Lieferdatum",
        ("Pos.", "Art.-Nr.", "Bezeichnung", "Menge", "Einzelpreis", "Betrag"),
        ("Nettobetrag", "Zwischensumme"),
        "zzgl. {rate} % MwSt. auf {net}",
        ("Gesamtbetrag", "Rechnungsbetrag"),
        "abzgl. Anzahlung",
        "Zu zahlen",
        "USt-IdNr.",
        "",
        "Bei Zahlung innerhalb von {days} Tagen {share} % Skonto.",
    ),
    "fr": Labels(
        ("Facture", "FACTURE"),
        ("Facture n°", "N° de facture"),
        ("Date", "Date de facture"),
        ("Échéance", "À régler avant le"),
        ("Votre commande", "Bon de commande"),
        "N° client",
        "Date de livraison",
        ("N°", "Réf.", "Désignation", "Qté", "P.U. HT", "Montant HT"),
        ("Total HT", "Montant HT"),
        "TVA {rate} % sur {net}",
        ("Total TTC", "Montant TTC"),
        "Acompte versé",
        "Net à payer",
        "N° TVA",
        "Facturé à",
        "Escompte de {share} % sous {days} jours.",
    ),
    "en": Labels(
        ("Invoice", "INVOICE", "Tax invoice"),
        ("Invoice no.", "Invoice number", "Invoice #"),
        ("Invoice date", "Date"),
        ("Due date", "Payment due"),
        ("Your order", "PO number"),
        "Customer no.",
        "Delivered",
        ("#", "Item", "Description", "Qty", "Unit price", "Amount"),
        ("Subtotal", "Net total"),
        "VAT {rate}% on {net}",
        ("Total", "Invoice total"),
        "Less deposit",
        "Amount due",
        "VAT no.",
        "Bill to",
        "{share}% discount if paid within {days} days.",
    ),
}
