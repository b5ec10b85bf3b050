/** What the answers would come to, by the parsers and checks that the machine itself goes by: asked as one types. */
import { computed, effect } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";
import { ITEMS_HOLD } from "./doubts.ts";
import { isKnown, nextAfter } from "./form.ts";
import { type DraftIn, type Said, withAnswer } from "./said.ts";
import type { Editing, Work } from "./work.ts";

const PAUSE_MS = 200;

type Try = (draft: DraftIn) => Promise<Schemas["CheckedDraft"]>;

/** What the answers to a review would come to. */
export function tryReview(work: Work): Try {
  const path = { review_id: work.id };
  return (draft) => api.post("/reviews/{review_id}/check", { path, body: { draft }, retries: 0 });
}

/** Asks a moment after each change until the returned function is called. Without an answer the last one stands. */
export function keepTried(work: Work, tried: Try): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async (said: Said, type: string) => {
    const mine = ++asked;
    const draft = { ...work.draft(said), document_type: type };
    try {
      const found = await tried(draft);
      if (mine !== asked) return;
      const values = (draft.answers ?? []).map(({ field, value }) => [field, value ?? null] as const);
      const read = draft.line_items ? [] : (work.prediction.peek()?.findings ?? []);
      const sums = read.filter((finding) => finding.code === ITEMS_HOLD);
      work.trial.value = { ...found, tried: new Map(values), sums };
      // What turned out to be wrong after everything was decided is to be decided again.
      const next = nextAfter(work.form.peek(), null);
      if (work.active.peek() === null && next !== null) work.turnTo(next);
    } catch {
      // Typing goes on; submitting checks everything again.
    }
  };
  // The form changes with every answer of the API, too; that must not be asked about again.
  const type = computed(() => work.form.value.type);
  const stop = effect(() => {
    const said = withTyped(work.said.value, work.editing.value);
    const now = type.value;
    // Proposals for another type change what a confirmation means.
    void work.prediction.value;
    clearTimeout(timer);
    if (isKnown(now)) timer = setTimeout(() => void ask(said, now), PAUSE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
    asked++;
  };
}

/** What was said, with the text that is being typed as the answer it would be. */
export function withTyped(said: Said, editing: Editing | null): Said {
  const text = editing?.text.trim() ?? "";
  if (!editing || text === "") return said;
  return withAnswer(said, { field: editing.field, verdict: "corrected", value: text });
}
