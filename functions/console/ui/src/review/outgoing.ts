/** Reviews that were submitted in the background and have not arrived yet, or were refused. */
import { effect, signal } from "@preact/signals";
import { api } from "../api/client.ts";
import { online } from "../api/http.ts";
import { Unreachable } from "../api/problem.ts";
import { toast, wordsOf } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import type { DraftIn } from "../workbench/answers.ts";
import { forgetBackup } from "../workbench/session_backup.ts";
import type { ReviewSession } from "./review_session.ts";

const SETTLED_MS = 300;

/** `error` null: on its way. */
interface Sent {
  review: ReviewSession;
  error: unknown;
}

export class Outgoing {
  readonly byReview = signal<ReadonlyMap<string, Sent>>(new Map());
  private ended = false;

  /** Sends answers as often as it takes; where they are refused, the person is told and offered the way `back`. */
  async send(
    review: ReviewSession,
    draft: DraftIn,
    key: string,
    back: (review: ReviewSession) => void,
  ): Promise<void> {
    this.put(review, null);
    const body = { fence: review.fence, draft };
    try {
      await api.post("/reviews/{review_id}/submit", { path: { review_id: review.id }, body, key });
      forgetBackup(review.id);
      this.remove(review);
    } catch (error) {
      if (this.ended) return;
      if (error instanceof Unreachable) return whenOnline(() => void this.send(review, draft, key, back));
      this.put(review, error);
      const { text, detail } = wordsOf(error);
      const action = { label: t.review.backToIt, run: () => back(review) };
      toast("error", t.review.notSubmitted, { detail: detail ? `${text} ${detail}` : text, action });
    }
  }

  /** Why a review was refused, once; null: it was not. */
  takeBack(review: ReviewSession): unknown {
    const error = this.byReview.peek().get(review.id)?.error ?? null;
    if (error !== null) this.remove(review);
    return error;
  }

  end(): void {
    this.ended = true;
    this.byReview.value = new Map();
  }

  private put(review: ReviewSession, error: unknown): void {
    this.byReview.value = new Map(this.byReview.peek()).set(review.id, { review, error });
  }

  private remove(review: ReviewSession): void {
    const next = new Map(this.byReview.peek());
    next.delete(review.id);
    this.byReview.value = next;
  }
}

function whenOnline(run: () => void): void {
  const stop = effect(() => {
    if (!online.value) return;
    queueMicrotask(() => stop());
    setTimeout(run, SETTLED_MS);
  });
}
