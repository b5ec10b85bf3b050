import type { Texts } from "../types.ts";
import { counted } from "./numbers.ts";

/** Texts of the page viewer. */
export const page: Texts["page"] = {
  tools: "Seite",
  window: (page, pages) => `Seite ${page} von ${pages}; mit den Pfeiltasten verschieben`,
  picture: (page, pages) => `Bild von Seite ${page} von ${pages}`,
  place: (page, pages) => `${page} / ${pages}`,
  thumbnails: "Seiten",
  thumbnail: (page) => `Seite ${page}`,
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  fit: "An Breite oder Seite anpassen",
  rotate: "Um 90° drehen",
  pair: "Zwei Seiten nebeneinander",
  move: "Ziehen, um die Seite zu verschieben",
  next: "Nächste Seite",
  before: "Vorherige Seite",
  space: "Gedrückt halten und ziehen, um die Seite zu verschieben",
  notRead: "Von diesem Dokument wurde keine Seite gelesen.",
};

/** Texts of the grid of line items. */
export const items: Texts["items"] = {
  grid: "Positionen",
  row: (row) => `Zeile ${row}`,
  cell: (title, row) => `${title}, Zeile ${row}`,
  insertRow: "Zeile darunter einfügen",
  removeRow: "Zeile löschen",
  removeThis: (row) => `Zeile ${row} löschen`,
  none: "Es gibt keine Positionen.",
  newRow: "Neue Zeile",
  actions: "Aktionen",
  hint: "Eintippen oder aus einer Tabelle einfügen.",
  sum: "Summe",
  partial: (count) =>
    counted(count, { one: "ein Preis ist keine Zahl", other: "# Preise sind keine Zahlen" }),
  matches: { total: "stimmt mit dem Gesamtbetrag überein", subtotal: "stimmt mit der Zwischensumme überein" },
  off: {
    total: (by) => `weicht um ${by} vom Gesamtbetrag ab`,
    subtotal: (by) => `weicht um ${by} von der Zwischensumme ab`,
  },
  keys: {
    move: "Zwischen Zellen wechseln",
    edit: "Zelle bearbeiten; Tippen ersetzt den Inhalt",
    cancel: "Änderung der Zelle verwerfen",
    clear: "Zelle leeren",
    paste: "Zeilen und Spalten einfügen",
    copy: "Zelle kopieren",
  },
};
