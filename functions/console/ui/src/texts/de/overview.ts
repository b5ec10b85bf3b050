import type { Texts } from "../types.ts";
import { counted } from "./numbers.ts";

/** The texts of the overview. */
export const overview: Texts["overview"] = {
  title: "Übersicht",
  ranges: "Zeitraum",
  range: (days) => counted(days, { one: "Heute", other: "# Tage" }),
  anyType: "Alle Typen",
  type: "Typ",
  all: "Alle Zahlen als CSV",
  basis: (documents, more) =>
    more
      ? counted(documents, {
          one: "Grundlage: das neueste Dokument des Zeitraums und seine Prüfungen; es gab weitere. Tage in UTC.",
          other:
            "Grundlage: die neuesten # Dokumente des Zeitraums und ihre Prüfungen; es gab weitere. Tage in UTC.",
        })
      : counted(documents, {
          one: "Grundlage: das einzige Dokument des Zeitraums und seine Prüfungen. Tage in UTC.",
          other: "Grundlage: alle # Dokumente des Zeitraums und ihre Prüfungen. Tage in UTC.",
        }),
  empty: {
    title: "Noch keine Dokumente",
    text: "Legen Sie ein PDF oder ein Bild im Eingangs-Bucket ab, oder rufen Sie „docloop drop DATEI“ auf, wenn docloop lokal läuft. Zahlen gibt es ab dem ersten Dokument.",
  },
  quiet: "In diesem Zeitraum ist nichts eingegangen und nichts geprüft worden.",
  figures: {
    label: "Kennzahlen",
    documents: "Dokumente",
    untouched: "Dunkelverarbeitung",
    audits: "Fehlerquote in Stichproben",
    accuracy: "Genauigkeit vor der Prüfung",
    oldest: "Älteste offene Prüfung",
    perDocument: "Zeit je Dokument",
    perField: "Zeit je Feld",
    ofDecided: "der entschiedenen oder wartenden Dokumente",
    none: "noch nicht gemessen",
    noAudits: "noch keine Stichproben",
    noReviews: "noch keine Prüfungen",
    interval: (low, high, fields) =>
      counted(fields, {
        one: `95-%-Intervall: ${low} bis ${high}, aus # Feld der Stichprobe`,
        other: `95-%-Intervall: ${low} bis ${high}, aus # Feldern der Stichprobe`,
      }),
    corrected: (corrected) => counted(corrected, { one: "# Wert korrigiert", other: "# Werte korrigiert" }),
    nothingWaits: "keine wartenden Prüfungen",
    waiting: (reviews, more) =>
      more
        ? counted(reviews, {
            one: "von mehr als # freien Prüfung",
            other: "von mehr als # freien Prüfungen",
          })
        : counted(reviews, { one: "von # freien Prüfung", other: "von # freien Prüfungen" }),
    people: "Prüfzeit",
    machine: (seconds) => `${seconds} Verarbeitungszeit`,
    peopleAndMachine: (seconds) => `Prüfzeit, dazu ${seconds} Verarbeitungszeit`,
    answers: (answers) => counted(answers, { one: "aus # Antwort", other: "aus # Antworten" }),
  },
  outcomes: {
    accepted: "akzeptiert",
    completed: "in der Prüfung abgeschlossen",
    waiting: "in Prüfung",
    running: "in Verarbeitung",
    failed: "fehlgeschlagen",
    aside: "sonstige",
  },
  aside: "Sonstige: abgelehnt, ersetzt, Dublette oder gelöscht.",
  charts: {
    documents: {
      title: "Dokumente pro Tag",
      about: "Nach dem Tag des Eingangs, mit ihrem jetzigen Status.",
    },
    shares: {
      title: "Automatisierung und Genauigkeit",
      about:
        "Anteil der ohne Prüfung akzeptierten Dokumente und Anteil der erfassten Werte, die sich in der Prüfung als richtig erwiesen.",
    },
    audits: {
      title: "In Stichproben gemessene Fehlerquote",
      about:
        "Anteil falscher Werte in einer Zufallsstichprobe der akzeptierten Werte, vom ersten Tag an, mit dem 95-%-Intervall.",
    },
    waiting: {
      title: "Dauer bis zur Entscheidung",
      about: "Median der Zeit vom Anlegen bis zum Abschluss einer Prüfung, nach dem Tag des Abschlusses.",
    },
    seconds: {
      title: "Zeitaufwand",
      about: "Prüfzeit, soweit gemessen, und Verarbeitungszeit.",
    },
  },
  columns: {
    day: "Tag",
    untouched: "Dunkelverarbeitung",
    accuracy: "Genauigkeit vor der Prüfung",
    wrongShare: "Fehlerquote",
    low: "mindestens",
    high: "höchstens",
    audited: "geprüfte Werte",
    wrong: "falsche Werte",
    hoursWaited: "Wartezeit",
    perDocument: "je Dokument",
    perField: "je Feld",
    machine: "Verarbeitung je Dokument",
  },
  noNumbers: "Für diesen Zeitraum gibt es keine Daten.",
  numbers: "Daten",
  csv: "CSV",
  csvOf: (title) => `${title} als CSV`,
  numbersOf: (title) => `Daten: ${title}`,
  plotOf: (title, last) => `Diagramm: ${title}. ${last}. Alle Zahlen stehen in der Tabelle „Daten“.`,
  ages: {
    title: "Warteschlange nach Wartezeit",
    about: "Offene und eskalierte Prüfungen, die niemand bearbeitet.",
    more: "Es werden nur die ältesten Prüfungen gezählt; es gibt weitere.",
    columns: { age: "Wartezeit", reviews: "Prüfungen" },
    under: (age) => `unter ${age}`,
    between: (from, to) => `${from} bis ${to}`,
    over: (age) => `${age} oder länger`,
  },
  reviewers: {
    title: "Durchsatz je Person",
    about: "Die Zeit wird beim Beantworten gemessen.",
    own: "Sie sehen Ihre eigenen Zahlen; die Leitung sieht alle.",
    none: "In diesem Zeitraum wurden keine Prüfungen abgeschlossen.",
    columns: {
      by: "Person",
      reviews: "Prüfungen",
      answers: "Antworten",
      seconds: "Zeit",
      each: "Zeit je Prüfung",
    },
  },
  types: {
    title: "Dokumenttypen",
    automated: {
      fields: "der Felder brauchen keine Prüfung",
      documents: "der neuesten Dokumente brauchten keine Prüfung",
    },
    labels: (count, more) =>
      more
        ? counted(count, { one: "Mehr als # Annotation.", other: "Mehr als # Annotationen." })
        : counted(count, { one: "# Annotation.", other: "# Annotationen." }),
    modes: {
      error_budget: (error, sure) => `Fehlerbudget: höchstens ${error} falsch, mit ${sure} Sicherheit`,
      expected_cost: "Ein Wert wird akzeptiert, wenn seine Prüfung mehr kosten würde als ein Fehler.",
      threshold: (share) =>
        `Ein Wert wird ab einer Konfidenz von ${share} akzeptiert. Das ist keine Garantie.`,
      review_all: "Jedes Dokument wird geprüft.",
    },
    known: (at) => `Stand: Training vom ${at}.`,
    offers: "Kosten anderer Fehlerbudgets",
    columns: { budget: "Fehlerbudget", share: "Akzeptiert", minutes: "Prüfminuten je 100 Dokumente" },
    noOffers: "Verfügbar, sobald ein Typ mit Fehlerbudget trainiert wurde.",
    inForce: "aktuell",
    trainings: {
      title: "Bisherige Trainings",
      columns: {
        at: "Beendet",
        labels: "Annotationen",
        before: "Genauigkeit vorher",
        after: "Genauigkeit nachher",
        state: "Ausgang",
      },
    },
    states: {
      queued: "wartet",
      training: "läuft",
      promoted: "in Betrieb genommen",
      kept: "nicht besser",
      failed: "fehlgeschlagen",
      shipped: "mitgeliefert",
    },
  },
};
