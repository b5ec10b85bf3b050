/** What every form in a dialog does with its answer. */
import { useState } from "preact/hooks";
import { newKey } from "../api/client.ts";
import { wordsOf } from "../shared/toasts.ts";

/** Sends once at a time; what goes wrong is `error`, in words. `key` is the same for every try. */
export function useSending(perform: (key: string) => Promise<void>, onDone: () => void) {
  const [key] = useState(newKey);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await perform(key);
      onDone();
    } catch (problem) {
      const { text, detail } = wordsOf(problem);
      setError(detail ? `${text} ${detail}` : text);
      setBusy(false);
    }
  };
  return { busy, error, setError, send };
}
