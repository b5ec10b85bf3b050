/** How far the document types have come. */
import { computed, signal } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";
import { ofSession } from "../api/session.ts";

export type Progress = Schemas["Progress"];

const known = ofSession(() => signal<ReadonlyMap<string, Progress>>(new Map()));

export const progress = computed(() => known().value);

/** Asks again; without an answer what is known stays. */
export async function refreshProgress(type: string): Promise<void> {
  const all = known();
  try {
    const path = { document_type: type };
    const found = await api.get("/document-types/{document_type}/progress", { path });
    all.value = new Map(all.peek()).set(type, found);
  } catch {
    // The figures are not what a person is here for; the next save asks again.
  }
}
