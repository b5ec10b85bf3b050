import type { Texts } from "../types.ts";
import { counted, tenths } from "./numbers.ts";

/** Texts of uploading. */
const MEGABYTE = 1_000_000;

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, { one: "# Byte", other: "# Byte" });
  return bytes < MEGABYTE
    ? counted(Math.round(bytes / 1_000), { other: "# kB" })
    : `${tenths.format(bytes / MEGABYTE)} MB`;
}

export const upload: Texts["upload"] = {
  title: "Hochladen",
  drop: "Dateien irgendwo auf dieser Seite ablegen",
  choose: "Dateien auswählen",
  photograph: "Fotografieren",
  formats: "PDF, PNG, JPEG, TIFF, WEBP, HEIC und XML-Rechnungen. Jede Datei ist ein Dokument.",
  type: "Dokumenttyp",
  anyType: "Automatisch erkennen",
  noPicture: (name) => `Dieser Browser kann ${name} nicht als Bild öffnen.`,
  refusals: {
    empty: "Die Datei ist leer. Es wurde nichts gesendet.",
    format:
      "Dieses Format wird nicht unterstützt. Möglich sind PDF, PNG, JPEG, TIFF, WEBP, HEIC und XML. Es wurde nichts gesendet.",
  },
  tooLarge: (most) =>
    `Die Datei ist zu groß; erlaubt sind höchstens ${sizeOf(most)}. Es wurde nichts gespeichert.`,
  lost: "Das Hochladen ist fehlgeschlagen. Es wurde nichts gespeichert; versuchen Sie es noch einmal.",
  doubts: {
    blurred: "Das Foto wirkt unscharf, Kleingedrucktes wird womöglich falsch gelesen. Besser neu aufnehmen.",
    small: "Die Auflösung ist niedrig, Kleingedrucktes wird womöglich falsch gelesen. Gehen Sie näher heran.",
  },
  list: "Ihre hochgeladenen Dateien",
  size: sizeOf,
  pages: (count) => counted(count, { one: "# Seite", other: "# Seiten" }),
  photoName: (pages) => counted(pages, { one: "Foto", other: "Fotos, # Seiten" }),
  dismiss: (name) => `${name} aus der Liste entfernen`,
  open: "Prüfung öffnen",
  stages: {
    refused: "nicht gesendet",
    waiting: "wartet auf das Hochladen",
    sending: "wird hochgeladen",
    sent: "hochgeladen",
    lost: "nicht gesendet",
    known: "bereits vorhanden",
  },
  states: {
    received: "wartet auf Verarbeitung",
    extracting: "wird verarbeitet",
    accepted: "ohne Prüfung akzeptiert",
    in_review: "wartet auf Prüfung",
    completed: "abgeschlossen",
    rejected: "abgelehnt",
    failed: "fehlgeschlagen",
    superseded: "durch eine neuere Version ersetzt",
    duplicate: "Dublette",
    split: "in mehrere Belege aufgeteilt",
    erased: "gelöscht",
  },
  tray: {
    title: "Fotos eines Dokuments",
    page: (number) => `Seite ${number}`,
    earlier: (number) => `Seite ${number} nach vorn`,
    later: (number) => `Seite ${number} nach hinten`,
    turn: (number) => `Seite ${number} um 90° drehen`,
    remove: (number) => `Seite ${number} entfernen`,
    another: "Seite hinzufügen",
    send: (pages) => counted(pages, { one: "Senden", other: "Als ein Dokument mit # Seiten senden" }),
  },
};
