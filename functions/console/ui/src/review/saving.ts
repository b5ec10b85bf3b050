/** Keeps a person's answers safe while they work: in the tab at once, on the server a moment later. */
import { effect } from "@preact/signals";
import { api } from "../api/client.ts";
import { online } from "../api/http.ts";
import { Problem, Unreachable } from "../api/problem.ts";
import { toastError } from "../shared/toasts.ts";
import { type Answers, draftOf, isSame } from "../workbench/answers.ts";
import { backUp } from "../workbench/session_backup.ts";
import { lapsed } from "./claim_state.ts";
import type { ReviewSession } from "./review_session.ts";

const PAUSE_MS = 700;

export interface Keeper {
  /** Sends what is not on the server yet. `leaving`: the request outlives the page and nobody waits for it. */
  flush(leaving?: boolean): Promise<void>;
  stop(): void;
}

/** `stored` is what the server has already. */
export function keepSaved(review: ReviewSession, stored: Answers): Keeper {
  const { editor } = review;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let stopped = false;

  const isDirty = () => !stopped && review.isMine && !isSame(editor.answers.peek(), stored);

  async function flush(leaving = false): Promise<void> {
    clearTimeout(timer);
    if (!isDirty() || (sending && !leaving)) return;
    const answers = editor.answers.peek();
    sending = true;
    review.saving.value = "saving";
    try {
      const body = { fence: review.fence, draft: draftOf(answers) };
      const path = { review_id: review.id };
      await api.put("/reviews/{review_id}/draft", { path, body, keepalive: leaving });
      stored = answers;
      review.saving.value = isDirty() ? "unsaved" : "saved";
    } catch (error) {
      if (!stopped) failed(error);
      return;
    } finally {
      sending = false;
    }
    if (isDirty()) timer = setTimeout(() => void flush(), PAUSE_MS);
  }

  function failed(error: unknown): void {
    review.saving.value = "waiting";
    if (error instanceof Problem && error.isConflict) review.claimState.value = lapsed(error);
    else if (!(error instanceof Unreachable)) toastError(error);
  }

  const stopBackingUp = effect(() => {
    const { field, text } = editor.editing.value ?? { field: null, text: "" };
    const answers = editor.answers.value;
    const typed = field === null ? null : { field, text };
    if (review.claimState.value.kind !== "none" && !stopped)
      backUp(review.id, { fence: review.fence, answers, typed });
  });
  const stopSaving = effect(() => {
    void editor.answers.value;
    if (review.claimState.value.kind !== "mine" || !online.value || !isDirty()) return;
    if (review.saving.peek() === "saved") review.saving.value = "unsaved";
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), PAUSE_MS);
  });
  return {
    flush,
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopBackingUp();
      stopSaving();
    },
  };
}
