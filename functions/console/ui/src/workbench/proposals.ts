/** What the machine reads in a document as one of the type that a person has just chosen. */
import { computed, effect } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";
import type { Editor } from "./editor.ts";
import { isKnown, nextAfter } from "./form.ts";

/** What the model in use reads in a document, taken to be of that type; nothing of it is stored. */
export function suggestionsFor(id: string, type: string): Promise<Schemas["DocumentDetail"]> {
  const path = { document_id: id };
  return api.get("/documents/{document_id}/suggestions", { path, query: { type } });
}

/** Has the document read as the type that the person chose, until the returned function is called. */
export function keepProposed(editor: Editor): () => void {
  let stopped = false;
  const chosen = computed(() => editor.answers.value.documentType);
  const propose = async (type: string) => {
    try {
      const { prediction } = await suggestionsFor(editor.documentId, type);
      if (stopped || !prediction || chosen.peek() !== type) return;
      editor.proposed.value = { type, prediction };
      if (editor.editing.peek() === null) editor.turnTo(nextAfter(editor.form.peek(), null));
    } catch {
      // Then everything is typed, as it was before.
    }
  };
  const stop = effect(() => {
    const type = chosen.value;
    if (type !== null && isKnown(type) && editor.proposed.peek()?.type !== type) void propose(type);
  });
  return () => {
    stopped = true;
    stop();
  };
}
