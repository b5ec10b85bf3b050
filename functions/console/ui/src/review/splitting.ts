/** Says of a held review which pages are one paper. */
import { api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { toast } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { forgetBackup } from "../workbench/session_backup.ts";
import { lapsed } from "./claim_state.ts";
import type { Span } from "./cuts.ts";
import type { ReviewSession } from "./review_session.ts";
import { reviewStore } from "./review_store.ts";

/** Ends the review and goes on to the next. Throws what the API says against it; after a conflict it has lapsed. */
export async function sendSplit(review: ReviewSession, parts: readonly Span[]): Promise<void> {
  const path = { review_id: review.id };
  const body = { fence: review.fence, parts: [...parts] };
  try {
    await api.post("/reviews/{review_id}/split", { path, body, key: newKey() });
  } catch (error) {
    if (error instanceof Problem && error.isConflict) review.claimState.value = lapsed(error);
    throw error;
  }
  review.claimState.value = { kind: "done" };
  forgetBackup(review.id);
  toast("success", parts.length > 1 ? t.review.split.done(parts.length) : t.review.split.kept);
  await reviewStore().goOn();
}
