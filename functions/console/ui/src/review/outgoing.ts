/** Reviews that were submitted in the background and have not arrived yet, or were refused. */
import { effect, signal } from "@preact/signals";
import { api } from "../api/client.ts";
import { online } from "../api/http.ts";
import { Unreachable } from "../api/problem.ts";
import { toast, wordsOf } from "../app/toasts.ts";
import { t } from "../texts/index.ts";
import { forget } from "./kept.ts";
import type { DraftIn } from "./said.ts";
import type { Work } from "./work.ts";

const SETTLED_MS = 300;

/** By review; `error` null: on its way. */
export const outgoing = signal<ReadonlyMap<string, { work: Work; error: unknown }>>(new Map());

/** Sends answers as often as it takes; where they are refused, that is said with the way `back`. */
export async function send(
  work: Work,
  draft: DraftIn,
  key: string,
  back: (work: Work) => void,
): Promise<void> {
  mark(work, null);
  const body = { fence: work.fence, draft };
  try {
    await api.post("/reviews/{review_id}/submit", { path: { review_id: work.id }, body, key });
    forget(work.id);
    mark(work, undefined);
  } catch (error) {
    if (error instanceof Unreachable) return whenOnline(() => void send(work, draft, key, back));
    mark(work, error);
    const { text, detail } = wordsOf(error);
    const action = { label: t.review.backToIt, run: () => back(work) };
    toast("error", t.review.notSubmitted, { detail: detail ? `${text} ${detail}` : text, action });
  }
}

/** `error` null: on its way; undefined: arrived. */
function mark(work: Work, error: unknown): void {
  const next = new Map(outgoing.peek());
  if (error === undefined) next.delete(work.id);
  else next.set(work.id, { work, error });
  outgoing.value = next;
}

function whenOnline(run: () => void): void {
  const stop = effect(() => {
    if (!online.value) return;
    queueMicrotask(() => stop());
    setTimeout(run, SETTLED_MS);
  });
}

/** Why a review was refused, once; null: it was not. */
export function takeBack(work: Work): unknown {
  const error = outgoing.peek().get(work.id)?.error ?? null;
  if (error !== null) mark(work, undefined);
  return error;
}
