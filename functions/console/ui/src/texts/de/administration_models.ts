import type { AdministrationTexts } from "../types.ts";
import { counted } from "./numbers.ts";

/** Models: what was trained, which one is in use, and putting another one in use. */
export const models: AdministrationTexts["models"] = {
  title: "Modelle",
  text: "Alle Trainings mit ihren Modellen, die neuesten zuerst. Ein Modell, das auf ihm unbekannten Annotationen besser ist, wird automatisch eingesetzt; Sie können auch jedes andere einsetzen.",
  type: "Dokumenttyp",
  anyType: "Alle Dokumenttypen",
  columns: {
    model: "Modell",
    state: "Status",
    labels: "Annotationen",
    before: "Damals im Einsatz",
    after: "Dieses Modell",
  },
  figures: "Richtige Felder, auf Annotationen, die keines der beiden Modelle kannte",
  trainedOn: (type) => `Modell für ${type}`,
  shipped: "mit docloop geliefert",
  inUse: "Im Einsatz",
  states: {
    queued: "Wartet",
    training: "Wird trainiert",
    promoted: "War im Einsatz",
    kept: "Nicht eingesetzt",
    failed: "Fehlgeschlagen",
    shipped: "Verfügbar",
  },
  details: "Einzelheiten",
  facts: {
    started: "Gestartet durch",
    labels: "Gelernte Annotationen",
    skipped: "Annotationen, deren gelesener Text fehlt",
    compared: "Verglichen auf",
    comparedOn: (documents, fields) =>
      `${counted(documents, { one: "1 Dokument", other: "# Dokumenten" })}, ${counted(fields, { one: "1 Feld", other: "# Feldern" })}`,
    wonLost: "Nur dieses Modell richtig, nur das andere richtig",
    right: "Richtige Felder",
    accepted: "Felder, die das Fehlerbudget akzeptiert",
    promotions: "Eingesetzt",
    none: "Nie",
  },
  automatic: { labels: "genügend neue Annotationen", erasure: "eine Löschung", docloop: "docloop" },
  use: {
    open: "Dieses Modell einsetzen",
    title: (type) => `Dieses Modell für ${type} einsetzen?`,
    text: "Es liest alle Dokumente, die ab jetzt verarbeitet werden. Sie können jederzeit zum jetzigen Modell zurückkehren.",
    done: "Das Modell ist im Einsatz.",
  },
  back: {
    open: "Zu diesem Modell zurückkehren",
    title: (type) => `Zu diesem Modell für ${type} zurückkehren?`,
    text: "Es liest wieder alle Dokumente, die ab jetzt verarbeitet werden. Bereits entschiedene Dokumente werden nicht neu gelesen.",
    done: "Das frühere Modell ist wieder im Einsatz.",
  },
  empty: {
    title: "Noch wurde kein Modell trainiert",
    text: "Ein Training beginnt, wenn genügend neue Annotationen vorliegen, oder unter Annotation mit „Jetzt trainieren“.",
  },
  labelling: "Zur Annotation",
};
