/** What has to be said in words, or chosen from a list, before something is done with the whole review. */
import { useState } from "preact/hooks";
import { newKey } from "../api/client.ts";
import { documentTypes } from "../app/document_types.ts";
import { toast, wordsOf } from "../app/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextArea } from "../parts/Field.tsx";
import { t } from "../texts/index.ts";
import { goOn, part } from "./desk.ts";
import type { Work } from "./work.ts";

interface Props {
  work: Work;
  onClose: () => void;
}

export function TypeDialog({ work, onClose }: Props) {
  const now = work.form.value.type;
  return (
    <Dialog title={t.review.typeDialog} onClose={onClose}>
      <ul class="type-list">
        {documentTypes.value.map((type, index) => (
          <li key={type.name}>
            <button
              type="button"
              class="choice"
              autofocus={
                type.name === now || (index === 0 && !documentTypes.value.some((each) => each.name === now))
              }
              aria-pressed={type.name === now}
              onClick={() => {
                onClose();
                work.changeType(type.name);
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

/** The same words as in the queue: the thing is the same. */
export function WordsDialog({ work, kind, onClose }: Props & { kind: "escalate" | "reject" }) {
  const texts = t.queue.dialogs[kind];
  const [key] = useState(newKey);
  const [words, setWords] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (words.trim() === "") return setError(t.queue.wordsNeeded);
    if (busy) return;
    setBusy(true);
    try {
      await part(work, { kind, words: words.trim() }, key);
      toast("success", texts.done);
      onClose();
      await goOn();
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
        <TextArea
          label={texts.label}
          value={words}
          maxLength={1000}
          autofocus
          error={error}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <div class="dialog-foot">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" kind={kind === "reject" ? "dangerPrimary" : "primary"} aria-disabled={busy}>
            {texts.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
