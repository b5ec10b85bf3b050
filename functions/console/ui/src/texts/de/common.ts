import type { Texts } from "../types.ts";

/** Texts that several screens share. */
export const common: Texts["common"] = {
  unreachable: "Der Server ist nicht erreichbar.",
  answered: (status) => `Der Server hat mit dem Fehler ${status} geantwortet.`,
  defect: "Auf dieser Seite ist ein Fehler aufgetreten.",
  held: (until) =>
    `Das wird gerade bis ${until} von jemand anderem bearbeitet; die Reservierung kann verlängert werden.`,
  cancel: "Abbrechen",
  close: "Schließen",
  retry: "Erneut versuchen",
  loading: "Wird geladen",
  more: "Mehr anzeigen",
  refresh: "Aktualisieren",
  dismiss: "Ausblenden",
  reload: "Seite neu laden",
  none: "–",
  you: "Sie",
  someone: (id) => `Benutzer ${id.slice(0, 8)}`,
  confidence: {
    high: (percent) => `hohe Konfidenz, ${percent}`,
    medium: (percent) => `mittlere Konfidenz, ${percent}`,
    low: (percent) => `niedrige Konfidenz, ${percent}`,
    none: "nicht bewertet",
  },
  durations: {
    now: "soeben",
    seconds: (figure) => `${figure} s`,
    minutes: (figure) => `${figure} min`,
    hours: (figure) => `${figure} h`,
    days: (figure) => `${figure} Tage`,
  },
};
