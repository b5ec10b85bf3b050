"""Papers in many languages, each with the title that a test gives it."""

from __future__ import annotations

from docloop.adapters.types import shipped_types
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Field
from docloop.model.reading import Reading
from docloop.steps.extract.choosing import choose
from docloop.steps.extract.proposal import propose
from docloop.steps.extract.score.rules import RULES

from tests.typeset import typeset

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
