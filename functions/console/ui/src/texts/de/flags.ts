import type { Texts } from "../types.ts";

/** Texts of flags. */
export const flags: Texts["flags"] = {
  title: "Prüfvermerke",
  text: "Vorgemerkte Werte werden immer von einem Menschen geprüft. Ein Vermerk gilt ab dem nächsten Dokument.",
  add: "Vermerk setzen",
  columns: {
    what: "Zu prüfen",
    of: "Lieferant",
    type: "Typ",
    note: "Grund",
    by: "Gesetzt von",
    actions: "Aktionen",
  },
  everything: "Alle Felder",
  everySupplier: "Alle Lieferanten",
  anyType: "Alle Typen",
  by: (role, who) => (role === who ? who : `${who} (${role})`),
  revoke: "Aufheben",
  revoked: "Der Vermerk wurde aufgehoben und gilt nicht mehr.",
  undo: "Rückgängig",
  given: "Vermerk gesetzt. Er gilt ab dem nächsten Dokument.",
  keys: {
    flag: "Vermerk zu Lieferant oder Typ setzen",
    revoke: "Ausgewählten Vermerk aufheben",
  },
  empty: {
    title: "Keine Prüfvermerke",
    text: "Mit einem Vermerk zu einem Lieferanten oder Dokumenttyp werden dessen Dokumente unabhängig von der Konfidenz geprüft. Vermerke lassen sich auch direkt am Dokument setzen.",
  },
  nothingMatches: "Keine Vermerke zu diesem Typ",
  dialog: {
    title: "Künftig immer prüfen",
    type: "Dokumenttyp",
    supplier: "Lieferant",
    supplierHint: "Ein Teil des Namens genügt, mindestens drei Buchstaben. Leer lassen für alle Lieferanten.",
    field: "Zu prüfen",
    only: (field) => `Nur ${field}`,
    note: "Grund",
    noteHint: "Wird bei der Prüfung eines solchen Dokuments angezeigt.",
    submit: "Vermerk setzen",
    noteNeeded: "Geben Sie einen kurzen Grund an.",
  },
};
