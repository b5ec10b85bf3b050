/** What has to be said in words, or chosen from a list, before something is done with the whole review. */
import { useEffect } from "preact/hooks";
import { refreshTypes, typesInUse } from "../shared/document_types.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { WordsDialog } from "../parts/WordsDialog.tsx";
import { t } from "../texts/index.ts";
import type { Editor } from "../workbench/editor.ts";
import type { ReviewSession } from "./review_session.ts";
import { reviewStore } from "./review_store.ts";

export function TypeDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const now = editor.form.value.type;
  // Somebody may have described another one meanwhile.
  useEffect(() => void refreshTypes(), []);
  return (
    <Dialog title={t.review.typeDialog} onClose={onClose}>
      <ul class="stack type-list" onKeyDown={walk}>
        {typesInUse.value.map((type, index) => (
          <li key={type.name}>
            <button
              type="button"
              class="choice"
              autofocus={
                type.name === now || (index === 0 && !typesInUse.value.some((each) => each.name === now))
              }
              aria-pressed={type.name === now}
              onClick={() => {
                onClose();
                editor.changeType(type.name);
              }}
            >
              {type.title || type.name}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The arrows go from one to the next, as in every list. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll("button")];
  const here = choices.findIndex((choice) => choice === document.activeElement);
  choices[Math.min(Math.max(here + step, 0), choices.length - 1)]?.focus();
}

interface PartProps {
  review: ReviewSession;
  kind: "escalate" | "reject";
  onClose: () => void;
}

/** The same words as in the queue: the thing is the same. */
export function PartDialog({ review, kind, onClose }: PartProps) {
  return (
    <WordsDialog
      texts={t.queue.dialogs[kind]}
      danger={kind === "reject"}
      perform={(words, key) => reviewStore().part(review, { kind, words }, key)}
      onDone={() => void reviewStore().goOn()}
      onClose={onClose}
    />
  );
}
