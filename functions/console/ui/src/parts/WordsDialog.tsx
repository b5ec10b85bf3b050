import { useState } from "preact/hooks";
import { toast } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { TextArea } from "./Field.tsx";
import { useSending } from "./sending.ts";

interface Props {
  /** `label` "": nothing has to be said. */
  texts: { title: string; text: string; label: string; submit: string; done: string };
  danger: boolean;
  /** Does it; what it throws is said in the dialog, and the words stay. `key` is the same for every try. */
  perform: (words: string, key: string) => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

/** Asks for a few words, does what they are for, and says so. */
export function WordsDialog({ texts, danger, perform, onDone, onClose }: Props) {
  const [words, setWords] = useState("");
  const { busy, error, setError, send } = useSending(
    (key) => perform(words.trim(), key),
    () => {
      toast("success", texts.done);
      onDone();
      onClose();
    },
  );
  const submit = (event: Event) => {
    event.preventDefault();
    if (texts.label && words.trim() === "") setError(t.queue.wordsNeeded);
    else void send();
  };

  return (
    <Dialog title={texts.title} onClose={onClose}>
      <p class="muted">{texts.text}</p>
      <form class="stack loose" onSubmit={submit}>
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
          <Button type="submit" kind={danger ? "dangerPrimary" : "primary"} aria-disabled={busy}>
            {texts.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
