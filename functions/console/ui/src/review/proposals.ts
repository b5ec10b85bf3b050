/** What the machine makes of a document as one of the type that a person has just said it is. */
import { computed, effect } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";
import { isKnown, nextAfter } from "./form.ts";
import type { Work } from "./work.ts";

/** What the model in use makes of a document, taken to be of that type; nothing of it is kept. */
export function suggestionsFor(id: string, type: string): Promise<Schemas["DocumentDetail"]> {
  const path = { document_id: id };
  return api.get("/documents/{document_id}/suggestions", { path, query: { type } });
}

/** Has the document read as what the person says it is, until the returned function is called. */
export function keepProposed(work: Work): () => void {
  let stopped = false;
  const chosen = computed(() => work.said.value.documentType);
  const propose = async (type: string) => {
    try {
      const { prediction } = await suggestionsFor(work.documentId, type);
      if (stopped || !prediction || chosen.peek() !== type) return;
      work.proposed.value = { type, prediction };
      if (work.editing.peek() === null) work.turnTo(nextAfter(work.form.peek(), null));
    } catch {
      // Then everything is typed, as it was before.
    }
  };
  const stop = effect(() => {
    const type = chosen.value;
    if (type !== null && isKnown(type) && work.proposed.peek()?.type !== type) void propose(type);
  });
  return () => {
    stopped = true;
    stop();
  };
}
