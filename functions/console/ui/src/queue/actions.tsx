/** What can be done with a review without opening it. */
import { useState } from "preact/hooks";
import { api, newKey } from "../api/client.ts";
import { person } from "../api/session.ts";
import { toast, toastError, wordsOf } from "../app/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextArea } from "../parts/Field.tsx";
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
  const texts = t.queue.dialogs[action.kind];
  const [key] = useState(newKey);
  const [words, setWords] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (texts.label && words.trim() === "") return setError(t.queue.wordsNeeded);
    if (busy) return;
    setBusy(true);
    try {
      await perform(action, words.trim(), key);
      toast("success", texts.done);
      onDone();
      onClose();
    } catch (problem) {
      const { text, detail } = wordsOf(problem);
      setError(detail ? `${text} ${detail}` : text);
      setBusy(false);
    }
  };

  return (
    <Dialog title={texts.title} onClose={onClose}>
      <p class="muted">{texts.text}</p>
      <form class="dialog-form" onSubmit={submit}>
        {texts.label && (
          <TextArea
            label={texts.label}
            value={words}
            maxLength={1000}
            autofocus
            error={error}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
        {!texts.label && error && (
          <p class="field-error" role="alert">
            {error}
          </p>
        )}
        <div class="dialog-foot">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            type="submit"
            kind={action.kind === "reject" ? "dangerPrimary" : "primary"}
            aria-disabled={busy}
          >
            {texts.submit}
          </Button>
        </div>
      </form>
    </Dialog>
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
