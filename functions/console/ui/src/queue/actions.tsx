/** What can be done with a review without opening it. */
import { api } from "../api/client.ts";
import { person } from "../api/session.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { WordsDialog } from "../parts/WordsDialog.tsx";
import { t } from "../texts/index.ts";
import { type Review, isHeldBy } from "./views.ts";

export type ActionKind = "release" | "escalate" | "reject" | "reopen";
export interface Action {
  kind: Exclude<ActionKind, "release">;
  review: Review;
}

/** Gives a review back that this person holds. Says so, or why not. */
export async function release(review: Review): Promise<void> {
  if (!review.claim) return;
  try {
    const path = { review_id: review.id };
    await api.post("/reviews/{review_id}/release", { path, body: { fence: review.claim.fence } });
    toast("success", t.queue.released);
  } catch (error) {
    toastError(error);
  }
}

interface Props {
  action: Action;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for the note or reason, claims the review where nobody holds it, and does it. */
export function ActionDialog({ action, onClose, onDone }: Props) {
  return (
    <WordsDialog
      texts={t.queue.dialogs[action.kind]}
      danger={action.kind === "reject"}
      perform={(words, key) => perform(action, words, key)}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

async function perform({ kind, review }: Action, words: string, key: string): Promise<void> {
  if (kind === "reopen") {
    await api.post("/documents/{document_id}/reopen", { path: { document_id: review.document_id }, key });
    return;
  }
  const path = { review_id: review.id };
  const fence = await holdOf(review);
  if (kind === "escalate") {
    await api.post("/reviews/{review_id}/escalate", { path, body: { fence, note: words } });
  } else {
    await api.post("/reviews/{review_id}/reject", { path, body: { fence, reason: words }, key });
  }
}

/** The fence of this person's claim, made now where there is none. */
async function holdOf(review: Review): Promise<number> {
  if (review.claim && isHeldBy(review, person.value?.id, Date.now())) return review.claim.fence;
  const claimed = await api.post("/reviews/{review_id}/claim", { path: { review_id: review.id } });
  return claimed.review.claim?.fence ?? 0;
}
