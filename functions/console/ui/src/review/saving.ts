/** Keeps a person's answers safe while they work: in the tab at once, on the server a moment later. */
import { effect } from "@preact/signals";
import { api } from "../api/client.ts";
import { online } from "../api/http.ts";
import { Problem, Unreachable } from "../api/problem.ts";
import { toastError } from "../app/toasts.ts";
import { lapsed } from "./hold.ts";
import { keep } from "./kept.ts";
import { type Said, draftOf, isSame } from "./said.ts";
import type { Work } from "./work.ts";

const PAUSE_MS = 700;

export interface Keeper {
  /** Sends what is not on the server yet. `leaving`: the request outlives the page and nobody waits for it. */
  flush(leaving?: boolean): Promise<void>;
  stop(): void;
}

/** `stored` is what the server has already. */
export function keepSaved(work: Work, stored: Said): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let stopped = false;

  const isDirty = () => !stopped && work.isMine && !isSame(work.said.peek(), stored);

  async function flush(leaving = false): Promise<void> {
    clearTimeout(timer);
    if (!isDirty() || (sending && !leaving)) return;
    const said = work.said.peek();
    sending = true;
    work.saving.value = "saving";
    try {
      const body = { fence: work.fence, draft: draftOf(said) };
      await api.put("/reviews/{review_id}/draft", { path: { review_id: work.id }, body, keepalive: leaving });
      stored = said;
      work.saving.value = isDirty() ? "unsaved" : "saved";
    } catch (error) {
      if (!stopped) failed(error);
      return;
    } finally {
      sending = false;
    }
    if (isDirty()) timer = setTimeout(flush, PAUSE_MS);
  }

  function failed(error: unknown): void {
    work.saving.value = "waiting";
    if (error instanceof Problem && error.isConflict) work.hold.value = lapsed(error);
    else if (!(error instanceof Unreachable)) toastError(error);
  }

  const stopKeeping = effect(() => {
    const { field, text } = work.editing.value ?? { field: null, text: "" };
    const said = work.said.value;
    const typed = field === null ? null : { field, text };
    if (work.hold.value.kind !== "none" && !stopped) keep(work.id, { fence: work.fence, said, typed });
  });
  const stopSaving = effect(() => {
    void work.said.value;
    if (work.hold.value.kind !== "mine" || !online.value || !isDirty()) return;
    if (work.saving.peek() === "saved") work.saving.value = "unsaved";
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  });
  return {
    flush,
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopKeeping();
      stopSaving();
    },
  };
}
