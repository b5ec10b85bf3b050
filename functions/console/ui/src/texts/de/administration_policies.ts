import type { AdministrationTexts } from "../types.ts";
import { counted } from "./numbers.ts";

/** Policies: the list, one policy, its preview and its versions. */
export const policies: AdministrationTexts["policies"] = {
  title: "Richtlinien",
  text: "Wann Werte ohne Prüfung akzeptiert werden, je Dokumenttyp.",
  columns: { type: "Typ", mode: "Werte werden akzeptiert", audits: "Stichproben", version: "Version" },
  asDescribed: "Vorgabe des Typs",
  unknown: "Diesen Dokumenttyp gibt es nicht",
  back: "Alle Richtlinien",
  pageTitle: (type) => `Richtlinie für ${type}`,
  pageText: "Eine Änderung gilt für Dokumente, die ab jetzt entschieden werden, nach spätestens 30 Sekunden.",
  leave: "Ihre Änderungen an dieser Richtlinie verwerfen?",
  mode: "Werte werden akzeptiert",
  modes: {
    error_budget: "innerhalb eines Fehlerbudgets",
    expected_cost: "wenn eine Prüfung mehr kostet als ein Fehler",
    threshold: "ab einer bestimmten Konfidenz",
    review_all: "nie: jedes Dokument wird geprüft",
  },
  modeHints: {
    error_budget:
      "Akzeptiert werden nur Werte, für die nachgewiesen ist, dass sie das Budget einhalten. Der Nachweis kommt aus Annotationen und Stichproben.",
    expected_cost:
      "Ein Wert wird akzeptiert, wenn sein möglicher Fehler weniger kostet als ihn anzusehen. Was Fehler kosten, wird über die API festgelegt.",
    threshold: "Ein Wert wird akzeptiert, wenn seine Konfidenz hoch genug ist. Das ist keine Garantie.",
    review_all: "Jedes Dokument dieses Typs wird geprüft.",
  },
  inShort: {
    error_budget: (error) => `innerhalb eines Fehlerbudgets von ${error}`,
    expected_cost: "wenn eine Prüfung mehr kostet als ein Fehler",
    threshold: (threshold) => `ab einer Konfidenz von ${threshold}`,
    review_all: "nie",
  },
  error: "Fehlerbudget (%)",
  errorHint: "Wie viele der akzeptierten Werte falsch sein dürfen.",
  certainty: "Sicherheit (%)",
  certaintyHint: "Wie sicher es sein muss, dass das Budget eingehalten wird.",
  threshold: "Schwelle (%)",
  thresholdHint: "Für Felder ohne eigene Schwelle.",
  minuteCost: "Kosten eines Prüfers je Minute",
  minuteCostHint: "In der Währung der Dokumente.",
  seconds: "Sekunden je geprüftem Feld",
  audits: "Stichprobenanteil (%)",
  auditsHint:
    "Anteil der Dokumente, die vollständig geprüft werden, obwohl sie akzeptiert würden. Ohne Stichproben erfährt niemand, wie oft akzeptierte Werte falsch sind.",
  fields: "Felder",
  fieldColumns: { field: "Feld", need: "Wert", threshold: "Schwelle (%)" },
  needs: { optional: "Optional", required: "Pflicht", dispensable: "Verzichtbar" },
  needsHint:
    "Pflicht: Fehlt der Wert, wird nachgefragt. Verzichtbar: Sind nur solche Felder unsicher, wird das Dokument ohne ihre Werte akzeptiert.",
  needOf: (field) => `Wert von ${field}`,
  thresholdOf: (field) => `Schwelle von ${field} in Prozent`,
  usual: "wie oben",
  kinds: "Belegarten, die ohne Prüfung akzeptiert werden",
  kindsHint:
    "Die gewöhnliche Art darf es immer. Jede andere wird geprüft, sofern Sie sie hier nicht auswählen.",
  wrong: {
    percent: "Geben Sie eine Zahl von 0 bis 100 ein",
    number: "Geben Sie eine Zahl ab 0 ein",
    seconds: "Geben Sie eine Zahl von 0 bis 3.600 ein",
  },
  mend: "Korrigieren Sie zuerst die markierten Eingaben.",
  review: "Änderungen ansehen",
  unchanged: "Es wurde nichts geändert.",
  preview: {
    title: "Was sich ändert",
    changes: { what: "Einstellung", before: "Jetzt", after: "Neu" },
    history: "Auf den letzten Dokumenten",
    historyText: (documents) =>
      counted(documents, {
        one: "Beide Richtlinien, angewandt auf das letzte Dokument dieses Typs.",
        other: "Beide Richtlinien, angewandt auf die letzten # Dokumente dieses Typs.",
      }),
    working: (documents, most) => `Dokumente werden ausgewertet: ${documents} von höchstens ${most}`,
    stop: "Anhalten",
    stopped: "Vorzeitig angehalten.",
    none: "Von diesem Typ wurde noch kein Dokument entschieden, an dem sich die Richtlinie erproben ließe.",
    columns: { what: "Dokumente", now: "Jetzt", then: "Neu" },
    rows: {
      accepted: "Ohne Prüfung akzeptiert",
      questions: "Felder, nach denen gefragt wird",
      wrong: "Falsche akzeptierte Werte",
    },
    ofChecked: (wrong, checked) => `${wrong} von ${checked} geprüften`,
    wrongText: "Gezählt unter akzeptierten Werten, deren wahrer Wert bestätigt wurde.",
    budget:
      "Was ein Fehlerbudget akzeptiert, wird nachgewiesen, wenn Dokumente gelesen werden. Was das geltende Budget ergibt, steht in der Übersicht.",
    otherModel: (documents) =>
      counted(documents, {
        one: "Eines davon hat ein früheres Modell gelesen. Unter einem Fehlerbudget gelten seine Werte als nicht nachgewiesen.",
        other:
          "# davon hat ein früheres Modell gelesen. Unter einem Fehlerbudget gelten ihre Werte als nicht nachgewiesen.",
      }),
    worse: (wrong) =>
      counted(wrong, {
        one: "Mit der neuen Richtlinie wäre ein falscher Wert mehr akzeptiert worden, ohne dass ihn jemand gesehen hätte.",
        other:
          "Mit der neuen Richtlinie wären # falsche Werte mehr akzeptiert worden, ohne dass sie jemand gesehen hätte.",
      }),
    newlyAccepted: "Neu akzeptiert, zum Beispiel",
    newlyAsked: "Neu geprüft, zum Beispiel",
    document: (number) => `Dokument ${number}`,
    save: "Richtlinie speichern",
    cancel: "Zurück",
    done: "Die Richtlinie wurde gespeichert.",
  },
  versions: {
    title: "Versionen",
    none: "Es wurde noch keine Richtlinie gespeichert. Es gilt die Vorgabe des Typs.",
    version: (version) => `Version ${version}`,
    shown: (version) => `Version ${version}: was sie geändert hat`,
    first: "Dies ist die erste gespeicherte Richtlinie.",
    edit: "Diese Version bearbeiten",
  },
  settings: {
    mode: "Verfahren",
    error: "Fehlerbudget",
    certainty: "Sicherheit",
    threshold: "Schwelle",
    minuteCost: "Kosten je Minute",
    seconds: "Sekunden je Feld",
    audits: "Stichprobenanteil",
    kinds: "Akzeptierte Belegarten",
    lease: "Dauer einer Reservierung in Sekunden",
    errorCosts: "Kosten von Fehlern",
    need: (field) => `${field}: Wert`,
    thresholdOf: (field) => `${field}: Schwelle`,
  },
};
