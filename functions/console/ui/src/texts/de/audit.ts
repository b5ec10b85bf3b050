import type { Texts } from "../types.ts";
import { counted } from "./numbers.ts";

const verbs: Texts["audit"]["verbs"] = {
  type_changed: "Dokumenttyp geändert",
  type_retired: "Dokumenttyp stillgelegt",
  type_restored: "Dokumenttyp wieder in Betrieb genommen",
  type_deleted: "Dokumenttyp gelöscht",
  policy_changed: "Richtlinie geändert",
  training_started: "Training gestartet",
  model_promoted: "Modell in Betrieb genommen",
  model_rolled_back: "Zu einem früheren Modell zurückgekehrt",
  flag_added: "Prüfvermerk gesetzt",
  flag_revoked: "Prüfvermerk aufgehoben",
  document_erased: "Dokument gelöscht",
  document_reopened: "Dokument wieder geöffnet",
  document_retried: "Dokument erneut verarbeitet",
  document_split: "Dokument in seine Belege aufgeteilt",
  document_labelled: "Dokument annotiert",
  document_seen: "Dokument geöffnet",
  companies_changed: "Eigene Firmen geändert",
  person_invited: "Person eingeladen",
  person_disabled: "Konto gesperrt",
  person_enabled: "Konto entsperrt",
  role_given: "Rolle vergeben",
  role_taken: "Rolle entzogen",
  second_factor_reset: "Zweiten Faktor zurückgesetzt",
  page_seen: "Seite angesehen",
  result_seen: "Ergebnis angesehen",
  review_seen: "Prüfung geöffnet",
  labels_seen: "Annotationen angesehen",
  labels_exported: "Annotationen exportiert",
  audit_read: "Audit-Protokoll angesehen",
};

/** Texts of the audit record. */
export const audit: Texts["audit"] = {
  title: "Audit-Protokoll",
  text: "Wer hat was getan, und wer hat welches Dokument gesehen? Das Protokoll enthält IDs und Zeitpunkte, aber nie den Inhalt von Dokumenten. Es bleibt erhalten, wenn Dokumente gelöscht werden.",
  verbs,
  anyVerb: "Alle Vorgänge",
  verb: "Vorgang",
  from: "Von",
  to: "Bis (einschließlich)",
  actor: "Benutzer-ID",
  subject: "ID von Dokument, Prüfung, Modell, Vermerk oder Typ",
  columns: { at: "Wann", actor: "Wer", verb: "Vorgang", subject: "Gegenstand", roles: "Rollen" },
  byItself: "automatisch",
  csv: "Als CSV speichern",
  saved: (count) =>
    counted(count, { one: "Ein Eintrag wurde gespeichert.", other: "# Einträge wurden gespeichert." }),
  cut: "Es gibt weitere Einträge. Wählen Sie einen kürzeren Zeitraum, um alle zu speichern.",
  empty: {
    title: "Noch keine Einträge",
    text: "Einträge entstehen, sobald jemand Dokumente öffnet oder etwas ändert.",
  },
  nothingMatches: "Keine Einträge zu diesen Filtern",
  lookFurther: "Bisher nichts gefunden. Weiter zurück suchen",
};
