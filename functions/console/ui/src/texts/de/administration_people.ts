import type { AdministrationTexts } from "../types.ts";

/** People: who may sign in, with which roles. */
export const people: AdministrationTexts["people"] = {
  title: "Personen",
  text: "Wer sich anmelden darf und was sie oder er tun darf. Geänderte Rollen gelten ab der nächsten Anmeldung, spätestens nach einer Stunde.",
  invite: "Einladen",
  columns: {
    name: "Name",
    roles: "Rollen",
    state: "Status",
    secondFactor: "Zweiter Faktor",
    actions: "Aktionen",
  },
  you: "Sie",
  noRoles: "keine Rollen",
  states: { enabled: "Aktiv", disabled: "Gesperrt", invited: "Eingeladen" },
  factor: { on: "eingerichtet", off: "keiner" },
  roles: {
    reviewer: { title: "Prüfung", text: "Beantwortet Prüfungen und lädt Dokumente hoch." },
    senior: {
      title: "Leitung",
      text: "Beantwortet auch eskalierte Prüfungen, öffnet Dokumente wieder und ändert Dokumenttypen.",
    },
    annotator: { title: "Annotation", text: "Annotiert Dokumente und beschreibt Dokumenttypen." },
    admin: {
      title: "Administration",
      text: "Darf alles, auch Personen, Richtlinien und Modelle verwalten und Dokumente löschen.",
    },
    auditor: { title: "Revision", text: "Sieht alles, ändert nichts." },
  },
  form: {
    inviteTitle: "Person einladen",
    inviteText: "Sie erhält per E-Mail ein vorläufiges Passwort, das sieben Tage gilt.",
    email: "E-Mail-Adresse",
    name: "Name",
    nameHint: "So, wie ihn die Kollegen sehen sollen.",
    roles: "Rollen",
    send: "Einladung senden",
    sent: (email) => `Eine Einladung wurde an ${email} gesendet.`,
    wrongEmail: "Geben Sie eine E-Mail-Adresse ein, etwa ann@example.com",
    noName: "Geben Sie einen Namen ein",
    noRole: "Wählen Sie mindestens eine Rolle",
  },
  manage: (name) => `${name} verwalten`,
  change: {
    open: "Verwalten",
    title: (name) => `Konto von ${name}`,
    save: "Rollen speichern",
    saved: (name) => `Die Rollen von ${name} wurden gespeichert.`,
    own: "Ihre eigenen Rollen und Ihren eigenen Zugang können Sie nicht ändern. Das kann ein anderer Administrator.",
  },
  again: {
    open: "Einladung erneut senden",
    title: (name) => `${name} noch einmal einladen?`,
    text: "Das Passwort aus der früheren Einladung wird ungültig.",
    done: "Die Einladung wurde erneut gesendet.",
  },
  disable: {
    open: "Sperren",
    title: (name) => `Konto von ${name} sperren?`,
    text: "Die Person wird abgemeldet und kann sich nicht mehr anmelden. Was sie gerade tut, kann noch bis zu einer Stunde weitergehen. Sie können das Konto jederzeit wieder entsperren.",
    done: "Das Konto ist gesperrt.",
  },
  enable: {
    open: "Entsperren",
    title: (name) => `Konto von ${name} entsperren?`,
    text: "Die Person kann sich wieder anmelden, mit ihrem bisherigen Passwort und ihren bisherigen Rollen.",
    done: "Das Konto ist entsperrt.",
  },
  factorReset: {
    open: "Zweiten Faktor zurücksetzen",
    title: (name) => `Zweiten Faktor von ${name} zurücksetzen?`,
    text: "Bis ein neuer eingerichtet ist, genügt zur Anmeldung das Passwort. Vergewissern Sie sich, dass wirklich diese Person darum bittet.",
    done: "Der zweite Faktor wurde zurückgesetzt.",
  },
  history: "Was mit diesem Konto geschehen ist",
};
