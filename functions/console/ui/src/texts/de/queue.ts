import type { Texts } from "../types.ts";
import { counted } from "./numbers.ts";

/** Texts of the queue. */
export const queue: Texts["queue"] = {
  title: "Warteschlange",
  views: "Ansichten der Warteschlange",
  view: {
    open: "Offen",
    mine: "Meine",
    claimed: "In Bearbeitung",
    escalated: "Eskaliert",
    recent: "Von mir entschieden",
  },
  filters: "Filter",
  anyType: "Alle Typen",
  leastAmount: "Mindestbetrag",
  noAmount: "Geben Sie einen Betrag wie 1000,50 ein",
  held: (count) =>
    counted(count, {
      one: "Ihre Prüfung fortsetzen",
      other: "Eine Ihrer # Prüfungen fortsetzen",
    }),
  order: "Sortieren nach",
  orders: {
    urgency: "Dringendste zuerst",
    age: "Älteste zuerst",
    amount: "Höchster Betrag zuerst",
  },
  clearFilters: "Filter zurücksetzen",
  nothingMatches: "Nichts passt zu diesen Filtern",
  next: "Nächste prüfen",
  columns: {
    why: "Grund",
    type: "Typ",
    supplier: "Lieferant",
    amount: "Betrag",
    age: "Wartezeit",
    holder: "Bearbeitet von",
    done: "Entschieden",
    outcome: "Ausgang",
    actions: "Aktionen",
  },
  audit: "Zufällig ausgewählt, um automatische Entscheidungen zu kontrollieren",
  noReason: "Kein Grund angegeben",
  moreReasons: (count) => counted(count, { other: "# weitere" }),
  auditBadge: "Stichprobe",
  seniorBadge: "nur Leitung",
  heldBy: (who, until) => `${who}, bis ${until}`,
  lapsed: "Reservierung abgelaufen",
  confirmed: "alles bestätigt",
  corrected: (count) => counted(count, { other: "# korrigiert" }),
  rejected: "abgelehnt",
  release: "Zurückgeben",
  released: "In die Warteschlange zurückgegeben.",
  escalate: "Eskalieren",
  reject: "Ablehnen",
  reopen: "Wieder öffnen",
  wordsNeeded: "Geben Sie ein paar Worte ein.",
  dialogs: {
    escalate: {
      title: "An die Leitung eskalieren",
      text: "Die Prüfung verlässt die Warteschlange und wartet auf die Leitung. Ihre bisherigen Antworten bleiben erhalten.",
      label: "Was sollte die Leitung wissen?",
      submit: "Eskalieren",
      done: "An die Leitung eskaliert.",
    },
    reject: {
      title: "Dokument ablehnen",
      text: "Für Dateien, die kein Dokument sind oder nicht hierher gehören. Es gibt dann kein Ergebnis.",
      label: "Warum?",
      submit: "Ablehnen",
      done: "Das Dokument wurde abgelehnt.",
    },
    reopen: {
      title: "Dokument wieder öffnen",
      text: "Es kommt als neue Prüfung in die Warteschlange zurück. Das jetzige Ergebnis bleibt gespeichert.",
      label: "",
      submit: "Wieder öffnen",
      done: "Das Dokument ist wieder offen.",
    },
  },
  empty: {
    open: {
      title: "Die Warteschlange ist leer",
      text: "Alle gelesenen Dokumente sind entschieden. Neue erscheinen hier automatisch.",
    },
    mine: {
      title: "Sie bearbeiten keine Prüfungen",
      text: "Öffnen Sie eine Prüfung, oder drücken Sie N für die dringendste.",
    },
    claimed: {
      title: "Keine Prüfung ist in Bearbeitung",
      text: "Hier sehen Sie, wer welche Prüfung bis wann bearbeitet.",
    },
    escalated: {
      title: "Nichts ist eskaliert",
      text: "Hier erscheinen Prüfungen, die an die Leitung eskaliert werden.",
    },
    recent: {
      title: "Noch keine Entscheidungen",
      text: "Hier erscheinen Ihre Entscheidungen, die neuesten zuerst.",
    },
  },
  keys: {
    down: "Nächste Zeile",
    up: "Vorherige Zeile",
    next: "Dringendstes Dokument prüfen",
  },
};
