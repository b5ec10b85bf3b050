import type { AdministrationTexts } from "../types.ts";
import { counted } from "./numbers.ts";

/** Document types: the list, and one type with its description and its versions. */
export const types: AdministrationTexts["types"] = {
  title: "Dokumenttypen",
  text: "Was docloop liest und wie. Ein stillgelegter Typ nimmt keine neuen Dokumente an; vorhandene funktionieren weiter.",
  add: "Neuer Dokumenttyp",
  columns: { title: "Typ", state: "Status", version: "Version", by: "Geändert von", at: "Geändert" },
  states: { in_use: "Im Einsatz", retired: "Stillgelegt", deleted: "Gelöscht" },
  shipped: "mit docloop geliefert",
  asShipped: "wie geliefert",
  anyState: "Jeder Status",
  nothingMatches: "Kein Dokumenttyp hat diesen Status",
  newTitle: "Neuer Dokumenttyp",
  newText:
    "Beschreiben Sie den Typ in YAML. Fehler werden beim Tippen gezeigt, jeder mit seiner Zeile. Das Formular schreibt dieselbe Beschreibung Feld für Feld.",
  useForm: "Formular verwenden",
  oneText:
    "Änderungen gelten für Dokumente, die ab jetzt gelesen werden. Die Richtlinie gehört nicht zu diesem Text; sie hat eine eigene Seite.",
  policy: "Richtlinie",
  source: "Beschreibung in YAML",
  save: "Speichern",
  saved: (title) => `${title} wurde gespeichert.`,
  checking: "Wird geprüft",
  noMistakes: "Keine Fehler",
  mistakes: (count) => counted(count, { one: "1 Fehler", other: "# Fehler" }),
  line: (line) => `Zeile ${line}`,
  nowhere: "Ganzer Text",
  meant: (name) => `Meinten Sie ${name}?`,
  unknown: "Diesen Dokumenttyp gibt es nicht",
  back: "Alle Dokumenttypen",
  leave: "Ihre Änderungen an diesem Dokumenttyp verwerfen?",
  retire: {
    open: "Stilllegen",
    title: (title) => `${title} stilllegen?`,
    text: "Neue Dokumente werden nicht mehr von diesem Typ sein, was auch immer ihr Ordner sagt. Vorhandene Dokumente, Prüfungen, Annotationen und Modelle funktionieren weiter. Sie können ihn jederzeit wieder in Betrieb nehmen.",
    done: "Der Dokumenttyp ist stillgelegt.",
  },
  restore: {
    open: "Wieder in Betrieb nehmen",
    title: (title) => `${title} wieder in Betrieb nehmen?`,
    text: "Neue Dokumente können wieder von diesem Typ sein, nach spätestens 30 Sekunden.",
    done: "Der Dokumenttyp ist wieder im Einsatz.",
  },
  remove: {
    open: "Löschen",
    title: (title) => `${title} löschen?`,
    text: "Nur ein Typ, der nie verwendet wurde, lässt sich löschen. Das kann nicht rückgängig gemacht werden; Sie müssten ihn neu beschreiben.",
    done: "Der Dokumenttyp wurde gelöscht.",
  },
  versions: {
    title: "Versionen",
    none: "Dieser Typ wurde nie geändert. Er wird so verwendet, wie docloop ihn liefert.",
    version: (version) => `Version ${version}`,
    shown: (version) => `Version ${version}: was sie geändert hat`,
    same: "Die Beschreibung wurde nicht geändert.",
    added: "hinzugefügt",
    removed: "entfernt",
    edit: "Diese Version bearbeiten",
    close: "Schließen",
  },
  template: `name: delivery_note
title: Lieferschein
keywords:
  - lieferschein
fields:
  - name: DELIVERY_NOTE_NUMBER
    title: Lieferscheinnummer
    kind: identifier
    labels: [Lieferschein-Nr.]
  - name: DELIVERY_DATE
    title: Lieferdatum
    kind: date
`,
};
