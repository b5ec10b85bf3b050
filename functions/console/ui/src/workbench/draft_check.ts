/** Has the API check the answers while they are typed, by the same parsers and checks that the machine uses. */
import { computed, effect } from "@preact/signals";
import type { Schemas } from "../api/client.ts";
import { type Answers, type DraftIn, withAnswer } from "./answers.ts";
import type { Editing, Editor } from "./editor.ts";
import { isKnown, nextAfter } from "./form.ts";
import { ITEMS_HOLD } from "./warnings.ts";

const PAUSE_MS = 200;

type Check = (draft: DraftIn) => Promise<Schemas["CheckedDraft"]>;

/** Asks `check` a moment after each change until the returned function is called. Without an answer the last one stands. */
export function keepChecked(editor: Editor, check: Check): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async (answers: Answers, type: string) => {
    const mine = ++asked;
    const draft = { ...editor.draft(answers), document_type: type };
    try {
      const found = await check(draft);
      if (mine !== asked) return;
      const values = (draft.answers ?? []).map(({ field, value }) => [field, value ?? null] as const);
      const read = draft.line_items ? [] : (editor.prediction.peek()?.findings ?? []);
      const sums = read.filter((finding) => finding.code === ITEMS_HOLD);
      editor.check.value = { ...found, values: new Map(values), sums };
      // What turned out to be wrong after everything was decided is to be decided again.
      const next = nextAfter(editor.form.peek(), null);
      if (editor.active.peek() === null && next !== null) editor.turnTo(next);
    } catch {
      // Typing goes on; submitting checks everything again.
    }
  };
  // The form changes with every answer of the API, too; that must not be asked about again.
  const type = computed(() => editor.form.value.type);
  const stop = effect(() => {
    const answers = withTyped(editor.answers.value, editor.editing.value);
    const now = type.value;
    // Proposals for another type change what a confirmation means.
    void editor.prediction.value;
    clearTimeout(timer);
    if (isKnown(now)) timer = setTimeout(() => void ask(answers, now), PAUSE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
    asked++;
  };
}

/** The answers, with the text that is being typed as the answer it would be. */
export function withTyped(answers: Answers, editing: Editing | null): Answers {
  const text = editing?.text.trim() ?? "";
  if (!editing || text === "") return answers;
  return withAnswer(answers, { field: editing.field, verdict: "corrected", value: text });
}
