import { sayingIn } from "../sentences.ts";
import type { Texts } from "../types.ts";
import { documents } from "./documents.ts";
import { locale } from "./numbers.ts";
import { review } from "./review.ts";
import sentences from "./sentences.json" with { type: "json" };

const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
const states: Readonly<Record<string, string>> = { ...documents.states, ...review.states };

/** What else stands in sentences: percentages and states. */
function wordOf(word: string): string {
  if (/^\d+(\.\d+)?%$/.test(word)) return percent.format(Number(word.slice(0, -1)) / 100);
  return states[word] ?? word;
}

/** What the API says in English, for people to read. */
export const server: Texts["server"] = {
  said: sayingIn(sentences, wordOf),
  titles: {
    Invoice: "Rechnung",
    "Credit note": "Gutschrift",
    "Corrected invoice": "Rechnungskorrektur",
    "Pro forma invoice": "Proforma-Rechnung",
    "Prepayment invoice": "Vorauszahlungsrechnung",
    "Final invoice": "Schlussrechnung",
    "Self-billed invoice": "Gutschrift durch den Kunden",
    Quote: "Angebot",
    "Order confirmation": "Auftragsbestätigung",
    "Delivery note": "Lieferschein",
    "Payment reminder": "Zahlungserinnerung",
    "Statement of account": "Kontoauszug",
    Receipt: "Kassenbeleg",
    Refund: "Erstattung",
    "Card slip": "Kartenbeleg",
    "Quote or bill before payment": "Angebot oder Zwischenrechnung",
    "Kind of document": "Belegart",
    Supplier: "Lieferant",
    "Address of the supplier": "Adresse des Lieferanten",
    "Telephone of the supplier": "Telefon des Lieferanten",
    "VAT number of the supplier": "USt-IdNr. des Lieferanten",
    Customer: "Kunde",
    "Invoice number": "Rechnungsnummer",
    "Invoice date": "Rechnungsdatum",
    "Due date": "Fälligkeitsdatum",
    "Purchase order number": "Bestellnummer",
    Subtotal: "Zwischensumme",
    Tax: "Steuer",
    "Total including tax": "Gesamtbetrag inkl. Steuer",
    "Amount due": "Zahlbetrag",
    Currency: "Währung",
    IBAN: "IBAN",
    Shop: "Geschäft",
    "Shop address": "Adresse des Geschäfts",
    "Shop phone": "Telefon des Geschäfts",
    "Shop VAT number": "USt-IdNr. des Geschäfts",
    Date: "Datum",
    "Receipt number": "Belegnummer",
    Tip: "Trinkgeld",
    Total: "Gesamtbetrag",
    Item: "Bezeichnung",
    Quantity: "Menge",
    "Unit price": "Einzelpreis",
    Price: "Betrag",
    "Item number": "Artikelnummer",
    Address: "Adresse",
    "One of a list": "Auswahl aus einer Liste",
    "Length of time": "Dauer",
    "E-mail address": "E-Mail-Adresse",
    "Number or code": "Nummer oder Code",
    "Amount of money": "Geldbetrag",
    Name: "Name",
    Number: "Zahl",
    Telephone: "Telefon",
    Text: "Text",
    "Web address": "Internetadresse",
    "VAT number": "USt-IdNr.",
  },
};
