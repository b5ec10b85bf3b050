import type { Texts } from "../types.ts";

/** The frame around every screen, and pages that cannot be shown. */
export const shell: Texts["shell"] = {
  product: "docloop",
  skip: "Zum Inhalt springen",
  menu: "Menü",
  navigation: "Bereiche",
  account: (name) => `Konto von ${name}`,
  signedInAs: (name) => `Angemeldet als ${name}`,
  accountSettings: "Passwort und zweiter Faktor",
  signOut: "Abmelden",
  notices: "Lizenzen Dritter",
  signedOutLocally:
    "Sie sind auf diesem Gerät abgemeldet, aber der Server war nicht erreichbar, um die Sitzung zu beenden.",
  theme: "Darstellung",
  language: "Sprache",
  themes: { system: "System", light: "Hell", dark: "Dunkel" },
  keys: "Tastenkürzel",
  offline: "Keine Verbindung zum Server. Sie wird automatisch wiederhergestellt.",
  roles: {
    reviewer: "Prüfung",
    senior: "Leitung",
    annotator: "Annotation",
    admin: "Administration",
    auditor: "Revision",
  },
  notFound: {
    title: "Seite nicht gefunden",
    text: "Vielleicht ist die Adresse falsch, oder sie stammt aus einer älteren Version der Konsole.",
    home: "Zur Startseite",
  },
  forbidden: {
    title: "Sie haben keinen Zugriff auf diese Seite",
    text: (roles) => `Sie ist diesen Rollen vorbehalten: ${roles}.`,
  },
  broken: {
    title: "Auf dieser Seite ist ein Fehler aufgetreten",
    text: "Ihre bisherigen Antworten bleiben erhalten. Laden Sie die Seite neu; wenn das nicht hilft, wenden Sie sich an Ihre Administration.",
  },
};

/** The names of the screens; long ones say where they may be parted, for the bar of a phone is narrow. */
export const screens: Texts["screens"] = {
  queue: "Warte\u00adschlange",
  review: "Prüfung",
  flags: "Prüf\u00advermerke",
  documents: "Doku\u00admente",
  upload: "Hoch\u00adladen",
  overview: "Übersicht",
  labelling: "Anno\u00adtation",
  audit: "Audit-Protokoll",
  administration: "Verwal\u00adtung",
};

/** The list of keyboard shortcuts. */
export const keys: Texts["keys"] = {
  title: "Tastenkürzel",
  everywhere: "Überall",
  help: "Diese Hilfe anzeigen",
  goQueue: "Zur Warteschlange",
  goReview: "Dringendstes Dokument prüfen",
  close: "Schließen",
  empty: "Hier gibt es keine Tastenkürzel.",
  caps: {
    mod: "Strg",
    alt: "Alt",
    Escape: "Esc",
    Delete: "Entf",
    Insert: "Einfg",
    Space: "Leertaste",
    Backspace: "Rücktaste",
    Tab: "Tab",
    PageUp: "Bild ↑",
    PageDown: "Bild ↓",
  },
};
