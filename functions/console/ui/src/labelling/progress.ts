/** How far the document types have come. */
import { signal } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";

export type Progress = Schemas["Progress"];

export const progress = signal<ReadonlyMap<string, Progress>>(new Map());

/** Asks again; without an answer what is known stays. */
export async function refreshProgress(type: string): Promise<void> {
  try {
    const path = { document_type: type };
    const found = await api.get("/document-types/{document_type}/progress", { path });
    progress.value = new Map(progress.peek()).set(type, found);
  } catch {
    // The figures are not what a person is here for; the next save asks again.
  }
}
